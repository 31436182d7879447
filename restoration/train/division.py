"""Which pictures are learnt from and which are held out, so that what is said about a tuned network is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 3
FEWEST_APART = 6  # with fewer scenes every one is held out once, from a network of its own
FEWEST_CHOOSING = 12
MOST_JUDGING = 24
MOST_CHOOSING = 8
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Fold:
    """Numbers of pictures. Those that `learn` give the gradients; those that `choose`, if any, say when to stop; those
    that `judge` are looked at by nothing else: choosing by them would flatter what is then measured on them."""

    learn: tuple[int, ...]
    choose: tuple[int, ...]
    judge: tuple[int, ...]


def divided(scenes: Sequence[str], seed: int) -> tuple[Fold, ...]:
    """Pictures of one scene stay together. From six scenes on a quarter of them, at least three, judges; from twelve on
    a sixth chooses. Below six there are three folds, in which every picture judges once and none chooses.

    There are at least FEWEST scenes.
    """
    drawn = np.random.default_rng(seed).permutation(sorted(set(scenes))).tolist()
    if len(drawn) < FEWEST_APART:
        return tuple(_fold(scenes, judge=drawn[part::FEWEST], choose=[]) for part in range(FEWEST))
    judges = min(MOST_JUDGING, max(FEWEST, len(drawn) // 4))
    choosers = min(MOST_CHOOSING, len(drawn) // 6) if len(drawn) >= FEWEST_CHOOSING else 0
    return (_fold(scenes, drawn[:judges], drawn[judges : judges + choosers]),)


def _fold(scenes: Sequence[str], judge: list[str], choose: list[str]) -> Fold:
    def of(wanted: set[str]) -> tuple[int, ...]:
        return tuple(number for number, scene in enumerate(scenes) if scene in wanted)

    return Fold(of(set(scenes) - set(judge) - set(choose)), of(set(choose)), of(set(judge)))


def gain_interval(gains: Sequence[float], scenes: Sequence[str], seed: int) -> tuple[float, float, float]:
    """Mean gain and the ends of its 95 % interval: percentiles of the means of DRAWS samples, drawn with replacement
    from the gains of scenes (Efron, Annals of Statistics 1979). With three scenes it reaches from the worst to the
    best: less can hardly be known from three."""
    by_scene = [
        float(np.mean([gain for gain, scene in zip(gains, scenes, strict=True) if scene == one]))
        for one in sorted(set(scenes))
    ]
    chosen = np.random.default_rng(seed).integers(len(by_scene), size=(DRAWS, len(by_scene)))
    low, high = np.percentile(np.array(by_scene)[chosen].mean(axis=1), (2.5, 97.5))
    return float(np.mean(by_scene)), float(low), float(high)
