"""Somebody's checkpoint -> our own safetensors and a card in the user's folder. The original is not needed later."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import torch

from restoration.catalogue import checkpoints, models_folder
from restoration.header import metadata_in
from restoration.naming import shown
from restoration.types import About, Card, Checkpoint, Inspection
from restoration.weights.about import as_metadata, completed
from restoration.weights.keeping import is_kept, keep
from restoration.weights.load import read_file, state_of
from restoration.weights.recognise import Recognised, recognise
from restoration.weights.refused import short
from restoration.weights.serialised import serialised
from restoration.weights.tuned import history, tuned_in
from restoration.weights.variants import variant_of

AS_PUBLISHED = About()


def inspect(path: Path) -> Inspection:
    """What `import_weights` would take in; nothing is kept. Raises UnreadableWeights, UnknownWeights."""
    found, about, told = _read(path, AS_PUBLISHED)
    same = _own_at(path) or _same(as_ours(found, about, told))
    if same:
        about = replace(about, title=same.title, licence=same.licence)
    return Inspection(
        path=path,
        variant=variant_of(found),
        parameters=parameters_of(found),
        about=about,
        raw=found.family.domain(found.config).raw,
        checkpoint=same.id if same else "",
    )


def import_weights(path: Path, about: About = AS_PUBLISHED, name: str = "") -> Checkpoint:
    """Takes the weights into the catalogue; the same weights for the same pixels are taken once, whatever file they
    come in. The `name` in the catalogue and on the disk is that of the file, unless there is a better one.

    Raises UnreadableWeights or UnknownWeights, BadRequest for an impossible `about`, and UnwritableFile when there is
    no room for them.
    """
    found, whole, told = _read(path, about)
    weights = as_ours(found, whole, told)
    if same := _same(weights):
        licence = same.licence if about.licence is None else str(whole.licence)
        named = replace(same, title=str(whole.title) if about.title else same.title, licence=licence)
        return same if named == same else keep(named, weights)
    free = _free_name(name or path.stem, {checkpoint.id for checkpoint in checkpoints()})
    return keep(_described(free, found, whole, _card(told, path)), weights)


def as_ours(found: Recognised, about: About, told: Mapping[str, str]) -> bytes:
    """Our own file: the weights, what `about` says of them, and what they `told` of how they were tuned."""
    return serialised(found.state, {**history(told), **as_metadata(about, found)})


def _card(told: Mapping[str, str], path: Path) -> Card:
    tuned = tuned_in(told)
    if tuned is None:
        return Card(trained_on=f"Not known: imported from “{shown(path)}”.")
    return Card(trained_on=f"Fine-tuned from {tuned.parent} on a photographer's own pictures.", tuned=tuned)


def _described(name: str, found: Recognised, about: About, card: Card) -> Checkpoint:
    """`about` has no gaps. Where the weights will be, and their SHA-256, is for whoever keeps them to say."""
    return Checkpoint(
        id=name,
        family=found.family.id,
        task=str(about.task),
        title=str(about.title),
        licence=str(about.licence),
        parameters=parameters_of(found),
        raw=found.family.domain(found.config).raw,
        card=card,
    )


def parameters_of(found: Recognised) -> int:
    """How many numbers were learnt: each once, however many names it has, and without what was only counted."""
    with torch.device("meta"):
        return sum(parameter.numel() for parameter in found.family.build(found.config).parameters())


def _read(path: Path, about: About) -> tuple[Recognised, About, Mapping[str, str]]:
    """And what the file says about itself."""
    data = read_file(path)
    found, told = recognise(state_of(data, path)), metadata_in(data)
    title = told.get("title") or f"{variant_of(found)} ({short(path.stem, 40)})"
    return found, completed(about, found, told, title), told


def _same(weights: bytes) -> Checkpoint | None:
    sha256 = hashlib.sha256(weights).hexdigest()
    return next((one for one in checkpoints() if one.sha256 == sha256 and is_kept(one)), None)


def _own_at(path: Path) -> Checkpoint | None:
    return next((one for one in checkpoints() if one.path == path and is_kept(one)), None)


def _free_name(stem: str, taken: set[str]) -> str:
    """`ITS train (3).pk` -> its-train-3: fit for a command line and every file system."""
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60] or "model"
    folder = models_folder()
    for number in count(1):
        name = plain if number == 1 else f"{plain}-{number}"
        if name not in taken and not any((folder / f"{name}{end}").exists() for end in (".toml", ".safetensors")):
            return name
    raise AssertionError("unreachable")
