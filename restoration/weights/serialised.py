"""Weights -> the bytes of our own safetensors files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from safetensors.torch import save
from torch import Tensor


def serialised(state: Mapping[str, Tensor], metadata: Mapping[str, str]) -> bytes:
    """safetensors.torch.save shuffles the metadata; this gives the same bytes, and SHA-256, for the same weights."""
    plain = save({name: tensor.clone() for name, tensor in state.items()})
    start = 8 + int.from_bytes(plain[:8], "little")
    header = json.dumps({"__metadata__": dict(sorted(metadata.items())), **json.loads(plain[8:start])}).encode()
    header += b" " * (-len(header) % 8)
    return len(header).to_bytes(8, "little") + header + plain[start:]
