"""A user's own pairs: found by name, read whatever their size, cropped alike, and refused in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from restoration.errors import BadRecipe, UnreadablePhoto
from restoration.models import ffa, rcan
from restoration.photo import write
from restoration.streams import finished
from restoration.train import own_pairs
from restoration.train.own_pairs import OwnPairs, load_own_pairs
from restoration.train.recipe import Recipe, Schedule, Stage
from restoration.types import Photo, Source


def recipe(scale: int = 1, crop: int = 32) -> Recipe:
    family, config = (rcan.FAMILY, rcan.Config(1, 1, 8, 4, scale)) if scale > 1 else (ffa.FAMILY, ffa.Config(1, 1, 8))
    schedule = Schedule(10, stages=(Stage(0.0, crop, 3),))
    return Recipe("upscale" if scale > 1 else "dehaze", family, config, schedule, family.domain(config), seed=5)


def picture(seed: int, height: int = 80, width: int = 112) -> np.ndarray:
    coarse = np.random.default_rng(seed).random((5, 7, 3), np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)


def save(folder: Path, name: str, pixels: np.ndarray, bits: int = 8) -> None:
    folder.mkdir(exist_ok=True)
    write(Photo(pixels, None, Source(bits=bits)), folder / name, overwrite=True)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Four pairs: what is asked for, and half of it plus 0.4."""
    inputs, targets = tmp_path / "hazy", tmp_path / "clear"
    for number in range(4):
        clean = picture(number)
        save(inputs, f"{number}.png", clean / 2 + 0.4)
        save(targets, f"{number}.tif", clean, bits=16)
    (inputs / ".DS_Store").write_bytes(b"litter")
    (inputs / "notes.txt").write_text("noon, fog")
    return inputs, targets


def load(inputs: Path, targets: Path, task: str = "dehaze", scale: int = 1) -> OwnPairs:
    return finished(load_own_pairs(inputs, targets, task, scale))


def test_pairs_are_found_by_name_and_keep_their_depth(folders: tuple[Path, Path]) -> None:
    own = load(*folders)
    assert own.names == ("0", "1", "2", "3")
    assert {(pair.given.dtype, pair.wanted.dtype) for pair in own.pairs} == {(np.dtype("uint8"), np.dtype("uint16"))}
    assert len(set(own.scenes)) == 4
    assert load(*folders).sha256 == own.sha256 != load(folders[1], folders[1]).sha256


def test_both_of_a_pair_are_cropped_and_turned_alike_at_every_scale(folders: tuple[Path, Path]) -> None:
    own, how = load(*folders).divided((0, 1, 2), (3,)), recipe()
    seen = [own.batch(how, step) for step in range(6)]
    for batch in seen:
        assert batch.inputs.shape == batch.targets.shape == (3, 32, 32, 3)
        np.testing.assert_allclose(batch.inputs, batch.targets / 2 + 0.4, atol=0.01)
    slopes = [np.abs(np.diff(target, axis=0)).mean() for batch in seen for target in batch.targets]
    assert max(slopes) > 2 * min(slopes), "near and far"


def test_a_batch_is_made_of_nothing_but_what_is_learnt_from(folders: tuple[Path, Path]) -> None:
    for number in range(4):
        save(folders[0], f"{number}.png", np.full((80, 112, 3), number / 4, np.float32))
    own = load(*folders).divided((0, 2), (3,))
    values = {round(float(image.mean()) * 4) for step in range(10) for image in own.batch(recipe(), step).inputs}
    assert values == {0, 2}
    assert [round(float(given.mean()) * 4) for given, _ in own.held_out(recipe())] == [3]


