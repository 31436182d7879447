"""A Checkpoint of the catalogue -> its network, ready to use."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from torch import nn

from restoration.errors import UnreadableWeights
from restoration.header import metadata_in
from restoration.models import Family
from restoration.models.domain import RgbDomain
from restoration.naming import SUFFIXES, shown
from restoration.types import Checkpoint
from restoration.weights.load import read_file, state_of
from restoration.weights.recognise import Recognised, recognise
from restoration.weights.refused import DOWNLOAD_AGAIN

MOST_DIGITS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """`net` is on the CPU, float32, in evaluation mode and without gradients; it was trained in `domain` for `task`.
    `affine`: as Checkpoint has it; weights that were tuned from such say so themselves."""

    family: Family
    config: Any
    net: nn.Module
    domain: RgbDomain
    task: str = ""
    affine: int = 0


def load_checkpoint(checkpoint: Checkpoint) -> Loaded:
    """Raises UnreadableWeights, also when the file is not the one whose SHA-256 is known, and UnknownWeights."""
    path, data = read_checkpoint(checkpoint)
    found, metadata = recognise(state_of(data, path)), metadata_in(data)
    net = found.family.build(found.config)
    net.load_state_dict(found.state)
    net.eval().requires_grad_(False)
    domain = domain_of(metadata, found.family.domain(found.config))
    affine = checkpoint.affine or affine_of(metadata)
    return Loaded(found.family, found.config, net, domain, checkpoint.task or task_of(metadata, found), affine)


def read_checkpoint(checkpoint: Checkpoint) -> tuple[Path, bytes]:
    """Its file. Raises UnreadableWeights, also when it is not the one whose SHA-256 is known."""
    if checkpoint.path is None:
        raise UnreadableWeights(f"{checkpoint.title} is a method without weights.", "Choose another model.")
    data = read_file(checkpoint.path)
    if checkpoint.sha256 and hashlib.sha256(data).hexdigest() != checkpoint.sha256:
        summary = f"“{shown(checkpoint.path)}” was not opened: it is not the file it was when it was added."
        raise UnreadableWeights(summary, "Install Unveil again, or import the weights again.")
    return checkpoint.path, data


def task_of(metadata: Mapping[str, str], found: Recognised) -> str:
    """What the file says it is for, if that is something we know, else what such networks were published for."""
    return metadata["task"] if metadata.get("task") in SUFFIXES else found.family.task(found.config)


def affine_of(metadata: Mapping[str, str]) -> int:
    """As Checkpoint has it; 0 where the file says nothing that makes sense."""
    told = metadata.get("affine", "")
    return int(told) if told.isdecimal() and len(told) <= MOST_DIGITS else 0


def domain_of(metadata: Mapping[str, str], published: RgbDomain) -> RgbDomain:
    """Range and order of colours leave no trace in the weights: the file's own word, else the published ones."""
    if "domain" not in metadata:
        return published
    try:
        told = json.loads(metadata["domain"])
        return replace(published, **_checked(published, told), **_flags(told))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        summary = "The weights were not opened: what they say about the range of their pixels is damaged."
        raise UnreadableWeights(summary, DOWNLOAD_AGAIN) from error


def _checked(published: RgbDomain, told: Mapping[str, Any]) -> dict[str, Any]:
    mean, std, peak = told["mean"], told["std"], told.get("peak", published.peak)
    finite = all(map(math.isfinite, (*mean, *std, peak)))
    if not len(mean) == len(std) == len(published.mean) or not finite or min(*std, peak) <= 0:
        raise ValueError("not a mean and a deviation for each colour")
    return {"mean": tuple(mean), "std": tuple(std), "peak": peak}


def _flags(told: Mapping[str, Any]) -> dict[str, Any]:
    """Where the file tells them. Grey is what the network is, not what somebody says."""
    flags = {name: told[name] for name in ("bgr", "balanced") if name in told}
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise ValueError("a flag is neither true nor false")
    return flags
