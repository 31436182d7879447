"""The edge between photographs and networks: which numbers a network eats and returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class RgbDomain:
    """sRGB in [0, 1], normalised by `mean` and `std` on the way in; the network answers in plain [0, 1]."""

    mean: tuple[float, float, float] = (0.0, 0.0, 0.0)
    std: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def encode(self, pixels: np.ndarray) -> Tensor:
        """(h, w, 3) float32 in [0, 1] -> (1, 3, h, w). Copies; the argument is left alone."""
        return self.normalise(torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1))[None].copy()))

    def normalise(self, images: Tensor) -> Tensor:
        """(b, 3, h, w) in [0, 1] -> what the network expects."""
        mean = images.new_tensor(self.mean)[:, None, None]
        std = images.new_tensor(self.std)[:, None, None]
        return (images - mean) / std

    def decode(self, output: Tensor) -> np.ndarray:
        """(1, 3, h, w) -> (h, w, 3) float32; values outside [0, 1] are left for the caller to judge."""
        return output[0].float().permute(1, 2, 0).contiguous().cpu().numpy()
