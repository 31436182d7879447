from __future__ import annotations

import io

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from restoration.bands import BAND_ROWS
from restoration.photo import pillow

FORMATS = {"bmp": "BMP", "webp": "WEBP", "tif": "TIFF"}
TALL = BAND_ROWS * 2 + 7


@pytest.mark.parametrize(("mode", "kind"), [("L", "bmp"), ("RGB", "bmp"), ("RGBA", "webp"), ("CMYK", "tif")])
def test_a_picture_of_many_bands_is_put_together_again(mode: str, kind: str) -> None:
    channels = len(Image.new(mode, (1, 1)).getbands())
    samples = np.random.default_rng(1).integers(0, 256, (TALL, 5, channels), np.uint8)
    image = Image.fromarray(samples[..., 0] if channels == 1 else samples, mode)
    buffer = io.BytesIO()
    image.save(buffer, FORMATS[kind], lossless=True, exact=True)  # for WebP; the others are without loss anyway
    read = pillow.read(buffer.getvalue(), kind)
    assert np.array_equal(read.samples, samples[..., : read.samples.shape[2]])
    assert read.alpha is None or np.array_equal(read.alpha, samples[..., -1])


def test_avif_is_opened_and_says_so_where_it_has_more_than_8_bits() -> None:
    samples = np.random.default_rng(2).integers(0, 256, (16, 24, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(samples).save(buffer, "AVIF", quality=100, subsampling="4:4:4")
    plain = pillow.read(buffer.getvalue(), "avif")
    assert np.abs(plain.samples.astype(int) - samples).max() <= 8
    assert not plain.notes
    deep = imagecodecs.avif_encode(samples.astype(np.uint16) * 4, bitspersample=10, level=100)
    found = pillow.read(deep, "avif")
    assert np.abs(found.samples.astype(int) - samples).max() <= 8
    assert found.notes == pillow.DEEP
