"""Every checkpoint on every set of pairs of its task, as a table that tells the worst as well as the mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import Any

import numpy as np

from restoration.classic.baselines import BASELINES
from restoration.engine import Engine
from restoration.errors import BadRecipe, BadRequest
from restoration.evaluation import (
    Evaluation,
    Metric,
    Pair,
    evaluate,
    evaluate_method,
    of_files,
    pairs_of,
    scale_of,
)
from restoration.files import replace_file
from restoration.photo import read
from restoration.protocols import PROTOCOLS
from restoration.types import Checkpoint, Photo, Stream

NOISE = 25  # grey levels, of sets that are clean pictures alone
TOLD = ("psnr", "ssim", "delta_e", "input_psnr", "input_ssim", "input_delta_e")
BY_HAND = "<!-- What follows is written by hand, and kept. -->"
CLEAN = "clean"
"""The set of every task: photographs that need no restoration, and how near the result is to what was given."""


@dataclass(frozen=True, slots=True)
class Set:
    name: str
    pairs: tuple[Pair, ...]
    metric: Metric


@dataclass(frozen=True, slots=True)
class Row:
    task: str
    set: str
    evaluation: Evaluation


def run(engine: Engine, root: Path, checkpoints: Sequence[Checkpoint], metric: Metric) -> Stream[tuple[Row, ...]]:
    """`root` holds TASK/SET/ with what `sets_of` knows. A model that enlarges is measured on the sets of its scale, and
    with it the simple methods of its task (restoration.classic.baselines).
    Raises BadRecipe when no checkpoint has a set of its task there."""
    rows: list[Row] = []
    for checkpoint in checkpoints:
        if checkpoint.raw:
            continue  # the sets hold none
        task, scale = engine.task(checkpoint.id), engine.scale(checkpoint.id)
        for each in (*sets_of(root / task, metric), *clean_sets(root, metric)):
            if scale_of(each.pairs[0]) == scale:
                scored = yield from evaluate(engine, checkpoint.id, each.pairs, each.metric)
                rows.append(Row(task, each.name, scored))
    for task in {row.task: None for row in rows}:
        sets = {row.set for row in rows if row.task == task}
        rows += yield from _simple_methods(task, [one for one in sets_of(root / task, metric) if one.name in sets])
    if not rows:
        raise BadRecipe(
            f"{root} holds no pairs for these models.", "It must hold folders TASK/SET/input and TASK/SET/gt."
        )
    return tuple(sorted(rows, key=lambda row: (row.task, row.set == CLEAN, row.set)))


def _simple_methods(task: str, sets: Sequence[Set]) -> Stream[list[Row]]:
    rows = []
    for each in sets:
        for baseline in BASELINES.get(task, ()):
            scored = yield from evaluate_method(baseline.title, baseline.apply, each.pairs, each.metric)
            rows.append(Row(task, each.name, scored))
    return rows


def sets_of(folder: Path, metric: Metric) -> Iterator[Set]:
    """SET/{input,gt}; SET/gt alone in `denoise`: with Gaussian noise of NOISE; SET/hr with SET/lr_x2 and so on: larger
    pictures, measured as RCAN was."""
    for place in sorted(path for path in folder.glob("*") if path.is_dir()):
        if (place / "input").is_dir() and (place / "gt").is_dir():
            yield Set(place.name, pairs_of(place / "input", place / "gt"), metric)
        elif (place / "gt").is_dir() and folder.name == "denoise":
            yield Set(place.name, noisy_pairs(place / "gt", NOISE), metric)
        for small in sorted(place.glob("lr_x*")):
            yield Set(f"{place.name} {small.name.removeprefix('lr_')}", pairs_of(small, place / "hr"), "rcan")


def clean_sets(root: Path, metric: Metric) -> Iterator[Set]:
    """The photographs of all sets whose name ends in `_clean`, against themselves."""
    paths = sorted(path for folder in root.glob("*/*_clean/gt") for path in folder.iterdir())
    if paths:
        yield Set(CLEAN, tuple(of_files(path, path) for path in paths), metric)


def noisy_pairs(folder: Path, sigma: float) -> tuple[Pair, ...]:
    """Gaussian noise of `sigma` grey levels, cut to eight bits; that of picture n follows from n."""
    return tuple(_noisy(path, number, sigma) for number, path in enumerate(sorted(folder.iterdir())))


def _noisy(path: Path, number: int, sigma: float) -> Pair:
    def load() -> tuple[Photo, np.ndarray]:
        clean = read(path).pixels
        noise = np.random.default_rng(number).normal(0, sigma / 255, clean.shape)
        return Photo(np.clip(np.rint((clean + noise) * 255), 0, 255).astype(np.float32) / 255), clean

    return Pair(path.stem, load)


Before = Mapping[tuple[str, str, str], float]
"""PSNR of an earlier run by task, set and method."""


def as_table(rows: Sequence[Row], before: Before | None = None) -> str:
    """Markdown. The line "input" of each set is the untouched photographs; of clean ones there is nothing to say."""
    lines = [
        "| task | set | images | method | PSNR dB | before | SSIM | improved | worst change |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    seen: set[tuple[str, str]] = set()
    for row in rows:
        scored = row.evaluation
        start = f"| {row.task} | {row.set} | {len(scored.scores)} |"
        if (row.task, row.set) not in seen and row.set != CLEAN:
            seen.add((row.task, row.set))
            lines.append(f"{start} input | {scored.input_psnr:.2f} | | {scored.input_ssim:.4f} | | |")
        then = (before or {}).get((row.task, row.set, scored.checkpoint))
        earlier = "" if then is None else f"{then:.2f} "
        lines.append(
            f"{start} {scored.checkpoint} | {scored.psnr:.2f} | {earlier}| {scored.ssim:.4f} | {_extremes(row)} |"
        )
    return "\n".join(lines)


def _extremes(row: Row) -> str:
    scored = row.evaluation
    if row.set == CLEAN:
        farthest = min(scored.scores, key=lambda score: score.psnr)
        return f" | {farthest.psnr:.2f} dB ({farthest.name})"
    return f"{scored.improved} of {len(scored.scores)} | {scored.worst.gain:+.2f} dB ({scored.worst.name})"


def as_json(rows: Sequence[Row]) -> dict[str, Any]:
    return {"rows": [{"task": row.task, "set": row.set, **told(row.evaluation)} for row in rows]}


def told(scored: Evaluation) -> dict[str, Any]:
    """An evaluation as `--json` tells it."""
    return {
        "model": scored.checkpoint,
        "protocol": scored.protocol,
        **_finite({name: getattr(scored, name) for name in TOLD}),
        "images": [_finite(asdict(score)) for score in scored.scores],
    }


def _finite(numbers: dict[str, Any]) -> dict[str, Any]:
    """JSON has no infinity, which is the PSNR of equal pictures."""
    return {name: None if value == inf else value for name, value in numbers.items()}


def read_before(path: Path) -> Before:
    """What an earlier run told with `--json`. Raises BadRequest."""
    try:
        rows = json.loads(path.read_text("utf-8"))["rows"]
        return {(row["task"], row["set"], row["model"]): float(row["psnr"]) for row in rows if row["psnr"] is not None}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadRequest(
            f"“{path.name}” does not hold results: {error}.", "Make it with: unveil evaluate --suite DIR --json"
        ) from error


def write_report(path: Path, rows: Sequence[Row], root: Path, before: Before | None = None) -> None:
    """What stands below BY_HAND in a report that is there already is kept. Raises UnwritableFile."""
    protocol = rows[0].evaluation.protocol
    text = (
        "# Results\n\n"
        f"Made by `unveil evaluate --suite {root} --protocol {protocol} --report {path}`.\n"
        f"Whole photographs through the network in float32; mean PSNR and SSIM of {PROTOCOLS[protocol].about}.\n"
        "None of these photographs was trained on.\n\n"
        f"{as_table(rows, before)}\n\n{BY_HAND}{_by_hand(path)}"
    )
    replace_file(path, text.encode())


def _by_hand(path: Path) -> str:
    try:
        return path.read_text("utf-8").partition(BY_HAND)[2] or "\n"
    except OSError:
        return "\n"
