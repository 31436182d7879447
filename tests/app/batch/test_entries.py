"""From what the user drafts to the photographs of the queue."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.entries import entries_of, example
from app.paths import resource
from app.tasks import Suggestion
from restoration.types import Checkpoint

A, BAD, C, D = (Path(f"/photos/{name}.jpg") for name in ("a", "bad", "c", "d"))


@pytest.fixture
def queue(rig):
    """Four photographs are open."""
    rig.session.strip.open([A, BAD, C, D])
    rig.settle()
    return rig


def test_everybody_gets_the_settings_on_the_screen_or_its_own(queue):
    queue.session.set_strength(0.3)
    queue.session.strip.step(1)
    queue.session.set_strength(0.9)
    queue.session.batch.ask()
    assert {one.edit.strength for one in entries_of(queue.view)} == {0.9}
    queue.session.batch.draft(whose="own")
    assert [one.edit.strength for one in entries_of(queue.view)] == [0.3, 0.9, 0.9, 0.9]


def test_what_auto_suggests_is_found_when_each_is_opened(queue):
    queue.session._change(checkpoints=(*queue.view.checkpoints, Checkpoint("bright", "alen", "lowlight", "Bright")))
    queue.session.set_strength(0.3)
    first = queue.view.items[0]
    queue.session._change_item(first.id, suggestion=Suggestion("lowlight", "Looks too dark (90 %)"))
    queue.session.batch.ask()
    assert not any(one.auto for one in entries_of(queue.view))
    queue.session.batch.draft(whose="auto")
    assert all(one.auto for one in entries_of(queue.view))
    assert example(queue.view) == ("a.jpg", "a-brightened.jpg")


def test_only_the_selected_ones_when_there_are_several(queue):
    queue.session.selection.toggle(queue.view.items[2].id)
    queue.session.batch.ask()
    assert queue.view.batch.draft.which == "selected"
    assert [one.path for one in entries_of(queue.view)] == [A, C]


def test_sub_folders_are_mirrored_and_other_photographs_are_not(rig, tmp_path):
    rig.session.strip._asked.append(Path("/photos"))
    rig.session.strip.open([Path("/photos/one/two/x.jpg"), Path("/photos/y.jpg"), Path("/else/where/z.jpg")])
    rig.settle()
    rig.session.batch.ask()
    assert [one.folder for one in entries_of(rig.view)] == [
        Path("/photos/one/two"),
        Path("/photos"),
        Path("/else/where"),
    ]
    rig.session.batch.send_to(folder=tmp_path)
    assert [one.folder for one in entries_of(rig.view)] == [tmp_path / "one/two", tmp_path, tmp_path]


def test_nothing_goes_into_our_own_folder_and_pasted_pictures_are_left_out(rig):
    rig.session.strip.open([resource("samples", "hazy-street.jpg")])
    rig.session.strip.paste(None)
    rig.session.batch.ask()
    assert [one.folder for one in entries_of(rig.view)] == [Path.home()]


def test_a_pattern_that_cannot_be_used_starts_nothing(queue):
    queue.session.batch.ask()
    queue.session.batch.send_to(pattern="{name}/{task}")
    assert example(queue.view) == ("", "")
    queue.session.batch.start()
    assert queue.view.batch.queue is None
    queue.session.batch.send_to(pattern="{number}-{name}", form="tif")
    assert example(queue.view) == ("a.jpg", "001-a.tif")
