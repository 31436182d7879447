"""What training leaves on disk: a resume file with everything, and weights alone. Both appear whole or not at all."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from restoration.files import replace_file
from restoration.train.recipe import Recipe
from restoration.weights.serialised import serialised


def save_weights(path: Path, recipe: Recipe, weights: dict[str, Tensor], about: dict[str, str]) -> None:
    """Safetensors with the family, its Config and `about` (strings) as metadata."""
    metadata = {
        "family": recipe.family.id,
        "task": recipe.task,
        "config": json.dumps(asdict(recipe.config)),
        "domain": json.dumps(asdict(recipe.domain)),
        **about,
    }
    tensors = {name: tensor.detach().float().contiguous().cpu() for name, tensor in weights.items()}
    replace_file(path, serialised(tensors, metadata))


def save_resume(path: Path, state: dict[str, Any]) -> None:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    replace_file(path, buffer.getvalue())


def load_resume(path: Path) -> dict[str, Any] | None:
    """None when there is nothing to go on from."""
    if not path.exists():
        return None
    return torch.load(io.BytesIO(path.read_bytes()), weights_only=True)
