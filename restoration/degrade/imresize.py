"""MATLAB's imresize(image, scale, 'bicubic'), which the super-resolution papers made their small pictures with."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np

Border = Literal["symmetric", "replicate"]

CUBIC_REACH = 2
BLOCK_VALUES = 1 << 17  # of the answer at a time: what is summed stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Taps:
    """Line i of the answer is the sum over k of weights[i, k] * line lines[i, k]."""

    lines: np.ndarray
    weights: np.ndarray


def imresize(image: np.ndarray, scale: float = 1 / 2, border: Border = "symmetric") -> np.ndarray:
    """uint8 or float (H, W) or (H, W, C) -> the same kind, ceil(H * scale) by ceil(W * scale), vertically first.

    uint8 is rounded (half up) and saturated after each axis; floats are neither rounded nor clipped. Beyond its
    `border` a picture is mirrored, or its outermost pixels go on. Raises ValueError for other kinds of numbers.
    """
    if image.dtype != np.uint8 and not np.issubdtype(image.dtype, np.floating):
        raise ValueError(f"imresize takes uint8 or floats, not {image.dtype}")
    if scale <= 0 or image.ndim not in (2, 3) or not image.size:
        raise ValueError(f"imresize takes a picture and a scale above 0, not {image.shape} and {scale}")
    tall = _resized(image, taps(image.shape[0], scale, border))
    sideways = _resized(tall.swapaxes(0, 1), taps(image.shape[1], scale, border))
    return np.ascontiguousarray(sideways.swapaxes(0, 1))


def taps(length: int, scale: float, border: Border) -> Taps:
    """Of an axis of `length` lines. Shrinking stretches the kernel by 1 / scale, against aliasing."""
    stretch = min(scale, 1.0)
    reach = CUBIC_REACH / stretch
    wanted = np.arange(1, ceil(length * scale) + 1)
    centres = wanted / scale + 0.5 * (1 - 1 / scale)
    lines = np.floor(centres - reach)[:, None] + np.arange(ceil(2 * reach) + 2)
    weights = stretch * cubic(stretch * (centres[:, None] - lines))
    weights = weights / weights.sum(axis=1, keepdims=True)
    used = weights.any(axis=0)
    return Taps(_inside(lines[:, used].astype(np.intp) - 1, length, border), weights[:, used])


def cubic(x: np.ndarray) -> np.ndarray:
    """Keys' kernel with a = -1/2 (IEEE ASSP 1981, eq. 15)."""
    x = np.abs(x)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x <= 1, near, np.where(x <= CUBIC_REACH, far, 0))


def _inside(lines: np.ndarray, length: int, border: Border) -> np.ndarray:
    if border == "replicate":
        return lines.clip(0, length - 1)
    around = lines % (2 * length)
    return np.minimum(around, 2 * length - 1 - around)


def _resized(image: np.ndarray, taps: Taps) -> np.ndarray:
    """Along the first axis."""
    flat = np.ascontiguousarray(image).reshape(image.shape[0], -1)
    resized = np.empty((len(taps.lines), flat.shape[1]), image.dtype)
    step = max(1, BLOCK_VALUES // flat.shape[1])
    for start in range(0, len(resized), step):
        part = slice(start, start + step)
        total = np.zeros_like(resized[part], np.float64)
        for lines, weights in zip(taps.lines[part].T, taps.weights[part].T, strict=True):
            total += weights[:, None] * flat[lines]
        resized[part] = np.floor(total + 0.5).clip(0, 255) if image.dtype == np.uint8 else total
    return resized.reshape(-1, *image.shape[1:])
