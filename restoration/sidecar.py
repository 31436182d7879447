"""Recipes: what was done to a photograph, as a small JSON file; beside a result, or with a name of its own (a preset).

`street-dehazed.jpg.unveil.json` lies beside `street-dehazed.jpg`. It holds the Edit, which weights it was made with,
and what came of it, so that the same can be done once more, also on another computer. What a file says is never
trusted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from restoration import __version__
from restoration.edit import Edit
from restoration.errors import UnreadableRecipe
from restoration.files import replace_file
from restoration.naming import shown
from restoration.plain import Unfit, from_plain, to_plain
from restoration.types import Checkpoint, RestoreResult

SUFFIX = ".unveil.json"
FORMAT = 1
MOST_BYTES = 4_000_000
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """Which weights: the catalogue's id and title, and the SHA-256 of the file; "" for methods without weights."""

    id: str
    title: str = ""
    sha256: str = ""

    @property
    def name(self) -> str:
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Original:
    """The photograph: its file's name, size and SHA-256, and the way to its folder from that of the recipe."""

    name: str
    bytes: int
    sha256: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """How one result came about. `date` is ISO 8601 in UTC; `photograph` is None for a pasted picture, and for one that
    could no longer be read."""

    result: str
    device: str
    plan: str
    seconds: float
    date: str
    photograph: Original | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """`models` are those of the edit's steps; `name` is that of a preset; `version` is that of the program."""

    edit: Edit
    models: tuple[Model, ...] = ()
    name: str = ""
    made: Made | None = None
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Fitted:
    """A recipe's edit with the weights that are here. `missing` are models that are not, `changed` those that go by the
    same name and have other weights than then."""

    edit: Edit
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def sidecar_of(result: Path) -> Path:
    """Where the recipe of a result lies."""
    return result.with_name(result.name + SUFFIX)


def is_recipe(path: Path) -> bool:
    """By its name."""
    return path.name.lower().endswith(SUFFIX)


def recipe_of(edit: Edit, checkpoints: Iterable[Checkpoint], name: str = "") -> Recipe:
    """With those of the checkpoints that the edit uses; reads the weights of one whose SHA-256 nobody knows."""
    known = {one.id: one for one in checkpoints}
    used = dict.fromkeys(step.checkpoint for step in edit.steps)
    return Recipe(edit, tuple(_model(known[one]) if one in known else Model(one) for one in used), name)


def with_hash(checkpoint: Checkpoint) -> Checkpoint:
    """The SHA-256 of its weights read, where nobody knows it."""
    if checkpoint.sha256 or checkpoint.path is None:
        return checkpoint
    return replace(checkpoint, sha256=_sha256(checkpoint.path))


def made(recipe: Recipe, photograph: Path | None, result: RestoreResult, saved: Path, now: datetime) -> Recipe:
    """What came of a recipe: the file `saved`. Reads the photograph's file."""
    original = _original(photograph, saved.absolute().parent) if photograph else None
    date = now.astimezone(UTC).isoformat(timespec="seconds")
    seconds = round(result.seconds, 3)
    return replace(recipe, made=Made(saved.name, result.device, result.plan, seconds, date, original))


def write_sidecar(path: Path, recipe: Recipe, overwrite: bool = True) -> None:
    """Whole or not at all. Raises UnwritableFile."""
    text = json.dumps({"unveil": FORMAT, **to_plain(recipe)}, indent=1, allow_nan=False)
    replace_file(path, text.encode("ascii") + b"\n", overwrite)


def read_sidecar(path: Path) -> Recipe:
    """Raises UnreadableRecipe."""
    told = _json(path)
    number = told.pop("unveil", None)
    if type(number) is not int or number < 1:
        _refuse(path, "it is not a recipe of Unveil", f"Choose a file that ends in {SUFFIX}.")
    if number > FORMAT:
        _refuse(path, "it was written by a newer version of Unveil", "Update Unveil, and try again.")
    try:
        recipe = from_plain(Recipe, told)
    except Unfit as error:
        _refuse(path, str(error), "It was damaged or changed: choose another one, or set what it said by hand.")
    if not recipe.edit.steps:
        _refuse(path, "it does not say what is to be done", "Choose another one.")
    return recipe


def fit(recipe: Recipe, checkpoints: Sequence[Checkpoint]) -> Fitted:
    """The edit with the checkpoints that are here: by id, or where that is another's by the weights themselves."""
    models = {one.id: one for one in recipe.models}
    renamed: dict[str, str] = {}
    missing, changed = [], []
    for wanted in dict.fromkeys(step.checkpoint for step in recipe.edit.steps):
        model = models.get(wanted, Model(wanted))
        here = next((one for one in checkpoints if one.id == wanted), None)
        if here and _is_same(model, here):
            continue
        twin = next((one for one in checkpoints if one.sha256 and one.sha256 == model.sha256), None)
        if twin:
            renamed[wanted] = twin.id
        elif here:
            changed.append(model.name)
        else:
            missing.append(model.name)
    return Fitted(_renamed(recipe.edit, renamed), tuple(missing), tuple(changed))


def places_of(recipe: Recipe, path: Path) -> tuple[Path, ...]:
    """Where the photograph of the recipe at `path` may be: where it was, and beside the recipe."""
    original = recipe.made.photograph if recipe.made else None
    if original is None:
        return ()
    beside = path.absolute().parent
    name = Path(original.name).name
    return tuple(dict.fromkeys(Path(os.path.normpath(one)) / name for one in (beside / original.folder, beside)))


def is_same_file(original: Original, path: Path) -> bool:
    """The very same bytes. Raises OSError."""
    return path.stat().st_size == original.bytes and _sha256(path) == original.sha256


def _renamed(edit: Edit, renamed: Mapping[str, str]) -> Edit:
    steps = tuple(replace(one, checkpoint=renamed.get(one.checkpoint, one.checkpoint)) for one in edit.steps)
    mask = edit.mask and replace(edit.mask, checkpoint=renamed.get(edit.mask.checkpoint, edit.mask.checkpoint))
    return replace(edit, steps=steps, mask=mask)


def _model(checkpoint: Checkpoint) -> Model:
    return Model(checkpoint.id, checkpoint.title, with_hash(checkpoint).sha256)


def _is_same(model: Model, here: Checkpoint) -> bool:
    """As far as anybody noted the weights."""
    return not model.sha256 or not here.sha256 or model.sha256 == here.sha256


def _original(photograph: Path, beside: Path) -> Original | None:
    try:
        size, sha256 = photograph.stat().st_size, _sha256(photograph)
    except OSError:
        return None
    try:
        folder = Path(os.path.relpath(photograph.absolute().parent, beside)).as_posix()
    except ValueError:  # on another drive
        folder = "."
    return Original(photograph.name, size, sha256, "" if folder == "." else folder)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _json(path: Path) -> dict[str, object]:
    try:
        if not path.is_file():
            _refuse(path, "it is not there, or no ordinary file", "Choose another file.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        _refuse(path, f"it cannot be read ({error.strerror or error})", "Choose another file.")
    if len(data) > MOST_BYTES:
        _refuse(path, "it is far too large to be one", f"Choose a file that ends in {SUFFIX}.")
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        _refuse(path, "what is in it is no JSON object", f"Choose a file that ends in {SUFFIX}.")
    return told


def _refuse(path: Path, why: str, hint: str) -> NoReturn:
    raise UnreadableRecipe(f"“{shown(path)}” cannot be used as a recipe: {why}.", hint)
