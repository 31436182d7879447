"""HAN's quirks; its numbers are in test_super_resolution.py."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from restoration.models.han import FAMILY, HAN, ChannelSpatialAttention, Config, LayerAttention

SMALL = Config(groups=3, blocks=1, width=8, reduction=4)


def random(*shape: int) -> torch.Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(5), dtype=torch.float64)


def test_layers_are_stacked_newest_first(filled: Callable[..., nn.Module]) -> None:
    net = filled(HAN(SMALL))
    produced: list[torch.Tensor] = []
    given: list[torch.Tensor] = []
    for layer in net.body:
        layer.register_forward_hook(lambda _module, _inputs, output: produced.append(output))
    net.la.register_forward_pre_hook(lambda _module, inputs: given.append(inputs[0]))
    net(255 * random(1, 3, 5, 4).float())
    assert given[0].shape == (1, 4, 8, 5, 4)
    for place, layer in enumerate(reversed(produced)):
        assert torch.equal(given[0][:, place], layer)


def test_layer_attention_prefers_what_is_least_alike_also_where_it_is_soft() -> None:
    attention = LayerAttention().double()
    nn.init.constant_(attention.gamma, 0.7)
    layers = random(2, 4, 3, 2, 2)
    output = attention(layers)
    for image in range(2):
        for row in range(4):
            energy = [float((layers[image, row] * layers[image, column]).sum()) for column in range(4)]
            weights = torch.tensor([max(energy) - one for one in energy], dtype=torch.float64).exp()
            mixed = (weights / weights.sum())[:, None, None, None] * layers[image]
            torch.testing.assert_close(output[image, row], 0.7 * mixed.sum(0) + layers[image, row])
            assert int(weights.argmax()) == energy.index(min(energy))


def test_a_number_s_gate_is_drawn_from_its_neighbours_in_the_channels_too() -> None:
    attention = ChannelSpatialAttention().double()
    nn.init.ones_(attention.gamma)
    x = random(1, 6, 5, 5)
    other = x.clone()
    other[0, 2, 2, 2] += 1
    changed = (attention(x) != attention(other))[0].nonzero()
    assert changed.min(0).values.tolist() == [1, 1, 1]
    assert changed.max(0).values.tolist() == [3, 3, 3]


def test_without_gamma_both_attentions_are_the_identity() -> None:
    x = random(1, 4, 6, 3, 3)
    assert torch.equal(LayerAttention().double()(x), x)
    assert torch.equal(ChannelSpatialAttention().double()(x[:, 0]), x[:, 0])


def test_the_two_shifts_are_frozen() -> None:
    frozen = {name: weight.numel() for name, weight in HAN(SMALL).named_parameters() if not weight.requires_grad}
    assert set(frozen) == {"sub_mean.weight", "sub_mean.bias", "add_mean.weight", "add_mean.bias"}
    assert sum(frozen.values()) == 24


def test_released_files_have_other_names_for_two_modules() -> None:
    published = dict(FAMILY.renamed)
    assert published == {"ga.": "csa.", "da.": "la."}
    keys = list(HAN(SMALL).state_dict())
    assert all(any(key.startswith(ours) for key in keys) for ours in published.values())
    assert not any(key.startswith(theirs) for key in keys for theirs in published)
