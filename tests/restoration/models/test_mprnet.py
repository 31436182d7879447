"""MPRNet against what the published code computed for the same weights and input.

The golden files hold every 16th channel of the two supervised attention maps: whole maps are five times as large.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.infer.observe import observe
from restoration.models.domain import RgbDomain
from restoration.models.mprnet import (
    FAMILY,
    PUBLISHED,
    Config,
    MPRNet,
    SupervisedAttention,
    infer,
    plain_start,
    receptive_field,
)

SMALL = Config(8, 4, 4, 1)
ODD = [SMALL, Config(5, 3, 1, 2), Config(12, 0, 7, 1, 2), Config(6, 2, 0, 3, 3), Config(40, 40, 32)]
SAM_CHANNELS = 16
CALLS = {
    "shallow_feat1": 4,
    "stage1_encoder": 4,
    "stage1_decoder": 2,
    "sam12": 2,
    "shallow_feat2": 2,
    "stage2_encoder": 2,
    "stage2_decoder": 1,
    "sam23": 1,
    "shallow_feat3": 1,
    "stage3_orsnet": 1,
}


def shapes_of(config: Config) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in MPRNet(config).state_dict().items()}


def image(height: int, width: int, batch: int = 1) -> Tensor:
    return torch.rand(batch, 3, height, width, generator=torch.Generator().manual_seed(5))


@pytest.mark.parametrize("name", PUBLISHED)
def test_names_shapes_and_their_order_are_the_published_ones(name: str, golden: Path) -> None:
    manifest = json.loads((golden / f"mprnet_{name}.json").read_text())
    found = shapes_of(PUBLISHED[name])
    assert [(key, list(shape)) for key, shape in found.items()] == list(manifest.items())
    assert len(found) == 316
    assert infer(found) == PUBLISHED[name]


@pytest.mark.parametrize(
    ("name", "numbers"), [("deblurring", 20_127_073), ("denoising", 15_741_025), ("deraining", 3_637_249)]
)
def test_all_three_stages_and_the_gates_are_the_published_ones(
    name: str, numbers: int, golden: Path, filled: Callable[..., nn.Module]
) -> None:
    with np.load(golden / f"mprnet_{name}.npz") as arrays:
        known = dict(arrays)
    net = filled(MPRNet(PUBLISHED[name]), float(known["gain"]))
    # The published code has no module for the sigmoid behind a SAM's conv3; here it is the SAM's gate.
    gates = {key: key.removeprefix("att_").replace(".conv3", ".gate") for key in known if key.startswith("att_")}
    with observe(net, FAMILY.taps) as seen:
        answers = net(torch.from_numpy(known["in_main"]))
    first_calls = {record.layer: record.values for record in seen if record.call == 0}
    assert len(gates) == 4
    assert sum(parameter.numel() for parameter in net.parameters()) == known["params"] == numbers
    assert len(answers) == 3
    for number, answer in enumerate(answers):
        np.testing.assert_allclose(answer.numpy(), known[f"out_main_{number}"], rtol=0, atol=1e-5)
    for key, gate in gates.items():
        values = first_calls[gate][::SAM_CHANNELS] if gate.startswith("sam") else first_calls[gate]
        np.testing.assert_allclose(values, known[key].squeeze(), rtol=0, atol=1e-5, err_msg=gate)


def test_the_three_published_settings_differ_in_widths_only() -> None:
    assert PUBLISHED["deblurring"] == Config(96, 48, 32, 8, 1) == Config()
    assert PUBLISHED["denoising"] == Config(80, 48, 32, 8, 1)
    assert PUBLISHED["deraining"] == Config(40, 20, 16, 8, 1)
    assert FAMILY.domain(Config()) == RgbDomain()


def test_one_activation_is_shared_by_all_blocks_under_the_name_of_each() -> None:
    net = MPRNet(PUBLISHED["deraining"])
    aliases = [name for name, tensor in net.state_dict().items() if tensor.ndim == 1]
    assert len(aliases) == 55
    assert len({net.state_dict()[name].data_ptr() for name in aliases}) == 1
    assert len(list(net.parameters())) == 262
    assert len([module for module in net.modules() if isinstance(module, nn.PReLU)]) == 1


def test_the_activation_stays_shared_after_loading() -> None:
    net = MPRNet(SMALL)
    net.load_state_dict({name: tensor.clone() for name, tensor in MPRNet(SMALL).state_dict().items()}, strict=True)
    nn.init.constant_(net.get_parameter("shallow_feat1.1.body.1.weight"), 0.5)
    assert net.get_parameter("stage3_orsnet.orb3.body.0.body.1.weight").item() == 0.5


def test_there_is_no_bias_anywhere() -> None:
    assert not [name for name in shapes_of(Config()) if not name.endswith(".weight")]


def test_blocks_are_called_once_for_every_patch(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(SMALL))
    with observe(net, FAMILY.taps) as seen:
        net(image(16, 24))
    calls = Counter(record.layer for record in seen)
    assert calls == {layer: CALLS[layer.split(".")[0]] for layer in calls}
    assert len([layer for layer in calls if layer.endswith(".CA.conv_du")]) == 31 + 3 * SMALL.cabs


def test_supervised_maps_cover_the_upper_half_then_the_lower_then_the_whole(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(SMALL))
    with observe(net, FAMILY.taps) as seen:
        net(image(16, 24))
    maps = [(record.layer, record.call, record.values.shape) for record in seen if record.kind == "supervised"]
    assert maps == [("sam12.gate", 0, (8, 8, 24)), ("sam12.gate", 1, (8, 8, 24)), ("sam23.gate", 0, (8, 16, 24))]


def test_quarters_come_from_left_to_right_and_from_top_to_bottom(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(SMALL))
    dark = image(16, 24)
    for changed, corner in enumerate([(0, 0), (0, 12), (8, 0), (8, 12)]):
        light = dark.clone()
        light[..., corner[0] : corner[0] + 8, corner[1] : corner[1] + 12] += 0.5
        differs = [
            not np.array_equal(a, b) for a, b in zip(first_gates(net, dark), first_gates(net, light), strict=True)
        ]
        assert differs == [call == changed for call in range(4)]


def first_gates(net: nn.Module, given: Tensor) -> list[np.ndarray]:
    with observe(net, FAMILY.taps) as seen:
        net(given)
    return [record.values for record in seen if record.layer == "shallow_feat1.1.CA.conv_du"]


def test_left_and_right_quarter_meet_before_the_first_stage_answers(filled: Callable[..., nn.Module]) -> None:
    """Halves are upper and lower: the first stage's answer below does not know what is above, to the right it does."""
    net = filled(MPRNet(SMALL))
    dark = image(16, 24)
    light = dark.clone()
    light[..., :8, :12] += 0.5
    differs = (net(dark)[2] != net(light)[2]).any(dim=1)[0]
    assert differs[:8, :12].any()
    assert differs[:8, 12:].any()
    assert not differs[8:].any()


