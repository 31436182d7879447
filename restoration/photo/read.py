"""From a file to a Photo: the one doorway through which strange bytes come in."""

from __future__ import annotations

import stat
from pathlib import Path

import imagecodecs
import numpy as np

from restoration.errors import UnreadablePhoto
from restoration.naming import RAW_SUFFIXES, shown
from restoration.photo import colour, heif, jpeg, metadata, pillow, png, raw, tiff
from restoration.photo.camera import shot_of
from restoration.photo.kind import recognise
from restoration.photo.raster import Raster, Refused, Space, oriented
from restoration.types import Photo, Source

MOST_BYTES = 2 << 30
AGAIN = "Copy it again from the camera or the backup."
SAVED_AS = {"gif": "png", "bmp": "png", "raw": "tif", "heic": "jpg", "avif": "jpg"}


def read(path: Path | str) -> Photo:
    """The photograph, upright and in sRGB, with `source.notes` for the user. Raises UnreadablePhoto."""
    path = Path(path)
    try:
        raster, kind = decoded(path)
        return developed(raster, path, kind)
    except MemoryError as error:
        raise _too_large(path) from error


def decoded(path: Path, long_side: int | None = None) -> tuple[Raster, str]:
    """What the file holds, and its kind. With `long_side` a JPEG may come reduced to that, for a preview.

    Raises UnreadablePhoto.
    """
    data = _contents(path)
    try:
        kind = recognise(data, path)
        return decode(data, kind, long_side), kind
    except Refused as refusal:
        raise UnreadablePhoto(f"“{shown(path)}” {refusal.words}.", refusal.hint or AGAIN) from refusal
    except MemoryError as error:
        raise _too_large(path) from error
    # Decoders meet damaged data with exceptions of every kind: OSError, ValueError, SyntaxError, RuntimeError,
    # OverflowError, AttributeError, struct.error, and errors of their own were all seen under fuzzing.
    except Exception as error:
        raise UnreadablePhoto(f"“{shown(path)}” is damaged or incomplete.", AGAIN) from error


def decode(data: bytes, kind: str, long_side: int | None = None) -> Raster:
    """Raises Refused, and anything else for damaged data."""
    if kind == "png":
        return png.read(data)
    if kind == "tif":
        return tiff.read(data)
    if kind == "jpg":
        return jpeg.read(data, long_side)
    if kind == "heic":
        return heif.read(data)
    if kind == "raw":
        return raw.read(data, long_side)
    return pillow.read(data, kind)


def developed(raster: Raster, path: Path, kind: str) -> Photo:
    """Orientation and colour profile applied; the rest of what the file told is kept in the photo's source."""
    exif, said = metadata.upright(raster.exif)
    xmp, also_said = metadata.upright_xmp(raster.xmp)
    orientation = raster.orientation or said or also_said or 1
    samples = np.ascontiguousarray(oriented(raster.samples, orientation))
    pixels, icc, notes = _in_srgb(samples, raster.space, raster.icc)
    alpha = (
        None if raster.alpha is None else colour.in_floats(np.ascontiguousarray(oriented(raster.alpha, orientation)))
    )
    if raster.exif and exif is None:
        notes += ("Its EXIF data are damaged and were ignored.",)
    if kind == "jpg" and path.suffix.lower() in RAW_SUFFIXES:
        notes += ("It has the name of a RAW file, but is a JPEG.",)
    for array in (pixels, alpha):
        if array is not None:
            array.flags.writeable = False  # ours alone: Photo need not copy it
    source = Source(
        path=path,
        format=_saved_as(kind, raster.bits),
        bits=raster.bits,
        grey=raster.space == "grey",
        icc=icc,
        exif=exif,
        xmp=xmp,
        iptc=raster.iptc,
        dpi=raster.dpi,
        raw=kind == "raw",
        notes=raster.notes + notes,
        shot=shot_of(exif),
    )
    return Photo(pixels, alpha, source)


def _saved_as(kind: str, bits: int) -> str:
    """What results are saved as unless the user says otherwise."""
    form = SAVED_AS.get(kind, kind)
    return "tif" if form == "jpg" and bits > 8 else form


def _contents(path: Path) -> bytes:
    """All bytes at once: a file that is changed or pulled out while it is mapped kills the process."""
    name = shown(path)
    try:
        about = path.stat()  # before opening: a named pipe would block for ever
        if not stat.S_ISREG(about.st_mode):
            raise UnreadablePhoto(f"“{name}” is not a file.", "Choose a photograph.")
        if about.st_size == 0:
            raise UnreadablePhoto(f"“{name}” is empty.", AGAIN)
        if about.st_size > MOST_BYTES:
            raise UnreadablePhoto(f"“{name}” is larger than 2 GB.", "Choose a photograph.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePhoto(f"“{name}” is not there any more.", "Was it moved, or its disk taken out?") from error
    except PermissionError as error:
        raise UnreadablePhoto(f"“{name}” may not be read.", "Ask its owner for permission.") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        reason = getattr(error, "strerror", None) or error
        raise UnreadablePhoto(f"“{name}” cannot be read: {reason}.", "Is its disk still connected?") from error


def _in_srgb(samples: np.ndarray, space: Space, icc: bytes | None) -> tuple[np.ndarray, bytes | None, tuple[str, ...]]:
    """Pixels in sRGB, the profile if pictures can be saved with it, and notes."""
    notes: tuple[str, ...] = ()
    if icc and colour.profile_space(icc) == space:
        try:
            return _by_profile(samples, space, icc)
        except imagecodecs.CmsError:
            notes += ("Its colour profile is damaged and was ignored.",)
    elif icc:
        notes += ("Its colour profile does not fit the picture and was ignored.",)
    if space == "cmyk":
        notes += ("It has CMYK colours without a usable profile: the conversion to sRGB is approximate.",)
        return colour.cmyk_without_profile(samples), None, notes
    return colour.three_channels(samples), None, notes


def _by_profile(samples: np.ndarray, space: Space, icc: bytes) -> tuple[np.ndarray, bytes | None, tuple[str, ...]]:
    pixels = colour.to_srgb(samples, space, icc)
    if space == "cmyk":
        return pixels, None, ("Its CMYK colours were converted to sRGB, and are saved as sRGB.",)
    notes: tuple[str, ...] = ()
    if space == "rgb" and colour.clips(samples, icc):
        notes += ("Some of its colours are more vivid than sRGB can show; they were toned down.",)
    if not colour.is_two_way(icc, space):
        return pixels, None, (*notes, "Its colour profile works in one direction only: it is saved as sRGB.")
    return pixels, icc, notes


def _too_large(path: Path) -> UnreadablePhoto:
    return UnreadablePhoto(
        f"There is not enough memory to open “{shown(path)}”.", "Close other programs, or reduce it."
    )
