"""One sitting: as many steps as there is time for, and the best weights that were met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from restoration import catalogue
from restoration.infer.device import choose
from restoration.infer.forward import Forward
from restoration.models import han
from restoration.train import course
from restoration.train.course import Course, scheduled
from restoration.train.judging import Judge
from restoration.train.loop import learning_rate
from restoration.train.pairs import Batch, Example
from restoration.train.recipe import Recipe, Schedule
from restoration.types import Previewed, Scored
from restoration.weights import Loaded, load_checkpoint

BRIGHT = np.float32(0.2)


@dataclass(frozen=True)
class Grey:
    """Grey pictures; those learnt from are too bright by `offset`, those held out by BRIGHT."""

    offset: float = 0.2
    kept: int = 0
    sha256: str = ""

    def batch(self, recipe: Recipe, step: int) -> Batch:
        clean = np.full((2, 16, 16, 3), 0.4, np.float32)
        return Batch(clean + np.float32(self.offset), clean)

    def held_out(self, recipe: Recipe, long_side: int = 512) -> Iterator[Example]:
        clean = np.full((16, 16, 3), 0.4, np.float32)
        yield from [(clean + BRIGHT, clean)] * self.kept

    @property
    def names(self) -> tuple[str, ...]:
        return ()

    scenes = learned = shots = names
    draws = 1

    def divided(self, learned: Sequence[int], kept: Sequence[int]) -> Grey:
        return self


@pytest.fixture
def parent(identity: Path) -> Loaded:
    return load_checkpoint(catalogue.find(str(identity)))


def begun(parent: Loaded, own: Grey, steps: int) -> Course:
    torch.set_num_threads(1)
    schedule = scheduled(Schedule(steps, lr=1e-2, warmup=50, ema=0.5), steps)
    recipe = Recipe("dehaze", parent.family, parent.config, schedule, parent.domain)
    return Course.begun(parent, recipe, "all", own, Judge(parent, choose("cpu"), Forward()))


def scores(sitting: Course, seconds: float | None = None) -> list[Scored]:
    return [progress.note for progress in sitting.run(seconds) if isinstance(progress.note, Scored)]


def test_with_nobody_to_choose_the_last_weights_count(parent: Loaded) -> None:
    sitting = begun(parent, Grey(), 6)
    assert scores(sitting) == []
    assert sitting.step == 6
    assert sitting.weights is sitting.training.average


def test_the_best_weights_of_the_way_are_chosen(parent: Loaded) -> None:
    """Learning to darken by 0.8 passes by the 0.2 that the held-out pictures need."""
    sitting = begun(parent, Grey(offset=0.8, kept=1), 36)
    met = scores(sitting)
    best = max(met, key=lambda score: score.restored)
    assert [score.step for score in met] == [0, 6, 12, 18, 24, 30, 36]
    assert 0 < best.step == sitting.step < 36
    assert met[0].restored == pytest.approx(met[0].input)
    assert not torch.equal(sitting.weights["post.1.bias"], sitting.training.average["post.1.bias"])


def test_a_parent_that_nothing_beats_is_chosen(parent: Loaded) -> None:
    sitting = begun(parent, Grey(offset=-0.3, kept=1), 6)
    scores(sitting)
    assert sitting.step == 0
    assert all(torch.equal(sitting.weights[name], weight) for name, weight in parent.net.state_dict().items())


def test_the_steps_fit_the_seconds_and_end_at_a_rate_of_zero(parent: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which every step takes a second."""
    sitting = begun(parent, Grey(), course.MOST_STEPS)
    monkeypatch.setattr(course.time, "monotonic", lambda: float(sitting.training.step))
    scores(sitting, seconds=30.0)
    schedule = sitting.training.recipe.schedule
    assert sitting.training.step == schedule.steps == 30
    assert schedule.warmup == 6
    assert learning_rate(schedule, 30) == pytest.approx(0, abs=1e-9)


def test_a_network_that_slows_down_is_stopped_in_time(parent: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = begun(parent, Grey(), course.MOST_STEPS)
    monkeypatch.setattr(course.time, "monotonic", lambda: float(sitting.training.step) ** 2 / 10)
    scores(sitting, seconds=40.0)
    assert sitting.training.step == 20


def test_learning_ends_when_somebody_has_enough(parent: Loaded) -> None:
    sitting = begun(parent, Grey(kept=1), 36)
    sitting.enough = lambda: sitting.training.step >= 5
    assert [score.step for score in scores(sitting)] == [0, 5]
    assert sitting.training.step == 5


def test_what_is_watched_is_shown_as_it_changes(parent: Loaded) -> None:
    sitting = begun(parent, Grey(), 12)
    sitting.watched = np.full((16, 20, 3), 0.6, np.float32)
    shown = [progress.note for progress in sitting.run(None) if isinstance(progress.note, Previewed)]
    assert [one.step for one in shown] == [0, 12]
    assert shown[0].pixels == pytest.approx(sitting.watched, abs=0.01)
    assert shown[1].pixels.mean() < shown[0].pixels.mean() - 0.01
    assert shown[1].pixels.shape == (16, 20, 3)


def test_what_the_family_holds_fixed_stays_so(parent: Loaded) -> None:
    config = han.Config(1, 1, 8, 4)
    net = han.FAMILY.build(config)
    sitting = begun(replace(parent, family=han.FAMILY, config=config, net=net), Grey(), 2)
    fixed = {name for name, weight in sitting.training.net.named_parameters() if not weight.requires_grad}
    assert fixed == {"sub_mean.weight", "sub_mean.bias", "add_mean.weight", "add_mean.bias"}
    assert sitting.trained == sum(weight.numel() for weight in net.parameters()) - 24
