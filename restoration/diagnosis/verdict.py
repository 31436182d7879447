"""What is wrong with a photograph, in a word, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from restoration.diagnosis.classifier import CLASSES, NOTHING, Classifier, read_classifier, shipped
from restoration.diagnosis.statistics import statistics
from restoration.types import Photo

LOOKS = {
    NOTHING: "fine",
    "dehaze": "hazy",
    "deblur": "blurred",
    "lowlight": "too dark",
    "denoise": "noisy",
    "derain": "rainy",
    "raindrop": "taken through drops of water",
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`wrong` is what is most likely wrong, named by the task that undoes it, or "nothing"; `confidence` in [0, 1] is
    its share among the `shares` of all of CLASSES, which sum to 1: of a hundred such photographs so many are right.

    `suggestion` is `wrong` where it is sure enough to be told to a person, else ""; `fine` when nothing is wrong and
    that is sure enough to leave the photograph alone. Often it is neither.
    """

    wrong: str
    confidence: float
    shares: Mapping[str, float]
    suggestion: str
    fine: bool

    @property
    def sentence(self) -> str:
        """For a person, without a full stop: "Looks hazy (87 %)"."""
        if self.suggestion or self.fine:
            return f"Looks {LOOKS[self.wrong]} ({100 * self.confidence:.0f} %)"
        return "Not clear what is wrong, if anything"


def diagnose(photo: Photo) -> Diagnosis:
    """A seventh of a second at most, whatever the size. Raises UnreadableWeights."""
    return judged(read_classifier(shipped()), statistics(photo.pixels))


def judged(classifier: Classifier, row: np.ndarray) -> Diagnosis:
    """From a photograph's statistics."""
    shares = dict(zip(CLASSES, classifier.shares(row[None])[0].tolist(), strict=True))
    wrong = max(shares, key=shares.__getitem__)
    told = wrong != NOTHING and shares[wrong] >= float(classifier.sure[0])
    return Diagnosis(
        wrong=wrong,
        confidence=shares[wrong],
        shares=shares,
        suggestion=wrong if told else "",
        fine=wrong == NOTHING and shares[wrong] >= float(classifier.fine[0]),
    )
