"""Published pairs as a source of batches, and whole sittings with a preset."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from restoration.errors import BadDataset, BadRecipe, UnreadableWeights
from restoration.models import rcan
from restoration.streams import finished
from restoration.train.augment import Augmentation
from restoration.train.loop import source_for, train
from restoration.train.presets import Preset, find, recipe_of
from restoration.train.published import PublishedPairs, cut, load_pairs
from restoration.train.recipe import Recipe
from restoration.types import TrainRequest, TrainResult

SIDE = 96


def save(path: Path, pixels: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


def picture(seed: int, height: int = SIDE, width: int = SIDE + 16) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    """Two scenes of the raindrop set to train on, one to test; what is spoilt is darker by a quarter."""
    for split, scenes in (("train/train", (0, 1)), ("test_a/test_a", (2,))):
        for scene in scenes:
            clean = picture(scene)
            save(tmp_path / "raindrop" / split.split("/")[0] / "gt" / f"{scene}_clean.png", clean)
            save(tmp_path / "raindrop" / split.split("/")[0] / "data" / f"{scene}_rain.png", clean // 4 * 3)
    return tmp_path / "raindrop"


@pytest.fixture
def enlarged(tmp_path: Path) -> Path:
    """DIV2K with three pictures, x2; every pixel of the small ones is the top left of four."""
    for number in (1, 2, 801):
        folder, small = ("train", "train") if number < 800 else ("valid", "valid")
        large = picture(number, 2 * SIDE, 2 * SIDE)
        save(tmp_path / f"div2k/DIV2K_{folder}_HR/{number:04}.png", large)
        save(tmp_path / f"div2k/DIV2K_{small}_LR_bicubic/X2/{number:04}x2.png", large[::2, ::2])
    return tmp_path / "div2k"


def small(name: str, crop: int = 32, batch: int = 2) -> tuple[Preset, Recipe]:
    preset = replace(find(name), crop=crop, batch=batch)
    return preset, recipe_of(preset, compact=True)


def finish(request: TrainRequest) -> TrainResult:
    torch.set_num_threads(1)
    return finished(train(request))


def test_spoilt_and_clean_crops_show_the_same_place(rain: Path) -> None:
    preset, recipe = small("durn-raindrop")
    source = load_pairs(preset, rain, 1)
    batch = source.batch(recipe, 0)
    assert batch.inputs.shape == batch.targets.shape == (2, 32, 32, 3)
    np.testing.assert_array_equal(np.rint(batch.targets * 255) // 4 * 3, np.rint(batch.inputs * 255))


def test_batches_follow_from_seed_and_step(rain: Path) -> None:
    preset, recipe = small("durn-raindrop")
    source = load_pairs(preset, rain, 1)
    first, again, other = (source.batch(recipe, step).inputs for step in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_larger_target_is_cut_at_the_same_place(enlarged: Path) -> None:
    preset, recipe = small("rcan-x2", crop=16)
    batch = load_pairs(preset, enlarged, 2).batch(recipe, 0)
    assert batch.targets.shape == (2, 32, 32, 3)
    turned = [batch.targets[:, row::2, column::2] for row in (0, 1) for column in (0, 1)]
    for number in range(2):
        assert any(np.array_equal(batch.inputs[number], corner[number]) for corner in turned)


def test_test_pairs_are_held_out_in_sizes_that_the_network_takes(rain: Path) -> None:
    preset, recipe = small("durn-raindrop")
    source = load_pairs(preset, rain, 1)
    assert {pair.scene for pair in source.train} == {"0", "1"}
    assert {pair.scene for pair in source.kept} == {"2"}
    ((spoilt, clean),) = source.held_out(recipe)
    assert spoilt.shape == clean.shape
    assert all(side % recipe.multiple == 0 for side in spoilt.shape[:2])


def test_noise_is_made_for_sets_without_spoilt_pictures(rain: Path) -> None:
    _, recipe = small("durn-raindrop")
    pairs = load_pairs(find("durn-raindrop"), rain, 1)
    noisy = replace(find("durn-gaussian"), augmentation=Augmentation())
    source = PublishedPairs(pairs.train, pairs.kept, noisy, "")
    batch = source.batch(recipe, 0)
    levels = (batch.inputs - batch.targets).std(axis=(1, 2, 3)) * 255
    assert all(min(abs(level - sigma) for sigma in noisy.noise) < 3 for level in levels)
    assert batch.inputs.min() < 0


def test_pictures_smaller_than_a_crop_are_named(rain: Path) -> None:
    preset, recipe = small("durn-raindrop", crop=128)
    with pytest.raises(BadDataset, match="96"):
        load_pairs(preset, rain, 1).batch(recipe, 0)


def test_cutting_leaves_the_pictures_alone() -> None:
    given, wanted = np.zeros((4, 4, 3), np.float32), np.zeros((8, 8, 3), np.float32)
    first, second = cut(given, wanted, (1, 1), (2, 2))
    first += 1
    second += 1
    assert given.max() == wanted.max() == 0
    assert second.shape == (4, 4, 3)


def test_a_sitting_with_a_preset_and_its_own_data(enlarged: Path, tmp_path: Path) -> None:
    result = finish(TrainRequest(tmp_path / "out", preset="rcan-x2", data=enlarged, compact=True, steps=1))
    assert result.weights == tmp_path / "out/rcan-x2.safetensors"
    assert result.step == 1
    again = TrainRequest(tmp_path / "more", preset="rcan-x2", data=enlarged, compact=True, steps=1, init=result.weights)
    assert finish(again).weights.exists()


def test_weights_to_begin_with_must_share_something(enlarged: Path, tmp_path: Path) -> None:
    bad = tmp_path / "nothing.safetensors"
    bad.write_bytes(b"no weights")
    with pytest.raises(UnreadableWeights):
        finish(TrainRequest(tmp_path / "out", preset="rcan-x2", data=enlarged, compact=True, steps=1, init=bad))


def test_clean_photographs_are_spoilt_as_the_task_says(enlarged: Path, tmp_path: Path) -> None:
    request = TrainRequest(tmp_path / "out", preset="rcan-x2", photos=enlarged / "DIV2K_train_HR", compact=True)
    recipe = recipe_of(find("rcan-x2"), compact=True)
    assert recipe.config == rcan.FAMILY.compact
    assert finish(replace(request, steps=1)).step == 1


def test_without_pictures_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="--data"):
        source_for(TrainRequest(tmp_path, preset="ffa-its"), recipe_of(find("ffa-its")))
