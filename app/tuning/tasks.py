"""Fine-tuning and the models page, as generators that run in a lane. See app.tasks, whose sister this is."""

from __future__ import annotations

import atexit
import gc
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.tuning.sitting import STARTING, Outcome, Plan, Sample, Samples
from app.words import tr
from restoration.naming import shown
from restoration.types import About, Checkpoint, FinetuneRequest, FinetuneResult, Photo, Progress, Stream

if TYPE_CHECKING:
    from restoration.degrade.drawn import DegradeRecipe

SAMPLE_PX, WATCHED_PX = 360, 320
SHOWN_PAIRS, SHOWN_DRAWS = 2, 3
LOOKED_AT = 8  # clean photographs, to see what the bad ones lack
REPORT_SECONDS = 0.05  # twenty reports in a second are enough

Bad = tuple[Path | Photo, ...]

# What learning imports is: every sweep for garbage would go through half of torch, and stop the window. Once only, for
# what else is frozen while it is in use stays when it has become garbage.
_frozen: list[bool] = []


def samples(plan: Plan, task: str, photograph: Photo | None, bad: Bad = ()) -> Stream[Samples]:
    """The user's photograph, and beside it what would be learnt from, which is like `bad` ones if there are any. Raises
    BadRecipe, UnreadablePhoto."""
    from restoration.train.own_pairs import matches, photographs_in

    yield Progress("looking", 0, 1)
    own = (Sample(tr("Your photograph"), _in_8_bits(_small(photograph.pixels, task, SAMPLE_PX))),) if photograph else ()
    if plan.source == "pairs":
        pairs = matches(*plan.folders)
        return Samples(
            (*own, *(yield from _pairs([(one.input, one.target) for one in pairs[:SHOWN_PAIRS]]))), len(pairs)
        )
    paths = photographs_in(plan.folders[0])
    return Samples((*own, *(yield from _spoilt(paths, task, plan.draw, bad))), len(paths))


def tune(plan: Plan, task: str, photograph: Photo | None, enough: Callable[[], bool], bad: Bad = ()) -> Stream[Outcome]:
    """Into a file that nobody has kept yet, whether it helped or not: that is for the user to say. The photograph is
    what is watched; without one, it is the first of what is learnt from. Stopped, nothing is left."""
    yield Progress(STARTING, 0, 0)
    from restoration.train.finetune import finetune
    from restoration.train.warming import warm_up

    warm_up()
    if not _frozen:
        _frozen.append(True)
        gc.freeze()
    out = _room() / "tuned.safetensors"
    pairs = plan.source == "pairs"
    request = FinetuneRequest(
        plan.checkpoint,
        out,
        pairs=(plan.folders[0], plan.folders[1]) if pairs else None,
        photos=None if pairs else plan.folders[0],
        like=bad,
        trainable=plan.trainable,
        minutes=plan.minutes,
        keep=True,
        watched=_watched(plan, task, photograph),
    )
    result = None
    try:
        result = yield from calm(finetune(request, enough))
        return Outcome(out, result)
    finally:
        if result is None:
            out.unlink(missing_ok=True)


def calm(stream: Stream[FinetuneResult], clock: Callable[[], float] = time.monotonic) -> Stream[FinetuneResult]:
    """The same with fewer reports; none that carries a note is lost."""
    told = -REPORT_SECONDS
    while True:
        try:
            progress = next(stream)
        except StopIteration as end:
            return end.value
        if progress.note is not None or clock() - told >= REPORT_SECONDS:
            told = clock()
            try:
                yield progress
            except GeneratorExit:
                stream.close()
                raise


def keep(outcome: Outcome, about: About) -> Stream[Checkpoint]:
    """Into the user's models. Raises what importing raises; then the outcome is still there."""
    from restoration.weights.importing import import_weights

    yield Progress("keeping the model", 0, 1)
    kept = import_weights(outcome.path, about, name=about.title or "")
    outcome.path.unlink(missing_ok=True)
    return kept


def discard(outcome: Outcome) -> Stream[None]:
    yield Progress("removing", 0, 1)
    outcome.path.unlink(missing_ok=True)


def share(checkpoint: str, path: Path) -> Stream[Path]:
    from restoration.weights.own import share as write

    yield Progress("writing the model", 0, 1)
    return write(checkpoint, path)


def _room() -> Path:
    """For what nobody has kept yet; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="unveil-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _pairs(paths: list[tuple[Path, Path]]) -> Stream[tuple[Sample, ...]]:
    from restoration.photo.preview import thumbnail

    made: list[Sample] = []
    for pair in paths:
        for words, path in zip((tr("Spoilt: {name}"), tr("Clean: {name}")), pair, strict=True):
            yield Progress("looking", len(made), 2 * len(paths))
            made.append(Sample(words.format(name=shown(path)), thumbnail(path, long_side=SAMPLE_PX)))
    return tuple(made)


def _spoilt(paths: list[Path], task: str, draw: int, bad: Bad) -> Stream[tuple[Sample, ...]]:
    """Some of the photographs, each in a way of its own; with every draw others."""
    from restoration.filters import reduced
    from restoration.photo import read

    if not paths:
        return ()
    recipe = (yield from _alike(paths, task, bad)) if bad else _recipe(task)
    made: list[Sample] = []
    for number in range(SHOWN_DRAWS):
        clean = reduced(read(paths[(draw * SHOWN_DRAWS + number) % len(paths)]).pixels, SAMPLE_PX)
        spoilt = recipe.draw(np.random.default_rng([draw, number])).apply(clean)
        made.append(Sample(tr("Sample {number}", number=number + 1), _in_8_bits(spoilt)))
        yield Progress("looking", number + 1, SHOWN_DRAWS)
    return tuple(made)


def _alike(paths: list[Path], task: str, bad: Bad) -> Stream[DegradeRecipe]:
    """Narrowed to what is seen in `bad` photographs; a few of the clean ones are looked at."""
    from restoration.photo.preview import thumbnail
    from restoration.train.bad_photographs import load_bad
    from restoration.train.like import like

    looked = yield from load_bad(bad, task)
    clean: list[np.ndarray] = []
    for path in paths[:: -(-len(paths) // LOOKED_AT)]:
        yield Progress("looking", len(clean), LOOKED_AT)
        clean.append(thumbnail(path, long_side=SAMPLE_PX).astype(np.float32) / 255)
    return like(_recipe(task), looked, clean)


def _watched(plan: Plan, task: str, photograph: Photo | None) -> Photo:
    """What is restored again and again while the network learns."""
    from restoration.filters import reduced
    from restoration.photo import read
    from restoration.train.own_pairs import matches, photographs_in

    if photograph:
        return Photo(_small(photograph.pixels, task, WATCHED_PX))
    if plan.source == "pairs":
        return Photo(_small(read(matches(*plan.folders)[0].input).pixels, task, WATCHED_PX))
    clean = reduced(read(next(iter(photographs_in(plan.folders[0])))).pixels, WATCHED_PX)
    return Photo(_recipe(task).draw(np.random.default_rng([plan.draw, 0])).apply(clean))


def _recipe(task: str) -> DegradeRecipe:
    from restoration.degrade.recipe import RECIPES

    return RECIPES[task]()


def _small(pixels: np.ndarray, task: str, side: int) -> np.ndarray:
    from restoration.train.bad_photographs import seen

    return seen(pixels, task, side)


def _in_8_bits(pixels: np.ndarray) -> np.ndarray:
    made = np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8)
    made.flags.writeable = False
    return made
