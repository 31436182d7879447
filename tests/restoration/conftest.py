"""What was stored from the published code, in tests/golden: inputs and weights rebuilt, pairs that were scored."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from torch import nn

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
