"""SAN's quirks; its numbers are in test_super_resolution.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from restoration.models import san
from restoration.models.san import SAN, Config, NonLocal, RegionNonLocal

SMALL = Config(groups=2, blocks=1, width=8, reduction=4)


def random(*shape: int) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(6), dtype=torch.float64)


def awake(net: nn.Module) -> nn.Module:
    """Also the layers that begin with zeros."""
    for weight in net.parameters():
        nn.init.uniform_(weight, -0.5, 0.5, generator=torch.Generator().manual_seed(8))
    return net.double()


def test_unused_weights_are_part_of_the_published_files() -> None:
    with torch.device("meta"):
        net = SAN(Config())
    unused = [
        weight.numel()
        for name, weight in net.named_parameters()
        if name.startswith(("conv_last.", "non_local.soca.")) or (name.startswith("RG.") and name.endswith(".gamma"))
    ]
    assert sum(unused) == 38_044


def test_covariance_is_that_of_the_published_code_without_its_large_matrix() -> None:
    x = random(2, 3, 4, 5)
    n = 20
    centring = torch.eye(n, dtype=torch.float64) / n - torch.full((n, n), 1 / n**2, dtype=torch.float64)
    flat = x.flatten(2)
    torch.testing.assert_close(san.covariance(x), flat @ centring @ flat.transpose(1, 2))


def test_the_root_is_five_steps_of_newton_and_schulz_and_not_a_root() -> None:
    matrix = san.covariance(random(1, 32, 7, 7))
    trace, identity = matrix[0].trace(), torch.eye(32, dtype=torch.float64)
    y, z = matrix[0] / trace, identity
    for _ in range(5):
        step = (3 * identity - z @ y) / 2
        y, z = y @ step, step @ z
    root = san.square_root(matrix)[0]
    torch.testing.assert_close(root, y * trace.sqrt())
    assert float((root @ root - matrix[0]).abs().max()) > 0.01 * float(matrix.abs().max())


@pytest.mark.parametrize(
    ("side", "other", "first", "after"),
    [
        (999, 999, 0, 999),
        (999, 1001, 0, 999),
        (1001, 999, 0, 1000),
        (1200, 1400, 100, 1100),
        (1000, 1000, 0, 1000),
        (1000, 700, 0, 1000),
        (700, 1200, 0, 700),
        (800, 1000, 700, 800),  # the published slip: a start of -100
        (400, 1000, 100, 400),
        (20, 1000, 0, 20),
    ],
)
def test_statistics_see_the_middle_thousand_but_for_a_slip_beside_exactly_a_thousand(
    side: int, other: int, first: int, after: int
) -> None:
    x = torch.arange(side)[None, None, :, None].expand(1, 1, side, other)
    seen = san.middle(x)[0, 0, :, 0]
    assert (int(seen[0]), int(seen[-1]) + 1) == (first, after)
    assert torch.equal(san.middle(x.transpose(2, 3))[0, 0, 0], seen)


def test_keys_and_values_are_pooled_although_they_were_not_meant_to_be(filled: Callable[..., nn.Module]) -> None:
    net = filled(SAN(SMALL))
    seen: list[tuple[int, ...]] = []
    net.non_local.non_local.softmax.register_forward_hook(
        lambda _module, _inputs, output: seen.append(tuple(output.shape))
    )
    net(255 * random(1, 3, 7, 10).float())
    pairs = [(1, h * w, (h // 2) * (w // 2)) for w in (5, 5) for h in (3, 4)]
    assert seen == pairs * 2


def test_regions_answer_for_themselves_in_the_order_left_then_right() -> None:
    net = awake(RegionNonLocal(8))
    x = random(1, 8, 6, 9)
    order: list[Tensor] = []
    net.non_local.register_forward_pre_hook(lambda _module, inputs: order.append(inputs[0]))
    whole = net(x)
    parts = (x[..., :3, :4], x[..., 3:, :4], x[..., :3, 4:], x[..., 3:, 4:])
    assert [torch.equal(given, part) for given, part in zip(order, parts, strict=True)] == [True] * 4
    torch.testing.assert_close(whole[..., 3:, 4:], net.non_local(parts[3]))


def test_asking_in_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    net = awake(NonLocal(8))
    x = random(2, 8, 6, 5)
    at_once = net(x)
    calls: list[Tensor] = []
    net.softmax.register_forward_hook(lambda _module, _inputs, output: calls.append(output))
    monkeypatch.setattr(san, "LARGEST_MAP", 100)
    torch.testing.assert_close(net(x), at_once)
    assert len(calls) > 1
    assert max(call.numel() for call in calls) <= 100


def test_a_new_non_local_layer_is_the_identity() -> None:
    x = random(1, 8, 4, 4).float()
    assert torch.equal(NonLocal(8)(x), x)


def test_every_group_receives_the_shared_source_and_none_follows_them(filled: Callable[..., nn.Module]) -> None:
    net = filled(SAN(SMALL))
    image = 255 * random(1, 3, 6, 8).float()
    head = net.head(net.sub_mean(image))
    shared = net.non_local(head)
    first = net.RG[0](shared) + net.gamma * shared
    second = net.RG[1](first) + net.gamma * shared
    torch.testing.assert_close(net(image), net.add_mean(net.tail(net.non_local(second) + head)))


def test_sides_of_four_are_the_smallest(filled: Callable[..., nn.Module]) -> None:
    net = filled(SAN(SMALL))
    assert net(255 * random(1, 3, 4, 5).float()).shape == (1, 3, 8, 10)
    with pytest.raises(RuntimeError):
        net(255 * random(1, 3, 3, 8).float())


def test_the_two_shifts_are_weights_like_others() -> None:
    assert all(weight.requires_grad for weight in SAN(SMALL).parameters())
