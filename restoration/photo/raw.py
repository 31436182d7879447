"""Camera RAW files of all makers, developed by LibRaw: the camera's white balance, sRGB, as bright as the camera's own
preview, neither sharpened nor denoised.
"""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import rawpy

from restoration.bands import bands
from restoration.photo import jpeg, metadata
from restoration.photo.raster import Raster, Refused, check_size
from restoration.srgb import decoded, encoded

DEVELOP = "Develop it in your RAW program and save it as 16-bit TIFF."
ORIENTATIONS = {0: 1, 3: 3, 5: 8, 6: 6}  # LibRaw's flips, as EXIF has them
LINEAR = (1, 1)
LEVELS = 65_536
BRIGHTER, DARKER = 4.0, 0.5  # the most that exposure is changed by: two EV up, one down
HIGHLIGHTS = 99.5  # percent of pixels that stay below white when a photograph is made brighter
SAME_SHAPE = 0.03
PREVIEW_PX = 512  # a preview need not be decoded in full to tell how bright it is, or to be a thumbnail
ROWS = 64  # at a time: looking up holds the interpreter
SAMPLE = 8  # every eighth pixel of every eighth row tells how bright it is


def read(data: bytes, long_side: int | None = None) -> Raster:
    """With `long_side` what comes may be the preview in the file, but is not smaller than that where there is more.
    Raises Refused, and LibRawError and others for damaged data."""
    try:
        with rawpy.imread(io.BytesIO(data)) as opened:
            check_size(opened.sizes.width, opened.sizes.height)
            preview = _preview(opened)
            turned = ORIENTATIONS.get(opened.sizes.flip, 1)
            exif, notes = _told(data, preview)
            if long_side and preview is not None and max(preview.samples.shape) >= long_side:
                return replace(preview, exif=exif, orientation=turned)
            light = opened.postprocess(
                gamma=LINEAR,
                no_auto_bright=True,
                output_bps=16,
                use_camera_wb=True,
                output_color=rawpy.ColorSpace.sRGB,
                half_size=long_side is not None,
            )
    except rawpy.LibRawFileUnsupportedError as error:
        raise Refused("is a RAW photograph of a camera that Unveil does not know", DEVELOP) from error
    return Raster(_developed(light, preview), "rgb", bits=16, exif=exif, orientation=1, notes=notes)


def _preview(opened: rawpy.RawPy) -> Raster | None:
    """What the camera made of it, if that is in the file, and shows all of the photograph and nothing beside it."""
    try:
        found = opened.extract_thumb()
        preview = jpeg.read(bytes(found.data), PREVIEW_PX) if found.format == rawpy.ThumbFormat.JPEG else None
    except Exception:  # a photograph may be sound where its preview is damaged: decoders say so in every way
        return None
    wide, high = opened.sizes.width, opened.sizes.height
    shape = preview.samples.shape if preview else (1, 1)
    return preview if abs(shape[1] * high / (shape[0] * wide) - 1) < SAME_SHAPE else None


def _told(data: bytes, preview: Raster | None) -> tuple[bytes | None, tuple[str, ...]]:
    """The EXIF data: of most makers' files, which are TIFF files, or of the preview in the others."""
    block, notes = metadata.block_of_tiff(data)
    return (block, notes) if block or preview is None else (preview.exif, ())


def _developed(light: np.ndarray, preview: Raster | None) -> np.ndarray:
    """uint16 (h, w, 3) of linear light -> float32 in sRGB."""
    gain = 1.0 if preview is None else _gain(light[::SAMPLE, ::SAMPLE], preview.samples[::SAMPLE, ::SAMPLE])
    table = encoded(np.linspace(0, gain, LEVELS)).astype(np.float32)
    samples = np.empty(light.shape, np.float32)
    for rows in bands(len(light), ROWS):
        np.take(table, light[rows], out=samples[rows], mode="clip")
    return samples


def _gain(light: np.ndarray, preview: np.ndarray) -> float:
    """What makes the mean light that of the preview, as far as highlights allow."""
    now, wanted = float(light.mean()) / (LEVELS - 1), float(decoded(preview / 255).mean())
    brightest = float(np.percentile(light.max(axis=2), HIGHLIGHTS)) / (LEVELS - 1)
    gain = min(BRIGHTER, max(DARKER, wanted / max(now, 1e-4)))
    return min(gain, max(1.0, 1 / max(brightest, 1e-4)))
