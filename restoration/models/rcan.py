"""RCAN: residual channel attention networks for super-resolution (Zhang et al., ECCV 2018).

The default Config is the published x2 network; its state dict has the published keys. It eats and returns 0..255.
`shuffle=s` lets all of it work at 1/s of the resolution: a compact member of the family; see blocks.py.

Letters: B batch, C channels, H W height and width of the body (1/shuffle of the image).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch.nn.functional as F
from torch import Tensor, nn

from restoration.models import blocks
from restoration.models import shapes as read
from restoration.models.domain import RgbDomain
from restoration.models.family import Family, Shapes, Tap


@dataclass(frozen=True, slots=True)
class Config:
    """`scale` is 3 or a power of two; `reduction` divides `width`."""

    groups: int = 10
    blocks: int = 20
    width: int = 64
    reduction: int = 16
    scale: int = 2
    shuffle: int = 1


class RCAN(nn.Module):
    """(B, 3, h, w) image in [0, 255] -> (B, 3, scale * h, scale * w); h, w multiples of `shuffle`."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        width, colours = config.width, 3 * config.shuffle**2
        self.config = config
        # Published training never froze the two shifts: they are weights like others.
        self.sub_mean = blocks.MeanShift(-1)
        self.add_mean = blocks.MeanShift(+1)
        self.head = nn.Sequential(blocks.conv(colours, width, 3))
        self.body = blocks.residual_groups(config.groups, config.blocks, width, config.reduction)
        self.tail = blocks.tail(width, config.scale, colours)

    def forward(self, image: Tensor) -> Tensor:
        x = self.head(F.pixel_unshuffle(self.sub_mean(image), self.config.shuffle))
        x = self.tail(self.body(x) + x)
        return self.add_mean(F.pixel_shuffle(x, self.config.shuffle))


def plain_start(net: nn.Module) -> None:
    assert isinstance(net, RCAN)
    blocks.begin_as_enlargement(net.head[0], net.body[-1], net.tail)


def infer(shapes: Shapes) -> Config:
    groups, inner = blocks.infer_groups(shapes)
    return Config(
        groups=groups,
        blocks=inner,
        width=read.dim(shapes, "head.0.weight", 0),
        reduction=blocks.infer_reduction(shapes, "body.0.body.0.body.3.conv_du.0.weight"),
        scale=blocks.infer_scale(shapes),
        shuffle=blocks.infer_shuffle(shapes),
    )


def activations(config: Config) -> float:
    """Alive at once: the head's map and about seven of a block, or the last step of the tail (measured: 7 % more)."""
    body, tail = 7 * config.width, blocks.tail_activations(config.width, config.scale)
    return (config.width + max(body, tail)) / config.shuffle**2 + 3 * (1 + config.scale**2)


def receptive_field(config: Config) -> int:
    """In pixels of the input, without what channel attention sees: the whole image."""
    convolutions = config.groups * (2 * config.blocks + 1) + 4
    return (2 * convolutions + 1) * config.shuffle


FAMILY = Family(
    id="rcan",
    title="RCAN",
    config=Config,
    compact=Config(3, 4, 24, 6, 2),
    published={f"rcan_x{scale}": Config(scale=scale) for scale in (2, 3, 4, 8)},
    task=lambda config: "upscale",
    infer=infer,
    build=RCAN,
    domain=lambda config: RgbDomain(peak=blocks.WHITE),
    multiple_of=lambda config: config.shuffle,
    activations=activations,
    receptive_field=receptive_field,
    taps=(Tap("body.*.body.*.body.3.conv_du", "channel"),),
    exact=lambda config: ("sub_mean", "head", "tail.1", "add_mean"),
    tail=lambda config: ("tail",),
    scale=lambda config: config.scale,
    plain_start=plain_start,
)
