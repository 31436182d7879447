"""Dark RAW files: the network for the sensor's values, against developing first and brightening then.

python benchmarks/raw_dark.py --photos ../shared/photos/pairs/denoise/kodak24_clean/gt --sheet dark.jpg

Clear photographs become DNG files of -3 and -5 EV with a sensor's noise, of a camera whose colours are mixed. PSNR in
dB against the photograph, each result brought to its brightness first: how bright it should be nobody can know.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import fmean

import cv2
import numpy as np
from dng import counted, matrix_of, write_dng

from restoration.commands import follow
from restoration.degrade.dark_raw import TYPICAL
from restoration.engine import Engine
from restoration.metrics import psnr
from restoration.photo import read
from restoration.srgb import decoded, encoded
from restoration.types import Photo, RestoreRequest, Step

SEEN = (0.5, 1.0, 0.6)
NIGHTS = ((-3.0, (2e-4, 1e-4)), (-5.0, (6e-4, 3e-4)))  # EV, and read and shot noise
ROUTES = {
    "developed": (),
    "RGB": ("alen-rgb-compact",),
    "RGB, denoised": ("alen-rgb-compact", "mprnet-denoise-compact"),
    "RAW": ("alen-raw-compact",),
}
SHEET_PX = 480


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, help="a picture of all results")
    parser.add_argument("--raw", default="alen-raw-compact", help="the id, or the file, of the network for RAW files")
    asked = parser.parse_args()
    engine, rows = Engine("cpu"), []
    routes = {**ROUTES, "RAW": (asked.raw,)}
    for exposure, noise in NIGHTS:
        scores: dict[str, list[float]] = {name: [] for name in routes}
        for path in sorted(asked.photos.iterdir()):
            clear = read(path).pixels
            clear = clear[: len(clear) // 2 * 2, : clear.shape[1] // 2 * 2]
            made = results(engine, clear, exposure, noise, routes)
            for name, result in made.items():
                scores[name].append(psnr(as_bright(result, clear), clear))
            rows.append(np.hstack([small(one) for one in (clear, *made.values())]))
        print(f"{exposure:+.0f} EV: " + ", ".join(f"{name} {fmean(values):.2f}" for name, values in scores.items()))
    if asked.sheet:
        cv2.imwrite(str(asked.sheet), np.vstack(rows)[..., ::-1])


def results(
    engine: Engine, clear: np.ndarray, exposure: float, noise: tuple[float, float], routes: dict[str, tuple[str, ...]]
) -> dict[str, np.ndarray]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dark.dng")
        samples = counted(clear, TYPICAL, SEEN, exposure=exposure, noise=noise)
        write_dng(path, samples, matrix=matrix_of(TYPICAL, SEEN), neutral=SEEN)
        photo = read(path)
        return {name: restored(engine, photo, models) for name, models in routes.items()}


def restored(engine: Engine, photo: Photo, models: tuple[str, ...]) -> np.ndarray:
    if not models:
        return photo.pixels
    request = RestoreRequest(photo, tuple(map(Step, models)))
    return follow(engine.restore(request), "dark.dng", True).photo.pixels


def as_bright(result: np.ndarray, clear: np.ndarray) -> np.ndarray:
    """With the gain of light that brings it nearest."""
    light, wanted = decoded(result), decoded(clear)
    return encoded(light * ((light * wanted).sum() / (light * light).sum()))


def small(pixels: np.ndarray) -> np.ndarray:
    reduced = cv2.resize(pixels, (SHEET_PX, SHEET_PX * 2 // 3), interpolation=cv2.INTER_AREA)
    return np.rint(255 * reduced).astype(np.uint8)


if __name__ == "__main__":
    main()
