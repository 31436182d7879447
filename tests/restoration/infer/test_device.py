"""Which device is chosen. No graphics card is needed: what torch would say of one is said for it."""

from __future__ import annotations

from types import SimpleNamespace

import psutil
import pytest
import torch

from restoration.infer import device
from restoration.infer.device import USABLE_SHARE, Place, choose

GIB = 2**30


@pytest.fixture
def card(monkeypatch):
    """card(kind) -> a graphics card of that kind, which torch finds."""

    def put_in(kind: str, works: bool = True) -> None:
        def ones(size: int, device: torch.device) -> torch.Tensor:
            if works:
                return torch.full((size,), 1.0)
            raise RuntimeError("no kernel image is available for execution on the device")

        its = SimpleNamespace(get_device_name=lambda: f"A {kind} card", is_bf16_supported=lambda: True)
        monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: torch.device(kind))
        monkeypatch.setattr(torch, "get_device_module", lambda found: its)
        monkeypatch.setattr(torch.accelerator, "get_memory_info", lambda found: (10 * GIB, 16 * GIB))
        monkeypatch.setattr(device.torch, "ones", ones)

    return put_in


@pytest.mark.parametrize("kind", ["cuda", "xpu"])
def test_a_card_is_chosen_by_itself_or_by_its_name_and_offers_its_own_memory(card, kind):
    card(kind)
    for asked in ("auto", kind):
        assert choose(asked) == Place(torch.device(kind), f"A {kind} card", fast_bf16=True)
    assert choose("auto").budget_bytes() == int(10 * GIB * USABLE_SHARE)


def test_apples_chip_shares_the_computers_memory(card, monkeypatch):
    card("mps")
    assert choose("auto") == Place(torch.device("mps"), "Apple GPU", fast_bf16=False)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=4 * GIB))
    assert choose("auto").budget_bytes() == int(4 * GIB * USABLE_SHARE)


def test_a_card_that_cannot_compute_is_left_alone(card):
    card("cuda", works=False)
    assert choose("auto").device.type == choose("cuda").device.type == "cpu"


@pytest.mark.parametrize("asked", ["cpu", "xpu", "mps"])
def test_another_device_than_the_one_that_is_there_is_the_processor(card, asked):
    card("cuda")
    assert choose(asked).device.type == "cpu"
