"""Losses as published: small functions of (answer, target), and mixtures of them as data.

Both are (B, C, H, W) float32 sRGB in [0, 1], the answer possibly beyond. Every term is something to make smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from restoration.errors import BadRecipe
from restoration.naming import shown
from restoration.weights import read_state

C1, C2 = 0.01**2, 0.03**2
BINOMIAL = (0.05, 0.25, 0.4, 0.25, 0.05)
LEVEL_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
LEAST_CONTRAST = 1e-6
VGG16 = ((0, 2), (5, 7), (10, 12, 14))  # the numbers torchvision gives to the convolutions up to relu3_3

Vgg = Mapping[str, Tensor]


def l1(answer: Tensor, target: Tensor) -> Tensor:
    """mean |a - t|"""
    return F.l1_loss(answer, target)


def mse(answer: Tensor, target: Tensor) -> Tensor:
    """mean (a - t)^2"""
    return F.mse_loss(answer, target)


def charbonnier(answer: Tensor, target: Tensor) -> Tensor:
    """mean sqrt((a - t)^2 + 0.001^2)  (MPRNet)"""
    return torch.sqrt((answer - target) ** 2 + 1e-6).mean()


def edge(answer: Tensor, target: Tensor) -> Tensor:
    """charbonnier(laplacian(a), laplacian(t))  (MPRNet)"""
    return charbonnier(laplacian(answer), laplacian(target))


def laplacian(images: Tensor) -> Tensor:
    """x - G(up(G(x))): what one level of a pyramid loses. G is the binomial window, borders repeated; `up` keeps every
    second pixel of both axes, four times as bright, and blackens the others."""
    blurred = _blurred(images, images.new_tensor(BINOMIAL), "replicate")
    sparse = torch.zeros_like(blurred)
    sparse[..., ::2, ::2] = blurred[..., ::2, ::2] * 4
    return images - _blurred(sparse, images.new_tensor(BINOMIAL), "replicate")


def ssim(answer: Tensor, target: Tensor) -> Tensor:
    """Mean structural similarity, 1 for equal images: Gaussian window 11x11 of sigma 1.5, zeros beyond the borders
    (FFA-Net, DuRN). Not `metrics.ssim`, which has no borders."""
    return _similarity(answer, target, 11)[0]


def ms_ssim(answer: Tensor, target: Tensor) -> Tensor:
    """prod of c_k^w_k over four levels, times s_5^w_5; each level half as large as the one before  (ALEN).

    s is `ssim`, c its factor of contrast and structure; the window is as small as the image where that has less than
    11 pixels, its sigma in proportion. Images have at least 16 pixels a side. The published code returns NaN when a
    level is not even correlated; here it counts as LEAST_CONTRAST and passes no gradient.
    """
    value = answer.new_ones(())
    for level, weight in enumerate(LEVEL_WEIGHTS):
        if level:
            answer, target = F.avg_pool2d(answer, 2), F.avg_pool2d(target, 2)
        whole, contrast = _similarity(answer, target, min(11, *answer.shape[-2:]))
        factor = whole if level == len(LEVEL_WEIGHTS) - 1 else contrast
        value = value * factor.clamp(min=LEAST_CONTRAST) ** weight
    return value


def perceptual(answer: Tensor, target: Tensor, vgg: Vgg) -> Tensor:
    """mean over relu1_2, relu2_2, relu3_3 of mse(VGG16(a), VGG16(t)), on plain [0, 1] values  (FFA-Net)"""
    pairs = zip(vgg_features(answer, vgg), vgg_features(target, vgg), strict=True)
    return torch.stack([mse(ours, theirs) for ours, theirs in pairs]).mean()


def vgg_features(images: Tensor, vgg: Vgg) -> list[Tensor]:
    """relu1_2 (B, 64, H, W), relu2_2 (B, 128, H/2, W/2) and relu3_3 (B, 256, H/4, W/4)."""
    features: list[Tensor] = []
    x = images
    for convolutions in VGG16:
        x = F.max_pool2d(x, 2) if features else x
        for number in convolutions:
            weight, bias = (vgg[f"features.{number}.{kind}"] for kind in ("weight", "bias"))
            x = F.relu(F.conv2d(x, weight, bias, padding=1))
        features.append(x)
    return features


def read_vgg(path: Path, device: torch.device) -> Vgg:
    """The convolutions of VGG16 up to relu3_3 from a file as torchvision saves it. Raises UnreadableWeights, or
    BadRecipe when something else is in it."""
    state = read_state(path)
    shapes = [
        (f"features.{number}.{kind}", shape)
        for number, inputs, outputs in _vgg_widths()
        for kind, shape in (("weight", (outputs, inputs, 3, 3)), ("bias", (outputs,)))
    ]
    for name, shape in shapes:
        if name not in state or tuple(state[name].shape) != shape:
            raise BadRecipe(f"“{shown(path)}” is not VGG16: {name} is missing or of another shape.", VGG_HINT)
    return {name: state[name].float().to(device) for name, _ in shapes}


VGG_HINT = "The perceptual loss needs the weights of VGG16 as torchvision saves them, vgg16-*.pth: name them as vgg."


def _vgg_widths() -> list[tuple[int, int, int]]:
    numbered = [(number, 64 * 2**stage) for stage, numbers in enumerate(VGG16) for number in numbers]
    inputs = [3, *(outputs for _, outputs in numbered)]
    return [(number, before, outputs) for (number, outputs), before in zip(numbered, inputs, strict=False)]


TERMS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "l1": l1,
    "mse": mse,
    "charbonnier": charbonnier,
    "edge": edge,
    "-ssim": lambda answer, target: -ssim(answer, target),
    "1-ms_ssim": lambda answer, target: 1 - ms_ssim(answer, target),
}
"""What a Loss can be made of, besides "perceptual", which needs weights."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The sum of weight * term over the (weight, name) in `terms`.

    `every`: all images that a network of several stages returns are judged and added up, not its result alone.
    `clamped`: answers are cut to [0, 1] first, which passes no gradient outside. `vgg`: the file for "perceptual".
    """

    terms: tuple[tuple[float, str], ...]
    every: bool = False
    clamped: bool = False
    vgg: Path | None = None

    def __post_init__(self) -> None:
        unknown = [name for _, name in self.terms if name not in TERMS and name != "perceptual"]
        if unknown or not self.terms:
            raise ValueError(f"a loss is made of {', '.join(TERMS)} or perceptual, not of {unknown or 'nothing'}")


L1 = Loss(((1.0, "l1"),))
LOSSES: dict[str, Loss] = {
    "l1": L1,  # RCAN, SAN, FFA-Net as its published commands have it
    "mse": Loss(((1.0, "mse"),)),  # HAN's code, DuRN against Gaussian noise
    "ffa-perceptual": Loss(((1.0, "l1"), (0.04, "perceptual"))),
    "mprnet": Loss(((1.0, "charbonnier"), (0.05, "edge")), every=True),
    "mprnet-denoise": Loss(((1.0, "charbonnier"),), every=True, clamped=True),
    "durn": Loss(((1.1, "-ssim"), (0.75, "l1"))),
    "durn-raindrop-end": Loss(((1.1, "l1"),)),
    "alen": Loss(((0.85, "l1"), (0.15, "1-ms_ssim"))),
}


def vgg_of(loss: Loss, device: torch.device) -> Vgg:
    """The weights that `loss` needs besides the network's: none but for "perceptual". Raises as `read_vgg`."""
    if all(name != "perceptual" for _, name in loss.terms):
        return {}
    if loss.vgg is None:
        raise BadRecipe("This loss needs a file with the weights of VGG16.", VGG_HINT)
    return read_vgg(loss.vgg, device)


