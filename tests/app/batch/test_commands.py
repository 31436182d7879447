"""The commands for several photographs, as keys and menus run them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import create_autospec

import pytest

from app.actions import Services, command
from app.batch import tasks as batch_tasks
from app.batch.queued import Mark
from app.batch.selection import chosen_items
from app.batch.tasks import Fraction, Written
from restoration.edit import Edit
from restoration.types import Progress


def restore_file(entry, *rest):
    yield Progress("restoring", 0, 1, Fraction(0.0))
    return Written(entry.path, Edit(), 1.0, 1.0)


@pytest.fixture
def three(rig, monkeypatch):
    monkeypatch.setattr(batch_tasks, "restore_file", restore_file)
    rig.session.strip.open([Path(f"/photos/{name}.jpg") for name in "abc"])
    rig.settle()
    return rig


def run(rig, identifier):
    one = command(identifier)
    assert one.offered(rig.view), identifier
    one.run(rig.session, create_autospec(Services, instance=True))


def chosen(rig):
    return "".join(item.name[0] for item in chosen_items(rig.view))


def test_photographs_are_selected(three):
    for identifier, expected in (
        ("reach-right", "ab"),
        ("reach-right", "abc"),
        ("reach-left", "ab"),
        ("select-none", "a"),
        ("select-all", "abc"),
    ):
        run(three, identifier)
        assert chosen(three) == expected


def test_groups_are_selected_and_gone_through(three):
    assert not command("select-unclear").offered(three.view)
    for item in three.view.items[1:]:
        three.session._put(three.view.with_item(item.id, mark=Mark("left", why="unclear")))
    run(three, "select-unclear")
    assert (chosen(three), three.view.item.name) == ("bc", "a.jpg")
    for identifier, expected in (("selected-after", "b"), ("selected-after", "c"), ("selected-before", "b")):
        run(three, identifier)
        assert (chosen(three), three.view.item.name[0]) == ("bc", expected)


def test_settings_are_spread(three):
    three.session.set_strength(0.2)
    run(three, "reach-right")
    run(three, "spread")
    assert [bool(item.edit and item.edit.strength == 0.2) for item in three.view.items] == [True, True, False]
    run(three, "spread-all")
    assert all(item.edit.strength == 0.2 for item in three.view.items)


def test_all_are_restored_and_the_queue_is_stopped_and_resumed(three):
    assert not command("queue").offered(three.view)
    run(three, "restore-all")
    assert three.view.batch.draft
    three.session.batch.start()
    run(three, "queue")
    assert not three.view.batch.runs
    run(three, "queue")
    three.settle()
    assert [item.mark.state for item in three.view.items] == ["done"] * 3


def test_one_photograph_alone_is_not_selected_among_others(rig):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert not any(command(name).offered(rig.view) for name in ("select-all", "select-none", "spread", "spread-all"))
    assert command("restore-all").offered(rig.view)
