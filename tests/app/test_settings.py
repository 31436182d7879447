from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from app.desktop.surroundings import Preferences
from app.settings import Settings, load, save


def test_what_is_saved_is_loaded_again(tmp_path):
    path = tmp_path / "new folder" / "unveil.ini"
    told = Settings(bytes(range(256)), tmp_path)
    save(path, told)
    assert load(path) == told
    assert [one.name for one in path.parent.iterdir()] == ["unveil.ini"]


@pytest.mark.parametrize("pattern", ["{name} {model}", "100 % {name}", "#{number}", "影像 {date} = {name}"])
def test_the_pattern_of_names_is_kept(tmp_path, pattern):
    told = Settings(preferences=Preferences(pattern=pattern))
    save(tmp_path / "unveil.ini", told)
    assert load(tmp_path / "unveil.ini") == told


@pytest.mark.parametrize("pattern", ["", "no field", "{name", "{name}\ud800", "{name}\n[other]", "x" * 200 + "{name}"])
def test_a_pattern_that_makes_no_sense_is_not_kept(tmp_path, pattern):
    save(tmp_path / "unveil.ini", Settings(preferences=Preferences(pattern=pattern)))
    assert load(tmp_path / "unveil.ini") == Settings()
    (tmp_path / "unveil.ini").write_text("[preferences]\npattern = ../{name}\n")
    assert load(tmp_path / "unveil.ini") == Settings()


def test_without_a_file_there_is_nothing_to_remember(tmp_path):
    assert load(tmp_path / "none.ini") == Settings()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_folder_whose_name_is_not_utf_8_is_remembered(tmp_path):
    odd = tmp_path / os.fsdecode(b"caf\xe9\n%")
    odd.mkdir()
    save(tmp_path / "unveil.ini", Settings(b"", odd))
    assert load(tmp_path / "unveil.ini").folder == odd


def test_a_folder_that_is_gone_is_forgotten(tmp_path):
    save(tmp_path / "unveil.ini", Settings(b"", tmp_path / "gone"))
    assert load(tmp_path / "unveil.ini").folder is None


@pytest.mark.parametrize("text", ["[window]\ngeometry = nan\nfolder = 1e99\n", "[window]\nfolder =\n", "[other]\n"])
def test_a_value_that_makes_no_sense_is_as_if_it_were_not_there(tmp_path, text):
    path = tmp_path / "unveil.ini"
    path.write_text(text)
    assert load(path).folder is None


@pytest.mark.parametrize("garbage", [b"\xff\xfe\x00", b"no section\n", b"[window\n", b"[a]\nb\n[a]\n"])
def test_a_file_that_cannot_be_understood_is_kept_aside(tmp_path, garbage):
    path = tmp_path / "unveil.ini"
    path.write_bytes(garbage)
    assert load(path) == Settings()
    assert (tmp_path / "unveil.ini.bad").read_bytes() == garbage


@given(st.binary(max_size=300))
@given_settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_keeps_the_window_from_opening(tmp_path, garbage):
    path: Path = tmp_path / "unveil.ini"
    path.write_bytes(garbage)
    told = load(path)
    assert isinstance(told.geometry, bytes)
    assert told.folder is None or told.folder.is_dir()


def test_a_full_disk_leaves_the_old_settings(tmp_path, monkeypatch):
    path = tmp_path / "unveil.ini"
    save(path, Settings(b"old"))

    def fail(*arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="space"):
        save(path, Settings(b"new"))
    assert load(path) == Settings(b"old")
    assert [one.name for one in tmp_path.iterdir()] == ["unveil.ini"]


def test_every_preference_is_kept(tmp_path):
    path = tmp_path / "unveil.ini"
    odd = tmp_path / "ä b\n%.jpg"
    recent = (odd, tmp_path / "gone")
    told = Preferences(
        "light", "white", "cpu", False, recent=recent, language="zh_CN", metadata="none", colours=str(odd)
    )
    save(path, Settings(preferences=told))
    assert load(path).preferences == told


NONSENSE = """[preferences]
theme = pink
background =
processor = cuda:9; rm -rf
panels = perhaps
colours = purple
metadata = some
recent = !!! cmVsYXRpdmU= L2EAYg== L2E= L2E=
"""


def test_a_preference_that_makes_no_sense_is_as_usual(tmp_path):
    """The names in base64 are a relative one, one with a zero byte, and /a twice."""
    path = tmp_path / "unveil.ini"
    path.write_text(NONSENSE)
    assert load(path).preferences == Preferences(recent=(Path("/a"),))
