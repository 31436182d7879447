"""Keys that find partners, and what is said when there is none, or more than one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from restoration.data.listing import Misfit
from restoration.data.pair import Pair, Picture
from restoration.data.pairing import before_underscore, in_order, matched, stem, without, without_number

Grow = Callable[..., Path]


def paths(*names: str) -> list[Path]:
    return [Path("folder", name) for name in names]


def test_keys_are_what_published_names_share() -> None:
    assert before_underscore(Path("0099_0.9_0.16.jpg")) == "0099"
    assert without_number(Path("901_14.jpg")) == "901"
    assert without("rain")(Path("0_rain.png")) == without("clean")(Path("0_clean.png")) == "0"
    assert without("real")(Path("a_Real.JPG")) == without("mean")(Path("a_mean.JPG")) == "a"


def test_many_inputs_may_share_a_target_and_a_target_may_have_none() -> None:
    found = matched(paths("1_1.png", "1_2.png"), paths("1.png", "2.png"), before_underscore, stem)
    assert [(one.input.name, one.target.name, one.key) for one in found] == [
        ("1_1.png", "1.png", "1"),
        ("1_2.png", "1.png", "1"),
    ]


def test_inputs_without_partners_are_counted_and_the_first_named() -> None:
    with pytest.raises(Misfit) as caught:
        matched(paths(*(f"{n}.png" for n in range(9))), paths("0.png"), stem, stem)
    assert caught.value.words.startswith("8 of 9 pictures have no partner: folder/1.png, folder/2.png, folder/3.png, …")


def test_two_partners_are_one_too_many() -> None:
    with pytest.raises(Misfit, match=r"several partners: folder/1\.jpg, folder/1\.png"):
        matched(paths("1.png"), paths("1.png", "1.jpg"), stem, stem)


def test_sorted_lists_pair_by_place_only_when_no_name_agrees() -> None:
    found = in_order(paths("rain-1.png", "rain-2.png"), paths("norain-1.png", "norain-2.png"))
    assert [one.target.name for one in found] == ["norain-1.png", "norain-2.png"]
    with pytest.raises(Misfit, match=r"1 of 3 pictures have no partner: folder/2\.png"):
        in_order(paths("1.png", "2.png", "4.png"), paths("1.png", "3.png", "4.png"))
    with pytest.raises(Misfit, match=r"there are 1 pictures on one .* 2 on the other"):
        in_order(paths("a.png"), paths("b.png", "c.png"))


def test_a_pair_is_named_after_its_input_and_its_scene() -> None:
    picture = Picture(Path("train/GOPR0372_07_00/blur/000047.png"))
    assert Pair(picture, picture, "GOPR0372_07_00").name == "GOPR0372_07_00/000047"
    assert Pair(picture, picture, "0000").name == "000047"
