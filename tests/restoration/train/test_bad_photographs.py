"""A user's bad photographs: whole where haze and darkness are to be seen, pixel by pixel where noise is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from restoration.errors import BadRecipe
from restoration.streams import finished
from restoration.train import bad_photographs
from restoration.train.bad_photographs import load_bad, seen

Own = Callable[[int], tuple[Path, Path]]


def load(*paths: Path, task: str = "dehaze") -> tuple[np.ndarray, ...]:
    return finished(load_bad(paths, task))


def test_files_and_folders_are_read(own: Own) -> None:
    spoilt, clean = own(3)
    looked = load(spoilt, clean / "1.png")
    assert [one.shape for one in looked] == [(64, 72, 3)] * 4
    np.testing.assert_allclose(looked[1] - looked[3], 0.2, atol=0.01)


def test_of_many_some_from_everywhere_are_read(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bad_photographs, "MOST", 2)
    spoilt, _ = own(5)
    first, second = load(spoilt)
    np.testing.assert_array_equal(first, load(spoilt / "0.png")[0])
    np.testing.assert_array_equal(second, load(spoilt / "3.png")[0])


def test_noise_is_not_averaged_away() -> None:
    noisy = np.random.default_rng(2).random((40, 60, 3), np.float32)
    assert seen(noisy, "dehaze", 20).shape == (13, 20, 3)
    np.testing.assert_array_equal(seen(noisy, "denoise", 20), noisy[10:30, 20:40])
    assert seen(noisy, "denoise", 50).shape == (40, 50, 3)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="no bad photographs"):
        load(tmp_path)
