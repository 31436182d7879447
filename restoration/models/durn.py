"""DuRN: dual residual networks for noise, blur, haze, raindrops and rain (Liu et al., CVPR 2019); six variants.

The default Config is DuRN-US, published for haze. A Config of fewer blocks has the first ones of its variant, one of
more repeats the last; kernels and dilations belong to the variant, for dilations leave no trace in shapes.
`shuffle=s` works on the space-to-depth image: P, P-no-norm and S at 1/s of the resolution, the others at 1/(4s).
Letters: B batch, C channels, h w height and width.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import shapes as read
from restoration.models.domain import RgbDomain
from restoration.models.durn_blocks import VARIANTS, Block, RaisingBlock, Step, conv, doubling, norm
from restoration.models.family import Family, Shapes, Tap


@dataclass(frozen=True, slots=True)
class Config:
    variant: str = "us"
    width: int = 64
    blocks: int = 12
    shuffle: int = 1


FLAT = ("p-no-norm", "p", "s")  # everything at one resolution
RAISING = ("u", "us")  # blocks at a quarter of it, their second stream at half


def steps(config: Config) -> tuple[Step, ...]:
    published = VARIANTS[config.variant].steps
    return published[: config.blocks] + published[-1:] * (config.blocks - len(published))


def colours(variant: str) -> int:
    return 1 if VARIANTS[variant].domain.grey else 3


class DuRN(nn.Module):
    """(B, C, h, w) in [0, 1] -> the same shape, with at most 1 added to or taken from each value.

    C is 1 for P and 3 for all others; h, w are multiples of `multiple_of(config)` and not below `smallest(config)`.
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.kind = VARIANTS[config.variant].norm
        self.colours = colours(config.variant) * config.shuffle**2

    def forward(self, spoilt: Tensor) -> Tensor:
        return spoilt + self._difference(spoilt)

    def _difference(self, spoilt: Tensor) -> Tensor:
        features = self._features(F.pixel_unshuffle(spoilt, self.config.shuffle))
        return F.pixel_shuffle(torch.tanh(features), self.config.shuffle)

    def _features(self, x: Tensor) -> Tensor:
        raise NotImplementedError


class FlatDuRN(DuRN):
    """DuRN-P, P-no-norm and S: everything at one resolution."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        width = config.width
        self.conv1 = conv(self.colours, width, 3)
        self.norm1 = norm(self.kind, width)
        self.conv2 = conv(width, width, 3)
        self.norm2 = norm(self.kind, width)
        for number, step in enumerate(steps(config), 1):
            self.add_module(f"block{number}", Block(width, step, self.kind))
        self.conv3 = conv(width, width, 3)
        self.norm3 = norm(self.kind, width)
        self.conv4 = conv(width, self.colours, 3)

    def _features(self, x: Tensor) -> Tensor:
        x = F.relu(self.norm1(self.conv1(x)))
        x = second = F.relu(self.norm2(self.conv2(x)))
        for number in range(1, self.config.blocks + 1):
            x, second = self.get_submodule(f"block{number}")(x, second)
        return self.conv4(F.relu(self.norm3(self.conv3(x))))


class RaisingDuRN(DuRN):
    """DuRN-U and US: blocks at a quarter of the resolution, their second stream at half of it."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        narrow = config.width
        rise, middle, wide = (1, 2 * narrow, 4 * narrow) if config.variant == "u" else (3, narrow, narrow)
        self.conv1 = nn.Conv2d(self.colours, narrow, 7, padding=3)
        self.norm1 = norm(self.kind, narrow)
        self.conv2 = nn.Conv2d(narrow, middle, 3, 2, padding=1)
        self.norm2 = norm(self.kind, middle)
        self.conv3 = nn.Conv2d(middle, wide, 3, 2, padding=1)
        self.norm3 = norm(self.kind, wide)
        for number, step in enumerate(steps(config), 1):
            self.add_module(f"rud{number}", RaisingBlock(wide, middle, step, self.kind, rise))
        self.upconv1 = conv(wide, 4 * middle, rise)
        self.upnorm1 = norm(self.kind, 4 * middle)
        self.conv4 = conv(middle, middle, 3)
        self.norm4 = norm(self.kind, middle)
        self.upconv2 = conv(middle, 4 * narrow, rise)
        self.upnorm2 = norm(self.kind, 4 * narrow)
        self.conv5 = conv(narrow, narrow, 3)
        self.norm5 = norm(self.kind, narrow)
        self.end_conv = nn.Conv2d(narrow, self.colours, 7, padding=3)

    def _features(self, x: Tensor) -> Tensor:
        x = F.relu(self.norm1(self.conv1(x)))
        second = F.relu(self.norm2(self.conv2(x)))
        x = F.relu(self.norm3(self.conv3(second)))
        for number in range(1, self.config.blocks + 1):
            x, second = self.get_submodule(f"rud{number}")(x, second)
        x = F.pixel_shuffle(self.upnorm1(self.upconv1(x)), 2)
        x = F.relu(self.norm4(self.conv4(x)))
        x = F.pixel_shuffle(self.upnorm2(self.upconv2(x)), 2)
        return self.end_conv(F.relu(self.norm5(self.conv5(x))))


