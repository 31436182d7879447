"""FFA-Net: feature fusion attention network for dehazing (Qin et al., AAAI 2020).

The default Config is the published network; its state dict has the published keys. `shuffle=s` works on the
space-to-depth image at 1/s of the resolution: a compact member of the family.

Letters: B batch, C channels, H W height and width of the body (1/shuffle of the image), G groups.
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
from restoration.models.family import Family, Shapes, Tap


@dataclass(frozen=True, slots=True)
class Config:
    groups: int = 3
    blocks: int = 19
    width: int = 64
    shuffle: int = 1


def conv(inputs: int, outputs: int, kernel: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)


def squeezed(width: int, reduction: int) -> int:
    return max(1, width // reduction)


class ChannelAttention(nn.Module):
    """A gate for each channel, drawn from the channel means of the whole image."""

    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = squeezed(width, 8)
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.ca = nn.Sequential(conv(width, hidden, 1), nn.ReLU(), conv(hidden, width, 1), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        return x * self.ca(self.avg_pool(x))


class PixelAttention(nn.Module):
    """A gate for each pixel, the same for all channels.

    Both convolutions are 1x1 although the paper speaks of 3x3: the published weights have these shapes.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = squeezed(width, 8)
        self.pa = nn.Sequential(conv(width, hidden, 1), nn.ReLU(), conv(hidden, 1, 1), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        return x * self.pa(x)


class Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1 = conv(width, width, 3)
        self.act1 = nn.ReLU()
        self.conv2 = conv(width, width, 3)
        self.calayer = ChannelAttention(width)
        self.palayer = PixelAttention(width)

    def forward(self, x: Tensor) -> Tensor:
        y = self.act1(self.conv1(x)) + x
        return self.palayer(self.calayer(self.conv2(y))) + x


class Group(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        blocks = [Block(config.width) for _ in range(config.blocks)]
        self.gp = nn.Sequential(*blocks, conv(config.width, config.width, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.gp(x) + x


class FFANet(nn.Module):
    """(B, 3, h, w) normalised hazy image -> (B, 3, h, w) clear image in [0, 1]; h, w multiples of `shuffle`."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        width, colours = config.width, 3 * config.shuffle**2
        self.config = config
        for number in range(1, config.groups + 1):
            self.add_module(f"g{number}", Group(config))
        # The squeezed width is 1/16 of one group's width, not of the concatenation's: as published.
        hidden = squeezed(width, 16)
        fused = width * config.groups
        self.ca = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), conv(fused, hidden, 1), nn.ReLU(), conv(hidden, fused, 1), nn.Sigmoid()
        )
        self.palayer = PixelAttention(width)
        self.pre = nn.Sequential(conv(colours, width, 3))
        self.post = nn.Sequential(conv(width, width, 3), conv(width, colours, 3))

    def forward(self, hazy: Tensor) -> Tensor:
        # The residual adds the *normalised* hazy image: as published, and why un-normalised input gives nonsense.
        return F.pixel_shuffle(self.post(self._body(hazy)), self.config.shuffle) + hazy

    def _body(self, hazy: Tensor) -> Tensor:
        x = self.pre(F.pixel_unshuffle(hazy, self.config.shuffle))
        features = []
        for number in range(1, self.config.groups + 1):
            x = self.get_submodule(f"g{number}")(x)
            features.append(x)
        return self.palayer(self._fuse(features))

    def _fuse(self, features: list[Tensor]) -> Tensor:
        """Sum over groups of (gate of that group and channel) * feature."""
        gates = self.ca(torch.cat(features, dim=1)).chunk(self.config.groups, dim=1)
        fused = gates[0] * features[0]
        for gate, feature in zip(gates[1:], features[1:], strict=True):
            fused = fused + gate * feature
        return fused


def infer(shapes: Shapes) -> Config:
    width = read.dim(shapes, "pre.0.weight", 0)
    colours = read.dim(shapes, "pre.0.weight", 1)
    shuffle = isqrt(colours // 3)
    if colours != 3 * shuffle**2 or not shuffle:
        raise ShapesDoNotFit(f"pre.0.weight has {colours} input channels, not 3 times a square")
    groups = read.count(shapes, r"g(\d+)\.gp\.0\.conv1\.weight")
    blocks = read.count(shapes, r"g1\.gp\.(\d+)\.conv1\.weight")
    if not groups or not blocks:
        raise ShapesDoNotFit("no g1.gp.0.conv1.weight")
    return Config(groups, blocks, width, shuffle)


def activations(config: Config) -> float:
    """Alive at once: the group outputs, their concatenation, and about six maps of a block (measured 1.9 GB/MP)."""
    return config.width * (2 * config.groups + 2) / config.shuffle**2 + 9


def receptive_field(config: Config) -> int:
    convolutions = config.groups * (2 * config.blocks + 1) + 3
    return (2 * convolutions + 1) * config.shuffle


FAMILY = Family(
    id="ffa",
    title="FFA-Net",
    config=Config,
    compact=Config(3, 4, 64, 4),
    published={"ffa_gps3_blocks19": Config(), "ffa_gps3_blocks20": Config(blocks=20)},
    task=lambda config: "dehaze",
    infer=infer,
    build=FFANet,
    domain=lambda config: RgbDomain(mean=(0.64, 0.60, 0.58), std=(0.14, 0.15, 0.152)),
    multiple_of=lambda config: config.shuffle,
    activations=activations,
    receptive_field=receptive_field,
    taps=(
        Tap("g*.gp.*.calayer.ca", "channel"),
        Tap("g*.gp.*.palayer.pa", "pixel"),
        Tap("ca", "channel"),
        Tap("palayer.pa", "pixel"),
    ),
    exact=lambda config: ("pre", "post"),
    tail=lambda config: ("post",),
)
