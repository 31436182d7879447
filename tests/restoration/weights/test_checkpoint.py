"""A checkpoint becomes a network that is ready, and the very file that was meant."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save
from torch import Tensor

from restoration.errors import UnknownWeights, UnreadableWeights
from restoration.models import ffa
from restoration.models.ffa import Config
from restoration.types import Checkpoint
from restoration.weights import load_checkpoint


def checkpoint(path: Path, state: dict[str, Tensor], sha256: str = "", **metadata: str) -> Checkpoint:
    path.write_bytes(save(state, metadata))
    return Checkpoint("x", "ffa", "dehaze", "X", path, sha256)


def test_the_network_is_ready_to_be_used(tmp_path: Path, state: dict[str, Tensor], small: Config) -> None:
    halves = {f"module.{name}": tensor.half() for name, tensor in state.items()}
    loaded = load_checkpoint(checkpoint(tmp_path / "x.safetensors", halves))
    assert (loaded.family, loaded.config, loaded.domain) == (ffa.FAMILY, small, ffa.FAMILY.domain(small))
    assert not loaded.net.training
    for name, parameter in loaded.net.named_parameters():
        assert (parameter.dtype, parameter.requires_grad) == (torch.float32, False)
        assert torch.equal(parameter, state[name].half().float())


def test_the_right_hash_opens_and_a_wrong_one_does_not(tmp_path: Path, state: dict[str, Tensor]) -> None:
    path = tmp_path / "x.safetensors"
    right = hashlib.sha256(save(state, {})).hexdigest()
    load_checkpoint(checkpoint(path, state, right))
    with pytest.raises(UnreadableWeights, match=r"x\.safetensors” was not opened: it is not the file") as caught:
        load_checkpoint(checkpoint(path, {**state, "pre.0.bias": torch.ones(8)}, right))
    assert caught.value.hint


def test_the_file_says_which_pixels_it_was_trained_on(tmp_path: Path, state: dict[str, Tensor]) -> None:
    domain = json.dumps({"mean": [0, 0.5, 0], "std": [1, 1, 2]})
    loaded = load_checkpoint(checkpoint(tmp_path / "x.safetensors", state, domain=domain))
    assert (loaded.domain.mean, loaded.domain.std) == ((0, 0.5, 0), (1, 1, 2))


@pytest.mark.parametrize(
    "domain",
    [
        "{",
        "[]",
        "{}",
        '{"mean": [0, 0, 0], "std": [1, 1, 0]}',
        '{"mean": [0, 0, 0], "std": [1, 1]}',
        '{"mean": [0, 0, NaN], "std": [1, 1, 1]}',
        '{"mean": "abc", "std": [1, 1, 1]}',
        '{"mean": 0, "std": 1}',
    ],
)
def test_a_damaged_word_about_pixels_is_not_guessed_around(
    tmp_path: Path, state: dict[str, Tensor], domain: str
) -> None:
    with pytest.raises(UnreadableWeights, match="range of their pixels"):
        load_checkpoint(checkpoint(tmp_path / "x.safetensors", state, domain=domain))


def test_a_method_without_weights_has_nothing_to_load() -> None:
    with pytest.raises(UnreadableWeights, match="without weights"):
        load_checkpoint(Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior"))


def test_weights_of_no_family_are_unknown(tmp_path: Path) -> None:
    with pytest.raises(UnknownWeights):
        load_checkpoint(checkpoint(tmp_path / "x.safetensors", {"w": torch.ones(2)}))
