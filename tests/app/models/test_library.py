"""The models page as the session has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import tasks
from app.actions import COMMANDS, command
from app.models.browsing import origin
from app.tuning import tasks as tuning_tasks
from restoration.catalogue import models_folder
from restoration.errors import UnwritableFile
from restoration.types import Card, Checkpoint, Progress, Stream, Tuned

MINE = Checkpoint("mine", "ffa", "dehaze", "Mine", models_folder() / "mine.safetensors")
TUNED = Checkpoint("t", "ffa", "dehaze", "T", models_folder() / "t.safetensors", card=Card(tuned=Tuned("Ours")))


@pytest.fixture
def page(rig):
    rig.session._change(checkpoints=(*rig.view.checkpoints, MINE, TUNED))
    rig.session.library.open()
    return rig


def test_the_page_opens_with_the_card_of_the_chosen_model(page):
    assert (page.view.page, page.view.browsing.selected) == ("models", page.view.checkpoint)


def test_models_are_told_apart_by_where_they_come_from(page):
    assert [origin(one) for one in page.view.checkpoints] == ["shipped", "shipped", "imported", "fine-tuned"]


def test_another_card_can_be_read_without_choosing_the_model(page):
    page.session.library.select("mine")
    assert (page.view.browsing.selected, page.view.checkpoint) == ("mine", "ours")
    page.session.library.use()
    assert (page.view.page, page.view.checkpoint) == ("photographs", "mine")


def test_only_what_the_user_brought_is_removed(page, monkeypatch):
    removed = []

    def remove(checkpoint: str) -> Stream[Checkpoint]:
        yield Progress("removing", 0, 1)
        removed.append(checkpoint)
        return MINE

    monkeypatch.setattr(tasks, "remove_model", remove)
    page.session.library.remove()
    page.settle()
    assert removed == []
    page.session.library.select("mine")
    page.session.library.remove()
    page.settle()
    assert removed == ["mine"]
    assert "mine" not in [one.id for one in page.view.checkpoints]


def test_a_model_is_shared_as_one_file_or_the_reason_is_told(page, monkeypatch):
    def share(checkpoint: str, path: Path) -> Stream[Path]:
        yield Progress("writing", 0, 1)
        if path.name == "there.safetensors":
            raise UnwritableFile("“there.safetensors” is there already.")
        return path

    monkeypatch.setattr(tuning_tasks, "share", share)
    page.session.library.select("t")
    page.session.library.share(Path("/given/t.safetensors"))
    page.settle()
    assert page.view.message == "Saved as t.safetensors"
    page.session.library.share(Path("/given/there.safetensors"))
    page.settle()
    assert "there already" in page.view.report.summary


def test_on_a_page_commands_that_need_a_photograph_rest_and_escape_leads_back(page):
    page.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg")])
    page.settle()
    assert page.view.page == "photographs", "what is opened is shown"
    page.session.library.open()
    offered = {one.id for one in COMMANDS if one.offered(page.view)}
    assert {"open", "models", "tune", "stop", "shortcuts"} <= offered
    assert not {"restore", "next", "fit", "overlay", "remove"} & offered
    command("stop").run(page.session, None)
    assert page.view.page == "photographs"
    assert command("next").offered(page.view)
