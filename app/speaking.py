"""Speaks the language that is wanted, and lets Qt's own dialogs speak it too."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app import paths
from app.languages import Language, catalogue_of, spoken
from app.words import Catalogue, speak

FONTS: dict[Language, tuple[str, ...]] = {
    "zh_CN": ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"),
}
"""To look into after the desktop's own font: else Chinese may be written as in Japan."""


class Speaker:
    """`language` is what is spoken. Without a file of it everything stays English."""

    def __init__(self) -> None:
        self.language: Language = "en"
        self._qt = QTranslator()
        self._own_families = QApplication.font().families()

    def speak(self, wanted: Language) -> bool:
        """Whether that is another language than before."""
        language = spoken(wanted, QLocale.system().uiLanguages())
        if language == self.language:
            return False
        self.language = language
        speak(_catalogue(language))
        self._translate_qt(language)
        self._write(language)
        return True

    def fall_silent(self) -> None:
        """English again, for whoever comes next in this process."""
        self.speak("en")

    def _write(self, language: Language) -> None:
        font = QFont(QApplication.font())
        font.setFamilies([*self._own_families, *FONTS.get(language, ())])
        QApplication.setFont(font)

    def _translate_qt(self, language: Language) -> None:
        QCoreApplication.removeTranslator(self._qt)
        if self._qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(self._qt)


def _catalogue(language: Language) -> Catalogue:
    try:
        return catalogue_of(language, paths.resource("translations"))
    except (OSError, ElementTree.ParseError):
        return Catalogue()
