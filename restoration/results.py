"""Which files are results, and of which photographs: by the recipes that lie beside them."""

from __future__ import annotations

from collections.abc import Sequence
from glob import escape
from pathlib import Path

from restoration.edit import Edit
from restoration.errors import UnreadableRecipe
from restoration.sidecar import SUFFIX, Recipe, is_same_file, places_of, read_sidecar, sidecar_of


def photograph_of(result: Path) -> Path | None:
    """Where the photograph is that it was made of; None without a recipe, or where that makes no sense."""
    recipe = _recipe(result)
    return _place(recipe, result) if recipe else None


def without_results(paths: Sequence[Path]) -> list[Path]:
    """Those that are not results of another of them."""
    here = {path.absolute() for path in paths}
    return [path for path in paths if photograph_of(path) not in here]


def newest_result(photograph: Path) -> tuple[Path, Edit] | None:
    """The last one whose name begins as the photograph's does, in the same folder, and how it was made; not one of a
    photograph that has been changed since."""
    sidecars = photograph.parent.glob(f"{escape(photograph.stem)}*{SUFFIX}")
    results = [sidecar.with_name(sidecar.name.removesuffix(SUFFIX)) for sidecar in sidecars]
    made = ((one, _recipe(one)) for one in results if one.is_file())
    own = [(one, recipe) for one, recipe in made if recipe and _place(recipe, one) == photograph.absolute()]
    if not own:
        return None
    newest, recipe = max(own, key=lambda one: one[0].stat().st_mtime_ns)
    original = recipe.made.photograph if recipe.made else None
    return (newest, recipe.edit) if original and is_same_file(original, photograph) else None


def _recipe(result: Path) -> Recipe | None:
    """That lies beside it and is its own."""
    sidecar = sidecar_of(result)
    try:
        recipe = read_sidecar(sidecar) if sidecar.is_file() else None
    except UnreadableRecipe:
        return None
    return recipe if recipe and recipe.made and recipe.made.result == result.name else None


def _place(recipe: Recipe, result: Path) -> Path | None:
    """Of the recipe's photograph, which is never the result itself."""
    places = (place for place in places_of(recipe, sidecar_of(result)) if place != result.absolute())
    return next((place for place in places if place.is_file()), None)