def total(loss: Loss, answers: Sequence[Tensor], target: Tensor, vgg: Vgg) -> Tensor:
    """The number to make smaller; `answers` are what the network returned, its result first."""
    judged = [answer.clamp(0, 1) if loss.clamped else answer for answer in answers[: None if loss.every else 1]]
    parts = [
        weight * (perceptual(answer, target, vgg) if name == "perceptual" else TERMS[name](answer, target))
        for answer in judged
        for weight, name in loss.terms
    ]
    return torch.stack(parts).sum()


def _similarity(x: Tensor, y: Tensor, window: int) -> tuple[Tensor, Tensor]:
    """Means of SSIM and of its factor of contrast and structure."""
    offsets = torch.arange(window, device=x.device, dtype=x.dtype) - window // 2
    taps = torch.exp(-(offsets**2) / (2 * (1.5 * window / 11) ** 2))
    maps = _blurred(torch.cat([x, y, x * x, y * y, x * y]), taps / taps.sum(), "constant")
    mean_x, mean_y, square_x, square_y, product = maps.chunk(5)
    variances = square_x - mean_x**2 + square_y - mean_y**2
    contrast = (2 * (product - mean_x * mean_y) + C2) / (variances + C2)
    luminance = (2 * mean_x * mean_y + C1) / (mean_x**2 + mean_y**2 + C1)
    return (luminance * contrast).mean(), contrast.mean()


def _blurred(images: Tensor, taps: Tensor, border: str) -> Tensor:
    """Every channel for itself; one pixel larger on both axes when the number of taps is even.

    All planes as channels of one image: on a processor ten times faster than as images of one channel.
    """
    size, planes = len(taps), images.shape[0] * images.shape[1]
    flat = F.pad(images.reshape(1, planes, *images.shape[-2:]), (size // 2,) * 4, mode=border)
    rows = F.conv2d(flat, taps.view(1, 1, 1, size).expand(planes, -1, -1, -1), groups=planes)
    both = F.conv2d(rows, taps.view(1, 1, size, 1).expand(planes, -1, -1, -1), groups=planes)
    return both.view(*images.shape[:2], *both.shape[-2:])
