"""What a network makes of held-out pictures, as the user would get it: whole, in 8 bits, by the protocol "rgb"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from statistics import fmean

import numpy as np
from torch import Tensor

from restoration.infer import run
from restoration.infer.device import Place, placed
from restoration.infer.forward import Forward
from restoration.protocols import PROTOCOLS, judge
from restoration.streams import retold
from restoration.train.loop import BEST_DB, bicubic
from restoration.train.pairs import Example
from restoration.types import Precision, Progress, Stream
from restoration.weights import Loaded


@dataclass(frozen=True, slots=True)
class Judged:
    """PSNR in dB and SSIM of an input, enlarged where the network enlarges, and of what the network made of it."""

    input_psnr: float
    psnr: float
    ssim: float


def mean(judged: Sequence[Judged]) -> Judged:
    return Judged(*(fmean(getattr(one, field.name) for one in judged) for field in fields(Judged)))


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Networks of one kind, with any weights, on `place`."""

    parent: Loaded
    place: Place
    forward: Forward

    def __call__(
        self, weights: Mapping[str, Tensor], examples: Iterable[Example], count: int, precision: Precision = "fp32"
    ) -> Stream[tuple[Judged, ...]]:
        """There are `count` examples. Raises NotEnoughMemory, InvalidNumbers."""
        network = self._network(weights)
        found: list[Judged] = []
        for given, wanted in examples:
            restoring = run.restore(network, given, None, precision, None)
            here = Progress("judging", len(found), count)  # the steps of one picture are all alike to whoever listens
            outcome = yield from retold(restoring, partial(_said, here))
            found.append(_judged(given, outcome.pixels, wanted, network.scale))
        return tuple(found)

    def restored(self, weights: Mapping[str, Tensor], given: np.ndarray, precision: Precision) -> Stream[np.ndarray]:
        """What a network with `weights` makes of one picture (h, w, 3) in [0, 1]. Raises as judging does."""
        outcome = yield from run.restore(self._network(weights), given, None, precision, None)
        return outcome.pixels

    def _network(self, weights: Mapping[str, Tensor]) -> run.Network:
        net = self.parent.family.build(self.parent.config)
        net.load_state_dict(weights)
        placed(net.eval().requires_grad_(False), self.place.device)
        return run.Network(replace(self.parent, net=net), self.place, self.forward)


def _judged(given: np.ndarray, restored: np.ndarray, wanted: np.ndarray, scale: int) -> Judged:
    protocol = replace(PROTOCOLS["rgb"], identical=BEST_DB)
    before, _ = judge(protocol, bicubic(given, scale), wanted, scale)
    after, similarity = judge(protocol, restored, wanted, scale)
    return Judged(min(BEST_DB, before), min(BEST_DB, after), similarity)


def _said(here: Progress, step: Progress) -> Progress:
    return here
