"""SIDD (Abdelhamed et al., CVPR 2018), PolyU (Xu et al., 2018), and BSDS500 in grey, which gets its noise from us."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from restoration.data.listing import Misfit, files, needed, part_of, subfolder
from restoration.data.pair import Pair, Picture, Split
from restoration.data.pairing import matched, pairs_of_matches, without
from restoration.data.published.plain import repacked

BSD_BASES = ("", "images/", "data/images/", "BSDS500/data/images/", "BSR/BSDS500/data/images/")
# fmt: off
POLYU_TESTED = frozenset([
    "Canon5D2_chair", "Canon5D2_robot", "Canon80D_corne", "Canon80D_print", "Nikon800_flowe", "Nikon800_photo",
    "Nikon800_plant", "Nikon800_wall", "SonyA7II_compu", "SonyA7II_plant",
])
# fmt: on


def sidd(root: Path, split: Split) -> list[Pair]:
    """The public tree: `0001_NOISY_SRGB_010.PNG` belongs to `0001_GT_SRGB_010.PNG` in the same folder."""
    if found := repacked(part_of(root, split)):
        return found
    inside = files(root)
    noisy, clean = ([path for path in inside if word in _words(path)] for word in ("NOISY", "GT"))
    if not noisy:
        raise Misfit("no picture has NOISY in its name")
    pairs = pairs_of_matches(matched(noisy, clean, _without_word, _without_word))
    return [replace(pair, scene=pair.input.path.parent.name) for pair in pairs]


def _words(path: Path) -> list[str]:
    return path.stem.upper().split("_")


def _without_word(path: Path) -> str:
    return "/".join([str(path.parent), *(word for word in _words(path) if word not in ("NOISY", "GT"))])


def polyu(root: Path, split: Split) -> list[Pair]:
    """`Canon5D2_bag_Real.JPG` belongs to `Canon5D2_bag_mean.JPG`. DuRN trains on 30 of the 40 whole pictures and tests
    on parts of the other ten, which are left out of training here, too."""
    names = {"train": ("OriginalImages", "train", "."), "test": ("test1", "CroppedImages", "test", ".")}[split]
    inside = files(needed(root, *names))
    noisy, clean = ([path for path in inside if _words(path)[-1] == word] for word in ("REAL", "MEAN"))
    if not noisy:
        raise Misfit("no picture has _Real at the end of its name")
    pairs = pairs_of_matches(matched(noisy, clean, without("real"), without("mean")))
    return [pair for pair in pairs if split == "test" or pair.scene not in POLYU_TESTED]


def bsd_gray(root: Path, split: Split) -> list[Pair]:
    """Clean pictures alone: for training the 300 of `train` and `val`, for testing the 200 of `test`."""
    names = ["test"]
    if split == "train":
        names = ["train_and_val"] if subfolder(root, *_in_bases("train_and_val")) else ["train", "val"]
    places = [needed(root, *_in_bases(name)) for name in names]
    pictures = [Picture(path, grey=True) for place in places for path in files(place)]
    return [Pair(picture, picture, picture.path.stem) for picture in pictures]


def _in_bases(name: str) -> list[str]:
    return [base + name for base in BSD_BASES]
