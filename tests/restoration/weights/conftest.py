"""A small network's weights, and a models folder of the test's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor

from restoration.models import FAMILIES
from restoration.models.ffa import Config, FFANet

SMALL = Config(groups=2, blocks=1, width=8)


@pytest.fixture
def state() -> dict[str, Tensor]:
    torch.manual_seed(3)
    return dict(FFANet(SMALL).state_dict())


@pytest.fixture
def models_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "unveil" / "models"


@pytest.fixture
def small() -> Config:
    assert FAMILIES[0].id == "ffa"
    return SMALL
