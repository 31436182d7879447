"""A picture as it stands in its file, found there or to be put there: samples, and the metadata beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

Space = Literal["grey", "rgb", "cmyk"]
MAX_PIXELS = 200_000_000


class Refused(Exception):
    """Not for us, and we know why. `words` continue a sentence that begins with the file's name."""

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.hint = hint


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Of any depth and colour space, before orientation and profile.

    `samples` (h, w, 1 | 3 | 4) and `alpha` (h, w) are uint8, uint16, or float32 in [0, 1].
    """

    samples: np.ndarray
    space: Space
    alpha: np.ndarray | None = None
    bits: int = 8
    icc: bytes | None = None
    exif: bytes | None = None  # as found
    orientation: int | None = None  # where the file tells it outside of EXIF and XMP
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Outgoing:
    """A picture as it will stand in its file: `samples` (h, w, 1..4) uint8 or uint16, alpha last."""

    samples: np.ndarray
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None

    @property
    def pixels(self) -> np.ndarray:
        """The samples in the shape that encoders want: grey has two dimensions."""
        return self.samples[..., 0] if self.samples.shape[2] == 1 else self.samples


def check_size(width: int, height: int) -> None:
    """Called with the header's numbers, before anything is decoded."""
    if width < 1 or height < 1:
        raise Refused("has no pixels at all")
    if width * height > MAX_PIXELS:
        most = f"{MAX_PIXELS // 1_000_000} million are the most we can open"
        raise Refused(f"has {width} x {height} pixels; {most}", "Save a smaller copy, and open that.")


def separated(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray | None, Space]:
    """(h, w) grey, or (h, w, c) with c = 2 and 4 having alpha last -> samples, alpha, space. Views, no copies."""
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    channels = pixels.shape[2]
    colours = 1 if channels <= 2 else 3
    alpha = pixels[..., colours] if channels in (2, 4) else None
    return pixels[..., :colours], alpha, "grey" if colours == 1 else "rgb"


def first_of(pictures: int) -> tuple[str, ...]:
    """What is to be said of a file that holds so many."""
    return (f"The file holds {pictures} pictures: the first was opened.",) if pictures > 1 else ()


def before_orienting(place: tuple[float, float], orientation: int) -> tuple[float, float]:
    """Where a place of the upright picture, across and down as fractions, was before `oriented` turned it."""
    across, down = place
    if orientation in (2, 3, 6, 7):
        across = 1 - across
    if orientation in (3, 4, 7, 8):
        down = 1 - down
    return (down, across) if orientation >= 5 else (across, down)


def oriented(array: np.ndarray, orientation: int) -> np.ndarray:
    """EXIF orientation 1..8 undone; a view."""
    if orientation >= 5:
        array = array.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return array
