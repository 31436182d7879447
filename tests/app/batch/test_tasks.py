"""One photograph from file to file, with an engine that only turns it dark; and the journal between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from app.batch import journal
from app.batch import tasks as batch_tasks
from app.batch.choosing import LeftAlone
from app.batch.queued import Entry
from app.batch.tasks import Fraction, Written, adopt, forget, left_over, restore_file
from restoration import catalogue, diagnosis, streams
from restoration.catalogue import checkpoints
from restoration.diagnosis import Diagnosis
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto, UnwritablePhoto
from restoration.photo import read
from restoration.sidecar import read_sidecar, sidecar_of
from restoration.types import Photo, Progress, RestoreResult, Step

MODEL = "dark-channel"
EDIT = Edit((Step(MODEL),))
DEAD = 999_999_999


class Engine:
    """Every step makes it half as bright, in two reports."""

    def restore(self, request):
        photo = request.photo
        for _ in request.steps:
            yield Progress("restoring", 0, 2)
            yield Progress("restoring", 1, 2)
            yield Progress("restoring", 2, 2)
            photo = Photo(photo.pixels / 2, None, photo.source)
        return RestoreResult(photo, 0.1, "CPU", "whole image")

    def maps_for(self, photo, edit):
        yield Progress("attending", 0, 1)
        return ()

    def scale(self, checkpoint):
        return 1

    def task(self, checkpoint):
        return "dehaze"


@pytest.fixture(autouse=True)
def no_engine(monkeypatch):
    monkeypatch.setattr(batch_tasks, "engine", Engine)


@pytest.fixture
def photograph(tmp_path) -> Path:
    path = tmp_path / "in" / "street.jpg"
    path.parent.mkdir()
    Image.new("RGB", (64, 48), (200, 200, 200)).save(path)
    return path


def finished(stream):
    told = []
    return streams.finished(stream, told.append), told


def entry_of(path, folder, **more):
    return Entry(path, folder, more.pop("edit", EDIT), **more)


def test_the_result_lies_where_it_should_under_a_name_that_was_free(photograph, tmp_path):
    entry = entry_of(photograph, tmp_path / "out/deep", pattern="{number} {name}-{task}", number=3)
    for name in ("003 street-dehazed.jpg", "003 street-dehazed-2.jpg"):
        written, _ = finished(restore_file(entry, (entry,), None))
        assert written.path == tmp_path / "out/deep" / name
        assert isinstance(written, Written)
        assert written.megapixels == pytest.approx(64 * 48 / 1e6)
    assert read(written.path).pixels.mean() == pytest.approx(100 / 255, abs=0.01)


def test_strength_is_obeyed_and_steps_are_named_together(photograph, tmp_path):
    edit = Edit((Step(MODEL), Step(MODEL)), strength=0.5)
    written, told = finished(restore_file(entry_of(photograph, tmp_path, edit=edit), (), None))
    assert written.path.name == "street-restored.jpg"
    assert read(written.path).pixels.mean() == pytest.approx(125 / 255, abs=0.01)
    fractions = [one.note.value for one in told if isinstance(one.note, Fraction)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1


@pytest.mark.parametrize(("form", "bits"), [("png", 16), ("tif", 16), ("jpg", 8), ("", 8)])
def test_the_format_that_was_asked_for(photograph, tmp_path, form, bits):
    written, _ = finished(restore_file(entry_of(photograph, tmp_path, form=form), (), None))
    assert written.path.suffix == f".{form or 'jpg'}"
    assert read(written.path).source.bits == bits


@pytest.fixture
def looks(monkeypatch):
    """looks(wrong, fine): what somebody who looks at a photograph finds."""

    def say(suggestion, fine=False):
        found = Diagnosis(suggestion or "dehaze", 0.9, {}, suggestion, fine)
        monkeypatch.setattr(diagnosis, "diagnose", lambda photo: found)

    return say


def test_auto_restores_what_seems_wrong(photograph, tmp_path, looks):
    looks("lowlight")
    auto = entry_of(photograph, tmp_path, edit=Edit(), auto=True)
    written, _ = finished(restore_file(auto, (), None, checkpoints()))
    edit = read_sidecar(sidecar_of(written.path)).edit
    assert edit.steps == (Step(next(one.id for one in checkpoints() if one.task == "lowlight")),)


@pytest.mark.parametrize(
    ("suggestion", "fine", "why"), [("", True, "fine"), ("", False, "unclear"), ("raindrop", False, "helpless")]
)
def test_auto_leaves_alone_what_is_fine_or_unclear(photograph, tmp_path, looks, monkeypatch, suggestion, fine, why):
    looks(suggestion, fine)
    monkeypatch.setattr(catalogue, "checkpoints", lambda: tuple(one for one in checkpoints() if one.task == "dehaze"))
    left, _ = finished(restore_file(entry_of(photograph, tmp_path / "out", auto=True), (), None))
    assert left == LeftAlone(why)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("keeping", "kept"), [("all", True), ("none", False)])
def test_a_result_keeps_as_much_of_the_metadata_as_is_wanted(keeping, kept, photograph, tmp_path):
    written, _ = finished(restore_file(entry_of(photograph, tmp_path), (), None, (), keeping))
    assert (read(written.path).source.exif is not None) == kept


def test_nobody_looks_where_the_user_has_chosen(photograph, tmp_path, monkeypatch):
    monkeypatch.setattr(diagnosis, "diagnose", lambda photo: pytest.fail("looked"))
    written, _ = finished(restore_file(entry_of(photograph, tmp_path), (), None))
    assert written.path.exists()


def test_a_damaged_photograph_fails_and_leaves_nothing(photograph, tmp_path):
    photograph.write_bytes(photograph.read_bytes()[:200])
    with pytest.raises(UnreadablePhoto):
        finished(restore_file(entry_of(photograph, tmp_path / "out"), (), None))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told_before_the_work(photograph, tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UnwritablePhoto, match="cannot be made"):
        finished(restore_file(entry_of(photograph, tmp_path / "out/deep"), (), None))


def test_a_recipe_lies_beside_the_result_when_it_is_wanted(photograph, tmp_path):
    written, _ = finished(restore_file(entry_of(photograph, tmp_path), (), None, checkpoints()))
    assert read_sidecar(sidecar_of(written.path)).edit == EDIT
    assert written.report is None


def test_the_journal_says_what_is_not_finished_and_where_the_next_result_goes(photograph, tmp_path):
    kept = journal.file_of(tmp_path / "state")
    entry, other = entry_of(photograph, tmp_path), entry_of(tmp_path / "other.jpg", tmp_path)
    stream = restore_file(entry, (entry, other), kept)
    next(stream)
    assert [one.target for one in journal.read(kept.read_bytes())] == [None, None]
    written, _ = finished(stream)
    assert [one.target for one in journal.read(kept.read_bytes())] == [written.path, None]


def test_a_journal_that_cannot_be_written_does_not_stop_the_work(photograph, tmp_path):
    (tmp_path / "state").write_text("a file")
    written, _ = finished(restore_file(entry_of(photograph, tmp_path), (), tmp_path / "state/queue-1.json"))
    assert written.path.exists()


def test_what_was_written_in_the_last_moment_is_not_left_over(photograph, tmp_path):
    done = entry_of(photograph, tmp_path, target=photograph)
    cut_off = entry_of(tmp_path / "b.jpg", tmp_path, target=tmp_path / "b-dehazed.jpg")
    file = journal.file_of(tmp_path, DEAD)
    file.write_bytes(journal.written([done, cut_off]))
    left, _ = finished(left_over(tmp_path))
    assert left.file == file
    assert [(one.path, one.target) for one in left.entries] == [(cut_off.path, None)]


def test_useless_journals_go_and_those_of_open_windows_stay(photograph, tmp_path):
    useless, own = journal.file_of(tmp_path, DEAD), journal.file_of(tmp_path)
    strange = tmp_path / "queue-x.json"
    for file, text in ((useless, b"{"), (own, journal.written([entry_of(photograph, tmp_path)])), (strange, b"")):
        file.write_bytes(text)
    left, _ = finished(left_over(tmp_path))
    assert left is None
    assert [file.exists() for file in (useless, own, strange)] == [False, True, True]


def test_the_newest_of_several_is_offered(photograph, tmp_path):
    for age, process in enumerate((DEAD, DEAD - 1)):
        file = journal.file_of(tmp_path, process)
        file.write_bytes(journal.written([entry_of(photograph, tmp_path)]))
        os.utime(file, (1000 - age, 1000 - age))
    left, _ = finished(left_over(tmp_path))
    assert left.file == journal.file_of(tmp_path, DEAD)


def test_a_journal_is_adopted_and_forgotten(tmp_path):
    file, own = tmp_path / "queue-1.json", tmp_path / "queue-2.json"
    file.write_text("{}")
    finished(adopt(file, own))
    assert not file.exists()
    for _ in range(2):
        finished(forget(own))
        assert not own.exists()
    finished(adopt(file, own))


def test_no_folder_no_journal(tmp_path):
    assert finished(left_over(tmp_path / "nowhere"))[0] is None
