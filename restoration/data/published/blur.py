"""GoPro (Nah et al., CVPR 2017), HIDE (Shen et al., ICCV 2019) and RealBlur (Rim et al., ECCV 2020)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from restoration.data.listing import Misfit, folders, needed, part_of
from restoration.data.pair import Pair, Picture, Split
from restoration.data.pairing import Folders, some
from restoration.data.published.plain import repacked
from restoration.naming import shown

BLURRED = Folders(("blur", "blur_gamma"), ("sharp",))
SMALL = (360, 640)


def gopro(root: Path, split: Split) -> list[Pair]:
    """Sequences with `blur` and `sharp`; `blur_gamma` where there is no `blur`."""
    part = part_of(root, split)
    if found := repacked(part):  # GOPR0372_07_00-000047.png
        return [replace(pair, scene=pair.scene.partition("-")[0]) for pair in found]
    sequences = [folder for folder in folders(part) if BLURRED.are_in(folder)]
    if not sequences:
        raise Misfit(f"no folder in “{shown(part)}” holds “blur” (or “blur_gamma”) and “sharp”")
    return [pair for sequence in sequences for pair in BLURRED.pairs(sequence, scene=sequence.name)]


def gopro_small(root: Path, split: Split) -> list[Pair]:
    """DuRN's: brought to 640 x 360 by OpenCV's bilinear interpolation, unless the files are so."""
    return [
        replace(pair, input=Picture(pair.input.path, size=SMALL), target=Picture(pair.target.path, size=SMALL))
        for pair in gopro(root, split)
    ]


def hide(root: Path, split: Split) -> list[Pair]:
    """The public tree: blurred pictures in `train`, and in two folders of `test`; all sharp ones in `GT`, by name."""
    if found := repacked(part_of(root, split)):
        return found
    place = needed(root, split)
    pairs = Folders((split,), ("GT",)).pairs(root)
    return [replace(pair, subset=_folder_in(place, pair.input.path)) for pair in pairs]


def _folder_in(place: Path, path: Path) -> str:
    return "" if path.parent == place else path.parent.name


def realblur(root: Path, split: Split) -> list[Pair]:
    """The public lists: on each line the sharp and the blurred picture, as seen from the folder that holds the list.
    Subsets J (the camera's JPEG) and R (from raw), which papers score one by one."""
    pairs = [pair for subset in ("J", "R") for pair in _listed(root, f"RealBlur_{subset}_{split}_list.txt", subset)]
    if not pairs:
        raise Misfit(f"there is no list “RealBlur_J_{split}_list.txt” or “RealBlur_R_{split}_list.txt”, or it is empty")
    missing = [source.path for pair in pairs for source in (pair.input, pair.target) if not source.path.is_file()]
    if missing:
        raise Misfit(f"{len(missing)} of the pictures in its lists are not there: {some(missing)}")
    return pairs


def _listed(root: Path, name: str, subset: str) -> list[Pair]:
    path = root / name
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    return [_pair(root, line.split(), subset) for line in lines if line.strip()]


def _pair(root: Path, columns: list[str], subset: str) -> Pair:
    if len(columns) < 2:
        raise Misfit(f"a line of its list does not name two pictures: “{columns[0]}”")
    sharp, blurred = (root / column for column in columns[:2])
    return Pair(Picture(blurred), Picture(sharp), blurred.parent.parent.name, subset)
