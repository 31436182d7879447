"""What is there before a photograph is: a place to drop one, some to try, a promise and its limits."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.paths import resource
from app.session import Session
from app.words import later, retold, tr

PROMISE = later(
    "Clears haze, rain, drops and noise, sharpens what moved, brightens, enlarges. "
    "On this computer: nothing is ever sent anywhere."
)
LIMITS = later("It cannot invent what is hidden completely; check skies and faces at 100 %.")
THUMBNAIL = QSize(168, 112)
CAPTION_GAP = 8


@dataclass(frozen=True, slots=True)
class Sample:
    path: Path
    caption: str


def samples(folder: Path) -> tuple[Sample, ...]:
    """What samples.toml lists and what is really there."""
    listing = folder / "samples.toml"
    if not listing.is_file():
        return ()
    entries = tomllib.loads(listing.read_text(encoding="utf-8")).get("sample", [])
    found = (Sample(folder / entry["file"], entry["caption"]) for entry in entries)
    return tuple(sample for sample in found if sample.path.is_file())


class Empty(QWidget):
    open_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._zone = self._drop_zone()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 32)
        column.setSpacing(20)
        column.addWidget(self._zone, 1)
        found = samples(resource("samples"))
        if found:
            column.addWidget(_centred(tr("Or try one of these"), "quiet"))
            column.addWidget(_sample_row(session, found))

    def show_dropping(self, dropping: bool) -> None:
        self._zone.setProperty("dropping", dropping)
        self._zone.style().polish(self._zone)

    def _drop_zone(self) -> QFrame:
        zone = QFrame(self)
        zone.setObjectName("dropZone")
        button = QPushButton(tr("Open…"), zone)
        button.setProperty("primary", True)
        button.setMinimumWidth(140)
        button.clicked.connect(self.open_wanted)
        promise = _centred(tr("Drop photographs here"), "")
        promise.setObjectName("promise")
        column = QVBoxLayout(zone)
        column.setSpacing(12)
        column.addStretch(3)
        column.addWidget(promise)
        column.addWidget(_centred(tr("files or folders, or paste a picture"), "quiet"))
        column.addSpacing(8)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(_centred(tr(PROMISE), ""))
        column.addWidget(_centred(tr(LIMITS), "quiet"))
        column.addStretch(1)
        return zone


def _sample_row(session: Session, found: tuple[Sample, ...]) -> QWidget:
    holder = QWidget()
    holder.setObjectName("samples")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addStretch(1)
    for sample in found:
        row.addWidget(_sample_button(session, sample))
    row.addStretch(1)
    return holder


def _sample_button(session: Session, sample: Sample) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIcon(QIcon(_thumbnail(sample.path)))
    button.setIconSize(THUMBNAIL + QSize(0, CAPTION_GAP))
    button.setText(retold(sample.caption))
    button.setAccessibleName(tr("Open the sample: {caption}", caption=retold(sample.caption)))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(partial(_open, session, sample.path))
    return button


def _open(session: Session, path: Path, checked: bool = False) -> None:
    session.strip.open([path])


def _thumbnail(path: Path) -> QPixmap:
    """Our own small JPEG files: read reduced, in a few milliseconds. Under each the gap to its caption."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    filling = reader.size().scaled(THUMBNAIL * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(filling)
    image = reader.read()
    left, top = ((filling.width() - THUMBNAIL.width() * 2) // 2, (filling.height() - THUMBNAIL.height() * 2) // 2)
    cut = QPixmap((THUMBNAIL + QSize(0, CAPTION_GAP)) * 2)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.drawImage(0, 0, image, left, top, THUMBNAIL.width() * 2, THUMBNAIL.height() * 2)
    painter.end()
    cut.setDevicePixelRatio(2)
    return cut


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
