"""Attention as pictures to keep, uint8 RGB: a map with its legend, layers by layers, channels layer by layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from restoration.heat.colours import Limits, colour, limits, palette
from restoration.heat.maps import Overlay
from restoration.heat.names import layer_names, readable, short_layer_names
from restoration.types import AttentionMap

_LEGEND_PX = 88
_SMALLEST_PX = 480
_CELL_PX = 48
_ROW_PX = 14
_STRIP_PX = 640
_GAP_PX = 12
_BLACK, _WHITE, _GREY = (24, 24, 24), (240, 240, 240), (190, 190, 190)
_LIGHT = 140  # of 255: colours from here on carry dark numbers

Place = tuple[float, float]
"""A place in a picture, as fractions of its width and height."""


def with_legend(shown: Overlay, between: Limits, cross: Place | None = None) -> np.ndarray:
    """The coloured map, enlarged by whole pixels when it is small, over a bar of the colours with their numbers."""
    pixels = colour(shown.values, between)
    times = max(1, -(-_SMALLEST_PX // pixels.shape[1]))
    pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
    height, width = pixels.shape[:2]
    sheet = Image.new("RGB", (width, height + _LEGEND_PX), _BLACK)
    sheet.paste(Image.fromarray(pixels), (0, 0))
    if cross is not None:
        _draw_cross(sheet, cross[0] * width, cross[1] * height)
    _draw_legend(sheet, height, shown.name, between)
    return np.array(sheet)


def of_layers(seen: AttentionMap) -> np.ndarray:
    """Attention between layers: a cell with its number for each pair, rows and columns named."""
    names, between = layer_names(len(seen.values)), limits("share")
    margin = 96
    width = max(_SMALLEST_PX, margin + len(names) * _CELL_PX + _GAP_PX)
    bottom = margin + len(names) * _CELL_PX + _GAP_PX
    sheet = Image.new("RGB", (width, bottom + _LEGEND_PX), _BLACK)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    for row, name in enumerate(names):
        middle = margin + (row + 0.5) * _CELL_PX
        draw.text((margin - 8, middle), name, _WHITE, font, anchor="rm")
        draw.text((middle, margin - 8), short_layer_names(len(names))[row], _WHITE, font, anchor="mb")
    coloured = colour(seen.values, between)
    for row, column in np.ndindex(seen.values.shape):
        corner = margin + column * _CELL_PX, margin + row * _CELL_PX
        _draw_cell(draw, corner, float(seen.values[row, column]), coloured[row, column])
    _draw_legend(sheet, bottom, readable(seen.layer), between)
    return np.array(sheet)


def of_channels(maps: Sequence[AttentionMap]) -> np.ndarray:
    """A row for each layer, its name on the left; each row as long as the others, whatever its channels."""
    names = [readable(one.layer, one.call) for one in maps]
    between, font = limits("gate"), ImageFont.load_default(11)
    margin = int(max(font.getlength(f"{name}, {len(one.values)}") for name, one in zip(names, maps, strict=True))) + 24
    bottom = len(names) * _ROW_PX + 2 * _GAP_PX
    sheet = Image.new("RGB", (margin + _STRIP_PX + _GAP_PX, bottom + _LEGEND_PX), _BLACK)
    draw = ImageDraw.Draw(sheet)
    for row, (name, one) in enumerate(zip(names, maps, strict=True)):
        top = _GAP_PX + row * _ROW_PX
        draw.text((margin - 8, top + _ROW_PX / 2), f"{name}, {len(one.values)}", _WHITE, font, anchor="rm")
        strip = Image.fromarray(colour(one.values[np.newaxis], between))
        sheet.paste(strip.resize((_STRIP_PX, _ROW_PX - 2), Image.Resampling.NEAREST), (margin, top))
    _draw_legend(sheet, bottom, "Channel attention: a row is a layer, a column a channel", between)
    return np.array(sheet)


def _draw_cell(draw: ImageDraw.ImageDraw, corner: tuple[int, int], value: float, fill: np.ndarray) -> None:
    left, top = corner
    red, green, blue = (int(part) for part in fill)
    draw.rectangle((left, top, left + _CELL_PX - 2, top + _CELL_PX - 2), (red, green, blue))
    ink = _BLACK if green > _LIGHT else _WHITE
    middle = left + _CELL_PX / 2, top + _CELL_PX / 2
    draw.text(middle, f"{value:.2f}", ink, ImageFont.load_default(14), anchor="mm")


def _draw_cross(sheet: Image.Image, x: float, y: float) -> None:
    draw = ImageDraw.Draw(sheet)
    for ink, width, length in ((_BLACK, 5, 12), (_WHITE, 2, 11)):
        draw.line((x - length, y, x + length, y), ink, width)
        draw.line((x, y - length, x, y + length), ink, width)


def _draw_legend(sheet: Image.Image, top: int, title: str, between: Limits) -> None:
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(14)
    draw.text((12, top + 8), title, _WHITE, font)
    meaning, low, high = (
        _spelt(text) for text in (between.meaning, *map(between.written, (between.low, between.high)))
    )
    draw.text((12, top + 28), meaning, _GREY, font)
    left, right = 20 + int(font.getlength(low)), sheet.width - 20 - int(font.getlength(high))
    bar = np.broadcast_to(palette(between.reading), (12, 256, 3))
    wide = Image.fromarray(bar).resize((right - left, 12), Image.Resampling.NEAREST)
    sheet.paste(wide, (left, top + 60))
    draw.text((left - 8, top + 66), low, _WHITE, font, anchor="rm")
    draw.text((right + 8, top + 66), high, _WHITE, font, anchor="lm")


def _spelt(text: str) -> str:
    """In letters that Pillow's own font has."""
    return text.replace("×", "x").replace("−", "-")
