"""Seeing gates, and holding them."""

from __future__ import annotations

import pytest
import torch

from restoration.infer import observe
from restoration.infer.observe import pinned, remembered
from restoration.models import Tap, ffa

FAMILY = ffa.FAMILY


@pytest.fixture
def net() -> torch.nn.Module:
    torch.manual_seed(0)
    return ffa.FFANet(ffa.Config(groups=3, blocks=2, width=16, shuffle=2)).eval()


def hooks(net: torch.nn.Module) -> int:
    return sum(len(module._forward_hooks) + len(module._forward_pre_hooks) for module in net.modules())


def test_every_gate_is_seen_once_in_calling_order_and_reduced(net: torch.nn.Module) -> None:
    with observe(net, FAMILY.taps) as seen, torch.inference_mode():
        net(torch.rand(1, 3, 24, 32))
    assert [record.layer for record in seen[:2]] == ["g1.gp.0.calayer.ca", "g1.gp.0.palayer.pa"]
    assert [record.layer for record in seen[-2:]] == ["ca", "palayer.pa"]
    assert len(seen) == 3 * 2 * 2 + 2
    by_layer = {record.layer: record for record in seen}
    assert by_layer["g2.gp.1.calayer.ca"].values.shape == (16,)
    assert by_layer["g2.gp.1.palayer.pa"].values.shape == (12, 16)
    assert by_layer["ca"].values.shape == (48,)
    assert not by_layer["ca"].values.flags.writeable
    assert all(0 <= record.values.min() <= record.values.max() <= 1 for record in seen)
    assert {record.call for record in seen} == {0}


def test_a_second_call_is_counted(net: torch.nn.Module) -> None:
    with observe(net, FAMILY.taps) as seen, torch.inference_mode():
        net(torch.rand(1, 3, 8, 8))
        net(torch.rand(1, 3, 8, 8))
    assert [record.call for record in seen if record.layer == "ca"] == [0, 1]


def test_observing_changes_nothing_and_leaves_nothing_behind(net: torch.nn.Module) -> None:
    image, keys = torch.rand(1, 3, 16, 16), list(net.state_dict())
    with torch.inference_mode():
        before = net(image)
        with observe(net, FAMILY.taps):
            during = net(image)
        after = net(image)
    assert torch.equal(before, during)
    assert torch.equal(before, after)
    assert hooks(net) == 0
    assert list(net.state_dict()) == keys


def test_hooks_are_gone_after_an_error_too(net: torch.nn.Module) -> None:
    with pytest.raises(ZeroDivisionError), observe(net, FAMILY.taps):
        raise ZeroDivisionError
    assert hooks(net) == 0


def test_a_tap_of_other_members_sees_nothing_here(net: torch.nn.Module) -> None:
    with observe(net, (Tap("nothing.here", "pixel"),)) as seen, torch.inference_mode():
        net(torch.rand(1, 3, 16, 16))
    assert seen == []


def test_pinned_gates_make_a_tile_see_the_whole_image(net: torch.nn.Module) -> None:
    whole = torch.rand(1, 3, 128, 128)
    whole[..., 64:] += 1
    with torch.inference_mode():
        with remembered(net, FAMILY.taps) as answers:
            expected = net(whole)
        alone = net(whole[..., :96])
        with pinned(net, FAMILY.taps, answers):
            told = net(whole[..., :96])
    far_from_the_cut = (..., slice(0, 40))
    assert torch.allclose(told[far_from_the_cut], expected[far_from_the_cut], atol=1e-5)
    assert not torch.allclose(alone[far_from_the_cut], expected[far_from_the_cut], atol=1e-5)
    assert hooks(net) == 0
