"""What Pillow decodes: the pixels of JPEG, all of WebP, GIF and BMP, and TIFF in rare colour spaces.

The plug-ins are called directly: Image.open would try every format it knows and keeps its limits in global variables.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PIL import BmpImagePlugin, GifImagePlugin, JpegImagePlugin, TiffImagePlugin, WebPImagePlugin
from PIL.Image import Image

from restoration.photo.raster import Raster, check_size, separated

PLUGINS: dict[str, Callable[[io.BytesIO], Image]] = {
    "jpg": JpegImagePlugin.JpegImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
    "gif": GifImagePlugin.GifImageFile,
    "bmp": BmpImagePlugin.BmpImageFile,
    "tif": TiffImagePlugin.TiffImageFile,
}


def read(data: bytes, kind: str, long_side: int | None = None) -> Raster:
    """With `long_side` a JPEG may come smaller, but not smaller than that. Raises anything for damaged data.

    Metadata come from WebP only: for JPEG and TIFF they are read by jpeg.py and tiff.py, and the others have none.
    """
    with PLUGINS[kind](io.BytesIO(data)) as image:
        check_size(*image.size)
        notes = _notes(image)
        if long_side:
            share = long_side / max(image.size)
            image.draft(None, (round(image.width * share), round(image.height * share)))
        try:
            image.load()
        except OSError:  # lossless JPEG files cannot be reduced while they are decoded
            if not long_side:
                raise
            return read(data, kind)
        return _raster(image, notes, kind)


def _raster(image: Image, notes: tuple[str, ...], kind: str) -> Raster:
    icc = image.info.get("icc_profile") or None
    if image.mode == "CMYK":
        raster = Raster(np.asarray(image), "cmyk", icc=icc, notes=notes)
    elif image.mode == "LAB":
        samples, alpha, space = separated(np.asarray(image.convert("RGB")))
        raster = Raster(samples, space, alpha, notes=(*notes, "Its Lab colours were converted to sRGB."))
    else:
        samples, alpha, space = separated(np.asarray(_plain(image)))
        raster = Raster(samples, space, alpha, icc=icc, notes=notes)
    if kind != "webp":
        return raster
    return replace(raster, exif=image.info.get("exif"), xmp=image.info.get("xmp"))


def _plain(image: Image) -> Image:
    """One of the modes L, LA, RGB, RGBA."""
    if image.mode in ("L", "LA", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("LA" if image.mode in ("1", "L", "La") else "RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _notes(image: Image) -> tuple[str, ...]:
    frames = getattr(image, "n_frames", 1)
    return (f"The file holds {frames} pictures: the first was opened.",) if frames > 1 else ()
