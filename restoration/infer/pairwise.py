"""Pairwise attention, too large to keep, reduced as it is computed: what each key receives, and one query's gaze.

Letters: Q queries, K keys, h w the grid of the keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from restoration.types import frozen

Point = tuple[float, float]
"""A place in an image: x and y as fractions of width and height, in [0, 1)."""


def within(point: Point, patches: tuple[int, int], call: int) -> Point | None:
    """The place in the patch of this call; None when it lies in another. Patches as in models.family.Tap."""
    rows, columns = patches
    column, row = divmod(call % (rows * columns), rows)
    x, y = point[0] * columns - column, point[1] * rows - row
    return (x, y) if 0 <= x < 1 and 0 <= y < 1 else None


@dataclass(slots=True, eq=False)
class Looks:
    """One pass through one non-local module, whose queries may come in several parts, in order."""

    gaze: Point | None
    queries: tuple[int, int] = (0, 0)
    keys: tuple[int, int] = (0, 0)
    done: int = 0
    sums: list[Tensor] = field(default_factory=list)
    looked: np.ndarray | None = None

    def add(self, scores: Tensor, weights: Tensor) -> None:
        """The softmax of some queries: what it was given, (1, Q, h, w), and what it answered, (1, Q, K)."""
        self.keys = (int(scores.shape[2]), int(scores.shape[3]))
        self.sums.append(weights[0].detach().sum(0, dtype=torch.float32))
        wanted = self._wanted()
        if wanted is not None and self.done <= wanted < self.done + weights.shape[1]:
            self.looked = self._grid(weights[0, wanted - self.done].detach())
        self.done += weights.shape[1]

    def received(self) -> np.ndarray:
        """(h, w): the mean weight that each key gets, in units of 1/K, so that 1 is the average."""
        return self._grid(torch.stack(self.sums).sum(0) / self.done * len(self.sums[0]))

    def _wanted(self) -> int | None:
        """The number of the query that lies where the gaze begins."""
        if self.gaze is None:
            return None
        height, width = self.queries
        return int(self.gaze[1] * height) * width + int(self.gaze[0] * width)

    def _grid(self, values: Tensor) -> np.ndarray:
        return frozen(values.float().reshape(self.keys).cpu().numpy())