def test_every_stage_is_answered_and_the_last_comes_first(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(SMALL))
    before = net(image(16, 16))
    for name in ("tail.weight", "sam23.conv2.weight", "sam12.conv2.weight"):
        nn.init.zeros_(net.get_parameter(name))
    after = net(image(16, 16))
    assert all(torch.equal(answer, image(16, 16)) for answer in after)
    assert not any(torch.equal(answer, image(16, 16)) for answer in before)


def test_a_supervised_attention_opens_by_what_it_would_answer() -> None:
    sam = SupervisedAttention(SMALL).requires_grad_(False)
    features, given = torch.rand(1, 8, 4, 4), image(4, 4)
    gated, restored = sam(features, given)
    torch.testing.assert_close(restored, sam.conv2(features) + given)
    torch.testing.assert_close(gated, sam.conv1(features) * torch.sigmoid(sam.conv3(restored)) + features)


@pytest.mark.parametrize("config", ODD, ids=str)
def test_odd_members_are_read_from_their_shapes_and_load_strictly(config: Config) -> None:
    state = MPRNet(config).state_dict()
    found = infer({name: tuple(tensor.shape) for name, tensor in state.items()})
    assert found == config
    MPRNet(found).load_state_dict(state, strict=True)


@pytest.mark.parametrize("config", ODD[:4], ids=str)
def test_odd_members_keep_size_and_input_and_take_batches(config: Config, filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(config))
    step = FAMILY.multiple_of(config)
    two = image(2 * step, 3 * step, batch=2)
    before = two.clone()
    answers = net(two)
    assert torch.equal(two, before)
    singles = [net(two[:1]), net(two[1:])]
    for number, answer in enumerate(answers):
        assert answer.shape == two.shape
        torch.testing.assert_close(answer, torch.cat([single[number] for single in singles]), rtol=0, atol=1e-5)


