"""Seconds to open a 24-megapixel photograph, to make its thumbnail, and to save it (with reading back).

python benchmarks/photo_io.py
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import imagecodecs
import numpy as np

from restoration.photo import read, write
from restoration.photo.preview import thumbnail
from restoration.types import Photo, Source

WIDTH, HEIGHT = 6000, 4000
FORMATS = (("jpg", 8), ("tif", 16), ("png", 16))
THUMBNAIL = 192


def landscape() -> np.ndarray:
    """Soft hills with the grain of a good camera: it compresses like a photograph."""
    rng = np.random.default_rng(0)
    hills = cv2.resize(rng.random((40, 60, 3), np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    hills += rng.standard_normal(hills.shape, np.float32) * 0.01
    return np.clip(hills * 0.6 + 0.2, 0, 1)


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    pixels, adobe = landscape(), imagecodecs.cms_profile("adobergb")
    print("| file | profile | MB | open s | thumbnail s | save s |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for suffix, bits in FORMATS:
            for name, icc in (("none", None), ("Adobe RGB", adobe)):
                path = Path(folder) / f"{name}.{suffix}"
                photo = Photo(pixels, source=Source(bits=bits, icc=icc))
                saving = seconds(lambda photo=photo, path=path: write(photo, path))
                opening = seconds(lambda path=path: read(path))
                reducing = seconds(lambda path=path: thumbnail(path, THUMBNAIL))
                size = path.stat().st_size / 1e6
                row = f"{suffix}, {bits} bit | {name} | {size:.0f} | {opening:.2f} | {reducing:.2f} | {saving:.2f}"
                print(f"| {row} |", flush=True)


if __name__ == "__main__":
    main()
