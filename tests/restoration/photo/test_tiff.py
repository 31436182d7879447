from __future__ import annotations

import io
import struct

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from restoration.photo import ifd, tiff
from restoration.photo.iptc import as_resource
from restoration.photo.raster import Outgoing, Refused


def stored(pixels: np.ndarray, **about: object) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, pixels, **about)
    return buffer.getvalue()


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("compression", [None, "zlib", "lzw"])
def test_planes_byte_orders_and_compressions_do_not_matter(
    picture16: np.ndarray, byteorder: str, compression: str | None
) -> None:
    planes = np.ascontiguousarray(np.moveaxis(picture16, -1, 0))
    about = {"photometric": "rgb", "byteorder": byteorder, "compression": compression}
    for data in (stored(picture16, **about), stored(planes, planarconfig="separate", **about)):
        raster = tiff.read(data)
        assert raster.samples.dtype == np.uint16
        np.testing.assert_array_equal(raster.samples, picture16)


def test_tiles_and_large_offsets_do_not_matter(picture16: np.ndarray) -> None:
    for data in (
        stored(picture16, photometric="rgb", tile=(16, 16)),
        stored(picture16, photometric="rgb", bigtiff=True, extratags=[(274, "H", 1, 3, True)]),
    ):
        np.testing.assert_array_equal(tiff.read(data).samples, picture16)
    assert tiff.read(data).orientation == 3


def test_damaged_lzw_is_an_error_and_not_the_end_of_the_process() -> None:
    """Noise under the name of LZW, and more of it than rows: the 178th killed Python in tifffile's own decoder."""
    rng = np.random.default_rng(0)
    for _ in range(200):
        noise = rng.integers(0, 256, (80, 60, 3), np.uint8)
        noise[0, 0, :2] = 0x80, noise[0, 0, 1] & 0x7F  # how LZW data begin
        data = bytearray(stored(noise, photometric="rgb", metadata=None))
        with tifffile.TiffFile(io.BytesIO(data)) as opened:
            tags = opened.pages.first.tags
            struct.pack_into("<H", data, tags["Compression"].valueoffset, 5)
            struct.pack_into("<H", data, tags["ImageLength"].valueoffset, 2)
        with pytest.raises(imagecodecs.TiffError):
            tiff.read(bytes(data))


def test_white_may_be_zero() -> None:
    raster = tiff.read(stored(np.array([[0, 65535]], np.uint16), photometric="miniswhite"))
    assert raster.samples[..., 0].tolist() == [[65535, 0]]


def test_jpeg_inside_and_ycbcr_give_rgb(picture: np.ndarray) -> None:
    smooth = np.ascontiguousarray(np.kron(picture, np.ones((4, 4, 1), np.uint8)))
    buffer = io.BytesIO()
    Image.fromarray(smooth).save(buffer, "TIFF", compression="jpeg")
    assert np.abs(tiff.read(buffer.getvalue()).samples.astype(int) - smooth).mean() < 4


def test_ycbcr_without_jpeg_is_converted_by_its_own_weights(picture: np.ndarray) -> None:
    luma = np.array([0.2126, 0.7152, 0.0722])
    red, blue = picture[..., 0].astype(float), picture[..., 2].astype(float)
    y = picture @ luma
    cb, cr = 128 + (blue - y) / 2 / (1 - luma[2]), 128 + (red - y) / 2 / (1 - luma[0])
    ycbcr = np.clip(np.rint(np.stack([y, cb, cr], -1)), 0, 255).astype(np.uint8)
    weights = [2126, 10000, 7152, 10000, 722, 10000]
    tags = [(529, "2I", 3, weights, True), (530, "H", 2, (1, 1), True)]
    for compression in (None, "lzw"):
        data = stored(ycbcr, photometric="ycbcr", compression=compression, extratags=tags, subsampling=(1, 1))
        np.testing.assert_allclose(tiff.read(data).samples.astype(float), picture, atol=2)


def test_palettes_are_looked_up(picture: np.ndarray) -> None:
    image = Image.fromarray(picture).quantize(32)
    buffer = io.BytesIO()
    image.save(buffer, "TIFF")
    np.testing.assert_array_equal(tiff.read(buffer.getvalue()).samples, np.asarray(image.convert("RGB")))


def test_one_bit_is_black_and_white() -> None:
    buffer = io.BytesIO()
    Image.fromarray(np.array([[0, 255]], np.uint8)).convert("1").save(buffer, "TIFF")
    assert tiff.read(buffer.getvalue()).samples[..., 0].tolist() == [[0, 255]]


