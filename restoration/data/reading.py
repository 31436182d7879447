"""From files to arrays, as the papers' code reads them: the samples as stored, no orientation, no colour profile."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from restoration.data.optional import package
from restoration.data.pair import Bayer, Developed, Hdf5, Pair, Picture, Source
from restoration.data.raw import read_bayer, read_developed
from restoration.errors import BadDataset, UnreadablePhoto
from restoration.naming import shown
from restoration.photo.colour import three_channels
from restoration.photo.read import decoded

AGAIN = "Download it again."
SLACK = 1e-4  # how far out of [0, 1] stored floats may be


def read_pair(pair: Pair) -> tuple[np.ndarray, np.ndarray]:
    """Input and target, float32 (h, w, 3) RGB in [0, 1]; grey pictures have three equal channels.

    Of a raw pair the input is (h, w, 4), packed and multiplied by the exposure ratio, so that values above 1 occur, and
    the target (2h, 2w, 3). A target is `pair.scale` times as large as its input: what is over is cut off.
    Raises BadDataset when the two do not fit, UnreadablePhoto, MissingPackage.
    """
    given, wanted = read_source(pair.input), read_source(pair.target)
    if pair.exposure_ratio != 1:
        given = given * np.float32(pair.exposure_ratio)
    return _fitted(pair, given, wanted)


def read_source(source: Source) -> np.ndarray:
    """One side of a pair, whole. Raises BadDataset, UnreadablePhoto, MissingPackage."""
    match source:
        case Picture():
            return _picture(source)
        case Hdf5():
            return _hdf5(source)
        case Bayer():
            return read_bayer(source.path)
        case Developed():
            return read_developed(source.path)


def _picture(source: Picture) -> np.ndarray:
    raster, _ = decoded(source.path)
    if raster.space == "cmyk":
        raise UnreadablePhoto(f"“{shown(source.path)}” has CMYK colours, which no data set has.", AGAIN)
    samples = _half(raster.samples, source.half)
    if source.size and source.size != samples.shape[:2]:
        samples = cv2.resize(samples, source.size[::-1], interpolation=cv2.INTER_LINEAR)
    if source.grey and samples.shape[-1] == 3:
        samples = cv2.cvtColor(samples, cv2.COLOR_RGB2GRAY)
    return three_channels(samples if samples.ndim == 3 else samples[..., None])


def _half(samples: np.ndarray, half: str) -> np.ndarray:
    """Both halves have the same width: an odd last column is left out."""
    middle = samples.shape[1] // 2
    columns = {"whole": slice(None), "left": slice(middle), "right": slice(middle, 2 * middle)}[half]
    return np.ascontiguousarray(samples[:, columns])


def _hdf5(source: Hdf5) -> np.ndarray:
    """(h, w, 3) or (3, h, w) in the file."""
    values = _dataset(source.path, source.dataset)
    name = shown(source.path)
    if values.ndim == 3 and values.shape[0] == 3 != values.shape[2]:
        values = values.transpose(1, 2, 0)
    if values.ndim != 3 or values.shape[2] != 3:
        raise BadDataset(f"“{source.dataset}” in “{name}” is no colour picture: its shape is {values.shape}.", AGAIN)
    if not (values.min() >= -SLACK and values.max() <= 1 + SLACK):
        raise BadDataset(f"“{source.dataset}” in “{name}” has values outside of 0 to 1.", AGAIN)
    return np.ascontiguousarray(values.clip(0, 1), np.float32)


def _dataset(path: Path, wanted: str) -> np.ndarray:
    h5py = package("h5py", path)
    name = shown(path)
    try:
        with h5py.File(path, "r") as file:
            found = file.get(wanted)
            if isinstance(found, h5py.Dataset):
                return np.asarray(found[()])
            there = ", ".join(file) or "nothing"
    except FileNotFoundError as error:
        raise BadDataset(f"“{name}” is not there any more.", "Was it moved, or its disk taken out?") from error
    except OSError as error:
        raise BadDataset(f"“{name}” is damaged, or no HDF5 file.", AGAIN) from error
    raise BadDataset(f"“{name}” holds no “{wanted}”, but {there}.", "Is it of this data set?")


def _fitted(pair: Pair, given: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The part that both show: margins are cut from the target, less than a pixel of the input from either."""
    scale = pair.scale
    if pair.centred:
        wanted = _middle(wanted, *given.shape[:2])
    over = [there - here * scale for here, there in zip(given.shape[:2], wanted.shape[:2], strict=True)]
    if max(map(abs, over)) >= scale:
        (height, width), (tall, wide) = given.shape[:2], wanted.shape[:2]
        raise BadDataset(
            f"“{shown(pair.input.path)}” has {width} x {height} pixels, its target “{shown(pair.target.path)}” "
            f"{wide} x {tall}.",
            f"The target must be {scale} times as large." if scale > 1 else "The two must have the same size.",
        )
    height, width = (min(here, there // scale) for here, there in zip(given.shape[:2], wanted.shape[:2], strict=True))
    return given[:height, :width], wanted[: height * scale, : width * scale]


def _middle(pixels: np.ndarray, height: int, width: int) -> np.ndarray:
    """Cut to that size, where it is larger."""
    top, left = (round(max(0, there - here) / 2) for there, here in zip(pixels.shape[:2], (height, width), strict=True))
    return pixels[top : top + height, left : left + width]
