"""The Sony part of Learning to See in the Dark (Chen et al., CVPR 2018): raw files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from restoration.data.listing import Misfit, files, needed, subfolder
from restoration.data.pair import Bayer, Developed, Pair, Split
from restoration.data.pairing import matched
from restoration.naming import shown

NAME = re.compile(r"(\d{5})_(\d\d)_(\d+(?:\.\d+)?)s")
DIGIT: dict[Split, str] = {"train": "0", "test": "1"}
MISALIGNED = ("10034", "10045", "10172")  # SID's README leaves them out of its numbers
LARGEST_RATIO = 300.0
FIRST_FRAME = "00"


@dataclass(frozen=True, slots=True)
class Exposure:
    path: Path
    scene: str
    frame: str
    seconds: float


def sid_sony(root: Path, split: Split) -> list[Pair]:
    """`00001_00_0.1s.ARW` in `short` belongs to `00001_00_10s.ARW` in `long`, by the first five characters; of bursts
    the frame `_00_` alone. Scenes 0xxxx are for training, 1xxxx for testing, 2xxxx (validation) are left alone."""
    base = subfolder(root, "Sony") or root
    short, long = ({one.path: one for one in _exposures(needed(base, name), split)} for name in ("short", "long"))
    matches = matched(list(short), list(long), lambda path: short[path].scene, lambda path: long[path].scene)
    return [_pair(short[match.input], long[match.target]) for match in matches]


def _pair(short: Exposure, long: Exposure) -> Pair:
    ratio = min(long.seconds / short.seconds, LARGEST_RATIO)
    return Pair(Bayer(short.path), Developed(long.path), short.scene, scale=2, exposure_ratio=ratio)


def _exposures(folder: Path, split: Split) -> list[Exposure]:
    every = [_exposure(path) for path in files(folder, frozenset([".arw"]))]
    found = [one for one in every if one.scene.startswith(DIGIT[split]) and one.frame == FIRST_FRAME]
    if not found:
        raise Misfit(f"“{shown(folder)}” holds no scene whose number begins with {DIGIT[split]}")
    return [one for one in found if split == "train" or one.scene not in MISALIGNED]


def _exposure(path: Path) -> Exposure:
    found = NAME.fullmatch(path.stem)
    if found is None or float(found[3]) == 0:
        raise Misfit(f"“{shown(path)}” is not named like 00001_00_0.1s.ARW")
    return Exposure(path, found[1], found[2], float(found[3]))
