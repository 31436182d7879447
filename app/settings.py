"""What is remembered from one start to the next. No Qt.

An INI file of our own and not QSettings, whose lock file, left behind by a killed process, holds up the next start.
What a file says is never trusted: a value that makes no sense is as if it were not there.
"""

from __future__ import annotations

import base64
import binascii
import configparser
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.desktop.surroundings import (
    BACKGROUNDS,
    COLOURS,
    KEEPINGS,
    MOST_RECENT,
    PROCESSORS,
    SYSTEMS,
    THEMES,
    Preferences,
)
from app.languages import LANGUAGES
from restoration.naming import PATTERN, problem

SECTION = "window"
PREFERENCES = "preferences"
MOST_BYTES = 100_000

Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Settings:
    """`geometry` is what QWidget.saveGeometry said; `folder` is where photographs were opened last."""

    geometry: bytes = b""
    folder: Path | None = None
    preferences: Preferences = field(default_factory=Preferences)


def load(path: Path) -> Settings:
    """A file that cannot be understood is kept as `.bad`, and the settings start afresh."""
    parser = _parser()
    try:
        with path.open("rb") as file:
            parser.read_string(file.read(MOST_BYTES).decode("utf-8"))
    except OSError:
        return Settings()
    except (UnicodeDecodeError, configparser.Error):
        _set_aside(path)
        return Settings()
    return Settings(_geometry(parser), _folder(parser), _preferences(parser))


def save(path: Path, settings: Settings) -> None:
    """All or nothing: another process never sees half a file. Raises OSError."""
    parser = _parser()
    parser[SECTION] = {
        "geometry": base64.b64encode(settings.geometry).decode("ascii"),
        "folder": _quoted(settings.folder) if settings.folder else "",
    }
    kept = settings.preferences
    parser[PREFERENCES] = {
        "language": kept.language,
        "theme": kept.theme,
        "background": kept.background,
        "processor": kept.processor,
        "metadata": kept.metadata,
        "colours": kept.colours if kept.colours in COLOURS else _quoted(Path(kept.colours)),
        "panels": str(kept.panels).lower(),
        "recipes": str(kept.recipes).lower(),
        "pattern": "" if problem(kept.pattern) else kept.pattern,
        "recent": " ".join(map(_quoted, kept.recent)),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            parser.write(file)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _parser() -> configparser.ConfigParser:
    return configparser.ConfigParser(interpolation=None)


def _geometry(parser: configparser.ConfigParser) -> bytes:
    try:
        return base64.b64decode(parser.get(SECTION, "geometry", fallback=""), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _folder(parser: configparser.ConfigParser) -> Path | None:
    folder = _path(parser.get(SECTION, "folder", fallback=""))
    try:
        return folder if folder and folder.is_dir() else None
    except (ValueError, OSError):
        return None


def _preferences(parser: configparser.ConfigParser) -> Preferences:
    usual = Preferences()
    said = parser[PREFERENCES] if parser.has_section(PREFERENCES) else parser["DEFAULT"]
    recent = [path for quoted in said.get("recent", "").split() if (path := _path(quoted))]
    return Preferences(
        language=_one_of(LANGUAGES, said.get("language", ""), usual.language),
        theme=_one_of(THEMES, said.get("theme", ""), usual.theme),
        background=_one_of(BACKGROUNDS, said.get("background", ""), usual.background),
        processor=_one_of(PROCESSORS, said.get("processor", ""), usual.processor),
        metadata=_one_of(KEEPINGS, said.get("metadata", ""), usual.metadata),
        colours=_colours(said.get("colours", "")),
        panels=said.get("panels", "").strip() != "false",
        recipes=said.get("recipes", "").strip() != "false",
        pattern=_pattern(said.get("pattern", "")),
        recent=tuple(dict.fromkeys(recent))[:MOST_RECENT],
    )


def _colours(said: str) -> str:
    return said if said in COLOURS else str(_path(said) or SYSTEMS)


def _pattern(said: str) -> str:
    return PATTERN if problem(said) else said


def _one_of(choices: Mapping[Choice, str], said: str, usual: Choice) -> Choice:
    return next((choice for choice in choices if choice == said), usual)


def _path(quoted: str) -> Path | None:
    try:
        path = Path(os.fsdecode(base64.b64decode(quoted, validate=True)))
        return path if quoted and path.is_absolute() and "\0" not in str(path) else None
    except (binascii.Error, ValueError):
        return None


def _quoted(path: Path) -> str:
    """In base64, because a name may hold line ends, and bytes that are not UTF-8."""
    return base64.b64encode(os.fsencode(path)).decode("ascii")


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.bad"))
    except OSError:
        return  # then it is read, and not understood, once more
