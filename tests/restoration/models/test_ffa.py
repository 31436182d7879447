"""FFA-Net against what the published code computed for the same weights and input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from torch import nn

from restoration.errors import ShapesDoNotFit
from restoration.models.ffa import FAMILY, Config, FFANet, infer

PUBLISHED = [("ffa_gps3_blocks19", Config()), ("ffa_gps3_blocks20", Config(blocks=20))]


def shapes_of(config: Config) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in FFANet(config).state_dict().items()}


@pytest.mark.parametrize(("name", "config"), PUBLISHED)
def test_names_shapes_and_their_order_are_the_published_ones(name: str, config: Config, golden: Path) -> None:
    manifest = json.loads((golden / f"{name}.json").read_text())
    assert [(key, list(shape)) for key, shape in shapes_of(config).items()] == list(manifest.items())


@pytest.mark.parametrize(("name", "config"), PUBLISHED)
def test_output_and_gates_are_the_published_ones(
    name: str, config: Config, golden: Path, filled: Callable[..., nn.Module]
) -> None:
    with np.load(golden / f"{name}.npz") as arrays:
        known = dict(arrays)
    net = filled(FFANet(config), float(known["gain"]))
    gates = [key.removeprefix("att_") for key in known if key.startswith("att_")]
    seen: dict[str, np.ndarray] = {}
    for gate in gates:
        net.get_submodule(gate).register_forward_hook(
            lambda _module, _inputs, output, gate=gate: seen.update({gate: output.numpy()})
        )
    output = net(torch.from_numpy(known["in_main"])).numpy()
    assert len(gates) == 4
    assert sum(parameter.numel() for parameter in net.parameters()) == known["params"]
    np.testing.assert_allclose(output, known["out_main"], rtol=0, atol=1e-5)
    for gate in gates:
        np.testing.assert_allclose(seen[gate], known[f"att_{gate}"], rtol=0, atol=1e-5, err_msg=gate)


def test_the_random_numbers_behind_the_golden_weights_have_not_changed(filling: ModuleType) -> None:
    assert filling.self_test()


def test_the_squeezed_width_of_the_fusion_is_a_sixteenth_of_one_group() -> None:
    assert shapes_of(Config())["ca.1.weight"] == (4, 192, 1, 1)


def test_pixel_attention_is_one_by_one_as_published_and_not_as_printed() -> None:
    assert shapes_of(Config())["palayer.pa.0.weight"] == (8, 64, 1, 1)


def test_the_residual_adds_the_input_as_it_was_given(filled: Callable[..., nn.Module]) -> None:
    net = filled(FFANet(Config(1, 1, 8)))
    nn.init.zeros_(net.get_parameter("post.1.weight"))
    nn.init.zeros_(net.get_parameter("post.1.bias"))
    hazy = torch.rand(1, 3, 7, 5, generator=torch.Generator().manual_seed(1))
    assert torch.equal(net(hazy), hazy)


@pytest.mark.parametrize("shape", [(8, 4, 3, 3), (8, 6, 3, 3), (8, 0, 3, 3), (8,)])
def test_an_input_layer_of_another_network_does_not_fit(shape: tuple[int, ...]) -> None:
    with pytest.raises(ShapesDoNotFit):
        infer({"pre.0.weight": shape, "g1.gp.0.conv1.weight": (8, 8, 3, 3)})


def test_shapes_without_a_block_do_not_fit() -> None:
    with pytest.raises(ShapesDoNotFit, match=r"g1\.gp\.0"):
        infer({"pre.0.weight": (8, 3, 3, 3)})


def test_published_normalisation_is_the_default() -> None:
    assert FAMILY.domain(Config()).mean == (0.64, 0.60, 0.58)
    assert FAMILY.domain(Config()).std == (0.14, 0.15, 0.152)
