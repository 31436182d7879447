"""How much of the restoration is kept, also where it is larger than the photograph."""

from __future__ import annotations

import cv2
import numpy as np

from restoration.types import Photo


def blend(original: Photo, restored: Photo, strength: float) -> Photo:
    """original + strength * (restored - original), with the source and the alpha of the original, both in the size of
    the restored one: see `enlarged`.

    0 gives the original, 1 the restored one, more than 1 exaggerates; the result is clipped to [0, 1].
    """
    alpha = None if original.alpha is None else enlarged(original.alpha, restored.size)
    if strength == 1:
        return Photo(restored.pixels, alpha, original.source)
    pixels = mixed(enlarged(original.pixels, restored.size), restored.pixels, strength)
    pixels.flags.writeable = False  # ours alone: Photo need not copy it
    return Photo(pixels, alpha, original.source)


def mixed(before: np.ndarray, after: np.ndarray, weight: float | np.ndarray) -> np.ndarray:
    """before + weight * (after - before), clipped to [0, 1]; `weight` is one for all, or (h, w)."""
    if isinstance(weight, np.ndarray):
        pixels = cv2.subtract(after, before)
        pixels *= weight[..., None]
        pixels += before
    else:
        pixels = cv2.addWeighted(after, weight, before, 1 - weight, 0)
    return np.clip(pixels, 0, 1, out=pixels)


def enlarged(pixels: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """(h, w) or (h, w, 3) float32 at `size` (width, height) by bicubic interpolation (Keys' kernel, a = -0.75, pixel
    centres at halves), clipped to [0, 1]. The array itself when it has that size."""
    if pixels.shape[1::-1] == size:
        return pixels
    larger = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)
    return np.clip(larger, 0, 1, out=larger)
