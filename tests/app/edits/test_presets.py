"""Presets: settings under a name, each in a file that can be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.edits import tasks as edit_tasks
from app.edits.presets import chosen, missing
from restoration.edit import Edit
from restoration.sidecar import recipe_of, write_sidecar
from restoration.types import Checkpoint, Step

A = Path("/photos/a.jpg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "config/presets"


@pytest.fixture
def opened(rig):
    rig.session.strip.open([A])
    rig.settle()
    return rig


def keep(rig, name: str, strength: float = 0.5) -> None:
    rig.session.set_strength(strength)
    rig.session.presets.keep(name)
    rig.settle()


def names(rig) -> list[str]:
    return [preset.name for preset in rig.view.kept.presets]


def test_settings_are_kept_under_a_name_and_chosen_again(opened):
    keep(opened, "Fog, hills")
    assert chosen(opened.view).name == "Fog, hills"
    opened.session.set_strength(1.0)
    assert chosen(opened.view) is None
    opened.session.presets.use(opened.view.kept.presets[0])
    assert opened.view.strength == 0.5
    opened.session.history.undo()
    assert opened.view.strength == 1.0


def test_presets_are_there_at_the_next_start(opened, folder: Path):
    keep(opened, "Fog")
    opened.session._change(kept=type(opened.view.kept)())
    opened.session.presets.start()
    opened.settle()
    assert names(opened) == ["Fog"]
    assert [path.name for path in folder.iterdir()] == ["preset Fog.unveil.json"]


def test_a_preset_of_the_same_name_is_replaced(opened, folder: Path):
    keep(opened, "Fog", 0.5)
    keep(opened, " fog ", 0.75)
    assert names(opened) == ["fog"]
    assert opened.view.kept.presets[0].recipe.edit.strength == 0.75
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "con", "雾", "a" * 300, "a/b:c*?", "."])
def test_any_name_gets_a_file_in_the_folder(opened, folder: Path, name: str):
    keep(opened, name)
    assert names(opened) == [name]
    assert len(list(folder.iterdir())) == 1


def test_names_that_look_alike_as_files_get_two_files(opened, folder: Path):
    keep(opened, "a/b")
    keep(opened, "a:b")
    assert names(opened) == ["a/b", "a:b"]


def test_a_preset_is_renamed(opened):
    keep(opened, "Fog")
    opened.session.presets.rename(opened.view.kept.presets[0], "Mist")
    opened.settle()
    assert names(opened) == ["Mist"]
    opened.session.presets.rename(opened.view.kept.presets[0], "MIST")
    opened.settle()
    assert names(opened) == ["MIST"]


def test_a_name_that_is_another_presets_is_refused(opened):
    keep(opened, "Fog")
    keep(opened, "Mist")
    opened.session.presets.rename(opened.view.kept.presets[1], "fog")
    opened.settle()
    assert names(opened) == ["Fog", "Mist"]
    assert opened.view.report.summary == "There is a preset Fog already."


def test_a_preset_is_removed(opened, folder: Path):
    keep(opened, "Fog")
    opened.session.presets.remove(opened.view.kept.presets[0])
    opened.settle()
    assert names(opened) == []
    assert list(folder.iterdir()) == []


def test_a_preset_whose_model_is_not_here_is_listed_and_says_so(opened, folder: Path):
    folder.mkdir(parents=True)
    mine = Checkpoint("mine", "ffa", "dehaze", "My camera", sha256="aa" * 32)
    write_sidecar(folder / "x.unveil.json", recipe_of(Edit((Step("mine"),)), [mine], "Rain"))
    opened.session.presets.start()
    opened.settle()
    preset = opened.view.kept.presets[0]
    assert missing(opened.view, preset) == ("My camera",)
    before = opened.view.edit
    opened.session.presets.use(preset)
    assert opened.view.edit == before
    assert opened.view.report.summary == "Rain needs a model that is not here: My camera."


def test_a_damaged_preset_is_listed_with_its_reason(opened, folder: Path):
    folder.mkdir(parents=True)
    (folder / "broken.unveil.json").write_text("[]")
    opened.session.presets.start()
    opened.settle()
    assert names(opened) == ["broken"]
    opened.session.presets.use(opened.view.kept.presets[0])
    assert "no JSON object" in opened.view.report.summary


def test_a_preset_that_somebody_shared_is_kept_and_applied(opened, tmp_path: Path):
    write_sidecar(
        tmp_path / "theirs.unveil.json", recipe_of(Edit((Step("classical"),)), opened.view.checkpoints, "Theirs")
    )
    opened.session.strip.find([tmp_path / "theirs.unveil.json"])
    opened.settle()
    assert names(opened) == ["Theirs"]
    assert opened.view.checkpoint == "classical"
    assert len(opened.view.items) == 1


def test_a_folder_that_cannot_be_made_is_said(opened, folder: Path):
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    keep(opened, "Fog")
    assert "folder for presets cannot be made" in opened.view.report.summary


def test_a_name_is_only_asked_for_while_there_is_none(opened):
    opened.session.recipes.ask("name")
    assert opened.view.kept.sheet == "name"
    keep(opened, "  ")
    assert opened.view.kept.sheet == ""
    assert names(opened) == []


def test_only_so_many_files_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(edit_tasks, "MOST_PRESETS", 3)
    folder.mkdir(parents=True)
    for number in range(9):
        (folder / f"{number}.unveil.json").touch()
    stream = edit_tasks.presets(folder)
    next(stream)
    with pytest.raises(StopIteration) as end:
        next(stream)
    assert len(end.value.value) == 3
