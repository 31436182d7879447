"""Image quality as numbers, in numpy alone. Pictures are (H, W, 3) or (H, W), float in [0, 1] or uint8.

`psnr` and `ssim` judge all colours alike. `psnr_y` and `ssim_y` judge the luma of MATLAB's rgb2ycbcr, as the
super-resolution papers do.
"""

from __future__ import annotations

import numpy as np

WINDOW, SIGMA = 11, 1.5
C1, C2 = 0.01**2, 0.03**2


def psnr(image: np.ndarray, reference: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB over all values; infinite for equal pictures."""
    return _psnr(unit(image), unit(reference))


def ssim(image: np.ndarray, reference: np.ndarray) -> float:
    """Mean structural similarity (Wang et al., TIP 2004): 11x11 Gaussian window of sigma 1.5, no padding, population
    variance; the mean over the colours. Raises ValueError for pictures smaller than the window."""
    first, second = (np.atleast_3d(unit(picture)) for picture in (image, reference))
    return float(np.mean([_ssim(first[..., c], second[..., c]) for c in range(first.shape[2])]))


def psnr_y(image: np.ndarray, reference: np.ndarray, shave: int = 0) -> float:
    """PSNR of unrounded luma (MATLAB rgb2ycbcr in double precision), without `shave` pixels on every side."""
    return _psnr(shaved(luma(image), shave), shaved(luma(reference), shave))


def ssim_y(image: np.ndarray, reference: np.ndarray, shave: int = 0) -> float:
    """SSIM of unrounded luma, without `shave` pixels on every side."""
    return _ssim(shaved(luma(image), shave), shaved(luma(reference), shave))


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


def _ssim(x: np.ndarray, y: np.ndarray) -> float:
    if x.shape != y.shape or min(x.shape) < WINDOW:
        raise ValueError(f"SSIM needs two pictures of one shape, at least {WINDOW} pixels a side: {x.shape}, {y.shape}")
    mean_x, mean_y = _blurred(x), _blurred(y)
    variances = _blurred(x * x) - mean_x**2 + _blurred(y * y) - mean_y**2
    covariance = _blurred(x * y) - mean_x * mean_y
    luminance = (2 * mean_x * mean_y + C1) / (mean_x**2 + mean_y**2 + C1)
    return float(np.mean(luminance * (2 * covariance + C2) / (variances + C2)))


def _blurred(image: np.ndarray) -> np.ndarray:
    offsets = np.arange(WINDOW) - WINDOW // 2
    taps = np.exp(-(offsets**2) / (2 * SIGMA**2))
    taps /= taps.sum()
    rows, columns = image.shape[0] - WINDOW + 1, image.shape[1] - WINDOW + 1
    down = sum(tap * image[k : k + rows] for k, tap in enumerate(taps))
    return sum(tap * down[:, k : k + columns] for k, tap in enumerate(taps))
