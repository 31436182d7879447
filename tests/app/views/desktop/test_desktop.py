"""The window among other programs: clipboard, dragging out, recent files, full screen, panels, theme, notification."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QColorSpace, QDrag, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QSystemTrayIcon

from app import main
from app.desktop.surroundings import Preferences
from app.events import Report
from app.job import Job
from app.pixels import arrays_of
from app.settings import Settings
from app.view import View
from app.views import theme
from app.views.desktop import ended, taskbar
from app.views.desktop.ended import Ended
from app.views.desktop.outgoing import DragHandle
from app.views.desktop.preferences import PreferencesSheet
from app.views.desktop.taskbar import TaskBar
from app.views.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # said by the offscreen platform
Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(rig, whole_window) -> Window:
    yield whole_window
    QGuiApplication.clipboard().clear()
    rig.session.desktop.close()


@pytest.fixture
def restored(rig, window) -> Window:
    rig.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg")])
    rig.settle()
    rig.session.restore()
    rig.settle()
    return window


def press(window: Window, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


# Out to other programs


def test_ctrl_c_puts_the_result_on_the_clipboard(rig, restored):
    press(restored, Key.Key_C, CTRL)
    rig.settle()
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("image/png").data()).startswith(b"\x89PNG")
    pixels, alpha = arrays_of(QGuiApplication.clipboard().image())
    assert pixels.shape == (4, 6, 3)
    assert (pixels == 64).all()
    assert alpha is None
    assert rig.view.around.clip is None


def test_what_stays_on_the_clipboard_at_the_end_is_qts_own(rig, restored, qapp):
    press(restored, Key.Key_C, CTRL)
    rig.settle()
    before = QGuiApplication.clipboard().image()
    qapp.aboutToQuit.emit()
    assert QGuiApplication.clipboard().mimeData().formats() == ["application/x-qt-image"]
    assert QGuiApplication.clipboard().image() == before


@pytest.fixture
def taken(monkeypatch) -> list[str]:
    """The files that another program was given."""
    names: list[str] = []

    def drop(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        names.extend(url.toLocalFile() for url in drag.mimeData().urls())
        return action

    monkeypatch.setattr(QDrag, "exec", drop)
    return names


def test_the_result_is_dragged_out_as_a_file(rig, restored, qtbot, taken):
    handle = restored.findChild(DragHandle)
    QTest.mousePress(handle, LEFT, NONE, QPoint(5, 5))
    QTest.mouseMove(handle, QPoint(40, 40))
    assert taken == []  # the disk has not written it yet
    rig.settle()
    qtbot.waitUntil(lambda: bool(taken))
    assert [Path(name).name for name in taken] == ["a-dehazed.png"]
    assert not handle.isDown()
    QTest.mouseRelease(handle, LEFT)


def test_a_click_on_the_handle_drags_nothing(rig, restored, monkeypatch):
    monkeypatch.setattr(QDrag, "exec", lambda *arguments: pytest.fail("dragged"))
    handle = restored.findChild(DragHandle)
    QTest.mouseClick(handle, LEFT)
    rig.settle()
    QTest.mouseMove(handle, QPoint(60, 60))
    QApplication.processEvents()
    assert rig.view.around.out


def test_with_ctrl_the_result_is_dragged_out_of_the_photograph(rig, restored, qtbot, taken):
    canvas, middle = restored._canvas, restored._canvas.rect().center()
    wipe = rig.view.compared.wipe
    drag_over(canvas, middle, middle + QPoint(60, 20), CTRL)
    assert taken == []  # the disk has not written it yet
    rig.settle()
    qtbot.waitUntil(lambda: bool(taken))
    assert [Path(name).name for name in taken] == ["a-dehazed.png"]
    assert rig.view.compared.wipe == wipe
    QTest.mouseRelease(canvas, LEFT, CTRL, middle)
    drag_over(canvas, middle, middle + QPoint(60, 20), NONE)
    assert rig.view.compared.wipe > wipe  # without Ctrl it is the line that moves
    assert len(taken) == 1


def drag_over(widget, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier) -> None:
    """The button stays down."""
    QTest.mousePress(widget, LEFT, modifier, start)
    for point in ((start + end) / 2, end):
        where, none = QPointF(point), Qt.MouseButton.NoButton
        QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, where, where, none, LEFT, modifier))


def test_without_a_result_nothing_is_dragged_out_of_the_photograph(rig, window, monkeypatch):
    monkeypatch.setattr(QDrag, "exec", lambda *arguments: pytest.fail("dragged"))
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    drag_over(window._canvas, QPoint(60, 60), QPoint(120, 90), CTRL)
    rig.settle()
    QApplication.processEvents()
    assert rig.view.around.out is None


def test_without_a_result_the_handle_cannot_be_used(rig, window):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert not window.findChild(DragHandle).isEnabled()


# Recent files


def test_recent_files_are_opened_from_the_menu_and_missing_ones_say_why_not(rig, window, tmp_path):
    here, gone = tmp_path / "Tom & Ann.jpg", tmp_path / "gone.jpg"
    here.write_bytes(b"")
    rig.session.desktop.recall(Preferences(recent=(here, gone)))
    menu = window._desktop.recent
    menu.aboutToShow.emit()
    rig.settle()
    first, second = menu.actions()[:2]
    assert (first.text(), first.isEnabled()) == ("Tom && Ann.jpg", True)
    assert (second.text(), second.isEnabled()) == ("gone.jpg (no longer there)", False)
    assert tmp_path.name in first.toolTip()
    first.trigger()
    rig.settle()
    assert rig.view.item.path == here


def test_recent_files_can_be_forgotten(rig, window):
    rig.session.desktop.recall(Preferences(recent=(Path("/photos/a.jpg"),)))
    menu = window._desktop.recent
    assert menu.menuAction().isEnabled()
    menu.actions()[-1].trigger()
    assert rig.view.around.preferences.recent == ()
    assert not menu.menuAction().isEnabled()


# The screen


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_F11])
def test_a_key_fills_the_screen_and_esc_leaves_it(rig, restored, key):
    press(restored, key)
    assert restored.isFullScreen()
    press(restored, Key.Key_Escape)
    assert not restored.isFullScreen()


def test_when_the_system_ends_the_full_screen_the_session_knows(rig, restored, qtbot):
    press(restored, Key.Key_F)
    restored.showNormal()
    qtbot.waitUntil(lambda: not rig.view.around.full_screen)
    press(restored, Key.Key_F)
    assert restored.isFullScreen()


def test_tab_hides_the_panels_while_the_photograph_has_the_keyboard(rig, restored):
    restored._canvas.setFocus()
    press(restored, Key.Key_Tab)
    assert not restored._panel.isVisible()
    assert not restored._filmstrip.isVisible()
    assert restored._canvas.hasFocus()
    assert not restored.settings.preferences.panels
    press(restored, Key.Key_Tab)
    assert restored._panel.isVisible()
    assert restored._filmstrip.isVisible()


def test_in_the_panel_tab_goes_from_control_to_control(rig, restored):
    box = restored._panel.findChild(QComboBox)
    box.setFocus()
    press(restored, Key.Key_Tab)
    assert restored._panel.isVisible()
    assert not box.hasFocus()
    assert restored._panel.isAncestorOf(restored.focusWidget())


def test_hiding_the_panel_that_has_the_keyboard_does_not_lose_it(rig, restored):
    restored._panel.findChild(QComboBox).setFocus()
    rig.session.desktop.prefer(panels=False)
    assert QApplication.focusWidget() is not None
    press(restored, Key.Key_F6)
    assert not restored._panel.isAncestorOf(QApplication.focusWidget())


def test_f6_goes_around_the_parts_of_the_window(rig, restored):
    restored._canvas.setFocus()
    seen = []
    for _ in range(4):
        press(restored, Key.Key_F6)
        focused = restored.focusWidget()
        parts = (restored._canvas, restored._panel, restored._filmstrip, restored._toolbar)
        seen.append(next(part for part in parts if part is focused or part.isAncestorOf(focused)))
    assert seen == [restored._panel, restored._filmstrip, restored._toolbar, restored._canvas]


def test_panels_that_were_hidden_are_hidden_at_the_next_start(rig, window, qtbot):
    rig.session.desktop.recall(Settings(preferences=Preferences(panels=False)).preferences)
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert not window._panel.isVisible()


# Preferences


def test_the_program_starts_with_what_was_kept(no_engine, qtbot):
    kept = Preferences(background="white", processor="cpu")
    application = main.Application(Settings(preferences=kept))
    qtbot.addWidget(application.window)
    assert application.window.settings.preferences == kept
    assert application.window._canvas.palette().window().color() == QColor("#ffffff")


def test_what_is_chosen_on_the_sheet_takes_effect_at_once(rig, window):
    press(window, Key.Key_Comma, CTRL)
    sheet = window.findChild(PreferencesSheet)
    assert sheet.isVisible()
    assert not sheet.isModal()
    box = next(one for one in sheet.findChildren(QComboBox) if one.accessibleName() == "Behind the photograph")
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    assert rig.view.around.preferences.background == "white"
    assert window._canvas.palette().window().color() == QColor("#ffffff")


def test_a_profile_of_the_screen_is_chosen_in_the_sheet(rig, window, monkeypatch, tmp_path: Path):
    wide = tmp_path / "wide.icc"
    wide.write_bytes(bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data()))
    answers = [str(wide), ""]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (answers.pop(0), ""))
    window.show_preferences()
    sheet = window.findChild(PreferencesSheet)
    box = next(one for one in sheet.findChildren(QComboBox) if one.accessibleName() == "Colours of the screen")
    for _ in answers.copy():
        box.setFocus()
        QTest.keyClick(box, Key.Key_End)
        rig.settle()
    assert rig.view.around.preferences.colours == str(wide)
    assert box.currentText() == "wide.icc"
    assert any("P3" in one.text() for one in sheet.findChildren(QLabel))
    QTest.keyClick(box, Key.Key_Home)
    rig.settle()
    assert rig.view.around.profile == b""
    assert rig.view.around.preferences.colours == "system"


@pytest.mark.qt_log_ignore("fromIccProfile")
def test_a_profile_of_a_kind_that_qt_does_not_know_is_told(rig, window):
    rig.session.view = replace(rig.view, around=replace(rig.view.around, profile=b"strange"))
    window.show_view(rig.view)
    assert rig.view.around.profile == b""
    assert "profile of the screen" in rig.view.report.summary


def test_asked_twice_there_is_one_sheet_and_closed_it_can_be_asked_again(rig, window, qtbot):
    window.show_preferences()
    window.show_preferences()
    assert len(window.findChildren(PreferencesSheet)) == 1
    window.findChild(PreferencesSheet).close()
    qtbot.waitUntil(lambda: not window.findChildren(PreferencesSheet))
    rig.session.desktop.prefer(background="grey")
    window.show_preferences()
    assert window.findChild(PreferencesSheet).isVisible()


def typed(sheet: PreferencesSheet, text: str) -> None:
    line = sheet.findChild(QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def says(sheet: PreferencesSheet) -> str:
    return next(one.text() for one in sheet.findChildren(QLabel) if one.accessibleName() == "Example of a name")


def test_results_are_called_as_the_sheet_says_and_the_example_follows(rig, restored):
    restored.show_preferences()
    sheet = restored.findChild(PreferencesSheet)
    assert says(sheet) == "a.jpg → a-dehazed.jpg"
    typed(sheet, "{number} {name} by {model}")
    assert says(sheet) == "a.jpg → 001 a by Unveil dehaze.jpg"
    rig.session.save()
    rig.settle()
    assert rig.view.item.saved.name == "001 a by Unveil dehaze.jpg"
    assert rig.view.batch.output.pattern == "{number} {name} by {model}"


def test_a_pattern_that_makes_no_sense_is_told_and_the_usual_one_counts(rig, restored):
    restored.show_preferences()
    sheet = restored.findChild(PreferencesSheet)
    typed(sheet, "{nam}")
    assert says(sheet).startswith("{nam} stands for nothing.")
    assert sheet.findChild(QLineEdit).text() == "{nam}"
    assert rig.session.default_path(rig.view.item).name == "a-dehazed.jpg"
    assert rig.view.batch.output.pattern == "{name}-{task}"


def test_while_something_runs_the_processor_stays_and_the_sheet_says_why(rig, restored):
    rig.session.restore()
    restored.show_preferences()
    sheet = restored.findChild(PreferencesSheet)
    box = next(one for one in sheet.findChildren(QComboBox) if one.accessibleName() == "Restore with")
    assert not box.isEnabled()
    assert any("when nothing runs" in one.text() for one in sheet.findChildren(QLabel))


def test_the_theme_is_applied_when_another_is_chosen_and_not_else(rig, window, monkeypatch):
    applied: list[str] = []
    monkeypatch.setattr(theme, "apply", lambda application, chosen: applied.append(chosen))
    rig.session.desktop.prefer(theme="light")
    rig.session.desktop.prefer(background="grey")
    rig.session.desktop.prefer(theme="system")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert applied == ["light", "system", "system"]
    rig.session.desktop.prefer(theme="dark")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert applied[3:] == ["dark"]


# A long job has ended


class Told:
    """Stands for the tray and the task bar."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tray: bool, away: bool) -> None:
        self.words: list[str] = []
        self.alerts = 0
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: tray)
        monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: tray)
        monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda icon, title, words, *more: self.words.append(words))
        monkeypatch.setattr(QSystemTrayIcon, "show", lambda icon: None)  # the offscreen platform warns of it
        monkeypatch.setattr(QApplication, "alert", self._alert)
        if away:
            monkeypatch.setattr(QApplication, "activeWindow", lambda: None)

    def _alert(self, window: object) -> None:
        self.alerts += 1


