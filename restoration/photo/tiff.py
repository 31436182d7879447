"""TIFF of any depth: headers by tifffile, pixels by libtiff, rare colour spaces by Pillow. Written with all metadata.

Damaged LZW data kill the process in tifffile's own decoders (imagecodecs 2026.3.6: a fuzzed file of 42 kB, SIGSEGV), so
compressed pixels go through libtiff. Pixels that are not compressed, or in JPEG, are safe with tifffile.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Literal

import imagecodecs
import numpy as np
import tifffile

from restoration.photo import ifd, iptc, metadata, pillow
from restoration.photo.colour import in_floats
from restoration.photo.raster import MAX_PIXELS, Outgoing, Raster, Refused, Space, check_size, first_of

RGB, GREY, GREY_INVERTED, PALETTE, SEPARATED, YCBCR = 2, 1, 0, 3, 5, 6
YCBCR_COEFFICIENTS, YCBCR_SUBSAMPLING = 529, 530
UNCOMPRESSED, JPEG_COMPRESSIONS = 1, (6, 7)
COLOURS = {RGB: 3, GREY: 1, GREY_INVERTED: 1, PALETTE: 1, SEPARATED: 4, YCBCR: 3}
PREMULTIPLIED, STRAIGHT = 1, 2  # ExtraSamples
MOST_CHANNELS, MOST_SAMPLES = 16, 4 * MAX_PIXELS
INCH, BYTE = 2, 1


def read(data: bytes) -> Raster:
    """Raises Refused, and whatever tifffile and Pillow raise for damaged data."""
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page = tiff.pages.first
        _check(page)
        # Pillow turns TIFF files by itself, so it is given one that says it is upright.
        raster = _decoded(page, data) if _is_ours(page) else pillow.read(metadata.upright(data)[0] or data, "tif")
        notes = first_of(len(tiff.pages))
        exif, exif_notes = metadata.block_of_tiff(data)
        return replace(
            raster,
            orientation=page.tags.valueof(ifd.ORIENTATION),
            exif=exif,
            xmp=_bytes(page, ifd.XMP),
            iptc=_iptc(page),
            dpi=_dpi(page),
            notes=raster.notes + notes + exif_notes + _left_out(tiff),
        )


def encode(outgoing: Outgoing) -> bytes:
    """A whole file, losslessly compressed."""
    front, added = _exif_in_front(outgoing.exif)
    channels, buffer = outgoing.samples.shape[2], io.BytesIO()
    order: Literal["<", ">"] = ">" if front.startswith(b"MM") else "<"
    with tifffile.TiffWriter(buffer, byteorder=order) as tiff:
        tiff.write(
            outgoing.pixels,
            photometric="minisblack" if channels <= 2 else "rgb",
            planarconfig="contig" if channels > 1 else None,
            extrasamples=["unassalpha"] if channels in (2, 4) else None,
            compression="zlib",
            predictor=True,
            resolution=outgoing.dpi,
            resolutionunit=INCH if outgoing.dpi else None,
            iccprofile=outgoing.icc,
            metadata=None,
            software=False,
        )
    for tag, value in ((ifd.XMP, outgoing.xmp), (ifd.IPTC, outgoing.iptc)):
        if value:
            added.append(ifd.Field(tag, BYTE, len(value), value))
    return _joined(front, buffer.getvalue(), added)


def _check(page: tifffile.TiffPage) -> None:
    check_size(page.imagewidth, page.imagelength)
    if page.samplesperpixel > MOST_CHANNELS or page.imagedepth != 1 or not isinstance(page.bitspersample, int):
        raise Refused("is a TIFF file of a rare kind, which Unveil does not open", "Save it as 8 or 16 bit RGB.")
    if page.imagewidth * page.imagelength * page.samplesperpixel > MOST_SAMPLES:
        raise Refused("is too large", "Save it without extra channels.")


def _is_ours(page: tifffile.TiffPage) -> bool:
    """Not Lab, one bit, and YCbCr that is compressed or has fewer colours than pixels: Pillow knows these."""
    if _has_ycbcr(page):
        return int(page.compression) == UNCOMPRESSED and page.tags.valueof(YCBCR_SUBSAMPLING) == (1, 1)
    return int(page.photometric) in COLOURS and page.bitspersample > 1


def _has_ycbcr(page: tifffile.TiffPage) -> bool:
    """The samples, as tifffile hands them over: inside JPEG it has them converted to RGB."""
    return int(page.photometric) == YCBCR and int(page.compression) not in JPEG_COMPRESSIONS


def _decoded(page: tifffile.TiffPage, data: bytes) -> Raster:
    safe = int(page.compression) in (UNCOMPRESSED, *JPEG_COMPRESSIONS)
    pixels = page.asarray() if safe else imagecodecs.tiff_decode(data, index=0)
    if pixels.ndim == 3 and int(page.planarconfig) == 2:
        pixels = np.moveaxis(pixels, 0, -1)
    pixels = pixels.reshape(page.imagelength, page.imagewidth, -1)
    photometric = int(page.photometric)
    colours, extra = COLOURS[photometric], tuple(int(kind) for kind in page.extrasamples)
    if pixels.shape[2] < colours:
        raise Refused("is damaged")
    if photometric == PALETTE:
        return Raster(_looked_up(pixels[..., 0], page.colormap), "rgb", icc=_bytes(page, ifd.ICC))
    space: Space = {1: "grey", 3: "rgb"}.get(colours, "cmyk")  # type: ignore[assignment]  # mypy sees str
    pixels, notes = _scaled(pixels, page)
    alpha = pixels[..., colours] if extra[:1] in ((PREMULTIPLIED,), (STRAIGHT,)) and space != "cmyk" else None
    left_out = pixels.shape[2] - colours - (alpha is not None)
    if left_out:
        notes += (f"{left_out} extra channel{'s' if left_out > 1 else ''} left out.",)
    samples = pixels[..., :colours]
    if _has_ycbcr(page):
        samples = _from_ycbcr(samples, page.tags.valueof(YCBCR_COEFFICIENTS))
    if alpha is not None and extra[0] == PREMULTIPLIED:
        samples, alpha = _unmultiplied(samples, alpha), in_floats(alpha)
    if photometric == GREY_INVERTED:
        samples = np.float32(1) - samples if samples.dtype == np.float32 else ~samples
    return Raster(samples, space, alpha, bits=_bits(page), icc=_bytes(page, ifd.ICC), notes=notes)


def _bits(page: tifffile.TiffPage) -> int:
    """8, 16 or 32: what keeps all that the file holds."""
    return next((bits for bits in (8, 16) if page.bitspersample <= bits), 32)


def _scaled(pixels: np.ndarray, page: tifffile.TiffPage) -> tuple[np.ndarray, tuple[str, ...]]:
    """Any numbers -> uint8, uint16 or float32 in [0, 1]."""
    if pixels.dtype.kind == "f":
        return _scaled_floats(pixels.astype(np.float32))
    if pixels.dtype.kind == "i":
        scaled = np.clip(pixels.astype(np.float32) / np.iinfo(pixels.dtype).max, 0, 1)
        return scaled, ("It holds signed numbers: what was negative became black.",)
    if page.bitspersample == pixels.dtype.itemsize * 8 <= 16:
        return pixels.astype(pixels.dtype.newbyteorder("="), copy=False), ()
    return np.divide(pixels, 2.0**page.bitspersample - 1, dtype=np.float64).astype(np.float32), ()


def _scaled_floats(pixels: np.ndarray) -> tuple[np.ndarray, tuple[str, ...]]:
    sound = np.isfinite(pixels)
    if not sound.any():
        raise Refused("holds no valid numbers")
    notes: tuple[str, ...] = ()
    if not sound.all():
        notes += (f"{np.count_nonzero(~sound)} invalid numbers became black.",)
        pixels = np.where(sound, pixels, np.float32(0))
    most = float(pixels.max())
    if most > 1.001:
        white = next((scale for scale in (255, 65535) if scale / 2 < most <= scale), most)
        notes += (f"Its numbers reach {most:.4g}: they were divided by {white:.4g}.",)
        pixels = pixels / np.float32(white)
    return np.clip(pixels, 0, 1), notes


def _looked_up(indices: np.ndarray, colormap: np.ndarray | None) -> np.ndarray:
    if colormap is None or int(indices.max()) >= colormap.shape[1]:
        raise Refused("is damaged")
    return (colormap.T >> 8).astype(np.uint8)[indices.astype(np.intp)]


def _unmultiplied(samples: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """Colours as they were before they were multiplied by their alpha: float32."""
    least = np.float32(1e-6) if alpha.dtype == np.float32 else alpha.dtype.type(1)
    return np.minimum(np.divide(samples, np.maximum(alpha, least)[..., None], dtype=np.float32), 1)


def _from_ycbcr(samples: np.ndarray, coefficients: tuple[int, ...] | None) -> np.ndarray:
    """uint8 -> uint8, with the file's own weights of red, green and blue (numerators and denominators)."""
    numbers = coefficients or (299, 1000, 587, 1000, 114, 1000)
    red, green, blue = (numbers[at] / numbers[at + 1] for at in (0, 2, 4))
    y, cb, cr = (samples[..., channel].astype(np.float32) for channel in range(3))
    r = y + 2 * (1 - red) * (cr - 128)
    b = y + 2 * (1 - blue) * (cb - 128)
    g = (y - red * r - blue * b) / green
    return np.clip(np.rint(np.stack([r, g, b], -1)), 0, 255).astype(np.uint8)


