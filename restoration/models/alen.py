"""ALEN: attention-based low-light enhancement of raw images, a U-Net with non-local and channel attention.

The default Config is the published network: a packed Bayer mosaic goes in, sRGB of twice its size comes out. Its state
dict has the published keys. `colours=3` is our member for ordinary photographs: RGB in, RGB of the same size out. Both
work at 1/shuffle of the photograph's resolution: a packed mosaic is already at half of it, RGB is shuffled first.
The published network needs packed sides of 64 at least; this one answers the same there, and below it too.

Letters: B batch, C channels, H W height and width of a feature map, Q queries, K keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import shapes as read
from restoration.models.domain import RgbDomain
from restoration.models.family import Family, Shapes, Tap

EXPOSURES = (0.8, 1.0, 1.2, 1.5)
"""The network is shown the image as darker and as brighter exposures would have it."""

PAIRS = 2**24
"""Queries times keys that are looked at together. Their number grows with the square of the pixels: those of a raw file
of 24 megapixels would take 35 GB at once."""

LARGEST_SIDE = 768
"""Of what the body sees: every place looks at all others, so beyond it time grows with the square of the pixels."""
PUBLISHED_SIDE = 2304
"""Files of Learning to See in the Dark go through the published network whole, as published: 2128 packed pixels."""


@dataclass(frozen=True, slots=True)
class Config:
    """`colours` is 4 for packed Bayer planes, 3 for RGB. `isl` halves by inverted shuffle, as the paper says, where the
    published code takes the maximum. Raises ValueError for packed planes and an odd `shuffle`."""

    colours: int = 4
    width: int = 32
    depth: int = 3
    shuffle: int = 2
    isl: bool = False

    def __post_init__(self) -> None:
        if self.colours not in (3, 4) or self.shuffle % self.packed:
            raise ValueError(f"no input has {self.colours} colours and shuffle {self.shuffle}")

    @property
    def packed(self) -> int:
        """The side of the cell of photograph pixels that one input pixel holds."""
        return 2 if self.colours == 4 else 1

    @property
    def folded(self) -> int:
        """How many times smaller than its input the body is."""
        return self.shuffle // self.packed


def conv(inputs: int, outputs: int, kernel: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)


def activation() -> nn.LeakyReLU:
    return nn.LeakyReLU(0.2)


def pooled(x: Tensor, side: int) -> Tensor:
    """Means of whole squares; what is left over on the right and below is dropped. Maps that are smaller stay whole."""
    height, width = x.shape[2:]
    return F.avg_pool2d(x, (min(side, height), min(side, width)))


def space_to_depth(x: Tensor) -> Tensor:
    """(B, C, 2H, 2W) -> (B, 4C, H, W): all channels of the top left pixels, then clockwise; unlike pixel_unshuffle."""
    corners = (x[..., ::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2], x[..., 1::2, ::2])
    return torch.cat(corners, dim=1)


class ChannelAttention(nn.Module):
    """A gate for each channel, drawn from the channel means of the whole image.

    The gates are (B, 1, 1, C) as in the published code, which knew no batch but of one.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(width, width), nn.ReLU(), nn.Linear(width, width), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        means = x.mean(dim=(2, 3))[:, None, None]
        return x * self.fc(means).permute(0, 3, 1, 2)


