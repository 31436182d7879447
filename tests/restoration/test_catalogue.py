"""What there is to restore with; a damaged card costs only itself."""

from __future__ import annotations

import logging
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from restoration import catalogue
from restoration.catalogue import checkpoints, find, models_folder
from restoration.errors import UnknownCheckpoint
from restoration.naming import SUFFIXES

CARD = """
[[checkpoint]]
id = "mine"
family = "ffa"
task = "dehaze"
title = "Mine"
path = "mine.safetensors"
licence = "CC-BY-4.0"
good_for = "Fog."
[checkpoint.scores]
"my set" = 21
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = models_folder()
    folder.mkdir(parents=True)
    (folder / "mine.safetensors").touch()
    return folder


def ids() -> list[str]:
    return [checkpoint.id for checkpoint in checkpoints()]


def shipped() -> list[dict[str, str]]:
    return tomllib.loads((resources.files("resources") / "checkpoints.toml").read_text("utf-8"))["checkpoint"]


def test_what_we_ship_is_complete() -> None:
    entries = shipped()
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert {"id", "family", "task", "title", "licence", "trained_on", "good_for", "bad_for"} <= set(entry)
        assert entry["task"] in SUFFIXES


def test_every_shipped_entry_whose_weights_are_there_is_listed(folder: Path) -> None:
    weights = Path(str(resources.files("resources"))) / "weights"
    there = [entry["id"] for entry in shipped() if "path" not in entry or (weights / entry["path"]).is_file()]
    assert ids() == there
    assert "dark-channel" in there


def test_the_classical_method_needs_no_weights(folder: Path) -> None:
    method = find("dark-channel")
    assert (method.family, method.task, method.path) == ("classic", "dehaze", None)


def test_the_users_card_is_read(folder: Path) -> None:
    (folder / "mine.toml").write_text(CARD)
    mine = find("mine")
    assert (mine.title, mine.licence, mine.path) == ("Mine", "CC-BY-4.0", folder / "mine.safetensors")
    assert (mine.card.good_for, mine.card.bad_for, dict(mine.card.scores)) == ("Fog.", "", {"my set": 21.0})


@pytest.mark.parametrize(
    "damaged",
    [
        "[[checkpoint",
        "nothing = 1",
        "checkpoint = 3",
        'checkpoint = ["text"]',
        CARD.replace('id = "mine"', ""),
        CARD.replace('"mine"', "7"),
        CARD.replace('"mine"', '""'),
        CARD.replace("mine.safetensors", "absent.safetensors"),
        CARD.replace('"mine.safetensors"', "3"),
        CARD.replace("21", '"good"'),
        CARD.replace('"Fog."', "true"),
        "\0",
        "x = " + "[" * 5000,
    ],
)
def test_a_damaged_card_is_left_out_and_logged(folder: Path, caplog: pytest.LogCaptureFixture, damaged: str) -> None:
    (folder / "mine.toml").write_text(CARD)
    (folder / "broken.toml").write_text(damaged.replace('"mine"', '"broken"'))
    with caplog.at_level(logging.WARNING, catalogue.__name__):
        assert "mine" in ids()
        assert "broken" not in ids()
    assert "broken.toml" in caplog.text


def test_a_card_in_another_encoding_is_left_out(folder: Path) -> None:
    (folder / "mine.toml").write_text(CARD)
    (folder / "broken.toml").write_bytes(CARD.encode("utf-16"))
    assert ids()[-1] == "mine"


def test_a_name_that_is_taken_stays_with_the_first(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "mine.toml").write_text(CARD.replace('"mine"', '"dark-channel"'))
    assert find("dark-channel").family == "classic"
    assert "its name is taken" in caplog.text


def test_a_file_with_weights_is_found_by_its_path(folder: Path) -> None:
    path = folder / "mine.safetensors"
    found = find(str(path))
    assert (found.id, found.family, found.title, found.path) == (str(path), "", "mine.safetensors", path)
    (folder / "mine.toml").write_text(CARD)
    assert find(str(path)).id == "mine"


def test_an_unknown_name_is_answered_with_the_known_ones(folder: Path) -> None:
    (folder / "mine.toml").write_text(CARD)
    with pytest.raises(UnknownCheckpoint) as caught:
        find("durk-channel")
    assert "durk-channel" in caught.value.summary
    assert "dark-channel" in caught.value.hint
    assert "mine" in caught.value.hint


def test_without_a_folder_there_is_what_we_ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "absent"))
    assert "dark-channel" in ids()
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "{root}/data", "data/unveil/models"),
        ("linux", "XDG_DATA_HOME", "relative", "home/.local/share/unveil/models"),
        ("linux", "XDG_DATA_HOME", "", "home/.local/share/unveil/models"),
        ("win32", "APPDATA", "{root}/Roaming", "Roaming/Unveil/models"),
        ("darwin", "XDG_DATA_HOME", "{root}/data", "home/Library/Application Support/Unveil/models"),
    ],
)
def test_each_system_has_its_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, value: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setenv(variable, value.format(root=tmp_path))
    assert models_folder() == tmp_path / expected


def test_reading_the_catalogue_does_not_import_torch() -> None:
    code = "import sys; from restoration import catalogue; catalogue.checkpoints(); sys.exit('torch' in sys.modules)"
    root = Path(catalogue.__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
