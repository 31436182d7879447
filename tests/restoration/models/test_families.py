"""What every family promises, tried with small and odd members; no weights needed."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from restoration.infer.observe import gates
from restoration.models import FAMILIES, Family
from restoration.models.alen import Config as Alen
from restoration.models.durn import Config as DuRN
from restoration.models.family import answers
from restoration.models.ffa import Config as Ffa
from restoration.models.han import Config as Han
from restoration.models.mprnet import Config as MPRNet
from restoration.models.rcan import Config as Rcan
from restoration.models.san import Config as San
from restoration.naming import SUFFIXES
from restoration.weights import recognise

ODD: dict[str, list[Any]] = {
    "mprnet": [MPRNet(8, 4, 4, 1), MPRNet(5, 3, 1, 2), MPRNet(12, 0, 7, 1, 2), MPRNet(6, 2, 0, 3, 3)],
    "durn": [
        *(DuRN(variant, 4 + number, 1 + number % 3) for number, variant in enumerate(("p", "p-no-norm", "s", "us"))),
        *(DuRN("s-p", 6, 4, 2), DuRN("u", 4, 2), DuRN("us", 8, 2, 2), DuRN("s", 6, 7, 2)),
    ],
    "rcan": [Rcan(1, 1, 8, 4), Rcan(2, 3, 12, 3, 3), Rcan(3, 1, 6, 6, 4, 2)],
    "san": [San(1, 1, 8, 4), San(2, 3, 12, 3, 3), San(3, 1, 8, 4, 4, 2)],
    "han": [Han(1, 1, 8, 4), Han(2, 3, 12, 3, 3), Han(3, 1, 6, 6, 4, 2)],
    "alen": [Alen(3, 8, 1, 1), Alen(4, 7, 2), Alen(4, 12, 2, 6, isl=True), Alen(3, 32, 2, 4)],
    "ffa": [Ffa(1, 1, 8), Ffa(2, 3, 12, 2), Ffa(5, 1, 7, 3), Ffa(3, 4, 32, 2), Ffa(3, 2, 16, 4)],
}
MEMBERS = [
    pytest.param(family, config, id=f"{family.id}-{number}")
    for family in FAMILIES
    for number, config in enumerate(ODD[family.id])
]
SMALLEST = [pytest.param(family, ODD[family.id][0], id=family.id) for family in FAMILIES]


def image(family: Family, config: Any, batch: int = 1, units: tuple[int, int] = (4, 5)) -> Tensor:
    """In the family's own range; sides are `units` of what it takes, from the smallest on."""
    step, domain = family.multiple_of(config), family.domain(config)
    height, width = (-(-family.smallest(config) // step) * step + (unit - 1) * step for unit in units)
    channels = 1 if domain.grey else getattr(config, "colours", 3) if family.id == "alen" else 3
    generator = torch.Generator().manual_seed(7)
    return torch.rand(batch, channels, height, width, generator=generator) * domain.peak


def enlarged(family: Family, config: Any, given: Tensor) -> tuple[int, ...]:
    return tuple(side * family.scale(config) for side in given.shape[2:])


def answer(net: nn.Module, given: Tensor) -> Tensor:
    return answers(net(given))[0]


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
    output = answer(net, given)
    assert torch.equal(given, before)
    assert output.shape == (
        1,
        1 if family.domain(config).grey else 3,
        given.shape[2] * family.scale(config),
        given.shape[3] * family.scale(config),
    )
    assert bool(torch.isfinite(output).all())


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_a_batch_of_two_is_two_single_images(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    two = image(family, config, batch=2)
    alone = torch.cat([answer(net, two[:1]), answer(net, two[1:])])
    torch.testing.assert_close(answer(net, two), alone, rtol=5e-6, atol=1e-5 * family.domain(config).peak)


@pytest.mark.parametrize(("family", "config"), SMALLEST)
def test_the_smallest_image_and_odd_ones_pass(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    for units in ((1, 1), (1, 9), (3, 2)):
        given = image(family, config, units=units)
        assert answer(net, given).shape[2:] == (
            given.shape[2] * family.scale(config),
            given.shape[3] * family.scale(config),
        )


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_values_of_gates_lie_between_zero_and_one(
    family: Family, config: Any, filled: Callable[..., nn.Module]
) -> None:
    net = filled(family.build(config))
    seen: list[Tensor] = []
    for gate in gates(net, family.taps):
        gate.module.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    net(image(family, config))
    assert all(0 <= float(values.min()) <= float(values.max()) <= 1 for values in seen)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_every_pattern_names_modules_of_some_member(family: Family) -> None:
    with torch.device("meta"):
        names = [(config, name) for config in ODD[family.id] for name, _ in family.build(config).named_modules()]
    for pattern in (*(tap.pattern for tap in family.taps), *family.held):
        assert any(fnmatchcase(name, pattern) for _, name in names), pattern
    for config in ODD[family.id]:
        for pattern in (*family.exact(config), *family.tail(config)):
            assert any(fnmatchcase(name, pattern) for one, name in names if one is config), pattern


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_estimates_for_planning_are_positive(family: Family, config: Any) -> None:
    assert family.activations(config) > 0
    assert family.receptive_field(config) > 0
    assert family.multiple_of(config) >= 1
    assert family.domain(config).peak in (1, 255)
    assert family.task(config) in SUFFIXES
