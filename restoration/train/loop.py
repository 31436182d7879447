"""The training loop: the recipe's loss and learning rates, Adam, an exponential moving average of the weights.

Going on after an interruption gives the same losses, bit for bit on a CPU with the same number of threads.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from restoration.degrade.imresize import imresize
from restoration.errors import BadRecipe
from restoration.infer.device import choose, placed
from restoration.infer.precision import exact_modules, mixed
from restoration.metrics import psnr
from restoration.models.family import answers
from restoration.train.losses import Vgg, total, vgg_of
from restoration.train.optimisers import Together, optimizer_of
from restoration.train.pairs import Source
from restoration.train.photographs import load_photographs
from restoration.train.presets import find, recipe_of
from restoration.train.published import load_pairs
from restoration.train.recipe import Recipe, Schedule, degradation, read_recipe
from restoration.train.saving import load_resume, save_resume, save_weights
from restoration.train.schedules import Moment
from restoration.types import Progress, Scored, Stream, TrainRequest, TrainResult, TrainTick
from restoration.weights import read_state, recognise

TICK_STEPS = 50
SAVE_SECONDS = 120
SCORE_STEPS = 1000
BEST_DB = 60.0  # more counts as so much: a picture that was not spoilt at all has infinitely many


@dataclass(slots=True)
class Training:
    """One run: the network being trained, its moving average, and how far it is. `vgg` belongs to the loss. Processors
    without `fast_bf16` compute in float32: emulated, a step takes nine times as long."""

    recipe: Recipe
    net: nn.Module
    average: dict[str, Tensor]
    optimizer: torch.optim.Adam | Together
    device: torch.device
    vgg: Vgg = field(default_factory=dict)
    fast_bf16: bool = True
    step: int = 0
    losses: list[float] = field(default_factory=list)

    @classmethod
    def fresh(cls, recipe: Recipe, device: torch.device) -> Training:
        torch.manual_seed(recipe.seed)
        net = placed(_fresh_network(recipe), device)
        average = {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}
        fast = device.type != "cpu" or choose("cpu").fast_bf16
        return cls(recipe, net, average, optimizer_of(net, recipe), device, vgg_of(recipe.loss, device), fast)

    def precision(self, net: nn.Module) -> AbstractContextManager[None]:
        """In which `net`, one like the trained one, computes."""
        if not self.fast_bf16:
            return nullcontext()
        return mixed(net, exact_modules(net, self.recipe.family, self.recipe.config), self.device)

    def state(self) -> dict[str, Any]:
        return {
            "step": self.step,
            "net": self.net.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
        }

    def begin_with(self, path: Path) -> None:
        """Take over the tensors of another network that this one has too, by name and shape; the average as well.

        Raises WeightsError, and BadRecipe when there is none.
        """
        own = self.net.state_dict()
        given = recognise(read_state(path)).state
        shared = {name: tensor for name, tensor in given.items() if name in own and own[name].shape == tensor.shape}
        if not shared:
            raise BadRecipe(f"No weights of “{path.name}” fit this network.", "Leave --init out, or choose others.")
        self.take_over({**own, **shared})

    def take_over(self, weights: Mapping[str, Tensor]) -> None:
        """Begin with `weights`, all of them, and with them as the average."""
        self.net.load_state_dict(weights)
        self.average = {name: tensor.detach().clone() for name, tensor in self.net.state_dict().items()}

    def restore(self, state: dict[str, Any]) -> None:
        self.step = state["step"]
        self.net.load_state_dict(state["net"])
        self.average = {name: tensor.to(self.device) for name, tensor in state["average"].items()}
        self.optimizer.load_state_dict(state["optimizer"])


def _fresh_network(recipe: Recipe) -> nn.Module:
    net = recipe.family.build(recipe.config)
    if recipe.plain_start and recipe.family.plain_start:
        try:
            recipe.family.plain_start(net)
        except ValueError as error:
            raise BadRecipe(f"plain_start does not fit: {error}.", "Leave it out, or change the config.") from error
    return net


def recipe_for(request: TrainRequest) -> Recipe:
    """Raises BadRecipe."""
    if request.recipe:
        return read_recipe(request.recipe)
    recipe = recipe_of(find(request.preset), request.compact, request.vgg)
    if not request.photos:
        return recipe
    if recipe.domain.raw:
        raise BadRecipe("This network learns from raw files, not from photographs.", "Give --data, or add --compact.")
    return replace(recipe, degrade=degradation(recipe.task, recipe.scale))


def source_for(request: TrainRequest, recipe: Recipe) -> Source:
    """Raises BadRecipe, BadDataset."""
    if request.photos:
        return load_photographs(request.photos)
    if not request.preset or not request.data:
        raise BadRecipe(
            "There is nothing to learn from.", "Give --photos, or with --preset the set's folder as --data."
        )
    return load_pairs(find(request.preset), request.data, recipe.scale)


def train(request: TrainRequest) -> Stream[TrainResult]:
    """Train until the schedule, the minutes or the steps end; whatever ends it, everything is saved first."""
    recipe = recipe_for(request)
    yield Progress("loading photographs", 0, recipe.schedule.steps)
    source = source_for(request, recipe)
    training = Training.fresh(recipe, torch.device("cpu" if request.device == "auto" else request.device))
    request.out.mkdir(parents=True, exist_ok=True)
    if request.resume and (state := load_resume(request.out / "resume.pt")):
        training.restore(state)
    elif request.init:
        training.begin_with(request.init)
    try:
        scored = yield from _run(training, source, request)
    finally:
        weights = _save(training, source, request)
    return TrainResult(weights, training.step, training.step >= recipe.schedule.steps, scored)


def _run(training: Training, source: Source, request: TrainRequest) -> Stream[Scored | None]:
    total = training.recipe.schedule.steps
    last_step = total if request.steps is None else min(total, training.step + request.steps)
    started = saved = ticked = time.monotonic()
    seconds = float("inf") if request.minutes is None else request.minutes * 60
    scored = None
    while training.step < last_step and time.monotonic() - started < seconds:
        training.losses.append(take_step(training, source))
        if training.step % TICK_STEPS == 0 or training.step == last_step:
            now = time.monotonic()
            speed = len(training.losses) / max(now - ticked, 1e-9)
            yield Progress(
                "training", training.step, total, TrainTick(training.step, float(np.mean(training.losses)), speed)
            )
            ticked, training.losses = now, []
        if training.step % SCORE_STEPS == 0:
            scored = score(training, source)
            yield Progress("training", training.step, total, scored)
        if time.monotonic() - saved > SAVE_SECONDS:
            _save(training, source, request)
            saved = time.monotonic()
    return scored


def take_step(training: Training, source: Source) -> float:
    """One update; returns its loss."""
    recipe = training.recipe
    batch = source.batch(recipe, training.step)
    inputs, targets = (_images(array, training.device) for array in (batch.inputs, batch.targets))
    with training.precision(training.net):
        output = training.net(recipe.domain.normalise(inputs))
    loss = total(recipe.loss, [recipe.domain.plain(answer) for answer in answers(output)], targets, training.vgg)
    for group in training.optimizer.param_groups:
        group["lr"] = learning_rate(recipe.schedule, training.step) * group["share"]
    training.optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]  # torch has not typed it
    nn.utils.clip_grad_norm_(training.net.parameters(), recipe.adam.largest_gradient)
    training.optimizer.step()
    training.step += 1
    _follow(training)
    return float(loss.detach())


def learning_rate(schedule: Schedule, step: int) -> float:
    """lr * min(1, (step + 1) / warmup) * the share that the curve gives"""
    rise = min(1.0, (step + 1) / max(1, schedule.warmup))
    return schedule.lr * rise * schedule.curve.share(Moment(step, schedule.steps, schedule.epochs))


def _follow(training: Training) -> None:
    """average += (weights - average) * (1 - decay), with a faster start. Counters of batches are copied."""
    decay = min(training.recipe.schedule.ema, (1 + training.step) / (10 + training.step))
    weights = training.net.state_dict()
    smooth = [name for name in weights if weights[name].is_floating_point()]
    with torch.no_grad():
        torch._foreach_lerp_([training.average[name] for name in smooth], [weights[name] for name in smooth], 1 - decay)
        for name in weights.keys() - smooth:
            training.average[name].copy_(weights[name])


def score(training: Training, source: Source) -> Scored:
    """PSNR of whole held-out photographs, spoilt and restored by the averaged weights."""
    recipe = training.recipe
    net = placed(recipe.family.build(recipe.config), training.device).eval()
    net.load_state_dict(training.average)
    before, after = [], []
    for spoilt, clean in source.held_out(recipe):
        with torch.inference_mode(), training.precision(net):
            output = answers(net(recipe.domain.normalise(_images(spoilt[None], training.device))))[0]
        before.append(min(BEST_DB, psnr(bicubic(spoilt, recipe.scale), clean)))
        after.append(min(BEST_DB, psnr(np.clip(recipe.domain.decode(output), 0, 1), clean)))
    return Scored(training.step, float(np.mean(before)), float(np.mean(after)))


def bicubic(image: np.ndarray, scale: int) -> np.ndarray:
    """What one would have without a network: bicubic enlargement, of packed planes with the mean of both greens."""
    if image.shape[2] == 4:
        image = np.dstack([image[..., 0], (image[..., 1] + image[..., 3]) / 2, image[..., 2]])
    return np.clip(image if scale == 1 else imresize(image, scale), 0, 1)


def _images(array: np.ndarray, device: torch.device) -> Tensor:
    """(b, h, w, 3) -> (b, 3, h, w) on `device`, channels last in memory."""
    return torch.from_numpy(array).permute(0, 3, 1, 2).to(device, memory_format=torch.channels_last)


def _save(training: Training, source: Source, request: TrainRequest) -> Path:
    save_resume(request.out / "resume.pt", training.state())
    about = {"step": str(training.step), "photographs_sha256": source.sha256, "seed": str(training.recipe.seed)}
    weights = request.out / f"{request.recipe.stem if request.recipe else request.preset}.safetensors"
    save_weights(weights, training.recipe, training.average, about)
    return weights
