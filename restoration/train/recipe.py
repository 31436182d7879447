"""A training recipe: everything but the photographs and the seconds, read from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from restoration.degrade.dark_raw import DarkRawRecipe
from restoration.degrade.drawn import AsItIs, DegradeRecipe
from restoration.degrade.recipe import RECIPES
from restoration.errors import BadRecipe
from restoration.models import FAMILIES, Family
from restoration.models.domain import RgbDomain
from restoration.train.losses import L1, LOSSES, Loss
from restoration.train.schedules import CURVES, Curve, HalfCosine


@dataclass(frozen=True, slots=True)
class Stage:
    """From this fraction of the schedule on: `batch` crops of `crop` pixels, spoilt as the recipe says but for what
    `degrade` names: a way from the easy to the hard (Bengio et al., Curriculum learning, ICML 2009)."""

    start: float
    crop: int
    batch: int
    degrade: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schedule:
    """`lr` rises over `warmup` steps, then falls along `curve`, a half cosine to zero at `steps` if none is named.
    Published curves count in `epochs`: so many, of equal length, are in the `steps`.

    `gates` is the share of it that attention gates get. Their gradients are sums over all pixels and push the same way
    for hundreds of steps: at the full rate they saturate at 0 or 1 and the network falls back to the identity.
    """

    steps: int
    lr: float = 3e-4
    gates: float = 0.1
    warmup: int = 500
    ema: float = 0.999
    stages: tuple[Stage, ...] = (Stage(0.0, 96, 8),)
    epochs: int = 1
    curve: Curve = field(default_factory=HalfCosine)

    def stage(self, step: int) -> Stage:
        return [stage for stage in self.stages if stage.start * self.steps <= step][-1]


@dataclass(frozen=True, slots=True)
class Adam:
    """`weight_decay` is added to the gradient, as Adam has it; a longer gradient is cut to `largest_gradient`, which
    no published protocol does: they have infinity there."""

    beta1: float = 0.9
    beta2: float = 0.999
    weight_decay: float = 0.0
    largest_gradient: float = 1.0


@dataclass(frozen=True, slots=True)
class Muon:
    """Weights that are matrices or convolutions, those of gates aside, learn by Muon at this rate, which follows the
    schedule's curve; all others by Adam. Each step also takes lr * `weight_decay` of every such weight away: without,
    they grow until networks that do not normalise explode."""

    lr: float
    momentum: float = 0.95
    weight_decay: float = 0.3


@dataclass(frozen=True, slots=True)
class Clean:
    """How the clean photograph varies before it is spoilt: gamma and gain of each colour as factors up to 2^x,
    and the smallest and the largest source square of a crop, as multiples of the crop's side.

    Crops whose Laplacian has a lower standard deviation than `detail` are drawn anew: nothing shows there how the
    camera moved."""

    gamma: float = 0.5
    gain: float = 0.15
    smallest: float = 1.0
    largest: float = 5.0
    detail: float = 0.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """`plain_start` begins with the family's plain start in place of fresh weights as published."""

    task: str
    family: Family
    config: Any
    schedule: Schedule
    domain: RgbDomain
    degrade: DegradeRecipe = field(default_factory=AsItIs)
    clean: Clean = field(default_factory=Clean)
    seed: int = 0
    loss: Loss = L1
    adam: Adam = Adam()
    muon: Muon | None = None
    plain_start: bool = False

    @property
    def multiple(self) -> int:
        """What the sides of the network's input must be multiples of."""
        return self.family.multiple_of(self.config)

    @property
    def scale(self) -> int:
        """How much larger the network's answer is than its input."""
        return self.family.scale(self.config)

    def degradation_at(self, step: int) -> DegradeRecipe:
        changes = self.schedule.stage(step).degrade
        return replace(self.degrade, **changes) if changes else self.degrade  # type: ignore[type-var]  # all are dataclasses


def read_recipe(path: Path) -> Recipe:
    """Raises BadRecipe when the file cannot be read, or names what does not exist."""
    try:
        return _recipe(tomllib.loads(path.read_text("utf-8")), path.parent)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadRecipe(f"{path} is not a recipe: {error}.", "See recipes/dehaze.toml for a complete one.") from error


def _recipe(text: dict[str, Any], folder: Path) -> Recipe:
    family = next((family for family in FAMILIES if family.id == text["family"]), None)
    if family is None or text["task"] not in RECIPES:
        raise ValueError(f"no family {text['family']!r} or no task {text['task']!r}")
    config = family.config(**text["config"])
    if text.get("plain_start") and not family.plain_start:
        raise ValueError(f"{family.title} has no plain start")
    schedule = _schedule(text["schedule"], family.multiple_of(config))
    ranges = _tuples(text.get("degrade", {}))
    domain = _domain(text.get("domain", {}), family.domain(config))
    spoilt = partial(degradation, text["task"], family.scale(config), domain.raw)
    for stage in schedule.stages:
        spoilt(**{**ranges, **stage.degrade})
    return Recipe(
        task=text["task"],
        family=family,
        config=config,
        schedule=schedule,
        degrade=spoilt(**ranges),
        domain=domain,
        clean=Clean(**text.get("clean", {})),
        seed=text.get("seed", 0),
        loss=_loss(text.get("loss", "l1"), folder),
        adam=Adam(**text.get("adam", {})),
        muon=Muon(**text["muon"]) if "muon" in text else None,
        plain_start=text.get("plain_start", False),
    )


def degradation(task: str, scale: int, raw: bool = False, **ranges: Any) -> DegradeRecipe:
    """What spoils photographs for a network that enlarges `scale` times, or is given a sensor's values."""
    if raw:
        return DarkRawRecipe(**ranges)
    return RECIPES[task](scale=scale, **ranges) if task == "upscale" else RECIPES[task](**ranges)


def _schedule(text: dict[str, Any], multiple: int) -> Schedule:
    numbers = {key: value for key, value in text.items() if key not in ("stages", "curve")}
    stages = tuple(Stage(**{**stage, "degrade": _tuples(stage.get("degrade", {}))}) for stage in text["stages"])
    if not stages or stages[0].start != 0:
        raise ValueError("the first stage must start at 0")
    if any(stage.crop % multiple for stage in stages):
        raise ValueError(f"the sides of crops must be multiples of {multiple}")
    return Schedule(**numbers, stages=stages, curve=_curve(text.get("curve", "half-cosine")))


def _curve(text: str | dict[str, Any]) -> Curve:
    """A name from CURVES, or a table of `shape`, which is one, and its numbers."""
    numbers = {"shape": text} if isinstance(text, str) else dict(text)
    shape = numbers.pop("shape")
    if shape not in CURVES:
        raise ValueError(f"no curve {shape!r}: there are {', '.join(CURVES)}")
    return CURVES[shape](**_tuples(numbers))


def _loss(text: str | dict[str, Any], folder: Path) -> Loss:
    """A name from LOSSES; or a table of `name`, or of `terms` and the other fields of Loss; `vgg` as seen from
    `folder`."""
    about: dict[str, Any] = {"name": text} if isinstance(text, str) else dict(text)
    if "vgg" in about:
        about["vgg"] = folder / about["vgg"]
    if "name" not in about:
        return Loss(**{**about, "terms": tuple((float(weight), term) for weight, term in about["terms"])})
    name = about.pop("name")
    if name not in LOSSES:
        raise ValueError(f"no loss {name!r}: there are {', '.join(LOSSES)}")
    return replace(LOSSES[name], **about)


def _domain(told: dict[str, Any], published: RgbDomain) -> RgbDomain:
    return replace(published, **_tuples(told))


def _tuples(numbers: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in numbers.items()}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
