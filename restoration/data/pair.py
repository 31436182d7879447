"""What a data set is made of: pairs of pictures, told by where they lie and how they are taken from there, unread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Split = Literal["train", "test"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file; `half` of it, where two pictures stand side by side in one file. With `size` (height, width in
    pixels) it is brought to that by bilinear interpolation; with `grey` its colours become their luma."""

    path: Path
    half: Literal["whole", "left", "right"] = "whole"
    size: tuple[int, int] | None = None
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Hdf5:
    """The array called `dataset` in an HDF5 file."""

    path: Path
    dataset: str


@dataclass(frozen=True, slots=True)
class Bayer:
    """What the sensor measured, from a raw file."""

    path: Path


@dataclass(frozen=True, slots=True)
class Developed:
    """The colour picture that a raw converter makes of a raw file."""

    path: Path


Source = Picture | Hdf5 | Bayer | Developed


@dataclass(frozen=True, slots=True)
class Pair:
    """Where nothing spoilt was published (Gaussian noise is made while training) `input` equals `target`.

    `scene`: what pairs that show the same thing share; keep them on one side when some are held out. `subset`: the part
    of the set, where papers score parts by themselves. `scale`: how many times larger the target is. `centred`: a
    target with wider margins is cut to its middle. `exposure_ratio`: what raw values are multiplied by.
    """

    input: Source
    target: Source
    scene: str
    subset: str = ""
    scale: int = 1
    centred: bool = False
    exposure_ratio: float = 1.0

    @property
    def name(self) -> str:
        """One of its kind within a subset."""
        stem = self.input.path.stem
        return stem if stem.startswith(self.scene) else f"{self.scene}/{stem}"
