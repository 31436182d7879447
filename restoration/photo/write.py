"""From a Photo to a file: colours, depth and metadata of its source, never over that source, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import imagecodecs
import numpy as np

from restoration.errors import UnwritableFile, UnwritablePhoto
from restoration.files import remove_stale, replace_file
from restoration.naming import format_of, shown
from restoration.photo import colour, metadata, pillow, png, tiff
from restoration.photo.place import lessened
from restoration.photo.raster import MAX_PIXELS, Outgoing
from restoration.photo.read import decode
from restoration.types import Keeping, Photo, Source

FORMATS = ("png", "jpg", "tif", "webp")
LONGEST_SIDE = {"jpg": 65_535, "webp": 16_383}
QUALITY = 95


def write(
    photo: Photo,
    path: Path | str,
    format: str | None = None,
    quality: int | None = None,
    *,
    keeping: Keeping = "all",
    overwrite: bool = False,
) -> None:
    """Save as png, jpg, tif or webp, by the path's suffix unless `format` says otherwise.

    `quality` 1..100 is for jpg and webp; `keeping` says how much of the source's metadata goes with it. The file that
    the photo was read from is never written to; another one that is there only with `overwrite`. Raises
    UnwritablePhoto, and then nothing has changed.
    """
    path = Path(path)
    form = format_of(format or path.suffix)
    check_target(path, form, photo.source, photo.size, overwrite)
    if quality is not None and not 1 <= quality <= 100:
        raise UnwritablePhoto(f"The quality {quality} is not between 1 and 100.", f"{QUALITY} is a good choice.")
    try:
        outgoing = _prepared(photo.pixels, photo.alpha, lessened(photo.source, keeping), form)
        data = _encoded(outgoing, form, quality or QUALITY)
        is_whole = _decodes_to(outgoing, data, form)
    except MemoryError as error:
        raise UnwritablePhoto(
            f"There is not enough memory to save “{shown(path)}”.", "Close other programs."
        ) from error
    if not is_whole:
        raise UnwritablePhoto(f"“{shown(path)}” was not saved: reading it back failed.", "Choose another format.")
    remove_stale(path.parent)  # it may be what fills the disk; 50 ms in a folder of 50,000 files
    try:
        replace_file(path, data, overwrite)
    except UnwritableFile as error:
        raise UnwritablePhoto(error.summary, error.hint) from error


def check_target(path: Path, format: str, source: Source, size: tuple[int, int], overwrite: bool = False) -> None:
    """What `write` asks first, for whoever wants to know before hours of work: `size` (width, height) is the picture's.
    Raises UnwritablePhoto."""
    name, form = shown(path), format_of(format)
    if form not in FORMATS:
        raise UnwritablePhoto(
            f"“{name}” cannot be saved as {form or 'a file without format'}.", "Use png, jpg, tif or webp."
        )
    if _is_same_file(path, source.path):
        raise UnwritablePhoto(f"“{name}” is the original, which is never overwritten.", "Choose another name.")
    if not overwrite and os.path.lexists(path):
        raise UnwritablePhoto(f"“{name}” is there already.", "Choose another name.")
    if max(size) > LONGEST_SIDE.get(form, max(size)):
        side = f"{LONGEST_SIDE[form]:,}"
        raise UnwritablePhoto(f"“{name}”: {form} files have at most {side} pixels a side.", "Save it as png or tif.")
    if size[0] * size[1] > MAX_PIXELS:
        most = f"more than {MAX_PIXELS // 10**6} million pixels, the most that can be opened again"
        raise UnwritablePhoto(f"“{name}” would have {most}.", "Reduce the picture first.")


def _is_same_file(path: Path, source: Path | None) -> bool:
    """By name or by what the file system says: links of both kinds, and names that differ in case only."""
    if source is None:
        return False
    try:
        return path.resolve() == source.resolve() or path.samefile(source)
    except (OSError, RuntimeError):
        return False


def _prepared(pixels: np.ndarray, alpha: np.ndarray | None, source: Source, form: str) -> Outgoing:
    size = pixels.shape[1], pixels.shape[0]
    if alpha is not None and form == "jpg":
        pixels, alpha = 1 + alpha[..., None] * (pixels - 1), None  # on white
    pixels, icc = _in_colours_of(source, pixels, grey=source.grey and form != "webp")
    bits = 16 if source.bits > 8 and form in ("png", "tif") else 8
    samples = colour.in_integers(pixels, bits)
    if alpha is not None:
        samples = np.concatenate([samples, colour.in_integers(alpha, bits)[..., None]], axis=2)
    exif = metadata.with_size(source.exif, *size) if source.exif else None
    if source.made_by:
        exif = metadata.with_software(exif, source.made_by)
    xmp = metadata.xmp_with_size(source.xmp, *size) if source.xmp else None
    return Outgoing(samples, icc, exif, xmp, source.iptc, source.dpi)


def _in_colours_of(source: Source, pixels: np.ndarray, grey: bool) -> tuple[np.ndarray, bytes | None]:
    """(h, w, 1 or 3), and the profile that describes them; without one they are sRGB."""
    if grey:
        pixels = colour.grey_of(pixels)
    if source.icc and colour.profile_space(source.icc) == ("grey" if grey else "rgb"):
        try:
            alike = np.repeat(pixels, 3, axis=2) if grey else pixels
            return colour.from_srgb(alike, source.icc, "grey" if grey else "rgb"), source.icc
        except imagecodecs.CmsError:
            return pixels, None
    return pixels, None


def _encoded(outgoing: Outgoing, form: str, quality: int) -> bytes:
    if form == "png":
        return png.encode(outgoing)
    if form == "tif":
        return tiff.encode(outgoing)
    return pillow.encode(outgoing, "webp" if form == "webp" else "jpg", quality)


def _decodes_to(outgoing: Outgoing, data: bytes, form: str) -> bool:
    """Read back, before anything touches the disk: every sample of a lossless format, the size of a lossy one."""
    try:
        again = decode(data, form)
    except MemoryError:
        raise
    except Exception:  # of every kind, see read.py
        return False
    if again.samples.shape[:2] != outgoing.samples.shape[:2]:
        return False
    if form in ("jpg", "webp"):
        return True
    colours = again.samples.shape[2]
    return np.array_equal(again.samples, outgoing.samples[..., :colours]) and (
        again.alpha is None or np.array_equal(again.alpha, outgoing.samples[..., colours])
    )
