"""Learning to tell what is wrong with a photograph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from restoration.diagnosis.classifier import CLASSES, read_classifier, save_classifier
from restoration.metrics import psnr
from restoration.train import diagnosis
from restoration.train.cases import case
from restoration.train.diagnosis import Table, fit, tabulated, unseen, with_thresholds


@pytest.fixture(scope="module")
def photograph() -> np.ndarray:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (12, 16, 3), dtype=np.uint8)
    return coarse.repeat(16, axis=0).repeat(16, axis=1)


@pytest.mark.parametrize("wrong", CLASSES)
def test_a_case_follows_from_its_seed(wrong: str, photograph: np.ndarray) -> None:
    one, again, other = (case(photograph, wrong, np.random.default_rng(seed), small=True) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert one.dtype == np.float32
    assert 128 <= max(one.shape) <= 400
    assert one.shape != other.shape or not np.array_equal(one, other)


def test_only_what_is_spoilt_differs_visibly(photograph: np.ndarray) -> None:
    """The same seed draws the same part, size and tone."""
    sound, hazy, noisy = (
        case(photograph, wrong, np.random.default_rng(3), small=True) for wrong in ("nothing", "dehaze", "denoise")
    )
    assert psnr(hazy, sound) < 32
    assert psnr(noisy, sound) < 36


def toy(count: int = 350) -> Table:
    """Statistics whose largest tells the class, nearly always; ten cases a photograph."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, len(CLASSES), count)
    rows = rng.normal(0, 0.3, (count, len(CLASSES))).astype(np.float32)
    rows[np.arange(count), labels] += 1.2
    return Table(rows, labels, np.arange(count) // 10)


def test_a_classifier_learns_what_can_be_told(tmp_path: Path) -> None:
    table = toy()
    assert (fit(table, 1).shares(table.rows).argmax(axis=1) == table.labels).mean() > 0.9
    for name in ("one", "other"):
        save_classifier(tmp_path / name, fit(table, 1))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert read_classifier(tmp_path / "one").inner.shape == (len(CLASSES), diagnosis.HIDDEN)


def test_unseen_cases_cannot_be_known_by_heart() -> None:
    """A number that is a photograph's own says everything about the cases learnt from, and nothing about others."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, len(CLASSES), 60)
    table = Table(np.eye(60, dtype=np.float32), labels, np.arange(60))
    assert (unseen(table, 1).argmax(axis=1) == labels).mean() < 0.5


def test_thresholds_keep_their_promises() -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, len(CLASSES), 4000)
    shares = rng.dirichlet(np.ones(len(CLASSES)), 4000)
    limits = with_thresholds(fit(toy(70), 1), shares, labels)
    clean, hazy = labels == CLASSES.index("nothing"), labels == CLASSES.index("dehaze")
    told = (shares.argmax(axis=1) != CLASSES.index("nothing")) & (shares.max(axis=1) >= limits.sure[0])
    assert 0.04 < told[clean].mean() <= 0.05
    assert 0.01 < (shares[hazy, CLASSES.index("nothing")] >= limits.fine[0]).mean() <= 0.021


def test_statistics_are_gone_on_with(photograph: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(picture: np.ndarray) -> np.ndarray:
        calls.append(picture.shape)
        return np.array([picture.mean()], np.float32)

    monkeypatch.setattr(diagnosis, "statistics", counted)
    first = tabulated((photograph,), [1, 0], 1, tmp_path)
    assert len(calls) == len(first.labels) == 2 * (len(CLASSES) + 1)
    more = tabulated((photograph, photograph), [1, 0], 1, tmp_path)
    assert len(calls) == len(more.labels) == 2 * len(first.labels)
    np.testing.assert_array_equal(more.rows[: len(first.rows)], first.rows)
    assert set(more.photographs.tolist()) == {0, 1}
