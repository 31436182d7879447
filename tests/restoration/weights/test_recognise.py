"""Recognition proves itself, or tells the difference."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn

from restoration.errors import UnknownWeights
from restoration.models import ffa
from restoration.models.ffa import Config, FFANet
from restoration.weights import recognise


def difference(state: dict[str, Tensor]) -> str:
    with pytest.raises(UnknownWeights) as caught:
        recognise(state)
    assert "no network that Unveil knows" in caught.value.summary
    assert "FFA-Net" in caught.value.hint
    return caught.value.hint


@pytest.mark.parametrize("prefix", ["", "module.", "_orig_mod.", "module._orig_mod.", "_orig_mod.module."])
def test_wrappers_leave_their_prefix_and_it_is_stripped(state: dict[str, Tensor], small: Config, prefix: str) -> None:
    found = recognise({f"{prefix}{name}": tensor for name, tensor in state.items()})
    assert found.config == small
    assert list(found.state) == list(state)


def test_the_given_state_is_left_alone(state: dict[str, Tensor]) -> None:
    wrapped = {f"module.{name}": tensor for name, tensor in state.items()}
    names = list(wrapped)
    recognise(wrapped)
    assert list(wrapped) == names


def test_half_precision_is_recognised(state: dict[str, Tensor], small: Config) -> None:
    assert recognise({name: tensor.half() for name, tensor in state.items()}).config == small


def test_a_prefix_of_some_names_only_is_a_difference(state: dict[str, Tensor]) -> None:
    mixed = {(f"module.{name}" if "palayer" in name else name): tensor for name, tensor in state.items()}
    assert "module.g1.gp.0.palayer" in difference(mixed)


def test_missing_tensors_are_counted_and_named(state: dict[str, Tensor]) -> None:
    for name in ("ca.1.bias", "post.0.weight", "g2.gp.1.bias"):
        del state[name]
    told = difference(state)
    assert "3 missing" in told
    assert "post.0.weight" in told


def test_the_key_that_the_shape_is_read_from_may_be_the_missing_one() -> None:
    state = dict(FFANet(Config(blocks=1)).state_dict())
    del state["pre.0.weight"]
    assert "FFA-Net" in difference(state)


def test_extra_tensors_are_all_named() -> None:
    """A file of FFA-Net with these names was downloaded by somebody: issue 21 of its repository."""
    state = dict(FFANet(Config()).state_dict())
    extra = [f"g{group}.{name}" for group in (1, 2, 3) for name in ("la.gamma", "last.weight", "last.bias")]
    state |= dict.fromkeys(extra, torch.ones(1))
    told = difference({f"module.{name}": tensor for name, tensor in state.items()})
    assert "9 too many" in told
    assert all(name in told for name in extra)
    assert "missing" not in told


def test_other_shapes_are_told_with_both_shapes(state: dict[str, Tensor]) -> None:
    state["palayer.pa.0.weight"] = torch.ones(1, 8, 3, 3)
    told = difference(state)
    assert "1 of another shape" in told
    assert "(1, 8, 3, 3) instead of (1, 8, 1, 1)" in told


def test_quantised_whole_numbers_are_not_taken_for_weights(state: dict[str, Tensor]) -> None:
    state["post.0.weight"] = state["post.0.weight"].to(torch.int8)
    assert "1 rounded to whole numbers: post.0.weight" in difference(state)


def test_a_gap_in_the_numbering_is_a_difference(state: dict[str, Tensor]) -> None:
    moved = {name.replace("g2.", "g7."): tensor for name, tensor in state.items()}
    assert "g7.gp.0.conv1.weight" in difference(moved)


def test_weights_of_another_network_are_unknown() -> None:
    assert "body.weight" in difference({"body.weight": torch.ones(3, 3)})


def test_no_tensors_at_all_are_unknown() -> None:
    difference({})


def test_the_order_of_families_means_nothing(
    state: dict[str, Tensor], small: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoy = replace(ffa.FAMILY, id="decoy", build=lambda config: nn.Sequential(FFANet(config)))
    for families in ((decoy, ffa.FAMILY), (ffa.FAMILY, decoy)):
        monkeypatch.setattr(sys.modules["restoration.weights.recognise"], "FAMILIES", families)
        assert recognise(state).family.id == "ffa"


def test_a_name_with_a_giant_number_builds_nothing_giant(state: dict[str, Tensor]) -> None:
    state["g1.gp.999999.conv1.weight"] = torch.ones(8, 8, 3, 3)
    assert "g1.gp.999999" in difference(state)


def test_names_that_ask_for_millions_of_blocks_are_refused_quickly() -> None:
    one = torch.ones(1)
    state = {f"g{number}.gp.0.conv1.weight": one for number in range(1, 1500)}
    state |= {f"g1.gp.{number}.conv1.weight": one for number in range(1500)}
    state["pre.0.weight"] = torch.ones(8, 3, 3, 3)
    started = time.process_time()
    difference(state)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("shape", [(2**40, 3, 0, 0), (0, 3, 3, 3), (2**17, 3, 3, 3)])
def test_absurd_sides_are_refused_before_anything_is_built(state: dict[str, Tensor], shape: tuple[int, ...]) -> None:
    state["pre.0.weight"] = torch.empty(shape, device="meta")
    with pytest.raises(UnknownWeights, match=r"pre\.0\.weight"):
        recognise(state)


def test_hooks_on_building_do_not_stay(state: dict[str, Tensor]) -> None:
    recognise(state)
    assert not nn.modules.module._global_parameter_registration_hooks


def test_long_and_strange_names_are_shortened(state: dict[str, Tensor]) -> None:
    told = difference({**state, "x\n" * 500: torch.ones(1)})
    assert "\n" not in told
    assert len(told) < 300
