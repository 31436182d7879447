"""What is kept of edits beyond the photograph that they were made for. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from restoration.edit import Edit
from restoration.sidecar import Recipe

Sheet = Literal["", "name", "presets", "recipe"]


@dataclass(frozen=True, slots=True)
class Past:
    """What was done to one photograph before, and what was undone; in both the nearest is the last."""

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A recipe with a name, in a file of its own; None and the `problem` where the file makes no sense."""

    path: Path
    name: str
    recipe: Recipe | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """`copied` are the settings that can be pasted; `sheet` is what the user is being asked: a name for a new preset,
    which presets to keep, or for the file of a recipe."""

    copied: Edit | None = None
    presets: tuple[Preset, ...] = ()
    sheet: Sheet = ""

    def named(self, name: str) -> Preset | None:
        """The preset of this name, however it is written."""
        wanted = name.strip().casefold()
        return next((one for one in self.presets if one.name.casefold() == wanted), None)
