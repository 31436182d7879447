"""A camera RAW file as the sensor gave it, for networks that want it so: Bayer planes, and how to make colours of them.

Letters: H W pixels of the photograph, h w = H/2 W/2 cells of the mosaic.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import rawpy

from restoration.bands import bands
from restoration.bayer import RED_FIRST, planes
from restoration.errors import BadRequest, UnreadablePhoto
from restoration.naming import shown
from restoration.photo.raster import oriented
from restoration.photo.raw import ORIENTATIONS
from restoration.srgb import TO_XYZ, decoded, encoded

MIDDLE_GREY = 0.18
BRIGHTEST = 300.0
WHITE = 98.0  # percent of the mosaic that is never amplified beyond white
FAINTEST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Sensor:
    """`planes` (h, w, 4), light from black 0 to white 1; `balance` is what each is multiplied by for white to be white.
    `colours` (3, 3) turns balanced light of the camera's red, green and blue into that of sRGB. The photograph lies as
    EXIF's `orientation` says, has `size` (W, H) then, and its first whole cell begins at `corner` (row, column)."""

    planes: np.ndarray
    balance: np.ndarray
    colours: np.ndarray
    orientation: int
    size: tuple[int, int]
    corner: tuple[int, int]

    def amplified(self, balanced: bool = True) -> np.ndarray:
        """The planes, made as bright as a photograph: the logarithmic mean of their light becomes middle grey (Reinhard
        et al., "Photographic Tone Reproduction for Digital Images", SIGGRAPH 2002, eqs. 1 and 2), never darker than
        they are. They are `balanced`, and cut at white, or neither, as the published ALEN has them."""
        planes = self.planes * self.balance
        some = planes[::4, ::4]
        key = float(np.exp(np.log(some + FAINTEST).mean()))
        highest = 1 / max(float(np.percentile(some, WHITE)), FAINTEST)
        ratio = float(np.clip(MIDDLE_GREY / key, 1, max(1.0, min(BRIGHTEST, highest))))
        return np.minimum(planes * np.float32(ratio), 1) if balanced else self.planes * np.float32(ratio)

    def in_srgb(self, answer: np.ndarray) -> np.ndarray:
        """(h, w, 3) in the camera's colours, encoded like sRGB -> the same in sRGB."""
        made = np.empty(answer.shape, np.float32)
        for rows in bands(len(answer)):
            made[rows] = encoded(decoded(answer[rows]) @ self.colours.T)
        return made

    def upright(self, answer: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        """(2h, 2w, 3) of the whole cells, or of as many as there are in a reduced copy -> the whole photograph as it is
        looked at, of `size` (width, height)."""
        (top, left), (width, height) = self.corner, self.size
        high, wide = answer.shape[:2]
        if (high, wide) == (2 * self.planes.shape[0], 2 * self.planes.shape[1]):
            edges = top, height - top - high, left, width - left - wide
            answer = cv2.copyMakeBorder(answer, *edges, cv2.BORDER_REPLICATE)
        photograph = np.ascontiguousarray(oriented(answer, self.orientation))
        is_whole = photograph.shape[1::-1] == size
        return photograph if is_whole else cv2.resize(photograph, size, interpolation=cv2.INTER_AREA)


def read_sensor(path: Path) -> Sensor:
    """Raises UnreadablePhoto, and BadRequest for a sensor without a Bayer mosaic."""
    try:
        with rawpy.imread(io.BytesIO(path.read_bytes())) as opened:
            return _sensor(opened, path)
    except (OSError, rawpy.LibRawError) as error:
        raise UnreadablePhoto(f"“{shown(path)}” is damaged, or not there any more.", "Copy it again.") from error


def _sensor(opened: rawpy.RawPy, path: Path) -> Sensor:
    mosaic: np.ndarray = opened.raw_image_visible
    filters = opened.raw_colors_visible[:3, :3].tolist()
    corners = [corner for corner in ((0, 0), (0, 1), (1, 0), (1, 1)) if _cell(filters, *corner) == RED_FIRST]
    if opened.raw_pattern is None or opened.raw_pattern.shape != (2, 2) or not corners:
        raise BadRequest(
            f"The sensor of “{shown(path)}” has no Bayer mosaic of red, green and blue.", "Choose another model."
        )
    top, left = corners[0]
    height, width = mosaic.shape[:2]
    black = planes(np.array(opened.black_level_per_channel, np.float32)[RED_FIRST])
    light = (planes(mosaic[top:, left:].astype(np.float32)) - black) / (opened.white_level - black)
    return Sensor(
        planes=np.clip(light, 0, 1),
        balance=_balance(opened),
        colours=_colours(opened).astype(np.float32),
        orientation=ORIENTATIONS.get(opened.sizes.flip, 1),
        size=(width, height),
        corner=(top, left),
    )


def _cell(filters: list[list[int]], row: int, column: int) -> list[list[int]]:
    return [line[column : column + 2] for line in filters[row : row + 2]]


def _balance(opened: rawpy.RawPy) -> np.ndarray:
    """Of R, G, B, G: the camera's own, or for daylight where it says nothing."""
    red, green, blue, _ = opened.camera_whitebalance
    if min(red, green, blue) <= 0:
        red, green, blue, _ = opened.daylight_whitebalance
    return np.array([red / green, 1, blue / green, 1], np.float32)


def _colours(opened: rawpy.RawPy) -> np.ndarray:
    """From LibRaw's table of what cameras see of CIE XYZ, white staying white; else what the file says of them."""
    camera = opened.rgb_xyz_matrix[:3] @ TO_XYZ
    if np.abs(camera).sum(axis=1).min() > 0:
        return np.linalg.inv(camera / camera.sum(axis=1, keepdims=True))
    told = opened.color_matrix[:3, :3]
    return told if np.abs(told).sum(axis=1).min() > 0 else np.eye(3)
