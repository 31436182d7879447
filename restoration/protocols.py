"""How published papers measured, so that numbers can be set beside theirs. Numpy alone, on top of restoration.metrics.

All of them score one image at a time; a set's score is the mean of its images' scores. (MPRNet's one number for rain
is the mean of its five sets' scores.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from restoration.metrics import UNIFORM, VOLUME, WANG, ZERO_PADDED, Window, luma, psnr, shaved, ssim, unit

Values = Literal["rounded", "truncated", "exact"]


def rgb(pixels: np.ndarray) -> np.ndarray:
    return pixels


def grey(pixels: np.ndarray) -> np.ndarray:
    """The first colour: the pictures are grey."""
    return pixels[..., 0] if pixels.ndim == 3 else pixels


def rounded_luma(pixels: np.ndarray) -> np.ndarray:
    """MATLAB's rgb2ycbcr of uint8, which answers in uint8."""
    return np.floor(luma(pixels) * 255 + 0.5) / 255


def full_luma(pixels: np.ndarray) -> np.ndarray:
    """OpenCV's Y of YCrCb, 0 to 255, in its fixed-point arithmetic."""
    whole = np.rint(unit(_coloured(pixels)) * 255).astype(np.int64)
    return ((whole @ np.array([4899, 9617, 1868]) + (1 << 13)) >> 14) / 255


def offset_free_luma(pixels: np.ndarray) -> np.ndarray:
    """RCAN's Python: differences of pictures are weighted, so there is no offset."""
    return unit(_coloured(pixels)) @ (np.array([65.738, 129.057, 25.064]) / 256)


def _coloured(pixels: np.ndarray) -> np.ndarray:
    return pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)


@dataclass(frozen=True, slots=True)
class Protocol:
    """`values`: how floats become bytes ("exact": not at all); `exact_reference`: only the result's do.

    `shave`: how many times the enlargement's scale is cut off every side. `centred`: a larger reference is cut to its
    middle, not to its top left. `identical`: the PSNR of equal pictures.
    """

    id: str
    about: str
    values: Values = "rounded"
    channels: Callable[[np.ndarray], np.ndarray] = rgb
    window: Window = WANG
    shave: int = 0
    exact_reference: bool = False
    centred: bool = False
    identical: float = float("inf")


def _super_resolution(id: str, paper: str) -> Protocol:
    return Protocol(id, f"{paper}: MATLAB's unrounded luma, `scale` pixels shaved", channels=luma, shave=1)


PROTOCOLS = {
    protocol.id: protocol
    for protocol in (
        Protocol("rgb", "all colours of 8-bit pictures"),
        Protocol("y", "MATLAB's unrounded luma of 8-bit pictures", channels=luma),
        _super_resolution("rcan", "RCAN"),
        _super_resolution("san", "SAN"),
        _super_resolution("han", "HAN"),
        Protocol(
            "rcan-python",
            "RCAN while training: as rcan, but weighted differences; its code has no SSIM",
            channels=offset_free_luma,
            shave=1,
            exact_reference=True,
        ),
        Protocol(
            "ffa",
            "FFA-Net: floats, SSIM with zeros beyond the edges",
            values="exact",
            window=ZERO_PADDED,
            centred=True,
            identical=100.0,
        ),
        Protocol("mprnet-derain", "MPRNet, rain: luma rounded to integers", channels=rounded_luma),
        Protocol("mprnet-deblur", "MPRNet, GoPro and HIDE: MATLAB's ssim, colours as a volume", window=VOLUME),
        Protocol("mprnet-denoise", "MPRNet, SIDD: as mprnet-deblur, of floats", values="exact", window=VOLUME),
        Protocol("durn-rgb", "DuRN, haze, blur, real noise: truncated to 8 bits", values="truncated", window=UNIFORM),
        Protocol(
            "durn-y",
            "DuRN, rain and raindrops: truncated to 8 bits, OpenCV's luma",
            values="truncated",
            channels=full_luma,
            window=UNIFORM,
        ),
        Protocol(
            "durn-grey",
            "DuRN, Gaussian noise: truncated to 8 bits, grey",
            values="truncated",
            channels=grey,
            window=UNIFORM,
        ),
    )
}


def judge(protocol: Protocol, image: np.ndarray, reference: np.ndarray, scale: int = 1) -> tuple[float, float]:
    """PSNR in dB and SSIM of pictures of one size, uint8 or float; `scale` is how much the image was enlarged.
    Raises ValueError for different sizes and for pictures smaller than the protocol's window."""
    border = protocol.shave * scale
    stored = _stored(image, protocol.values)
    clean = _stored(reference, "exact" if protocol.exact_reference else protocol.values)
    first, second = (shaved(protocol.channels(pixels), border) for pixels in (stored, clean))
    decibels = protocol.identical if np.array_equal(first, second) else psnr(first, second)
    return decibels, ssim(first, second, protocol.window)


def fitted(protocol: Protocol, reference: np.ndarray, height: int, width: int) -> np.ndarray:
    """The part of a larger reference that a picture of this size shows."""
    top, left = (
        round((there - here) / 2) if protocol.centred else 0
        for there, here in zip(reference.shape[:2], (height, width), strict=True)
    )
    return reference[top : top + height, left : left + width]


def _stored(pixels: np.ndarray, values: Values) -> np.ndarray:
    if pixels.dtype == np.uint8:
        return pixels
    inside = pixels.clip(0, 1)
    if values == "exact":
        return inside
    return (np.rint(inside * 255) if values == "rounded" else inside * 255).astype(np.uint8)
