"""Folders and files whatever their case, without litter, in one order; and a short view of what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from restoration.data.listing import Misfit, files, needed, overview, part_of, subfolder

Grow = Callable[..., Path]


def test_pictures_are_found_at_any_depth_and_in_one_order(grow: Grow) -> None:
    root = grow("b.PNG", "a/z.jpeg", "a/.hidden.png", ".cache/c.png", "__MACOSX/d.png", "a/notes.txt")
    assert [path.relative_to(root).as_posix() for path in files(root)] == ["a/z.jpeg", "b.PNG"]


def test_a_folder_without_pictures_is_a_misfit(grow: Grow) -> None:
    root = grow("notes.txt")
    with pytest.raises(Misfit, match="no pictures in"):
        files(root)
    with pytest.raises(Misfit, match=r"no \.h5 or \.hdf5 files in"):
        files(root, frozenset([".h5", ".hdf5"]))


def test_a_link_to_a_folder_is_followed(grow: Grow, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("disk")
    (elsewhere / "1.png").touch()
    root = grow("hazy/2.png")
    (root / "hazy/part1").symlink_to(elsewhere)
    assert [path.name for path in files(root / "hazy")] == ["2.png", "1.png"]


def test_folders_are_found_whatever_their_case_and_the_exact_one_first(grow: Grow) -> None:
    root = grow("SOTS/Indoor/Hazy/1.png", "clear/1.png")
    assert subfolder(root, "gt", "sots/indoor/hazy") == root / "SOTS/Indoor/Hazy"
    assert subfolder(root, "gt", ".") == root
    assert subfolder(root, "clear/1.png", "sharp") is None
    with pytest.raises(Misfit, match="no folder “sharp”"):
        needed(root, "sharp", "gt")


def test_splits_are_folders_or_there_are_none(grow: Grow) -> None:
    root = grow("plain/1.png", "split/Training/1.png")
    assert part_of(root / "plain", "train") == root / "plain"
    assert part_of(root / "split", "train") == root / "split/Training"
    with pytest.raises(Misfit, match="no folder “test”"):
        part_of(root / "split", "test")


def test_the_overview_is_short(grow: Grow) -> None:
    root = grow(*(f"{n}.png" for n in range(9)), *(f"-hazy/{n}.png" for n in range(5)), ".hidden")
    (root / "-empty").mkdir()
    assert overview(root).splitlines() == [
        "-empty/  (empty)",
        "-hazy/  (0.png, 1.png, 2.png, and 2 more)",
        "0.png",
        "1.png",
        "2.png",
        "3.png",
        "and 5 more",
    ]
