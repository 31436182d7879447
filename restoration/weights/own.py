"""Changing, sharing and removing what the user imported. What ships with Unveil stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from restoration import catalogue
from restoration.errors import BadRequest
from restoration.files import replace_file
from restoration.header import metadata_in
from restoration.types import About, Checkpoint
from restoration.weights.about import completed
from restoration.weights.checkpoint import read_checkpoint
from restoration.weights.importing import as_ours
from restoration.weights.keeping import forget, is_kept, keep
from restoration.weights.load import state_of
from restoration.weights.recognise import recognise
from restoration.weights.serialised import serialised


def change(checkpoint_id: str, about: About) -> Checkpoint:
    """What `about` names is as it says from now on, in the file and on its card; the rest stays.

    Raises UnknownCheckpoint, BadRequest for an impossible `about` and for what the user did not bring, WeightsError
    for a file that is not what it was, and UnwritableFile; then nothing has changed.
    """
    old = _own(checkpoint_id)
    path, data = read_checkpoint(old)
    found, said = recognise(state_of(data, path)), metadata_in(data)
    told = replace(
        about, title=about.title or old.title, licence=old.licence if about.licence is None else about.licence
    )
    whole = completed(told, found, said, old.title)
    new = replace(old, task=str(whole.task), title=str(whole.title), licence=str(whole.licence))
    return keep(new, as_ours(found, whole, said))


def remove(checkpoint_id: str) -> Checkpoint:
    """Out of the catalogue, and off the disk; returns what it was. Raises UnknownCheckpoint, BadRequest for what the
    user did not bring, UnwritableFile."""
    old = _own(checkpoint_id)
    forget(old)
    return old


def share(checkpoint_id: str, path: Path) -> Path:
    """Weights and card as one file, which `unveil models import` and the window take in again; nothing is written over.

    Raises UnknownCheckpoint, BadRequest for what the user did not bring, WeightsError, UnwritableFile.
    """
    old = _own(checkpoint_id)
    place, data = read_checkpoint(old)
    told = {**metadata_in(data), "title": old.title, "licence": old.licence}
    replace_file(path, serialised(state_of(data, place), told), overwrite=False)
    return path


def _own(checkpoint_id: str) -> Checkpoint:
    found = catalogue.find(checkpoint_id)
    if not is_kept(found):
        raise BadRequest(
            f"“{found.title}” is not one of the models you imported.", "Only those can be changed and removed."
        )
    return found
