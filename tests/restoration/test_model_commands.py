"""`unveil models`: what there is, and what the user brings."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from restoration.cli import main
from restoration.models.ffa import Config, FFANet

Told = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data/unveil/models"


@pytest.fixture
def theirs(tmp_path: Path) -> str:
    torch.manual_seed(3)
    torch.save(FFANet(Config(2, 1, 8)).state_dict(), tmp_path / "theirs.pth")
    return str(tmp_path / "theirs.pth")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """The only object that a command prints."""

    def run(*words: str) -> dict[str, Any]:
        assert main(["models", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_everything_that_there_is_is_listed_with_its_facts(capsys: pytest.CaptureFixture[str], told: Told) -> None:
    assert main(["models"]) == 0
    listed = capsys.readouterr().out
    assert "ffa · 1,111,153 parameters · licence Apache-2.0 · pixels 0 to 1" in listed
    assert "dark-channel" in listed
    by_id = {one["id"]: one for one in told()["models"]}
    assert by_id["dark-channel"]["domain"] is None
    assert by_id["ffa-compact"]["domain"] == {"mean": [0, 0, 0], "std": [1, 1, 1], "peak": 1, "bgr": False}
    assert by_id["ffa-compact"]["parameters"] == 1_111_153


def test_a_file_is_imported_as_its_family_was_published(theirs: str, told: Told, folder: Path) -> None:
    taken = told("import", theirs)["models"][0]
    assert (taken["id"], taken["family"], taken["task"], taken["licence"]) == ("theirs", "ffa", "dehaze", "")
    assert taken["domain"]["mean"] == [0.64, 0.60, 0.58]
    assert Path(taken["path"]).parent == folder
    assert "theirs" in [one["id"] for one in told()["models"]]


def test_what_leaves_no_trace_is_told_on_import_and_changed_later(
    theirs: str, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--task", "derain", "--title", "Street rain", "--licence", "MIT", "--mean", "0.5", "--std", "1,2,3"]
    taken = told("import", theirs, *words, "--peak", "255", "--bgr")["models"][0]
    assert (taken["task"], taken["title"], taken["licence"]) == ("derain", "Street rain", "MIT")
    assert taken["domain"] == {"mean": [0.5] * 3, "std": [1, 2, 3], "peak": 255, "bgr": True}
    changed = told("change", taken["id"], "--rgb", "--std", "1")["models"][0]
    assert changed["domain"] == {"mean": [0.5] * 3, "std": [1] * 3, "peak": 255, "bgr": False}
    assert changed["title"] == "Street rain"
    assert main(["models"]) == 0
    assert "licence MIT · pixels 0 to 255, mean 0.5 0.5 0.5" in capsys.readouterr().out


def test_a_model_is_removed(theirs: str, told: Told, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told("import", theirs)
    assert main(["models", "remove", "theirs"]) == 0
    assert "theirs is removed" in capsys.readouterr().out
    assert list(folder.iterdir()) == []
    assert main(["models", "remove", "theirs"]) == 2
    assert main(["models", "remove", "ffa-compact"]) == 1
    assert "not one of the models you imported" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["import"],
        ["change"],
        ["remove"],
        ["import", "x.pth", "--task", "peace"],
        ["import", "x.pth", "--mean", "1,2"],
        ["import", "x.pth", "--mean", "white"],
        ["import", "x.pth", "--peak", "100"],
        ["import", "x.pth", "--bgr", "--rgb"],
    ],
)
def test_wrong_usage_exits_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["models", *wrong])
    assert end.value.code == 2
    assert capsys.readouterr().err


def test_what_is_no_model_is_told_and_not_kept(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.pth").write_bytes(b"<html>")
    assert main(["models", "import", str(tmp_path / "page.pth")]) == 1
    assert "web page" in capsys.readouterr().err
    assert not folder.exists()


def test_a_file_that_says_nonsense_about_its_pixels_is_listed_all_the_same(
    theirs: str, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(told("import", theirs)["models"][0]["path"])
    path.write_bytes(path.read_bytes().replace(b"0.64, 0.6", b'"a", 0.6'))
    assert main(["models"]) == 0
    assert "theirs" in capsys.readouterr().out
