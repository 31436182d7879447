"""Are these tensors weights? Asked before anything is computed with them: some would crash or fill the memory."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from restoration.weights.refused import ASK_FOR_WEIGHTS, DOWNLOAD_AGAIN, NOT_WEIGHTS, Refused, short

MOST_TENSORS = 20_000
FRACTIONS = (torch.float32, torch.float16, torch.bfloat16, torch.float64)
COUNTS = (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)


def sound(tensors: Mapping[str, Tensor], stored: int) -> dict[str, Tensor]:
    """The same tensors, contiguous and without gradient; raises Refused. `stored` is the size of their file in bytes.

    Some files share a tensor between names, so together they may claim half as much again as the file holds.
    """
    if not tensors:
        raise Refused("it holds no named weights", NOT_WEIGHTS)
    if len(tensors) > MOST_TENSORS:
        raise Refused(f"it holds {len(tensors)} tensors, more than any network has", NOT_WEIGHTS)
    left = stored + stored // 2 + 2**20
    for name, tensor in tensors.items():
        _check_kind(name, tensor)
        left -= _claimed(name, tensor)
        if left < 0:
            raise Refused("its tensors claim more numbers than the file can hold", ASK_FOR_WEIGHTS)
    checked = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    _check_values(checked)
    return checked


def _check_kind(name: str, tensor: Tensor) -> None:
    if tensor.layout != torch.strided or tensor.is_quantized or tensor.is_nested or tensor.device.type != "cpu":
        raise Refused(f"{short(name)} is not an ordinary tensor (it is sparse, quantised or empty)", ASK_FOR_WEIGHTS)
    if tensor.dtype not in FRACTIONS + COUNTS:
        kind = str(tensor.dtype).removeprefix("torch.")
        raise Refused(f"{short(name)} holds {kind} numbers, and weights are real ones", ASK_FOR_WEIGHTS)


def _claimed(name: str, tensor: Tensor) -> int:
    """Bytes of a copy: a stride of zero turns four stored bytes into gigabytes."""
    if 0 in tensor.shape:
        raise Refused(f"{short(name)} is a tensor without numbers", ASK_FOR_WEIGHTS)
    claimed = tensor.numel() * tensor.element_size()
    if claimed > tensor.untyped_storage().nbytes():
        raise Refused(f"{short(name)} claims more numbers than the file holds", ASK_FOR_WEIGHTS)
    return claimed


def _check_values(tensors: Mapping[str, Tensor]) -> None:
    weights = {name: tensor for name, tensor in tensors.items() if tensor.is_floating_point()}
    for name, tensor in weights.items():
        if not bool(torch.isfinite(tensor).all()):
            raise Refused(f"{short(name)} contains invalid numbers (NaN or infinity)", DOWNLOAD_AGAIN)
    if not any(bool(tensor.any()) for tensor in weights.values()):
        raise Refused("all its weights are zero", DOWNLOAD_AGAIN)
