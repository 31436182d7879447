"""A small network in numpy, and its file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from restoration.diagnosis.classifier import CLASSES, FARTHEST, Classifier, read_classifier, save_classifier, shipped
from restoration.errors import UnreadableWeights
from restoration.naming import SUFFIXES


def small() -> Classifier:
    """Of two statistics; the first one alone decides between the first two classes."""
    one = np.ones(1, np.float32)
    inner, outer = np.array([[1, -1], [0, 0]], np.float32), np.zeros((2, len(CLASSES)), np.float32)
    outer[0, 0], outer[1, 1] = 2, 2
    mean, deviation = np.array([3, 0], np.float32), np.array([0.5, 1], np.float32)
    return Classifier(
        mean, deviation, inner, np.zeros(2, np.float32), outer, np.zeros(len(CLASSES), np.float32), one, one
    )


def test_shares_are_a_softmax_of_one_hidden_layer() -> None:
    shares = small().shares(np.array([[3.5, 9], [2.5, 9], [3, 9]], np.float32))
    assert shares.shape == (3, len(CLASSES))
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-6)
    expected = np.exp(2) / (np.exp(2) + len(CLASSES) - 1)
    np.testing.assert_allclose([shares[0, 0], shares[1, 1], shares[2, 0]], [expected, expected, 1 / 7], rtol=1e-6)


def test_what_was_never_seen_counts_as_the_farthest_seen() -> None:
    assert small().normed(np.array([[900.0, 0.0]])).tolist() == [[FARTHEST, 0]]


def test_a_file_gives_the_classifier_back_and_is_the_same_every_time(tmp_path: Path) -> None:
    save_classifier(tmp_path / "a", small())
    save_classifier(tmp_path / "b", small())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    again = read_classifier(tmp_path / "a")
    for field in fields(Classifier):
        np.testing.assert_array_equal(getattr(again, field.name), getattr(small(), field.name))


@pytest.mark.parametrize("content", [None, b"", b"\x08\0\0\0\0\0\0\0{}      "])
def test_a_damaged_file_is_told_of(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "auto").write_bytes(content)
    with pytest.raises(UnreadableWeights, match="auto") as raised:
        read_classifier(tmp_path / "auto")
    assert "--task" in raised.value.hint


def test_what_ships_is_small_and_knows_every_task_but_enlarging() -> None:
    assert shipped().stat().st_size < 300_000
    assert set(CLASSES) - {"nothing"} == set(SUFFIXES) - {"upscale"}
    assert read_classifier(shipped()).outer.shape[1] == len(CLASSES)
