from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from restoration import heat
from restoration.types import AttentionMap, Box

Make = Callable[..., AttentionMap]


def test_the_share_of_a_group_is_the_sum_of_its_gates_in_the_fusion(seen: Make) -> None:
    maps = [seen(f"g{group}.gp.0.calayer.ca", "channel", [1, 1]) for group in (1, 2)]
    shares = heat.fused_shares([*maps, seen("ca", "channel", [0.5, 0.25, 1, 1])])
    assert shares == ((0.75, 2), (2.0, 2))


def test_without_a_fusion_there_are_no_shares(seen: Make) -> None:
    assert heat.fused_shares([seen("g1.gp.0.calayer.ca", "channel", [1, 1])]) == ()
    assert heat.fused_shares([]) == ()


def test_channel_maps_are_those_of_layers_whatever_their_width(seen: Make) -> None:
    maps = [seen("ca", "channel", [1, 1]), seen("a", "channel", [1]), seen("b", "channel", [1, 1, 1])]
    maps += [seen("la.softmax", "layer", [[1.0]]), seen("c", "pixel", [[1.0]])]
    assert [one.layer for one in heat.channel_maps(maps)] == ["a", "b"]


def test_what_lies_over_the_photograph_is_spatial_and_layers_are_not(seen: Make) -> None:
    kinds = {kind: heat.is_spatial(seen("x", kind, [[1.0]])) for kind in ("pixel", "supervised", "pairwise", "layer")}
    assert kinds == {"pixel": True, "supervised": True, "pairwise": True, "layer": False}


def test_a_value_is_read_under_a_pixel_of_the_photograph(seen: Make) -> None:
    shown = heat.overlay(seen("palayer.pa", "pixel", [[0.1, 0.2], [0.3, 0.4]], box=Box(10, 10, 8, 8)))
    assert heat.value_at(shown, 10, 10) == pytest.approx(0.1)
    assert heat.value_at(shown, 17, 13) == pytest.approx(0.2)
    assert heat.value_at(shown, 13, 17) == pytest.approx(0.3)
    assert heat.value_at(shown, 9, 12) is None
    assert heat.value_at(shown, 18, 12) is None


def test_an_overlay_is_what_a_place_receives_or_where_the_asked_one_looks(seen: Make) -> None:
    pairs = seen("layer1.1.nonlocalblock.softmax", "pairwise", [[0.5, 1.5]], gaze=[[0.0, 2.0]])
    received, gaze = heat.overlay(pairs), heat.overlay(pairs, gaze=True)
    assert (received.reading, received.values.tolist()) == ("received", [[0.5, 1.5]])
    assert (gaze.reading, gaze.values.tolist()) == ("gaze", [[0.0, 2.0]])
    assert received.name == gaze.name == "Non-local, level 1"


def test_without_a_gaze_attention_received_is_shown(seen: Make) -> None:
    pairs = seen("layer1.1.nonlocalblock.softmax", "pairwise", [[0.5, 1.5]])
    assert heat.overlay(pairs, gaze=True).reading == "received"


def test_a_map_is_summed_up_by_the_number_that_tells_most(seen: Make) -> None:
    assert heat.overlay(seen("x", "supervised", [[0.25, 0.75]])).summary == "mean gate value 0.50"
    assert heat.overlay(seen("x", "pairwise", [[0.5, 1.5]])).summary == "largest 1.5×"


def test_a_value_has_a_rank_among_all_places(seen: Make) -> None:
    shown = heat.overlay(seen("x", "pixel", [[0.1, 0.2], [0.3, 0.4]]))
    assert [heat.share_below(shown, value) for value in (0.05, 0.25, 0.9)] == [0.0, 0.5, 1.0]


def test_a_place_has_the_gates_of_its_channels(seen: Make) -> None:
    gates = np.arange(12, dtype=np.uint8).reshape(3, 2, 2) * 20
    one = seen("sam12.gate", "supervised", np.zeros((4, 4)), box=Box(10, 10, 8, 8), channels=gates)
    assert heat.channels_at(one, (one,), 17, 12) == pytest.approx(np.array([20, 100, 180]) / 255)
    assert heat.channels_at(one, (one,), 10, 17) == pytest.approx(np.array([40, 120, 200]) / 255)
    assert heat.channels_at(one, (one,), 9, 12) is None
    assert heat.channels_reach(one, (one,)) == 1


def test_one_gate_for_all_channels_is_multiplied_by_those_of_its_block(seen: Make) -> None:
    maps = [seen(f"g1.gp.{block}.calayer.ca", "channel", [0.5 + block / 2, 0.25]) for block in (0, 1)]
    maps += [seen(f"g1.gp.{block}.palayer.pa", "pixel", [[0.2, 0.4]], box=Box(0, 0, 20, 10)) for block in (0, 1)]
    assert heat.block_of(maps[3], maps) is maps[1]
    assert heat.channels_at(maps[3], maps, 15, 5) == pytest.approx([0.4, 0.1])
    assert heat.channels_at(maps[2], maps, 5, 5) == pytest.approx([0.1, 0.05])
    assert heat.channels_at(maps[2], maps, 20, 5) is None
    assert [heat.channels_reach(one, maps) for one in maps[2:]] == [0.2, 0.4]


def test_a_gate_outside_of_blocks_has_no_channels(seen: Make) -> None:
    final = seen("palayer.pa", "pixel", [[0.2]])
    assert heat.block_of(final, [final, seen("ca", "channel", [1, 1])]) is None
    assert heat.channels_at(final, [final, seen("ca", "channel", [1, 1])], 0, 0) is None


def test_a_map_counts_all_that_it_holds(seen: Make) -> None:
    plain = seen("sam12.gate", "supervised", [[0.5, 0.5]])
    assert seen("sam12.gate", "supervised", [[0.5, 0.5]], channels=np.zeros((7, 1, 2), np.uint8)).bytes == (
        plain.bytes + 14
    )
