"""What was stored from the published code, in tests/golden: inputs and weights rebuilt, pairs that were scored."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from restoration.models import rcan

GOLDEN = Path(__file__).parents[1] / "golden"

Pair = Callable[[str, dict], tuple[np.ndarray, np.ndarray]]


@pytest.fixture(scope="session")
def golden() -> Path:
    return GOLDEN


@pytest.fixture(scope="session")
def filling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fill_weights", GOLDEN / "fill_weights.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pair(filling: ModuleType) -> Pair:
    """pair(tag, section of metrics.json) -> (B, H, W, C) float32: the clean pictures, and the spoilt ones."""

    def make(tag: str, about: dict) -> tuple[np.ndarray, np.ndarray]:
        a, c = (filling.make_input(f"{tag}:{which}", about["shape"], about.get("hi", 1.0)) for which in "ab")
        b = np.float32(a + np.float32(about["k"]) * (c - a) * np.float32(0.2))
        return a.transpose(0, 2, 3, 1), b.transpose(0, 2, 3, 1)

    return make


@pytest.fixture
def filled(filling: ModuleType) -> Callable[..., nn.Module]:
    """`filled(net, gain)`: the same network in evaluation mode, every weight replaced."""

    def fill(net: nn.Module, gain: float = 0.8) -> nn.Module:
        state = net.state_dict()
        net.load_state_dict(filling.fill_state_dict(state, gain))
        return net.eval().requires_grad_(False)

    return fill


Enlarger = Callable[[int], Path]


@pytest.fixture
def enlarger(tmp_path: Path) -> Enlarger:
    """`enlarger(scale)`: a file with an RCAN that enlarges by bilinear interpolation, but for a rim."""

    def make(scale: int) -> Path:
        net = rcan.RCAN(rcan.Config(1, 1, 8, 4, scale))
        for name, parameter in net.named_parameters():
            if not name.startswith(("sub_mean", "add_mean")):
                parameter.data.zero_()
        for layer in (net.head[0], net.tail[1]):
            layer.weight.data[[0, 1, 2], [0, 1, 2], 1, 1] = 1
        step = 3 if scale == 3 else 2
        for layer in net.tail[0]:
            if isinstance(layer, nn.Conv2d):
                layer.weight.data.copy_(interpolation(step, 8))
        save_file(net.state_dict(), tmp_path / f"bilinear-x{scale}.safetensors")
        return tmp_path / f"bilinear-x{scale}.safetensors"

    return make


def interpolation(scale: int, width: int) -> torch.Tensor:
    """(scale² width, width, 3, 3): what a pixel shuffle turns into bilinear interpolation of each channel."""
    places = [(2 * step + 1 - scale) / (2 * scale) for step in range(scale)]
    lines = torch.tensor([[max(0.0, -at), 1 - abs(at), max(0.0, at)] for at in places])
    kernels = (lines[:, None, :, None] * lines[None, :, None, :]).reshape(scale**2, 3, 3)
    weight = torch.zeros(width, scale**2, width, 3, 3)
    for channel in range(width):
        weight[channel, :, channel] = kernels
    return weight.reshape(-1, width, 3, 3)
