"""Attention for people: gate values as colours with numbers beside them, names one can read, files to keep.

One scale for all maps, 0 to 1, so that two pictures can be compared; stretching is asked for and changes the numbers.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode
from collections.abc import Iterable
from io import BytesIO
from itertools import count
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from restoration.errors import UnwritableFile
from restoration.files import replace_file
from restoration.naming import shown
from restoration.types import AttentionMap

MEANING = "gate value (0 = blocked, 1 = passed)"
FUSION = "ca"

# The 256 colours of viridis by Smith, van der Walt and Firing (CC0), red green blue.
_COLOURS = (
    "RAFURAJWRQRXRQVZRgdaRghcRgpdRgteRw1gRw5hRxBjRxFkRxNlSBRnSBZoSBdpSBhqSBpsSBttSBxuSB1vSB9wSCBxSCFzSCN0SCR1"
    "SCV2SCZ3SCh4SCl5Ryp6Ryx6Ry17Ry58Ry99RjB+RjJ+RjN/RjSARTWBRTeBRTiCRDmDRDqDRDuEQz2EQz6FQj+FQkCGQkGGQUKHQUSH"
    "QEWIQEaIP0eIP0iJPkmJPkqJPkyKPU2KPU6KPE+KPFCLO1GLO1KLOlOLOlSMOVWMOVaMOFiMOFmMN1qMN1uNNlyNNl2NNV6NNV+NNGCN"
    "NGGNM2KNM2ONMmSOMmWOMWaOMWeOMWiOMGmOMGqOL2uOL2yOLm2OLm6OLm+OLXCOLXGOLHGOLHKOLHOOK3SOK3WOKnaOKneOKniOKXmO"
    "KXqOKXuOKHyOKH2OJ36OJ3+OJ4COJoGOJoKOJoKOJYOOJYSOJYWOJIaOJIeOI4iOI4mOI4qNIouNIoyNIo2NIY6NIY+NIZCNIZGMIJKM"
    "IJKMIJOMH5SMH5WLH5aLH5eLH5iLH5mKH5qKHpuKHpyJHp2JH56JH5+IH6CIH6GIH6GHH6KHIKOGIKSGIaWFIaaFIqeFIqiEI6mDJKqD"
    "JauCJayCJq2BJ62BKK6AKa9/KrB/LLF+LbJ9LrN8L7R8MbV7MrZ6NLZ5Nbd5N7h4OLl3Orp2O7t1Pbx0P7xzQL1yQr5xRL9wRsBvSMFu"
    "SsFtTMJsTsNrUMRqUsVpVMVoVsZnWMdlWshkXMhjXsliYMpgY8tfZcteZ8xcac1bbM1abs5YcM9Xc9BWddBUd9FTetFRfNJQf9NOgdNN"
    "hNRLhtVJidVIi9ZGjtZFkNdDk9dBldhAmNg+m9k8ndk7oNo5oto3pds2qNs0qtwyrdwwsN0vst0ttd4ruN4put4ovd8mwN8lwt8jxeAh"
    "yOAgyuEfzeEd0OEc0uIb1eIa2OIZ2uMZ3eMY3+MY4uQY5eQZ5+QZ6uUa7OUb7+Uc8eUd9OYe9uYg+OYh++cj/ecl"
)
VIRIDIS = np.frombuffer(b64decode(_COLOURS), np.uint8).reshape(256, 3)

PNG_EFFORT = 3  # of 9: a published network has 58 maps
_LEGEND_PX = 64
_SMALLEST_PX = 480
_BLACK, _WHITE, _GREY = (24, 24, 24), (240, 240, 240), (190, 190, 190)
_NARROWEST = 0.01


def limits(values: np.ndarray, stretch: bool = False) -> tuple[float, float]:
    """The values that get the first and the last colour: 0 and 1, or the 2nd and 98th percentile."""
    if not stretch:
        return 0.0, 1.0
    low, high = (float(value) for value in np.percentile(values, (2, 98)))
    if high - low < _NARROWEST:
        middle = (low + high) / 2
        return middle - _NARROWEST / 2, middle + _NARROWEST / 2
    return low, high


def colour(values: np.ndarray, stretch: bool = False) -> np.ndarray:
    """(h, w) -> uint8 (h, w, 3) RGB."""
    low, high = limits(values, stretch)
    places = np.clip((values - low) * (255 / (high - low)), 0, 255)
    return VIRIDIS[np.rint(places).astype(np.uint8)]


def readable(layer: str) -> str:
    """`g2.gp.2.palayer.pa` -> "Group 2, block 3"; what has no better name keeps its own."""
    if found := re.fullmatch(r"g(\d+)\.gp\.(\d+)\.(?:ca|pa)layer\.(?:ca|pa)", layer):
        return f"Group {found[1]}, block {int(found[2]) + 1}"
    return {FUSION: "Group fusion", "palayer.pa": "Final layer"}.get(layer, layer)


def block_of(layer: str) -> tuple[int, int] | None:
    """The group and the block, from 1, of a gate inside a block."""
    found = re.match(r"g(\d+)\.gp\.(\d+)\.", layer)
    return (int(found[1]), int(found[2]) + 1) if found else None


def fused_shares(maps: Iterable[AttentionMap]) -> tuple[tuple[float, int], ...]:
    """For each group: the sum of the gates through which its channels enter the fusion, and how many they are."""
    maps = tuple(maps)
    gates = [one.values for one in maps if one.layer == FUSION]
    groups = len({block[0] for one in maps if (block := block_of(one.layer))})
    if not gates or not groups or len(gates[0]) % groups:
        return ()
    return tuple((float(part.sum()), len(part)) for part in np.split(gates[0], groups))


def value_at(seen: AttentionMap, x: int, y: int) -> float | None:
    """The gate of a pixel-attention map over a pixel of the photograph; None outside of the map's box."""
    box, (height, width) = seen.box, seen.values.shape
    column, row = (x - box.x) * width // box.width, (y - box.y) * height // box.height
    return float(seen.values[row, column]) if 0 <= column < width and 0 <= row < height else None


