"""Every family through the engine's ways: odd sizes, tiles, a box, bfloat16, a look at the gates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from restoration.infer import run
from restoration.infer.attend import CHANNELS_PX, _coarse, look
from restoration.infer.device import Place, placed
from restoration.infer.forward import Forward
from restoration.models import alen, durn, ffa, han, mprnet, rcan, san
from restoration.streams import finished
from restoration.types import Attended, AttendRequest, Box, Photo
from restoration.weights import Loaded

SMALL = [
    (ffa.FAMILY, ffa.Config(2, 1, 8, 2), {"channel", "pixel"}),
    (mprnet.FAMILY, mprnet.Config(8, 4, 4, 1), {"channel", "supervised"}),
    (durn.FAMILY, durn.Config("us", 8, 2), {"channel"}),
    (durn.FAMILY, durn.Config("s-p", 8, 4), {"channel"}),
    (durn.FAMILY, durn.Config("u", 8, 2), set()),
    (durn.FAMILY, durn.Config("p", 8, 2), set()),
    (rcan.FAMILY, rcan.Config(2, 1, 8, 4), {"channel"}),
    (san.FAMILY, san.Config(2, 1, 8, 4), {"channel", "pairwise"}),
    (han.FAMILY, han.Config(2, 1, 8, 4), {"channel", "pixel", "layer"}),
    (alen.FAMILY, alen.Config(3, 8, 2, 2), {"channel", "pairwise"}),
]
Made = tuple[run.Network, set[str]]


@pytest.fixture(params=SMALL, ids=lambda param: f"{param[0].id}-{getattr(param[1], 'variant', '')}".strip("-"))
def made(request: pytest.FixtureRequest, filled: Callable[..., nn.Module]) -> Made:
    family, config, kinds = request.param
    net = placed(filled(family.build(config)), torch.device("cpu"))
    loaded = Loaded(family, config, net, family.domain(config))
    return run.Network(loaded, Place(torch.device("cpu"), "test", fast_bf16=True), Forward()), kinds


def photo(height: int, width: int) -> np.ndarray:
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = [np.sin(rows / 9 + channel) * np.cos(columns / (7 + channel)) for channel in range(3)]
    return (0.5 + 0.4 * np.stack(waves, axis=2)).astype(np.float32)


def restore(network: run.Network, pixels: np.ndarray, **how: Any) -> run.Outcome:
    return finished(run.restore(network, pixels, **{"tile": None, "precision": "fp32", "box": None, **how}))


@pytest.mark.parametrize("size", [(1, 1), (3, 50), (37, 51)])
def test_any_size_comes_back_in_its_size(made: Made, size: tuple[int, int]) -> None:
    network, _ = made
    restored = restore(network, photo(*size)).pixels
    assert restored.shape == (size[0] * network.scale, size[1] * network.scale, 3)
    assert np.isfinite(restored).all()


def test_bfloat16_is_near(made: Made) -> None:
    network, _ = made
    pixels = photo(48, 64)
    exact, fast = (finished(network.answer(pixels, dtype, "")) for dtype in (torch.float32, torch.bfloat16))
    assert np.abs(exact - fast).max() < 0.03 * max(1.0, np.abs(exact).max())


def test_tiles_and_boxes_have_the_right_place(made: Made) -> None:
    network, _ = made
    pixels = photo(160, 192)
    tiled = restore(network, pixels, tile=128)
    assert tiled.plan.endswith("tiles of 128 px")
    assert tiled.pixels.shape == (160 * network.scale, 192 * network.scale, 3)
    box = Box(40, 24, 50, 30)
    assert restore(network, pixels, box=box).pixels.shape == (30 * network.scale, 50 * network.scale, 3)


def attend(network: run.Network, gaze: tuple[int, int] | None = None) -> Attended:
    return finished(look(network, AttendRequest(Photo(photo(60, 90)), "any", gaze=gaze)))


def test_every_kind_of_gate_is_seen_as_a_map_of_the_whole_photograph(made: Made) -> None:
    network, kinds = made
    maps = attend(network).maps
    assert {one.kind for one in maps} == kinds
    for one in maps:
        assert one.values.ndim == (1 if one.kind == "channel" else 2)
        assert one.values.min() >= 0
        if one.kind in ("pixel", "supervised", "pairwise"):
            assert one.values.shape[1] >= one.values.shape[0]
        assert one.kind == "pairwise" or one.values.max() <= 1
        assert one.gaze is None


def test_gates_for_every_channel_of_every_place_are_kept_beside_their_mean(made: Made) -> None:
    network, _ = made
    maps = attend(network).maps
    assert all(one.channels is None for one in maps if one.kind not in ("pixel", "supervised"))
    for one in (one for one in maps if one.channels is not None):
        assert one.channels.dtype == np.uint8
        assert not one.channels.flags.writeable
        np.testing.assert_allclose(one.channels.mean(axis=0) / 255, one.values, atol=0.003)
    has = {one.kind for one in maps if one.channels is not None}
    assert has == {"mprnet": {"supervised"}, "han": {"pixel"}}.get(network.loaded.family.id, set())


def test_the_channels_of_large_maps_are_kept_coarsely() -> None:
    gates = np.random.default_rng(1).random((5, 3 * CHANNELS_PX, 2 * CHANNELS_PX)).astype(np.float32)
    kept = _coarse(gates)
    assert kept.shape == (5, CHANNELS_PX, round(CHANNELS_PX * 2 / 3))
    assert kept.mean() / 255 == pytest.approx(gates.mean(), abs=0.01)


def test_only_networks_of_several_stages_show_stages(made: Made) -> None:
    network, _ = made
    stages = attend(network).stages
    assert len(stages) == (3 if network.loaded.family is mprnet.FAMILY else 0)
    if stages:
        np.testing.assert_allclose(stages[-1], restore(network, photo(60, 90)).pixels, atol=1e-6)


def test_a_pixel_looks_somewhere_in_networks_with_pairwise_attention(made: Made) -> None:
    network, kinds = made
    gazes = [one.gaze for one in attend(network, gaze=(80, 10)).maps if one.gaze is not None]
    assert bool(gazes) == ("pairwise" in kinds)
    for gaze in gazes:
        assert gaze.mean() == pytest.approx(1, abs=1e-3)


def test_what_a_place_of_the_lower_right_quarter_sees_lies_in_that_quarter(filled: Callable[..., nn.Module]) -> None:
    config = san.Config(1, 1, 8, 4)
    loaded = Loaded(san.FAMILY, config, filled(san.SAN(config)), san.FAMILY.domain(config))
    network = run.Network(loaded, Place(torch.device("cpu"), "test", fast_bf16=False), Forward())
    gaze = next(one.gaze for one in attend(network, gaze=(80, 50)).maps if one.gaze is not None)
    rows, columns = gaze.shape
    assert gaze[rows // 2 :, columns // 2 :].sum() == pytest.approx(gaze.sum())
