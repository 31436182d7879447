"""Rain: MPRNet's collection, DID-MDN (Zhang and Patel, CVPR 2018), DDN (Fu et al., CVPR 2017), and raindrops on glass
(Qian et al., CVPR 2018)."""

from __future__ import annotations

from pathlib import Path

from restoration.data.listing import Misfit, files, folders, needed, part_of, subfolder
from restoration.data.pair import Pair, Picture, Split
from restoration.data.pairing import Folders, numbered, without, without_number
from restoration.data.published.plain import repacked
from restoration.naming import shown

DROPS = Folders(("data",), ("gt",), without("rain"), without("clean"))
STREAKS = Folders(
    ("rain_image", "rainy_image", "rainy image"), ("label", "ground_truth", "ground truth"), key=without_number
)
DENSITIES = ("Heavy", "Medium", "Light")
DDN_TRAINED = 650


def collection(root: Path, split: Split) -> list[Pair]:
    """13,712 pairs to train on; the tests are folders beside each other, which papers score one by one."""
    part = part_of(root, split)
    if found := repacked(part):
        return found
    pairs = [pair for folder in folders(part) for pair in repacked(folder, folder.name)]
    if not pairs:
        raise Misfit(f"there are no folders “input” and “target” in “{shown(part)}”, nor in the folders there")
    return pairs


def raindrop(root: Path, split: Split) -> list[Pair]:
    """`data/0_rain.png` belongs to `gt/0_clean.png`. Papers score test_a and test_b one by one."""
    if split == "train":
        return DROPS.pairs(subfolder(root, "train") or root)
    tests = [(name, place) for name in ("test_a", "test_b") if (place := subfolder(root, name))]
    return [pair for name, place in tests or [("", root)] for pair in DROPS.pairs(place, subset=name)]


def didmdn(root: Path, split: Split) -> list[Pair]:
    """One file holds both: rain on the left, none on the right."""
    if split == "test":
        return _side_by_side(needed(root, "DID-MDN-test", "test", "."), "")
    return [pair for density in DENSITIES for pair in _side_by_side(_of_density(root, density), density)]


def _of_density(root: Path, density: str) -> Path:
    return needed(root, *(f"{base}Rain_{density}/train2018new" for base in ("", "DID-MDN-training/", "train/")))


def _side_by_side(folder: Path, subset: str) -> list[Pair]:
    return [Pair(Picture(path, "left"), Picture(path, "right"), path.stem, subset) for path in files(folder)]


def ddn(root: Path, split: Split) -> list[Pair]:
    """`901_1.jpg` to `901_14.jpg` belong to `901.jpg`. Where the set is not split by folders, scenes 1 to 650 are for
    training and the rest for testing: the split that DuRN calls DDN_Data_b."""
    part = part_of(root, split)
    pairs = STREAKS.pairs(part)
    return pairs if part != root else numbered(pairs, split, DDN_TRAINED, "901_1.jpg")
