"""What clean photographs are spoilt like: the photographs that the user has open and selected, where these tell how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.tuning.alike import bad_photographs, can_be_like
from app.tuning.sitting import Plan, Sitting
from restoration.types import Checkpoint

WEIGHTS = Path("/weights/some.safetensors")
MODELS = (Checkpoint("haze", "ffa", "dehaze", "Haze", WEIGHTS), Checkpoint("rain", "ffa", "derain", "Rain", WEIGHTS))


@pytest.fixture
def several(rig):
    """Three photographs, of which the first is on the screen."""
    rig.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg"), Path("/photos/bad.jpg")])
    rig.settle()
    rig.session._change(checkpoints=MODELS)
    return rig


def with_plan(rig, **plan):
    chosen = Plan(**{"checkpoint": "haze", "source": "photographs", **plan})
    return replace(rig.view, tuning=Sitting(chosen))


def test_it_is_the_open_one(several):
    view = with_plan(several)
    assert can_be_like(view) == 1
    assert bad_photographs(view) == (several.view.items[0].original.photo,)


def test_or_those_that_are_selected_and_can_be_read(several):
    several.session.selection.take_all()
    several.session.strip.select(several.view.items[2].id)
    several.settle()
    several.session.strip.select(several.view.items[0].id)
    several.settle()
    several.session.selection.take_all()
    view = with_plan(several)
    first, second, bad = view.items
    assert bad.state == "failed"
    assert can_be_like(view) == 2
    assert bad_photographs(view) == (first.original.photo, second.original.photo if second.original else second.path)


@pytest.mark.parametrize("plan", [{"source": "pairs"}, {"checkpoint": "rain"}, {"checkpoint": ""}])
def test_it_is_offered_only_where_they_tell(several, plan):
    assert can_be_like(with_plan(several, **plan)) == 0
    assert bad_photographs(with_plan(several, **plan)) == ()


def test_nobody_has_to(several):
    view = with_plan(several, like=False)
    assert (can_be_like(view), bad_photographs(view)) == (1, ())


def test_without_a_photograph_there_is_nothing_to_be_like(rig):
    rig.session._change(checkpoints=MODELS)
    assert can_be_like(with_plan(rig)) == 0
