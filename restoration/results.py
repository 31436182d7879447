"""Which files are results, and of which photographs: by the recipes that lie beside them."""

from __future__ import annotations

from collections.abc import Sequence
from glob import escape
from pathlib import Path

from restoration.edit import Edit
from restoration.errors import UnreadableRecipe
from restoration.sidecar import SUFFIX, is_same_file, places_of, read_sidecar, sidecar_of


def photograph_of(result: Path) -> Path | None:
    """Where the photograph is that it was made of; None without a recipe, or where that makes no sense."""
    sidecar = sidecar_of(result)
    try:
        recipe = read_sidecar(sidecar) if sidecar.is_file() else None
    except UnreadableRecipe:
        return None
    if recipe is None or recipe.made is None or recipe.made.result != result.name:
        return None
    places = (place for place in places_of(recipe, sidecar) if place != result.absolute())
    return next((place for place in places if place.is_file()), None)


def without_results(paths: Sequence[Path]) -> list[Path]:
    """Those that are not results of another of them."""
    here = {path.absolute() for path in paths}
    return [path for path in paths if photograph_of(path) not in here]


def newest_result(photograph: Path) -> tuple[Path, Edit] | None:
    """The last one whose name begins as the photograph's does, in the same folder, and how it was made; not one of a
    photograph that has been changed since."""
    sidecars = photograph.parent.glob(f"{escape(photograph.stem)}*{SUFFIX}")
    results = [sidecar.with_name(sidecar.name.removesuffix(SUFFIX)) for sidecar in sidecars]
    own = [one for one in results if one.is_file() and photograph_of(one) == photograph.absolute()]
    newest = max(own, key=lambda one: one.stat().st_mtime_ns, default=None)
    if newest is None:
        return None
    recipe = read_sidecar(sidecar_of(newest))
    original = recipe.made.photograph if recipe.made else None
    return (newest, recipe.edit) if original and is_same_file(original, photograph) else None
