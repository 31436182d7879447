"""DuRN against the published code: names, parameters, outputs, gates, and each of its quirks. Weights come from names.

There are six variants; what differs between them is tried for each.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import durn
from restoration.models.durn import Config, build, infer, plain_start
from restoration.models.durn_blocks import VARIANTS, Block, InstanceNorm

PUBLISHED = [
    ("durn_p", Config("p", 32, 6), 816_225, 2e-5),
    ("durn_p_no_norm", Config("p-no-norm", 32, 6), 815_651, 1e-5),
    ("durn_u", Config("u", 64, 6), 12_856_579, 1e-5),
    ("durn_us", Config("us", 64, 12), 9_070_915, 1e-5),
    ("durn_s_p", Config("s-p", 64, 9), 10_176_964, 1e-5),
    ("durn_s", Config("s", 64, 6), 3_729_923, 1e-5),
]
NAMED = [pytest.param(name, config, id=config.variant) for name, config, _, _ in PUBLISHED]
CONFIGS = [pytest.param(config, id=config.variant) for _, config, _, _ in PUBLISHED]
ODD = [
    Config("p", 4, 1),
    Config("p", 6, 2, 2),
    Config("p-no-norm", 5, 7),
    Config("p-no-norm", 4, 2, 3),
    Config("s", 3, 2),
    Config("s", 4, 1, 2),
    Config("us", 1, 1),
    Config("us", 6, 3, 2),
    Config("us", 4, 13),
    Config("u", 3, 2),
    Config("u", 4, 7, 2),
    Config("s-p", 3, 2),
    Config("s-p", 4, 5, 2),
    Config("s-p", 2, 11),
]
Fill = Callable[..., nn.Module]


def shapes_of(config: Config) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in build(config).state_dict().items()}


def image(config: Config, height: int, width: int, batch: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.rand(batch, durn.colours(config.variant), height, width, generator=generator)


def small(variant: str) -> Config:
    """With every kind of block that the variant has."""
    return Config(variant, 4, 5)


@pytest.mark.parametrize(("name", "config"), NAMED)
def test_names_shapes_and_their_order_are_the_published_ones(name: str, config: Config, golden: Path) -> None:
    manifest = json.loads((golden / f"{name}.json").read_text())
    assert [(key, list(shape)) for key, shape in shapes_of(config).items()] == list(manifest.items())


@pytest.mark.parametrize(("name", "config", "parameters", "tolerance"), PUBLISHED)
def test_output_and_gates_are_the_published_ones(
    name: str, config: Config, parameters: int, tolerance: float, golden: Path, filled: Fill
) -> None:
    with np.load(golden / f"{name}.npz") as arrays:
        known = dict(arrays)
    net = filled(build(config), float(known["gain"]))
    gates = [key.removeprefix("att_") for key in known if key.startswith("att_")]
    seen: dict[str, np.ndarray] = {}
    for gate in gates:
        net.get_submodule(gate).register_forward_hook(
            lambda _module, _inputs, output, gate=gate: seen.update({gate: output.numpy()})
        )
    output = net(torch.from_numpy(known["in_main"])).numpy()
    assert sum(parameter.numel() for parameter in net.parameters()) == known["params"] == parameters
    assert len(gates) == (2 if [1 for step in durn.steps(config) if step.gated] else 0)
    np.testing.assert_allclose(output, known["out_main"], rtol=0, atol=tolerance)
    for gate in gates:
        np.testing.assert_allclose(seen[gate], known[f"att_{gate}"], rtol=0, atol=1e-5, err_msg=gate)


def test_the_default_is_the_one_published_for_haze() -> None:
    assert Config() == Config("us", 64, 12, 1)


@pytest.mark.parametrize("config", [*(config for _, config, _, _ in PUBLISHED), *ODD], ids=str)
def test_shapes_tell_variant_and_size(config: Config) -> None:
    assert infer(shapes_of(config)) == config


@pytest.mark.parametrize("config", ODD, ids=str)
def test_odd_members_keep_size_and_input_and_take_batches(config: Config, filled: Fill) -> None:
    net = filled(build(config))
    side = durn.smallest(config)
    two = image(config, side, side + durn.multiple_of(config), batch=2)
    before = two.clone()
    both = net(two)
    assert both.shape == two.shape
    assert torch.equal(two, before)
    torch.testing.assert_close(both, torch.cat([net(two[:1]), net(two[1:])]), rtol=0, atol=1e-5)


@pytest.mark.parametrize("config", CONFIGS)
def test_smallest_sizes_and_multiples_are_the_published_ones(config: Config) -> None:
    """The sizes that the published forward was seen to accept."""
    sizes = {"p": (16, 1), "p-no-norm": (16, 1), "s": (16, 1), "u": (8, 4), "us": (12, 4), "s-p": (16, 4)}
    assert (durn.smallest(config), durn.multiple_of(config)) == sizes[config.variant]


@pytest.mark.parametrize("config", ODD, ids=str)
def test_the_smallest_size_is_a_multiple(config: Config) -> None:
    assert durn.smallest(config) % durn.multiple_of(config) == 0


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_smallest_image_passes_and_a_smaller_one_does_not(variant: str, filled: Fill) -> None:
    config = Config(variant, 2, len(VARIANTS[variant].steps))
    net = filled(build(config))
    least, step = durn.smallest(config), durn.multiple_of(config)
    assert net(image(config, least, least + step)).shape[2:] == (least, least + step)
    with pytest.raises((RuntimeError, ValueError)):
        net(image(config, least - step, least))


@pytest.mark.parametrize("variant", ["u", "us", "s-p"])
def test_sides_that_are_no_multiples_of_four_do_not_close(variant: str, filled: Fill) -> None:
    with pytest.raises(RuntimeError):
        filled(build(small(variant)))(image(small(variant), 34, 32))


@pytest.mark.parametrize("variant", ["p", "p-no-norm", "s"])
def test_flat_variants_take_any_size(variant: str, filled: Fill) -> None:
    assert filled(build(small(variant)))(image(small(variant), 17, 22)).shape[2:] == (17, 22)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_parameter_learns_but_the_unused_ones(variant: str) -> None:
    torch.manual_seed(0)
    net = build(small(variant))
    net(image(small(variant), 32, 32, batch=2)).square().mean().backward()
    idle = {name for name, parameter in net.named_parameters() if parameter.grad is None}
    assert idle == {name for name, _ in net.named_parameters() if name == "prelu.weight" or name.endswith(".shift")}


@pytest.mark.parametrize("variant", VARIANTS)
def test_files_without_counters_of_batches_load_strictly(variant: str, filled: Fill) -> None:
    net = filled(build(small(variant)))
    old = {name: tensor for name, tensor in net.state_dict().items() if not name.endswith("num_batches_tracked")}
    assert infer({name: tuple(tensor.shape) for name, tensor in old.items()}) == small(variant)
    again = build(small(variant)).eval()
    again.load_state_dict(old)
    given = image(small(variant), 32, 32)
    assert torch.equal(again(given), net(given))


def test_instance_norm_adds_its_scale_and_never_its_shift() -> None:
    layer = InstanceNorm(2)
    nn.init.constant_(layer.scale, 3.0)
    nn.init.constant_(layer.shift, 100.0)
    x = torch.rand(2, 2, 5, 6, generator=torch.Generator().manual_seed(0))
    normal = layer(x).detach()
    torch.testing.assert_close(normal.mean((2, 3)), torch.full((2, 2), 3.0))
    torch.testing.assert_close(normal.var((2, 3), correction=0), torch.full((2, 2), 9.0), rtol=1e-4, atol=0)


def test_an_instance_norm_can_be_held_to_the_moments_of_another_image(filled: Fill) -> None:
    layer = InstanceNorm(2)
    whole = torch.rand(1, 2, 8, 8, generator=torch.Generator().manual_seed(0))
    answer = layer.moments(whole)
    layer.moments.register_forward_hook(lambda _module, _inputs, _output: answer)
    torch.testing.assert_close(layer(whole[..., :3]), layer(whole)[..., :3])


def beyond_edges(variant: str) -> dict[str, str]:
    """What the first convolution of each pair meets there."""
    net = build(Config(variant, 2, len(VARIANTS[variant].steps)))
    return {
        f"{module.kernel_size[0]}x{module.dilation[0]}": module.padding_mode
        for name, module in net.named_modules()
        if name.endswith(".up_conv.conv2d") and isinstance(module, nn.Conv2d)
    }


@pytest.mark.parametrize("variant", ["p", "p-no-norm", "s"])
def test_flat_variants_mirror_the_edge_however_dilated(variant: str) -> None:
    assert beyond_edges(variant) == dict.fromkeys(["5x1", "7x1", "7x2", "11x2", "11x1", "11x3"], "reflect")


def test_dilated_convolutions_of_the_others_meet_zeros() -> None:
    assert beyond_edges("us") == dict.fromkeys(["5x1", "7x1", "11x1"], "reflect")
    assert beyond_edges("u") == {"3x3": "zeros", "7x1": "reflect", "3x2": "zeros", "5x1": "reflect"}
    zeros = dict.fromkeys(["3x12", "3x8", "3x6", "3x2", "3x3", "3x4"], "zeros")
    assert beyond_edges("s-p") == zeros | {"5x1": "reflect", "7x1": "reflect"}


@pytest.mark.parametrize("variant", VARIANTS)
def test_only_the_raindrop_variant_takes_away_what_it_finds(variant: str, filled: Fill) -> None:
    net = filled(build(small(variant)))
    last = net.get_submodule(durn.exact(small(variant))[1])
    layer = next(module for module in last.modules() if isinstance(module, nn.Conv2d))
    assert layer.bias is not None
    nn.init.zeros_(layer.weight)
    nn.init.constant_(layer.bias, 0.5)
    given = image(small(variant), 32, 32)
    sign = -1 if variant == "s-p" else 1
    torch.testing.assert_close(net(given), given + sign * np.tanh(0.5))


def streams(net: nn.Module, name: str, seen: list[tuple[Tensor, Tensor]]) -> None:
    net.get_submodule(name).register_forward_pre_hook(lambda _module, inputs: seen.append(inputs))


def test_the_raindrop_variant_begins_its_second_stream_anew_with_the_plain_blocks(filled: Fill) -> None:
    net = filled(build(Config("s-p", 4, 5)))
    seen: list[tuple[Tensor, Tensor]] = []
    for number in range(1, 6):
        streams(net, f"rud{number}", seen)
    net(image(small("s-p"), 32, 32))
    assert [x is second for x, second in seen] == [True, False, False, True, False]


@pytest.mark.parametrize("variant", ["u", "us"])
def test_the_second_stream_of_u_and_us_has_twice_the_resolution(variant: str, filled: Fill) -> None:
    net = filled(build(small(variant)))
    seen: list[tuple[Tensor, Tensor]] = []
    streams(net, "rud2", seen)
    net(image(small(variant), 32, 48))
    x, second = seen[0]
    assert (x.shape[2:], second.shape[2:]) == ((8, 12), (16, 24))


def test_the_first_layer_of_the_raindrop_variant_loses_two_rows_and_columns(filled: Fill) -> None:
    net = filled(build(small("s-p")))
    assert net.get_submodule("conv1")(image(small("s-p"), 32, 48)).shape[2:] == (30, 46)


def test_its_enlargement_mirrors_the_first_row_and_column_only(filled: Fill) -> None:
    enlarge = filled(build(small("s-p"))).get_submodule("deconv2")
    assert isinstance(enlarge, nn.Sequential)
    x = torch.rand(1, 8, 3, 5, generator=torch.Generator().manual_seed(0))
    grown = enlarge[0](x)
    rows = (grown + torch.cat([grown[:, :, 1:2], grown[:, :, :-1]], dim=2)) / 2
    expected = (rows + torch.cat([rows[..., 1:2], rows[..., :-1]], dim=3)) / 2
    torch.testing.assert_close(enlarge(x), expected)


def test_its_rectifier_with_a_slope_is_stored_and_not_used(filled: Fill) -> None:
    net = filled(build(small("s-p")))
    given = image(small("s-p"), 32, 32)
    before = net(given)
    nn.init.constant_(net.get_parameter("prelu.weight"), 50.0)
    assert torch.equal(net(given), before)


def test_u_adds_before_it_normalises_and_p_after(filled: Fill) -> None:
    added: dict[str, list[bool]] = {}
    for variant, block in (("u", "rud1"), ("p", "block1")):
        net = filled(build(Config(variant, 4, 1)))
        added[variant] = []
        for first, then in (("up_conv", "up_norm"), ("down_conv", "down_norm")):
            passed: list[Tensor] = []
            net.get_submodule(f"{block}.{first}").register_forward_hook(lambda _m, _i, out, to=passed: to.append(out))
            net.get_submodule(f"{block}.{then}").register_forward_pre_hook(
                lambda _m, given, to=passed: to.append(*given)
            )
            net(image(Config(variant), 32, 32))
            added[variant].append(not torch.equal(passed[0], passed[1]))
    assert added == {"u": [True, True], "p": [False, False]}


def test_batch_norm_is_that_of_training_and_not_of_the_image(filled: Fill) -> None:
    """Stored statistics: a tile and the whole photograph are normalised alike."""
    block = Block(4, VARIANTS["p"].steps[0], "batch")
    block = filled(block)
    x = torch.rand(1, 4, 40, 40, generator=torch.Generator().manual_seed(0))
    whole, part = block(x, x)[0], block(x[..., :30], x[..., :30])[0]
    torch.testing.assert_close(part[..., :20], whole[..., :20])


def test_the_hidden_width_of_a_gate_is_half_of_its_channels() -> None:
    assert shapes_of(Config())["rud1.se.se.fc.0.weight"] == (32, 64)
    assert shapes_of(Config("s-p", 64, 9))["rud1.se.se.fc.0.weight"] == (64, 128)


@pytest.mark.parametrize(
    ("config", "gates"),
    [
        (Config("p", 32, 6), []),
        (Config("p-no-norm", 32, 6), []),
        (Config("u", 64, 6), []),
        (Config(), [f"rud{number}.se.se.fc" for number in range(1, 13)]),
        (Config("s-p", 64, 9), [f"rud{number}.se.se.fc" for number in range(1, 4)]),
        (Config("s", 64, 6), [f"block{number}.se.se.fc" for number in range(1, 7)]),
    ],
    ids=lambda value: value.variant if isinstance(value, Config) else "",
)
def test_gates_are_where_they_were_published(config: Config, gates: list[str]) -> None:
    with torch.device("meta"):
        names = [name for name, _ in build(config).named_modules() if name.endswith(".se.se.fc")]
    assert names == gates
    assert [tap.kind for tap in durn.FAMILY.taps] == ["channel"]


def test_only_p_is_grey_and_only_the_raindrop_variant_turns_the_colours_round() -> None:
    assert {variant for variant in VARIANTS if durn.domain(Config(variant)).grey} == {"p"}
    assert {variant for variant in VARIANTS if durn.domain(Config(variant)).bgr} == {"s-p"}


def farthest_look(config: Config, net: nn.Module, side: int, row: int) -> int:
    """How far the rows that one pixel of the answer depends on are from it."""
    given = image(config, side, side).double().requires_grad_()
    net(given)[0, 0, row, row].backward()
    assert given.grad is not None
    rows = given.grad[0].abs().sum((0, 2)).nonzero().flatten()
    return max(row - int(rows[0]), int(rows[-1]) - row)


@pytest.mark.parametrize("config", [Config(variant, 2, 1 + (variant in ("p", "u"))) for variant in VARIANTS], ids=str)
def test_no_pixel_looks_farther_than_said(config: Config, filled: Fill) -> None:
    """Without gates and the moments of the whole image, which see everything."""
    said = durn.receptive_field(config)
    net = filled(build(config)).double()
    for parameter in net.parameters():  # positive, so that nothing is rectified; small, so that tanh passes it
        parameter.copy_((parameter.abs() + 1e-3) / parameter[0].numel())
    for name, module in net.named_modules():
        if name.endswith(".se.se.fc"):
            module.register_forward_hook(lambda _module, _inputs, output: torch.ones_like(output))
        if name.endswith(".moments"):
            module.register_forward_hook(
                lambda _module, _inputs, output: torch.stack([torch.zeros_like(output[0]), torch.ones_like(output[0])])
            )
    side = said // 4 * 4 + 16
    looked = max(farthest_look(config, net, side, side // 2 + offset) for offset in range(4))
    assert said // 2 - 6 <= looked <= said // 2


@pytest.mark.parametrize("config", [*(config for _, config, _, _ in PUBLISHED), *ODD], ids=str)
def test_the_exact_layers_exist_and_estimates_are_positive(config: Config) -> None:
    with torch.device("meta"):
        net = build(config)
    for name in durn.exact(config):
        net.get_submodule(name)
    assert durn.activations(config) > 0
    assert durn.receptive_field(config) > 0


@pytest.mark.parametrize("channels", [0, 2, 6, 13])
def test_an_input_layer_of_another_network_does_not_fit(channels: int) -> None:
    shapes = shapes_of(Config("us", 4, 1)) | {"conv1.weight": (4, channels, 7, 7)}
    with pytest.raises(ShapesDoNotFit, match="3 times a square"):
        infer(shapes)


@pytest.mark.parametrize("shapes", [{}, {"conv1.weight": (4, 3, 7, 7)}, {"deconv1.0.weight": (8, 8, 4, 4)}])
def test_shapes_without_blocks_do_not_fit(shapes: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(ShapesDoNotFit):
        infer(shapes)


@pytest.mark.parametrize("variant", ["p-no-norm", "us", "s-p"])
def test_a_plain_start_answers_with_the_photograph(variant: str) -> None:
    net = build(Config(variant, width=8, blocks=2)).eval()
    plain_start(net)
    spoilt = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        assert torch.equal(net(spoilt), spoilt)
