"""Somebody's checkpoint -> our own safetensors and a card in the user's folder. The original is not needed later."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from itertools import count
from pathlib import Path

from restoration.catalogue import checkpoints, models_folder
from restoration.errors import UnwritableFile
from restoration.files import replace_file
from restoration.naming import SUFFIXES, shown
from restoration.types import Card, Checkpoint
from restoration.weights.checkpoint import domain_of
from restoration.weights.load import metadata_of, read_file, state_of
from restoration.weights.recognise import Recognised, recognise
from restoration.weights.refused import short
from restoration.weights.serialised import serialised


def import_weights(path: Path) -> Checkpoint:
    """Takes the weights into the catalogue; the same weights twice are taken once, whatever file they come in.

    Raises UnreadableWeights or UnknownWeights, and UnwritableFile when there is no room for them.
    """
    data = read_file(path)
    found = recognise(state_of(data, path))
    metadata = _metadata(found, metadata_of(data))
    ours = serialised(found.state, metadata)
    sha256 = hashlib.sha256(ours).hexdigest()
    known = checkpoints()
    if same := next((checkpoint for checkpoint in known if checkpoint.sha256 == sha256), None):
        return same
    name = _free_name(path.stem, {checkpoint.id for checkpoint in known})
    return _kept(name, ours, _described(name, path, found, metadata["task"], sha256))


def _metadata(found: Recognised, own: Mapping[str, str]) -> dict[str, str]:
    return {
        "family": found.family.id,
        "task": own["task"] if own.get("task") in SUFFIXES else found.family.task(found.config),
        "config": json.dumps(asdict(found.config)),
        "domain": json.dumps(asdict(domain_of(own, found.family.domain(found.config)))),
    }


def _free_name(stem: str, taken: set[str]) -> str:
    """`ITS train (3).pk` -> its-train-3: fit for a command line and every file system."""
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60] or "model"
    folder = models_folder()
    for number in count(1):
        name = plain if number == 1 else f"{plain}-{number}"
        if name not in taken and not any((folder / f"{name}{end}").exists() for end in (".toml", ".safetensors")):
            return name
    raise AssertionError("unreachable")


def _described(name: str, path: Path, found: Recognised, task: str, sha256: str) -> Checkpoint:
    return Checkpoint(
        id=name,
        family=found.family.id,
        task=task,
        title=f"{found.family.title} ({short(path.stem, 40)})",
        path=models_folder() / f"{name}.safetensors",
        sha256=sha256,
        card=Card(trained_on=f"Not known: imported from “{shown(path)}”."),
    )


def _kept(name: str, weights: bytes, checkpoint: Checkpoint) -> Checkpoint:
    """The card last: weights without a card are not in the catalogue."""
    folder = models_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        summary = f"The folder for models, {folder}, could not be made: {error.strerror}."
        raise UnwritableFile(summary, "Check that your home folder may be written and has room.") from error
    replace_file(folder / f"{name}.safetensors", weights)
    replace_file(folder / f"{name}.toml", _card(name, checkpoint).encode())
    return checkpoint


def _card(name: str, checkpoint: Checkpoint) -> str:
    """Strings of JSON are strings of TOML, as long as all of their letters are printable."""
    lines = {
        "id": checkpoint.id,
        "family": checkpoint.family,
        "task": checkpoint.task,
        "title": checkpoint.title,
        "path": f"{name}.safetensors",
        "sha256": checkpoint.sha256,
        "trained_on": checkpoint.card.trained_on,
    }
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    return f"[[checkpoint]]\n{text}"
