"""RESIDE (Li et al., TIP 2019) and DCPDN's data (Zhang and Patel, CVPR 2018)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from restoration.data.listing import files, needed, subfolder
from restoration.data.pair import Hdf5, Pair, Split
from restoration.data.pairing import Folders, before_underscore

RESIDE = Folders(("hazy", "haze", "images"), ("clear", "gt", "labels"), key=before_underscore, centred=True)
HDF5_SUFFIXES = frozenset([".h5", ".hdf5"])


def reside(*ways: str) -> Callable[[Path, Split], list[Pair]]:
    """Hazy `1400_3_0.9.png` belongs to clear `1400.png`, whose margins are cut off where it has some. The set lies in
    the folder, or in the first of `ways` that is there."""

    def rule(root: Path, split: Split) -> list[Pair]:
        return RESIDE.pairs(subfolder(root, *ways) or root)

    return rule


def dcpdn(root: Path, split: Split) -> list[Pair]:
    """HDF5 files with the arrays ato, gt, haze and trans: airlight, clear picture, hazy picture, transmission."""
    names = {"train": ("train512", "train4000", "train", "."), "test": ("TestA", "test", ".")}[split]
    found = files(needed(root, *names), HDF5_SUFFIXES)
    return [Pair(Hdf5(path, "haze"), Hdf5(path, "gt"), path.stem) for path in found]
