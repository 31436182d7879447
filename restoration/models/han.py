"""HAN: holistic attention network for super-resolution (Niu et al., ECCV 2020). RCAN's body, and two attentions more.

The default Config is the published x2 network; its state dict has the keys of the published code. The released files
say `ga` and `da` for `csa` and `la`: `FAMILY.renamed`. It eats and returns 0..255. `shuffle=s` as in blocks.py.

Letters: B batch, C channels, H W height and width of the body (1/shuffle of the image), L layers (groups + 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
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


class LayerAttention(nn.Module):
    """LAM: every layer receives from the others, most from the one that is *least* like it.

    Energies are sums over all numbers of a layer, so the answer depends on the size of the image and is nearly one-hot.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1))
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, layers: Tensor) -> Tensor:
        """(B, L, C, H, W) -> the same shape: gamma * (attention @ layers) + layers"""
        flat = layers.flatten(2)
        energy = flat @ flat.transpose(1, 2)
        attention = self.softmax(energy.amax(-1, keepdim=True) - energy)
        return self.gamma * (attention @ flat).view_as(layers) + layers


class ChannelSpatialAttention(nn.Module):
    """CSAM: a gate for every number of the map, from its 3x3x3 neighbours in channels, rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1))
        self.conv = nn.Conv3d(1, 1, 3, padding=1)
        self.sigmoid = nn.Sigmoid()

    def forward(self, x: Tensor) -> Tensor:
        gate = self.sigmoid(self.conv(x[:, None]))[:, 0]
        return self.gamma * gate * x + x


class HAN(nn.Module):
    """(B, 3, h, w) image in [0, 255] -> (B, 3, scale * h, scale * w); h, w multiples of `shuffle`."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        width, colours = config.width, 3 * config.shuffle**2
        self.config = config
        # Unlike RCAN and SAN, HAN does freeze its two shifts.
        self.sub_mean = blocks.MeanShift(-1).requires_grad_(False)
        self.add_mean = blocks.MeanShift(+1).requires_grad_(False)
        self.head = nn.Sequential(blocks.conv(colours, width, 3))
        self.body = blocks.residual_groups(config.groups, config.blocks, width, config.reduction)
        self.csa = ChannelSpatialAttention()
        self.la = LayerAttention()
        self.last_conv = blocks.conv((config.groups + 1) * width, width, 3)
        self.last = blocks.conv(2 * width, width, 3)
        self.tail = blocks.tail(width, config.scale, colours)

    def forward(self, image: Tensor) -> Tensor:
        x = self.head(F.pixel_unshuffle(self.sub_mean(image), self.config.shuffle))
        x = self.tail(self._body(x) + x)
        return self.add_mean(F.pixel_shuffle(x, self.config.shuffle))

    def _body(self, x: Tensor) -> Tensor:
        layers: list[Tensor] = []
        for layer in self.body:
            x = layer(x)
            layers.append(x)
        # Newest first: the body's last convolution, the last group, ..., the first group.
        attended = self.la(torch.stack(layers[::-1], dim=1))
        return self.last(torch.cat([self.csa(x), self.last_conv(attended.flatten(1, 2))], dim=1))


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
    """Alive at once: every layer four times while attending, or twice beside a three-dimensional convolution, whose
    single channel oneDNN pads to sixteen; or the last step of the tail. As measured."""
    layers = config.width * max(4 * (config.groups + 1), 2 * (config.groups + 1) + 18)
    tail = blocks.tail_activations(config.width, config.scale)
    return (config.width + max(layers, tail)) / config.shuffle**2 + 3 * (1 + config.scale**2)


def receptive_field(config: Config) -> int:
    """In pixels of the input, without what channel and layer attention see: the whole image."""
    convolutions = config.groups * (2 * config.blocks + 1) + 6
    return (2 * convolutions + 1) * config.shuffle


FAMILY = Family(
    id="han",
    title="HAN",
    config=Config,
    compact=Config(3, 4, 64, 8, 2, shuffle=4),
    published={f"han_x{scale}": Config(scale=scale) for scale in (2, 3, 4, 8)},
    task=lambda config: "upscale",
    infer=infer,
    build=HAN,
    domain=lambda config: RgbDomain(peak=blocks.WHITE),
    multiple_of=lambda config: config.shuffle,
    activations=activations,
    receptive_field=receptive_field,
    taps=(
        Tap("body.*.body.*.body.3.conv_du", "channel"),
        Tap("csa.sigmoid", "pixel"),
        Tap("la.softmax", "layer"),
    ),
    # Energies of layers are sums of a million products: layer attention needs all the digits.
    exact=lambda config: ("sub_mean", "head", "la", "tail.1", "add_mean"),
    tail=lambda config: ("tail",),
    scale=lambda config: config.scale,
    renamed=(("ga.", "csa."), ("da.", "la.")),
)
