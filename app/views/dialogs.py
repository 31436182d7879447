"""Asking for files, and two sheets that stand beside the window and never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from app.actions import COMMANDS, ORIGINAL
from app.views.commands import MENUS, written
from app.views.sheets import Sheet
from app.words import later, tr
from restoration.naming import PHOTOGRAPH_SUFFIXES, WEIGHTS_SUFFIXES
from restoration.sidecar import SUFFIX

PICTURES = " ".join(f"*{suffix}" for suffix in sorted(PHOTOGRAPH_SUFFIXES))
PHOTOGRAPHS = later("Photographs ({pictures});;Recipes (*{recipe});;All files (*)")
WRITABLE = later("Photographs (*.jpg *.png *.tif *.webp);;All files (*)")
MODELS = later("Models ({models});;All files (*)")
PROFILES = later("Colour profiles (*.icc *.icm);;All files (*)")
WEIGHTS = " ".join(f"*{suffix}" for suffix in sorted(WEIGHTS_SUFFIXES))
COLUMNS = 3
ROOM = QSize(1180, 620)
Rows = list[tuple[str, str]]
ABOUT = later("""Unveil {version}

Clears haze, rain, drops and noise, sharpens what moved, brightens, enlarges, and shows where the network looked.
Everything happens on this computer. Nothing is ever sent anywhere, and your originals are never changed.

Free software under the Apache License 2.0.""")


def ask_photographs(parent: QWidget, folder: Path | None) -> tuple[Path, ...]:
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Open photographs"), str(folder or Path.home()), _photographs())
    return tuple(Path(name) for name in names)


def ask_folder(parent: QWidget, folder: Path | None) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, tr("Open a folder of photographs"), str(folder or Path.home()))
    return Path(name) if name else None


def ask_target(parent: QWidget, proposal: Path) -> Path | None:
    """Nothing is overwritten, so the question whether to is not asked: the session says no in words."""
    name, _ = QFileDialog.getSaveFileName(
        parent, tr("Save the result"), str(proposal), tr(WRITABLE), options=QFileDialog.Option.DontConfirmOverwrite
    )
    if not name:
        return None
    target = Path(name)
    return target if target.suffix else target.with_suffix(proposal.suffix)


def ask_reference(parent: QWidget, folder: Path | None) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Compare with a reference"), str(folder or Path.home()), _photographs()
    )
    return Path(name) if name else None


def ask_model(parent: QWidget, folder: Path | None) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Import a model"), str(folder or Path.home()), tr(MODELS, models=WEIGHTS)
    )
    return Path(name) if name else None


def ask_profile(parent: QWidget, folder: Path | None) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("The profile of your screen"), str(folder or Path.home()), tr(PROFILES)
    )
    return Path(name) if name else None


class Scrolled(QScrollArea):
    """As large as what is in it, where there is room for that."""

    def __init__(self, body: QWidget, name: str) -> None:
        super().__init__()
        self._body = body
        self.setWidget(body)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Labels know their size once the style has dressed them."""
        for label in self._body.findChildren(QLabel):
            label.ensurePolished()
        gap = self.verticalScrollBar().sizeHint().width() + 2
        return (self._body.sizeHint() + QSize(gap, 2)).boundedTo(ROOM)


def shortcut_sheet(parent: QWidget) -> Sheet:
    """Every menu with keys, in columns; on a small screen they can be scrolled."""
    sheet = Sheet(tr("Keyboard shortcuts"), parent)
    body = QWidget(sheet)
    columns = QHBoxLayout(body)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSizeConstraint(QHBoxLayout.SizeConstraint.SetFixedSize)
    columns.setSpacing(36)
    for column in columns_of([rows for menu in MENUS if len(rows := _rows(menu)) > 1]):
        columns.addLayout(_grid(column))
    sheet.column.addWidget(Scrolled(body, tr("Keys")), 1)
    sheet.finish()
    sheet.open_out()
    return sheet


def about_sheet(parent: QWidget) -> Sheet:
    sheet = Sheet(tr("About Unveil"), parent)
    sheet.column.addWidget(QLabel(tr(ABOUT, version=_version())))
    sheet.finish()
    return sheet


def columns_of(blocks: Sequence[Rows]) -> list[Rows]:
    """Blocks of rows, one below the other, in no more than COLUMNS columns; no heading stands alone at the foot."""
    high = -(-sum(map(len, blocks)) // COLUMNS) + 1
    columns: list[Rows] = [[]]
    for block in blocks:
        if len(columns[-1]) + 2 > high:
            columns.append([])
        for row in block:
            if len(columns[-1]) == high:
                columns.append([])
            columns[-1].append(row)
    return columns


def _rows(menu: str) -> Rows:
    """The menu's name without keys, and then its commands with theirs."""
    listed = [one for one in COMMANDS if one.menu == menu and one.shortcuts]
    rows = [(written(one.shortcuts), tr(one.text).rstrip("…")) for one in listed]
    held = [(written((ORIGINAL.shortcut,)), tr(ORIGINAL.text))] if menu == ORIGINAL.menu else []
    return [("", tr(menu)), *held, *rows]


def _grid(rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for place, (keys, text) in enumerate(rows):
        if keys:
            grid.addWidget(_label(keys, "quiet"), place, 0)
            grid.addWidget(_label(text, ""), place, 1)
        else:
            grid.addWidget(_label(text, "title"), place, 0, 1, 2)
    grid.setRowStretch(len(rows), 1)
    return grid


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def _photographs() -> str:
    return tr(PHOTOGRAPHS, pictures=PICTURES, recipe=SUFFIX)


def _version() -> str:
    try:
        return version("unveil")
    except PackageNotFoundError:
        return tr("from source")
