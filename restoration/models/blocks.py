"""Pieces that the super-resolution networks share, with the published names of their parameters.

`shuffle=s` puts a space-to-depth of s in front and a depth-to-space of s behind: the body and the upsampling tail work
at 1/s of the resolution, the tail still enlarges by the published `scale`, and only the first and the last layer change
shape (3 * s^2 colours). So scale is read from the tail, shuffle from the head, and neither disturbs the other.
"""

from __future__ import annotations

from math import isqrt

import torch
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import shapes as read
from restoration.models.family import Shapes

WHITE = 255.0
MEAN = (0.4488, 0.4371, 0.4040)  # of DIV2K; the start of a new network, published files bring their own


def conv(inputs: int, outputs: int, kernel: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)


class MeanShift(nn.Conv2d):
    """Takes the mean colour away (`sign` -1) or adds it (+1). A layer like others: its weights are loaded."""

    def __init__(self, sign: int) -> None:
        super().__init__(3, 3, 1)
        nn.init.dirac_(self.weight)
        assert self.bias is not None
        with torch.no_grad():
            self.bias.copy_(torch.tensor([sign * WHITE * part for part in MEAN]))


def _factors(scale: int) -> list[int]:
    """What each step of the tail enlarges by: 3 alone, or twos."""
    if scale == 3:
        return [3]
    steps = scale.bit_length() - 1
    if scale < 2 or scale != 2**steps:
        raise ValueError(f"no network enlarges by {scale}: only by 3 or a power of two")
    return [2] * steps


def tail(width: int, scale: int, colours: int) -> nn.Sequential:
    """(B, width, H, W) -> (B, colours, scale * H, scale * W)"""
    steps: list[nn.Module] = []
    for factor in _factors(scale):
        steps += [conv(width, factor**2 * width, 3), nn.PixelShuffle(factor)]
    return nn.Sequential(nn.Sequential(*steps), conv(width, colours, 3))


def begin_as_enlargement(head: nn.Module, body: nn.Module, tail: nn.Sequential) -> None:
    """Fresh weights that enlarge each colour along parabolas through three pixels, so that training begins near bicubic
    enlargement: the first features are the colours, `body`, the last convolution before the tail, adds nothing.

    For `shuffle = 1`. Raises ValueError for other networks.
    """
    if not isinstance(head, nn.Conv2d) or head.in_channels != 3:
        raise ValueError("only a network without shuffle can begin as a plain enlargement")
    centre = torch.zeros(1, 3, 3)
    centre[0, 1, 1] = 1
    for weights in body.parameters():
        nn.init.zeros_(weights)
    for step in tail[0].children():
        if isinstance(step, nn.Conv2d):
            _draw_colours(step, _parabolas(isqrt(step.out_channels // step.in_channels)))
    _draw_colours(head, centre)
    _draw_colours(tail[1], centre)


def _draw_colours(layer: nn.Module, kernels: Tensor) -> None:
    """For each of three colours, as many outputs as there are `kernels` (n, 3, 3), from that colour alone."""
    assert isinstance(layer, nn.Conv2d)
    assert layer.bias is not None
    count = len(kernels)
    with torch.no_grad():
        layer.weight[: 3 * count] = 0
        layer.bias[: 3 * count] = 0
        for colour in range(3):
            layer.weight[colour * count : (colour + 1) * count, colour] = kernels


def _parabolas(factor: int) -> Tensor:
    """(factor^2, 3, 3): the pixels of the square that a later PixelShuffle makes of one."""
    places = (torch.arange(factor) + 0.5) / factor - 0.5
    taps = torch.stack([places * (places - 1) / 2, 1 - places**2, places * (places + 1) / 2], dim=1)
    return torch.einsum("ia,jb->ijab", taps, taps).reshape(factor**2, 3, 3)


class ChannelAttention(nn.Module):
    """A gate for each channel, drawn from the channel means of the whole image."""

    def __init__(self, width: int, reduction: int) -> None:
        super().__init__()
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.conv_du = channel_gate(width, reduction)

    def forward(self, x: Tensor) -> Tensor:
        return x * self.conv_du(self.avg_pool(x))


def channel_gate(width: int, reduction: int) -> nn.Sequential:
    hidden = squeezed(width, reduction)
    return nn.Sequential(conv(width, hidden, 1), nn.ReLU(), conv(hidden, width, 1), nn.Sigmoid())


def squeezed(width: int, reduction: int) -> int:
    return max(1, width // reduction)


class ResidualBlock(nn.Module):
    """RCAB: two convolutions, channel attention, and the input. The published `res_scale` was never used."""

    def __init__(self, width: int, reduction: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            conv(width, width, 3), nn.ReLU(), conv(width, width, 3), ChannelAttention(width, reduction)
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x) + x


class ResidualGroup(nn.Module):
    def __init__(self, blocks: int, width: int, reduction: int) -> None:
        super().__init__()
        inner = [ResidualBlock(width, reduction) for _ in range(blocks)]
        self.body = nn.Sequential(*inner, conv(width, width, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x) + x


def residual_groups(groups: int, blocks: int, width: int, reduction: int) -> nn.Sequential:
    """The body of RCAN and HAN: groups, then one convolution."""
    return nn.Sequential(
        *(ResidualGroup(blocks, width, reduction) for _ in range(groups)),
        conv(width, width, 3),
    )


def infer_groups(shapes: Shapes) -> tuple[int, int]:
    """How many residual groups, and blocks in each."""
    groups = read.count(shapes, r"body\.(\d+)\.body\.0\.body\.0\.weight")
    inner = read.count(shapes, r"body\.0\.body\.(\d+)\.body\.0\.weight")
    if not groups or not inner:
        raise ShapesDoNotFit("no body.0.body.0.body.0.weight")
    return groups, inner


def infer_shuffle(shapes: Shapes) -> int:
    colours = read.dim(shapes, "head.0.weight", 1)
    shuffle = isqrt(colours // 3)
    if colours != 3 * shuffle**2 or not shuffle:
        raise ShapesDoNotFit(f"head.0.weight has {colours} input channels, not 3 times a square")
    return shuffle


def infer_scale(shapes: Shapes) -> int:
    """x3 has one step of 9 * width outputs; x2, x4 and x8 have one, two and three of 4 * width."""
    width = read.dim(shapes, "tail.1.weight", 1)
    outputs = read.dim(shapes, "tail.0.0.weight", 0)
    steps = read.count(shapes, r"tail\.0\.(\d+)\.weight")
    if outputs == 4 * width:
        return 2**steps
    if outputs == 9 * width and steps == 1:
        return 3
    raise ShapesDoNotFit(f"tail.0.0.weight has {outputs} outputs for a width of {width}, in {steps} steps")


def infer_reduction(shapes: Shapes, key: str) -> int:
    """From `key`, the squeezing convolution of a channel gate."""
    hidden, width = read.dim(shapes, key, 0), read.dim(shapes, key, 1)
    if not hidden or width % hidden:
        raise ShapesDoNotFit(f"{key} squeezes {width} channels to {hidden}")
    return width // hidden


def tail_activations(width: int, scale: int) -> float:
    """Numbers alive in the last step of the tail, a pixel of the body: its input, before and after the shuffle."""
    return 2.25 * width * scale**2
