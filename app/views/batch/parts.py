"""All that the window has for the queue, in one hand."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.session import Session
from app.view import View
from app.views.batch.line import BatchLine
from app.views.batch.offer import BatchOffer
from app.views.batch.sheet import batch_sheets


class BatchParts(QObject):
    """The window gives `offer` and `line` their places; the sheet stands beside it."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.offer = BatchOffer(session, window)
        self.line = BatchLine(session, window)
        self._sheets = batch_sheets(session, window)

    def show_view(self, view: View) -> None:
        self.offer.show_view(view)
        self.line.show_view(view)
        self._sheets.show_view(view)
