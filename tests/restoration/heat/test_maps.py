from __future__ import annotations

from collections.abc import Callable

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
