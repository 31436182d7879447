"""Asking for files, and two sheets that stand beside the window and never in its way."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.actions import COMMANDS, ORIGINAL
from app.views.commands import MENUS, written
from restoration.naming import PHOTOGRAPH_SUFFIXES, WEIGHTS_SUFFIXES

PHOTOGRAPHS = f"Photographs ({' '.join(f'*{suffix}' for suffix in sorted(PHOTOGRAPH_SUFFIXES))});;All files (*)"
WRITABLE = "Photographs (*.jpg *.png *.tif *.webp);;All files (*)"
MODELS = f"Models ({' '.join(f'*{suffix}' for suffix in sorted(WEIGHTS_SUFFIXES))});;All files (*)"
ABOUT = """Unveil {version}

Clears haze, removes noise and brightens dark photographs, and shows where the network looked.
Everything happens on this computer. Nothing is ever sent anywhere, and your originals are never changed.

Free software under the Apache License 2.0."""


def ask_photographs(parent: QWidget, folder: Path | None) -> tuple[Path, ...]:
    names, _ = QFileDialog.getOpenFileNames(parent, "Open photographs", str(folder or Path.home()), PHOTOGRAPHS)
    return tuple(Path(name) for name in names)


def ask_folder(parent: QWidget, folder: Path | None) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, "Open a folder of photographs", str(folder or Path.home()))
    return Path(name) if name else None


def ask_target(parent: QWidget, proposal: Path) -> Path | None:
    """Nothing is overwritten, so the question whether to is not asked: the session says no in words."""
    name, _ = QFileDialog.getSaveFileName(
        parent, "Save the result", str(proposal), WRITABLE, options=QFileDialog.Option.DontConfirmOverwrite
    )
    if not name:
        return None
    target = Path(name)
    return target if target.suffix else target.with_suffix(proposal.suffix)


def ask_model(parent: QWidget, folder: Path | None) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, "Import a model", str(folder or Path.home()), MODELS)
    return Path(name) if name else None


class Sheet(QDialog):
    """Non-modal; Esc closes it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(16)

    def finish(self) -> None:
        button = QPushButton("Close", self)
        button.clicked.connect(self.close)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)


def shortcut_sheet(parent: QWidget) -> Sheet:
    sheet = Sheet("Keyboard shortcuts", parent)
    columns = QGridLayout()
    columns.setHorizontalSpacing(40)
    for place, menu in enumerate(MENUS[:3]):
        columns.addLayout(_keys(menu), 0, place, Qt.AlignmentFlag.AlignTop)
    sheet.column.addLayout(columns)
    sheet.finish()
    return sheet


def about_sheet(parent: QWidget) -> Sheet:
    sheet = Sheet("About Unveil", parent)
    sheet.column.addWidget(QLabel(ABOUT.format(version=_version())))
    sheet.finish()
    return sheet


def _keys(menu: str) -> QGridLayout:
    rows = [(one.text.rstrip("…"), one.shortcuts) for one in COMMANDS if one.menu == menu and one.shortcuts]
    if menu == ORIGINAL.menu:
        rows.insert(0, (ORIGINAL.text, (ORIGINAL.shortcut,)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(_label(menu, "title"), 0, 0, 1, 2)
    for row, (text, shortcuts) in enumerate(rows, 1):
        grid.addWidget(_label(written(shortcuts), "quiet"), row, 0)
        grid.addWidget(_label(text, ""), row, 1)
    return grid


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def _version() -> str:
    try:
        return version("unveil")
    except PackageNotFoundError:
        return "from source"
