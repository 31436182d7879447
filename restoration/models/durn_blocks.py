"""What the six DuRN networks are made of: their schedules, convolutions, normalisations, gates and blocks.

A block passes two streams on: `x`, and `second`, which joins and is renewed between the block's pair of convolutions.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.models.domain import RgbDomain

Norm = Literal["batch", "instance", "none"]
PLAIN = RgbDomain()


@dataclass(frozen=True, slots=True)
class Step:
    """The pair of one block: kernel and dilation of its first convolution, kernel of its last, a gate between them."""

    kernel: int
    dilation: int = 1
    last: int = 3
    gated: bool = False

    @property
    def span(self) -> int:
        """How much wider than one pixel the two look together."""
        return self.dilation * (self.kernel - 1) + self.last - 1

    def reflected(self, zeros: bool) -> int:
        """How many rows the wider of the two mirrors; with `zeros` a dilated one mirrors none."""
        first = 0 if zeros and self.dilation > 1 else self.dilation * (self.kernel // 2)
        return max(first, self.last // 2)


@dataclass(frozen=True, slots=True)
class Variant:
    """`mark` is a key that no variant further up in VARIANTS has; `task` what it was published for."""

    task: str
    mark: str
    norm: Norm
    steps: tuple[Step, ...]
    domain: RgbDomain = PLAIN


def pairs(*steps: tuple[int, int, int], gated: bool = False) -> tuple[Step, ...]:
    return tuple(Step(kernel, dilation, last, gated) for kernel, dilation, last in steps)


WIDENING = ((5, 1, 3), (7, 1, 5), (7, 2, 5), (11, 2, 7), (11, 1, 5), (11, 3, 7))
ON_STREETS = ((3, 3, 3), (7, 1, 3), (3, 3, 3), (7, 1, 3), (3, 2, 3), (5, 1, 3))
IN_HAZE = ((5, 1, 3),) * 2 + ((7, 1, 3),) * 2 + ((11, 1, 3),) * 8
AROUND_DROPS = ((3, 12, 3), (3, 8, 3), (3, 6, 3))
BEHIND_DROPS = ((3, 2, 5), (5, 1, 5), (3, 3, 5), (7, 1, 5), (3, 4, 5), (7, 1, 5))
VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        "p-no-norm": Variant("denoise", "block1.conv1.conv2d.weight", "none", pairs(*WIDENING)),
        "p": Variant("denoise", "block1.norm1.norm.weight", "batch", pairs(*WIDENING), RgbDomain(grey=True)),
        "s": Variant("derain", "block1.se.conv1.weight", "batch", pairs(*WIDENING, gated=True)),
        "us": Variant("dehaze", "rud1.conv_pre.conv2d.weight", "none", pairs(*IN_HAZE, gated=True)),
        "u": Variant("deblur", "rud1.norm_pre.norm.scale", "instance", pairs(*ON_STREETS)),
        "s-p": Variant(
            "raindrop",
            "deconv1.0.weight",
            "batch",
            pairs(*AROUND_DROPS, gated=True) + pairs(*BEHIND_DROPS),
            RgbDomain(bgr=True),  # trained on images as OpenCV reads them
        ),
    }
)


def conv(
    inputs: int, outputs: int, kernel: int, stride: int = 1, dilation: int = 1, zeros: bool = False
) -> nn.Sequential:
    """Of the same size; what lies beyond the edge is its mirror image, or nothing when `zeros`."""
    mode: Literal["zeros", "reflect"] = "zeros" if zeros else "reflect"
    around = dilation * (kernel // 2)
    layer = nn.Conv2d(inputs, outputs, kernel, stride, around, dilation, padding_mode=mode)
    return nn.Sequential(OrderedDict(conv2d=layer))


def doubling(inputs: int, outputs: int) -> nn.Sequential:
    """Twice the resolution; the mean over 2x2 needs a row above and a column on the left."""
    grown = nn.ConvTranspose2d(inputs, outputs, 4, 2, padding=1)
    return nn.Sequential(grown, nn.ReflectionPad2d((1, 0, 1, 0)), nn.AvgPool2d(2, stride=1))


def norm(kind: Norm, width: int) -> nn.Module:
    if kind == "none":
        return nn.Identity()
    layer = nn.BatchNorm2d(width) if kind == "batch" else InstanceNorm(width)
    return nn.Sequential(OrderedDict(norm=layer))


class Moments(nn.Module):
    """(B, C, h, w) -> (2, B, C, 1, 1): mean and deviation of each channel over the whole image.

    A module of its own, so that tiles can be held to what the whole image said.
    """

    def forward(self, x: Tensor) -> Tensor:
        variance, mean = torch.var_mean(x, dim=(2, 3), correction=0, keepdim=True)
        return torch.stack((mean, (variance + 1e-9).sqrt()))


class InstanceNorm(nn.Module):
    """scale * (x - mean) / deviation + scale

    The published weights were trained with the scale added where a shift was meant: `shift` is stored and never read.
    Kept on purpose, see test_durn.py: test_instance_norm_adds_its_scale_and_never_its_shift.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.rand(width))
        self.shift = nn.Parameter(torch.zeros(width))
        self.moments = Moments()

    def forward(self, x: Tensor) -> Tensor:
        mean, deviation = self.moments(x)
        scale = self.scale[:, None, None]
        return (x - mean) / deviation * scale + scale


