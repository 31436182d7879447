"""Muon, and Muon and Adam side by side."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from restoration.models.mprnet import Config, MPRNet
from restoration.train.optimisers import Muon, Together, optimizer_of, orthogonal
from restoration.train.recipe import Recipe, read_recipe


@pytest.fixture
def recipe() -> Recipe:
    recipe = read_recipe(Path(__file__).parents[3] / "recipes/deblur.toml")
    return replace(recipe, config=Config(width=8, encoder_growth=4, orsnet_growth=4, cabs=1, shuffle=2))


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("shape", [(6, 6), (4, 30), (30, 4)])
def test_all_directions_of_a_matrix_become_equally_long(shape: tuple[int, int]) -> None:
    uneven = random(*shape) @ torch.diag(torch.logspace(0, -1, shape[1]))
    lengths = torch.linalg.svdvals(orthogonal(uneven))
    assert 0.6 < lengths.min() <= lengths.max() < 1.3


def test_a_step_goes_downhill_and_as_far_in_every_direction() -> None:
    weight = nn.Parameter(torch.zeros(8, 8))
    optimizer = Muon([{"params": [weight]}], lr=0.01)
    target, scales = torch.eye(8), torch.logspace(0, -1.5, 8)
    losses = []
    for _ in range(20):
        optimizer.zero_grad()
        loss = (((weight - target) * scales) ** 2).mean()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has not typed it
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses == sorted(losses, reverse=True)
    gradients, lengths = scales**2, torch.linalg.svdvals(weight.detach())
    assert gradients.max() > 900 * gradients.min()
    assert lengths.max() < 3 * lengths.min()


def test_gates_and_single_numbers_learn_by_adam(recipe: Recipe) -> None:
    net = MPRNet(recipe.config)
    optimizer = optimizer_of(net, recipe)
    assert isinstance(optimizer, Together)
    muon, *by_adam = optimizer.param_groups
    names = {id(weight): name for name, weight in net.named_parameters()}
    turned = {names[id(weight)] for weight in muon["params"]}
    others = {names[id(weight)] for group in by_adam for weight in group["params"]}
    assert turned | others == set(names.values())
    assert "tail.weight" in turned
    assert all("conv_du" in name or "body.1" in name or "act" in name for name in others)


def test_without_muon_all_weights_learn_by_adam(recipe: Recipe) -> None:
    assert isinstance(optimizer_of(MPRNet(recipe.config), replace(recipe, muon=None)), torch.optim.Adam)


def test_what_was_kept_goes_on_alike(recipe: Recipe) -> None:
    torch.manual_seed(1)
    first = MPRNet(recipe.config)
    one = optimizer_of(first, recipe)
    step(first, one, seed=1)
    second = MPRNet(recipe.config)
    second.load_state_dict(first.state_dict())
    other = optimizer_of(second, recipe)
    other.load_state_dict(deepcopy(one.state_dict()))
    step(first, one, seed=2)
    step(second, other, seed=2)
    for left, right in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(left, right)


def step(net: nn.Module, optimizer: Together | torch.optim.Adam, seed: int) -> None:
    optimizer.zero_grad()
    net(random(1, 3, 32, 32, seed=seed))[0].square().mean().backward()
    optimizer.step()
