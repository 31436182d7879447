"""Every published network has a name that people know."""

from __future__ import annotations

import pytest

from restoration.models import FAMILIES, Family
from restoration.weights import Recognised
from restoration.weights.variants import NAMES, variant_of


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_published_networks_are_called_by_their_names(family: Family) -> None:
    called = {variant_of(Recognised(family, config, {})) for config in family.published.values()}
    assert len(called) == len(family.published)
    assert all(name.startswith(family.title) for name in called)
    assert variant_of(Recognised(family, family.compact, {})) == family.title


def test_no_name_is_left_over() -> None:
    assert set(NAMES) == {name for family in FAMILIES for name in family.published}
