from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app import tasks
from app.actions import command
from app.desktop import tasks as desktop_tasks
from app.desktop.desktop import handed_out
from app.desktop.surroundings import MOST_RECENT, Clip, Preferences
from restoration.errors import UnreadableProfile, UnwritablePhoto
from restoration.types import Photo, Progress, Stream

A = Path("/photos/a.jpg")


@pytest.fixture
def restored(rig):
    rig.session.strip.open([A])
    rig.settle()
    rig.session.restore()
    rig.settle()
    yield rig
    rig.session.desktop.close()


def preferences(rig) -> Preferences:
    return rig.view.around.preferences


# Preferences


def test_what_was_kept_is_there_before_anything_starts(rig):
    kept = Preferences(theme="light", panels=False)
    rig.session.desktop.recall(kept)
    assert preferences(rig) == kept


@pytest.mark.parametrize("identifier", ["theme-light", "theme-system", "background-white", "background-grey"])
def test_a_choice_in_the_menu_is_a_preference(rig, identifier):
    one = command(identifier)
    assert not one.checked(rig.view)
    one.run(rig.session, None)
    assert one.checked(rig.view)
    others = [other for other in ("theme-dark", "background-black") if command(other).checked(rig.view)]
    assert len(others) == 1


def test_another_processor_is_prepared_at_once_and_the_same_one_is_not(rig, monkeypatch):
    asked: list[str] = []

    def warm_up(device: str) -> Stream[str]:
        asked.append(device)
        yield Progress("engine", 0, 1)
        return "this CPU"

    monkeypatch.setattr(tasks, "warm_up", warm_up)
    rig.session.desktop.prefer(processor="cpu")
    rig.session.desktop.prefer(processor="cpu", theme="light")
    assert rig.view.job.kind == "prepare"
    rig.settle()
    assert asked == ["cpu"]
    assert rig.view.device == "this CPU"
    assert rig.view.job is None


def test_results_keep_as_much_of_the_metadata_as_is_preferred(restored, monkeypatch):
    asked: list[str] = []

    def save(original, result, edit, path: Path, maps, keeping: str) -> Stream[Path]:
        asked.append(keeping)
        yield Progress("saving", 0, 1)
        return path

    monkeypatch.setattr(tasks, "save", save)
    restored.session.desktop.prefer(metadata="no-place")
    restored.session.save(Path("/photos/b.jpg"))
    restored.session.desktop.hand_out()
    restored.settle()
    assert asked == ["no-place", "no-place"]


def test_the_screens_profile_is_read_at_the_start_and_when_another_is_chosen(rig, monkeypatch):
    def profile_of(colours: str) -> Stream[bytes]:
        yield Progress("profile", 0, 1)
        if colours == "/gone.icc":
            raise UnreadableProfile("“gone.icc” cannot be read.")
        return colours.encode()

    monkeypatch.setattr(desktop_tasks, "profile_of", profile_of)
    rig.session.start()
    rig.settle()
    assert rig.view.around.profile == b"system"
    rig.session.desktop.prefer(colours="/a.icc")
    rig.session.desktop.prefer(colours="srgb")
    rig.settle()
    assert rig.view.around.profile == b"srgb"
    rig.session.desktop.prefer(colours="/gone.icc")
    rig.settle()
    assert rig.view.around.profile == b""
    assert rig.view.report.summary == "“gone.icc” cannot be read."


def test_the_engine_starts_on_the_processor_that_is_preferred(rig, monkeypatch):
    asked: list[str] = []

    def warm_up(device: str) -> Stream[str]:
        asked.append(device)
        yield Progress("engine", 0, 1)
        return device

    monkeypatch.setattr(tasks, "warm_up", warm_up)
    rig.session.desktop.recall(Preferences(processor="cpu"))
    rig.session.start()
    rig.settle()
    assert asked == ["cpu"]


def test_esc_leaves_the_full_screen_only_when_nothing_runs(rig):
    rig.session.strip.open([A])
    rig.settle()
    command("full-screen").run(rig.session, None)
    rig.session.restore()
    command("stop").run(rig.session, None)
    assert rig.view.around.full_screen
    rig.settle()
    assert command("stop").enabled(rig.view)
    command("stop").run(rig.session, None)
    assert not rig.view.around.full_screen
    assert not command("stop").enabled(rig.view)


