"""`unveil restore --recipe` and `--sidecar`: what was done to one photograph, done to others, and written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from restoration import catalogue
from restoration.edit import Edit
from restoration.errors import UnknownCheckpoint, UnwritableFile
from restoration.naming import shown
from restoration.sidecar import fit, made, read_sidecar, recipe_of, sidecar_of, with_hash, write_sidecar
from restoration.types import Checkpoint, RestoreResult


def edit_of(path: Path, say: Callable[[str], None]) -> Edit:
    """The recipe's edit for other photographs, with the models that are here; `say` is told what differs.

    Raises UnreadableRecipe, and UnknownCheckpoint for a model that is not here.
    """
    recipe = read_sidecar(path)
    loose = [Path(model.id) for model in recipe.models]
    files = [catalogue.find(str(one)) for one in loose if one.is_file()]
    fitted = fit(recipe, (*catalogue.checkpoints(), *map(with_hash, files)))
    if fitted.missing:
        raise UnknownCheckpoint(
            f"“{shown(path)}” needs a model that is not here: {', '.join(fitted.missing)}.",
            "Take it in with: unveil models import FILE",
        )
    for name in fitted.changed:
        say(f"{shown(path)}: {name} has other weights than when this was written, the results will differ")
    return fitted.edit.for_any


def keep(edit: Edit, photograph: Path, result: RestoreResult, saved: Path) -> Path:
    """Write the recipe beside the result. Raises UnwritableFile."""
    checkpoints: list[Checkpoint] = [catalogue.find(step.checkpoint) for step in edit.steps]
    target = sidecar_of(saved)
    recipe = made(recipe_of(edit, checkpoints), photograph, result, saved, datetime.now(UTC))
    try:
        write_sidecar(target, recipe)
    except UnwritableFile as error:
        raise UnwritableFile(f"“{shown(saved)}” is saved, but not its recipe. {error.summary}", error.hint) from error
    return target
