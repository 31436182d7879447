"""How the gradient moves the weights: Adam, or Muon for matrices and convolutions and Adam for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import torch
from torch import Tensor, nn

from restoration.infer.observe import gates
from restoration.train.recipe import Recipe

QUINTIC = (3.4445, -4.7750, 2.0315)
ITERATIONS = 5


class Muon(torch.optim.Optimizer):
    """Momentum whose matrices are made orthogonal, so that all directions of a layer learn equally fast.

    Jordan et al., "Muon: an optimizer for hidden layers in neural networks" (2024), whose coefficients of the
    Newton-Schulz iteration and whose factor for tall matrices these are. For weights of two dimensions and more; a
    convolution is the matrix of its outputs by all else.
    """

    def __init__(
        self, groups: Iterable[dict[str, Any]], lr: float = 0.01, momentum: float = 0.95, weight_decay: float = 0.0
    ) -> None:
        super().__init__(groups, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # torch's may return a loss
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is not None:
                    weight.mul_(1 - group["lr"] * group["weight_decay"])
                    self._move(weight, weight.grad, group["lr"], group["momentum"])

    def _move(self, weight: nn.Parameter, gradient: Tensor, lr: float, momentum: float) -> None:
        state = self.state[weight]
        if not state:
            state["average"] = torch.zeros_like(weight)
        average = state["average"].lerp_(gradient, 1 - momentum)
        change = orthogonal(gradient.lerp(average, momentum).flatten(1))
        tall = max(1.0, change.shape[0] / change.shape[1]) ** 0.5
        weight.sub_(change.reshape(weight.shape), alpha=lr * tall)


def orthogonal(matrix: Tensor) -> Tensor:
    """(m, n) -> the same with all singular values near 1: between 0.7 and 1.2, unless they were next to nothing."""
    a, b, c = QUINTIC
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    x = wide / (wide.norm() + 1e-7)
    for _ in range(ITERATIONS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x if matrix.shape[0] <= matrix.shape[1] else x.T


class Together:
    """Several optimizers that step as one."""

    def __init__(self, *parts: torch.optim.Optimizer) -> None:
        self.parts = parts

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        return list(chain.from_iterable(part.param_groups for part in self.parts))

    def zero_grad(self) -> None:
        for part in self.parts:
            part.zero_grad()

    def step(self) -> None:
        for part in self.parts:
            part.step()

    def state_dict(self) -> dict[str, Any]:
        return {"parts": [part.state_dict() for part in self.parts]}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        for part, own in zip(self.parts, state["parts"], strict=True):
            part.load_state_dict(own)


def optimizer_of(net: nn.Module, recipe: Recipe) -> torch.optim.Adam | Together:
    """Every group says its `share` of the learning rate."""
    in_gates = {id(weight) for gate in gates(net, recipe.family.taps) for weight in gate.module.parameters()}
    outside = [weight for weight in net.parameters() if id(weight) not in in_gates]
    matrices = [weight for weight in outside if recipe.muon and weight.ndim >= 2]
    by_muon = {id(weight) for weight in matrices}
    groups = [
        {"params": [weight for weight in net.parameters() if id(weight) in in_gates], "share": recipe.schedule.gates},
        {"params": [weight for weight in outside if id(weight) not in by_muon], "share": 1.0},
    ]
    adam, muon = recipe.adam, recipe.muon
    betas = (adam.beta1, adam.beta2)
    rest = torch.optim.Adam(groups, betas=betas, weight_decay=adam.weight_decay, fused=True)
    if muon is None:
        return rest
    turned = [{"params": matrices, "share": muon.lr / recipe.schedule.lr}]
    return Together(Muon(turned, muon.lr, muon.momentum, muon.weight_decay), rest)
