"""Contact sheets: what is on them, and in which order."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from restoration.engine import Engine
from restoration.evaluation import Evaluation, Score
from restoration.sheets import CAPTION, GAP, WIDTH, Strip, drawn, write_sheets
from restoration.streams import finished
from restoration.suite import Row


def flat(level: float, size: tuple[int, int] = (20, 40)) -> np.ndarray:
    return np.full((*size, 3), level, np.float32)


def test_pictures_stand_side_by_side_as_wide_as_each_other() -> None:
    sheet = np.asarray(drawn([Strip("a", (flat(0.0), flat(1.0, (960, 1920)))), Strip("b", (flat(0.5),))]))
    assert sheet.shape == (2 * (WIDTH // 2 + CAPTION + GAP) + GAP, 2 * (WIDTH + GAP) + GAP, 3)
    row = GAP + CAPTION + WIDTH // 4
    assert sheet[row, GAP + 5].tolist() == [0, 0, 0]
    assert sheet[row, 2 * GAP + WIDTH + 5].tolist() == [255, 255, 255]
    assert sheet[row + WIDTH // 2 + CAPTION + GAP, GAP + 5].tolist() == [128, 128, 128]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    for folder, names in (("hills/input", "ab"), ("hills/gt", "ab"), ("found/input", "c")):
        place = tmp_path / "dehaze" / folder
        place.mkdir(parents=True)
        for name in names:
            pixels = rng.integers(100, 200, (48, 64, 3), np.uint8) if name != "b" else np.full((48, 64, 3), 9, np.uint8)
            cv2.imwrite(str(place / f"{name}.png"), pixels)
    return tmp_path


def test_every_set_has_a_sheet_and_that_of_pairs_shows_the_truth_and_the_worst_first(root: Path) -> None:
    scores = tuple(Score(name, 10.0, 0.5, 10.0 + gain, 0.5, 1.0, 0.0, 0.0) for name, gain in (("a", 2.0), ("b", -1.0)))
    rows = [Row("dehaze", "hills", Evaluation("dark-channel", "rgb", scores))]
    written = finished(write_sheets(Engine("cpu"), root, rows, root / "sheets"))
    assert [path.name for path in written] == ["dehaze-hills.jpg", "dehaze-found.jpg"]
    pairs, alone = (np.asarray(Image.open(path)) for path in written)
    assert (pairs.shape[1], alone.shape[1]) == (3 * (WIDTH + GAP) + GAP, 2 * (WIDTH + GAP) + GAP)
    assert pairs[GAP + CAPTION + 40, GAP + 40].max() < 30, "the dark one gained least"
