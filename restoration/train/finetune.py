"""Fine-tuning on a few pictures of the user's own, with an honest answer to the question whether it helped.

Held-out pairs are seen by no gradient. Where there are enough of them, some choose among the weights that were met on
the way and others judge: choosing and judging by the same ones would find a gain where there is none.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from torch import Tensor

from restoration import catalogue
from restoration.degrade.drawn import AsItIs
from restoration.errors import BadRecipe, BadRequest, UnwritableFile
from restoration.infer.device import choose
from restoration.infer.forward import Forward
from restoration.naming import shown
from restoration.train.course import MOST_STEPS, Course, free_names, never, scheduled
from restoration.train.division import FEWEST, Fold, divided, gain_interval
from restoration.train.judging import Judge, Judged, mean
from restoration.train.losses import LOSSES, Loss
from restoration.train.material import material
from restoration.train.own_pairs import Own
from restoration.train.presets import PRESETS
from restoration.train.recipe import Recipe, Schedule, Stage, degradation
from restoration.train.saving import save_weights
from restoration.types import Checkpoint, Compared, FinetuneRequest, FinetuneResult, Stream, Trainable
from restoration.weights import Loaded, load_checkpoint
from restoration.weights.load import read_file
from restoration.weights.tuned import shots_as_text

JUDGED_PX = 1024
CROP, SMALLEST_CROP, BATCH = 128, 48, 6
LEARNING: dict[Trainable, Schedule] = {
    "all": Schedule(MOST_STEPS, lr=2e-4, gates=0.1, warmup=50, ema=0.99),
    "gates": Schedule(MOST_STEPS, lr=2e-3, gates=1.0, warmup=50, ema=0.99),
    "tail": Schedule(MOST_STEPS, lr=1e-3, warmup=50, ema=0.99),
}
"""The fewer weights learn, the faster they may: docs/finetuning.md has the trials."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Everything that is known before the first step. `started` is on time.monotonic's clock; the recipe was narrowed
    to so many `bad` photographs."""

    request: FinetuneRequest
    checkpoint: Checkpoint
    parent: Loaded
    recipe: Recipe
    own: Own
    judge: Judge
    started: float
    bad: int = 0
    enough: Callable[[], bool] = never

    def course(self, fold: Fold) -> Course:
        own = self.own.divided(fold.learn, fold.choose)
        course = Course.begun(self.parent, self.recipe, self.request.trainable, own, self.judge)
        watched = self.request.watched
        return replace(course, watched=watched.pixels if watched else None, enough=self.enough)

    def judged(self, weights: Mapping[str, Tensor], fold: Fold) -> Stream[tuple[Judged, ...]]:
        held_out = self.own.divided(fold.learn, fold.judge).held_out(self.recipe, JUDGED_PX)
        return self.judge(weights, held_out, len(fold.judge) * self.own.draws)

    @property
    def gone(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.started


def finetune(request: FinetuneRequest, enough: Callable[[], bool] = never) -> Stream[FinetuneResult]:
    """Tune a copy of the checkpoint; write it when it helped. With fewer than six scenes every pair is judged by a
    network that learnt from the others, in three folds, and what is written has learnt from all of them alike.

    Learning ends early once somebody has `enough`; what was learnt by then is judged like any other. Stopped while the
    last network learns or is judged, what was learnt by then is written, and says that nobody judged it.

    Raises UnknownCheckpoint, WeightsError, BadRequest, BadRecipe, UnreadablePhoto, UnwritableFile.
    """
    job = replace((yield from _prepared(request)), enough=enough)
    folds = divided(job.own.scenes, request.seed)
    before, judging = yield from _before(job, folds)
    seconds = _seconds_each(job, judging, len(folds))
    trials = (yield from _trials(job, folds, seconds)) if len(folds) > 1 else {}
    course = job.course(Fold(tuple(range(len(job.own.names))), (), ()) if trials else folds[0])
    result = None
    try:
        yield from course.run(seconds)
        after = trials or (yield from _numbered(job, course.weights, folds[0]))
        result = _result(job, course, before, after)
    finally:
        if result is None and course.step:
            _save(job, course, "not judged: it was stopped")
    if not result.helped and not request.keep:
        return result
    _save(job, course, _verdict(result))
    return replace(result, weights=request.out)


def _prepared(request: FinetuneRequest) -> Stream[Job]:
    started = time.monotonic()
    checkpoint = catalogue.find(request.checkpoint)
    _check_out(request.out)
    parent = load_checkpoint(checkpoint)
    if parent.domain.raw:
        raise BadRequest(f"{checkpoint.title} works on camera raw files.", "Choose a model for photographs.")
    free_names(parent, request.trainable)
    recipe = recipe_for(parent, request)
    own, recipe, bad = yield from material(request, recipe)
    if len(set(own.scenes)) < FEWEST:
        raise BadRecipe(
            f"There are pictures of {len(set(own.scenes))} scenes, and {FEWEST} are the fewest.",
            "Ten to twenty are better: some are held out, to see whether tuning helped.",
        )
    return Job(request, checkpoint, parent, recipe, own, Judge(parent, choose("cpu"), Forward()), started, bad)


def recipe_for(parent: Loaded, request: FinetuneRequest) -> Recipe:
    """The family's loss and the checkpoint's own range of pixels; few steps, at a low rate."""
    family, config = parent.family, parent.config
    scale, unit = family.scale(config), family.multiple_of(config)
    crop = -(-max(SMALLEST_CROP, CROP // scale, family.smallest(config)) // unit) * unit
    schedule = replace(LEARNING[request.trainable], stages=(Stage(0.0, crop, BATCH),))
    return Recipe(
        task=parent.task,
        family=family,
        config=config,
        schedule=scheduled(schedule, request.steps or MOST_STEPS),
        domain=parent.domain,
        degrade=degradation(parent.task, scale) if request.photos else AsItIs(),
        seed=request.seed,
        loss=_loss(family.id, parent.task),
    )


def _loss(family: str, task: str) -> Loss:
    """The one that the family's preset for the task was published with, else its first one's."""
    of_family = [preset for preset in PRESETS if preset.family == family]
    fitting = [preset for preset in of_family if preset.task == task]
    return LOSSES[(fitting or of_family)[0].loss]


def _trials(job: Job, folds: tuple[Fold, ...], seconds: float | None) -> Stream[dict[int, Judged]]:
    """What networks that are thrown away make of the pairs that they did not learn from."""
    found: dict[int, Judged] = {}
    for fold in folds:
        course = job.course(fold)
        yield from course.run(seconds)
        found |= yield from _numbered(job, course.weights, fold)
    return found


def _before(job: Job, folds: tuple[Fold, ...]) -> Stream[tuple[dict[int, Judged], float]]:
    """What the parent makes of the pairs that judge, and the seconds it took."""
    started = time.monotonic()
    found: dict[int, Judged] = {}
    for fold in folds:
        found |= yield from _numbered(job, job.parent.net.state_dict(), fold)
    return found, time.monotonic() - started


def _numbered(job: Job, weights: Mapping[str, Tensor], fold: Fold) -> Stream[dict[int, Judged]]:
    """By the number of the picture."""
    judged = yield from job.judged(weights, fold)
    draws = job.own.draws
    return {number: mean(judged[at * draws : (at + 1) * draws]) for at, number in enumerate(fold.judge)}


def _seconds_each(job: Job, judging: float, folds: int) -> float | None:
    """For one of the networks to learn; at least half of the minutes are for learning."""
    if job.request.steps is not None:
        return None
    whole = job.request.minutes * 60
    return max(whole / 2, whole - job.gone - judging) / (1 if folds == 1 else folds + 1)


def _result(job: Job, course: Course, before: Mapping[int, Judged], after: Mapping[int, Judged]) -> FinetuneResult:
    compared = tuple(
        Compared(job.own.names[number], old.psnr, old.ssim, after[number].psnr, after[number].ssim)
        for number, old in sorted(before.items())
    )
    scenes = [job.own.scenes[number] for number in sorted(before)]
    gain, low, high = gain_interval([one.gain for one in compared], scenes, job.request.seed)
    return FinetuneResult(
        checkpoint=job.checkpoint.id,
        weights=None,
        trainable=job.request.trainable,
        trained=course.trained,
        learned=course.learned,
        steps=course.step,
        seconds=job.gone,
        compared=compared,
        gain=gain,
        low=low,
        high=high,
    )


def _verdict(result: FinetuneResult) -> str:
    return (
        f"gain {result.gain:+.2f} dB on {len(result.compared)} held-out pairs, "
        f"95 % interval {result.low:+.2f} to {result.high:+.2f}: {'helped' if result.helped else 'did not help'}"
    )


def _save(job: Job, course: Course, verdict: str) -> None:
    assert job.checkpoint.path is not None
    about = {
        "parent": job.checkpoint.id,
        "parent_title": job.checkpoint.title,
        "shots": shots_as_text(job.own.shots),
        "parent_sha256": hashlib.sha256(read_file(job.checkpoint.path)).hexdigest(),
        "trainable": job.request.trainable,
        "step": str(course.step),
        "seconds": f"{job.gone:.0f}",
        "seed": str(job.request.seed),
        "pictures_sha256": job.own.sha256,
        "verdict": verdict,
        **({"like": str(job.bad)} if job.bad else {}),
        **({"affine": str(job.parent.affine)} if job.parent.affine else {}),
    }
    save_weights(job.request.out, job.recipe, dict(course.weights), about)


def _check_out(out: Path) -> None:
    """Before minutes are spent."""
    if not out.absolute().parent.is_dir():
        raise UnwritableFile(f"“{shown(out)}” cannot be written: its folder does not exist.", "Choose another folder.")
    if os.path.lexists(out):
        raise UnwritableFile(f"“{shown(out)}” is there already.", "Choose another name.")
