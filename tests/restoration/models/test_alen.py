"""ALEN against what the published code computed for the same weights and input, and the members that are ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.infer.observe import gates, pinned, remembered
from restoration.models import alen
from restoration.models.alen import ALEN, FAMILY, ChannelAttention, Config, NonLocal, infer, space_to_depth

ODD = [
    Config(3, 8, 1, 1),
    Config(4, 7, 2),
    Config(4, 3, 4),
    Config(4, 12, 2, 6, isl=True),
    Config(3, 16, 3, isl=True),
    Config(3, 5, 1, 3),
    Config(3, 32, 2, 4),
]

Filled = Callable[..., nn.Module]


def shapes_of(config: Config) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in ALEN(config).state_dict().items()}


def parameters_of(config: Config) -> int:
    with torch.device("meta"):
        return sum(parameter.numel() for parameter in ALEN(config).parameters())


def image(config: Config, batch: int = 1, units: tuple[int, int] = (4, 5)) -> Tensor:
    step = FAMILY.multiple_of(config)
    generator = torch.Generator().manual_seed(7)
    return torch.rand(batch, config.colours, units[0] * step, units[1] * step, generator=generator)


def watched(net: nn.Module, name: str) -> list[tuple[Tensor, Tensor]]:
    """Will hold what the module was given and answered, call by call."""
    seen: list[tuple[Tensor, Tensor]] = []
    net.get_submodule(name).register_forward_hook(lambda _module, given, answer: seen.append((given[0], answer)))
    return seen


@pytest.fixture(scope="module")
def known(golden: Path) -> dict[str, np.ndarray]:
    with np.load(golden / "alen.npz") as arrays:
        return dict(arrays)


def test_names_shapes_and_their_order_are_the_published_ones(golden: Path) -> None:
    manifest = json.loads((golden / "alen.json").read_text())
    assert [(key, list(shape)) for key, shape in shapes_of(Config()).items()] == list(manifest.items())


def test_output_and_gates_are_the_published_ones(known: dict[str, np.ndarray], filled: Filled) -> None:
    net = filled(ALEN(Config()), float(known["gain"]))
    published = {key.removeprefix("att_"): key for key in known if key.startswith("att_")}
    for number in range(2):
        published[f"layer{number + 1}.1.nonlocalblock.softmax"] = f"softmax_call_{number}"
    seen = {name: watched(net, name) for name in published}
    output = net(torch.from_numpy(known["in_main"])).numpy()
    assert len(published) == 5
    assert parameters_of(Config()) == known["params"]
    np.testing.assert_allclose(output, known["out_main"], rtol=0, atol=1e-5)
    for name, key in published.items():
        ((_, answer),) = seen[name]
        np.testing.assert_allclose(answer.numpy(), known[key], rtol=0, atol=1e-5, err_msg=name)


def test_the_taps_name_every_gate(known: dict[str, np.ndarray]) -> None:
    found = [(gate.layer, gate.tap.kind) for gate in gates(ALEN(Config()), FAMILY.taps)]
    assert [kind for _, kind in found].count("pairwise") == known["n_softmax_calls"]
    assert [name for name, kind in found if kind == "channel"] == [
        "inc.conv1.0.fc",
        *(f"layer{number}.1.seblock.fc" for number in (1, 2, 3)),
        *(f"layer{number}.0.conv1.0.fc" for number in (4, 5, 6)),
    ]


def test_a_batch_passes_though_the_published_network_took_single_images(
    known: dict[str, np.ndarray], filled: Filled
) -> None:
    net = filled(ALEN(Config()), float(known["gain"]))
    one = torch.from_numpy(known["in_main"])
    both = net(torch.cat([one.flip(3), one]))
    torch.testing.assert_close(both[1], torch.from_numpy(known["out_main"])[0], rtol=0, atol=1e-5)


@pytest.mark.parametrize("config", ODD)
def test_a_batch_of_two_is_two_single_images(config: Config, filled: Filled) -> None:
    net = filled(ALEN(config))
    two = image(config, batch=2)
    torch.testing.assert_close(net(two), torch.cat([net(two[:1]), net(two[1:])]), rtol=0, atol=1e-5)


@pytest.mark.parametrize("config", [Config(), Config(isl=True), *ODD])
def test_the_shapes_tell_the_config(config: Config) -> None:
    assert infer(shapes_of(config)) == config


@pytest.mark.parametrize("config", ODD)
def test_the_answer_has_the_photograph_s_size_and_the_argument_is_left_alone(config: Config, filled: Filled) -> None:
    net, given = filled(ALEN(config)), image(config)
    before = given.clone()
    output = net(given)
    scale = FAMILY.scale(config)
    assert output.shape == (1, 3, given.shape[2] * scale, given.shape[3] * scale)
    assert bool(torch.isfinite(output).all())
    assert torch.equal(given, before)


def test_packed_planes_are_half_the_photograph_and_rgb_is_all_of_it() -> None:
    assert FAMILY.scale(Config()) == 2
    assert FAMILY.scale(Config(3)) == 1
    assert shapes_of(Config(3))["inc.conv1.1.weight"] == (32, 4 * 12, 3, 3)


@pytest.mark.parametrize(("config", "multiple"), [(Config(), 8), (Config(3), 16), (Config(4, 8, 2, 4), 8)])
def test_sides_are_multiples_of_what_the_body_halves(config: Config, multiple: int, filled: Filled) -> None:
    assert FAMILY.multiple_of(config) == multiple
    net = filled(ALEN(config))
    with pytest.raises(RuntimeError, match=r"[Ss]izes of tensors|divisible"):
        net(torch.rand(1, config.colours, 64, 64 + multiple // 2))


@pytest.mark.parametrize("units", [(1, 1), (1, 9), (3, 2)])
def test_images_too_small_for_the_published_network_pass(units: tuple[int, int], filled: Filled) -> None:
    output = filled(ALEN(Config(width=4)))(image(Config(width=4), units=units))
    assert output.shape[2:] == (units[0] * 16, units[1] * 16)


@pytest.mark.parametrize("config", [Config(3, 8, 1), Config(4, 8, 1, isl=True)])
def test_every_weight_learns(config: Config) -> None:
    torch.manual_seed(0)
    net = ALEN(config)
    net(image(config, units=(16, 24))).sum().backward()
    idle = [name for name, weight in net.named_parameters() if weight.grad is None or not bool(weight.grad.any())]
    # A constant added to all scores changes no softmax.
    assert all(name.endswith("phi.bias") for name in idle)


def test_no_colour_of_fresh_weights_begins_dead_behind_the_last_activation() -> None:
    torch.manual_seed(0)
    answer = ALEN(Config(3, 16, 2, 4))(image(Config(3, 16, 2, 4)))
    assert bool((answer > 0).all())


def test_the_exposures_come_in_the_published_order(filled: Filled) -> None:
    net = filled(ALEN(Config(width=4)))
    seen = watched(net, "inc.conv1.0")
    given = image(Config(width=4))
    net(given)
    assert torch.equal(seen[0][0], torch.cat([0.8 * given, given, 1.2 * given, 1.5 * given], dim=1))


def test_the_answer_adds_nothing_of_the_input_and_is_never_negative(filled: Filled) -> None:
    net = filled(ALEN(Config(width=4)))
    nn.init.zeros_(net.get_parameter("output.0.weight"))
    nn.init.constant_(net.get_parameter("output.0.bias"), -1)
    assert not net(image(Config(width=4))).any()
    nn.init.constant_(net.get_parameter("output.0.bias"), 2)
    assert bool((net(image(Config(width=4))) == 2).all())


def test_inverted_shuffle_adds_the_parameters_of_its_three_convolutions() -> None:
    plain, inverted = shapes_of(Config()), shapes_of(Config(isl=True))
    assert parameters_of(Config(isl=True)) == parameters_of(Config()) + 86_240 == 2_771_316
    assert [name for name in inverted if name not in plain] == [
        f"layer{number}.0.{kind}" for number in (1, 2, 3) for kind in ("weight", "bias")
    ]
    assert {name: inverted[name] for name in plain} == plain
    assert inverted["layer2.0.weight"] == (64, 4 * 64, 1, 1)


def test_inverted_shuffle_takes_the_corners_clockwise_all_channels_at_a_time() -> None:
    cells = torch.tensor([[[[0.0, 1], [3, 2]], [[10, 11], [13, 12]]]])
    assert space_to_depth(cells).flatten().tolist() == [0, 10, 1, 11, 2, 12, 3, 13]
    assert not torch.equal(space_to_depth(cells), F.pixel_unshuffle(cells, 2))


def test_a_gate_is_drawn_from_the_means_of_its_own_image(filled: Filled) -> None:
    gate = filled(ChannelAttention(6))
    x = torch.rand(2, 6, 5, 7, generator=torch.Generator().manual_seed(2))
    assert gate.fc(x.mean((2, 3))[:, None, None]).shape == (2, 1, 1, 6)
    expected = [one * gate.fc(one.mean((1, 2)))[:, None, None] for one in x]
    torch.testing.assert_close(gate(x), torch.stack(expected))


def test_non_local_means_have_no_residual_and_come_back_by_nearest_neighbours(filled: Filled) -> None:
    block = filled(NonLocal(8))
    x = torch.rand(1, 8, 16, 24, generator=torch.Generator().manual_seed(3))
    answer = block(x)
    for down, right in ((0, 1), (1, 0), (1, 1)):
        assert torch.equal(answer[..., ::2, ::2], answer[..., down::2, right::2])
    nn.init.zeros_(block.conv.weight)
    nn.init.zeros_(block.conv.bias)
    assert not block(x).any()


def test_odd_maps_lose_their_last_row_and_column_to_the_means(filled: Filled) -> None:
    block = filled(NonLocal(8))
    seen = watched(block, "softmax")
    x = torch.rand(1, 8, 35, 45, generator=torch.Generator().manual_seed(4))
    assert block(x).shape == x.shape
    ((scores, weights),) = seen
    assert scores.shape == (1, 17 * 22, 4, 5)
    assert weights.shape == (1, 17 * 22, 20)


def test_queries_taken_some_at_a_time_find_the_same(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    block = filled(NonLocal(8))
    x = torch.rand(2, 8, 32, 48, generator=torch.Generator().manual_seed(5))
    at_once, seen = block(x), watched(block, "softmax")
    monkeypatch.setattr(alen, "PAIRS", 2 * 24 * 100)
    torch.testing.assert_close(block(x), at_once, rtol=0, atol=1e-6)
    assert [answer.shape for _, answer in seen] == [(2, 100, 24), (2, 100, 24), (2, 100, 24), (2, 84, 24)]
    monkeypatch.setattr(alen, "PAIRS", 1)
    torch.testing.assert_close(block(x), at_once, rtol=0, atol=1e-6)


def test_what_the_convolutions_reach_is_within_the_receptive_field(filled: Filled) -> None:
    config = Config(3, 4, 2, 2)
    net = filled(ALEN(config))
    dark = torch.rand(1, 3, 160, 160, generator=torch.Generator().manual_seed(6))
    changed = dark.clone()
    changed[..., 80:84, 80:84] += 1
    with remembered(net, FAMILY.taps, FAMILY.held) as answers:
        before = net(dark)
    with pinned(net, FAMILY.taps, answers, FAMILY.held):
        moved = (net(changed) != before).any(dim=1)[0].nonzero()
    reach = FAMILY.receptive_field(config) // 2
    assert len(moved)
    assert 80 - reach <= int(moved.min())
    assert int(moved.max()) < 84 + reach


def test_a_tile_that_is_given_the_gates_and_keys_of_the_whole_image_agrees_with_it(filled: Filled) -> None:
    config = Config(3, 8, 2, 2)
    net = filled(ALEN(config), 1.4)
    whole = torch.rand(1, 3, 128, 192, generator=torch.Generator().manual_seed(8))
    whole[..., 96:] *= 4
    with remembered(net, FAMILY.taps, FAMILY.held) as answers:
        expected = net(whole)
    with pinned(net, FAMILY.taps, answers, FAMILY.held):
        told = net(whole[..., :128])
    with pinned(net, FAMILY.taps, answers):
        told_no_keys = net(whole[..., :128])
    sure = 128 - FAMILY.receptive_field(config) // 2
    torch.testing.assert_close(told[..., :sure], expected[..., :sure], rtol=0, atol=1e-5)
    assert float((told_no_keys - expected[..., :128])[..., :sure].abs().max()) > 1e-3


@pytest.mark.parametrize(
    ("name", "shape", "told"),
    [
        ("inc.conv1.1.weight", (8,), "inc.conv1.1.weight"),
        ("inc.conv1.1.weight", (8, 20, 3, 3), "20 input channels"),
        ("output.0.weight", (6, 8, 1, 1), "6 output channels"),
        ("output.0.weight", (0, 8, 1, 1), "0 output channels"),
        ("output.0.weight", (3, 8, 1, 1), "16 input channels"),
    ],
)
def test_layers_of_another_network_do_not_fit(name: str, shape: tuple[int, ...], told: str) -> None:
    with pytest.raises(ShapesDoNotFit, match=told):
        infer({**shapes_of(Config(width=8)), name: shape})


def test_shapes_without_a_way_up_do_not_fit() -> None:
    shapes = {name: shape for name, shape in shapes_of(Config(width=8)).items() if not name.startswith("up")}
    with pytest.raises(ShapesDoNotFit, match=r"up1\.weight"):
        infer(shapes)


@pytest.mark.parametrize("wrong", [{"colours": 1}, {"shuffle": 3}])
def test_an_input_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="no input has"):
        replace(Config(), **wrong)


@pytest.mark.parametrize("config", [Config(), *ODD])
def test_estimates_for_planning_are_positive(config: Config) -> None:
    assert FAMILY.activations(config) > 0
    assert FAMILY.receptive_field(config) > FAMILY.multiple_of(config)
