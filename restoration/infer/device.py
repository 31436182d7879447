"""What this computer can do: devices, precisions, memory."""

from __future__ import annotations

import platform
from dataclasses import dataclass

import psutil
import torch
from torch import nn

from restoration.types import Device, Precision

USABLE_SHARE = 0.6  # of the memory that is free now: the window and the photograph itself need the rest


@dataclass(frozen=True, slots=True)
class Place:
    """A device, its name for people, and whether bfloat16 is fast there."""

    device: torch.device
    name: str
    fast_bf16: bool

    def dtype(self, precision: Precision) -> torch.dtype:
        if precision == "auto":
            precision = "bf16" if self.fast_bf16 else "fp32"
        return torch.bfloat16 if precision == "bf16" else torch.float32

    def budget_bytes(self) -> int:
        """Of the card's own memory; Apple's chips share the computer's."""
        if self.device.type in ("cpu", "mps"):
            return int(psutil.virtual_memory().available * USABLE_SHARE)
        return int(torch.accelerator.get_memory_info(self.device)[0] * USABLE_SHARE)


def choose(device: Device) -> Place:
    """The device asked for if it is there and works, else the processor. "cuda" are AMD's cards, too."""
    card = torch.accelerator.current_accelerator(check_available=True)
    if card is not None and device in ("auto", card.type) and _works(card):
        return _card(card)
    return Place(torch.device("cpu"), _cpu_name(), _cpu_has_bf16())


def _card(card: torch.device) -> Place:
    if card.type == "mps":
        return Place(card, "Apple GPU", False)
    its = torch.get_device_module(card)
    return Place(card, its.get_device_name(), its.is_bf16_supported())


def _works(card: torch.device) -> bool:
    """A driver may be there without kernels for its card: only a computation tells."""
    try:
        return float(torch.ones(2, device=card).sum()) == 2.0
    except RuntimeError:
        return False


def _cpu_name() -> str:
    threads = torch.get_num_threads()
    return f"CPU ({threads} thread{'s' if threads > 1 else ''})"


def _cpu_has_bf16() -> bool:
    """Native bfloat16 products. Emulated ones are slower than float32."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return False
    has = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(has and has())


def placed(net: nn.Module, device: torch.device) -> nn.Module:
    """The network itself, on `device`, its two-dimensional convolutions channels last in memory."""
    for module in net.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stub lacks it
    return net.to(device)