def test_sides_are_multiples_of_eight_and_nothing_else(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(Config(2, 1, 1, 1)))
    for side in range(1, 34):
        for height, width in ((side, 8), (8, side)):
            if side % FAMILY.multiple_of(SMALL):
                with pytest.raises(RuntimeError):
                    net(image(height, width))
            else:
                assert net(image(height, width))[0].shape == (1, 3, height, width)


def test_gradients_reach_every_weight(filled: Callable[..., nn.Module]) -> None:
    net = filled(MPRNet(Config(32, 16, 8, 1, 2))).requires_grad_(True)
    sum(answer.square().mean() for answer in net(image(32, 16))).backward()
    assert not [name for name, weight in net.named_parameters() if weight.grad is None or not weight.grad.any()]


@pytest.mark.parametrize("cabs", [1, 2])
def test_the_receptive_field_covers_what_a_pixel_feels_through_the_convolutions(cabs: int) -> None:
    config = Config(2, 1, 1, cabs)
    net = MPRNet(config).requires_grad_(False)
    for weight in net.parameters():
        nn.init.constant_(weight, 0.1)
    for name, gate in net.named_modules():
        if name.endswith(("conv_du", "gate")):
            gate.register_forward_hook(lambda _module, _inputs, output: torch.ones_like(output))
    given = image(640, 16).double().requires_grad_()
    net.double()(given)[0][..., 160, 4].sum().backward()
    assert given.grad is not None
    rows = given.grad.abs().sum((0, 1, 3)).nonzero()
    extent = int(rows.max() - rows.min()) + 1
    assert extent <= receptive_field(config) <= extent + 8


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("shallow_feat1.0.weight", (8, 4, 3, 3)),
        ("shallow_feat1.0.weight", (8, 2, 3, 3)),
        ("shallow_feat1.0.weight", (8,)),
        ("stage1_encoder.down12.down.1.weight", (7, 8, 1, 1)),
        ("tail.weight", (3, 7, 3, 3)),
        ("tail.weight", ()),
    ],
)
def test_shapes_of_another_network_do_not_fit(name: str, shape: tuple[int, ...]) -> None:
    with pytest.raises(ShapesDoNotFit):
        infer(shapes_of(SMALL) | {name: shape})


def test_shapes_without_a_last_stage_do_not_fit() -> None:
    without = {name: shape for name, shape in shapes_of(SMALL).items() if "orb1" not in name}
    with pytest.raises(ShapesDoNotFit, match=r"stage3_orsnet\.orb1"):
        infer(without)


@pytest.mark.parametrize("shuffle", [1, 4])
def test_a_plain_start_answers_with_the_photograph_three_times(shuffle: int) -> None:
    net = MPRNet(Config(width=8, encoder_growth=4, orsnet_growth=4, cabs=1, shuffle=shuffle))
    plain_start(net)
    spoilt = image(32, 64)
    with torch.inference_mode():
        assert all(torch.equal(answer, spoilt) for answer in net(spoilt))
