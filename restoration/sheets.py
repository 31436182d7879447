"""Contact sheets of a suite: photographs before and after, beside what they should be, for people to look at."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from restoration.engine import Engine
from restoration.evaluation import Pair, of_files
from restoration.files import replace_file
from restoration.photo.colour import in_integers
from restoration.suite import Row, sets_of
from restoration.types import Progress, RestoreRequest, Step, Stream

MOST = 10  # photographs on a sheet, those first that gained least
WIDTH, CAPTION, GAP = 480, 22, 6
GREY, INK = (43, 43, 43), (226, 226, 226)


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One line of a sheet: pictures (h, w, 3) float32 in [0, 1], of one scene."""

    caption: str
    pictures: tuple[np.ndarray, ...]


def write_sheets(engine: Engine, root: Path, rows: Sequence[Row], folder: Path) -> Stream[tuple[Path, ...]]:
    """For every set of the suite at `root`, and for real photographs without truth, what the first network of `rows`
    that fits makes of them: `folder`/TASK-SET.jpg. Raises UnwritableFile."""
    written = []
    for task in dict.fromkeys(row.task for row in rows):
        for name, pairs in _sets(root / task):
            scored = next((row.evaluation for row in rows if (row.task, row.set) == (task, name)), None)
            model = scored.checkpoint if scored else _first_network(rows, task)
            gains = {score.name: score.gain for score in scored.scores} if scored else {}
            strips = yield from _strips(engine, model, pairs, gains)
            written.append(folder / f"{task}-{name.replace(' ', '-')}.jpg")
            folder.mkdir(parents=True, exist_ok=True)
            replace_file(written[-1], _jpeg(drawn(strips)))
    return tuple(written)


def drawn(strips: Sequence[Strip]) -> Image.Image:
    """One strip below the other, every picture WIDTH wide."""
    cells = [[_as_wide(picture) for picture in strip.pictures] for strip in strips]
    heights = [max(cell.shape[0] for cell in row) + CAPTION + GAP for row in cells]
    columns = max(len(row) for row in cells)
    sheet = Image.new("RGB", (columns * (WIDTH + GAP) + GAP, sum(heights) + GAP), GREY)
    pen, font, top = ImageDraw.Draw(sheet), ImageFont.load_default(14), GAP
    for strip, row, height in zip(strips, cells, heights, strict=True):
        pen.text((GAP, top), strip.caption, INK, font)
        for column, cell in enumerate(row):
            sheet.paste(Image.fromarray(cell), (GAP + column * (WIDTH + GAP), top + CAPTION))
        top += height
    return sheet


def _sets(folder: Path) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """Those with a truth, and those with an `input` folder alone, whose pictures are their own."""
    for each in sets_of(folder, "rgb"):
        yield each.name, each.pairs
    for place in sorted(folder.glob("*/input")):
        if not (place.parent / "gt").is_dir():
            yield place.parent.name, tuple(of_files(path, path) for path in sorted(place.iterdir()))


def _first_network(rows: Sequence[Row], task: str) -> str:
    return next(row.evaluation.checkpoint for row in rows if row.task == task)


def _strips(engine: Engine, model: str, pairs: Sequence[Pair], gains: Mapping[str, float]) -> Stream[list[Strip]]:
    chosen = sorted(pairs, key=lambda one: (gains.get(one.name, 0.0), one.name))[:MOST]
    strips = []
    for number, pair in enumerate(chosen):
        yield Progress("drawing sheets", number, len(chosen))
        strips.append((yield from _strip(engine, model, pair, gains.get(pair.name))))
    return strips


def _strip(engine: Engine, model: str, pair: Pair, gain: float | None) -> Stream[Strip]:
    """Before, after, and the truth where there is one; without a gain there is none."""
    photo, truth = pair.load()
    result = yield from engine.restore(RestoreRequest(photo, (Step(model),)))
    caption = f"{pair.name}   {model}" + ("" if gain is None else f"   {gain:+.2f} dB")
    shown = (photo.pixels, result.photo.pixels)
    return Strip(caption, shown if gain is None else (*shown, truth))


def _as_wide(pixels: np.ndarray) -> np.ndarray:
    """uint8, WIDTH wide: averaged over areas, or enlarged with its pixels to be seen."""
    height = max(1, round(pixels.shape[0] * WIDTH / pixels.shape[1]))
    how = cv2.INTER_AREA if pixels.shape[1] > WIDTH else cv2.INTER_NEAREST
    return in_integers(cv2.resize(pixels, (WIDTH, height), interpolation=how), 8)


def _jpeg(sheet: Image.Image) -> bytes:
    data = io.BytesIO()
    sheet.save(data, "JPEG", quality=88)
    return data.getvalue()
