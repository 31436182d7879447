"""RCAN, HAN and SAN against what the published code computed for the same weights and input.

The x8 arrays are too large to keep here; x8 is proven by names, shapes and counts, and shares its layers with x4.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import han, rcan, san
from restoration.models.family import Family

PARAMETERS = {
    "rcan": {2: 15_444_667, 3: 15_629_307, 4: 15_592_379, 8: 15_740_091},
    "han": {2: 15_924_057, 3: 16_108_697, 4: 16_071_769, 8: 16_219_481},
    "san": {2: 15_712_800, 3: 15_897_440, 4: 15_860_512, 8: 16_008_224},
}
FAMILIES = [rcan.FAMILY, han.FAMILY, san.FAMILY]
PUBLISHED = [
    pytest.param(family, scale, id=f"{family.id}-x{scale}") for family in FAMILIES for scale in PARAMETERS[family.id]
]
ODD: list[dict[str, int]] = [
    {"groups": 1, "blocks": 1, "width": 8, "reduction": 4},
    {"groups": 2, "blocks": 3, "width": 12, "reduction": 3, "scale": 3},
    {"groups": 3, "blocks": 1, "width": 6, "reduction": 6, "scale": 4, "shuffle": 2},
    {"groups": 2, "blocks": 2, "width": 16, "reduction": 1, "scale": 8, "shuffle": 3},
]
MEMBERS = [
    pytest.param(family, family.config(**odd), id=f"{family.id}-{number}")
    for family in FAMILIES
    for number, odd in enumerate(ODD)
]
BODY = re.compile(r"(body|RG)\.0\.")
GATE = 1e-5
WEIGHTING = 5e-5  # of pairs: what the softmax is given reaches hundreds
PIXEL = 5e-4  # of 255


def shapes_of(family: Family, config: Any) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in family.build(config).state_dict().items()}


def image(config: Any, batch: int = 1, units: tuple[int, int] = (5, 6)) -> Tensor:
    sides = (unit * config.shuffle for unit in units)
    return 255 * torch.rand(batch, 3, *sides, generator=torch.Generator().manual_seed(7))


def listen(net: nn.Module, family: Family) -> dict[str, list[np.ndarray]]:
    """What the taps of the family will have seen, by module name."""
    seen: dict[str, list[np.ndarray]] = {}
    for name, module in net.named_modules():
        if any(fnmatchcase(name, tap.pattern) for tap in family.taps):
            seen[name] = []
            module.register_forward_hook(lambda _module, _inputs, output, to=seen[name]: to.append(output.numpy()))
    return seen


@pytest.mark.parametrize(("family", "scale"), PUBLISHED)
def test_names_shapes_and_their_order_are_the_published_ones(family: Family, scale: int, golden: Path) -> None:
    manifest = json.loads((golden / f"{family.id}_x{scale}.json").read_text())
    config = family.config(scale=scale)
    assert [(key, list(shape)) for key, shape in shapes_of(family, config).items()] == list(manifest.items())
    assert family.infer({key: tuple(shape) for key, shape in manifest.items()}) == config
    with torch.device("meta"):
        assert sum(weight.numel() for weight in family.build(config).parameters()) == PARAMETERS[family.id][scale]


@pytest.mark.parametrize("scale", [2, pytest.param(3, marks=pytest.mark.slow), pytest.param(4, marks=pytest.mark.slow)])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_output_and_attention_are_the_published_ones(
    family: Family, scale: int, golden: Path, filled: Callable[..., nn.Module]
) -> None:
    with np.load(golden / f"{family.id}_x{scale}.npz") as arrays:
        known = dict(arrays)
    net = filled(family.build(family.config(scale=scale)), float(known["gain"]))
    seen = listen(net, family)
    output = net(torch.from_numpy(known["in_main"])).numpy()
    np.testing.assert_allclose(output, known["out_main"], rtol=0, atol=PIXEL)
    gates = [key for key in known if key.startswith("att_") and not key.startswith("att_soft_")]
    assert len(gates) >= 2
    for key in gates:
        np.testing.assert_allclose(seen[key.removeprefix("att_")][0], known[key], rtol=0, atol=GATE, err_msg=key)
    for key in (key for key in known if key.startswith("softmax_call_")):
        call = int(key.removeprefix("softmax_call_"))
        weighting = seen["non_local.non_local.softmax"]
        assert len(weighting) == known["n_softmax_calls"]
        np.testing.assert_allclose(weighting[call], known[key], rtol=0, atol=WEIGHTING, err_msg=key)


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_the_config_is_read_from_the_shapes(family: Family, config: Any) -> None:
    assert family.infer(shapes_of(family, config)) == config


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_the_answer_is_larger_by_the_scale_and_the_input_stays_as_it_was(
    family: Family, config: Any, filled: Callable[..., nn.Module]
) -> None:
    given = image(config)
    before = given.clone()
    output = filled(family.build(config))(given)
    assert torch.equal(given, before)
    assert output.shape == (1, 3, given.shape[2] * config.scale, given.shape[3] * config.scale)
    assert bool(torch.isfinite(output).all())


@pytest.mark.parametrize(("family", "config"), MEMBERS)
def test_a_batch_of_two_is_two_single_images(family: Family, config: Any, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(config))
    two = image(config, batch=2)
    torch.testing.assert_close(net(two), torch.cat([net(two[:1]), net(two[1:])]), rtol=0, atol=PIXEL)


@pytest.mark.parametrize("units", [(1, 1), (1, 9), (3, 2)])
@pytest.mark.parametrize("family", [rcan.FAMILY, han.FAMILY], ids=lambda family: family.id)
def test_any_size_passes(family: Family, units: tuple[int, int], filled: Callable[..., nn.Module]) -> None:
    config = family.config(**ODD[2])
    output = filled(family.build(config))(image(config, units=units))
    assert output.shape[2:] == (units[0] * 2 * 4, units[1] * 2 * 4)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_gradients_reach_every_weight_that_is_used(family: Family) -> None:
    net = family.build(family.config(**ODD[2]))
    for name, weight in net.named_parameters():
        if name.endswith("gamma") or name.startswith("non_local.non_local.W"):
            nn.init.constant_(weight, 0.1)  # zero at first, and then nothing passes
    net(image(net.config)).mean().backward()
    silent = {name for name, weight in net.named_parameters() if weight.grad is None and weight.requires_grad}
    unused = ("RG.0.gamma", "RG.1.gamma", "RG.2.gamma", "conv_last.", "non_local.soca.")
    assert all(name.startswith(unused) for name in silent)
    assert bool(silent) == (family.id == "san")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_shuffling_only_changes_the_first_and_the_last_layer(family: Family) -> None:
    plain, shuffled = (shapes_of(family, family.config(**ODD[0], shuffle=shuffle)) for shuffle in (1, 2))
    differing = {name for name in plain if plain[name] != shuffled[name]}
    assert list(plain) == list(shuffled)
    assert differing == {"head.0.weight", "tail.1.weight", "tail.1.bias"}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
@pytest.mark.parametrize(
    ("key", "shape"),
    [
        ("head.0.weight", (8, 6, 3, 3)),
        ("head.0.weight", (8,)),
        ("tail.0.0.weight", (40, 8, 3, 3)),
        ("tail.1.weight", (3,)),
        ("{gate}", (9, 8, 1, 1)),
        ("{gate}", (3, 8, 1, 1)),
    ],
)
def test_shapes_of_another_network_do_not_fit(family: Family, key: str, shape: tuple[int, ...]) -> None:
    gate = "RG.0.soca.conv_du.0.weight" if family.id == "san" else "body.0.body.0.body.3.conv_du.0.weight"
    shapes = shapes_of(family, family.config(**ODD[0])) | {key.format(gate=gate): shape}
    with pytest.raises(ShapesDoNotFit):
        family.infer(shapes)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_shapes_without_a_body_do_not_fit(family: Family) -> None:
    shapes = {key: shape for key, shape in shapes_of(family, family.config(**ODD[0])).items() if not BODY.match(key)}
    with pytest.raises(ShapesDoNotFit, match="no "):
        family.infer(shapes)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_the_domain_is_0_to_255_and_the_mean_stays_in_the_network(family: Family) -> None:
    domain = family.domain(family.config())
    assert (domain.peak, domain.mean, domain.std) == (255, (0, 0, 0), (1, 1, 1))
    assert not domain.bgr


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_the_loaded_mean_is_used_and_not_a_constant(family: Family, filled: Callable[..., nn.Module]) -> None:
    net = filled(family.build(family.config(**ODD[0])))
    given = image(net.config)
    before = net(given)
    net.get_parameter("add_mean.bias").add_(torch.tensor([1.0, 2.0, 3.0]))
    difference = (net(given) - before).mean(dim=(0, 2, 3))
    torch.testing.assert_close(difference, torch.tensor([1.0, 2.0, 3.0]), rtol=0, atol=1e-3)