# Recent files


def test_the_last_that_was_opened_comes_first_and_once(rig):
    for name in ("a.jpg", "b.jpg", "a.jpg"):
        rig.session.strip.find([Path("/photos", name)])
    assert preferences(rig).recent == (Path("/photos/a.jpg"), Path("/photos/b.jpg"))


def test_no_more_than_ten_are_remembered_each_with_its_whole_path(rig):
    rig.session.strip.find([Path(f"{number}.jpg") for number in range(30)])
    assert len(preferences(rig).recent) == MOST_RECENT
    assert all(path.is_absolute() for path in preferences(rig).recent)


def test_samples_are_not_remembered(rig):
    rig.session.strip.open([A])
    assert preferences(rig).recent == ()


def test_what_is_gone_is_known_once_the_disk_was_asked(rig, tmp_path):
    here, gone = tmp_path / "here.jpg", tmp_path / "gone.jpg"
    here.write_bytes(b"")
    rig.session.strip.find([here, gone])
    rig.settle()
    assert rig.view.around.missing == frozenset()
    rig.session.desktop.look_for_recent()
    rig.settle()
    assert rig.view.around.missing == {gone}
    rig.session.desktop.forget_recent()
    assert preferences(rig).recent == ()


# To other programs


def test_the_result_is_copied_as_it_is_mixed(restored):
    restored.session.set_strength(0.5)
    command("copy").run(restored.session, None)
    assert restored.view.message == "Copying…"
    restored.settle()
    clip = restored.view.around.clip
    assert clip.pixels.shape == (4, 6, 4)
    assert set(np.unique(clip.pixels[..., :3])) == {128}  # between 0.75 and 0.25
    assert restored.view.message == "Copied, 6 × 4 px"
    restored.session.desktop.has_copied()
    assert restored.view.around.clip is None


def test_without_a_result_there_is_nothing_to_copy(rig):
    rig.session.strip.open([A])
    rig.settle()
    assert not command("copy").enabled(rig.view)
    rig.session.desktop.copy()
    rig.session.desktop.hand_out()
    assert rig.disk.waiting == []


def test_a_copy_that_fails_says_so_and_leaves_no_promise(restored, monkeypatch):
    def fail(*arguments: object) -> Stream[Clip]:
        yield Progress("copying", 0, 1)
        raise UnwritablePhoto("There is not enough memory.", "Close other programs.")

    monkeypatch.setattr(desktop_tasks, "copied", fail)
    restored.session.desktop.copy()
    restored.settle()
    assert restored.view.report.summary == "There is not enough memory."
    assert restored.view.message == ""


def test_a_result_is_handed_out_from_a_folder_of_ours_without_loss(restored):
    assert handed_out(restored.view) is None
    restored.session.desktop.hand_out()
    restored.settle()
    path = handed_out(restored.view)
    assert path.name == "a-dehazed.png"
    assert path.parent != A.parent
    restored.session.desktop.hand_out()
    assert restored.disk.waiting == []  # it is there already
    folder = path.parent
    assert folder.is_dir()
    restored.session.desktop.close()
    assert not folder.exists()


def test_what_was_handed_out_is_not_what_is_seen_once_the_strength_is_another(restored):
    restored.session.desktop.hand_out()
    restored.settle()
    first = handed_out(restored.view)
    restored.session.set_strength(0.5)
    assert handed_out(restored.view) is None
    first.write_bytes(b"")  # which the task that is put in its place here does not
    restored.session.desktop.hand_out()
    restored.settle()
    assert handed_out(restored.view).name == "a-dehazed-2.png"


def test_more_than_eight_bits_are_handed_out_as_tiff(restored):
    item = restored.view.item
    photo = item.original.photo
    fine = Photo(photo.pixels, None, replace(photo.source, bits=16))
    restored.session._change_item(item.id, original=replace(item.original, photo=fine))
    restored.session.desktop.hand_out()
    restored.settle()
    assert handed_out(restored.view).suffix == ".tif"
