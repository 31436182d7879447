from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.compare import tasks as compare_tasks
from app.compare.compared import MOST_TRIALS
from app.compare.trying import trials_of
from app.levels import picture_of
from app.pixels import arrays_of
from app.views.compare.cell import TrialCell
from app.views.compare.trials import TrialGrid
from restoration.types import Checkpoint, Photo, Progress, RestoreResult

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
PHOTO = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)


def try_all(photo, attempts, box, long_side):
    yield Progress("trying", 0, len(attempts), picture_of(photo))
    for place, (awaited, _) in enumerate(attempts, 1):
        if awaited.checkpoint == "n2":
            yield Progress("trying", place, len(attempts), replace(awaited, reason="There is not enough memory."))
            continue
        result = RestoreResult(Photo(np.full_like(photo.pixels, place / 10)), place / 2, "CPU", "whole image")
        made = replace(awaited, picture=picture_of(result.photo), result=result)
        yield Progress("trying", place, len(attempts), made)


class Page:
    def __init__(self, rig, grid: TrialGrid) -> None:
        self.rig, self.session, self.grid = rig, rig.session, grid

    def tried(self) -> None:
        self.session.trying.start()
        self.rig.settle()
        QApplication.processEvents()  # they are laid out

    def cells(self) -> list[TrialCell]:
        return [cell for cell in self.grid.findChildren(TrialCell) if cell.isVisible()]

    def named(self, name: str) -> TrialCell:
        return next(cell for cell in self.cells() if cell.accessibleName() == name)

    def middle(self, cell: TrialCell) -> list[int]:
        seen = arrays_of(cell.grab().toImage())[0]
        return seen[cell.pane().height() // 2, cell.pane().width() // 2].tolist()


@pytest.fixture
def page(rig, qtbot, monkeypatch) -> Page:
    monkeypatch.setattr(compare_tasks, "try_all", try_all)
    models = tuple(Checkpoint(f"n{number}", "ffa", "dehaze", f"Net {number}") for number in range(1, 8))
    rig.session._put(replace(rig.view, checkpoints=models).with_edit(rig.view.edit.with_checkpoint("n1")))
    rig.session.strip.paste(PHOTO)
    rig.settle()
    grid = TrialGrid(rig.session)
    rig.session._show = grid.show_view
    qtbot.addWidget(grid)
    grid.resize(900, 640)
    grid.show()
    grid.activateWindow()
    qtbot.waitExposed(grid)
    return Page(rig, grid)


def test_six_models_stand_beside_the_photograph_each_with_name_and_time(page):
    page.tried()
    cells = page.cells()
    assert len(cells) == 1 + MOST_TRIALS
    assert [cell.accessibleName() for cell in cells[:2]] == ["Before", "1: Net 1"]
    assert page.named("6: Net 6").accessibleDescription() == "3.0 s"
    assert page.middle(page.named("1: Net 1")) == [round(0.1 * 255)] * 3
    assert page.middle(page.named("6: Net 6")) == [round(0.6 * 255)] * 3


def test_what_is_awaited_and_what_failed_says_so(page):
    page.session.trying.start()
    assert page.named("1: Net 1").accessibleDescription() == "Waiting for its turn…"
    page.rig.settle()
    assert page.named("2: Net 2").accessibleDescription() == "There is not enough memory."


@pytest.mark.parametrize("number", [1, 4])
def test_a_number_key_chooses(page, number):
    page.tried()
    QTest.keyClick(page.grid, Qt.Key(Qt.Key.Key_0 + number))
    assert page.rig.view.chosen.title == f"Net {number}"
    assert trials_of(page.rig.view) is None


def test_a_click_chooses(page):
    page.tried()
    QTest.mouseClick(page.named("3: Net 3"), LEFT, pos=QPoint(50, 50))
    assert page.rig.view.chosen.title == "Net 3"


def test_a_focused_picture_is_chosen_by_return(page):
    page.tried()
    cell = page.named("5: Net 5")
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert page.rig.view.chosen.title == "Net 5"


def test_the_photograph_as_it_is_cannot_be_chosen(page):
    page.tried()
    QTest.mouseClick(page.named("Before"), LEFT, pos=QPoint(50, 50))
    assert trials_of(page.rig.view)


def test_the_button_goes_back(page):
    page.tried()
    QTest.mouseClick(page.grid.findChild(QPushButton), LEFT)
    assert trials_of(page.rig.view) is None


def test_what_is_left_keeps_no_picture(page):
    page.tried()
    tried = weakref.ref(trials_of(page.rig.view).tried[0].picture.photo.pixels)
    QTest.mouseClick(page.grid.findChild(QPushButton), LEFT)
    gc.collect()
    assert tried() is None


def wheel(cell: TrialCell, x: int, y: int) -> None:
    at = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, PLAIN, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(cell, event)


def test_the_wheel_zooms_all_of_them_to_the_same_place(page):
    page.tried()
    before = page.named("Before")
    for _ in range(12):
        wheel(page.named("1: Net 1"), 100, 130)
    assert all(cell._place == before._place for cell in page.cells())
    place = before._place
    assert place.zoom > 8
    at = place.to_photo(QPointF(100.5, 130.5))
    seen = arrays_of(before.grab().toImage())[0]
    assert seen[130, 100].tolist() == PHOTO[int(at.y()), int(at.x())].tolist()


def test_dragging_moves_all_and_chooses_none(page):
    page.tried()
    cell = page.named("1: Net 1")
    for _ in range(12):
        wheel(cell, 100, 80)
    before = cell._place
    QTest.mousePress(cell, LEFT, pos=QPoint(100, 80))
    QTest.mouseMove(cell, QPoint(80, 70))
    QTest.mouseRelease(cell, LEFT, pos=QPoint(80, 70))
    assert trials_of(page.rig.view)
    assert (before.x - cell._place.x, before.y - cell._place.y) == (20, 10)
    assert page.named("Before")._place == cell._place


def test_a_larger_window_still_shows_all_of_each(page):
    page.tried()
    page.grid.resize(1300, 900)
    QApplication.processEvents()
    assert all(cell._place.fits for cell in page.cells())


def test_behind_the_pictures_is_what_was_chosen_for_behind_the_photograph(page):
    page.tried()
    chosen = replace(page.rig.view.around.preferences, background="white")
    page.session._put(replace(page.rig.view, around=replace(page.rig.view.around, preferences=chosen)))
    assert arrays_of(page.cells()[0].grab().toImage())[0][2, 2].tolist() == [255, 255, 255]


def test_a_reduced_crop_is_told(page, monkeypatch):
    def reduced(photo, attempts, box, long_side):
        yield Progress("trying", 0, 1, picture_of(Photo(photo.pixels[::2, ::2])))

    monkeypatch.setattr(compare_tasks, "try_all", reduced)
    page.tried()
    assert "Reduced to 40 × 30 pixels" in page.grid._note.text()
