"""A map's colours on a photograph that keeps its own lightness: the photograph is grey, its colour is the map's.

In CIE L*a*b*: lightness from the photograph, a and b from the palette.
"""

from __future__ import annotations

import cv2
import numpy as np

from restoration.heat.colours import Limits, palette

_DARKEST, _LIGHTEST = 42, 226  # of 255: black and white have no colour, so lightness stays between these
_LEGEND = 150
_VIVID = 0.85


def kept_colours(between: Limits, opacity: float = 1.0) -> np.ndarray:
    """uint32 (65536,): B G R 255 in its bytes, for each of 256 greys, each of 256 places on the scale. `opacity` 0
    leaves the photograph grey, 1 gives it all the colour."""
    lab = _palette(between)
    lab[:, 1:] = np.rint(128 + (lab[:, 1:] - 128.0) * opacity).clip(0, 255)
    mixed = np.broadcast_to(lab, (256, 256, 3)).copy()
    mixed[..., 0] = _lightness()[:, np.newaxis]
    painted = cv2.cvtColor(cv2.cvtColor(mixed, cv2.COLOR_LAB2BGR), cv2.COLOR_BGR2BGRA)
    return painted.view(np.uint32).ravel()


def luminance_kept(luma: np.ndarray, numbers: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """uint8 (h, w) of the photograph, and uint8 (h, w) as `places` gives -> uint8 (h, w, 4) in the order B G R 255, of
    what `kept_colours` has made."""
    index = luma.astype(np.uint16)
    index <<= 8
    index |= numbers
    return np.take(colours, index).view(np.uint8).reshape(*luma.shape, 4)


def kept_palette(between: Limits) -> np.ndarray:
    """uint8 (256, 3) RGB: what the colours look like on a middle grey."""
    lab = _palette(between)
    lab[:, 0] = _LEGEND
    return cv2.cvtColor(lab[np.newaxis], cv2.COLOR_LAB2RGB)[0]


def _palette(between: Limits) -> np.ndarray:
    """uint8 (256, 3): L a b, a and b a little nearer to grey."""
    lab = cv2.cvtColor(palette(between.reading)[np.newaxis], cv2.COLOR_RGB2LAB)[0].astype(np.float32)
    lab[:, 1:] = 128 + (lab[:, 1:] - 128) * _VIVID
    return np.rint(lab).clip(0, 255).astype(np.uint8)


def _lightness() -> np.ndarray:
    """uint8 (256,): L of each grey, within the darkest and the lightest."""
    greys = np.repeat(np.arange(256, dtype=np.uint8)[np.newaxis, :, np.newaxis], 3, axis=2)
    lightness = cv2.cvtColor(greys, cv2.COLOR_RGB2LAB)[0, :, 0] / 255
    return np.rint(_DARKEST + lightness * (_LIGHTEST - _DARKEST)).astype(np.uint8)
