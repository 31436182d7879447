from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from restoration import heat
from restoration.heat import Limits
from restoration.types import AttentionMap

Make = Callable[..., AttentionMap]


def test_a_map_is_summed_up_by_its_mean_and_its_entropy(seen: Make) -> None:
    alike, halves = seen("a", "pixel", np.full((4, 8), 0.3)), seen("a", "pixel", [[0.0, 1.0], [0.0, 1.0]])
    every = seen("a", "pixel", (np.arange(256).reshape(16, 16) + 0.5) / 256)
    assert heat.summary(alike).mean == pytest.approx(0.3)
    assert [heat.summary(one).entropy for one in (alike, halves, every)] == pytest.approx([0, 1, 8])


def test_the_partner_is_the_same_gate_with_as_many_values(seen: Make) -> None:
    one = seen("a", "pixel", np.zeros((2, 4)), call=1)
    others = [
        seen("a", "pixel", np.zeros((2, 4))),
        seen("a", "pixel", np.ones((2, 4)), call=1),
        seen("b", "pixel", np.ones((2, 4)), call=1),
    ]
    assert heat.partner(one, others) is others[1]
    assert heat.partner(one, [seen("a", "pixel", np.zeros((4, 4)), call=1)]) is None
    assert heat.partner(one, []) is None


def test_a_difference_is_this_less_the_other_and_says_so(seen: Make) -> None:
    one, other = seen("palayer.pa", "pixel", [[0.5, 0.25]]), seen("palayer.pa", "pixel", [[0.25, 0.75]])
    shown = heat.difference(one, other, "b.jpg")
    assert shown.values.tolist() == [[0.25, -0.5]]
    assert (shown.name, shown.reading) == ("Final layer · against b.jpg", "gate-change")
    assert shown.summary == "mean change −0.12"
    pairs = seen("x", "pairwise", [[1.0, 1.0]])
    assert heat.difference(pairs, pairs, "b.jpg").reading == "gaze-change"


def test_changes_are_measured_place_by_place_when_places_are_the_same(seen: Make) -> None:
    one, other = seen("a", "pixel", [[0.0, 0.5]]), seen("a", "pixel", [[0.5, 0.0]])
    placed, spread = (heat.changes([one], [other], is_placed) for is_placed in (True, False))
    assert placed.of == {("a", 0): 0.5}
    assert spread.of == {("a", 0): 0.0}, "the same values, elsewhere"


def test_photographs_of_any_size_differ_by_how_far_their_values_went(seen: Make) -> None:
    one, other = seen("a", "pixel", np.full((4, 4), 0.75)), seen("a", "pixel", np.full((2, 8), 0.25))
    found = heat.changes([one], [other], is_placed=False)
    assert found.of[("a", 0)] == pytest.approx(0.5, abs=0.01)
    assert found.reach == {}, "there is no difference of these that could be shown"


def test_all_layers_share_a_scale_that_channels_count_for_too(seen: Make) -> None:
    maps = [seen("a", "pixel", [[0.5, 0.5]]), seen("b", "channel", [0.9, 0.9])]
    others = [seen("a", "pixel", [[0.4, 0.6]]), seen("b", "channel", [0.1, 0.9])]
    found = heat.changes(maps, others, is_placed=True)
    assert set(found.of) == {("a", 0)}
    assert found.limits("gate-change") == Limits(-1, 1, "gate-change")
    assert heat.changes(maps[:1], others, True).limits("gate-change") == Limits(-0.1, 0.1, "gate-change")


def test_networks_without_a_gate_in_common_have_no_changes(seen: Make) -> None:
    found = heat.changes([seen("a", "pixel", [[0.5]])], [seen("b", "pixel", [[0.5]])], True)
    assert (found.of, found.reach) == ({}, {})
