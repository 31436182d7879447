"""The order of the contact sheet, and what it shows of a comparison."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from app.attention.values import Contrast, Rival
from app.tasks import Attention
from app.views.attention.bars import Scale
from app.views.attention.contact_sheet import UNCOMPARED, ContactSheet
from app.views.attention.words import NOT_YET
from restoration import heat
from restoration.heat import Limits

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def sheet(stage):
    stage.look()
    stage.click(QPushButton, "Contact sheet…")
    sheet = stage.panel.findChild(ContactSheet)
    yield sheet
    sheet.close()


def listed(sheet):
    rows = range(sheet._list.count())
    return [sheet._list.item(row).text().split("\n") for row in rows]


def drawn(sheet, qtbot):
    qtbot.waitUntil(lambda: all(len(words) == 2 for words in listed(sheet)))
    return listed(sheet)


def sort(sheet, times):
    order = sheet.findChild(QComboBox)
    order.setFocus()
    for _ in range(times):
        QTest.keyClick(order, Qt.Key.Key_Down)


def compare(stage):
    """The further behind in the network, the more has changed."""
    maps = stage.maps()
    others = tuple(
        type(one)(one.layer, one.kind, one.call, one.values - np.float32(0.01 * place), one.box)
        for place, one in enumerate(maps)
    )
    contrast = Contrast(
        Rival("My camera", checkpoint="mine"), Attention(others, "mine"), heat.changes(maps, others, True)
    )
    stage.session._change_item(1, contrast=contrast)


def test_the_order_is_chosen_with_the_keyboard_and_numbers_follow(stage, sheet, qtbot):
    assert listed(sheet)[0][0] == "Group 1, block 1"
    sort(sheet, 1)
    assert stage.gates.order == "mean"
    found = drawn(sheet, qtbot)
    assert {words[0] for words in found[:2]} == {"Final layer", "Group 2, block 3"}
    numbers = [float(words[1].rsplit(" ", 1)[1]) for words in found]
    assert numbers == sorted(numbers, reverse=True)
    sort(sheet, 1)
    assert all(words[1].endswith("bits") for words in drawn(sheet, qtbot))
    assert "Entropy is 0 bits when all values are alike" in sheet._note.text()


def test_a_click_chooses_the_map_that_is_there_now(stage, sheet):
    sort(sheet, 1)
    point = sheet._list.visualItemRect(sheet._list.item(0)).center()
    QTest.mouseClick(sheet._list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert stage.gates.layer in ("palayer.pa", "g2.gp.2.palayer.pa")
    assert sheet._list.currentRow() == 0


def test_without_a_comparison_there_is_no_change_to_sort_by(stage, sheet):
    sort(sheet, 3)
    assert UNCOMPARED in sheet._note.text()
    assert listed(sheet)[0][0] == "Group 1, block 1"


def test_a_comparison_sorts_by_change_and_shows_differences_on_one_scale(stage, sheet, qtbot):
    sort(sheet, 3)
    compare(stage)
    assert [words[0] for words in listed(sheet)[:2]] == ["Final layer", "Group 2, block 3"]
    assert drawn(sheet, qtbot)[0][1] == "changed by 0.130"
    assert "The change is against My camera." in sheet._note.text()
    assert sheet.findChild(Scale).limits() == Limits(-0.2, 0.2, "gate-change")
    stage.session.gates.show(signed=False)
    assert sheet.findChild(Scale).limits() == Limits()
    assert listed(sheet)[0][0] == "Final layer"


def test_a_scale_that_is_kept_is_the_sheets_too(stage, sheet):
    stage.session.gates.stretch(True)
    stage.session.gates.lock(True)
    assert sheet.findChild(Scale).limits() == stage.gates.locked != Limits()


def test_a_photograph_that_was_not_read_has_no_maps_of_the_one_before(stage, sheet, qtbot):
    drawn(sheet, qtbot)
    stage.session._change_item(1, attention=None)
    assert not listed(sheet)
    assert sheet._note.text() == NOT_YET


def test_what_is_closed_keeps_nothing_and_is_filled_again(stage, sheet, qtbot):
    before = drawn(sheet, qtbot)
    sheet.close()
    stage.session._change_item(1, look=None)
    assert not listed(sheet)
    assert sheet._view.attention is None
    stage.click(QPushButton, "Contact sheet…")
    assert drawn(sheet, qtbot) == before
