from __future__ import annotations

from pathlib import Path

import pytest

from app.actions import command
from app.batch.selection import chosen_items, has_selected


@pytest.fixture
def five(rig):
    rig.session.strip.open([Path(f"/photos/{name}.jpg") for name in "abcde"])
    rig.session.strip.step(2)
    rig.settle()
    return rig


def chosen(rig):
    return "".join(item.name[0] for item in chosen_items(rig.view))


def test_one_more_and_one_less(five):
    ids = [item.id for item in five.view.items]
    five.session.selection.toggle(ids[4])
    five.session.selection.toggle(ids[0])
    assert chosen(five) == "ace"
    five.session.selection.toggle(ids[4])
    assert chosen(five) == "ac"
    assert five.view.item.name == "c.jpg"


def test_the_one_on_the_screen_is_always_among_them(five):
    five.session.selection.toggle(five.view.current)
    five.session.selection.toggle(five.view.current)
    assert chosen(five) == "c"


def test_all_and_none(five):
    five.session.selection.take_all()
    assert chosen(five) == "abcde"
    five.session.selection.take_none()
    assert chosen(five) == "c"


def test_up_to_there_and_further(five):
    five.session.selection.reach_to(five.view.items[0].id)
    assert chosen(five) == "abc"
    five.session.selection.take_none()
    for by, expected in ((1, "cd"), (1, "cde"), (1, "cde"), (-1, "cd"), (-1, "c"), (-1, "bc")):
        five.session.selection.reach_further(by)
        assert chosen(five) == expected


def test_another_photograph_ends_it(five):
    five.session.selection.take_all()
    five.session.strip.step(1)
    assert chosen(five) == "d"


def test_the_settings_go_to_the_selected_or_to_all(five):
    five.session.set_strength(0.4)
    five.session.selection.toggle(five.view.items[0].id)
    five.session.selection.spread()
    given = [item.name[0] for item in five.view.items if item.edit and item.edit.strength == 0.4]
    assert given == ["a", "c"]
    assert five.view.message == "1 more photograph has these settings now"
    five.session.selection.spread(to_all=True)
    assert all(item.edit.strength == 0.4 for item in five.view.items)


def test_nothing_is_selected_without_photographs(rig):
    rig.session.selection.take_all()
    rig.session.selection.reach_further(1)
    rig.session.selection.reach_to(3)
    assert chosen(rig) == ""


def test_a_group_is_selected_and_the_one_on_the_screen_need_not_be_in_it(five):
    five.session._put(five.view.with_item(five.view.items[1].id, saved=Path("/photos/b-dehazed.jpg")))
    five.session.selection.take("restored")
    assert (chosen(five), five.view.item.name) == ("b", "c.jpg")
    assert has_selected(five.view)
    assert five.view.message == "1 photograph is selected"
    five.session.selection.take("failed")
    assert chosen(five) == "b", "nothing is in that group"
    five.session.selection.toggle(five.view.current)
    assert chosen(five) == "bc"


def test_one_goes_from_selected_to_selected_and_they_stay(five):
    five.session.selection.take_files([Path(f"/photos/{name}.jpg") for name in "abe"])
    for by, expected in ((1, "e"), (1, "e"), (-1, "b"), (-1, "a"), (-1, "a")):
        five.session.selection.step(by)
        assert five.view.item.name[0] == expected
        assert chosen(five) == "abe"
    five.session.selection.show(five.view.items[3].id)
    assert chosen(five) == "d", "another one ends it"


def test_what_was_selected_and_is_gone_is_not_selected(five):
    five.session.selection.take_files([Path("/photos/e.jpg")])
    five.session.strip.remove(five.view.items[4].id)
    assert chosen(five) == "c"
    assert not has_selected(five.view)


@pytest.mark.parametrize(("gone", "shown", "left"), [("ac", "d", "bde"), ("de", "c", "abc"), ("cde", "b", "ab")])
def test_all_that_are_selected_are_removed_and_the_next_that_stays_is_shown(five, gone, shown, left):
    five.session.selection.take_files([Path(f"/photos/{name}.jpg") for name in gone])
    command("remove").run(five.session, None)
    five.settle()
    assert "".join(item.name[0] for item in five.view.items) == left
    assert five.view.item.name[0] == shown
    assert not has_selected(five.view)
