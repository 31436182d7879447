"""The column beside the photograph: sections one above the other, which scroll when they are too many, and a foot that
does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.view import View

PANEL_WIDTH = 304
BORDER = 1  # what the theme draws at its left


class Section(Protocol):
    """A QWidget that draws a View."""

    def show_view(self, view: View) -> None: ...


class SidePanel(QWidget):
    """`calls` say of a section when it is what the user has just turned on: then it scrolls to the top of the panel,
    and stays there while sections grow, until the user scrolls."""

    def __init__(
        self,
        sections: tuple[Section, ...],
        foot: Section,
        parent: QWidget | None = None,
        calls: Iterable[tuple[Section, Callable[[View], object]]] = (),
    ) -> None:
        super().__init__(parent)
        self._sections = (*sections, foot)
        self._calls = tuple(calls)
        self._called: frozenset[Section] = frozenset()
        self._sought: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(BORDER, 0, 0, 0)
        column.setSpacing(0)
        area = self._scrolled(sections)
        self._bar = area.verticalScrollBar()
        self._bar.rangeChanged.connect(self._seek)
        self._bar.actionTriggered.connect(self._rest)
        area.viewport().installEventFilter(self)
        column.addWidget(area, 1)
        column.addWidget(_widget(foot))
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(PANEL_WIDTH)

    def show_view(self, view: View) -> None:
        for section in self._sections:
            section.show_view(view)
        called = frozenset(section for section, is_called in self._calls if is_called(view))
        if new := called - self._called:
            self._sought = _widget(next(iter(new)))
            QTimer.singleShot(0, self, self._seek)  # it may have grown just now
        self._called = called

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            self._rest()
        return super().eventFilter(watched, event)

    def _seek(self) -> None:
        if self._sought:
            self._bar.setValue(self._sought.y())

    def _rest(self) -> None:
        self._sought = None

    def _scrolled(self, sections: tuple[Section, ...]) -> QScrollArea:
        area = QScrollArea(self)
        body = QWidget(area)
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in sections:
            column.addWidget(_widget(section))
        column.addStretch(1)
        area.setObjectName("panelArea")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the controls would move with it
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _widget(section: Section) -> QWidget:
    assert isinstance(section, QWidget)
    return section
