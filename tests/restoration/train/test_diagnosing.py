"""Learning a diagnosis."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import cv2
import numpy as np
import pytest

from restoration.diagnosis.classifier import CLASSES, NOTHING, Classifier
from restoration.train import diagnosing
from restoration.train.diagnosing import Table, fit, tabulated, unseen, with_thresholds

CLEAN, HAZY = CLASSES.index(NOTHING), CLASSES.index("dehaze")


@pytest.fixture
def table() -> Table:
    """Each class lies around a place of its own in five dimensions; 30 photographs."""
    rng = np.random.default_rng(0)
    labels = np.tile(np.arange(len(CLASSES)), 30)
    centres = rng.normal(0, 3, (len(CLASSES), 5))
    rows = centres[labels] + rng.normal(0, 1, (len(labels), 5))
    return Table(rows.astype(np.float32), labels, np.repeat(np.arange(30), len(CLASSES)))


def test_what_can_be_learnt_is_learnt_the_same_every_time(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosing, "EPOCHS", 12)
    monkeypatch.setattr(diagnosing, "FOLDS", 2)
    monkeypatch.setattr(diagnosing, "BATCH", 16)
    once, again, other = fit(table, 1), fit(table, 1), fit(table, 2)
    for field in fields(Classifier):
        np.testing.assert_array_equal(getattr(once, field.name), getattr(again, field.name))
    assert not np.array_equal(once.inner, other.inner)
    shares = unseen(table, 1)
    assert (shares.argmax(axis=1) == table.labels).mean() > 0.8


def test_thresholds_let_few_sound_ones_be_suspected_and_few_hazy_ones_be_left(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosing, "EPOCHS", 1)
    rng = np.random.default_rng(1)
    shares = rng.dirichlet(np.ones(len(CLASSES)), 4000).astype(np.float32)
    labels = rng.choice([CLEAN, HAZY], 4000)
    classifier = with_thresholds(fit(table, 1), shares, labels)
    suspected = (shares.argmax(axis=1) != CLEAN) & (shares.max(axis=1) >= classifier.sure)
    assert 0.03 < suspected[labels == CLEAN].mean() <= 0.051
    left = (shares[:, CLEAN] >= classifier.fine)[labels == HAZY]
    assert 0.01 < left.mean() <= 0.021


def test_statistics_are_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosing, "statistics", lambda picture: picture.mean(axis=(0, 1)))
    coarse = np.random.default_rng(0).random((8, 10, 3), np.float32)
    photograph = (cv2.resize(coarse, (100, 80)) * 255).astype(np.uint8)
    once = tabulated((photograph,), [1, 0], 1, tmp_path)
    assert np.bincount(once.labels).tolist() == [4, 2, 2, 2, 2, 2, 2]
    again = tabulated((photograph * 0,), [1, 0], 1, tmp_path)
    np.testing.assert_array_equal(again.rows, once.rows)
