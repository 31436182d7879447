from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from restoration.naming import PATTERN, Facts, beside, filled, format_of, free, problem, same_format, shown


def test_a_result_is_named_after_the_task(tmp_path: Path) -> None:
    assert beside(tmp_path / "street.jpg", "dehaze", "jpg").name == "street-dehazed.jpg"


def test_the_suffix_is_kept_as_it_was_spelt(tmp_path: Path) -> None:
    assert beside(tmp_path / "street.JPEG", "dehaze", "jpg").name == "street-dehazed.JPEG"
    assert beside(tmp_path / "street.jpg", "dehaze", "png").name == "street-dehazed.png"


def test_a_name_that_is_taken_is_never_given(tmp_path: Path) -> None:
    (tmp_path / "street-dehazed.jpg").touch()
    (tmp_path / "street-dehazed-2.jpg").symlink_to("nowhere")
    assert beside(tmp_path / "street.jpg", "dehaze", "jpg").name == "street-dehazed-3.jpg"


def test_another_folder_may_take_the_result(tmp_path: Path) -> None:
    assert beside(Path("street.jpg"), "dehaze", "jpg", tmp_path) == tmp_path / "street-dehazed.jpg"


@pytest.mark.parametrize("stem", ["a" * 251, "é" * 125, "日本" * 41, os.fsdecode(b"\xff" * 251)])
def test_the_longest_names_leave_room_for_the_suffix(tmp_path: Path, stem: str) -> None:
    result = beside(tmp_path / f"{stem}.jpg", "lowlight", "webp")
    assert len(os.fsencode(result.name)) <= 255
    result.touch()


@pytest.mark.parametrize(
    "name", ["dot..jpg", ".hidden.jpg", "-rf.jpg", "new\nline.jpg", os.fsdecode(b"no\xfftext.jpg")]
)
def test_odd_names_give_names_that_can_be_used(tmp_path: Path, name: str) -> None:
    beside(tmp_path / name, "dehaze", "jpg").touch()


def test_formats_have_one_name_each() -> None:
    assert [format_of(suffix) for suffix in (".JPG", ".jpeg", ".tiff", "png")] == ["jpg", "jpg", "tif", "png"]
    assert same_format(".TIFF", "tif")
    assert not same_format(".jpg", "png")


def test_a_name_is_shown_on_one_line_and_without_tricks() -> None:
    assert shown(Path("a\nb\u202egpj.exe")) == "a\ufffdb\ufffdgpj.exe"
    assert shown(Path(os.fsdecode(b"x\xff.jpg"))) == "x\ufffd.jpg"
    assert shown(Path("Fjällräv 日本 📷.jpg")) == "Fjällräv 日本 📷.jpg"


SOME = Facts("street", "dehaze", "Unveil dehaze", 7, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (PATTERN, "street-dehazed"),
        ("{name} ({model})", "street (Unveil dehaze)"),
        ("{date}_{number}", "2026-11-20_007"),
        ("Urlaub {number} – {task}", "Urlaub 007 – dehazed"),
    ],
)
def test_a_pattern_is_filled(pattern: str, name: str) -> None:
    assert problem(pattern) == ""
    assert filled(pattern, SOME) == name


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "Say how"),
        ("  ", "Say how"),
        ("{name}-{title}", "{title} stands for nothing"),
        ("{name}-{}", "{} stands for nothing"),
        ("{name", "“{”"),
        ("{{name}}", "“{”"),
        ("{name}}", "“}”"),
        ("../{name}", "“/”"),
        ("a\\{name}", "“\\”"),
        ("{name}:{task}", "“:”"),
        ("{name}?", "“?”"),
        ("{name}\n", "Use letters"),
        ("{name}\u202e", "Use letters"),
        (".{name}", "hidden"),
        ("..{name}", "hidden"),
        ("{task}", "called the same"),
        ("a" * 99 + "{name}", "too long"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_in_words(pattern: str, said: str) -> None:
    assert said in problem(pattern)


def test_what_a_placeholder_stands_for_leads_to_no_other_folder() -> None:
    told = filled("{name}-{model}", Facts("a/b", "dehaze", r"..\..\x:*", 1))
    assert told == "a_b-.._.._x__"
    assert filled("{name}", Facts("..", "dehaze")) == "photograph"


@pytest.mark.parametrize("name", ["CON", "nul.2026", "Com1"])
def test_names_that_windows_takes_for_devices_are_avoided(name: str) -> None:
    assert filled("{name}", Facts(name, "dehaze")) == f"_{name}"
    assert filled("{name}", Facts("contact", "dehaze")) == "contact"


def test_many_long_names_in_one_stay_within_what_a_disk_takes(tmp_path: Path) -> None:
    stem = filled("{name}{name}-{model}", Facts("é" * 120, "dehaze", "m" * 200))
    free(tmp_path, stem, ".jpg").touch()
    free(tmp_path, stem, ".jpg").touch()
    assert len(list(tmp_path.iterdir())) == 2
