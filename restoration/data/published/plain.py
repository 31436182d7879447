"""Data sets that are two folders: anybody's own, and those that the authors of MPRNet pass on."""

from __future__ import annotations

from pathlib import Path

from restoration.data.listing import files, needed, part_of
from restoration.data.pair import Pair, Split
from restoration.data.pairing import Folders, in_order, pairs_of_matches

PLAIN = Folders(("input",), ("target", "gt", "groundtruth"))


def plain(root: Path, split: Split) -> list[Pair]:
    """By name, apart from the suffix."""
    return PLAIN.pairs(part_of(root, split))


def repacked(folder: Path, subset: str = "") -> list[Pair]:
    """MPRNet's: by place in the two sorted lists, which is by name where the names agree. None without such folders."""
    if not PLAIN.are_in(folder):
        return []
    inputs, targets = (files(needed(folder, *names)) for names in (PLAIN.inputs, PLAIN.targets))
    return pairs_of_matches(in_order(inputs, targets), subset=subset)