class SqueezeExcitation(nn.Module):
    """A gate for each channel, drawn from the channel means of the whole image."""

    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = max(1, width // 2)
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, width), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        return x * self.fc(self.avg_pool(x).flatten(1))[:, :, None, None]


class GatedResidual(nn.Module):
    """Two convolutions, zeros beyond the edge, with a gate on what they add."""

    def __init__(self, width: int, normed: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.se = SqueezeExcitation(width)
        self.bn1 = nn.BatchNorm2d(width) if normed else nn.Identity()
        self.bn2 = nn.BatchNorm2d(width) if normed else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(self.se(y) + x)


class Entrance(nn.Module):
    """The first half of every block. Its sum is normalised as a whole: there is one normalisation after it."""

    def __init__(self, width: int, kind: Norm) -> None:
        super().__init__()
        self.conv1 = conv(width, width, 3)
        self.norm1 = norm(kind, width)
        self.conv2 = conv(width, width, 3)
        self.norm2 = norm(kind, width)

    def entered(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(y) + x))


class Block(Entrance):
    """Both streams at one resolution; each residual is added after the normalisation.

    `zeros`: a dilated first convolution meets zeros at the edge, where all others meet the mirror image.
    """

    def __init__(self, width: int, step: Step, kind: Norm, zeros: bool = False) -> None:
        super().__init__(width, kind)
        beyond = zeros and step.dilation > 1
        self.up_conv = conv(width, width, step.kernel, dilation=step.dilation, zeros=beyond)
        self.up_norm = norm(kind, width)
        self.se = GatedResidual(width, normed=kind == "batch") if step.gated else nn.Identity()
        self.down_conv = conv(width, width, step.last)
        self.down_norm = norm(kind, width)

    def forward(self, x: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
        second = F.relu(self.up_norm(self.up_conv(self.entered(x))) + second)
        return F.relu(self.down_norm(self.down_conv(self.se(second))) + x), second


class RaisingBlock(Entrance):
    """The second stream, of `raised` channels, has twice the resolution; each residual is added *before* the
    normalisation. A dilated first convolution meets zeros at the edge, where all others meet the mirror image."""

    def __init__(self, width: int, raised: int, step: Step, kind: Norm, rise: int) -> None:
        super().__init__(width, kind)
        self.conv_pre = conv(width, 4 * raised, rise)
        self.norm_pre = norm(kind, 4 * raised)
        self.up_conv = conv(raised, raised, step.kernel, dilation=step.dilation, zeros=step.dilation > 1)
        self.up_norm = norm(kind, raised)
        self.se = GatedResidual(raised, normed=kind == "batch") if step.gated else nn.Identity()
        self.down_conv = conv(raised, width, step.last, stride=2)
        self.down_norm = norm(kind, width)

    def forward(self, x: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
        raised = F.pixel_shuffle(self.norm_pre(self.conv_pre(self.entered(x))), 2)
        second = F.relu(self.up_norm(self.up_conv(raised) + second))
        return F.relu(self.down_norm(self.down_conv(self.se(second)) + x)), second
