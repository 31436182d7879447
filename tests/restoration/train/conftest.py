"""What fine-tuning is tried with: a network that does nothing yet, and pairs with an easy secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from restoration.models import ffa

PLAIN = {"mean": [0.0, 0.0, 0.0], "std": [1.0, 1.0, 1.0]}


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """A file with a tiny FFA-Net of plain values that answers with what it was given."""
    torch.manual_seed(1)
    net = ffa.FFANet(ffa.Config(3, 1, 8, 2))
    for weight in net.post[1].parameters():
        weight.data.zero_()
    save_file(net.state_dict(), tmp_path / "identity.safetensors", {"domain": json.dumps(PLAIN)})
    return tmp_path / "identity.safetensors"


Own = Callable[[int], tuple[Path, Path]]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """`own(count)`: folders of so many pairs, whose spoilt side is a fifth brighter."""

    def make(count: int) -> tuple[Path, Path]:
        inputs, targets = tmp_path / "spoilt", tmp_path / "clean"
        for number in range(count):
            coarse = np.random.default_rng(number).random((4, 6, 3), np.float32)
            clean = cv2.resize(coarse, (72, 64), interpolation=cv2.INTER_LINEAR) * 0.7
            for folder, pixels in ((inputs, clean + 0.2), (targets, clean)):
                folder.mkdir(exist_ok=True)
                stored = np.rint(pixels[..., ::-1] * 255).astype(np.uint8)
                (folder / f"{number}.png").write_bytes(cv2.imencode(".png", stored)[1].tobytes())
        return inputs, targets

    return make
