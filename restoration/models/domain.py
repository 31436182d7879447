"""The edge between photographs and networks: which numbers a network eats and returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class RgbDomain:
    """sRGB in [0, 1], normalised by `mean` and `std` on the way in; the network answers in plain values.

    `peak` is white on both sides (255 for the super-resolution networks), `bgr` the order of the colours on both sides.
    `grey` networks know one channel: they are given each colour as an image of its own. Four numbers of `mean` and
    `std` are those of packed Bayer planes, which no photograph has; `balanced` networks are given them with white
    balanced, and answer in the camera's own colours.
    """

    mean: tuple[float, ...] = (0.0, 0.0, 0.0)
    std: tuple[float, ...] = (1.0, 1.0, 1.0)
    peak: float = 1.0
    bgr: bool = False
    grey: bool = False
    balanced: bool = False

    @property
    def raw(self) -> bool:
        return len(self.mean) == 4

    def encode(self, pixels: np.ndarray) -> Tensor:
        """(h, w, 3) float32 in [0, 1] -> (1, 3, h, w), or (3, 1, h, w) when grey. The argument is left alone."""
        return self.normalise(torch.from_numpy(pixels.transpose(2, 0, 1)[None].copy()))

    def normalise(self, images: Tensor) -> Tensor:
        """(b, 3, h, w) in [0, 1] -> what the network expects, (3b, 1, h, w) when grey."""
        mean = images.new_tensor(self.mean)[:, None, None]
        std = images.new_tensor(self.std)[:, None, None]
        ordered = images.flip(1) if self.bgr else images
        normal = (ordered - mean) / std * self.peak
        return normal.flatten(0, 1)[:, None] if self.grey else normal

    def plain(self, output: Tensor) -> Tensor:
        """What the network returned -> (b, 3, h, w) float32, white at 1; values outside [0, 1] are left alone."""
        image = output.float() / self.peak
        image = image.reshape(-1, 3, *image.shape[2:]) if self.grey else image
        return image.flip(1) if self.bgr else image

    def decode(self, output: Tensor) -> np.ndarray:
        """What the network returned -> (h, w, 3) float32; values outside [0, 1] are left for the caller to judge."""
        return self.plain(output)[0].permute(1, 2, 0).contiguous().cpu().numpy()
