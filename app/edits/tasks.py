"""Tasks of the disk lane for recipes and presets: small files, which nothing else here reads or writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.edits.kept import Preset
from app.words import retold, tr
from restoration.edit import Edit
from restoration.errors import UnreadableRecipe, UnwritableFile
from restoration.naming import shown
from restoration.sidecar import (
    SUFFIX,
    Recipe,
    is_same_file,
    made,
    places_of,
    read_sidecar,
    recipe_of,
    sidecar_of,
    write_sidecar,
)
from restoration.types import Checkpoint, Progress, RestoreResult, Stream

MOST_PRESETS = 500
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A recipe that was read. `photograph` is where its photograph is, among the `places` where it may be; it is `same`
    when not a byte of it has changed. `reopens`: its photograph is wanted, and not only the edit."""

    path: Path
    recipe: Recipe
    reopens: bool
    photograph: Path | None = None
    same: bool = True
    places: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """What a result was made by, and of which file."""

    edit: Edit
    checkpoints: tuple[Checkpoint, ...]
    photograph: Path | None
    result: RestoreResult


def saved_with_recipe(save: Callable[[], Stream[Path]], worked: Worked) -> Stream[Path]:
    """Save, tell it in Progress.note, and keep the recipe beside the result."""
    path = yield from save()
    yield Progress("keeping the recipe", 1, 2, path)
    keep_recipe(path, worked)
    return path


def keep_recipe(path: Path, worked: Worked) -> None:
    """Raises UnwritableFile, which says that the result itself is saved."""
    recipe = made(recipe_of(worked.edit, worked.checkpoints), worked.photograph, worked.result, path, datetime.now(UTC))
    try:
        write_sidecar(sidecar_of(path), recipe)
    except UnwritableFile as error:
        raise UnwritableFile(
            tr("“{name}” is saved, but not its recipe. {summary}", name=shown(path), summary=retold(error.summary)),
            error.hint,
        ) from error


def read_recipe(path: Path, reopens: bool) -> Stream[Found]:
    """And look for its photograph."""
    yield Progress("reading the recipe", 0, 1)
    recipe = read_sidecar(path)
    found = Found(path, recipe, reopens, places=places_of(recipe, path))
    original = recipe.made.photograph if recipe.made else None
    here = next((place for place in found.places if place.is_file()), None)
    if not (reopens and here and original):
        return found
    yield Progress("looking at the photograph", 0, 1)
    try:
        return replace(found, photograph=here, same=is_same_file(original, here))
    except OSError:
        return found


def presets(folder: Path) -> Stream[tuple[Preset, ...]]:
    """By name; those that make no sense are there too, with what is wrong with them."""
    yield Progress("reading the presets", 0, 1)
    return _listed(folder)


def keep_preset(folder: Path, recipe: Recipe) -> Stream[tuple[Preset, ...]]:
    """In the place of the one that has the same name, if there is one."""
    yield Progress("keeping the preset", 0, 1)
    same = [one.path for one in _listed(folder) if one.name.casefold() == recipe.name.casefold()]
    _make_folder(folder)
    write_sidecar(same[0] if same else _free_path(folder, recipe.name), recipe)
    return _listed(folder)


def keep_new_preset(
    folder: Path, edit: Edit, checkpoints: Iterable[Checkpoint], name: str
) -> Stream[tuple[Preset, ...]]:
    return (yield from keep_preset(folder, recipe_of(edit, checkpoints, name)))


def rename_preset(preset: Preset, name: str) -> Stream[tuple[Preset, ...]]:
    """In its file, which stays where it is."""
    yield Progress("keeping the preset", 0, 1)
    write_sidecar(preset.path, replace(read_sidecar(preset.path), name=name))
    return _listed(preset.path.parent)


def remove_preset(preset: Preset) -> Stream[tuple[Preset, ...]]:
    yield Progress("removing the preset", 0, 1)
    try:
        preset.path.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise UnwritableFile(
            tr("“{name}” could not be removed: {why}.", name=preset.name, why=why), tr("Remove its file by hand.")
        ) from error
    return _listed(preset.path.parent)


def _listed(folder: Path) -> tuple[Preset, ...]:
    try:
        files = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))[:MOST_PRESETS]
    except OSError:
        return ()
    return tuple(sorted(map(_preset, files), key=lambda one: one.name.casefold()))


def _preset(path: Path) -> Preset:
    stem = shown(path)[: -len(SUFFIX)]
    try:
        recipe = read_sidecar(path)
    except UnreadableRecipe as error:
        return Preset(path, stem, problem=str(error))
    return Preset(path, recipe.name.strip() or stem, recipe)


def _free_path(folder: Path, name: str) -> Path:
    """A file name that every system takes: it begins with a word that is no device's."""
    plain = "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in name)[:LONGEST_NAME].strip()
    number = 1
    while True:
        path = folder / f"preset {plain}{'' if number == 1 else f' {number}'}{SUFFIX}"
        if not path.exists():
            return path
        number += 1


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise UnwritableFile(
            tr("The folder for presets cannot be made: {why}.", why=why), tr("Make {folder} by hand.", folder=folder)
        ) from error
