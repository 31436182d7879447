"""What each command does. Results go to stdout, progress and complaints to stderr; `--json` prints one object."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from restoration import catalogue
from restoration.errors import RestorationError, UnwritablePhoto
from restoration.naming import PHOTOGRAPH_SUFFIXES
from restoration.results import without_results
from restoration.streams import finished
from restoration.types import (
    Checkpoint,
    Progress,
    Scored,
    Stream,
    T,
    TrainRequest,
    TrainTick,
)

DEFAULT_TASK = "dehaze"
REPORT_SECONDS = 0.2
WRONG_USAGE = 2


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritablePhoto(f"The folder {folder} cannot be made: {error.strerror}.", "Choose another one.") from None


TRAINING = tuple(field.name for field in fields(TrainRequest))


def train(options: argparse.Namespace) -> int:
    import cv2
    import torch

    from restoration.train.loop import train as run

    if options.threads:
        torch.set_num_threads(options.threads)
        cv2.setNumThreads(options.threads)
    asked = {name: getattr(options, name) for name in TRAINING}
    out = options.out or Path("runs") / (options.recipe.stem if options.recipe else options.preset)
    request = TrainRequest(**{**asked, "out": out})
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it, what was learnt is saved
    result = finished(run(request), say_progress)
    print(f"{result.weights}: {result.step} steps{', finished' if result.finished else ''}")
    return 0


def say_progress(progress: Progress) -> None:
    match progress.note:
        case TrainTick(step, loss, speed):
            say(f"step {step}/{progress.total}  loss {loss:.5f}  {speed:.2f} steps/s")
        case Scored(step, before, after):
            say(f"step {step}/{progress.total}  held out: {before:.2f} dB -> {after:.2f} dB")
        case _:
            say(progress.stage)


def evaluate(options: argparse.Namespace) -> int:
    from restoration import suite
    from restoration.engine import Engine
    from restoration.evaluation import evaluate as measure
    from restoration.evaluation import judged, pairs_of, published_pairs
    from restoration.sheets import write_sheets

    engine = Engine()
    if options.suite:
        chosen = (model_of(options.model, "auto"),) if options.model else catalogue.checkpoints()
        earlier = suite.read_before(options.before) if options.before else None
        found = follow(suite.run(engine, options.suite, chosen, options.metric), "suite", options.json)
        if options.report:
            suite.write_report(options.report, found, options.suite, earlier)
        if options.sheets:
            follow(write_sheets(engine, options.suite, found, options.sheets), "sheets", options.json)
        print(json.dumps(suite.as_json(found)) if options.json else suite.as_table(found, earlier))
        return 0
    pairs = published_pairs(options.set[0], Path(options.set[1])) if options.set else pairs_of(*options.pairs)
    if options.as_is:
        scored = follow(judged(pairs, options.metric, options.as_is), "pictures", options.json)
    else:
        model = model_of(options.model, "auto")
        scored = follow(measure(engine, model.id, pairs, options.metric), model.id, options.json)
    if options.json:
        print(json.dumps(suite.told(scored)))
        return 0
    for score in (*scored.scores, scored.mean):
        before = "" if options.as_is else f"{score.input_psnr:6.2f} dB -> "
        print(f"{score.name:24} {before}{score.psnr:6.2f} dB  SSIM {score.ssim:.4f}  dE {score.delta_e:.2f}")
    return 0


def degrade(options: argparse.Namespace) -> int:
    from restoration.spoiling import samples

    make_folder(options.output)
    failed = 0
    for path in photographs(options.inputs):
        try:
            for sample, drawn in samples(path, options.task, options.output, options.count, options.seed):
                print(f"{shown_path(sample)}: {drawn}", flush=True)
        except RestorationError as error:
            failed += 1
            say(f"unveil: {shown_path(path)}: {error}")
    return 1 if failed else 0


def model_of(wanted: str | None, task: str) -> Checkpoint:
    """The named checkpoint, or the first one of the task. Raises UnknownCheckpoint."""
    if wanted:
        return catalogue.find(wanted)
    return catalogue.default_for(DEFAULT_TASK if task == "auto" else task)


def photographs(inputs: Iterable[Path]) -> Iterable[Path]:
    """Files as they are named; folders as the pictures directly in them, without the results of others there."""
    for path in inputs:
        if path.is_dir():
            inside = sorted(inner for inner in path.iterdir() if inner.suffix.lower() in PHOTOGRAPH_SUFFIXES)
            yield from without_results(inside)
        else:
            yield path


def follow(stream: Stream[T], name: str, quiet: bool) -> T:
    """Run to the end, with a line of progress on a terminal."""
    shown = 0.0
    live = sys.stderr.isatty() and not quiet

    def hear(progress: Progress) -> None:
        nonlocal shown
        if live and time.monotonic() - shown > REPORT_SECONDS:
            shown = time.monotonic()
            percent = 100 * progress.done // max(1, progress.total)
            print(f"\r\033[K{name}: {progress.stage} {percent} %", end="", file=sys.stderr, flush=True)

    result = finished(stream, hear)
    if live:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return result


def shown_path(path: Path) -> str:
    """A path on one line, whatever its characters."""
    text = str(path).encode("utf-8", "replace").decode("utf-8")
    return "".join(character if character.isprintable() else "?" for character in text)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def misused(why: str) -> int:
    say(f"unveil: {why}")
    return WRONG_USAGE
