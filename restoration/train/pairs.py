"""What training learns from: batches of spoilt pictures and their targets.

Every sample is a function of (seed, step, number in the batch) alone: no generator's state needs to be kept to go on
after an interruption exactly as if there had been none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from restoration.train.recipe import Recipe

Example = tuple[np.ndarray, np.ndarray]
"""Spoilt and target, (h, w, c) float32, white at 1; the target is larger where the network enlarges."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """(b, h, w, c) float32 each, white at 1."""

    inputs: np.ndarray
    targets: np.ndarray


class Source(Protocol):
    """Where examples come from. `sha256` tells one collection from another in the card of what was trained."""

    @property
    def sha256(self) -> str: ...

    def batch(self, recipe: Recipe, step: int) -> Batch: ...

    def held_out(self, recipe: Recipe) -> Iterator[Example]:
        """Examples that no batch is made of, of sizes that the network takes."""
        ...


def batch_of(examples: Sequence[Example]) -> Batch:
    return Batch(np.stack([spoilt for spoilt, _ in examples]), np.stack([target for _, target in examples]))
