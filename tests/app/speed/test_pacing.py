"""How long restoring will take: known from before, corrected by every photograph, never guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.batch.tasks import Written
from app.events import Finished
from app.levels import picture_of
from app.speed.pacing import estimate
from app.tasks import Restored
from restoration import paces
from restoration.edit import Edit
from restoration.paces import Pace, Paces, Timing
from restoration.types import Photo, RestoreResult, Source, Step

TIMING = Timing("ours", "CPU", 2.0, 1.0)


@pytest.fixture
def opened(rig):
    """A photograph of half a megapixel, with a model that takes 4 s for one."""
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    large = picture_of(Photo(np.zeros((500, 1000, 3), np.float32), None, Source(Path("/photos/a.jpg"))))
    rig.session._change_item(rig.view.current, original=large)
    rig.session._change(paces=Paces(known=(Pace("ours", "CPU", 4.0, 0.5),)))
    return rig


def restored(rig, steps):
    photo = rig.view.item.original.photo
    made = Restored(rig.view.item.original, RestoreResult(photo, 5.0, "CPU", "whole image"), steps)
    rig.session._change_item(rig.view.current, restored=made)
    rig.session.pacing.hear(Finished(1, made))


def test_the_photograph_on_the_screen_will_take_as_long_as_others(opened):
    assert estimate(opened.view) == pytest.approx(2.0)
    assert estimate(replace(opened.view, device="GPU")) is None
    opened.session.choose_checkpoint("classical")
    assert estimate(opened.view) is None


def test_without_a_photograph_nothing_is_said(rig):
    rig.session._change(paces=Paces(known=(Pace("ours", "CPU", 4.0),)))
    assert estimate(rig.view) is None


def test_every_restored_photograph_corrects_it_a_little(opened):
    restored(opened, (Step("ours"),))
    assert opened.view.paces.of("ours", "CPU") == pytest.approx(0.7 * 4 + 0.3 * 10)


def test_of_several_steps_nobody_knows_which_took_how_long(opened):
    restored(opened, (Step("ours"), Step("ours")))
    assert opened.view.paces.of("ours", "CPU") == 4.0


def test_those_of_the_queue_count_too(opened):
    opened.session.pacing.hear(Finished(1, Written(Path("/out/a.jpg"), Edit(), 2.0, 9.0)))
    assert opened.view.paces.of("ours", "CPU") == 4.0
    opened.session.pacing.hear(Finished(1, Written(Path("/out/a.jpg"), Edit(), 2.0, 9.0, timing=TIMING)))
    assert opened.view.paces.of("ours", "CPU", TIMING.megapixels) == 0.5
    assert opened.view.paces.of("ours", "CPU", 0.5) == 4.0


def test_it_is_kept_for_the_next_time_beside_what_others_have_measured(rig, tmp_path):
    file = tmp_path / "new" / "paces.json"
    rig.session.pacing.keep_in(file)
    rig.settle()
    paces.write(file, Paces(known=(Pace("other", "CPU", 3.0),)))
    rig.session.pacing.hear(Finished(1, Written(Path("/out/a.jpg"), Edit(), 2.0, 9.0, timing=TIMING)))
    rig.settle()
    assert rig.view.paces == paces.read(file)
    assert (rig.view.paces.of("ours", "CPU"), rig.view.paces.of("other", "CPU")) == (0.5, 3.0)
    rig.session._change(paces=Paces())
    rig.session.pacing.keep_in(file)
    rig.settle()
    assert rig.view.paces.of("ours", "CPU") == 0.5


def test_what_cannot_be_kept_is_known_all_the_same(rig, tmp_path):
    (tmp_path / "file").write_text("")
    rig.session.pacing.keep_in(tmp_path / "file" / "paces.json")
    rig.session.pacing.hear(Finished(1, Written(Path("/out/a.jpg"), Edit(), 2.0, 9.0, timing=TIMING)))
    rig.settle()
    assert rig.view.paces.of("ours", "CPU") == 0.5
    assert rig.view.report is None
