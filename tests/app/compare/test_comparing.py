from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app import tasks
from app.compare import tasks as compare_tasks
from app.compare.measures import against_of, can_see_haze, change_of, colours_at, gain_of, measure_of
from app.levels import picture_of
from app.view import Cursor
from restoration.edit import Mask, Stroke
from restoration.errors import UnreadablePhoto
from restoration.types import Photo, Progress, RestoreResult, Step

A, B, REFERENCE = Path("/photos/a.jpg"), Path("/photos/b.jpg"), Path("/photos/clear.png")


@pytest.fixture
def restored(rig):
    """0.75 everywhere has become 0.25: 127 or 128 levels."""
    rig.session.strip.open([A, B])
    rig.settle()
    rig.session.restore()
    rig.settle()
    return rig


def with_reference(rig):
    rig.session.comparing.open_reference(REFERENCE)
    rig.settle()
    return rig.view.item.comparison.reference


def test_nothing_is_measured_before_somebody_asks(restored):
    assert change_of(restored.view) is None
    assert not restored.view.compared.is_measuring


def test_the_difference_is_measured_when_it_is_asked_for(restored):
    restored.session.comparing.toggle("difference")
    assert restored.view.compared.is_measuring
    restored.settle()
    assert measure_of(restored.view) == "difference"
    assert change_of(restored.view).tally.mean() == 127
    restored.session.comparing.toggle("difference")
    assert measure_of(restored.view) is None


def test_without_a_result_there_is_nothing_to_measure(rig):
    rig.session.strip.open([A])
    rig.settle()
    rig.session.comparing.toggle("amount")
    rig.settle()
    assert measure_of(rig.view) is None
    assert change_of(rig.view) is None


def test_the_gain_shows_most_of_the_difference_until_somebody_chooses(restored):
    assert gain_of(restored.view) == 1
    restored.session.comparing.toggle("difference")
    restored.settle()
    assert gain_of(restored.view) == 1
    restored.session.set_strength(0.25)
    assert gain_of(restored.view) == 4
    restored.session.comparing.step_gain(1)
    assert (gain_of(restored.view), restored.view.compared.gain) == (8, 8)
    for _ in range(5):
        restored.session.comparing.step_gain(1)
    assert gain_of(restored.view) == 16


def test_another_strength_needs_no_other_measurement(restored):
    restored.session.comparing.toggle("amount")
    restored.settle()
    known = change_of(restored.view)
    restored.session.set_strength(0.5)
    restored.settle()
    assert change_of(restored.view) is known


def test_another_result_is_measured_anew(restored, monkeypatch):
    def lighter(photo, steps, seen, long_side):
        yield Progress("restoring", 0, 1)
        result = RestoreResult(Photo(np.full_like(photo.pixels, 0.8)), 1.0, "CPU", "whole image")
        return tasks.Restored(picture_of(result.photo), result, steps)

    restored.session.comparing.toggle("amount")
    restored.settle()
    monkeypatch.setattr(tasks, "restore", lighter)
    restored.session.restore()
    restored.settle()
    assert change_of(restored.view).tally.mean() == 204 - 191


def test_haze_is_seen_only_after_a_method_against_haze(restored, monkeypatch):
    assert can_see_haze(restored.view)
    restored.session.comparing.toggle("haze")
    restored.settle()
    assert restored.view.item.comparison.haze.dark.shape == (4, 6)
    restored.session._change_item(restored.view.current, restored=as_if_denoised(restored.view.item.restored))
    assert not can_see_haze(restored.view)
    assert measure_of(restored.view) is None


def as_if_denoised(made):
    return tasks.Restored(made.picture, made.result, (Step("some-denoiser"),))


def test_what_is_measured_and_what_the_network_saw_take_turns(restored):
    restored.session.comparing.toggle("difference")
    restored.session.gates.show(overlay=True)
    assert measure_of(restored.view) is None
    assert restored.view.is_laid_over


def test_before_and_after_are_scored_against_a_reference(restored):
    reference = with_reference(restored)
    assert reference.name == "clear.png"
    assert reference.before.psnr == float("inf")  # the test's photographs are all alike
    assert reference.after.psnr == pytest.approx(-20 * np.log10(127 / 255), abs=1e-6)


def test_the_score_follows_the_strength(restored):
    with_reference(restored)
    restored.session.set_strength(0.0)
    restored.settle()
    assert restored.view.item.comparison.reference.after.psnr == float("inf")


def test_the_change_can_be_that_from_the_reference(restored):
    with_reference(restored)
    restored.session.comparing.toggle("amount")
    restored.session.comparing.show(against="reference")
    restored.session.set_strength(0.0)
    restored.settle()
    assert change_of(restored.view).tally.largest() == 0
    restored.session.set_strength(1.0)
    restored.settle()
    assert change_of(restored.view).tally.largest() == 127


def test_without_the_reference_everything_is_compared_with_the_original(restored):
    with_reference(restored)
    restored.session.comparing.show(against="reference")
    restored.session.comparing.forget_reference()
    assert restored.view.item.comparison.reference is None
    assert against_of(restored.view) == "original"


def test_a_reference_of_another_size_is_refused_in_words(restored, monkeypatch):
    def other_size(path):
        yield Progress("opening", 0, 1)
        return picture_of(Photo(np.zeros((10, 12, 3), np.float32)))

    monkeypatch.setattr(tasks, "open_photo", other_size)
    assert with_reference(restored) is None
    assert restored.view.report.summary == "clear.png is 12 × 10 pixels, the photograph 6 × 4."
    assert "same size" in restored.view.report.hint


def test_a_reference_that_cannot_be_read_is_reported(restored):
    restored.session.comparing.open_reference(Path("/photos/bad.png"))
    restored.settle()
    assert "damaged" in restored.view.report.summary
    assert restored.view.item.comparison.reference is None


def test_what_cannot_be_measured_is_reported_once(restored, monkeypatch):
    asked = []

    def fails(*arguments):
        asked.append(1)
        yield Progress("measuring", 0, 1)
        raise UnreadablePhoto("It went wrong.", "Try again.")

    monkeypatch.setattr(compare_tasks, "measure", fails)
    restored.session.comparing.toggle("amount")
    restored.settle()
    assert asked == [1]
    assert restored.view.report.summary == "It went wrong."
    assert measure_of(restored.view) is None


def test_a_late_measurement_of_an_earlier_result_is_ignored(restored):
    restored.session.comparing.toggle("amount")
    restored.session._change_item(restored.view.current, restored=None)
    restored.settle()
    assert change_of(restored.view) is None


def test_what_a_mask_lets_through_is_what_is_measured(restored):
    restored.session.comparing.toggle("amount")
    restored.settle()
    brushed = Stroke(((0.0, 0.5),), radius=0.3, hardness=1.0)
    edit = replace(restored.view.edit, mask=Mask("brush", strokes=(brushed,)))
    restored.session._put(restored.view.with_edit(edit))
    restored.settle()
    change = change_of(restored.view)
    assert change.result is restored.view.item.local
    assert change.levels[0][2, 0] > change.levels[0][2, 5] + 40
    for x in (0, 5):
        seen, original = colours_at(restored.view, Cursor(x, 2))
        assert original[0] - seen[0] == pytest.approx(change.levels[0][2, x], abs=1)
