"""Settings go along: copied and pasted, in a recipe beside a result, and back from there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import tasks
from app.edits import tasks as edit_tasks
from restoration.edit import Edit, Mask, Stroke
from restoration.files import replace_file
from restoration.sidecar import Made, Original, Recipe, read_sidecar, recipe_of, sidecar_of, write_sidecar
from restoration.types import Photo, Progress, Step, Stream

A, B = Path("/photos/a.jpg"), Path("/photos/b.jpg")
KEEP = edit_tasks.keep_recipe


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "photos/street.jpg"
    path.parent.mkdir()
    path.write_bytes(b"haze")
    return path


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results and recipes are really written."""

    def save(original: Photo, restored: Photo, edit: Edit, path: Path, maps: tuple = (), *more) -> Stream[Path]:
        yield Progress("saving", 0, 1)
        replace_file(path, b"clear")
        return path

    monkeypatch.setattr(tasks, "save", save)
    monkeypatch.setattr(edit_tasks, "keep_recipe", KEEP)


@pytest.fixture
def saved(rig, writing, photograph: Path) -> Path:
    """The recipe of a result of a photograph that is no longer open."""
    opened(rig, photograph)
    rig.session.choose_checkpoint("classical")
    rig.session.restore()
    rig.settle()
    rig.session.set_strength(0.25)
    rig.session.save()
    rig.settle()
    assert rig.view.report is None
    recipe = sidecar_of(rig.view.item.saved)
    rig.session.strip.remove(rig.view.current)
    rig.session._change(usual=Edit((Step("ours"),)))
    return recipe


def opened(rig, *paths: Path):
    rig.session.strip.open(paths or (A, B))
    rig.settle()


def test_settings_are_pasted_to_the_current_photograph_only(rig):
    opened(rig)
    rig.session.choose_checkpoint("classical")
    rig.session.set_strength(0.5)
    rig.session.recipes.copy()
    rig.session.choose_checkpoint("ours")
    rig.session.strip.step(1)
    rig.session.recipes.paste()
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.5)
    rig.session.strip.step(-1)
    assert rig.view.checkpoint == "ours"


def test_settings_are_pasted_to_all_that_are_selected(rig):
    opened(rig, A, B, Path("/photos/c.jpg"))
    rig.session.set_strength(0.5)
    rig.session.recipes.copy()
    rig.session.strip.select(rig.view.items[1].id)
    rig.session.selection.reach_to(rig.view.items[2].id)
    rig.session.set_strength(0.9)
    rig.session.recipes.paste()
    assert [item.edit.strength for item in rig.view.items] == [0.5, 0.5, 0.5]


def test_what_was_brushed_on_one_photograph_stays_there(rig):
    opened(rig)
    brushed = Mask("brush", strokes=(Stroke(((0.5, 0.5),)),))
    rig.session._put(rig.view.with_edit(replace(rig.view.edit, mask=brushed, keep_colour=True)))
    rig.session.recipes.copy()
    assert (rig.view.kept.copied.mask, rig.view.kept.copied.keep_colour) == (None, True)


def test_nothing_is_pasted_before_something_is_copied(rig):
    opened(rig)
    before = rig.view.edit
    rig.session.recipes.paste()
    rig.session.recipes.paste_to_all()
    assert rig.view.edit == before


def test_a_recipe_lies_beside_a_result_and_says_what_made_it(rig, saved: Path, photograph: Path):
    recipe = read_sidecar(saved)
    assert recipe.edit == Edit((Step("classical"),), 0.25)
    assert recipe.models[0].title == "Dark channel prior"
    assert recipe.made.photograph.name == photograph.name
    assert (recipe.made.device, recipe.made.seconds) == ("CPU", 1.8)


def test_the_recipe_is_of_the_result_and_not_of_what_is_chosen_next(rig, writing, photograph: Path):
    opened(rig, photograph)
    rig.session.restore()
    rig.settle()
    rig.session.choose_checkpoint("classical")
    rig.session.save()
    rig.settle()
    assert read_sidecar(sidecar_of(rig.view.item.saved)).edit.steps == (Step("ours"),)


def test_who_wants_no_recipes_gets_none(rig, writing, photograph: Path):
    rig.session.desktop.prefer(recipes=False)
    opened(rig, photograph)
    rig.session.restore()
    rig.settle()
    rig.session.save()
    rig.settle()
    assert rig.view.item.saved.exists()
    assert not sidecar_of(rig.view.item.saved).exists()


