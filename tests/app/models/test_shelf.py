"""What the user brings is looked at first, and then taken in, changed or removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import tasks
from restoration.catalogue import models_folder
from restoration.edit import Edit
from restoration.errors import UnreadableWeights
from restoration.types import About, Checkpoint, Inspection, Progress, Step, Stream, T

FILE = Path("/downloads/mine.pth")
MINE = Checkpoint("mine", "ffa", "dehaze", "Mine", models_folder() / "mine.safetensors")
PUBLISHED = About("dehaze", "FFA-Net (mine)", "", (0.6,) * 3, (0.1,) * 3, 1.0, False)


def stream_of(result: T) -> Stream[T]:
    yield Progress("reading", 0, 1)
    return result


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the tasks were given."""
    asked: list[tuple[object, ...]] = []

    def stand_in(name: str, result: object) -> None:
        monkeypatch.setattr(tasks, name, lambda *given: (asked.append((name, *given)), stream_of(result))[1])

    stand_in("inspect_model", Inspection(FILE, "FFA-Net", 1000, PUBLISHED))
    stand_in("import_model", MINE)
    stand_in("change_model", Checkpoint("mine", "ffa", "derain", "Ours", MINE.path))
    stand_in("remove_model", MINE)
    return asked


def chosen(rig) -> None:
    rig.session._change(checkpoints=(*rig.view.checkpoints, MINE), usual=Edit((Step("mine"),)))


def inspected(rig, monkeypatch) -> None:
    chosen(rig)
    found = Inspection(MINE.path, "FFA-Net", 1000, PUBLISHED, checkpoint="mine")
    monkeypatch.setattr(tasks, "inspect_model", lambda path: stream_of(found))
    rig.session.shelf.edit()
    rig.settle()


def test_a_file_is_looked_at_and_nothing_is_kept_before_the_user_agrees(rig, asked):
    rig.session.shelf.inspect(FILE)
    assert rig.view.message == "Reading mine.pth…"
    rig.settle()
    assert (rig.view.message, rig.view.job) == ("", None)
    assert rig.view.inspection.about == PUBLISHED
    assert asked == [("inspect_model", FILE)]
    rig.session.shelf.dismiss()
    assert rig.view.inspection is None
    assert len(asked) == 1


def test_what_the_user_agrees_to_is_imported_and_chosen(rig, asked):
    rig.session.shelf.inspect(FILE)
    rig.settle()
    told = About("derain", "Street rain")
    rig.session.shelf.take(told)
    rig.settle()
    assert asked[-1] == ("import_model", FILE, told)
    assert rig.view.inspection is None
    assert rig.view.chosen is MINE
    assert rig.view.message == "Imported Mine"


def test_a_file_that_holds_no_model_is_told_and_changes_nothing(rig, monkeypatch):
    def refuse(path: Path) -> Stream[Inspection]:
        yield Progress("reading", 0, 1)
        raise UnreadableWeights("mine.pth is not a checkpoint.")

    monkeypatch.setattr(tasks, "inspect_model", refuse)
    rig.session.shelf.inspect(FILE)
    rig.settle()
    assert rig.view.report.summary == "mine.pth is not a checkpoint."
    assert (rig.view.checkpoint, rig.view.inspection, rig.view.message) == ("ours", None, "")


def test_a_model_of_ones_own_is_changed_in_its_place(rig, asked, monkeypatch):
    inspected(rig, monkeypatch)
    rig.session._change(checkpoints=(MINE, *rig.view.checkpoints[:2]))
    rig.session.shelf.take(About("derain"))
    rig.settle()
    assert asked == [("change_model", "mine", About("derain"))]
    assert [one.id for one in rig.view.checkpoints] == ["mine", "ours", "classical"]
    assert (rig.view.chosen.title, rig.view.message) == ("Ours", "Changed Ours")


def test_a_model_of_ones_own_is_removed_and_another_one_chosen(rig, asked, monkeypatch):
    inspected(rig, monkeypatch)
    rig.session.shelf.remove()
    rig.settle()
    assert asked == [("remove_model", "mine")]
    assert [one.id for one in rig.view.checkpoints] == ["ours", "classical"]
    assert (rig.view.checkpoint, rig.view.message) == ("ours", "Removed Mine")


def test_what_ships_cannot_be_edited_or_removed(rig, asked):
    assert not rig.view.can_edit_model
    rig.session.shelf.edit()
    rig.session.shelf.remove()
    rig.session.shelf.take(About())
    assert asked == []
    assert rig.view.job is None


def test_while_a_photograph_is_restored_a_model_waits(rig, asked):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.restore()
    rig.session.shelf.inspect(FILE)
    assert "try again" in rig.view.report.hint
    assert rig.view.job.kind == "restore"
    assert asked == []


def test_a_restoration_begun_meanwhile_is_not_disturbed_and_the_question_stays(rig, asked):
    rig.session.shelf.inspect(FILE)
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.restore()
    rig.session.shelf.take(PUBLISHED)
    rig.session.shelf.remove()
    assert (rig.view.job.kind, rig.view.inspection.path) == ("restore", FILE)
    assert "try again" in rig.view.report.hint
    rig.settle()
    rig.session.shelf.take(PUBLISHED)
    rig.settle()
    assert rig.view.chosen is MINE


def test_a_look_at_the_attention_gives_way(rig, asked):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    rig.session.gates.look()
    rig.session.shelf.inspect(FILE)
    rig.settle()
    assert rig.view.inspection is not None
