"""One step of training with the losses, optimisers and answers that recipes can name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restoration.models import FAMILIES
from restoration.models.domain import RgbDomain
from restoration.train.loop import Training, take_step
from restoration.train.losses import LOSSES, Loss
from restoration.train.photographs import Photographs
from restoration.train.recipe import Adam, Recipe, Schedule, Stage, read_recipe

RECIPES = Path(__file__).parents[3] / "recipes"


@pytest.fixture
def photographs() -> Photographs:
    rng = np.random.default_rng(0)
    return Photographs(tuple(rng.integers(0, 256, (2, 80, 96, 3), np.uint8)), (), "")


@pytest.fixture
def recipe() -> Recipe:
    torch.set_num_threads(1)
    schedule = Schedule(steps=10, lr=1e-3, warmup=0, ema=0.0, stages=(Stage(0.0, 32, 2),))
    family = next(family for family in FAMILIES if family.id == "ffa")
    config = family.config(groups=3, blocks=1, width=8, shuffle=2)
    return replace(read_recipe(RECIPES / "dehaze.toml"), schedule=schedule, config=config)


class Stages(nn.Module):
    """A network of three answers, with counters of batches, that works on `peak` and in reverse order of colours."""

    def __init__(self, peak: float) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(3)
        self.last = nn.Conv2d(3, 3, 1)
        self.peak = peak

    def forward(self, x: Tensor) -> list[Tensor]:
        return [self.last(self.norm(x)), x, x / self.peak]


def training(recipe: Recipe, net: nn.Module) -> Training:
    average = {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}
    groups = [{"params": list(net.parameters()), "share": 1.0}]
    return Training(recipe, net, average, torch.optim.Adam(groups), torch.device("cpu"))


def test_a_network_of_several_stages_is_judged_by_all_its_answers(recipe: Recipe, photographs: Photographs) -> None:
    nothing = replace(recipe, schedule=replace(recipe.schedule, lr=0.0))
    one = take_step(training(nothing, Stages(1.0)), photographs)
    every = Loss(LOSSES["l1"].terms, every=True)
    torch.manual_seed(0)
    alone = take_step(training(nothing, net := Stages(1.0)), photographs)
    three = take_step(training(replace(nothing, loss=every), net), photographs)
    assert one > 0
    assert three > alone


def test_answers_are_judged_as_colours_from_zero_to_one(recipe: Recipe, photographs: Photographs) -> None:
    class Echo(Stages):
        def forward(self, x: Tensor) -> list[Tensor]:
            return [x.float() + 0 * self.last.bias.sum()]

    plain = take_step(training(recipe, Echo(1.0)), photographs)
    other = take_step(training(replace(recipe, domain=RgbDomain(peak=255.0, bgr=True)), Echo(255.0)), photographs)
    assert other == pytest.approx(plain, rel=1e-3)


def test_counters_of_batches_are_copied_and_weights_averaged(recipe: Recipe, photographs: Photographs) -> None:
    run = training(recipe, Stages(1.0))
    for _ in range(2):
        take_step(run, photographs)
    assert run.average["norm.num_batches_tracked"] == 2
    assert all(torch.equal(run.average[name], tensor) for name, tensor in run.net.state_dict().items())  # ema = 0


def test_a_recipe_names_its_optimiser(recipe: Recipe, photographs: Photographs) -> None:
    run = Training.fresh(replace(recipe, adam=Adam(beta2=0.99, weight_decay=1e-8)), torch.device("cpu"))
    assert {(group["betas"], group["weight_decay"]) for group in run.optimizer.param_groups} == {((0.9, 0.99), 1e-8)}
    assert take_step(run, photographs) > 0


@pytest.mark.parametrize("loss", ["mprnet", "durn", "alen"])
def test_a_network_takes_a_step_with_each_published_mixture(
    loss: str, recipe: Recipe, photographs: Photographs
) -> None:
    run = Training.fresh(replace(recipe, loss=LOSSES[loss]), torch.device("cpu"))
    before = {name: tensor.clone() for name, tensor in run.net.state_dict().items()}
    assert np.isfinite(take_step(run, photographs))
    assert any(not torch.equal(before[name], tensor) for name, tensor in run.net.state_dict().items())


@pytest.mark.parametrize(("fast", "expected"), [(True, torch.bfloat16), (False, torch.float32)])
def test_processors_without_fast_bfloat16_compute_in_float32(
    fast: bool, expected: torch.dtype, recipe: Recipe, photographs: Photographs
) -> None:
    learning, seen = training(recipe, Stages(1.0)), []
    learning.fast_bf16 = fast
    learning.net.last.register_forward_hook(lambda _module, _inputs, output: seen.append(output.dtype))
    take_step(learning, photographs)
    assert seen == [expected]


def test_crops_without_detail_are_drawn_anew(recipe: Recipe) -> None:
    rng = np.random.default_rng(0)
    flat, busy = np.full((80, 96, 3), 90, np.uint8), rng.integers(0, 256, (80, 96, 3), np.uint8)
    asked = replace(recipe, clean=replace(recipe.clean, detail=0.05))
    crops = [Photographs((flat, flat, busy), (), "").batch(asked, step).targets for step in range(8)]
    assert all(crop.std() > 0.05 for batch in crops for crop in batch)
    assert Photographs((flat,), (), "").batch(asked, 0).targets.std() == pytest.approx(0, abs=0.1)
