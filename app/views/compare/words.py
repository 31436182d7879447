"""What was measured, in words and numbers."""

from __future__ import annotations

import math

import numpy as np

from app.compare.compared import HazeMaps
from app.compare.measures import OF_HAZE, change_of, colours_at, measure_of, mixed_in, score_of
from app.view import Cursor, View
from restoration.difference import Score

MEASURING = "Measuring…"
POINT = "Point at a place in the photograph."
ABOUT_HAZE = (
    "Both say how clear the air is, from 0 to 1, with the same colour of the haze. The dark channel is an old rule of "
    "thumb: where they disagree, look twice."
)


def more_than(view: View) -> str:
    return f"Changed by more than {view.compared.more} of 255 levels"


def change(view: View) -> str:
    """Mean 12.3 levels, largest 140. 37 % of the pixels moved by more than 4 levels."""
    known = change_of(view)
    if known is None:
        return MEASURING
    strength, more = mixed_in(view, known), view.compared.more
    mean, largest = known.tally.mean(strength), known.tally.largest(strength)
    share = 100 * known.tally.share_above(more, strength)
    if known.against == "reference":
        return (
            f"On average {mean:.1f} of 255 levels away from the reference, at most {largest:.0f}. "
            f"{share:.1f} % of the pixels are more than {more} away."
        )
    return (
        f"On average {mean:.1f} of 255 levels, at most {largest:.0f}. "
        f"{share:.1f} % of the pixels changed by more than {more}."
    )


def haze(view: View) -> str:
    return ABOUT_HAZE if view.item and view.item.comparison.haze else MEASURING


def under_the_mouse(view: View) -> str:
    """R +12  G +9  B −4, in levels; or how clear the air is there, as either has it."""
    measure = measure_of(view)
    if measure is None:
        return ""
    if view.cursor is None:
        return POINT
    if measure in OF_HAZE:
        known = view.item.comparison.haze if view.item else None
        return _air(known, view, view.cursor) if known else ""
    return _moved(view, view.cursor)


def _moved(view: View, at: Cursor) -> str:
    colours = colours_at(view, at)
    if colours is None:
        return ""
    by = [f"{round(value):+d}".replace("-", "−") for value in np.subtract(*colours)]
    return f"Here:  R {by[0]}  G {by[1]}  B {by[2]}  levels"


def _air(known: HazeMaps, view: View, at: Cursor) -> str:
    if view.item is None or view.item.original is None:
        return ""
    width, height = view.item.original.photo.size
    row, column = at.y * known.dark.shape[0] // height, at.x * known.dark.shape[1] // width
    result, channel = known.implied[row, column], known.dark[row, column]
    told = "unknown" if math.isnan(result) else f"{result:.2f}"
    return f"Here:  this result {told},  dark channel {channel:.2f}"


def reference_name(view: View) -> str:
    known = view.item.comparison.reference if view.item else None
    return f"Reference: {known.name}" if known else ""


def scores(view: View) -> str:
    """Two lines: before and after, each with PSNR and SSIM, or how far the judging has come."""
    item = view.item
    known = item.comparison.reference if item else None
    if item is None or known is None:
        return ""
    lines = [_scored("Before", known.before, known.rows)]
    if item.restored:
        lines.append(_scored("After", score_of(view), known.rows))
    return "\n".join(lines)


def _scored(name: str, score: Score, rows: int) -> str:
    if score.rows < rows:
        return f"{name}:  measuring, {100 * score.rows // rows} %"
    near = "identical" if math.isinf(score.psnr) else f"PSNR {score.psnr:.2f} dB"
    return f"{name}:  {near}" if math.isnan(score.ssim) else f"{name}:  {near},  SSIM {score.ssim:.4f}"
