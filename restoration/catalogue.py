"""Which ways to restore there are: those we ship, and those the user brought. Reads cards, never weights; no torch."""

from __future__ import annotations

import logging
import math
import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from restoration.errors import UnknownCheckpoint
from restoration.types import Card, Checkpoint, Shot, Tuned

log = logging.getLogger(__name__)

DAMAGED = (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError)


def checkpoints() -> tuple[Checkpoint, ...]:
    """Ours first, then the user's by name. A damaged card, or one without its weights, is logged and left out."""
    found: dict[str, Checkpoint] = {}
    for checkpoint in (*_shipped(), *_brought()):
        if checkpoint.id in found:
            log.warning("Model %s (%s) is left out: its name is taken.", checkpoint.id, checkpoint.path)
        else:
            found[checkpoint.id] = checkpoint
    return tuple(found.values())


def find(id_or_path: str) -> Checkpoint:
    """By catalogue id, or any file with weights: what is in such a file shows when it is loaded, its family here is "".

    Raises UnknownCheckpoint, naming the ids there are.
    """
    known = checkpoints()
    path = Path(id_or_path)
    for checkpoint in known:
        if checkpoint.id == id_or_path or checkpoint.path == path:
            return checkpoint
    if path.is_file():
        return Checkpoint(id=str(path), family="", task="", title=path.name, path=path)
    names = ", ".join(checkpoint.id for checkpoint in known)
    raise UnknownCheckpoint(f"There is no model and no file {id_or_path!r}.", f"There are: {names}.")


def first_for(task: str, known: Iterable[Checkpoint], raw: bool = False) -> Checkpoint | None:
    """The one of the task that is used unless another is chosen; of a `raw` photograph first one for RAW files."""
    fitting = [one for one in known if one.task == task and (raw or not one.raw)]
    return next((one for one in fitting if one.raw), fitting[0]) if fitting else None


def default_for(task: str) -> Checkpoint:
    """The first one of the task. Raises UnknownCheckpoint, naming the tasks there are."""
    known = checkpoints()
    if checkpoint := first_for(task, known):
        return checkpoint
    tasks = ", ".join(sorted({checkpoint.task for checkpoint in known}))
    raise UnknownCheckpoint(f"There is no model for {task} yet.", f"There are models for: {tasks}.")


def models_folder() -> Path:
    """Where the user's weights are kept, a `.toml` card beside each; it may not exist yet."""
    if sys.platform == "win32":
        return _given("APPDATA", "AppData/Roaming") / "Unveil" / "models"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Unveil/models"
    return _given("XDG_DATA_HOME", ".local/share") / "unveil" / "models"


def is_own(checkpoint: Checkpoint) -> bool:
    """The user brought it, and may change and remove it."""
    return checkpoint.path is not None and checkpoint.path.parent == models_folder()


def tuned_for(shot: Shot | None, known: Iterable[Checkpoint]) -> Checkpoint | None:
    """Of what was fine-tuned on photographs of this camera, the one whose sensitivities are nearest: at most a stop
    away, where both are known."""
    fitting = [(_stops_away(shot, one.card.tuned), one) for one in known if shot and one.card.tuned]
    near = [(stops, one) for stops, one in fitting if stops <= 1]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _stops_away(shot: Shot, tuned: Tuned) -> float:
    if shot.camera not in tuned.cameras:
        return math.inf
    if shot.iso is None or tuned.iso is None:
        return 1.0
    low, high = tuned.iso
    return max(0.0, math.log2(low / shot.iso), math.log2(shot.iso / high))


def _given(variable: str, otherwise: str) -> Path:
    """The XDG specification asks that relative paths be ignored."""
    chosen = Path(os.environ.get(variable, ""))
    return chosen if chosen.is_absolute() else Path.home() / otherwise


def _shipped() -> Iterator[Checkpoint]:
    root = Path(str(resources.files("resources")))
    return _readable(root / "checkpoints.toml", root / "weights")


def _brought() -> Iterator[Checkpoint]:
    folder = models_folder()
    for card in sorted(folder.glob("*.toml")):
        yield from _readable(card, folder)


def _readable(cards: Path, weights: Path) -> Iterator[Checkpoint]:
    try:
        entries = list(tomllib.loads(cards.read_text("utf-8"))["checkpoint"])
    except DAMAGED as error:
        log.warning("%s is left out: %s", cards, error)
        return
    for entry in entries:
        try:
            yield _checkpoint(entry, weights)
        except DAMAGED as error:
            log.warning("A model in %s is left out: %s", cards, error)


def _checkpoint(entry: dict[str, Any], weights: Path) -> Checkpoint:
    path = weights / entry["path"] if "path" in entry else None
    if path is not None and not path.is_file():
        raise FileNotFoundError(f"{path} is missing")
    texts = {name: _text(entry, name) for name in ("sha256", "licence", "trained_on", "good_for", "bad_for")}
    return Checkpoint(
        id=_text(entry, "id", required=True),
        family=_text(entry, "family", required=True),
        task=_text(entry, "task", required=True),
        title=_text(entry, "title", required=True),
        path=path,
        sha256=texts.pop("sha256"),
        licence=texts.pop("licence"),
        parameters=int(entry.get("parameters", 0)),
        affine=int(entry.get("affine", 0)),
        raw=entry.get("raw") is True,
        size=path.stat().st_size if path else 0,
        card=Card(
            **texts,
            scores={name: float(score) for name, score in entry.get("scores", {}).items()},
            tuned=_tuned(entry["tuned"]) if "tuned" in entry else None,
        ),
    )


def _tuned(entry: dict[str, Any]) -> Tuned:
    low, high = (int(number) for number in entry.get("iso", (0, 0)))
    cameras = tuple(str(name) for name in entry.get("cameras", ()))
    verdict = _text(entry, "verdict")
    return Tuned(_text(entry, "parent", required=True), verdict, cameras, (low, high) if high else None)


def _text(entry: dict[str, Any], name: str, *, required: bool = False) -> str:
    text = entry[name] if required else entry.get(name, "")
    if not isinstance(text, str) or (required and not text):
        raise ValueError(f"{name} is not a text")
    return text
