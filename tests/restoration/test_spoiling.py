"""Spoilt samples: repeatable, never over a file that is there, and asked for on the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration.cli import main
from restoration.degrade.recipe import RECIPES
from restoration.spoiling import SPOILT, samples


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "hills.jpg"
    colours = np.random.default_rng(0).integers(0, 256, (6, 8, 3), np.uint8)
    Image.fromarray(colours).resize((96, 64)).save(path)
    return path


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return np.asarray(picture)


@pytest.mark.parametrize("task", RECIPES)
def test_every_task_has_samples(task: str, clean: Path, tmp_path: Path) -> None:
    (path, drawn), *more = samples(clean, task, tmp_path, count=1, seed=3)
    assert not more
    assert path == tmp_path / f"hills-{SPOILT[task]}-1.png"
    assert drawn.startswith("Drawn(")
    assert pixels_of(path).shape == ((32, 48, 3) if task == "upscale" else (64, 96, 3))


def test_samples_differ_from_one_another_and_repeat_with_their_seed(clean: Path, tmp_path: Path) -> None:
    def pixels(name: str, seed: int) -> list[np.ndarray]:
        (tmp_path / name).mkdir()
        return [pixels_of(path) for path, _ in samples(clean, "derain", tmp_path / name, 3, seed)]

    first, second, other = pixels("first", 1), pixels("second", 1), pixels("other", 2)
    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first, other)
    assert len({one.tobytes() for one in first}) == 3


def test_the_command_writes_samples_and_says_what_it_drew(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = clean.read_bytes()
    command = ["degrade", "--task", "lowlight", str(clean), "-o", str(tmp_path / "dark"), "--seed", "7", "--count", "2"]
    assert main(command) == 0
    names = ["hills-dark-1.png", "hills-dark-2.png"]
    assert sorted(path.name for path in (tmp_path / "dark").iterdir()) == names
    assert "LowLight(exposure=" in capsys.readouterr().out
    assert main(command) == 0
    assert len(list((tmp_path / "dark").iterdir())) == 4
    np.testing.assert_array_equal(*(pixels_of(tmp_path / f"dark/hills-dark-1{more}.png") for more in ("", "-2")))
    assert clean.read_bytes() == before


def test_a_bad_photograph_does_not_stop_the_next(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("milk, eggs")
    assert main(["degrade", "--task", "deblur", str(notes), str(clean), "-o", str(tmp_path / "out")]) == 1
    assert (tmp_path / "out/hills-blur-1.png").exists()
    complaint = capsys.readouterr().err
    assert "notes.txt" in complaint
    assert "Traceback" not in complaint


@pytest.mark.parametrize("wrong", [["--task", "nothing"], ["--task", "deblur"], ["-o", "x"], ["--seed", "-1"]])
def test_wrong_usage_exits_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["degrade", "x.jpg", *wrong])
    assert "usage: unveil degrade" in capsys.readouterr().err
