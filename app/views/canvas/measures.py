"""What is measured, ready to be painted in place of the result, with the legend that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QRect

from app.compare.compared import DISAGREEMENT, TRANSMISSION, Against, Change, Levels
from app.compare.measures import against_of, base_of, change_of, gain_of, measure_of, mixed_in, result_of
from app.compare.mixing import OPAQUE, cut, mixed
from app.item import Item
from app.pixels import bgrx
from app.view import View, box_of
from app.views.canvas.layers import PaintedLayer, Paints, RenderedLayer
from app.words import later, tr
from restoration import heat
from restoration.difference import LEVELS, NEUTRAL, signed

AMOUNTS: dict[Against, str] = {"original": later("How much changed"), "reference": later("How far from the reference")}
DIFFERENCES: dict[Against, str] = {"original": later("Difference"), "reference": later("Difference from the reference")}


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """`last` stands where the result would, None until it is known; `first`, when there is one, where the photograph
    would; each with a name. `made_of` are the values it was made of: with the same ones it is the same."""

    title: str
    limits: heat.Limits
    made_of: tuple[object, ...]
    last: Paints | None = None
    first: Paints | None = None
    last_name: str = ""
    first_name: str = ""

    def is_of(self, made_of: tuple[object, ...]) -> bool:
        return self.made_of == made_of


def measured_of(view: View, old: Measured | None) -> Measured | None:
    """What the View wants to see measured; the old one where nothing has changed."""
    measure, item = measure_of(view), view.item
    if measure is None or item is None:
        return None
    match measure:
        case "difference":
            return _difference(view, item, old)
        case "amount":
            return _amount(view, item, old)
        case "haze":
            return _haze(item, old)
        case "disagreement":
            return _disagreement(item, old)


def _difference(view: View, item: Item, old: Measured | None) -> Measured | None:
    before, base, after = item.original, base_of(view, item), result_of(view)
    if before is None or base is None or after is None:
        return None
    gain, strength = gain_of(view), view.strength
    made_of = ("difference", before, after, base, strength, gain)
    if old and old.is_of(made_of):
        return old
    render = partial(_rendered_difference, before, after, base, strength, gain)
    layer = RenderedLayer(_sizes(base.levels), render, box_of(before))
    title = f"{tr(DIFFERENCES[against_of(view)])} ×{gain}"
    return Measured(title, heat.Limits(-NEUTRAL / gain, NEUTRAL / gain, "signed"), made_of, layer, last_name=title)


def _rendered_difference(
    before: Levels, after: Levels, base: Levels, strength: float, gain: int, level: int, part: QRect
) -> np.ndarray:
    """Of the 8-bit pictures that are on the screen; live, whatever the strength and the gain."""
    rows = slice(part.top(), part.top() + part.height())
    columns = slice(part.left(), part.left() + part.width())
    as_if = partial(cut, shape=base.levels[level].shape, rows=rows, columns=columns)
    seen = signed(mixed(as_if(before), as_if(after), strength), as_if(base), gain)
    seen[..., 3] = OPAQUE
    return seen


def _amount(view: View, item: Item, old: Measured | None) -> Measured | None:
    change = change_of(view)
    strength = mixed_in(view, change) if change else 1.0
    made_of = ("amount", item.id, change, strength)
    if old and old.is_of(made_of):
        return old
    limits = heat.Limits(0.0, float(change.tally.scale() if change else LEVELS), "moved")
    title = tr(AMOUNTS[against_of(view)])
    if change is None or item.original is None:
        return Measured(title, limits, made_of)
    render = partial(_rendered_amount, change, _palette(limits, strength))
    layer = RenderedLayer(_sizes(change.levels), render, box_of(item.original))
    return Measured(title, limits, made_of, layer, last_name=title)


def _palette(limits: heat.Limits, strength: float) -> np.ndarray:
    """uint8 (256, 4): the colour of each amount, of which only a part is mixed in."""
    amounts = np.arange(LEVELS + 1, dtype=np.float32)[None] * strength
    return bgrx(heat.colour(amounts, limits))[0]


def _rendered_amount(change: Change, palette: np.ndarray, level: int, part: QRect) -> np.ndarray:
    rows = np.s_[part.top() : part.top() + part.height()]
    columns = np.s_[part.left() : part.left() + part.width()]
    packed = palette.view(np.uint32)[:, 0]
    return packed[change.levels[level][rows, columns]].view(np.uint8).reshape(part.height(), part.width(), 4)


def _haze(item: Item, old: Measured | None) -> Measured | None:
    haze, made_of = item.comparison.haze, ("haze", item.comparison.haze, item.id)
    if old and old.is_of(made_of):
        return old
    if haze is None or item.original is None:
        return Measured(tr("Haze that was seen"), TRANSMISSION, made_of)
    box = box_of(item.original)
    by_result, by_channel = (PaintedLayer(painted, box) for painted in haze.painted[:2])
    return Measured(
        tr("Haze that was seen"), TRANSMISSION, made_of, by_result, by_channel, tr("This result"), tr("Dark channel")
    )


def _disagreement(item: Item, old: Measured | None) -> Measured | None:
    haze, made_of = item.comparison.haze, ("disagreement", item.comparison.haze, item.id)
    if old and old.is_of(made_of):
        return old
    title = tr("Result and dark channel")
    if haze is None or item.original is None:
        return Measured(title, DISAGREEMENT, made_of)
    layer = PaintedLayer(haze.painted[2], box_of(item.original))
    return Measured(title, DISAGREEMENT, made_of, layer, last_name=tr("Disagreement"))


def _sizes(levels: tuple[np.ndarray, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((level.shape[1], level.shape[0]) for level in levels)