def run_for(rig, window: Window, seconds: float, **after: object) -> None:
    """A job of this length that ends, and leaves the View as told."""
    item = rig.view.items[0].id
    told = Ended(window)
    told.show_view(replace(rig.view, job=Job(1, "restore", item, 100.0, 100.0)))
    told.show_view(replace(rig.view, job=Job(1, "restore", item, 100.0, 100.0 + seconds)))
    told.show_view(replace(rig.view, job=None, **after))
    told.show_view(replace(rig.view, job=None, **after))


@pytest.mark.parametrize(("tray", "words", "alerts"), [(True, ["a.jpg is restored"], 0), (False, [], 1)])
def test_the_end_of_a_long_job_is_told_once_to_who_is_elsewhere(rig, restored, monkeypatch, tray, words, alerts):
    told = Told(monkeypatch, tray, away=True)
    run_for(rig, restored, ended.LONG_SECONDS)
    assert (told.words, told.alerts) == (words, alerts)


def test_a_failure_is_told_as_one(rig, restored, monkeypatch):
    told = Told(monkeypatch, tray=True, away=True)
    run_for(rig, restored, 60, report=Report("This photograph is too large."))
    assert told.words == ["This photograph is too large."]


@pytest.mark.parametrize(("seconds", "away"), [(19.0, True), (60.0, False)])
def test_short_jobs_and_those_that_were_watched_are_not_told(rig, restored, monkeypatch, seconds, away):
    told = Told(monkeypatch, tray=True, away=away)
    run_for(rig, restored, seconds)
    assert told.words == []


# The task bar


def test_the_bus_is_told_each_percent_once_and_the_end(rig, window, monkeypatch):
    sent: list[tuple[float, bool]] = []

    class Bus:
        def send(self, message) -> None:
            name, told = message.arguments()
            assert name.startswith("application://")
            sent.append((told["progress"], told["progress-visible"]))

    monkeypatch.setattr(taskbar, "_has_bus", lambda: True)
    monkeypatch.setattr(taskbar.sys, "platform", "linux")
    monkeypatch.setattr(taskbar.QDBusConnection, "sessionBus", Bus)
    bar = TaskBar(window)
    job = Job(1, "restore", None, 0, 0)
    for view in (View(), View(job=job), View(job=replace(job, now=1.0)), View()):
        bar.show_view(view)
    assert sent == [(0.0, True), (0.0, False)]


def test_without_a_bus_nothing_is_sent_and_none_is_started(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not taskbar._has_bus()
    (tmp_path / "bus").touch()
    assert taskbar._has_bus()
