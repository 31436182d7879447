"""The window: it puts the widgets together, hands every View to them, and offers what only a window can do."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMainWindow, QToolBar, QVBoxLayout, QWidget

from app.actions import ORIGINAL
from app.batch.commands import SELECTING
from app.compare.measures import measure_of
from app.desktop.awaited import percent_of
from app.session import Session
from app.settings import Settings
from app.view import View
from app.views import dialogs
from app.views.attention.panel import AttentionPanel
from app.views.banner import Banner
from app.views.batch.parts import BatchParts
from app.views.canvas.brush import BrushPad
from app.views.canvas.canvas import Canvas
from app.views.commands import Commands, HeldKey
from app.views.compare.panel import ComparePanel
from app.views.desktop.desktop import DesktopParts
from app.views.desktop.screen import focus_next
from app.views.empty import Empty
from app.views.filmstrip import Filmstrip
from app.views.filmstrip_items import name_of
from app.views.incoming import is_welcome, take_in
from app.views.models.sheet import model_sheets
from app.views.pages import Pages
from app.views.restore_bar import RestoreBar
from app.views.restore_panel import RestorePanel
from app.views.side_panel import SidePanel
from app.views.statusline import StatusLine
from app.views.tuning.line import TuningLine
from app.words import tr


class Drawn(Protocol):
    def show_view(self, view: View) -> None: ...


class Window(QMainWindow):
    def __init__(self, session: Session, settings: Settings | None = None) -> None:
        super().__init__()
        self._session = session
        self._folder = settings.folder if settings else None
        self._make_widgets()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 560)
        if settings is None or not self.restoreGeometry(QByteArray(settings.geometry)):
            self.resize(1280, 800)
        self.show_view(session.view)

    @property
    def settings(self) -> Settings:
        """What is worth remembering."""
        return Settings(bytes(self.saveGeometry().data()), self._folder, self._session.view.around.preferences)

    def show_view(self, view: View) -> None:
        self.setWindowTitle(title_of(view))
        self._pages.show_view(view)
        self._toolbar.setVisible(bool(view.items) and view.page == "photographs")
        self._panel.setVisible(view.shows_panels)
        for widget in self._drawn:
            widget.show_view(view)

    # Services (see app.actions)

    def open_photographs(self) -> None:
        self._find(dialogs.ask_photographs(self, self._folder))

    def open_folder(self) -> None:
        if folder := dialogs.ask_folder(self, self._folder):
            self._find((folder,))

    def paste(self) -> None:
        take_in(self._session, QGuiApplication.clipboard().mimeData())

    def save_as(self) -> None:
        item = self._session.view.item
        if item and (target := dialogs.ask_target(self, self._session.default_path(item))):
            self._session.save(target)

    def import_model(self) -> None:
        if path := dialogs.ask_model(self, self._folder):
            self._session.shelf.inspect(path)

    def open_reference(self) -> None:
        if path := dialogs.ask_reference(self, self._folder):
            self._session.comparing.open_reference(path)

    def copy_details(self) -> None:
        item = self._session.view.item
        if item and item.report:
            QGuiApplication.clipboard().setText(f"{item.report.summary}\n{item.report.hint}\n\n{item.report.detail}")

    def toggle_fit(self) -> None:
        self._canvas.toggle_fit()

    def zoom_fit(self) -> None:
        self._canvas.zoom_fit()

    def zoom_actual(self) -> None:
        self._canvas.zoom_actual()

    def zoom_in(self) -> None:
        self._canvas.zoom_in()

    def zoom_out(self) -> None:
        self._canvas.zoom_out()

    def next_part(self) -> None:
        focus_next((self._empty, self._canvas, self._panel, self._filmstrip, self._toolbar))

    def show_preferences(self) -> None:
        self._desktop.preferences.open()

    def show_shortcuts(self) -> None:
        dialogs.shortcut_sheet(self).show()

    def explain_gates(self) -> None:
        self._attention.explain_gates()

    def show_about(self) -> None:
        dialogs.about_sheet(self).show()

    def quit(self) -> None:
        self.close()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event.mimeData()):
            event.acceptProposedAction()
            self._show_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(False)
        take_in(self._session, event.mimeData())
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now there is a native window to watch; installing the same filter twice is installing it once."""
        super().showEvent(event)
        if handle := self.windowHandle():
            handle.installEventFilter(self._held)

    # Inner

    def _make_widgets(self) -> None:
        session = self._session
        self._banner = Banner(session, self)
        self._empty = Empty(session, self)
        self._canvas = Canvas(session, self)
        self._restore = RestorePanel(session, self)
        self._foot = RestoreBar(session, self)
        self._compare = ComparePanel(session, self)
        self._attention = AttentionPanel(session, self)
        self._filmstrip = Filmstrip(session, self)
        self._status = StatusLine(self)
        self._pad = BrushPad(session, self._canvas)
        self._toolbar = QToolBar(tr("Tools"), self)
        self._commands = Commands(session, self, self)
        self._held = HeldKey(ORIGINAL, session, self)
        self._models = model_sheets(session, self)
        self._batch = BatchParts(session, self)
        self._tuning = TuningLine(session, self)
        self._desktop = DesktopParts(session, self, self._canvas)
        sections = (self._tuning, self._restore, self._compare, self._attention)
        called = (self._compare, measure_of), (self._attention, lambda view: view.gates.overlay)
        self._panel = SidePanel(sections, self._foot, self, called)
        self._drawn: tuple[Drawn, ...] = (
            self._banner,
            self._canvas,
            self._pad,
            self._panel,
            self._filmstrip,
            self._status,
            self._commands,
            self._models,
            self._batch,
            self._desktop,
        )

    def _lay_out(self) -> None:
        self._commands.fill_menus(self.menuBar(), {"folder": self._desktop.recent})
        self._commands.fill_toolbar(self._toolbar, self._desktop.handle)
        self._commands.serve(self._canvas, self._filmstrip)
        self._filmstrip.menu = self._commands.menu_of(SELECTING, self._filmstrip)
        self._toolbar.setMovable(False)
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self._toolbar)
        self._pages = Pages(self._session, self._empty, self._canvas, self)
        seen = _tight(QVBoxLayout())
        seen.addWidget(self._banner)
        seen.addWidget(self._batch.offer)
        seen.addWidget(self._pages, 1)
        row = _tight(QHBoxLayout())
        row.addLayout(seen, 1)
        row.addWidget(self._panel)
        centre = QWidget(self)
        column = _tight(QVBoxLayout(centre))
        column.addLayout(row, 1)
        column.addWidget(self._batch.line)
        column.addWidget(self._filmstrip)
        column.addWidget(self._status)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self._empty.open_wanted.connect(self.open_photographs)
        self._restore.import_wanted.connect(self.import_model)
        self._pages.models.import_wanted.connect(self.import_model)
        self._compare.reference_wanted.connect(self.open_reference)
        self._canvas.zoomed.connect(self._status.show_zoom)

    def _find(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self._folder = paths[0].parent
            self._session.strip.find(paths)

    def _show_dropping(self, dropping: bool) -> None:
        self._empty.show_dropping(dropping)
        self._pages.setProperty("dropping", dropping)
        self._pages.style().polish(self._pages)


BoxT = TypeVar("BoxT", bound=QBoxLayout)


def _tight(layout: BoxT) -> BoxT:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout


def title_of(view: View) -> str:
    """42 % – street.jpg – Unveil"""
    name = name_of(view.item) if view.item else ""
    return " – ".join(part for part in (percent_of(view), name, "Unveil") if part)