class NonLocal(nn.Module):
    """Every place (query) becomes a mean of all places (keys), weighted by likeness.

    As published: no scaling of the scores, keys four times coarser than queries, nearest neighbours on the way back,
    no residual.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        inner = max(1, width // 4)
        self.theta = conv(width, inner, 1)
        self.phi = conv(width, inner, 1)
        self.g = conv(width, inner, 1)
        self.conv = conv(inner, width, 1)
        # Sees the scores as (B, Q, height, width of the grid of keys), answers (B, Q, K): weights that sum to one.
        self.softmax = nn.Sequential(nn.Flatten(2), nn.Softmax(dim=2))

    def forward(self, x: Tensor) -> Tensor:
        coarse = pooled(x, 2)
        queries = self.theta(coarse).flatten(2).transpose(1, 2)
        keys, values = pooled(self.phi(coarse), 4), pooled(self.g(coarse), 4)
        together = max(1, PAIRS // (len(x) * keys.shape[2] * keys.shape[3]))
        found = [self._look(some, keys, values) for some in queries.split(together, dim=1)]
        means = torch.cat(found, dim=1).transpose(1, 2).reshape(len(x), -1, *coarse.shape[2:])
        return F.interpolate(self.conv(means), size=x.shape[2:], mode="nearest")

    def _look(self, queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        scores = (queries @ keys.flatten(2)).reshape(len(keys), -1, *keys.shape[2:])
        return self.softmax(scores) @ values.flatten(2).transpose(1, 2)


class Block(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv1 = nn.Sequential(ChannelAttention(inputs), conv(inputs, outputs, 3), activation())
        self.conv2 = nn.Sequential(conv(outputs, outputs, 3), activation())

    def forward(self, x: Tensor) -> Tensor:
        return self.conv2(self.conv1(x))


class NonLocalBlock(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.nonlocalblock = NonLocal(inputs)
        self.seblock = ChannelAttention(2 * inputs)
        self.fusion = nn.Sequential(conv(2 * inputs, outputs, 3), activation())
        self.conv1 = nn.Sequential(conv(outputs, outputs, 3), activation())

    def forward(self, x: Tensor) -> Tensor:
        both = torch.cat([self.nonlocalblock(x), x], dim=1)
        return self.conv1(self.fusion(self.seblock(both)))


class InvertedShuffle(nn.Conv2d):
    """Half the size without losing a pixel: the paper's ISL, which the published code replaced by a maximum."""

    def __init__(self, width: int) -> None:
        super().__init__(4 * width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(space_to_depth(x))


class ALEN(nn.Module):
    """(B, colours, h, w) in [0, 1], bright raw values beyond it too -> (B, 3, h * packed, w * packed), never negative;
    h, w multiples of 2^depth * folded."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        widths = [config.width * 2**level for level in range(config.depth + 1)]
        self.inc = Block(len(EXPOSURES) * config.colours * config.folded**2, config.width)
        for number, (narrow, wide) in enumerate(pairwise(widths), 1):
            halved = InvertedShuffle(narrow) if config.isl else nn.MaxPool2d(2)
            self.add_module(f"layer{number}", nn.Sequential(halved, NonLocalBlock(narrow, wide)))
        for number, (wide, narrow) in enumerate(pairwise(reversed(widths)), 1):
            self.add_module(f"up{number}", nn.ConvTranspose2d(wide, narrow, 2, stride=2))
            self.add_module(f"layer{config.depth + number}", nn.Sequential(Block(wide, narrow)))
        outputs = 3 * config.shuffle**2
        self.output = nn.Sequential(conv(config.width, outputs, 1), nn.ReLU(), nn.PixelShuffle(config.shuffle))
        # Fresh weights answer grey: a colour of a sub-pixel that begins negative everywhere would stay black for ever.
        nn.init.constant_(self.get_parameter("output.0.bias"), 0.5)

    def forward(self, dark: Tensor) -> Tensor:
        x = F.pixel_unshuffle(dark, self.config.folded)
        x = self.inc(torch.cat([x * exposure for exposure in EXPOSURES], dim=1))
        passed = []
        for number in range(1, self.config.depth + 1):
            passed.append(x)
            x = self.get_submodule(f"layer{number}")(x)
        for number in range(1, self.config.depth + 1):
            x = torch.cat([self.get_submodule(f"up{number}")(x), passed.pop()], dim=1)
            x = self.get_submodule(f"layer{self.config.depth + number}")(x)
        return self.output(x)


def infer(shapes: Shapes) -> Config:
    width = read.dim(shapes, "inc.conv1.1.weight", 0)
    outputs = read.dim(shapes, "output.0.weight", 0)
    shuffle = isqrt(outputs // 3)
    if outputs != 3 * shuffle**2 or not shuffle:
        raise ShapesDoNotFit(f"output.0.weight has {outputs} output channels, not 3 times a square")
    depth = read.count(shapes, r"up(\d+)\.weight")
    if not depth:
        raise ShapesDoNotFit("no up1.weight")
    colours = _colours(read.dim(shapes, "inc.conv1.1.weight", 1), shuffle)
    return Config(colours, width, depth, shuffle, isl="layer1.0.weight" in shapes)


def _colours(inputs: int, shuffle: int) -> int:
    """A photograph has three numbers a pixel, a mosaic one."""
    cell = len(EXPOSURES) * shuffle**2
    if inputs == 3 * cell:
        return 3
    if inputs == cell and shuffle % 2 == 0:
        return 4
    raise ShapesDoNotFit(f"inc.conv1.1.weight has {inputs} input channels, of neither a photograph nor packed planes")


def activations(config: Config) -> float:
    exposed = len(EXPOSURES) * config.colours * config.folded**2
    return (6 * config.width + 2 * exposed) / config.folded**2 + 3 * config.packed**2


def receptive_field(config: Config) -> int:
    """What convolutions reach; attention reaches everywhere."""
    cell = 2**config.depth
    convolutions = 4 * (2 * cell - 1) + 4 * (cell - 1)
    return (convolutions + 2 * cell) * config.folded


FAMILY = Family(
    id="alen",
    title="ALEN",
    config=Config,
    compact=Config(3, 44, 2, 4),
    published={"alen": Config()},
    task=lambda config: "lowlight",
    infer=infer,
    build=ALEN,
    domain=lambda config: RgbDomain((0.0,) * config.colours, (1.0,) * config.colours),
    multiple_of=lambda config: 2**config.depth * config.folded,
    activations=activations,
    receptive_field=receptive_field,
    largest=lambda config: PUBLISHED_SIDE if config == Config() else LARGEST_SIDE * config.folded,
    taps=(
        Tap("*.conv1.0.fc", "channel"),
        Tap("layer*.1.seblock.fc", "channel"),
        Tap("layer*.1.nonlocalblock.softmax", "pairwise"),
    ),
    exact=lambda config: ("inc", "output"),
    tail=lambda config: ("output",),
    held=("layer*.1.nonlocalblock.phi", "layer*.1.nonlocalblock.g"),
    scale=lambda config: config.packed,
)
