"""The sheet, the line and the offer of the queue, with a mouse and a keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from app.batch import tasks as batch_tasks
from app.batch.choosing import LeftAlone
from app.batch.entries import entries_of
from app.batch.queued import Entry, Left, Queue
from app.batch.selection import chosen_items
from app.batch.tasks import Fraction, Written
from app.events import Report
from app.views.batch.groups import QueueGroups, groups_of
from app.views.batch.line import in_words
from app.views.batch.parts import BatchParts
from app.views.batch.sheet import BatchSheet
from restoration.edit import Edit
from restoration.errors import UnreadablePhoto
from restoration.types import Progress, Step

PATHS = [Path(f"/photos/{name}.jpg") for name in ("a", "bad", "c")]


def restore_file(entry, *rest):
    yield Progress("restoring", 1, 2, Fraction(0.5))
    if "bad" in entry.path.name:
        raise UnreadablePhoto("“bad.jpg” is damaged.", "Copy it again.")
    return Written(Path("/results/a.jpg"), Edit(), 2.0, 30.0)


class Stage:
    def __init__(self, rig, qtbot):
        self.rig, self.window = rig, QWidget()
        qtbot.addWidget(self.window)
        self.parts = BatchParts(rig.session, self.window)
        rig.session._show = self.parts.show_view
        self.window.resize(900, 300)
        self.window.show()
        rig.session.strip.open(PATHS)
        rig.settle()

    @property
    def view(self):
        return self.rig.view

    @property
    def sheet(self):
        return self.parts._sheets._sheet

    def one(self, kind, name, of=None):
        """The widget of that kind that is called so, or says so."""
        inside = (of or self.window).findChildren(kind)
        return next(one for one in inside if name in (one.accessibleName(), getattr(one, "text", str)()))

    def click(self, kind, name, of=None):
        QTest.mouseClick(self.one(kind, name, of), Qt.MouseButton.LeftButton)

    def choose(self, name, row):
        box = self.one(QComboBox, name, self.sheet)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(box, Qt.Key.Key_Down)

    def says(self, name):
        return self.one(QLabel, name, self.window).text()


@pytest.fixture
def stage(rig, qtbot, monkeypatch):
    monkeypatch.setattr(batch_tasks, "restore_file", restore_file)
    return Stage(rig, qtbot)


@pytest.fixture
def asked(stage):
    stage.rig.session.batch.ask()
    assert isinstance(stage.sheet, BatchSheet)
    return stage


def test_the_sheet_says_what_will_happen(asked):
    assert asked.one(QComboBox, "Which photographs", asked.sheet).currentText() == "All 3"
    assert asked.one(QLabel, "Example of a name", asked.sheet).text() == "a.jpg → a-dehazed.jpg"
    assert asked.one(QPushButton, "Restore 3 photographs", asked.sheet).isEnabled()


def test_the_example_lives_and_a_wrong_pattern_is_refused_while_it_is_typed(asked):
    field = asked.one(QLineEdit, "Name of the results", asked.sheet)
    field.selectAll()
    QTest.keyClicks(field, "{number}_{name")
    assert "“{”" in asked.one(QLabel, "Example of a name", asked.sheet).text()
    assert not asked.one(QPushButton, "Restore 3 photographs", asked.sheet).isEnabled()
    QTest.keyClicks(field, "}")
    assert asked.one(QLabel, "Example of a name", asked.sheet).text() == "a.jpg → 001_a.jpg"
    assert asked.one(QPushButton, "Restore 3 photographs", asked.sheet).isEnabled()


def test_format_settings_and_folder_are_chosen(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(tmp_path)))
    asked.choose("Format of the results", 3)
    asked.choose("With which settings", 1)
    asked.choose("Where the results go", 1)
    draft = asked.view.batch.draft
    assert (draft.output.form, draft.whose, draft.output.folder) == ("tif", "own", tmp_path)
    assert asked.one(QLabel, "Example of a name", asked.sheet).text() == "a.jpg → a-dehazed.tif"
    asked.choose("Where the results go", 0)
    assert asked.view.batch.draft.output.folder is None


def test_a_folder_of_mixed_photographs_is_restored_by_one_choice(asked, monkeypatch):
    def looked(entry, *rest):
        yield Progress("opening", 0, 1, Fraction(0.0))
        return LeftAlone("fine") if entry.auto and "a" in entry.path.stem else Written(entry.path, Edit(), 2.0, 30.0)

    monkeypatch.setattr(batch_tasks, "restore_file", looked)
    asked.choose("With which settings", 2)
    assert asked.one(QComboBox, "With which settings", asked.sheet).currentText() == "What Auto suggests for each"
    assert "look fine are left alone" in asked.one(QLabel, "What else to know", asked.sheet).text()
    QTest.keyClick(asked.sheet, Qt.Key.Key_Return)
    asked.rig.settle()
    assert asked.says("The queue") == "1 of 3 photographs are restored and saved"
    assert groups(asked) == ["1 restored", "2 look fine"]
    assert not asked.one(QPushButton, "0 failed").isVisible()


def groups(stage):
    return [one.text() for one in stage.one(QueueGroups, "").findChildren(QPushButton) if one.isVisible()]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_what_came_of_the_queue_is_selected_group_by_group(asked, monkeypatch, by):
    def looked(entry, *rest):
        yield Progress("opening", 0, 1, Fraction(0.0))
        return LeftAlone("unclear") if "a" in entry.path.stem else Written(entry.path, Edit(), 2.0, 30.0)

    monkeypatch.setattr(batch_tasks, "restore_file", looked)
    asked.rig.session.batch.start()
    assert not groups(asked), "only when it has ended"
    asked.rig.session.strip.step(2)
    asked.rig.settle()
    button = asked.one(QPushButton, "2 not clear what is wrong")
    if by == "mouse":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert [one.name for one in chosen_items(asked.view)] == ["a.jpg", "bad.jpg"]
    assert asked.view.item.name == "c.jpg", "the photograph on the screen stays"
    assert asked.view.message == "2 photographs are selected"
    asked.rig.session.batch.ask()
    assert asked.one(QComboBox, "Which photographs", asked.sheet).currentText() == "The 2 selected ones"


def test_a_task_is_chosen_for_all_of_them(asked):
    asked.choose("With which settings", 3)
    assert asked.one(QComboBox, "With which settings", asked.sheet).currentText() == "Haze: Unveil dehaze"
    assert (asked.view.batch.draft.whose, asked.view.batch.draft.task) == ("task", "dehaze")
    asked.rig.session.set_strength(0.3)
    assert {one.edit for one in entries_of(asked.view)} == {Edit((Step("ours"),))}
    asked.choose("With which settings", 0)
    assert asked.view.batch.draft.whose == "this"


def test_no_folder_after_all(asked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.reject())
    asked.choose("Where the results go", 1)
    assert asked.one(QComboBox, "Where the results go", asked.sheet).currentIndex() == 0


def test_the_sheet_may_be_closed_while_a_folder_is_asked_for(asked, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: opened.append(dialog))
    asked.choose("Where the results go", 1)
    sheet = asked.sheet
    asked.rig.session.batch.dismiss()
    qtbot.waitUntil(lambda: not isValid(sheet))
    assert len(opened) == 1
    assert not isValid(opened[0])


def test_the_selected_ones_can_be_chosen(stage):
    stage.rig.session.selection.take_all()
    stage.rig.session.selection.toggle(stage.view.items[1].id)
    stage.rig.session.batch.ask()
    box = stage.one(QComboBox, "Which photographs", stage.sheet)
    assert box.currentText() == "The 2 selected ones"
    assert stage.one(QPushButton, "Restore 2 photographs", stage.sheet)


def test_escape_asks_no_more_and_enter_starts(asked):
    QTest.keyClick(asked.sheet, Qt.Key.Key_Escape)
    assert asked.view.batch.draft is None
    assert asked.view.batch.queue is None
    asked.rig.session.batch.ask()
    QTest.keyClick(asked.sheet, Qt.Key.Key_Return)
    assert asked.view.batch.draft is None
    assert asked.view.batch.runs


def test_the_line_tells_how_far_it_is_and_stops_and_resumes(asked):
    assert not asked.parts.line.isVisible()
    asked.click(QPushButton, "Restore 3 photographs", asked.sheet)
    assert asked.says("The queue") == "Restoring 1 of 3 · a.jpg"
    while not asked.view.batch.queue.done:
        asked.rig.engine_step()
    assert asked.says("The queue") == "Restoring 2 of 3 · bad.jpg · 1 min 0 s left"
    asked.click(QPushButton, "Stop")
    asked.rig.settle()
    assert asked.says("The queue") == "Stopped · 1 of 3 photographs are restored and saved"
    asked.click(QPushButton, "Resume")
    asked.rig.settle()
    assert asked.says("The queue") == "2 of 3 photographs are restored and saved"
    assert not asked.one(QPushButton, "Resume").isVisible()


@pytest.fixture
def over(asked):
    asked.rig.session.batch.start()
    asked.rig.settle()
    return asked


def test_failures_are_listed_with_their_reasons_and_lead_to_the_photograph(over):
    over.click(QPushButton, "Why 1 failed")
    listed = over.one(QListWidget, "Photographs that failed")
    assert listed.isVisible()
    assert [listed.item(row).text() for row in range(listed.count())] == ["“bad.jpg” is damaged. Copy it again."]
    place = listed.visualItemRect(listed.item(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert over.view.item.name == "bad.jpg"
    over.click(QPushButton, "Why 1 failed")
    assert not listed.isVisible()


def test_the_folder_is_shown_and_the_line_closed(over, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    over.click(QPushButton, "Show in folder")
    assert opened == ["/results"]
    over.click(QToolButton, "Close the queue")
    assert not over.parts.line.isVisible()
    assert over.view.batch.queue is None


def test_those_that_failed_are_tried_again(over):
    over.click(QPushButton, "Try again")
    assert over.view.batch.queue.working.path.name == "bad.jpg"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 photograph of the last run was not finished."), (2, "2 photographs of the last run were not finished.")],
)
@pytest.mark.parametrize("answer", ["Go on", "Forget"])
def test_what_the_last_run_left_is_offered(stage, tmp_path, count, said, answer):
    entries = tuple(Entry(Path(f"/old/{place}.jpg"), Path("/old"), Edit()) for place in range(count))
    left = Left(tmp_path / "queue-1.json", entries)
    stage.rig.session._change(batch=replace(stage.view.batch, left=left))
    assert said in [one.text() for one in stage.parts.offer.findChildren(QLabel)]
    stage.click(QPushButton, answer)
    assert not stage.parts.offer.isVisible()
    assert (stage.view.batch.queue is not None) == (answer == "Go on")


def test_the_queue_in_words():
    one = Entry(Path("/a/x.jpg"), Path("/a"), Edit())
    assert in_words(Queue((one,))) == "Photograph 1 of 1"
    assert in_words(Queue((one,)), waits=True) == "Photograph 1 of 1 waits for the engine"
    failed = replace(one, state="failed", report=Report("No."))
    assert in_words(Queue((failed,))) == "0 of 1 photographs are restored and saved"
    left = [replace(one, state="left", why=why) for why in ("fine", "unclear", "unclear", "helpless")]
    assert in_words(Queue((one, *left), runs=False)) == "Stopped · 0 of 5 photographs are restored and saved"
    found = {group: len(entries) for group, entries in groups_of(Queue((one, failed, *left))).items()}
    assert found == {"restored": 0, "fine": 1, "unclear": 2, "helpless": 1, "failed": 1}
