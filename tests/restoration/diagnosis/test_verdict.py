"""From a photograph to a word, and how sure it is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from restoration.diagnosis.classifier import CLASSES, read_classifier, shipped
from restoration.diagnosis.verdict import LOOKS, Diagnosis, diagnose, judged
from restoration.photo import read
from restoration.types import Photo

SAMPLES = Path(__file__).parents[3] / "resources/samples"
WRONG = {"dark-market": "lowlight", "hazy-street": "dehaze", "noisy-lemur": "denoise", "rainy-otters": "derain"}


@pytest.mark.parametrize(("name", "wrong"), WRONG.items())
def test_the_samples_look_as_they_were_spoilt(name: str, wrong: str) -> None:
    diagnosis = diagnose(read(SAMPLES / f"{name}.jpg"))
    assert diagnosis.suggestion == diagnosis.wrong == wrong
    assert not diagnosis.fine
    assert sum(diagnosis.shares.values()) == pytest.approx(1, abs=1e-5)
    assert diagnosis.confidence == max(diagnosis.shares.values())


def test_strong_noise_darkness_and_blur_are_told_apart(scene: np.ndarray) -> None:
    noise = np.random.default_rng(0).normal(0, 0.12, scene.shape)
    path = np.eye(31, dtype=np.float32) / 31
    spoilt = {
        "denoise": np.clip(scene + noise, 0, 1),
        "lowlight": np.round(scene**2.2 * 8) / 255,
        "deblur": cv2.filter2D(scene, -1, path),
    }
    assert {wrong: diagnose(Photo(picture)).wrong for wrong, picture in spoilt.items()} == {
        name: name for name in spoilt
    }


def classified(wrong: str, share: float) -> Diagnosis:
    """What is said of a photograph of which the network says so, thresholds 0.7 and 0.8."""
    known = read_classifier(shipped())
    others = np.log((1 - share) / (len(CLASSES) - 1))
    scores = np.where(np.array(CLASSES) == wrong, np.log(share), others)
    silent = replace(known, outer=known.outer * 0, outer_bias=scores, sure=np.array([0.7]), fine=np.array([0.8]))
    return judged(silent, known.mean)


@pytest.mark.parametrize(
    ("wrong", "share", "suggestion", "fine", "sentence"),
    [
        ("dehaze", 0.87, "dehaze", False, "Looks hazy (87 %)"),
        ("dehaze", 0.69, "", False, "Not clear what is wrong, if anything"),
        ("raindrop", 0.71, "raindrop", False, "Looks taken through drops of water (71 %)"),
        ("nothing", 0.81, "", True, "Looks fine (81 %)"),
        ("nothing", 0.79, "", False, "Not clear what is wrong, if anything"),
    ],
)
def test_only_what_is_sure_is_said(wrong: str, share: float, suggestion: str, fine: bool, sentence: str) -> None:
    diagnosis = classified(wrong, share)
    assert diagnosis.wrong == wrong
    assert diagnosis.confidence == pytest.approx(share)
    assert (diagnosis.suggestion, diagnosis.fine, diagnosis.sentence) == (suggestion, fine, sentence)


def test_every_fault_has_its_word() -> None:
    assert set(LOOKS) == set(CLASSES)


def test_torch_is_not_needed() -> None:
    code = "import sys, restoration.diagnosis; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=SAMPLES.parents[1], check=False).returncode == 0
