from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from restoration.photo.taken import day_taken


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that was changed last on the second of January 2020."""
    path = tmp_path / "street.jpg"
    path.touch()
    noon = datetime(2020, 1, 2, 12).timestamp()
    os.utime(path, (noon, noon))
    return path


def block(moment: str) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(34665)[36867] = moment
    return exif.tobytes().removeprefix(b"Exif\0\0")


def test_the_camera_knows_the_day(path: Path) -> None:
    assert day_taken(block("2019:07:14 23:59:01"), path) == date(2019, 7, 14)


@pytest.mark.parametrize(
    "moment", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2019:13:45 00:00:00", "", "yesterday"]
)
def test_a_clock_that_was_never_set_is_not_believed(path: Path, moment: str) -> None:
    assert day_taken(block(moment), path) == date(2020, 1, 2)


@pytest.mark.parametrize("exif", [None, b"", b"II*\0", b"rubbish" * 9, block("2019:07:14 23:59:01")[:-30]])
def test_without_exif_the_file_knows_it(path: Path, exif: bytes | None) -> None:
    assert day_taken(exif, path) == date(2020, 1, 2)


def test_a_file_that_is_gone_is_of_today(path: Path) -> None:
    path.unlink()
    before = date.today()
    assert before <= day_taken(None, path) <= date.today()
