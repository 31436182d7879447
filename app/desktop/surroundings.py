"""What the application is in the middle of: the user's preferences, the screen, the clipboard. No Qt, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import numpy as np

from app.languages import Language
from app.words import later
from restoration.edit import Edit
from restoration.naming import PATTERN
from restoration.types import Keeping

Theme = Literal["dark", "light", "system"]
Background = Literal["black", "grey", "white"]
Processor = Literal["auto", "cpu"]

THEMES: dict[Theme, str] = {"dark": later("Dark"), "light": later("Light"), "system": later("As the system")}
BACKGROUNDS: dict[Background, str] = {"black": later("Black"), "grey": later("Mid grey"), "white": later("White")}
PROCESSORS: dict[Processor, str] = {"auto": later("The fastest there is"), "cpu": later("The main processor only")}
SYSTEMS, SRGB = "system", "srgb"
COLOURS: dict[str, str] = {SYSTEMS: later("As the system says"), SRGB: later("sRGB")}
"""What the numbers of the screen mean. Anything else is the path of an ICC profile."""
KEEPINGS: dict[Keeping, str] = {
    "all": later("All of it (EXIF, XMP, IPTC)"),
    "no-place": later("Not where it was taken (GPS, city)"),
    "none": later("Nothing"),
}
MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is kept from one start to the next. `recent` are files and folders, the last one first."""

    theme: Theme = "dark"
    background: Background = "black"
    processor: Processor = "auto"
    panels: bool = True
    recipes: bool = True  # one is kept beside each result
    recent: tuple[Path, ...] = ()
    language: Language = "system"
    metadata: Keeping = "all"  # what results keep of what their photographs say
    colours: str = SYSTEMS  # of the screen: one of COLOURS, or the path of an ICC profile
    pattern: str = PATTERN  # of the names of results; what makes no sense is as if it were the usual one


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A picture for the clipboard: uint8 (h, w, 4) in the order B G R 255, and the same as a PNG file."""

    pixels: np.ndarray
    png: bytes


@dataclass(frozen=True, slots=True)
class HandedOut:
    """An item's result as a file of ours which another program may take, and the edit that it is the result of."""

    item: int
    edit: Edit
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """`missing` are those of the recent files that are not there; `clip` was copied and waits for the clipboard; `out`
    is the file that can be dragged into another program, once it has been written; `profile` is the screen's ICC
    profile, empty for one that takes sRGB."""

    preferences: Preferences = field(default_factory=Preferences)
    full_screen: bool = False
    missing: frozenset[Path] = frozenset()
    clip: Clip | None = None
    out: HandedOut | None = None
    profile: bytes = b""

    def with_recent(self, paths: Sequence[Path]) -> Surroundings:
        """These were opened: they come first, and of all no more than MOST_RECENT are remembered."""
        known = (*(path.absolute() for path in paths), *self.preferences.recent)
        recent = tuple(dict.fromkeys(known))[:MOST_RECENT]
        return replace(self, preferences=replace(self.preferences, recent=recent))
