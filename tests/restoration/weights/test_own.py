"""What the user imported can be changed and removed, and nothing else can."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import torch
from torch import Tensor

from restoration.catalogue import checkpoints, find
from restoration.errors import BadRequest, UnknownCheckpoint, UnreadableWeights, UnwritableFile
from restoration.types import About, Checkpoint
from restoration.weights import keeping, load_checkpoint, read_metadata
from restoration.weights.importing import import_weights
from restoration.weights.own import change, remove


@pytest.fixture
def mine(tmp_path: Path, models_folder: Path, state: dict[str, Tensor]) -> Checkpoint:
    path = tmp_path / "mine.pth"
    torch.save(state, path)
    return import_weights(path, About(title="Mine", licence="MIT"))


def test_pixels_are_changed_in_the_file_and_on_the_card(
    mine: Checkpoint, models_folder: Path, state: dict[str, Tensor]
) -> None:
    changed = change(mine.id, About(peak=255.0, bgr=True))
    assert find(mine.id) == changed
    assert (changed.id, changed.title, changed.licence, changed.task) == (mine.id, "Mine", "MIT", "dehaze")
    loaded = load_checkpoint(changed)
    assert (loaded.domain.peak, loaded.domain.bgr, loaded.domain.mean) == (255, True, (0.64, 0.60, 0.58))
    assert all(torch.equal(loaded.net.state_dict()[name], state[name]) for name in state)
    assert changed.path is not None
    assert changed.sha256 == hashlib.sha256(changed.path.read_bytes()).hexdigest() != mine.sha256
    assert len(list(models_folder.iterdir())) == 2, "the weights as they were are gone"


def test_a_name_is_changed_without_touching_the_weights(mine: Checkpoint) -> None:
    assert mine.path is not None
    written = mine.path.stat().st_mtime_ns
    changed = change(mine.id, About(title="Ours", licence=""))
    assert (changed.title, changed.licence, changed.sha256) == ("Ours", "", mine.sha256)
    assert mine.path.stat().st_mtime_ns == written
    assert find(mine.id) == changed


def test_a_task_is_changed_and_told_by_the_file(mine: Checkpoint) -> None:
    changed = change(mine.id, About(task="denoise"))
    assert changed.path is not None
    assert (find(mine.id).task, read_metadata(changed.path)["task"]) == ("denoise", "denoise")


def test_changes_add_up_and_can_be_taken_back(mine: Checkpoint) -> None:
    change(mine.id, About(peak=255.0))
    both = change(mine.id, About(bgr=True))
    assert (load_checkpoint(both).domain.peak, load_checkpoint(both).domain.bgr) == (255, True)
    assert change(mine.id, About(peak=1.0, bgr=False)).sha256 == mine.sha256


def test_a_change_that_fails_half_way_changes_nothing(mine: Checkpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".toml":
            raise UnwritableFile("The disk is full.", "Free some space.")
        path.write_bytes(data)

    monkeypatch.setattr(keeping, "replace_file", full)
    with pytest.raises(UnwritableFile):
        change(mine.id, About(peak=255.0))
    assert find(mine.id) == mine
    assert load_checkpoint(mine).domain.peak == 1


def test_an_impossible_change_is_refused(mine: Checkpoint) -> None:
    with pytest.raises(BadRequest):
        change(mine.id, About(std=(0.0, 1.0, 1.0)))
    assert find(mine.id) == mine


def test_weights_that_are_not_what_they_were_are_not_changed(mine: Checkpoint) -> None:
    assert mine.path is not None
    mine.path.write_bytes(mine.path.read_bytes()[:-4] + b"\0\0\0\1")
    with pytest.raises(UnreadableWeights, match="not the file it was"):
        change(mine.id, About(peak=255.0))


def test_what_is_removed_is_gone(mine: Checkpoint, models_folder: Path) -> None:
    changed = change(mine.id, About(peak=255.0))
    assert remove(mine.id) == changed
    assert list(models_folder.iterdir()) == []
    assert mine.id not in [one.id for one in checkpoints()]
    with pytest.raises(UnknownCheckpoint):
        remove(mine.id)


def test_what_ships_is_neither_changed_nor_removed(models_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "loose.pth").write_bytes(b"")
    for name in ("dark-channel", "ffa-compact", str(tmp_path / "loose.pth")):
        before = find(name)
        with pytest.raises(BadRequest, match="not one of the models you imported"):
            change(name, About(title="Mine"))
        with pytest.raises(BadRequest, match="not one of the models you imported"):
            remove(name)
        assert find(name) == before
