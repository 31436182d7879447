"""A photograph through a network: the largest plan that fits the memory, then smaller ones until it works.

Letters: h w the pixels that are computed, C channels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn

from restoration.errors import InvalidNumbers, NotEnoughMemory
from restoration.filters import locally_affine, reduced, sampled
from restoration.infer import published
from restoration.infer.device import Place
from restoration.infer.forward import Forward
from restoration.infer.observe import pinned, remembered
from restoration.infer.precision import exact_modules, mixed
from restoration.infer.tiles import Canvas, Plan, padded, plan
from restoration.models.family import answers
from restoration.streams import retold
from restoration.types import Box, Precision, Progress, Stream
from restoration.weights import Loaded

SMALLEST_TILE = 128
GLANCE_PX = 1024  # the long side of the reduced whole photograph that fixes the global gates of tiles


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """`pixels` (h, w, 3) float32 in [0, 1]."""

    pixels: np.ndarray
    plan: str
    restarts: int


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A loaded network where it will run, and whether in the ways of the super-resolution papers (published.py)."""

    loaded: Loaded
    place: Place
    forward: Forward
    chop: bool = False
    self_ensemble: bool = False

    @property
    def multiple(self) -> int:
        """What the sides of its input must be multiples of."""
        return self.loaded.family.multiple_of(self.loaded.config)

    @property
    def smallest(self) -> int:
        """What the sides of its input must reach."""
        return self.loaded.family.smallest(self.loaded.config)

    @property
    def largest(self) -> int | None:
        """What the sides of its input should not exceed: beyond, time grows much faster than pixels."""
        return self.loaded.family.largest(self.loaded.config)

    @property
    def scale(self) -> int:
        """How much larger the answer is than the question."""
        return self.loaded.family.scale(self.loaded.config)

    @property
    def overlap(self) -> int:
        """Of tiles, in pixels: as far as one pixel of the answer looks."""
        return self.loaded.family.receptive_field(self.loaded.config)

    def _pass(self, images: Tensor) -> Tensor:
        def once(part: Tensor) -> Tensor:
            return answers(self.loaded.net(part))[0]

        def whole(turned: Tensor) -> Tensor:
            return published.chopped(once, turned, self.scale) if self.chop else once(turned)

        return published.self_ensembled(whole, images) if self.self_ensemble else whole(images)

    @property
    def _exact(self) -> list[nn.Module]:
        return exact_modules(self.loaded.net, self.loaded.family, self.loaded.config)

    def bytes_for(self, pixels: int, dtype: torch.dtype) -> int:
        """An estimate of the memory that `pixels` in one pass take."""
        per_value = 2 if dtype == torch.bfloat16 else 4
        return int(pixels * self.loaded.family.activations(self.loaded.config) * per_value) + pixels * 3 * 4 * 3

    def answer(self, pixels: np.ndarray, dtype: torch.dtype, stage: str) -> Stream[np.ndarray]:
        """(h, w, 3) in [0, 1], of any size -> (h, w, 3) times the network's scale, not clipped."""
        images = self._encoded(pixels)

        def compute() -> Tensor:
            if dtype == torch.float32:
                return self._pass(images)
            with mixed(self.loaded.net, self._exact, self.place.device):
                return self._pass(images)

        output = yield from self.forward(self.loaded.net, compute, stage)
        return self._decoded(output, pixels)

    def stages(self, pixels: np.ndarray, stage: str) -> Stream[tuple[np.ndarray, ...]]:
        """All pictures that a network of several stages draws, the first stage's first; in float32, not clipped."""
        images = self._encoded(pixels)
        outputs = yield from self.forward(self.loaded.net, lambda: answers(self.loaded.net(images)), stage)
        return tuple(self._decoded(output, pixels) for output in reversed(outputs))

    def _encoded(self, pixels: np.ndarray) -> Tensor:
        images = self.loaded.domain.encode(padded(pixels, self.multiple, self.smallest))
        return images.to(self.place.device, memory_format=torch.channels_last)

    def _decoded(self, output: Tensor, pixels: np.ndarray) -> np.ndarray:
        """Without what was padded."""
        height, width = (side * self.scale for side in pixels.shape[:2])
        return self.loaded.domain.decode(output)[:height, :width]


def restore(
    network: Network, pixels: np.ndarray, tile: int | None, precision: Precision, box: Box | None
) -> Stream[Outcome]:
    """(H, W, 3) in [0, 1] -> the restored `box`, or all of it. Out of memory: a smaller plan, from the start.
    Numbers that are not finite: float32, from the start. Raises NotEnoughMemory, InvalidNumbers.

    Weights that are `affine` (restoration.types.Checkpoint) see a reduced copy of all of it.
    """
    if not network.loaded.affine:
        return (yield from _through(network, pixels, tile, precision, box))
    seen = reduced(pixels, network.loaded.affine)
    outcome = yield from _through(network, seen, tile, precision, None)
    plan = outcome.plan if seen is pixels else f"{outcome.plan}, seen at {max(seen.shape)} px"
    return replace(outcome, pixels=locally_affine(pixels, seen, outcome.pixels, box), plan=plan)