def _bytes(page: tifffile.TiffPage, tag: int) -> bytes | None:
    value = page.tags.valueof(tag)
    return value if isinstance(value, bytes) else None


def _dpi(page: tifffile.TiffPage) -> tuple[float, float] | None:
    try:
        dpi = page.get_resolution(INCH)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return metadata.sound_dpi(dpi) if 296 in page.tags else None


def _iptc(page: tifffile.TiffPage) -> bytes | None:
    return iptc.record(_bytes(page, ifd.IPTC)) or iptc.in_resources(_bytes(page, ifd.PHOTOSHOP) or b"")


def _left_out(tiff: tifffile.TiffFile) -> tuple[str, ...]:
    if tiff.is_bigtiff and any(tag.code not in metadata.STRUCTURE for tag in tiff.pages.first.tags):
        return ("Its EXIF data are left out, because it is a BigTIFF file.",)
    return ()


def _exif_in_front(exif: bytes | None) -> tuple[bytes, list[ifd.Field]]:
    """The EXIF block, and what a directory needs to say so that it is found at the start of the file."""
    try:
        return (exif + bytes(len(exif) % 2), metadata.in_first_directory(exif)) if exif else (b"", [])
    except metadata.DAMAGED:
        return b"", []


def _joined(front: bytes, picture: bytes, added: list[ifd.Field]) -> bytes:
    """One file of an EXIF block (or nothing) and a TIFF file behind it, with a directory for both at the end."""
    order = ifd.byte_order(picture)
    directory, _ = ifd.read(picture, ifd.first_offset(picture))
    present = {field.tag: field for field in ifd.fields(directory, picture)}
    strips = np.frombuffer(present[ifd.STRIPS].value, order + "u4") + len(front)
    present[ifd.STRIPS] = replace(present[ifd.STRIPS], value=strips.astype(order + "u4").tobytes())
    return ifd.with_first(front + picture, [*present.values(), *added])
