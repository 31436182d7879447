"""What the weights do not tell: by the user's word, else by the file's, else as the family was published."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from restoration.errors import BadRequest
from restoration.models.domain import RgbDomain
from restoration.naming import SUFFIXES
from restoration.types import About
from restoration.weights.checkpoint import affine_of, domain_of, task_of
from restoration.weights.recognise import Recognised
from restoration.weights.refused import short

LONGEST_TITLE = 80
PIXELS = ("mean", "std", "peak", "bgr", "balanced")


def completed(about: About, found: Recognised, metadata: Mapping[str, str], title: str) -> About:
    """Without gaps; `title` is for who has no better one. Raises BadRequest for what cannot be, and UnreadableWeights
    when the file's own word is damaged."""
    domain = domain_of(metadata, found.family.domain(found.config))
    licence = metadata.get("licence", "")
    ours = affine_of(metadata) or None, domain.balanced or None
    told = About(task_of(metadata, found), title, licence, domain.mean, domain.std, domain.peak, domain.bgr, *ours)
    whole = replace(told, **_given(about))
    _check_task(str(whole.task))
    _check_pixels(_domain(whole, domain), len(domain.mean))
    return replace(whole, title=_line(whole.title) or title, licence=_line(whole.licence))


def as_metadata(about: About, found: Recognised) -> dict[str, str]:
    """What our files say about themselves; `about` has no gaps."""
    return {
        "family": found.family.id,
        "task": str(about.task),
        "config": json.dumps(asdict(found.config)),
        "domain": json.dumps(asdict(_domain(about, found.family.domain(found.config)))),
        **({"affine": str(about.affine)} if about.affine else {}),
    }


def _domain(about: About, published: RgbDomain) -> RgbDomain:
    pixels = {name: value for name, value in _given(about).items() if name in PIXELS}
    return replace(published, **pixels)


def _given(about: About) -> dict[str, Any]:
    values = {field.name: getattr(about, field.name) for field in fields(about)}
    return {name: value for name, value in values.items() if value is not None}


def _line(text: str | None) -> str:
    return short((text or "").strip(), LONGEST_TITLE)


def _check_task(task: str) -> None:
    if task not in SUFFIXES:
        raise BadRequest(f"There is no task {task!r}.", f"There are: {', '.join(SUFFIXES)}.")


def _check_pixels(domain: RgbDomain, colours: int) -> None:
    numbers = (*domain.mean, *domain.std, domain.peak)
    if not len(domain.mean) == len(domain.std) == colours or not all(map(math.isfinite, numbers)):
        raise BadRequest(f"Mean and deviation are {colours} numbers each.", "Write them with commas: 0.5, 0.5, 0.5.")
    if min(*domain.std, domain.peak) <= 0:
        raise BadRequest("Deviations, and the number that is white, must be above 0.", "1 leaves pixels as they are.")
