"""What lies in a folder, always in the same order: names regardless of case, without what systems leave behind."""

from __future__ import annotations

import os
from pathlib import Path

from restoration.data.pair import Split
from restoration.naming import PICTURE_SUFFIXES, shown

PICTURES = PICTURE_SUFFIXES | {".bmp"}
LITTER = frozenset(["thumbs.db", "desktop.ini", "__macosx"])
SPLIT_FOLDERS: dict[Split, tuple[str, ...]] = {"train": ("train", "training"), "test": ("test", "testing")}
FIRST = 6  # so many names are shown of a folder, and half as many of those in it


class Misfit(Exception):
    """The folder is not of the layout. `words` say what is wrong with it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not _is_litter(path.name))


def folders(folder: Path) -> list[Path]:
    return [path for path in entries(folder) if path.is_dir()]


def files(folder: Path, suffixes: frozenset[str] = PICTURES) -> list[Path]:
    """At any depth. Raises Misfit when there are none."""
    found = []
    for place, inner, names in os.walk(folder, followlinks=True):
        inner[:] = [name for name in inner if not _is_litter(name)]
        found += [Path(place, name) for name in names if Path(name).suffix.lower() in suffixes and not _is_litter(name)]
    if not found:
        kind = "pictures" if suffixes == PICTURES else f"{' or '.join(sorted(suffixes))} files"
        raise Misfit(f"there are no {kind} in “{shown(folder)}”")
    return sorted(found)


def subfolder(root: Path, *ways: str) -> Path | None:
    """The first of these relative paths that is a folder; "." is `root` itself."""
    for way in ways:
        place: Path | None = root
        for part in Path(way).parts:
            place = place and _named(place, part)
        if place:
            return place
    return None


def needed(root: Path, *ways: str) -> Path:
    """As `subfolder`. Raises Misfit when there is none."""
    found = subfolder(root, *ways)
    if found is None:
        raise Misfit(f"there is no folder “{ways[0]}” in “{shown(root)}”")
    return found


def part_of(root: Path, split: Split) -> Path:
    """The folder of a split, or `root` when it has no folders for splits. Raises Misfit when it has only the other."""
    found = subfolder(root, *SPLIT_FOLDERS[split])
    if found is None and any(subfolder(root, *names) for names in SPLIT_FOLDERS.values()):
        raise Misfit(f"there is no folder “{split}” in “{shown(root)}”")
    return found or root


def overview(root: Path) -> str:
    """The first names in a folder and in its folders, a line each."""
    found = entries(root)
    lines = [f"{shown(path)}/{_inside(path)}" if path.is_dir() else shown(path) for path in found[:FIRST]]
    return "\n".join([*lines, *_rest(len(found) - FIRST)]) or "nothing"


def _inside(folder: Path) -> str:
    try:
        found = entries(folder)
    except OSError:
        return "  (may not be read)"
    few = FIRST // 2
    names = [f"{shown(path)}/" if path.is_dir() else shown(path) for path in found[:few]]
    return f"  ({', '.join([*names, *_rest(len(found) - few)]) or 'empty'})"


def _rest(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []


def _named(folder: Path, name: str) -> Path | None:
    exact = folder / name
    if exact.is_dir():
        return exact
    alike = (path for path in folders(folder) if path.name.lower() == name.lower())
    return next(alike, None)


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.lower() in LITTER
