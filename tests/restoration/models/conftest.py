"""Networks whose weights come from the names of their keys: see tests/golden/fill_weights.py."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from torch import nn

GOLDEN = Path(__file__).parents[2] / "golden"


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


@pytest.fixture
def filled(filling: ModuleType) -> Callable[..., nn.Module]:
    """`filled(net, gain)`: the same network in evaluation mode, every weight replaced."""

    def fill(net: nn.Module, gain: float = 0.8) -> nn.Module:
        state = net.state_dict()
        net.load_state_dict(filling.fill_state_dict(state, gain))
        return net.eval().requires_grad_(False)

    return fill