def _through(
    network: Network, pixels: np.ndarray, tile: int | None, precision: Precision, box: Box | None
) -> Stream[Outcome]:
    dtype = network.place.dtype(precision)
    first = chosen = tile if tile is not None else _tile_that_fits(network, pixels, box, dtype)
    restarts = 0
    while True:
        try:
            restored, how = yield from _attempt(network, pixels, chosen, dtype, box)
        except (RuntimeError, MemoryError) as error:
            if not _is_out_of_memory(error):
                raise
            chosen = _smaller(chosen, pixels)
            if chosen is None:
                raise NotEnoughMemory(
                    "There is not enough memory, even in small tiles.", "Close other programs and try again."
                ) from None
        else:
            if np.isfinite(restored).all():
                np.clip(restored, 0, 1, out=restored)
                restored.flags.writeable = False  # ours alone: Photo need not copy it
                return Outcome(restored, how, restarts)
            if dtype == torch.float32:
                raise InvalidNumbers(
                    "The network answered with numbers that are not finite.",
                    "Its weights may be damaged: import them again.",
                )
            dtype, chosen = torch.float32, first
        restarts += 1


def _attempt(
    network: Network, pixels: np.ndarray, tile: int | None, dtype: torch.dtype, box: Box | None
) -> Stream[tuple[np.ndarray, str]]:
    height, width = pixels.shape[:2]
    if box is None and (tile is None or tile >= max(height, width)):
        whole = yield from network.answer(pixels, dtype, "restoring")
        return whole, "whole image"
    answers = yield from _glance(network, pixels, dtype, tile)
    even = padded(pixels, network.multiple)
    wanted = box or Box(0, 0, width, height)
    around = _grown(wanted, network.overlap // 2, network.multiple, even.shape)
    tiles = plan(around.width, around.height, tile, network.overlap, network.multiple)
    joined = yield from _tiled(network, even[window(around)], tiles, dtype, answers)
    inner = Box(wanted.x - around.x, wanted.y - around.y, wanted.width, wanted.height)
    return joined[window(inner.scaled(network.scale))], str(tiles)


def _tiled(
    network: Network, pixels: np.ndarray, tiles: Plan, dtype: torch.dtype, answers: Mapping[str, Tensor]
) -> Stream[np.ndarray]:
    canvas, family = Canvas(tiles.scaled(network.scale)), network.loaded.family
    total = len(tiles.boxes)
    for done, tile in enumerate(tiles.boxes):
        with pinned(network.loaded.net, family.taps, answers, family.held):
            inner = network.answer(pixels[window(tile)], dtype, "restoring")
            restored = yield from retold(inner, partial(_in_hundredths, done, total))
        canvas.add(tile.scaled(network.scale), restored)
    return canvas.finish()


def _glance(network: Network, pixels: np.ndarray, dtype: torch.dtype, tile: int | None) -> Stream[Mapping[str, Tensor]]:
    """The global gates of the whole photograph, judged from a reduced copy; of a tile's size where memory is short.
    Of a sensor's values noise is half of what there is to see, and is kept."""
    family, side = network.loaded.family, min(GLANCE_PX, network.largest or GLANCE_PX)
    if tile and network.bytes_for(side * side, dtype) > network.place.budget_bytes():
        side = min(side, tile)
    with remembered(network.loaded.net, family.taps, family.held) as answers:
        small = (sampled if network.loaded.domain.raw else reduced)(pixels, side)
        yield from network.answer(small, dtype, "looking at the whole photograph")
    return answers


def _in_hundredths(done: int, total: int, step: Progress) -> Progress:
    """Of tile `done` as a part of `total` tiles, in hundredths of a tile."""
    return Progress(step.stage, 100 * done + 100 * step.done // max(1, step.total), 100 * total)


def _tile_that_fits(network: Network, pixels: np.ndarray, box: Box | None, dtype: torch.dtype) -> int | None:
    """None when all that must be computed fits the budget."""
    around = _grown(box, network.overlap // 2, 1, pixels.shape) if box else None
    height, width = (around.height, around.width) if around else pixels.shape[:2]
    budget, largest = network.place.budget_bytes(), network.largest or max(4096, height, width)
    if network.bytes_for(height * width, dtype) <= budget and max(height, width) <= largest:
        return None
    side = min(4096, largest)
    while side > SMALLEST_TILE and network.bytes_for(side * side, dtype) > budget:
        side //= 2
    return side


def _smaller(tile: int | None, pixels: np.ndarray) -> int | None:
    side = (tile or max(pixels.shape[:2])) // 2
    return side if side >= SMALLEST_TILE else None


def _is_out_of_memory(error: BaseException) -> bool:
    """On a processor torch raises a plain RuntimeError; oneDNN may fail to make a kernel instead."""
    words = ("can't allocate memory", "not enough memory", "could not create a primitive", "out of memory")
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or any(word in str(error) for word in words)


def _grown(box: Box, by: int, multiple: int, shape: tuple[int, ...]) -> Box:
    """The box with `by` pixels around it, as far as there are any, from multiple to multiple."""
    left, top = (max(0, (start - by) // multiple * multiple) for start in (box.x, box.y))
    right, bottom = (
        min(side, -(-(end + by) // multiple) * multiple)
        for side, end in ((shape[1], box.x + box.width), (shape[0], box.y + box.height))
    )
    return Box(left, top, right - left, bottom - top)


def window(box: Box) -> tuple[slice, slice]:
    return np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
