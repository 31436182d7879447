from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QToolButton

from app import tasks
from app.settings import Settings
from app.views.models.sheet import ModelSheet
from app.views.window import Window
from restoration.errors import NotEnoughMemory
from restoration.types import About, Inspection, Progress, Stream

A = Path("/photos/a.jpg")
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
ACTION = Qt.DropAction.CopyAction
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(whole_window) -> Window:
    return whole_window


@pytest.fixture
def opened(rig, window) -> Window:
    rig.session.strip.open([A])
    rig.settle()
    return window


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def button(window: Window, text: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == text and one.isVisible())


def said(window: Window) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def drop(window: Window, mime: QMimeData) -> None:
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), ACTION, mime, left, NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(300, 300), ACTION, mime, left, NONE)
    QApplication.sendEvent(window, event)


def addresses(*urls: QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(list(urls))
    return mime


def test_the_empty_window_promises_and_names_its_limits(window):
    assert "nothing is ever sent anywhere" in said(window)
    assert "cannot invent" in said(window)
    assert window.windowTitle() == "Unveil"


def test_dropped_files_and_folders_are_opened(rig, window, tmp_path):
    (tmp_path / "trip").mkdir()
    for name in ("x.jpg", "trip/y.jpg"):
        (tmp_path / name).write_bytes(b"")
    drop(window, addresses(*(QUrl.fromLocalFile(str(tmp_path / name)) for name in ("x.jpg", "trip"))))
    rig.settle()
    assert [item.name for item in rig.view.items] == ["x.jpg", "y.jpg"]
    assert window._filmstrip.isVisible()


def test_a_dropped_model_is_looked_at_and_photographs_beside_it_are_opened(rig, window, tmp_path, monkeypatch):
    about = About("upscale", "RCAN ×2", "", (0.0,) * 3, (1.0,) * 3, 255.0, False)
    monkeypatch.setattr(tasks, "inspect_model", lambda path: iter_of(Inspection(path, "RCAN ×2", 5, about)))
    for name in ("a.PTH", "b.safetensors", "x.jpg"):
        (tmp_path / name).write_bytes(b"")
    drop(window, addresses(*(QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.PTH", "b.safetensors", "x.jpg"))))
    assert "one at a time" in said(window)
    rig.settle()
    assert rig.view.inspection.path == tmp_path / "a.PTH"
    assert [item.name for item in rig.view.items] == ["x.jpg"]
    assert window.findChild(ModelSheet).isVisible()


def iter_of(result: Inspection) -> Stream[Inspection]:
    yield Progress("reading", 0, 1)
    return result


def test_an_address_in_the_web_is_explained_and_not_fetched(rig, window):
    drop(window, addresses(QUrl("https://example.org/street.jpg")))
    assert rig.view.items == ()
    assert "not a file on this computer" in said(window)
    assert "Save the picture first" in said(window)


def test_the_banner_is_closed_and_stays_closed(rig, window):
    drop(window, addresses(QUrl("https://example.org/street.jpg")))
    close = next(one for one in window.findChildren(QToolButton) if one.accessibleName() == "Close this message")
    close.click()
    assert not window._banner.isVisible()


def test_a_picture_is_pasted(rig, window):
    picture = QImage(5, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rig.settle()
    assert rig.view.item.original.photo.size == (5, 4)


def test_a_copied_file_is_pasted(rig, window, tmp_path):
    (tmp_path / "x.jpg").write_bytes(b"")
    QGuiApplication.clipboard().setMimeData(addresses(QUrl.fromLocalFile(str(tmp_path / "x.jpg"))))
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rig.settle()
    assert rig.view.item.path == tmp_path / "x.jpg"


def test_pasting_without_a_picture_says_so(window):
    QGuiApplication.clipboard().setText("words")
    press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no photograph to paste" in said(window)


def test_photographs_are_chosen_with_ctrl_o_and_the_folder_is_remembered(rig, window, tmp_path, monkeypatch):
    (tmp_path / "x.jpg").write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *arguments: ([str(tmp_path / "x.jpg")], ""))
    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    rig.settle()
    assert rig.view.item.path == tmp_path / "x.jpg"
    assert window.settings.folder == tmp_path


def test_thinking_better_of_it_opens_nothing(rig, window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *arguments: ([], ""))
    button(window, "Open…").click()
    rig.settle()
    assert rig.view.items == ()


def test_the_geometry_is_remembered_and_garbage_is_not_minded(rig, window, qtbot):
    window.resize(window.minimumWidth(), 700)  # the offscreen screen is small
    again = Window(rig.session, window.settings)
    qtbot.addWidget(again)
    assert again.size() == window.size()
    garbage = Window(rig.session, Settings(b"garbage"))
    qtbot.addWidget(garbage)
    assert (garbage.width(), garbage.height()) == (1280, 800)


def test_the_restore_button_restores_and_the_line_below_tells_how_long_it_took(rig, opened):
    button(opened, "Restore").click()
    assert button(opened, "Stop").isEnabled()
    rig.settle()
    assert rig.view.can_save
    assert "1.8 s on CPU, whole image" in said(opened)


def test_progress_is_told_in_words(rig, opened):
    button(opened, "Restore").click()
    for _ in range(3):
        rig.engine_step()
    assert "67 % · " in said(opened)
    assert opened.windowTitle() == "67 % – a.jpg – Unveil"


def test_r_restores_and_esc_stops(rig, opened):
    press(opened, Qt.Key.Key_R)
    assert rig.view.job.kind == "restore"
    press(opened, Qt.Key.Key_Escape)
    rig.settle()
    assert rig.view.message == "Stopped"
    assert not rig.view.job


def test_the_keyboard_stays_on_the_button_that_restore_and_stop_share(rig, opened):
    button(opened, "Restore").setFocus()
    QTest.keyClick(button(opened, "Restore"), Qt.Key.Key_Space)
    assert button(opened, "Stop").hasFocus()
    QTest.keyClick(button(opened, "Stop"), Qt.Key.Key_Space)
    rig.settle()
    assert button(opened, "Restore").hasFocus()


def test_a_failure_is_told_above_the_photograph_and_its_details_can_be_copied(rig, opened, monkeypatch):
    def explode(*arguments: object) -> Stream[object]:
        yield Progress("restoring", 0, 1)
        raise NotEnoughMemory("This photograph is too large.", "Close other programs.")

    monkeypatch.setattr(tasks, "restore", explode)
    press(opened, Qt.Key.Key_R)
    rig.settle()
    assert "This photograph is too large. Close other programs." in said(opened)
    assert QApplication.activeModalWidget() is None
    button(opened, "Details").click()
    assert "Traceback" in QGuiApplication.clipboard().text()
    assert button(opened, "Copied").isEnabled()


def test_the_original_is_seen_while_the_backslash_is_held(rig, opened):
    handle = opened.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Backslash)
    assert rig.view.compared.original
    repeated = QKeyEvent(QKeyEvent.Type.KeyRelease, Qt.Key.Key_Backslash, NONE, "\\", True)
    QApplication.sendEvent(handle, repeated)
    assert rig.view.compared.original
    QTest.keyRelease(handle, Qt.Key.Key_Backslash)
    assert not rig.view.compared.original


def test_losing_the_keyboard_lets_go_of_the_backslash(rig, opened):
    QTest.keyPress(opened.windowHandle(), Qt.Key.Key_Backslash)
    QApplication.sendEvent(opened.windowHandle(), QFocusEvent(QFocusEvent.Type.FocusOut))
    assert not rig.view.compared.original


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        (Qt.Key.Key_Y, lambda view: view.compared.mode == "side"),
        (Qt.Key.Key_A, lambda view: view.gates.overlay),
        (Qt.Key.Key_BracketLeft, lambda view: view.gates.layer == "first"),
        (Qt.Key.Key_Comma, lambda view: view.gates.opacity < 0.55),
        (Qt.Key.Key_Period, lambda view: view.gates.opacity > 0.65),
        (Qt.Key.Key_Delete, lambda view: view.items == ()),
    ],
)
def test_one_key_is_one_command(rig, opened, key: Qt.Key, seen: Callable[[object], bool]):
    press(opened, Qt.Key.Key_R)
    rig.settle()
    press(opened, key)
    assert seen(rig.view)


def test_z_and_1_zoom_and_the_status_line_tells(rig, opened):
    press(opened, Qt.Key.Key_1)
    assert "100 %" in said(opened)
    press(opened, Qt.Key.Key_Z)
    assert opened._canvas._place.fits


def test_save_as_goes_where_it_is_told_and_completes_the_name(rig, opened, monkeypatch, tmp_path):
    press(opened, Qt.Key.Key_R)
    rig.settle()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments, **options: (str(tmp_path / "mine"), ""))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(opened, Qt.Key.Key_S, both)
    rig.settle()
    assert rig.view.item.saved == tmp_path / "mine.jpg"
    assert "Saved as mine.jpg" in said(opened)


def test_the_shortcut_sheet_stands_in_nobodys_way(rig, opened):
    press(opened, Qt.Key.Key_F1)
    sheet = next(one for one in opened.findChildren(QDialog) if one.windowTitle() == "Keyboard shortcuts")
    assert sheet.isVisible()
    assert not sheet.isModal()
    words = said(opened) + " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Show the original while held" in words
    sheet.close()


def test_a_damaged_photograph_is_said_in_its_place_and_its_details_can_be_copied(rig, window):
    rig.session.strip.open([Path("/photos/bad.jpg")])
    rig.settle()
    assert not window._banner.isVisible()
    window.copy_details()
    assert QGuiApplication.clipboard().text().startswith("bad.jpg is damaged.\nCopy it again.")


def test_every_control_has_a_name_for_those_who_do_not_see_it(rig, opened):
    controls = [one for kind in (QPushButton, QToolButton) for one in opened.findChildren(kind)]
    for one in controls:
        assert one.accessibleName() or one.text() or one.objectName().endswith("_ext_button"), one  # Qt's own


def test_drawing_the_same_view_again_changes_nothing(rig, opened):
    before = opened.grab().toImage()
    opened.show_view(rig.view)
    assert opened.grab().toImage() == before
