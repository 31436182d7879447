"""What every family promises, tried with small and odd members; no weights needed."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from restoration.models import FAMILIES, Family
from restoration.models.ffa import Config as Ffa
from restoration.weights import recognise

ODD = {
    "ffa": [Ffa(1, 1, 8), Ffa(2, 3, 12, 2), Ffa(5, 1, 7, 3), Ffa(3, 4, 32, 2), Ffa(3, 2, 16, 4)],
}
MEMBERS = [
    pytest.param(family, config, id=f"{family.id}-{number}")
    for family in FAMILIES
    for number, config in enumerate(ODD[family.id])
]
SMALLEST = [pytest.param(family, ODD[family.id][0], id=family.id) for family in FAMILIES]


def image(family: Family, config: Any, batch: int = 1, units: tuple[int, int] = (4, 5)) -> Tensor:
    step = family.multiple_of(config)
    generator = torch.Generator().manual_seed(7)
    return torch.rand(batch, 3, units[0] * step, units[1] * step, generator=generator)


def test_ids_are_unique() -> None:
    assert len({family.id for family in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_the_published_member_is_recognised_from_its_shapes(family: Family) -> None:
    with torch.device("meta"):
        found = recognise(family.build(family.config()).state_dict())
    assert (found.family, found.config) == (family, family.config())


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_a_state_dict_tells_family_and_config_and_loads_strictly(family: Family, config: Any) -> None:
    state = family.build(config).state_dict()
    found = recognise(state)
    assert (found.family, found.config) == (family, config)
    found.family.build(found.config).load_state_dict(found.state)


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_forward_keeps_its_input_and_the_size(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    given = image(family, config)
    before = given.clone()
    output = net(given)
    assert torch.equal(given, before)
    assert output.shape == (1, 3, given.shape[2] * family.scale(config), given.shape[3] * family.scale(config))
    assert bool(torch.isfinite(output).all())


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_a_batch_of_two_is_two_single_images(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    two = image(family, config, batch=2)
    torch.testing.assert_close(net(two), torch.cat([net(two[:1]), net(two[1:])]), rtol=0, atol=1e-5)


@pytest.mark.parametrize(("family", "config"), SMALLEST)
def test_the_smallest_image_and_odd_ones_pass(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    for units in ((1, 1), (1, 9), (3, 2)):
        given = image(family, config, units=units)
        assert net(given).shape[2:] == (given.shape[2] * family.scale(config), given.shape[3] * family.scale(config))


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_every_tap_names_gates_and_their_values_lie_between_zero_and_one(
    family: Family, config: Any, filled: Callable[..., nn.Module]
) -> None:
    net = filled(family.build(config))
    seen: list[Tensor] = []
    for tap in family.taps:
        modules = [module for name, module in net.named_modules() if fnmatchcase(name, tap.pattern)]
        assert modules, tap.pattern
        for module in modules:
            module.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    net(image(family, config))
    assert seen
    assert all(0 <= float(gate.min()) <= float(gate.max()) <= 1 for gate in seen)


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_estimates_for_planning_are_positive(family: Family, config: Any) -> None:
    assert family.activations(config) > 0
    assert family.receptive_field(config) > 0
    assert family.multiple_of(config) >= 1
