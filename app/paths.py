"""Where things are: what we ship, and what belongs to the user. No Qt, and no folder is made here."""

from __future__ import annotations

import os
import sys
from importlib import resources
from pathlib import Path

NAME = "unveil"


def resource(*parts: str) -> Path:
    """A file we ship: in the source tree, in an installed wheel, or inside the frozen program."""
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    root = Path(bundle) / "resources" if bundle else Path(str(resources.files("resources")))
    return root.joinpath(*parts)


def folder_beside(photograph: Path) -> Path:
    """Where what is made of it goes: its folder; of a sample, whose folder is the program's own, the user's home."""
    return Path.home() if photograph.is_relative_to(resource()) else photograph.parent


def config_folder() -> Path:
    """Settings. UNVEIL_CONFIG_DIR puts them, and the reports, elsewhere."""
    if chosen := os.environ.get("UNVEIL_CONFIG_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return _given("APPDATA", "AppData/Roaming") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / NAME
    return _given("XDG_CONFIG_HOME", ".config") / NAME


def state_folder() -> Path:
    """Reports of crashes."""
    if chosen := os.environ.get("UNVEIL_CONFIG_DIR"):
        return Path(chosen) / "reports"
    if sys.platform == "win32":
        return _given("LOCALAPPDATA", "AppData/Local") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library/Logs" / NAME
    return _given("XDG_STATE_HOME", ".local/state") / NAME


def _given(variable: str, otherwise: str) -> Path:
    """The XDG specification asks that relative paths be ignored."""
    chosen = Path(os.environ.get(variable, ""))
    return chosen if chosen.is_absolute() else Path.home() / otherwise
