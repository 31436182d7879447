"""What is remembered from one start to the next. No Qt.

An INI file of our own and not QSettings, whose lock file, left behind by a killed process, holds up the next start.
What a file says is never trusted: a value that makes no sense is as if it were not there.
"""

from __future__ import annotations

import base64
import binascii
import configparser
import os
from dataclasses import dataclass
from pathlib import Path

SECTION = "window"
MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """`geometry` is what QWidget.saveGeometry said; `folder` is where photographs were opened last."""

    geometry: bytes = b""
    folder: Path | None = None


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
    return Settings(_geometry(parser), _folder(parser))


def save(path: Path, settings: Settings) -> None:
    """All or nothing: another process never sees half a file. Raises OSError."""
    parser = _parser()
    parser[SECTION] = {
        "geometry": base64.b64encode(settings.geometry).decode("ascii"),
        "folder": _quoted(settings.folder) if settings.folder else "",
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
    quoted = parser.get(SECTION, "folder", fallback="")
    try:
        folder = Path(os.fsdecode(base64.b64decode(quoted, validate=True)))
        return folder if quoted and folder.is_absolute() and folder.is_dir() else None
    except (binascii.Error, ValueError, OSError):
        return None


def _quoted(folder: Path) -> str:
    """In base64, because a name may hold line ends, and bytes that are not UTF-8."""
    return base64.b64encode(os.fsencode(folder)).decode("ascii")


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.bad"))
    except OSError:
        return  # then it is read, and not understood, once more
