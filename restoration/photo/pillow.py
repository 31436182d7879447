"""What Pillow does: the pixels of JPEG, all of WebP, AVIF, GIF and BMP, TIFF in rare colour spaces; JPEG and WebP to
save.

The plug-ins are called directly: Image.open would try every format it knows and keeps its limits in global variables.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np
from PIL import AvifImagePlugin, BmpImagePlugin, GifImagePlugin, JpegImagePlugin, TiffImagePlugin, WebPImagePlugin
from PIL.Image import Image, core, fromarray  # type: ignore[attr-defined]

from restoration.bands import bands
from restoration.photo import iptc, metadata
from restoration.photo.raster import Outgoing, Raster, check_size, first_of, separated

PLUGINS: dict[str, Callable[[io.BytesIO], Image]] = {
    "jpg": JpegImagePlugin.JpegImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
    "avif": AvifImagePlugin.AvifImageFile,
    "gif": GifImagePlugin.GifImageFile,
    "bmp": BmpImagePlugin.BmpImageFile,
    "tif": TiffImagePlugin.TiffImageFile,
}
DEEP = ("It has more than 8 bits a colour, of which 8 are used.",)
HIGH_BIT_DEPTH = 0x40
MOST_METADATA = 65_000  # a segment of a JPEG file holds 65,533 bytes

core.set_block_size(1 << 30)  # smaller blocks are cleared one by one while Pillow holds the interpreter


def read(data: bytes, kind: str, long_side: int | None = None) -> Raster:
    """With `long_side` a JPEG may come smaller, but not smaller than that. Raises anything for damaged data.

    Metadata come from WebP and AVIF only: for JPEG and TIFF they are read by jpeg.py and tiff.py, and the others have
    none.
    """
    with PLUGINS[kind](io.BytesIO(data)) as image:
        check_size(*image.size)
        notes = first_of(getattr(image, "n_frames", 1)) + (DEEP if kind == "avif" and _is_deep(data) else ())
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


def encode(outgoing: Outgoing, kind: Literal["jpg", "webp"], quality: int) -> bytes:
    """A whole file, without metadata that are too large for JPEG; IPTC has no place in WebP."""
    buffer, about = io.BytesIO(), dict[str, object](quality=quality)
    if outgoing.icc:
        about["icc_profile"] = outgoing.icc
    if outgoing.exif and (exif := metadata.fitting(outgoing.exif, MOST_METADATA)):
        about["exif"] = metadata.PREFIX + exif
    if outgoing.xmp and len(outgoing.xmp) <= MOST_METADATA:
        about["xmp"] = outgoing.xmp
    image = fromarray(outgoing.pixels)
    if kind == "webp":
        image.save(buffer, "WEBP", exact=True, **about)
        return buffer.getvalue()
    if outgoing.dpi:
        about["dpi"] = outgoing.dpi
    if outgoing.iptc and len(outgoing.iptc) <= MOST_METADATA:
        resources = iptc.START + iptc.as_resource(outgoing.iptc)
        about["extra"] = struct.pack(">HH", 0xFFED, len(resources) + 2) + resources
    image.save(buffer, "JPEG", subsampling=0, **about)
    return buffer.getvalue()


def _raster(image: Image, notes: tuple[str, ...], kind: str) -> Raster:
    icc = image.info.get("icc_profile") or None
    if image.mode == "CMYK":
        raster = Raster(_samples(image), "cmyk", icc=icc, notes=notes)
    elif image.mode == "LAB":
        samples, alpha, space = separated(_samples(image.convert("RGB")))
        raster = Raster(samples, space, alpha, notes=(*notes, "Its Lab colours were converted to sRGB."))
    else:
        samples, alpha, space = separated(_samples(_plain(image)))
        raster = Raster(samples, space, alpha, icc=icc, notes=notes)
    if kind not in ("webp", "avif"):
        return raster
    return replace(raster, exif=image.info.get("exif"), xmp=image.info.get("xmp"))


def _samples(image: Image) -> np.ndarray:
    """(h, w) or (h, w, c) uint8. In bands of rows: Pillow holds the interpreter while it hands over its pixels, 30 ms
    for 24 million of them, and a window would be stuck."""
    samples = np.empty((image.height, image.width, *np.asarray(image.crop((0, 0, 1, 1))).shape[2:]), np.uint8)
    for rows in bands(image.height):
        samples[rows] = np.asarray(image.crop((0, rows.start, image.width, rows.stop)))
    return samples


def _plain(image: Image) -> Image:
    """One of the modes L, LA, RGB, RGBA."""
    if image.mode in ("L", "LA", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("LA" if image.mode in ("1", "L", "La") else "RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _is_deep(data: bytes) -> bool:
    """The third byte of the codec's configuration says so (AV1 in ISOBMFF 1.2, section 2.3.3)."""
    configuration = data.partition(b"av1C")[2]
    return len(configuration) > 2 and bool(configuration[2] & HIGH_BIT_DEPTH)
