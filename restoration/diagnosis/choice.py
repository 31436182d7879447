"""What `--task auto` does with a photograph once it is known what is wrong with it, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from restoration.catalogue import first_for
from restoration.diagnosis.verdict import Diagnosis
from restoration.types import Checkpoint

FALLBACK = "dehaze"
HINT = "left alone. Say with --task what is to be done all the same."


@dataclass(frozen=True, slots=True)
class Found:
    """What is most likely wrong with a photograph, and how likely, in [0, 1]."""

    wrong: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The `checkpoint` to restore with, None to leave the photograph alone; `told` is the sentence for a person.
    `found` is None where nobody looked."""

    checkpoint: Checkpoint | None
    told: str = ""
    found: Found | None = None


def choose(diagnosis: Diagnosis, known: Sequence[Checkpoint], raw: bool = False) -> Choice:
    """The first of the `known` ones for what is wrong with a photograph, a `raw` one or not. Where it is unclear
    whether anything is, haze is taken away, as long as there is a model for that."""
    found = Found(diagnosis.wrong, diagnosis.confidence)
    told = diagnosis.sentence[0].lower() + diagnosis.sentence[1:]
    if diagnosis.fine:
        return Choice(None, f"{told}: {HINT}", found)
    checkpoint = first_for(diagnosis.suggestion or FALLBACK, known, raw)
    if checkpoint is None:
        return Choice(None, f"{told}, and there is no model for it: {HINT}", found)
    link = ":" if diagnosis.suggestion else "; taken for hazy:"
    return Choice(checkpoint, f"{told}{link} {checkpoint.title}", found)
