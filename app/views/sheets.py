"""Sheets: small windows beside the photograph that ask or tell something, and never stand in its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.view import View
from app.words import tr


class Beside(QDialog):
    """Non-modal; Esc closes it. It takes the keyboard when it opens and gives it back where it was, also where no
    window manager would do that."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._opener = parent
        self._before: QWidget | None = None
        self.setWindowTitle(title)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._before = self._opener.window().focusWidget()
            self.raise_()
            self.activateWindow()

    def done(self, result: int) -> None:
        had_keyboard = self.isActiveWindow()
        super().done(result)
        if not had_keyboard:
            return
        self._opener.window().activateWindow()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()


class Sheet(Beside):
    """One column of text and controls; gone when it is closed."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(16)

    def show_view(self, view: View) -> None:
        """For sheets that draw something of it."""

    def finish(self) -> None:
        button = QPushButton(tr("Close"), self)
        button.clicked.connect(self.close)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def open_out(self) -> None:
        """As large as all that is in it, or as the screen: by itself Qt takes no more than two thirds of that."""
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))


class Sheets(QObject):
    """Opens a sheet while the View asks for one, and closes it when it no longer does. `asked` says what it asks for:
    something false for nothing; something else than before is another sheet."""

    def __init__(
        self,
        window: QWidget,
        asked: Callable[[View], object],
        make: Callable[[View], QDialog],
        dismiss: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._asked = asked
        self._make = make
        self._dismiss = dismiss
        self._sheet: QDialog | None = None
        self._shown: object = None

    def show_view(self, view: View) -> None:
        asked = self._asked(view) or None
        if asked != self._shown:
            self._shown = asked
            self._close()
            if asked:
                self._open(view)
        elif isinstance(self._sheet, Sheet):
            self._sheet.show_view(view)

    def _open(self, view: View) -> None:
        self._sheet = self._make(view)
        if isinstance(self._sheet, Sheet):
            self._sheet.show_view(view)
        self._sheet.finished.connect(self._closed)
        self._sheet.show()

    def _close(self) -> None:
        if self._sheet:
            self._sheet.finished.disconnect(self._closed)
            self._sheet.close()
            self._sheet = None

    def _closed(self) -> None:
        """It has closed itself, and is gone before the next View is drawn."""
        self._sheet, self._shown = None, None
        self._dismiss()
