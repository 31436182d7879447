"""Learning rates over time as published: what share of the full rate a step gets. Numbers alone, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """Update number `step`, from 0, of a training of `steps` updates that count as `epochs` epochs of equal length."""

    step: int
    steps: int
    epochs: int = 1

    @property
    def epoch(self) -> int:
        """From 0. A shortened training keeps its epochs: they become shorter."""
        return self.step * self.epochs // self.steps


class Curve(Protocol):
    def share(self, at: Moment) -> float:
        """Of the full learning rate, for this update."""


@dataclass(frozen=True, slots=True)
class HalfCosine:
    """(1 + cos(pi * step / steps)) / 2"""

    def share(self, at: Moment) -> float:
        return 0.5 * (1 + cos(pi * at.step / at.steps))


@dataclass(frozen=True, slots=True)
class CosineToZero:
    """(1 + cos(pi * t / steps)) / 2 with t counted from 1: the last update changes nothing  (FFA-Net)"""

    def share(self, at: Moment) -> float:
        return 0.5 * (1 + cos(pi * (at.step + 1) / at.steps))


@dataclass(frozen=True, slots=True)
class EpochCosine:
    """With e epochs done: (e + 1) / rise while e < rise, then

        floor + (1 - floor) * (1 + cos(pi * (e - rise) / (epochs - rise + beyond))) / 2

    MPRNet, whose denoiser stops `beyond` = 40 epochs before the floor; without arguments, cosine annealing as DuRN-S
    has it.
    """

    rise: int = 0
    floor: float = 0.0
    beyond: int = 0

    def share(self, at: Moment) -> float:
        if at.epoch < self.rise:
            return (at.epoch + 1) / self.rise
        length = max(1, at.epochs - self.rise + self.beyond)
        return self.floor + (1 - self.floor) * 0.5 * (1 + cos(pi * (at.epoch - self.rise) / length))


@dataclass(frozen=True, slots=True)
class Drops:
    """The full rate; from epoch `epochs[i]` on, `shares[i]` of it. Without arguments, always the full rate.

    DuRN lowers its rate at the end of the epoch it names, so the first one to feel it is the next.
    """

    epochs: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if len(self.epochs) != len(self.shares) or list(self.epochs) != sorted(self.epochs):
            raise ValueError("drops need as many shares as epochs, and epochs in order")

    def share(self, at: Moment) -> float:
        return [1.0, *self.shares][sum(epoch <= at.epoch for epoch in self.epochs)]


@dataclass(frozen=True, slots=True)
class Steps:
    """factor^(e // every) with e epochs done  (RCAN, SAN, HAN)"""

    every: int
    factor: float

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError("steps come every so many epochs: at least one")

    def share(self, at: Moment) -> float:
        return self.factor ** (at.epoch // self.every)


CURVES: dict[str, type[HalfCosine | CosineToZero | EpochCosine | Drops | Steps]] = {
    "half-cosine": HalfCosine,
    "cosine-to-zero": CosineToZero,
    "epoch-cosine": EpochCosine,
    "drops": Drops,
    "steps": Steps,
}