class RaindropDuRN(DuRN):
    """DuRN-S-P: gated blocks, then plain ones, all at a quarter of the resolution."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        narrow, wide = config.width, 2 * config.width
        # Two rows and columns are lost, and come back by rounding up: as published, why sizes are multiples of four.
        self.conv1 = nn.Conv2d(self.colours, narrow, 5, padding=1)
        self.norm1 = norm(self.kind, narrow)
        self.conv2 = nn.Conv2d(narrow, wide, 3, 2, padding=1)
        self.norm2 = norm(self.kind, wide)
        self.conv3 = nn.Conv2d(wide, wide, 3, 2, padding=1)
        self.norm3 = norm(self.kind, wide)
        for number, step in enumerate(steps(config), 1):
            self.add_module(f"rud{number}", Block(wide, step, self.kind, zeros=True))
        self.deconv1 = doubling(wide, wide)
        self.conv4 = conv(wide, wide, 3)
        self.norm4 = norm(self.kind, wide)
        self.deconv2 = doubling(wide, narrow)
        self.end_conv = conv(narrow, self.colours, 5)
        self.prelu = nn.PReLU()  # published weights have it, nothing uses it

    def forward(self, spoilt: Tensor) -> Tensor:
        # What the network finds is taken away here, and added everywhere else: as published.
        return spoilt - self._difference(spoilt)

    def _features(self, x: Tensor) -> Tensor:
        x = F.relu(self.norm1(self.conv1(x)))
        x = F.relu(self.norm2(self.conv2(x)))
        x = second = F.relu(self.norm3(self.conv3(x)))
        was_gated = True
        for number, step in enumerate(steps(self.config), 1):
            if was_gated and not step.gated:
                second = x  # the second stream begins anew with the plain blocks: as published
            x, second = self.get_submodule(f"rud{number}")(x, second)
            was_gated = step.gated
        x = F.relu(self.norm4(self.conv4(F.relu(self.deconv1(x)))))
        return self.end_conv(F.relu(self.deconv2(x)))


def build(config: Config) -> DuRN:
    if config.variant == "s-p":
        return RaindropDuRN(config)
    return RaisingDuRN(config) if config.variant in RAISING else FlatDuRN(config)


def plain_start(net: nn.Module) -> None:
    """Fresh weights whose answer is the photograph itself."""
    last = net.conv4 if isinstance(net, FlatDuRN) else net.get_submodule("end_conv")
    for weights in last.parameters():
        nn.init.zeros_(weights)


def infer(shapes: Shapes) -> Config:
    """Which layers there are tells the variant, and so the kernels and dilations of every block."""
    found = [variant for variant, facts in VARIANTS.items() if facts.mark in shapes]
    if not found:
        raise ShapesDoNotFit("no block1.conv1.conv2d.weight, rud1.conv_pre.conv2d.weight or deconv1.0.weight")
    variant = found[-1]
    first = "conv1.conv2d.weight" if variant in FLAT else "conv1.weight"
    channels = read.dim(shapes, first, 1)
    shuffle = isqrt(channels // colours(variant))
    if channels != colours(variant) * shuffle**2 or not shuffle:
        raise ShapesDoNotFit(f"{first} has {channels} input channels, not {colours(variant)} times a square")
    blocks = read.count(shapes, r"(?:block|rud)(\d+)\.conv1\.conv2d\.weight")
    if not blocks:
        raise ShapesDoNotFit("no rud1.conv1.conv2d.weight")
    return Config(variant, read.dim(shapes, first, 0), blocks, shuffle)


def units(config: Config) -> tuple[int, int]:
    """How many pixels one of the blocks stands for, and one of their second stream."""
    if config.variant in FLAT:
        return config.shuffle, config.shuffle
    return 4 * config.shuffle, (2 if config.variant in RAISING else 4) * config.shuffle


def multiple_of(config: Config) -> int:
    return units(config)[0]


def smallest(config: Config) -> int:
    """What height and width must reach: a mirror image needs more rows than it repeats."""
    first, second = units(config)
    reach = max(step.reflected(zeros=config.variant not in FLAT) for step in steps(config))
    return max(2 * first, (reach + 1) * second)


def receptive_field(config: Config) -> int:
    """As far as a pixel looks through convolutions; gates and DuRN-U's normalisation see the whole image besides."""
    first, second = units(config)
    rise = 2 if config.variant == "us" else 0
    looks = [first * (4 + rise) + second * (step.span + 4 * step.gated) for step in steps(config)]
    return sum(looks) + config.shuffle * (9 if config.variant in FLAT else 41 + 6 * rise)


def activations(config: Config) -> float:
    """Maps of the first layer's width that are alive at once (measured 0.7 GB/MP for P, 1.2 for US, 1.9 for U)."""
    return config.width * (8 if config.variant == "u" else 6) / config.shuffle**2 + 9


def exact(config: Config) -> tuple[str, ...]:
    """The first and the last layer."""
    return ("conv1", "conv4" if config.variant in FLAT else "end_conv")


def domain(config: Config) -> RgbDomain:
    return VARIANTS[config.variant].domain


PUBLISHED = {
    "durn_p": Config("p", 32, 6),
    "durn_p_no_norm": Config("p-no-norm", 32, 6),
    "durn_u": Config("u", 64, 6),
    "durn_us": Config("us", 64, 12),
    "durn_s_p": Config("s-p", 64, 9),
    "durn_s": Config("s", 64, 6),
}
FAMILY = Family(
    id="durn",
    title="DuRN",
    config=Config,
    compact=Config("us", 32, 6, 2),
    published=PUBLISHED,
    task=lambda config: VARIANTS[config.variant].task,
    infer=infer,
    build=build,
    domain=domain,
    multiple_of=multiple_of,
    smallest=smallest,
    activations=activations,
    receptive_field=receptive_field,
    taps=(Tap("*.se.se.fc", "channel"),),
    exact=exact,
    tail=lambda config: exact(config)[-1:],
    held=("*.norm.moments",),
    plain_start=plain_start,
)
