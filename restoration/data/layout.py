"""A layout: a data set's name, its tree for people, the rule that pairs its files, and words for what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent

from restoration.data.listing import Misfit, overview
from restoration.data.pair import Pair, Split
from restoration.errors import BadDataset

BOTH: tuple[Split, ...] = ("train", "test")


@dataclass(frozen=True, slots=True)
class Layout:
    """One data set. `tree` is what its folder must hold, for people; `splits` are those it was published with."""

    id: str
    title: str
    tree: str
    rule: Callable[[Path, Split], list[Pair]]
    splits: tuple[Split, ...] = BOTH

    def pairs(self, root: Path, split: Split | None = None) -> tuple[Pair, ...]:
        """All pairs of a split, or of the first one it has, in the order of their names; no picture is opened.

        Raises BadDataset, which shows what `root` should hold and what it does.
        """
        chosen = split or self.splits[0]
        if chosen not in self.splits:
            raise BadDataset(
                f"{self.title} was published for {_purpose(self.splits[0])} alone.",
                f"docs/data.md lists the sets for {_purpose(chosen)}.",
            )
        if not root.is_dir():
            raise self._unlike(root, "there is no such folder")
        try:
            found = self.rule(root, chosen)
        except Misfit as misfit:
            raise self._unlike(root, misfit.words) from misfit
        except OSError as error:
            raise self._unlike(root, f"“{error.filename or root}”: {error.strerror or error}") from error
        if not found:
            raise self._unlike(root, f"there is nothing for {_purpose(chosen)}")
        return tuple(found)

    def _unlike(self, root: Path, why: str) -> BadDataset:
        hint = f"Expected there:\n{_indented(self.tree)}\nFound there:\n{_indented(_found(root))}"
        return BadDataset(f"“{root}” is not {self.title} as it was published: {why}.", hint)


def _purpose(split: Split) -> str:
    return {"train": "training", "test": "testing"}[split]


def _found(root: Path) -> str:
    try:
        return overview(root)
    except OSError as error:
        return f"({error.strerror or error})"


def _indented(text: str) -> str:
    return indent(dedent(text).strip("\n"), "    ")