def test_extra_channels_are_left_out_with_a_note(picture: np.ndarray) -> None:
    five = np.dstack([picture, picture[..., :2]])
    raster = tiff.read(stored(five, photometric="rgb", extrasamples=["unspecified", "unspecified"]))
    np.testing.assert_array_equal(raster.samples, picture)
    assert raster.alpha is None
    assert any("2 extra channels" in note for note in raster.notes)


def test_a_stack_of_layers_is_refused() -> None:
    with pytest.raises(Refused, match="rare kind"):
        tiff.read(stored(np.zeros((8, 8, 40), np.uint8), photometric="minisblack", planarconfig="contig"))


def test_nothing_but_invalid_numbers_is_refused() -> None:
    with pytest.raises(Refused, match="no valid numbers"):
        tiff.read(stored(np.full((4, 4, 3), np.nan, np.float32), photometric="rgb"))


def test_the_resolution_is_found(picture: np.ndarray) -> None:
    assert tiff.read(stored(picture, photometric="rgb", resolution=(300, 300), resolutionunit=2)).dpi == (300, 300)
    assert tiff.read(tiff.encode(Outgoing(picture))).dpi is None


def test_our_files_are_compressed_and_carry_no_advertising(picture: np.ndarray) -> None:
    data = tiff.encode(Outgoing(np.ascontiguousarray(np.kron(picture, np.ones((8, 8, 1), np.uint8)))))
    assert len(data) < picture.nbytes * 64 / 4
    assert b"tifffile" not in data


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("kind", ["B", "I", "photoshop"])
def test_iptc_is_found_wherever_programs_put_it(picture: np.ndarray, iptc: bytes, byteorder: str, kind: str) -> None:
    whole = iptc + bytes(-len(iptc) % 4)
    tag = (33723, kind, len(whole) // struct.calcsize(kind[0]) if kind != "photoshop" else 0, whole, True)
    if kind == "photoshop":
        tag = (34377, "B", len(as_resource(whole)), as_resource(whole), True)
    assert tiff.read(stored(picture, photometric="rgb", byteorder=byteorder, extratags=[tag])).iptc == whole


def test_damaged_iptc_does_not_matter(picture: np.ndarray) -> None:
    for tag in ((33723, "B", 8, b"nonsense", True), (34377, "B", 8, b"8BIM\4\4\xff\xff", True)):
        raster = tiff.read(stored(picture, photometric="rgb", extratags=[tag]))
        assert raster.iptc is None
        np.testing.assert_array_equal(raster.samples, picture)


def test_exif_data_of_a_large_tiff_are_left_out_with_a_note(picture: np.ndarray) -> None:
    tags = [(271, "s", 0, "Hazemaster", True)]
    raster = tiff.read(stored(picture, photometric="rgb", bigtiff=True, metadata=None, software=False, extratags=tags))
    assert raster.exif is None
    assert any("BigTIFF" in note for note in raster.notes)
    assert tiff.read(stored(picture, photometric="rgb", bigtiff=True, metadata=None, software=False)).notes == ()


def test_a_maker_note_behind_the_pixels_is_left_out_with_a_note(picture: np.ndarray) -> None:
    data = tiff.encode(Outgoing(picture))
    first, _ = ifd.read(data, ifd.first_offset(data))
    camera = [ifd.Field(34855, 3, 1, b"\x64\0"), ifd.Field(37500, 7, 30, bytes(30))]
    behind = ifd.packed("<", camera, len(data))
    raster = tiff.read(ifd.with_first(data + behind, [*ifd.fields(first, data), ifd.pointer("<", ifd.EXIF, len(data))]))
    assert any("maker note" in note for note in raster.notes)
    assert raster.exif
    exif = ifd.sub_directory(ifd.read(raster.exif, ifd.first_offset(raster.exif))[0], ifd.EXIF, raster.exif)
    assert list(exif) == [34855]


def test_a_damaged_exif_block_does_not_prevent_saving(picture: np.ndarray) -> None:
    for block in (b"II*\0", b"nonsense" * 5, b"MM\0*\0\0\0\x08\xff\xff"):
        raster = tiff.read(tiff.encode(Outgoing(picture, exif=block)))
        np.testing.assert_array_equal(raster.samples, picture)
        assert raster.exif is None
