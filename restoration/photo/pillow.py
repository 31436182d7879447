"""What Pillow decodes: JPEG, WebP, GIF, BMP, and TIFF files of 8 bits in unusual colour spaces.

The plug-ins are called directly: Image.open would try every format it knows and keeps its limits in global variables.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import BmpImagePlugin, GifImagePlugin, JpegImagePlugin, TiffImagePlugin, WebPImagePlugin
from PIL.Image import Image

from restoration.photo.metadata import sound_dpi
from restoration.photo.raster import Raster, check_size, separated

PLUGINS: dict[str, Callable[[io.BytesIO], Image]] = {
    "jpg": JpegImagePlugin.JpegImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
    "gif": GifImagePlugin.GifImageFile,
    "bmp": BmpImagePlugin.BmpImageFile,
    "tif": TiffImagePlugin.TiffImageFile,
}
GAIN_MAPS = (b"hdrgm:", b"http://ns.adobe.com/hdr-gain-map", b"urn:iso:std:iso:ts:21496")
SECOND_PICTURES = (*GAIN_MAPS, b"http://ns.google.com/photos/1.0/container/")
HEADERS = 1 << 18


def read(data: bytes, kind: str, long_side: int | None = None) -> Raster:
    """With `long_side`, a JPEG may come smaller, but not smaller than that. Raises anything for damaged data."""
    with PLUGINS[kind](io.BytesIO(data)) as image:
        check_size(*image.size)
        if long_side:
            image.draft(None, (long_side, long_side))
        notes = _notes(image, data)
        image.load()
        return _raster(image, notes, kind)


def _raster(image: Image, notes: tuple[str, ...], kind: str) -> Raster:
    tags = {} if kind == "tif" else image.info  # those of TIFF files are read in tiff.py
    xmp = tags.get("xmp")
    about = {
        "icc": image.info.get("icc_profile") or None,
        "exif": tags.get("exif"),
        "xmp": None if xmp is None or any(mark in xmp for mark in SECOND_PICTURES) else xmp,
        "dpi": sound_dpi(tags.get("dpi")),
    }
    if image.mode == "CMYK":
        return Raster(np.asarray(image), "cmyk", notes=notes, **about)
    if image.mode == "LAB":
        notes += ("It was in Lab colours, which were converted to sRGB.",)
        about["icc"] = None
    samples, alpha, space = separated(np.asarray(_plain(image)))
    return Raster(samples, space, alpha, notes=notes, **about)


def _plain(image: Image) -> Image:
    """One of the modes L, LA, RGB, RGBA."""
    if image.mode in ("L", "LA", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("LA" if image.mode in ("1", "L", "La") else "RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _notes(image: Image, data: bytes) -> tuple[str, ...]:
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        return (f"The file holds {frames} pictures: the first was opened.",)
    if any(mark in data[:HEADERS] for mark in GAIN_MAPS):
        return ("Its HDR part is not used, and not kept when saving.",)
    if "mp" in image.info:
        return ("The file holds more than one picture: the first was opened.",)
    return ()
