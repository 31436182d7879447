from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.groups import GROUPS, belongs
from app.batch.queued import Mark
from app.item import Item

SAVED = Path("/photos/a-dehazed.jpg")


def groups(**known):
    return {group for group in GROUPS if belongs(Item(1, "a.jpg", **known), group)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, {"unrestored"}),
        ({"saved": SAVED}, {"restored"}),
        ({"mark": Mark("done")}, {"restored"}),
        ({"mark": Mark("waiting")}, {"unrestored"}),
        ({"mark": Mark("failed")}, {"unrestored", "failed"}),
        ({"state": "failed"}, {"unrestored", "failed"}),
        ({"mark": Mark("left", why="fine")}, {"unrestored", "fine"}),
        ({"mark": Mark("left", why="unclear")}, {"unrestored", "unclear"}),
        ({"mark": Mark("left", why="helpless")}, {"unrestored", "helpless"}),
    ],
)
def test_a_photograph_belongs_to_what_came_of_it(known, expected):
    assert groups(**known) == expected


@pytest.mark.parametrize("mark", [Mark("left", why="unclear"), Mark("failed")])
def test_what_was_restored_by_hand_afterwards_is_restored(mark):
    assert groups(mark=mark, saved=SAVED) == {"restored"}
