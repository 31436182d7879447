"""One sitting of fine-tuning: a network that begins where its parent stands, and the best that was made of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

import numpy as np
from torch import Tensor

from restoration.errors import BadRequest
from restoration.infer.observe import gates, matching
from restoration.streams import retold
from restoration.train.judging import Judge
from restoration.train.loop import Training, take_step
from restoration.train.own_pairs import Own
from restoration.train.pairs import Example
from restoration.train.recipe import Recipe, Schedule
from restoration.types import Previewed, Progress, Scored, Stream, Trainable, TrainTick
from restoration.weights import Loaded

PROBE_STEPS = 10  # how fast they are decides how many there will be
CHOICES = 6  # how often the pictures that choose are looked at, at equal distances
TICK_SECONDS = 5.0
MOST_STEPS = 4000


def never() -> bool:
    return False


@dataclass(slots=True)
class Course:
    """`watched` (h, w, 3) is restored on the way, to be looked at; learning ends early when somebody has `enough`.

    `best` are averaged weights, the best so far by the pictures that choose, with their step and PSNR in dB; without
    such pictures there are none, and the last weights count.
    """

    training: Training
    own: Own
    judge: Judge
    watched: np.ndarray | None = None
    enough: Callable[[], bool] = never
    best: tuple[Mapping[str, Tensor], int, float] | None = None
    looked: int = -1  # the step of the weights that were judged last
    ticked: float = 0.0
    losses: list[float] = field(default_factory=list)

    @classmethod
    def begun(cls, parent: Loaded, recipe: Recipe, trainable: Trainable, own: Own, judge: Judge) -> Course:
        """The first step is still to be done. Raises BadRequest when nothing of the network would be trained."""
        names = free_names(parent, trainable)
        training = Training.fresh(recipe, judge.place.device)
        training.take_over(parent.net.state_dict())
        training.net.eval()  # statistics of batches stay as they were learnt, from many more pictures
        for name, weight in training.net.named_parameters():
            weight.requires_grad_(weight.requires_grad and name in names)
        return cls(training, own, judge)

    @property
    def weights(self) -> Mapping[str, Tensor]:
        return self.best[0] if self.best else self.training.average

    @property
    def step(self) -> int:
        """Of the weights; 0 are the parent's."""
        return self.best[1] if self.best else self.training.step

    @property
    def trained(self) -> int:
        return sum(weight.numel() for weight in self.training.net.parameters() if weight.requires_grad)

    @property
    def learned(self) -> int:
        """So many pictures are learnt from."""
        return len(self.own.learned)

    def run(self, seconds: float | None) -> Stream[None]:
        """Learn until the schedule's steps are done; with `seconds`, as many as fit are done instead."""
        examples = list(self.own.held_out(self.training.recipe))
        yield from self._show()
        started = self.ticked = time.monotonic()
        yield from self._choose(examples)
        judging = time.monotonic() - started
        end = started + (float("inf") if seconds is None else seconds)
        while self.training.step < self._schedule.steps and (self.training.step == 0 or self._goes_on(end)):
            progress = self._step()
            yield progress
            if progress.note is not None:
                yield from self._show()
            if seconds is not None and self.training.step == PROBE_STEPS:
                speed = PROBE_STEPS / (time.monotonic() - started - judging)
                self._plan(PROBE_STEPS + int((end - time.monotonic() - CHOICES * judging) * speed))
            if self.training.step % max(1, self._schedule.steps // CHOICES) == 0:
                yield from self._choose(examples)
        yield from self._choose(examples)

    def _goes_on(self, end: float) -> bool:
        return time.monotonic() < end and not self.enough()

    @property
    def _schedule(self) -> Schedule:
        return self.training.recipe.schedule

    def _plan(self, steps: int) -> None:
        """So many in all: the learning rate will have fallen to zero when they are done."""
        schedule = scheduled(self._schedule, min(MOST_STEPS, max(steps, PROBE_STEPS)))
        self.training.recipe = replace(self.training.recipe, schedule=schedule)

    def _step(self) -> Progress:
        self.losses.append(take_step(self.training, self.own))
        now, step, note = time.monotonic(), self.training.step, None
        if now - self.ticked > TICK_SECONDS or step == self._schedule.steps:
            note = TrainTick(step, fmean(self.losses), len(self.losses) / max(now - self.ticked, 1e-9))
            self.ticked, self.losses = now, []
        return Progress("learning", step, self._schedule.steps, note)

    def _show(self) -> Stream[None]:
        """What the picture that is watched has become; it costs a hundredth of the time or two."""
        if self.watched is not None:
            weights, step = self.training.average, self.training.step
            progress = Progress("learning", step, self._schedule.steps)
            pixels = yield from retold(self.judge.restored(weights, self.watched, "auto"), lambda heard: progress)
            yield replace(progress, note=Previewed(step, pixels))

    def _choose(self, examples: Sequence[Example]) -> Stream[None]:
        """Look at the pictures that choose, unless there are none or they have judged these weights."""
        step = self.training.step
        if not examples or self.looked == step:
            return
        self.looked = step
        judged = yield from self.judge(self.training.average, examples, len(examples), "auto")
        psnr = fmean(one.psnr for one in judged)
        if self.best is None or psnr > self.best[2]:
            self.best = {name: tensor.clone() for name, tensor in self.training.average.items()}, step, psnr
        note = Scored(step, fmean(one.input_psnr for one in judged), psnr)
        yield Progress("learning", step, self._schedule.steps, note)
        self.ticked = time.monotonic()


def scheduled(schedule: Schedule, steps: int) -> Schedule:
    """The same over so many steps, of which at most a fifth are warm-up."""
    return replace(schedule, steps=steps, warmup=min(schedule.warmup, steps // 5))


def free_names(parent: Loaded, trainable: Trainable) -> frozenset[str]:
    """Which of its parameters are to be trained. Raises BadRequest when there are none."""
    net = parent.net
    if trainable == "all":
        return frozenset(name for name, _ in net.named_parameters())
    if trainable == "gates":
        chosen = [gate.module for gate in gates(net, parent.family.taps)]
    else:
        chosen = [module for _, module in matching(net, parent.family.tail(parent.config))]
    inside = {id(weight) for module in chosen for weight in module.parameters()}
    if not inside:
        raise BadRequest(f"This {parent.family.title} has no {trainable} that could learn.", "Train all of it instead.")
    return frozenset(name for name, weight in net.named_parameters() if id(weight) in inside)
