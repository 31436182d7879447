from __future__ import annotations

import os
from pathlib import Path

import pytest

from restoration.naming import beside, format_of, same_format, shown


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
