"""How Unveil looks: neutral greys, so that nothing near a photograph changes how its colours are seen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.paths import resource

CANVAS = "#1c1c1c"
CHROME = "#2b2b2b"
RAISED = "#383838"
LINE = "#454545"
TEXT = "#e2e2e2"
QUIET = "#b0b0b0"
DISABLED = "#787878"
ACCENT = "#8fb0c4"
ON_ACCENT = "#141414"

ICON_PX = 20

COLOURS = {
    QPalette.ColorRole.Window: CHROME,
    QPalette.ColorRole.WindowText: TEXT,
    QPalette.ColorRole.Base: CANVAS,
    QPalette.ColorRole.AlternateBase: CHROME,
    QPalette.ColorRole.Text: TEXT,
    QPalette.ColorRole.PlaceholderText: QUIET,
    QPalette.ColorRole.Button: RAISED,
    QPalette.ColorRole.ButtonText: TEXT,
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: RAISED,
    QPalette.ColorRole.ToolTipText: TEXT,
    QPalette.ColorRole.Highlight: ACCENT,
    QPalette.ColorRole.HighlightedText: ON_ACCENT,
    QPalette.ColorRole.Link: ACCENT,
    QPalette.ColorRole.Light: LINE,
    QPalette.ColorRole.Midlight: RAISED,
    QPalette.ColorRole.Mid: LINE,
    QPalette.ColorRole.Dark: CANVAS,
    QPalette.ColorRole.Shadow: "#101010",
}
FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply(application: QApplication) -> None:
    application.setStyle("Fusion")
    application.setPalette(palette())
    sheet = resource("theme.qss").read_text(encoding="utf-8")
    application.setStyleSheet(sheet.replace("{icons}", resource("icons").as_posix()))


def palette() -> QPalette:
    chosen = QPalette()
    for role, colour in COLOURS.items():
        chosen.setColor(role, QColor(colour))
    for role in FADED:
        chosen.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED))
    return chosen


@cache
def icon(name: str) -> QIcon:
    """Drawn in the text's colour, and faded where it cannot be used."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, TEXT), (QIcon.Mode.Disabled, DISABLED)):
        for scale in (1, 2, 3):
            made.addPixmap(_drawn(name, colour, scale), mode)
    return made


def _drawn(name: str, colour: str, scale: int) -> QPixmap:
    """The SVG says currentColor, which Qt draws black; so it is used as a mask."""
    pixmap = QPixmap(QSize(ICON_PX, ICON_PX) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(str(resource("icons", f"{name}.svg"))).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