def with_legend(values: np.ndarray, title: str, stretch: bool = False) -> np.ndarray:
    """The coloured map, enlarged by whole pixels when it is small, over a bar of the colours with their numbers."""
    pixels = colour(values, stretch)
    times = max(1, -(-_SMALLEST_PX // pixels.shape[1]))
    pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
    height, width = pixels.shape[:2]
    sheet = Image.new("RGB", (width, height + _LEGEND_PX), _BLACK)
    sheet.paste(Image.fromarray(pixels), (0, 0))
    low, high = limits(values, stretch)
    _draw_legend(sheet, height, title, (f"{low:.2f}", f"{high:.2f}"))
    return np.array(sheet)


def export(maps: Iterable[AttentionMap], folder: Path, stem: str) -> tuple[Path, ...]:
    """`stem-attention.npz` with the values of all layers, and a PNG with legend of every pixel map in `stem-attention`.

    Nothing that exists is written over: a taken name gets a number. Raises UnwritableFile.
    """
    maps = tuple(maps)
    _make_folder(folder)
    name = _free_name(folder, f"{stem}-attention")
    values = folder / f"{name}.npz"
    replace_file(values, _npz(maps), overwrite=False)
    pictures = [one for one in maps if one.values.ndim == 2]
    paths = [folder / name / f"{place:02}-{_key(one)}.png" for place, one in enumerate(pictures, 1)]
    _make_folder(folder / name)
    for path, one in zip(paths, pictures, strict=True):
        replace_file(path, _png(with_legend(one.values, readable(one.layer))), overwrite=False)
    return (values, *paths)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        summary = f"The folder {shown(folder)} could not be made: {error.strerror or error}."
        raise UnwritableFile(summary, "Choose a folder in which you may write.") from error


def _draw_legend(sheet: Image.Image, top: int, title: str, numbers: tuple[str, str]) -> None:
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(14)
    draw.text((12, top + 8), title, _WHITE, font)
    draw.text((sheet.width - 12, top + 8), MEANING, _GREY, font, anchor="ra")
    margin = 52
    bar = np.broadcast_to(VIRIDIS, (12, 256, 3))
    wide = Image.fromarray(bar).resize((sheet.width - 2 * margin, 12), Image.Resampling.NEAREST)
    sheet.paste(wide, (margin, top + 38))
    draw.text((margin - 8, top + 44), numbers[0], _WHITE, font, anchor="rm")
    draw.text((sheet.width - margin + 8, top + 44), numbers[1], _WHITE, font, anchor="lm")


def _png(pixels: np.ndarray) -> bytes:
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=PNG_EFFORT)
    return buffer.getvalue()


def _npz(maps: tuple[AttentionMap, ...]) -> bytes:
    buffer = BytesIO()
    values = {_key(one): one.values for one in maps}
    np.savez(buffer, **values)  # type: ignore[arg-type]  # numpy's stub takes every name for allow_pickle
    return buffer.getvalue()


def _key(one: AttentionMap) -> str:
    return one.layer if one.call == 0 else f"{one.layer}#{one.call}"


def _free_name(folder: Path, name: str) -> str:
    for number in count(1):
        free = name if number == 1 else f"{name}-{number}"
        if not any(os.path.lexists(folder / taken) for taken in (free, f"{free}.npz")):
            return free
    raise AssertionError("unreachable")
