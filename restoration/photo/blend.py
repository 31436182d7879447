"""How much of the restoration is kept."""

from __future__ import annotations

import numpy as np

from restoration.types import Photo


def blend(original: Photo, restored: Photo, strength: float) -> Photo:
    """original + strength * (restored - original), with the source and the alpha of the original.

    0 gives the original, 1 the restored one, more than 1 exaggerates; the result is clipped to [0, 1].
    """
    pixels = restored.pixels - original.pixels
    pixels *= np.float32(strength)
    pixels += original.pixels
    np.clip(pixels, 0, 1, out=pixels)
    pixels.flags.writeable = False  # ours alone: Photo need not copy it
    return Photo(pixels, original.alpha, original.source)
