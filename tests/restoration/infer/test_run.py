"""A photograph through a network, whatever the memory allows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from restoration.errors import NotEnoughMemory
from restoration.infer import run
from restoration.infer.device import Place
from restoration.infer.forward import Forward
from restoration.models import ffa
from restoration.models.domain import RgbDomain
from restoration.types import Box, Progress, Stream, T
from restoration.weights import Loaded

CONFIG = ffa.Config(groups=3, blocks=1, width=16, shuffle=2)


class SmallPlace(Place):
    """A processor that says how much memory it has."""

    budget = 10**10

    def budget_bytes(self) -> int:
        return type(self).budget


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> run.Network:
    torch.manual_seed(4)
    net = ffa.FFANet(CONFIG).eval().requires_grad_(False)
    monkeypatch.setattr(SmallPlace, "budget", 10**10)
    place = SmallPlace(torch.device("cpu"), "test", fast_bf16=False)
    return run.Network(Loaded(ffa.FAMILY, CONFIG, net, RgbDomain()), place, Forward())


def finish(stream: Stream[T]) -> tuple[list[Progress], T]:
    seen = []
    while True:
        try:
            seen.append(next(stream))
        except StopIteration as end:
            return seen, end.value


def photo(height: int, width: int) -> np.ndarray:
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = [np.sin(rows / 9 + channel) * np.cos(columns / (7 + channel)) for channel in range(3)]
    return (0.5 + 0.4 * np.stack(waves, axis=2)).astype(np.float32)


def restore(network: run.Network, pixels: np.ndarray, **how: object) -> run.Outcome:
    options = {"tile": None, "precision": "fp32", "box": None, **how}
    return finish(run.restore(network, pixels, **options))[1]  # type: ignore[arg-type]  # options by name


def hooks(network: run.Network) -> int:
    return sum(len(one._forward_hooks) + len(one._forward_pre_hooks) for one in network.loaded.net.modules())


def test_odd_sizes_are_padded_and_cut_back(network: run.Network) -> None:
    pixels = photo(37, 51)
    before = pixels.copy()
    outcome = restore(network, pixels)
    assert outcome.pixels.shape == (37, 51, 3)
    assert outcome.plan == "whole image"
    np.testing.assert_array_equal(pixels, before)


def test_tiles_agree_with_the_whole_image(network: run.Network) -> None:
    pixels = photo(300, 420)
    whole, tiled = restore(network, pixels), restore(network, pixels, tile=200)
    assert tiled.plan.endswith("tiles of 200 px")
    assert np.abs(whole.pixels - tiled.pixels).max() < 0.5 / 255


def test_tiles_of_a_large_photograph_have_no_seams(network: run.Network) -> None:
    pixels = np.full((1200, 1500, 3), 0.6, np.float32)
    flat = restore(network, pixels, tile=512).pixels[64:-64:2, 64:-64:2]  # an untrained shuffle has a grid
    assert np.abs(np.diff(flat, axis=0)).max() < 1e-4
    assert np.abs(np.diff(flat, axis=1)).max() < 1e-4


def test_a_box_is_judged_with_the_statistics_of_the_whole(network: run.Network) -> None:
    pixels = photo(300, 400)
    pixels[:, 200:] *= 0.2
    box = Box(40, 60, 120, 100)
    part = restore(network, pixels, box=box)
    assert part.pixels.shape == (100, 120, 3)
    whole = restore(network, pixels).pixels
    assert np.abs(part.pixels - whole[60:160, 40:160]).max() < 0.5 / 255


def test_a_photograph_beyond_the_budget_is_tiled(network: run.Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SmallPlace, "budget", network.bytes_for(256 * 256, torch.float32))
    assert "tiles of 256 px" in restore(network, photo(400, 500)).plan


def failing(network: run.Network, monkeypatch: pytest.MonkeyPatch, error: Exception, calls: int) -> None:
    """The first `calls` passes raise in their deepest layer."""
    left = [calls]

    def fail(_module: object, _inputs: object) -> None:
        if left[0]:
            left[0] -= 1
            raise error

    handle = network.loaded.net.get_submodule("post.1").register_forward_pre_hook(fail)
    monkeypatch.setattr(network.forward, "unhook", handle.remove, raising=False)


@pytest.mark.parametrize(
    "error",
    [torch.OutOfMemoryError("CUDA"), RuntimeError("DefaultCPUAllocator: can't allocate memory: 1"), MemoryError()],
)
def test_out_of_memory_means_smaller_tiles_from_the_start(
    network: run.Network, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    pixels = photo(300, 300)
    expected = restore(network, pixels).pixels
    failing(network, monkeypatch, error, calls=1)
    outcome = restore(network, pixels)
    assert outcome.restarts == 1
    assert "tiles of 150 px" in outcome.plan
    assert np.abs(outcome.pixels - expected).max() < 1 / 255


def test_when_nothing_smaller_is_left_it_is_said(network: run.Network, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(network, monkeypatch, MemoryError(), calls=99)
    with pytest.raises(NotEnoughMemory, match="memory"):
        restore(network, photo(300, 300))


def test_other_errors_are_not_taken_for_lack_of_memory(network: run.Network, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(network, monkeypatch, RuntimeError("shapes do not match"), calls=1)
    with pytest.raises(RuntimeError, match="shapes"):
        restore(network, photo(64, 64))


def test_numbers_that_are_not_finite_are_computed_again_in_float32(network: run.Network) -> None:
    place = replace(network.place, fast_bf16=True)
    bad = replace(network, place=place)

    def spoil(_module: object, _inputs: object, output: torch.Tensor) -> torch.Tensor:
        return output * float("nan") if output.dtype == torch.bfloat16 else output

    handle = network.loaded.net.get_submodule("g3.gp.0.conv1").register_forward_hook(spoil)
    try:
        outcome = restore(bad, photo(64, 64), precision="auto")
    finally:
        handle.remove()
    assert outcome.restarts == 1
    assert np.isfinite(outcome.pixels).all()


def test_progress_rises_and_a_closed_stream_stops_between_layers(network: run.Network) -> None:
    seen, _ = finish(run.restore(network, photo(300, 300), 128, "fp32", None))
    tiles = [step for step in seen if step.stage == "restoring"]
    assert [step.done for step in tiles] == sorted(step.done for step in tiles)
    stream = run.restore(network, photo(300, 300), 128, "fp32", None)
    next(stream)
    stream.close()
    assert hooks(network) == 0
    assert restore(network, photo(32, 32)).pixels.shape == (32, 32, 3)


def test_a_look_at_the_whole_photograph_fits_the_memory_too(
    network: run.Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[tuple[int, ...]] = []
    network.loaded.net.register_forward_pre_hook(lambda _net, inputs: sizes.append(tuple(inputs[0].shape[2:])))
    pixels = photo(400, 500)
    restore(network, pixels, tile=128)
    assert sizes[0] == (400, 500)
    sizes.clear()
    monkeypatch.setattr(SmallPlace, "budget", network.bytes_for(140 * 140, torch.float32))
    outcome = restore(network, pixels)
    assert outcome.plan.endswith("tiles of 128 px")
    assert max(max(size) for size in sizes) <= 128


def test_what_is_computed_around_a_box_counts(network: run.Network, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(100, 100, 200, 200)
    monkeypatch.setattr(SmallPlace, "budget", network.bytes_for(220 * 220, torch.float32))
    assert 200 + network.overlap > 220
    assert restore(network, photo(400, 400), box=box).plan.endswith("tiles of 128 px")
