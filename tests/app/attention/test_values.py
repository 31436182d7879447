"""Between which numbers colours run, and what a comparison keeps."""

from __future__ import annotations

import numpy as np
import pytest

from app.attention.values import Contrast, Rival, Ruler, difference
from app.tasks import Attention
from restoration import heat
from restoration.heat import Limits
from restoration.types import AttentionMap, Box


def seen(level, layer="a"):
    return AttentionMap(layer, "pixel", 0, np.full((4, 8), level, np.float32), Box(0, 0, 8, 4))


def contrast(*maps, **rival):
    return Contrast(Rival("other", **rival), Attention(maps, "ours"))


def test_a_ruler_keeps_the_first_fixed_numbers_that_fit_what_is_measured():
    shown = heat.overlay(seen(0.5))
    locked, common = Limits(0.2, 0.4), Limits(-0.5, 0.5, "gate-change")
    assert Ruler().limits(shown) == Limits()
    assert Ruler(fixed=(common, locked)).limits(shown) == locked
    assert Ruler(fixed=(common,)).limits(shown) == Limits()
    assert Ruler(stretch=True).limits(shown).low == pytest.approx(0.5, abs=0.01)


def test_the_same_difference_is_made_once():
    one, known = seen(0.75), contrast(seen(0.25))
    assert difference(one, known) is difference(one, known)
    assert difference(one, known).values.max() == 0.5
    assert difference(seen(0.5, "b"), known) is None


def test_only_what_nobody_else_holds_counts_as_memory():
    assert contrast(seen(0.5), checkpoint="mine").bytes == 128
    assert contrast(seen(0.5), item=2).bytes == 0


def test_an_attention_knows_what_its_maps_of_places_amount_to():
    channel = AttentionMap("c", "channel", 0, np.ones(3, np.float32), Box(0, 0, 8, 4))
    made = Attention((seen(0.25), channel), "ours")
    assert list(made.summaries) == [("a", 0)]
    assert made.summaries["a", 0].mean == 0.25
