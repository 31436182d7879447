from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app import strip as strip_module
from app import tasks
from app.events import Finished, Report
from app.paths import resource
from restoration.errors import NotEnoughMemory
from restoration.types import Progress, Stream

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")


def opened(rig, *paths: Path):
    rig.session.strip.open(paths or (A,))
    rig.settle()
    return rig


def restored(rig, *paths: Path):
    opened(rig, *paths)
    rig.session.restore()
    rig.settle()
    return rig


def test_the_first_checkpoint_and_the_device_are_known_after_the_start(rig):
    assert rig.view.chosen.title == "Unveil dehaze"
    assert rig.view.device == "CPU"


def test_a_photograph_is_opened_and_shown(rig):
    opened(rig, A, B)
    assert rig.view.item.path == A
    assert rig.view.item.original.photo.size == (6, 4)
    assert [item.state for item in rig.view.items] == ["ready", "waiting"]
    assert all(item.thumbnail is not None for item in rig.view.items)


def test_a_second_drop_adds_to_the_strip(rig):
    opened(opened(rig, A), B)
    assert [item.path for item in rig.view.items] == [A, B]
    assert rig.view.item.path == B


def test_a_damaged_photograph_is_marked_and_the_others_are_fine(rig):
    opened(rig, Path("/photos/bad.jpg"), B)
    assert rig.view.item.state == "failed"
    assert rig.view.item.report.hint == "Copy it again."
    assert not rig.view.can_restore
    rig.session.strip.step(1)
    rig.settle()
    assert rig.view.can_restore


def test_nothing_can_be_restored_before_a_photograph_is_open(rig):
    rig.session.restore()
    assert rig.view.job is None


def test_a_restored_photograph_can_be_saved_and_its_attention_is_read(rig):
    restored(rig)
    assert rig.view.item.state == "restored"
    assert rig.view.can_save
    assert rig.view.map.layer == "second"
    assert rig.view.job is None


def test_a_second_restore_does_not_start_while_one_runs(rig):
    opened(rig)
    rig.session.restore()
    rig.session.restore()
    assert len(rig.engine.waiting) == 1


def test_progress_is_counted_and_timed(rig):
    opened(rig)
    rig.session.restore()
    rig.engine_step()
    rig.engine_step()
    assert rig.view.job.progress.done == 1
    assert rig.view.job.seconds_left > 0


def test_the_clock_ticks_only_while_a_job_runs(rig):
    opened(rig)
    shown = len(rig.shown)
    rig.session.tick()
    assert len(rig.shown) == shown
    rig.session.restore()
    before = rig.view.job.now
    rig.session.tick()
    assert rig.view.job.now > before


def test_stopping_leaves_a_photograph_that_can_be_restored(rig):
    opened(rig)
    rig.session.restore()
    rig.engine_step()
    rig.session.stop()
    rig.settle()
    assert rig.view.item.state == "ready"
    assert rig.view.message == "Stopped"
    assert rig.view.can_restore


def test_a_late_answer_is_ignored(rig):
    opened(rig)
    before = rig.view
    rig.session.on_event(Finished(999, object()))
    assert rig.view is before


def test_an_answer_is_taken_once(rig):
    opened(rig)
    rig.session.restore()
    job = rig.view.job.id
    rig.settle()
    result = rig.view.item.restored
    rig.session.on_event(Finished(job, replace(result, steps=())))
    assert rig.view.item.restored is result


def test_a_failure_is_told_and_leaves_a_photograph_that_can_be_restored(rig, monkeypatch):
    def explode(*arguments: object) -> Stream[object]:
        yield Progress("restoring", 0, 1)
        raise NotEnoughMemory("This photograph is too large.", "Close other programs.")

    monkeypatch.setattr(tasks, "restore", explode)
    restored(rig)
    assert rig.view.notice == replace(rig.view.report)
    assert rig.view.report.summary == "This photograph is too large."
    assert rig.view.can_restore
    rig.session.dismiss()
    assert rig.view.notice is None


def test_finishing_one_photograph_does_not_switch_from_another(rig):
    opened(rig, A, B)
    rig.session.restore()
    rig.engine_step()
    rig.session.strip.step(1)
    rig.settle()
    assert rig.view.item.path == B
    assert rig.view.items[0].state == "restored"
    assert rig.view.items[0].attention is None
    assert rig.view.can_restore


def test_the_last_photograph_is_the_end_of_the_strip(rig):
    opened(rig, A, B)
    rig.session.strip.step(5)
    assert rig.view.item.path == B
    rig.session.strip.step(-5)
    assert rig.view.item.path == A


def test_removing_the_current_photograph_shows_its_neighbour(rig):
    opened(rig, A, B)
    rig.session.strip.remove(rig.view.current)
    rig.settle()
    assert rig.view.item.path == B
    assert rig.view.item.original is not None
    rig.session.strip.remove(rig.view.current)
    assert rig.view.item is None


def test_removing_a_photograph_that_is_being_restored_stops_it(rig):
    opened(rig)
    rig.session.restore()
    job = rig.view.job.id
    rig.session.strip.remove(rig.view.current)
    rig.settle()
    assert job in rig.engine.stopped
    assert rig.view.job is None
    assert rig.view.items == ()


def test_what_is_not_on_the_screen_is_forgotten_beyond_the_memory_and_read_again(rig, monkeypatch):
    monkeypatch.setattr(strip_module, "MEMORY_BYTES", 1)
    restored(rig, A, B)
    rig.session.strip.step(1)
    rig.settle()
    assert rig.view.items[0].original is None
    assert rig.view.items[1].original is not None
    rig.session.strip.step(-1)
    rig.settle()
    assert rig.view.item.original is not None


