"""What a user's fine-tuning learns from, read: pairs; or clean photographs, and what shall be wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from restoration.errors import BadRequest
from restoration.photo.colour import in_floats
from restoration.train.bad_photographs import load_bad
from restoration.train.like import check_task, like
from restoration.train.own_pairs import HINT, Own, load_own_pairs
from restoration.train.own_photographs import OwnPhotographs, load_own_photographs
from restoration.train.recipe import Clean, Recipe
from restoration.types import FinetuneRequest, Stream


def material(request: FinetuneRequest, recipe: Recipe) -> Stream[tuple[Own, Recipe, int]]:
    """Also the recipe, narrowed to what is wrong with the bad photographs if there are any, and their number.

    Raises BadRecipe, BadRequest, UnreadablePhoto.
    """
    if bool(request.pairs) == bool(request.photos):
        raise BadRequest("Pairs or clean photographs are needed, and not both.", HINT)
    if request.pairs:
        if request.like:
            raise BadRequest("Pairs say themselves what is wrong.", "Leave --like out, or give --photos.")
        return (yield from load_own_pairs(*request.pairs, recipe.task, recipe.scale)), recipe, 0
    assert request.photos
    if not request.like:
        return (yield from load_own_photographs(request.photos)), recipe, 0
    check_task(recipe.task)
    bad = yield from load_bad(request.like, recipe.task)
    own = yield from load_own_photographs(request.photos)
    return own, narrowed(recipe, bad, own), len(bad)


def narrowed(recipe: Recipe, bad: Sequence[np.ndarray], own: OwnPhotographs) -> Recipe:
    """The same, spoiling as the `bad` photographs are. The clean ones are asked for as they are: varied in tone and
    colour, they would no longer say what shall become of the bad ones."""
    clean = [in_floats(pixels) for pixels in own.pixels]
    return replace(recipe, degrade=like(recipe.degrade, bad, clean), clean=Clean(gamma=0.0, gain=0.0))
