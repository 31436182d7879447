"""SAN: second-order attention network for super-resolution (Dai et al., CVPR 2019).

The default Config is the published x2 network; its state dict has the published keys. It eats and returns 0..255.
`shuffle=s` as in blocks.py. Sides of at least 4 * shuffle; the time of non-local attention grows with the square of
the number of pixels.

Letters: B batch, C channels, H W height and width of the body (1/shuffle of the image), h w of a region, N = H * W.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import blocks
from restoration.models import shapes as read
from restoration.models.domain import RgbDomain
from restoration.models.family import Family, Shapes, Tap

LARGEST_CROP = 1000
LARGEST_MAP = 2**24  # numbers of pairwise attention at once: beyond, a region's queries are asked in parts
LARGEST_SIDE = 256  # of the body: pairwise attention costs the square of the pixels
MIDDLE_STEPS = 3  # of Newton and Schulz, between the first and the last
NON_LOCAL_REDUCTION = 8


@dataclass(frozen=True, slots=True)
class Config:
    """`scale` is 3 or a power of two; `reduction` divides `width`."""

    groups: int = 20
    blocks: int = 10
    width: int = 64
    reduction: int = 16
    scale: int = 2
    shuffle: int = 1


def covariance(x: Tensor) -> Tensor:
    """(B, C, H, W) -> (B, C, C): Z Z^T / N, Z without its mean. The published code's (N, N) matrix is not needed."""
    centred = x.flatten(2) - x.flatten(2).mean(2, keepdim=True)
    return centred @ centred.transpose(1, 2) / centred.shape[2]


def square_root(matrix: Tensor) -> Tensor:
    """Newton-Schulz, five steps. Far from converged: five is a part of the network, not a precision."""
    trace = matrix.diagonal(dim1=1, dim2=2).sum(1)[:, None, None]
    a = matrix / trace
    three = 3 * a.new_ones(a.shape[1]).diag()
    z = 0.5 * (three - a)
    y = a @ z
    for _ in range(MIDDLE_STEPS):
        t = 0.5 * (three - z @ y)
        y, z = y @ t, t @ z
    return 0.5 * y @ (three - z @ y) * trace.sqrt()


def _window(side: int, other: int) -> slice:
    """What is seen of a side: its middle 1000.

    The published comparisons are strict. So beside an other side of exactly 1000 a short side is cropped too, from a
    negative start, and loses its beginning.
    """
    if side < LARGEST_CROP and other != LARGEST_CROP:
        return slice(None)
    start = (side - LARGEST_CROP) // 2
    return slice(start, start + LARGEST_CROP)


def middle(x: Tensor) -> Tensor:
    height, width = x.shape[2:]
    return x[:, :, _window(height, width), _window(width, height)]


class SecondOrderAttention(nn.Module):
    """SOCA: a gate for each channel, drawn from how the channels vary together over the whole image."""

    def __init__(self, width: int, reduction: int) -> None:
        super().__init__()
        self.conv_du = blocks.channel_gate(width, reduction)

    def forward(self, x: Tensor) -> Tensor:
        statistics = square_root(covariance(middle(x))).mean(1)
        return x * self.conv_du(statistics[:, :, None, None])


class Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv_first = nn.Sequential(blocks.conv(width, width, 3), nn.ReLU(), blocks.conv(width, width, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.conv_first(x) + x


class Group(nn.Module):
    """LSRAG. Its gamma is never used."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1))
        self.rcab = nn.Sequential(*(Block(config.width) for _ in range(config.blocks)))
        self.soca = SecondOrderAttention(config.width, config.reduction)
        self.conv_last = blocks.conv(config.width, config.width, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv_last(self.soca(self.rcab(x))) + x


class NonLocal(nn.Module):
    """Every pixel looks at every 2x2 of its region. Pooling was meant to be off; the published weights had it on."""

    def __init__(self, width: int) -> None:
        super().__init__()
        inner = blocks.squeezed(width, NON_LOCAL_REDUCTION)
        self.g = nn.Sequential(blocks.conv(width, inner, 1), nn.MaxPool2d(2))
        self.W = blocks.conv(inner, width, 1)
        self.theta = blocks.conv(width, inner, 1)
        self.phi = nn.Sequential(blocks.conv(width, inner, 1), nn.MaxPool2d(2))
        # Sees the scores as (B, Q, height, width of the grid of keys), answers (B, Q, K): weights that sum to one.
        self.softmax = nn.Sequential(nn.Flatten(2), nn.Softmax(dim=2))
        for parameter in self.W.parameters():
            nn.init.zeros_(parameter)

    def forward(self, x: Tensor) -> Tensor:
        queries = self.theta(x).flatten(2).transpose(1, 2)
        keys, values = self.phi(x), self.g(x)
        at_once = max(1, LARGEST_MAP // (len(x) * keys.shape[2] * keys.shape[3]))
        answers = [self._look(some, keys, values) for some in queries.split(at_once, dim=1)]
        return self.W(torch.cat(answers, dim=1).transpose(1, 2).reshape(len(x), -1, *x.shape[2:])) + x

    def _look(self, queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        scores = (queries @ keys.flatten(2)).reshape(len(keys), -1, *keys.shape[2:])
        return self.softmax(scores) @ values.flatten(2).transpose(1, 2)


class RegionNonLocal(nn.Module):
    """RL-NL: the four quarters of the image, each for itself. Its second-order attention is never used."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.soca = SecondOrderAttention(width, NON_LOCAL_REDUCTION)
        self.non_local = NonLocal(width)

    def forward(self, x: Tensor) -> Tensor:
        """In the published order: left above, left below, right above, right below."""
        row, column = x.shape[2] // 2, x.shape[3] // 2
        return torch.cat([self._halves(x[..., :column], row), self._halves(x[..., column:], row)], dim=3)

    def _halves(self, x: Tensor, row: int) -> Tensor:
        return torch.cat([self.non_local(x[:, :, :row]), self.non_local(x[:, :, row:])], dim=2)


class SAN(nn.Module):
    """(B, 3, h, w) image in [0, 255] -> (B, 3, scale * h, scale * w); h, w multiples of `shuffle`, at least 4 of them.

    `conv_last`, every group's gamma and `non_local.soca` are in the published files and do nothing.
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        width, colours = config.width, 3 * config.shuffle**2
        self.config = config
        self.gamma = nn.Parameter(torch.zeros(1))
        # Published training never froze the two shifts: they are weights like others.
        self.sub_mean = blocks.MeanShift(-1)
        self.RG = nn.ModuleList(Group(config) for _ in range(config.groups))
        self.conv_last = blocks.conv(width, width, 3)
        self.add_mean = blocks.MeanShift(+1)
        self.non_local = RegionNonLocal(width)
        self.head = nn.Sequential(blocks.conv(colours, width, 3))
        self.tail = blocks.tail(width, config.scale, colours)

    def forward(self, image: Tensor) -> Tensor:
        x = self.head(F.pixel_unshuffle(self.sub_mean(image), self.config.shuffle))
        x = self.tail(self._body(x) + x)
        return self.add_mean(F.pixel_shuffle(x, self.config.shuffle))

    def _body(self, x: Tensor) -> Tensor:
        shared = x = self.non_local(x)
        for group in self.RG:
            x = group(x) + self.gamma * shared
        return self.non_local(x)


def infer(shapes: Shapes) -> Config:
    groups = read.count(shapes, r"RG\.(\d+)\.conv_last\.weight")
    inner = read.count(shapes, r"RG\.0\.rcab\.(\d+)\.conv_first\.0\.weight")
    if not groups or not inner:
        raise ShapesDoNotFit("no RG.0.rcab.0.conv_first.0.weight")
    return Config(
        groups=groups,
        blocks=inner,
        width=read.dim(shapes, "head.0.weight", 0),
        reduction=blocks.infer_reduction(shapes, "RG.0.soca.conv_du.0.weight"),
        scale=blocks.infer_scale(shapes),
        shuffle=blocks.infer_shuffle(shapes),
    )


def activations(config: Config) -> float:
    """Alive at once: two maps for the whole body and about seven of a block, or two and the last step of the tail.

    Besides, whatever the size of the image: two pairwise maps of at most LARGEST_MAP.
    """
    body, tail = 7 * config.width, blocks.tail_activations(config.width, config.scale)
    return (2 * config.width + max(body, tail)) / config.shuffle**2 + 3 * (1 + config.scale**2)


def receptive_field(config: Config) -> int:
    """In pixels of the input, without what second-order and non-local attention see: the image and its quarters."""
    convolutions = config.groups * (2 * config.blocks + 1) + 3
    return (2 * convolutions + 1) * config.shuffle


FAMILY = Family(
    id="san",
    title="SAN",
    config=Config,
    compact=Config(3, 4, 64, 8, 2, shuffle=4),
    published={f"san_x{scale}": Config(scale=scale) for scale in (2, 3, 4, 8)},
    task=lambda config: "upscale",
    infer=infer,
    build=SAN,
    domain=lambda config: RgbDomain(peak=blocks.WHITE),
    multiple_of=lambda config: config.shuffle,
    smallest=lambda config: 4 * config.shuffle,
    largest=lambda config: LARGEST_SIDE * config.shuffle,
    activations=activations,
    receptive_field=receptive_field,
    taps=(
        Tap("RG.*.soca.conv_du", "channel"),
        Tap("non_local.non_local.softmax", "pairwise", (2, 2)),
    ),
    exact=lambda config: ("sub_mean", "head", "RG.*.soca", "non_local", "tail.1", "add_mean"),
    tail=lambda config: ("tail",),
    scale=lambda config: config.scale,
)
