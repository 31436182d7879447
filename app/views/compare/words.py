"""What was measured, in words and numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.compare.compared import HazeMaps
from app.compare.measures import OF_HAZE, change_of, colours_at, measure_of, mixed_in, score_of
from app.view import Cursor, View
from app.words import later, tr
from restoration.difference import Score

MEASURING = later("Measuring…")
POINT = later("Point at a place in the photograph.")
ABOUT_HAZE = later(
    "Both say how clear the air is, from 0 to 1, with the same colour of the haze. The dark channel is an old rule of "
    "thumb: where they disagree, look twice."
)


def more_than(view: View) -> str:
    return tr("Changed by more than {more} of 255 levels", more=view.compared.more)


def change(view: View) -> str:
    """Mean 12.3 levels, largest 140. 37 % of the pixels moved by more than 4 levels."""
    known = change_of(view)
    if known is None:
        return tr(MEASURING)
    strength, more = mixed_in(view, known), view.compared.more
    mean, largest = known.tally.mean(strength), known.tally.largest(strength)
    share = 100 * known.tally.share_above(more, strength)
    if known.against == "reference":
        return tr(
            "On average {mean:.1f} of 255 levels away from the reference, at most {largest:.0f}. "
            "{share:.1f} % of the pixels are more than {more} away.",
            mean=mean,
            largest=largest,
            share=share,
            more=more,
        )
    return tr(
        "On average {mean:.1f} of 255 levels, at most {largest:.0f}. {share:.1f} % of the pixels "
        "changed by more than {more}.",
        mean=mean,
        largest=largest,
        share=share,
        more=more,
    )


def haze(view: View) -> str:
    return tr(ABOUT_HAZE) if view.item and view.item.comparison.haze else tr(MEASURING)


def under_the_mouse(view: View) -> str:
    """R +12  G +9  B −4, in levels; or how clear the air is there, as either has it."""
    measure = measure_of(view)
    if measure is None:
        return ""
    if view.cursor is None:
        return tr(POINT)
    if measure in OF_HAZE:
        known = view.item.comparison.haze if view.item else None
        return _air(known, view, view.cursor) if known else ""
    return _moved(view, view.cursor)


def _moved(view: View, at: Cursor) -> str:
    colours = colours_at(view, at)
    if colours is None:
        return ""
    by = [f"{round(value):+d}".replace("-", "−") for value in np.subtract(*colours)]
    return tr("Here:  R {red}  G {green}  B {blue}  levels", red=by[0], green=by[1], blue=by[2])


def _air(known: HazeMaps, view: View, at: Cursor) -> str:
    if view.item is None or view.item.original is None:
        return ""
    width, height = view.item.original.photo.size
    row, column = at.y * known.dark.shape[0] // height, at.x * known.dark.shape[1] // width
    result, channel = known.implied[row, column], known.dark[row, column]
    told = tr("unknown") if math.isnan(result) else f"{result:.2f}"
    return tr("Here:  this result {told},  dark channel {channel:.2f}", told=told, channel=channel)


def reference_name(view: View) -> str:
    known = view.item.comparison.reference if view.item else None
    return tr("Reference: {name}", name=known.name) if known else ""


@dataclass(frozen=True, slots=True)
class Row:
    """PSNR, SSIM and ΔE of one picture; or, while it `waits`, how far the judging has come."""

    name: str
    numbers: tuple[str, str, str] = ("", "", "")
    waits: str = ""

    @property
    def told(self) -> str:
        """For a screen reader."""
        psnr, ssim, colour = self.numbers
        return self.waits or f"PSNR {psnr}, SSIM {ssim}, ΔE {colour}"


def scores(view: View) -> tuple[Row, ...]:
    """Before and, where there is a result, after."""
    item = view.item
    known = item.comparison.reference if item else None
    if item is None or known is None:
        return ()
    before = _scored(tr("Before"), known.before, known.rows)
    return (before, _scored(tr("After"), score_of(view), known.rows)) if item.restored else (before,)


def _scored(name: str, score: Score, rows: int) -> Row:
    if score.rows < rows:
        return Row(name, waits=tr("measuring, {percent} %", percent=100 * score.rows // rows))
    near = tr("identical") if math.isinf(score.psnr) else tr("{psnr:.2f} dB", psnr=score.psnr)
    alike = "–" if math.isnan(score.ssim) else f"{score.ssim:.4f}"
    return Row(name, (near, alike, f"{score.delta_e:.2f}"))
