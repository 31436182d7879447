"""The user's folder of models: weights and a card beside them, which is what puts them into the catalogue."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from restoration.catalogue import is_own, models_folder
from restoration.errors import UnwritableFile
from restoration.files import replace_file
from restoration.types import Checkpoint


def keep(checkpoint: Checkpoint, weights: bytes) -> Checkpoint:
    """`checkpoint` where it now is. The card comes last: until then there is what was there before. Raises
    UnwritableFile."""
    sha256 = hashlib.sha256(weights).hexdigest()
    if checkpoint.path and checkpoint.sha256 == sha256:
        replace_file(card_of(checkpoint), _card(checkpoint).encode())
        return checkpoint
    name = f"{checkpoint.id}-{sha256[:8]}" if checkpoint.path else checkpoint.id
    path = models_folder() / f"{name}.safetensors"
    kept = replace(checkpoint, path=path, sha256=sha256, size=len(weights))
    _make_folder(path.parent)
    replace_file(path, weights)
    replace_file(card_of(kept), _card(kept).encode())
    if checkpoint.path:
        _drop(checkpoint.path)
    return kept


def forget(checkpoint: Checkpoint) -> None:
    """The card goes first: without it the weights are in no catalogue. Raises UnwritableFile."""
    card = card_of(checkpoint)
    try:
        card.unlink(missing_ok=True)
    except OSError as error:
        summary = f"“{checkpoint.title}” could not be removed: {error.strerror or error}."
        raise UnwritableFile(summary, f"Check that the folder {card.parent} may be written.") from error
    if checkpoint.path:
        _drop(checkpoint.path)


def is_kept(checkpoint: Checkpoint) -> bool:
    """Imported, with a card to itself; somebody may also have written cards by hand."""
    return is_own(checkpoint) and card_of(checkpoint).is_file()


def card_of(checkpoint: Checkpoint) -> Path:
    return models_folder() / f"{checkpoint.id}.toml"


def _drop(weights: Path) -> None:
    """They are in no catalogue any more; where they cannot be removed they do no harm."""
    with contextlib.suppress(OSError):
        weights.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        summary = f"The folder for models, {folder}, could not be made: {error.strerror}."
        raise UnwritableFile(summary, "Check that your home folder may be written and has room.") from error


def _card(checkpoint: Checkpoint) -> str:
    """Strings and numbers of JSON are those of TOML, as long as all letters are printable."""
    lines = {
        "id": checkpoint.id,
        "family": checkpoint.family,
        "task": checkpoint.task,
        "title": checkpoint.title,
        "path": checkpoint.path.name if checkpoint.path else "",
        "sha256": checkpoint.sha256,
        "licence": checkpoint.licence,
        "parameters": checkpoint.parameters,
        "trained_on": checkpoint.card.trained_on,
        "good_for": checkpoint.card.good_for,
        "bad_for": checkpoint.card.bad_for,
        "affine": checkpoint.affine,
        "raw": checkpoint.raw,
    }
    tuned = checkpoint.card.tuned
    history = f"\n[checkpoint.tuned]\n{_table(asdict(tuned))}" if tuned else ""
    return f"[[checkpoint]]\n{_table(lines)}\n[checkpoint.scores]\n{_table(checkpoint.card.scores)}{history}"


def _table(lines: Mapping[str, object]) -> str:
    return "".join(
        f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items() if value
    )
