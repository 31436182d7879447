"""How files find their partners: by a key that both names hold, or by their place in two sorted lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from restoration.data.listing import Misfit, files, needed, subfolder
from restoration.data.pair import Pair, Picture, Split
from restoration.naming import shown

Key = Callable[[Path], str]
NAMED = 3  # so many of the files without a partner are named


def stem(path: Path) -> str:
    return path.stem


def before_underscore(path: Path) -> str:
    """`1400_3_0.9.png` -> `1400`."""
    return path.stem.partition("_")[0]


def without_number(path: Path) -> str:
    """`901_14.jpg` -> `901`."""
    return re.sub(r"_\d+$", "", path.stem)


def without(*marks: str) -> Key:
    """A key of names that end differently: `0_rain` and `0_clean` are both `0`, `a_Real` and `a_mean` both `a`."""
    ending = re.compile(rf"_(?:{'|'.join(marks)})$", re.IGNORECASE)
    return lambda path: ending.sub("", path.stem)


@dataclass(frozen=True, slots=True)
class Match:
    """Two files that belong together, and the key that says so."""

    input: Path
    target: Path
    key: str


def matched(inputs: Sequence[Path], targets: Sequence[Path], key: Key, target_key: Key) -> list[Match]:
    """The target of each input; several inputs may have the same one, and targets may have none.

    Raises Misfit when an input has no target, or more than one.
    """
    ordered = sorted(targets, key=lambda path: (target_key(path), path))
    groups = {name: list(group) for name, group in groupby(ordered, target_key)}
    lonely = [path for path in inputs if key(path) not in groups]
    if lonely:
        raise Misfit(f"{len(lonely)} of {len(inputs)} pictures have no partner: {some(lonely)}")
    doubled = next((groups[key(path)] for path in inputs if len(groups[key(path)]) > 1), None)
    if doubled:
        raise Misfit(f"one picture has several partners: {some(doubled)}")
    return [Match(path, groups[key(path)][0], key(path)) for path in inputs]


def in_order(inputs: Sequence[Path], targets: Sequence[Path]) -> list[Match]:
    """By name; where no name occurs in both lists, the first with the first and so on. Raises Misfit."""
    if {path.stem for path in inputs} & {path.stem for path in targets}:
        return matched(inputs, targets, stem, stem)
    if len(inputs) != len(targets):
        raise Misfit(
            f"no name occurs on both sides, and there are {len(inputs)} pictures on one ({some(inputs)}), "
            f"{len(targets)} on the other ({some(targets)})"
        )
    return [Match(one, other, one.stem) for one, other in zip(inputs, targets, strict=True)]


def some(paths: Sequence[Path]) -> str:
    """The first few, each with the two folders it is in."""
    names = ["/".join(shown(Path(part)) for part in path.parts[-3:]) for path in paths[:NAMED]]
    return ", ".join([*names, "…"] if len(paths) > NAMED else names)


@dataclass(frozen=True, slots=True)
class Folders:
    """Inputs in one folder, targets in another, each under the first of its names that exists."""

    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    key: Key = stem
    target_key: Key = stem
    centred: bool = False

    def are_in(self, root: Path) -> bool:
        return bool(subfolder(root, *self.inputs) and subfolder(root, *self.targets))

    def pairs(self, root: Path, scene: str = "", subset: str = "") -> list[Pair]:
        """The scene is the key, if no other is given. Raises Misfit."""
        inputs, targets = (files(needed(root, *names)) for names in (self.inputs, self.targets))
        found = pairs_of_matches(matched(inputs, targets, self.key, self.target_key), scene, subset)
        return [replace(pair, centred=self.centred) for pair in found]


def pairs_of_matches(matches: Sequence[Match], scene: str = "", subset: str = "") -> list[Pair]:
    return [Pair(Picture(one.input), Picture(one.target), scene or one.key, subset) for one in matches]


def numbered(pairs: Sequence[Pair], split: Split, trained: int, example: str) -> list[Pair]:
    """Scenes up to the number `trained` are for training, the others for testing. Raises Misfit for a scene that is no
    number."""
    odd = next((pair.input.path for pair in pairs if not pair.scene.isdecimal()), None)
    if odd:
        raise Misfit(f"“{shown(odd)}” is not named like {example}")
    return [pair for pair in pairs if (int(pair.scene) <= trained) == (split == "train")]
