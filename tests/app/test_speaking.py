"""Another language at once: the window is made anew, and everything that it showed is still there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app import main, settings, speaking
from app.desktop.surroundings import Preferences
from app.speaking import Speaker
from app.words import tr

A = Path("/photos/a.jpg")


@pytest.fixture
def speaker(qtbot) -> Iterator[Speaker]:
    speaker = Speaker()
    yield speaker
    speaker.fall_silent()


@pytest.fixture
def application(no_engine, qtbot) -> Iterator[main.Application]:
    application = main.Application(settings.Settings())
    application.window.show()
    application.start()
    qtbot.waitUntil(lambda: application.session.view.device == "CPU")
    yield application
    application.window.close()
    application.close()
    application.window.deleteLater()
    gc.unfreeze()


def test_chinese_is_spoken_by_us_and_by_qt(speaker):
    assert speaker.speak("zh_CN")
    assert tr("Open…") == "打开…"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_what_is_spoken_already_is_no_news(speaker):
    assert not speaker.speak("en")
    assert speaker.speak("zh_CN")
    assert not speaker.speak("zh_CN")


def test_english_comes_back(speaker):
    families = QApplication.font().families()
    speaker.speak("zh_CN")
    assert "Noto Sans CJK SC" in QApplication.font().families()
    assert speaker.speak("en")
    assert tr("Open…") == "Open…"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QApplication.font().families() == families


@pytest.mark.parametrize("content", [None, "<TS>"])
def test_without_a_sound_file_all_is_english(speaker, monkeypatch, tmp_path, content):
    if content:
        (tmp_path / "unveil_zh_CN.ts").write_text(content)
    monkeypatch.setattr(speaking.paths, "resource", lambda *parts: tmp_path)
    speaker.speak("zh_CN")
    assert tr("Open…") == "Open…"


def test_the_system_decides_when_nobody_else_does(speaker, monkeypatch):
    class Locale:
        def uiLanguages(self):
            return ["zh-Hans-CN", "zh-CN"]

    monkeypatch.setattr(speaking.QLocale, "system", Locale)
    assert speaker.speak("system")
    assert speaker.language == "zh_CN"


def test_it_starts_in_the_language_that_was_kept(no_engine, qtbot):
    application = main.Application(settings.Settings(preferences=Preferences(language="zh_CN")))
    qtbot.addWidget(application.window)
    assert application.window.menuBar().actions()[0].text() == "文件(&F)"
    application.close()


def test_another_language_takes_effect_at_once(application, qtbot):
    application.session.strip.open([A])
    qtbot.waitUntil(lambda: application.session.view.can_restore)
    before = application.window
    application.session.desktop.prefer(language="zh_CN")
    qtbot.waitUntil(lambda: application.window is not before)
    assert application.window.menuBar().actions()[0].text() == "文件(&F)"
    assert application.window.isVisible()
    assert application.window.windowTitle() == "a.jpg – Unveil"
    assert application.window.settings.preferences.language == "zh_CN"
    qtbot.waitUntil(lambda: not isValid(before))


def test_what_happens_next_is_drawn_in_the_new_window(application, qtbot):
    before = application.window
    application.session.desktop.prefer(language="zh_CN")
    qtbot.waitUntil(lambda: application.window is not before)
    application.session.strip.open([A])
    qtbot.waitUntil(lambda: application.window.windowTitle() == "a.jpg – Unveil")
