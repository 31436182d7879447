"""Statistics -> how likely each thing is wrong: a network with one hidden layer, in numpy."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from restoration.errors import UnreadableWeights
from restoration.files import replace_file

NOTHING = "nothing"
CLASSES = (NOTHING, "dehaze", "deblur", "lowlight", "denoise", "derain", "raindrop")
"""What can be wrong, named by the task that undoes it."""
FARTHEST = 4.0  # deviations from the mean: what is farther off was never seen


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """softmax(max(0, z A + a) B + b), z the statistics without their `mean`, in units of their `deviation`, and within
    FARTHEST of 0. float32: `mean` and `deviation` (n,), `inner` A (n, m), `outer` B (m, classes) and their biases.

    `sure` is the share from which on a fault may be suggested, `fine` that from which on nothing is wrong; both (1,).
    """

    mean: np.ndarray
    deviation: np.ndarray
    inner: np.ndarray
    inner_bias: np.ndarray
    outer: np.ndarray
    outer_bias: np.ndarray
    sure: np.ndarray
    fine: np.ndarray

    def shares(self, rows: np.ndarray) -> np.ndarray:
        """(k, n) statistics -> (k, classes), every row sums to 1."""
        scores = np.maximum(self.normed(rows) @ self.inner + self.inner_bias, 0) @ self.outer + self.outer_bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def normed(self, rows: np.ndarray) -> np.ndarray:
        return np.clip((rows - self.mean) / self.deviation, -FARTHEST, FARTHEST)


def shipped() -> Path:
    return Path(str(resources.files("resources"))) / "weights/auto.safetensors"


def read_classifier(path: Path) -> Classifier:
    """Raises UnreadableWeights."""
    try:
        return Classifier(**load(path.read_bytes()))
    except (OSError, SafetensorError, TypeError) as error:
        summary = f"“{path.name}”, by which Unveil tells what is wrong with a photograph, cannot be read."
        raise UnreadableWeights(summary, "Install Unveil again, or choose with --task what is to be done.") from error


def save_classifier(path: Path, classifier: Classifier) -> None:
    """The same classifier gives the same bytes. Raises UnwritableFile."""
    replace_file(path, save({field.name: getattr(classifier, field.name) for field in fields(classifier)}))