def test_a_batch_depends_on_nothing_but_seed_and_step(folders: tuple[Path, Path]) -> None:
    own = load(*folders).divided((0, 1, 2, 3), ())
    first, again, other = (own.batch(recipe(), step).inputs for step in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_large_photographs_are_reduced(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_pairs, "LONG_SIDE", 96)
    own = load(*folders).divided((0, 1, 2), (3,))
    assert {pair.given.shape for pair in own.pairs} == {(69, 96, 3)}
    given, wanted = next(own.held_out(recipe(), long_side=64))
    assert given.shape == wanted.shape == (46, 64, 3)
    np.testing.assert_allclose(given, wanted / 2 + 0.4, atol=0.01)


def test_noise_is_not_reduced_away(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The middle of photographs that are too large, and crops pixel by pixel."""
    monkeypatch.setattr(own_pairs, "LONG_SIDE", 72)
    own = load(*folders, task="denoise").divided((0, 1, 2), (3,))
    assert {pair.given.shape for pair in own.pairs} == {(72, 72, 3)}
    wanted = np.rint(picture(0)[4:76, 20:92] * 65535)
    assert np.abs(own.pairs[0].wanted - wanted).max() <= 1
    crop = own.batch(recipe(), 0).targets[0]
    whole = [pair.wanted / np.float32(65535) for pair in own.pairs[:3]]
    assert any(np.isclose(crop[0, 0], image, atol=1e-4).all(axis=2).any() for image in whole)


def test_targets_of_an_enlarging_network_are_larger(tmp_path: Path) -> None:
    for number in range(3):
        clean = picture(number, 161, 200)
        save(tmp_path / "large", f"{number}.png", clean)
        save(tmp_path / "small", f"{number}.png", cv2.resize(clean[:160], (100, 80), interpolation=cv2.INTER_AREA))
    own = load(tmp_path / "small", tmp_path / "large", "upscale", 2).divided((0, 1), (2,))
    batch = own.batch(recipe(2), 0)
    assert (batch.inputs.shape, batch.targets.shape) == ((3, 32, 32, 3), (3, 64, 64, 3))
    reduced = cv2.resize(batch.targets[0], (32, 32), interpolation=cv2.INTER_AREA)
    np.testing.assert_allclose(batch.inputs[0], reduced, atol=0.005)
    given, wanted = next(own.held_out(recipe(2), long_side=64))
    assert (given.shape, wanted.shape) == ((64, 64, 3), (128, 128, 3))


def test_targets_that_are_the_same_picture_are_one_scene(folders: tuple[Path, Path]) -> None:
    save(folders[1], "1.tif", picture(0), bits=16)
    scenes = load(*folders).scenes
    assert scenes[0] == scenes[1] != scenes[2]


@pytest.mark.parametrize(
    ("spoil", "scale", "why"),
    [
        (lambda folders: (folders[1] / "2.tif").unlink(), 1, "no partner.*2.png"),
        (lambda folders: save(folders[0], "1.webp", picture(1)), 1, "two photographs called “1”"),
        (lambda folders: save(folders[1], "3.tif", picture(3, 80, 111)), 1, "“3.png” has 112 x 80 pixels.*111 x 80"),
        (lambda folders: save(folders[0], "0.png", picture(0, 20, 28)), 1, "“0.png” has 28 x 20"),
        (lambda folders: None, 2, "2 times as large"),
    ],
)
def test_what_does_not_go_together_is_named(folders: tuple[Path, Path], spoil: Any, scale: int, why: str) -> None:
    spoil(folders)
    with pytest.raises(BadRecipe, match=why) as error:
        load(*folders, scale=scale)
    assert error.value.hint


def test_tiny_ones_too_many_and_missing_folders_are_refused(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadRecipe, match="no folder that can be read"):
        load(folders[0] / "gone", folders[1])
    monkeypatch.setattr(own_pairs, "SMALLEST", 100)
    with pytest.raises(BadRecipe, match="only 112 x 80"):
        load(*folders)
    monkeypatch.setattr(own_pairs, "MOST", 3)
    with pytest.raises(BadRecipe, match="4 pairs, and 3 are the most"):
        load(*folders)


def test_a_damaged_photograph_is_named(folders: tuple[Path, Path]) -> None:
    (folders[0] / "2.png").write_bytes(b"\x89PNG\r\n\x1a\n nothing")
    with pytest.raises(UnreadablePhoto, match=r"2\.png"):
        load(*folders)
