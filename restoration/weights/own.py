"""Changing and removing what the user imported. What ships with Unveil stays as it is."""

from __future__ import annotations

from dataclasses import replace

from restoration import catalogue
from restoration.errors import BadRequest
from restoration.header import metadata_in
from restoration.types import About, Checkpoint
from restoration.weights.about import as_metadata, completed
from restoration.weights.checkpoint import read_checkpoint
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
    found = recognise(state_of(data, path))
    told = replace(
        about, title=about.title or old.title, licence=old.licence if about.licence is None else about.licence
    )
    whole = completed(told, found, metadata_in(data), old.title)
    new = replace(old, task=str(whole.task), title=str(whole.title), licence=str(whole.licence))
    return keep(new, serialised(found.state, as_metadata(whole, found)))


def remove(checkpoint_id: str) -> Checkpoint:
    """Out of the catalogue, and off the disk; returns what it was. Raises UnknownCheckpoint, BadRequest for what the
    user did not bring, UnwritableFile."""
    old = _own(checkpoint_id)
    forget(old)
    return old


def _own(checkpoint_id: str) -> Checkpoint:
    found = catalogue.find(checkpoint_id)
    if not is_kept(found):
        raise BadRequest(
            f"“{found.title}” is not one of the models you imported.", "Only those can be changed and removed."
        )
    return found
