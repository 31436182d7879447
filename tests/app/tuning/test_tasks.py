"""What the lanes do for fine-tuning, with a tiny network and pairs with an easy secret."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from app.tuning import tasks as tuning_tasks
from app.tuning.sitting import STARTING, Plan
from restoration.catalogue import find
from restoration.degrade.drawn import Drawn
from restoration.errors import BadRecipe
from restoration.models import ffa
from restoration.streams import finished
from restoration.types import About, Photo, Previewed, Progress


def done(stream):
    """The reports and the result."""
    reports = []
    result = finished(stream, reports.append)
    return reports, result


@pytest.fixture
def plan(tmp_path, monkeypatch):
    torch.manual_seed(1)
    torch.set_num_threads(1)
    monkeypatch.setattr(tuning_tasks.gc, "freeze", lambda: None)
    save_file(ffa.FFANet(ffa.Config(3, 1, 8, 2)).state_dict(), tmp_path / "tiny.safetensors")
    for number in range(6):
        pixels = np.random.default_rng(number).integers(0, 200, (64, 72, 3), np.uint8)
        for folder, spoilt in (("spoilt", pixels + 50), ("clean", pixels)):
            (tmp_path / folder).mkdir(exist_ok=True)
            Image.fromarray(spoilt.astype(np.uint8)).save(tmp_path / folder / f"{number}.png")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Plan(str(tmp_path / "tiny.safetensors"), spoilt=tmp_path / "spoilt", clean=tmp_path / "clean")


def photographs(plan: Plan, draw: int = 0) -> Plan:
    return Plan(plan.checkpoint, "photographs", photographs=plan.clean, draw=draw)


def test_pairs_are_shown_beside_the_photograph_that_is_open(plan):
    _, samples = done(tuning_tasks.samples(plan, "dehaze", Photo(np.full((90, 800, 3), 0.5, np.float32))))
    captions = [one.caption for one in samples.pictures]
    assert captions == ["Your photograph", "Spoilt: 0.png", "Clean: 0.png", "Spoilt: 1.png", "Clean: 1.png"]
    assert samples.count == 6
    assert max(max(one.pixels.shape) for one in samples.pictures) == tuning_tasks.SAMPLE_PX


def test_of_noise_the_middle_is_shown_pixel_by_pixel(plan):
    pixels = np.random.default_rng(0).random((400, 500, 3), np.float32)
    _, samples = done(tuning_tasks.samples(plan, "denoise", Photo(pixels)))
    assert samples.pictures[0].pixels.shape == (360, 360, 3)
    assert samples.pictures[0].pixels[0, 0] == pytest.approx(pixels[20, 70] * 255, abs=0.51)


def test_clean_photographs_are_spoilt_in_ways_that_can_be_drawn_again(plan):
    def drawn(number: int) -> list[np.ndarray]:
        _, samples = done(tuning_tasks.samples(photographs(plan, number), "dehaze", None))
        assert [one.caption for one in samples.pictures] == ["Sample 1", "Sample 2", "Sample 3"]
        return [one.pixels for one in samples.pictures]

    first, again, other = drawn(0), drawn(0), drawn(1)
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert not np.array_equal(first[0], first[1])
    assert not np.array_equal(first[0], other[0])


def test_samples_are_of_several_photographs(plan, monkeypatch):
    monkeypatch.setattr(tuning_tasks, "_recipe", lambda task: Unspoilt())
    _, samples = done(tuning_tasks.samples(photographs(plan), "dehaze", None))
    means = [one.pixels.mean() for one in samples.pictures]
    assert len({round(float(mean), 2) for mean in means}) == tuning_tasks.SHOWN_DRAWS


class Unspoilt:
    def draw(self, rng):
        return Drawn(())


def test_samples_and_training_are_like_the_bad_photographs(plan):
    orange = np.full((60, 80, 3), (0.9, 0.6, 0.3), np.float32)
    bad = Photo(0.2 * np.random.default_rng(0).random((60, 80, 3), np.float32) + 0.8 * orange)
    how = photographs(plan), "dehaze", bad
    _, usual = done(tuning_tasks.samples(*how))
    _, alike = done(tuning_tasks.samples(*how, (bad, plan.spoilt / "0.png")))
    before, after = (
        np.mean([np.ptp(one.pixels.mean(axis=(0, 1))) for one in some.pictures[1:]]) for some in (usual, alike)
    )
    assert after > before + 10, "a cast of colour"
    _, outcome = done(tuning_tasks.tune(*how, lambda: True, (bad,)))
    _, kept = done(tuning_tasks.keep(outcome, About(title="Street haze")))
    assert kept.card.tuned.like == 1


def test_folders_that_do_not_fit_are_refused_before_anything_is_learnt(plan):
    (plan.clean / "5.png").unlink()
    with pytest.raises(BadRecipe):
        done(tuning_tasks.samples(plan, "dehaze", None))


def test_what_learning_needs_is_imported_first_and_once_put_out_of_the_sweeps_way(plan, monkeypatch):
    """Once: what is frozen while it is in use stays when it has become garbage."""
    told = []
    monkeypatch.setattr(tuning_tasks.gc, "freeze", lambda: told.append("frozen"))
    monkeypatch.setattr(tuning_tasks, "_frozen", [])
    for _ in range(2):
        stream = tuning_tasks.tune(plan, "dehaze", None, lambda: True)
        for _ in range(2):
            told.append(next(stream).stage)
        stream.close()
    assert told == [STARTING, "frozen", "reading pairs", STARTING, "reading pairs"]


@pytest.mark.parametrize("source", ["pairs", "photographs"])
def test_what_was_tuned_waits_to_be_kept(plan, source):
    chosen = plan if source == "pairs" else photographs(plan)
    reports, outcome = done(tuning_tasks.tune(chosen, "dehaze", None, lambda: True))
    assert [one.note.step for one in reports if isinstance(one.note, Previewed)] == [0]
    assert (outcome.result.steps, len(outcome.result.compared)) == (1, 3)
    assert outcome.path.is_file()
    _, kept = done(tuning_tasks.keep(outcome, About(title="Street haze", licence="MIT")))
    assert find(kept.id) == kept
    assert (kept.title, kept.id, kept.licence) == ("Street haze", "street-haze", "MIT")
    assert kept.card.tuned.parent == "tiny.safetensors"
    assert kept.size == kept.path.stat().st_size
    assert kept.card.tuned.verdict.startswith("gain ")
    assert not outcome.path.exists()


def test_stopped_nothing_is_left(plan, monkeypatch, tmp_path):
    monkeypatch.setattr(tuning_tasks, "_room", lambda: tmp_path)
    before = set(tmp_path.iterdir())
    stream = tuning_tasks.tune(plan, "dehaze", None, lambda: False)
    while next(stream).stage != "learning":
        pass
    stream.close()
    assert set(tmp_path.iterdir()) == before


def test_discarded_it_is_gone(plan):
    _, outcome = done(tuning_tasks.tune(plan, "dehaze", None, lambda: True))
    done(tuning_tasks.discard(outcome))
    assert not outcome.path.exists()


def test_reports_come_at_most_twenty_times_a_second_and_no_note_is_lost():
    clock = iter(range(10_000))

    def many():
        for number in range(100):
            yield Progress("learning", number, 100, "a note" if number == 33 else None)
        return "end"

    reports, result = done(tuning_tasks.calm(many(), lambda: next(clock) / 100))
    assert result == "end"
    assert 10 < len(reports) < 50
    assert "a note" in [one.note for one in reports]


def test_whoever_stops_a_calm_stream_stops_what_is_inside():
    closed = []

    def inner():
        try:
            while True:
                yield Progress("learning", 0, 1)
        finally:
            closed.append(True)

    stream = tuning_tasks.calm(inner())
    next(stream)
    stream.close()
    assert closed == [True]