def test_a_result_is_saved_even_when_its_recipe_cannot_be(rig, writing, photograph: Path):
    opened(rig, photograph)
    rig.session.restore()
    rig.settle()
    target = photograph.with_name("clear.jpg")
    sidecar_of(target).mkdir()
    rig.session.save(target)
    rig.settle()
    assert (rig.view.item.saved, rig.view.item.state) == (target, "saved")
    assert rig.view.report.summary.startswith("“clear.jpg” is saved, but not its recipe.")


def test_a_recipe_is_opened_with_its_photograph_and_settings(rig, saved: Path, photograph: Path):
    rig.session.strip.find([saved])
    rig.settle()
    assert [item.path for item in rig.view.items] == [photograph]
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.25)
    assert rig.view.report is None
    assert rig.view.can_restore
    rig.session.history.undo()
    assert rig.view.checkpoint == "ours"


def test_a_photograph_that_is_open_already_is_not_opened_twice(rig, saved: Path, photograph: Path):
    opened(rig, photograph, B)
    rig.session.strip.step(1)
    rig.session.strip.find([saved])
    rig.settle()
    assert rig.view.item.path == photograph
    assert len(rig.view.items) == 2


def test_a_photograph_that_is_not_there_is_named_and_where_it_was_looked_for(rig, saved: Path, photograph: Path):
    photograph.unlink()
    rig.session.strip.find([saved])
    rig.settle()
    assert not rig.view.items
    assert rig.view.report.summary.startswith("street.jpg, the photograph of this recipe, is not there.")
    assert str(photograph.parent) in rig.view.report.hint


def test_a_photograph_that_has_changed_is_opened_and_it_is_said(rig, saved: Path, photograph: Path):
    photograph.write_bytes(b"fog")
    rig.session.strip.find([saved])
    rig.settle()
    assert rig.view.item.path == photograph
    assert rig.view.report.summary == "street.jpg is not as it was when the recipe was written."


def test_a_recipe_is_applied_to_another_photograph_and_then_to_all(rig, saved: Path):
    opened(rig)
    rig.session.recipes.apply(saved)
    rig.settle()
    assert [item.path for item in rig.view.items] == [A, B]
    assert (rig.view.checkpoint, rig.view.strength) == ("classical", 0.25)
    assert rig.view.items[1].edit is None
    rig.session.recipes.paste_to_all()
    assert rig.view.items[1].edit == rig.view.edit


def test_a_model_that_is_not_here_is_named_and_nothing_is_changed(rig, saved: Path):
    opened(rig)
    rig.session._change(checkpoints=rig.view.checkpoints[:1])
    before = rig.view.edit
    rig.session.recipes.apply(saved)
    rig.settle()
    assert rig.view.edit == before
    assert "needs a model that is not here: Dark channel prior" in rig.view.report.summary
    assert "Import it" in rig.view.report.hint


def test_other_weights_of_the_same_name_are_told(rig, tmp_path: Path):
    opened(rig)
    then = replace(rig.view.checkpoints[0], sha256="aa" * 32)
    write_sidecar(tmp_path / "x.unveil.json", recipe_of(Edit((Step("ours"),), 0.75), [then]))
    rig.session._change(checkpoints=(replace(then, sha256="bb" * 32),))
    rig.session.recipes.apply(tmp_path / "x.unveil.json")
    rig.settle()
    assert rig.view.strength == 0.75
    assert "other weights" in rig.view.report.summary


def test_a_damaged_recipe_is_refused_in_words(rig, tmp_path: Path):
    (tmp_path / "x.unveil.json").write_text("{")
    rig.session.strip.find([tmp_path / "x.unveil.json"])
    rig.settle()
    assert "x.unveil.json" in rig.view.report.summary
    assert not rig.view.items


def test_the_recipe_of_a_pasted_picture_says_so(rig, tmp_path: Path):
    made = Made("x.png", "CPU", "whole image", 1.0, "2026-01-01T00:00:00+00:00")
    write_sidecar(
        tmp_path / "x.unveil.json", replace(recipe_of(Edit((Step("ours"),)), rig.view.checkpoints), made=made)
    )
    rig.session.strip.find([tmp_path / "x.unveil.json"])
    rig.settle()
    assert "pasted" in rig.view.report.summary


def test_a_photograph_that_cannot_be_read_is_as_if_it_were_not_there(
    rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.jpg").touch()
    made = Made("x", "CPU", "", 1.0, "", Original("a.jpg", 0, ""))
    write_sidecar(tmp_path / "x.unveil.json", Recipe(Edit((Step("ours"),)), made=made))

    def refuse(original: Original, path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(edit_tasks, "is_same_file", refuse)
    rig.session.strip.find([tmp_path / "x.unveil.json"])
    rig.settle()
    assert not rig.view.items
    assert "is not there" in rig.view.report.summary
