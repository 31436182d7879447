"""Packages that only some data sets need. They are imported by name, so that no program we build carries them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

from restoration.errors import MissingPackage
from restoration.naming import shown


def package(name: str, wanted_for: Path) -> ModuleType:
    """Raises MissingPackage."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackage(
            f"“{shown(wanted_for)}” cannot be read without the package {name}, which is not installed.",
            'Install it with: pip install "unveil[datasets]"',
        ) from error