def test_a_pasted_picture_is_never_forgotten(rig, monkeypatch):
    monkeypatch.setattr(strip_module, "MEMORY_BYTES", 1)
    rig.session.strip.paste(np.zeros((2, 2, 3), np.uint8))
    opened(rig, A)
    assert rig.view.items[0].original is not None


def test_a_pasted_picture_becomes_a_photograph(rig):
    rig.session.strip.paste(np.full((2, 3, 3), 255, np.uint8), np.full((2, 3), 128, np.uint8))
    rig.settle()
    photo = rig.view.item.original.photo
    assert photo.size == (3, 2)
    assert photo.pixels.max() == 1.0
    assert abs(photo.alpha.max() - 128 / 255) < 1e-6


@pytest.mark.parametrize(("asked", "given"), [(0.4, 0.4), (-1, 0), (7, 1)])
def test_strength_stays_between_0_and_1(rig, asked, given):
    rig.session.set_strength(asked)
    assert rig.view.strength == given


def test_the_result_is_saved_beside_the_original_and_never_over_it(rig, tmp_path):
    original = tmp_path / "street.jpg"
    original.write_bytes(b"")
    restored(rig, original)
    rig.session.save()
    rig.settle()
    assert rig.view.item.saved == tmp_path / "street-dehazed.jpg"
    assert rig.view.item.state == "saved"
    assert rig.view.message == "Saved as street-dehazed.jpg"
    rig.view.item.saved.write_bytes(b"")
    assert rig.session.default_path(rig.view.item) == tmp_path / "street-dehazed-2.jpg"


def test_a_save_is_known_as_one_that_has_to_end(rig, tmp_path):
    restored(rig, tmp_path / "street.jpg")
    rig.session.save()
    assert rig.session.saves == {job for job, _ in rig.disk.waiting}


def test_a_restored_sample_is_not_saved_among_the_programs_own_files(rig):
    opened(rig, resource("samples", "hills.jpg"))
    assert rig.session.default_path(rig.view.item).parent == Path.home()


def test_nothing_is_saved_before_there_is_a_result(rig):
    opened(rig)
    rig.session.save()
    assert not rig.disk.waiting


def test_a_classical_method_has_no_attention(rig):
    rig.session.choose_checkpoint("classical")
    restored(rig)
    assert rig.view.item.attention is None


def test_layers_are_stepped_through_and_end_at_the_ends(rig):
    restored(rig)
    rig.session.gates.step(-1)
    assert rig.view.map.layer == "first"
    rig.session.gates.step(-1)
    assert rig.view.map.layer == "first"
    rig.session.gates.step(5)
    assert rig.view.map.layer == "second"


def test_what_was_noted_when_opening_is_shown_until_it_is_read(rig):
    opened(rig)
    item = rig.view.item
    source = replace(item.original.photo.source, notes=("The first of 12 frames.",))
    noted = replace(item, original=replace(item.original, photo=replace(item.original.photo, source=source)))
    rig.session.view = replace(rig.view, items=(noted,))
    assert rig.view.notice == Report("The first of 12 frames.")
    rig.session.dismiss()
    assert rig.view.notice is None


def test_photographs_are_found_in_folders_without_entering_one_twice(rig, tmp_path):
    folder = tmp_path / "trip"
    (folder / "day").mkdir(parents=True)
    for name in ("b.jpg", "a.PNG", "notes.txt", "day/c.tif", ".hidden.jpg"):
        (folder / name).write_bytes(b"")
    (folder / "day" / "round").symlink_to(folder, target_is_directory=True)
    rig.session.strip.find([folder])
    rig.settle()
    assert [item.name for item in rig.view.items] == ["a.PNG", "b.jpg", "c.tif"]


def test_a_file_is_opened_whatever_it_is_called(rig, tmp_path):
    odd = tmp_path / "photograph"
    odd.write_bytes(b"")
    rig.session.strip.find([odd])
    rig.settle()
    assert rig.view.item.path == odd


def test_an_empty_folder_is_told(rig, tmp_path):
    rig.session.strip.find([tmp_path])
    rig.settle()
    assert "no photograph" in rig.view.report.summary


def test_a_very_large_folder_is_bounded(rig, tmp_path, monkeypatch):
    monkeypatch.setattr(tasks, "MOST_PHOTOGRAPHS", 3)
    for number in range(9):
        (tmp_path / f"{number}.jpg").write_bytes(b"")
    rig.session.strip.find([tmp_path])
    rig.settle()
    assert len(rig.view.items) == 3


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf_8_keeps_its_bytes(rig, tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9.jpg")
    odd.write_bytes(b"")
    rig.session.strip.find([tmp_path])
    rig.settle()
    assert rig.view.item.path == odd


def iter_result(value: object) -> Stream[object]:
    yield Progress("working", 0, 1)
    return value


def test_each_photograph_keeps_its_own_edit_and_the_next_one_begins_with_the_last(rig):
    opened(rig, A, B)
    rig.session.choose_checkpoint("classical")
    rig.session.set_strength(0.4)
    rig.session.strip.step(1)
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.4)
    rig.session.set_strength(0.9)
    rig.session.choose_checkpoint("ours")
    rig.session.strip.step(-1)
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.4)


def test_what_was_done_to_a_photograph_stays_its_edit(rig):
    restored(rig, A, B)
    rig.session.strip.step(1)
    rig.session.set_strength(0.2)
    rig.session.strip.step(-1)
    assert rig.view.strength == 1
    assert [step.checkpoint for step in rig.view.item.edit.steps] == ["ours"]
