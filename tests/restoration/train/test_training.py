"""Training: pairs, the schedule, and going on after an interruption as if there had been none."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from restoration.errors import BadRecipe
from restoration.streams import finished
from restoration.train.loop import learning_rate, train
from restoration.train.photographs import load_photographs
from restoration.train.recipe import Schedule, read_recipe
from restoration.types import Scored, TrainRequest, TrainResult, TrainTick
from restoration.weights import read_state, recognise

RECIPE = """
task = "dehaze"
family = "ffa"
seed = 3
[config]
groups = 3
blocks = 1
width = 8
shuffle = 2
[schedule]
steps = 12
lr = 2e-3
warmup = 2
ema = 0.9
stages = [{start = 0.0, crop = 32, batch = 2}, {start = 0.5, crop = 48, batch = 1}]
[degrade]
clear = 0.0
"""


@pytest.fixture
def recipe_path(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    path.write_text(RECIPE)
    return path


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(4):
        soft = cv2.resize(rng.random((6, 8, 3)), (96, 80), interpolation=cv2.INTER_CUBIC).clip(0, 1)
        (folder / f"{number}.png").write_bytes(cv2.imencode(".png", (soft * 255).astype(np.uint8))[1].tobytes())
    (folder / "notes.txt").write_text("not a photograph")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 nothing")
    return folder


def run(recipe: Path, photos: Path, out: Path, **how: object) -> tuple[list[object], TrainResult]:
    torch.set_num_threads(1)
    notes: list[object] = []
    return notes, finished(
        train(TrainRequest(out, recipe, photos=photos, device="cpu", **how)),
        lambda progress: notes.append(progress.note),
    )


def losses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every loss from now on, as the loop takes its steps."""
    from restoration.train import loop

    seen: list[float] = []
    step = loop.take_step
    monkeypatch.setattr(loop, "take_step", lambda *arguments: seen.append(step(*arguments)) or seen[-1])
    return seen


def test_the_learning_rate_warms_up_and_falls_to_zero_along_a_cosine() -> None:
    schedule = Schedule(steps=100, lr=1.0, warmup=10)
    rates = [learning_rate(schedule, step) for step in range(101)]
    assert rates[0] == pytest.approx(0.1, rel=0.01)
    assert max(rates) > 0.97
    assert rates[50] == pytest.approx(0.5)
    assert rates[100] == pytest.approx(0, abs=1e-12)
    assert all(a > b for a, b in pairwise(rates[10:]))


def test_stages_change_crops_as_the_schedule_goes_on(recipe_path: Path, photos: Path) -> None:
    recipe, photographs = read_recipe(recipe_path), load_photographs(photos)
    assert photographs.batch(recipe, 5).inputs.shape == (2, 32, 32, 3)
    assert photographs.batch(recipe, 6).inputs.shape == (1, 48, 48, 3)


def test_a_batch_depends_on_nothing_but_seed_and_step(recipe_path: Path, photos: Path) -> None:
    recipe, photographs = read_recipe(recipe_path), load_photographs(photos)
    first, again, next_one = (photographs.batch(recipe, step) for step in (1, 1, 2))
    np.testing.assert_array_equal(first.inputs, again.inputs)
    np.testing.assert_array_equal(first.targets, again.targets)
    assert not np.array_equal(first.targets, next_one.targets)
    assert np.abs(first.inputs - first.targets).mean() > 0.01


def test_held_out_photographs_are_not_trained_on(recipe_path: Path, photos: Path) -> None:
    photographs = load_photographs(photos)
    assert len(photographs.train) + len(photographs.kept) == 4
    assert photographs.kept
    pairs = list(photographs.held_out(read_recipe(recipe_path)))
    assert len(pairs) == len(photographs.kept)
    assert all(spoilt.shape == clean.shape for spoilt, clean in pairs)


def test_training_in_two_sittings_gives_the_same_losses_bit_for_bit(
    recipe_path: Path, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = losses(monkeypatch)
    _, result = run(recipe_path, photos, tmp_path / "whole")
    assert result.finished
    monkeypatch.undo()
    parts = losses(monkeypatch)
    _, first = run(recipe_path, photos, tmp_path / "parts", steps=5)
    assert not first.finished
    _, second = run(recipe_path, photos, tmp_path / "parts", resume=True)
    assert second.finished
    assert parts == whole
    expected, got = read_state(result.weights), read_state(second.weights)
    assert all(torch.equal(expected[name], got[name]) for name in expected)


def test_stopping_saves_what_was_learnt(recipe_path: Path, photos: Path, tmp_path: Path) -> None:
    stream = train(TrainRequest(tmp_path / "out", recipe_path, photos=photos, device="cpu"))
    next(stream)
    stream.close()
    assert not list((tmp_path / "out").glob("*")) or (tmp_path / "out/resume.pt").exists()
    stream = train(TrainRequest(tmp_path / "out", recipe_path, photos=photos, device="cpu"))
    while not isinstance(next(stream).note, TrainTick):
        pass
    stream.close()
    found = recognise(read_state(tmp_path / "out/tiny.safetensors"))
    assert found.family.id == "ffa"
    assert (found.config.blocks, found.config.width, found.config.shuffle) == (1, 8, 2)


@pytest.mark.slow
def test_a_tiny_network_learns_to_clear_haze(photos: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "learn.toml"
    recipe.write_text(RECIPE.replace("steps = 12", "steps = 1000").replace("warmup = 2", "warmup = 20"))
    notes, _ = run(recipe, photos, tmp_path / "out")
    scores = [note for note in notes if isinstance(note, Scored)]
    assert scores[-1].restored > scores[-1].input + 1


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("", "family"),
        ("task = [", "not a recipe"),
        (RECIPE.replace('"ffa"', '"fly"'), "fly"),
        (RECIPE.replace("width", "wideness"), "wideness"),
        (RECIPE.replace("start = 0.0", "start = 0.2"), "start at 0"),
    ],
)
def test_a_bad_recipe_is_named_in_words(broken: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(broken)
    with pytest.raises(BadRecipe, match=why):
        read_recipe(path)


def test_a_folder_without_photographs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="no photographs"):
        load_photographs(tmp_path)
