"""Image quality as numbers, in numpy alone. Pictures are (H, W, 3) or (H, W), float in [0, 1] or uint8.

`psnr` and `ssim` judge all colours alike. `psnr_y` and `ssim_y` judge the luma of MATLAB's rgb2ycbcr, as the
super-resolution papers do. What else papers differ in is in restoration.protocols.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

C1, C2 = 0.01**2, 0.03**2
LEVEL_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)


@dataclass(frozen=True, slots=True)
class Window:
    """What SSIM averages over around each pixel: a Gaussian, or with `sigma` None all pixels alike.

    `pad` continues the picture beyond its edges with zeros ("constant") or its outermost pixels ("edge"); None judges
    only where the window fits. `sample`: variances are divided by n - 1. `volume`: the colours are a third axis of
    one window instead of three pictures.
    """

    size: int = 11
    sigma: float | None = 1.5
    pad: Literal["constant", "edge"] | None = None
    sample: bool = False
    volume: bool = False

    def taps(self) -> np.ndarray:
        if self.sigma is None:
            return np.full(self.size, 1 / self.size)
        taps = np.exp(-((np.arange(self.size) - self.size // 2) ** 2) / (2 * self.sigma**2))
        return taps / taps.sum()


WANG = Window()
ZERO_PADDED = Window(pad="constant")
UNIFORM = Window(7, None, sample=True)
VOLUME = Window(pad="edge", volume=True)


def psnr(image: np.ndarray, reference: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB over all values; infinite for equal pictures."""
    return _psnr(unit(image), unit(reference))


def ssim(image: np.ndarray, reference: np.ndarray, window: Window = WANG) -> float:
    """Mean structural similarity, by default as in Wang et al., TIP 2004: 11x11 Gaussian window of sigma 1.5, no
    padding, population variance; the mean over the colours. Raises ValueError for pictures smaller than the window."""
    return _similarity(unit(image), unit(reference), window)[0]


def psnr_y(image: np.ndarray, reference: np.ndarray, shave: int = 0) -> float:
    """PSNR of unrounded luma (MATLAB rgb2ycbcr in double precision), without `shave` pixels on every side."""
    return _psnr(shaved(luma(image), shave), shaved(luma(reference), shave))


def ssim_y(image: np.ndarray, reference: np.ndarray, shave: int = 0) -> float:
    """SSIM of unrounded luma, without `shave` pixels on every side."""
    return ssim(shaved(luma(image), shave), shaved(luma(reference), shave))


def ms_ssim(image: np.ndarray, reference: np.ndarray) -> float:
    """SSIM on five levels, each half the size (Wang, Simoncelli, Bovik, ACSSC 2003, eq. 7), in the variant that ALEN
    was trained with: zeros beyond the edges, and a window that shrinks with the picture. Not a number for pictures
    whose structures oppose each other."""
    x, y = unit(image), unit(reference)
    factors = []
    for level in range(len(LEVEL_WEIGHTS)):
        if level:
            x, y = _halved(x), _halved(y)
        size = min(WANG.size, *x.shape[:2])
        similarity, structure = _similarity(x, y, Window(size, 1.5 * size / WANG.size, "constant"))
        factors.append(structure if level + 1 < len(LEVEL_WEIGHTS) else similarity)
    return float(np.prod(np.power(factors, LEVEL_WEIGHTS)))


def luma(image: np.ndarray) -> np.ndarray:
    """(H, W) float64 Y of ITU-R BT.601 in [16/255, 235/255]. A (H, W) picture is taken for grey RGB."""
    weights = np.array([65.481, 128.553, 24.966]) / 255
    values = unit(image)
    return 16 / 255 + (values @ weights if values.ndim == 3 else values * weights.sum())


def shaved(image: np.ndarray, border: int) -> np.ndarray:
    return image[border : image.shape[0] - border, border : image.shape[1] - border]


def unit(image: np.ndarray) -> np.ndarray:
    """uint8 or float -> float64 in [0, 1]."""
    return image.astype(np.float64) / 255 if image.dtype == np.uint8 else image.astype(np.float64)


def _psnr(image: np.ndarray, reference: np.ndarray) -> float:
    if image.shape != reference.shape:
        raise ValueError(f"pictures of different shapes: {image.shape} and {reference.shape}")
    error = np.mean((image - reference) ** 2)
    return float("inf") if error == 0 else float(-10 * np.log10(error))


def _similarity(image: np.ndarray, reference: np.ndarray, window: Window) -> tuple[float, float]:
    """SSIM, and its factor of contrast and structure alone; of each colour on its own unless the window is a volume."""
    if image.shape != reference.shape or (window.pad is None and min(image.shape[:2]) < window.size):
        sizes = f"{image.shape}, {reference.shape}"
        raise ValueError(f"SSIM needs two pictures of one shape, at least {window.size} pixels a side: {sizes}")
    first, second = np.atleast_3d(image), np.atleast_3d(reference)
    depth = first.shape[2]
    parts = [slice(None)] if window.volume else [slice(c, c + 1) for c in range(depth)]
    found = [_part_similarity(first[..., part], second[..., part], window) for part in parts]
    similarity, structure = np.mean(found, axis=0)
    return float(similarity), float(structure)


def _part_similarity(x: np.ndarray, y: np.ndarray, window: Window) -> tuple[float, float]:
    """Of (H, W, C)."""
    count = window.size**2
    correction = count / (count - 1) if window.sample else 1.0
    mean_x, mean_y = _smoothed(x, window), _smoothed(y, window)
    variances = correction * (_smoothed(x * x, window) - mean_x**2 + _smoothed(y * y, window) - mean_y**2)
    covariance = correction * (_smoothed(x * y, window) - mean_x * mean_y)
    structure = (2 * covariance + C2) / (variances + C2)
    luminance = (2 * mean_x * mean_y + C1) / (mean_x**2 + mean_y**2 + C1)
    return float(np.mean(luminance * structure)), float(np.mean(structure))


def _smoothed(image: np.ndarray, window: Window) -> np.ndarray:
    down = _smoothed_down(image, window)
    across = _smoothed_down(down.swapaxes(0, 1), window).swapaxes(0, 1)
    return across @ _smoothed_down(np.eye(image.shape[2]), window).T if window.volume else across


def _smoothed_down(image: np.ndarray, window: Window) -> np.ndarray:
    """Along the first axis."""
    if window.pad:
        beyond = [(window.size // 2, window.size // 2)] + [(0, 0)] * (image.ndim - 1)
        image = np.pad(image, beyond, mode=window.pad)
    rows = len(image) - window.size + 1
    return np.asarray(sum(tap * image[k : k + rows] for k, tap in enumerate(window.taps())))


def _halved(image: np.ndarray) -> np.ndarray:
    """The means of 2x2 pixels; an odd last row or column is left out."""
    rows, columns = (side // 2 * 2 for side in image.shape[:2])
    top, bottom = image[0:rows:2, :columns], image[1:rows:2, :columns]
    return (top[:, ::2] + top[:, 1::2] + bottom[:, ::2] + bottom[:, 1::2]) / 4
