"""The column beside the photograph: sections one above the other, which scroll when they are too many, and a foot that
does not."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.view import View

PANEL_WIDTH = 304
BORDER = 1  # what the theme draws at its left


class Section(Protocol):
    """A QWidget that draws a View."""

    def show_view(self, view: View) -> None: ...


class SidePanel(QWidget):
    def __init__(self, sections: tuple[Section, ...], foot: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = (*sections, foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(BORDER, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(sections), 1)
        column.addWidget(_widget(foot))
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(PANEL_WIDTH)

    def show_view(self, view: View) -> None:
        for section in self._sections:
            section.show_view(view)

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
