"""What happens to any picture last: the noise that is in it, and the file it is kept in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restoration.degrade.drawn import Op, Range
from restoration.degrade.ops import Jpeg, Noise, Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """`noisy` and `jpeg` are the shares of pictures with noise and with compression; the rest has eight bits, exactly.

    The recipe of every task begins with these fields, with ranges of its own.
    """

    noisy: float = 0.4
    read_noise: Range = (0.0, 0.01)
    shot_noise: Range = (0.0, 0.0003)
    jpeg: float = 0.3
    jpeg_quality: tuple[int, int] = (60, 100)

    def stored(self, rng: np.random.Generator) -> tuple[Op, ...]:
        ops: list[Op] = []
        if rng.random() < self.noisy:
            ops.append(Noise(rng.uniform(*self.read_noise), rng.uniform(*self.shot_noise), int(rng.integers(2**31))))
        ops.append(Jpeg(int(rng.integers(*self.jpeg_quality))) if rng.random() < self.jpeg else Rounding())
        return tuple(ops)
