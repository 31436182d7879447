"""How Unveil looks: neutral greys, so that nothing near a photograph changes how its colours are seen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.desktop.surroundings import Background, Theme
from app.paths import resource

Shade = Literal["dark", "light"]
Role = QPalette.ColorRole
ICON_PX = 20
EMBLEM_PX = (16, 22, 24, 32, 48, 64, 128, 256)
ICON, WORN = "icon of ours", "theme of ours"


@dataclass(frozen=True, slots=True)
class Colours:
    """What theme.qss and the palette are filled with. Text is read on `chrome`, `low`, `raised`, `hover`, `pressed`,
    `menu`, `chosen` and `field`; quiet text on all of these but `hover` and `chosen`."""

    chrome: str
    low: str
    raised: str
    hover: str
    pressed: str
    menu: str
    chosen: str
    field: str
    edge: str
    line: str
    outline: str
    text: str
    strong: str
    quiet: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    on_message: str  # of the tray on X11, pale yellow in every theme
    knob: str
    knob_hover: str
    grip: str


DARK = Colours(
    chrome="#2b2b2b",
    low="#242424",
    raised="#3a3a3a",
    hover="#474747",
    pressed="#303030",
    menu="#313131",
    chosen="#4a4a4a",
    field="#1f1f1f",
    edge="#1e1e1e",
    line="#4c4c4c",
    outline="#7a7a7a",
    text="#e2e2e2",
    strong="#ffffff",
    quiet="#b0b0b0",
    disabled="#787878",
    accent="#8fb0c4",
    accent_hover="#a1bfd1",
    accent_pressed="#7d9fb4",
    on_accent="#141414",
    on_message="#000000",
    knob="#d6d6d6",
    knob_hover="#ffffff",
    grip="#5a5a5a",
)
LIGHT = Colours(
    chrome="#ececec",
    low="#e2e2e2",
    raised="#f8f8f8",
    hover="#d8d8d8",
    pressed="#dddddd",
    menu="#f8f8f8",
    chosen="#d4d4d4",
    field="#ffffff",
    edge="#c4c4c4",
    line="#b4b4b4",
    outline="#7a7a7a",
    text="#1c1c1c",
    strong="#000000",
    quiet="#545454",
    disabled="#969696",
    accent="#33647f",
    accent_hover="#285670",
    accent_pressed="#1d4a64",
    on_accent="#ffffff",
    on_message="#000000",
    knob="#4a4a4a",
    knob_hover="#1c1c1c",
    grip="#a8a8a8",
)
SHADES: dict[Shade, Colours] = {"dark": DARK, "light": LIGHT}
SCHEMES: dict[Theme, Qt.ColorScheme] = {
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
    "system": Qt.ColorScheme.Unknown,
}
BACKDROPS: dict[Background, tuple[str, str, str]] = {
    "black": ("#000000", "#f0f0f0", "#c8c8c8"),
    "grey": ("#777777", "#000000", "#000000"),
    "white": ("#ffffff", "#1c1c1c", "#545454"),
}
"""Behind the photograph, and what is written there: usual and quiet. #777777 reflects 18 % of the light, as a grey card
does: black is the only text that can be read on it."""


def worn_by(application: QApplication) -> Theme:
    said = application.property(WORN)
    return next((theme for theme in SCHEMES if theme == said), "dark")


def apply(application: QApplication, theme: Theme = "dark") -> None:
    """Dress everything that is there and everything that will be. `system` is what the desktop says at this moment."""
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(SCHEMES[theme])  # for what the system draws: title bars and its own dialogs
    is_light = hints.colorScheme() == Qt.ColorScheme.Light if theme == "system" else theme == "light"
    shade: Shade = "light" if is_light else "dark"
    application.setProperty(WORN, theme)
    if not application.styleSheet():  # later it is worn already, and to put it on takes a fifth of a second
        application.setStyle("Fusion")
    application.setPalette(palette(SHADES[shade]))
    wanted = sheet(shade)
    if application.styleSheet() != wanted:  # the same one would be put on every widget anew
        application.setStyleSheet(wanted)
        _renew_icons(shade)


def sheet(shade: Shade) -> str:
    """theme.qss with colours and the icons' folder put in."""
    filled = resource("theme.qss").read_text(encoding="utf-8")
    for name, colour in asdict(SHADES[shade]).items():
        filled = filled.replace(f"{{{name}}}", colour)
    return filled.replace("{icons}", resource("icons").as_posix()).replace("{shade}", shade)


def palette(colours: Colours) -> QPalette:
    roles = {
        Role.Window: colours.chrome,
        Role.WindowText: colours.text,
        Role.Base: colours.field,
        Role.AlternateBase: colours.chrome,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.quiet,
        Role.Button: colours.raised,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.strong,
        Role.ToolTipBase: colours.raised,
        Role.ToolTipText: colours.text,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Link: colours.accent,
        Role.Light: colours.line,
        Role.Midlight: colours.raised,
        Role.Mid: colours.line,
        Role.Dark: colours.low,
        Role.Shadow: colours.edge,
    }
    chosen = QPalette()
    for role, colour in roles.items():
        chosen.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        chosen.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return chosen


def backdrop(background: Background) -> QPalette:
    """For what lies behind the photograph, in any theme."""
    behind, text, quiet = BACKDROPS[background]
    chosen = QPalette()
    for role, colour in ((Role.Window, behind), (Role.WindowText, text), (Role.PlaceholderText, quiet)):
        chosen.setColor(role, QColor(colour))
    return chosen


@cache
def icon(name: str, shade: Shade = "dark") -> QIcon:
    """Drawn in the text's colour, and faded where it cannot be used."""
    made, colours = QIcon(), SHADES[shade]
    for mode, colour in ((QIcon.Mode.Normal, colours.text), (QIcon.Mode.Disabled, colours.disabled)):
        for scale in (1, 2, 3):
            made.addPixmap(_drawn(name, colour, scale), mode)
    return made


@cache
def emblem() -> QIcon:
    """The program's own, in colours of its own, so that it is seen on a light and on a dark panel."""
    made = QIcon()
    renderer = QSvgRenderer(str(resource("icons", "unveil.svg")))
    for side in EMBLEM_PX:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


def put_icon(target: QAction | QAbstractButton, name: str) -> None:
    """The icon of that name, in the colours of the theme: of this one, and of every one that is chosen later."""
    target.setProperty(ICON, name)
    target.setIcon(icon(name, _worn()))


def _worn() -> Shade:
    """The shade that the application wears."""
    text = QGuiApplication.palette().color(Role.ButtonText).name()
    return "light" if text == LIGHT.text else "dark"


def _renew_icons(shade: Shade) -> None:
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            if (name := target.property(ICON)) and isinstance(target, QAction | QAbstractButton):
                target.setIcon(icon(name, shade))


def _drawn(name: str, colour: str, scale: int) -> QPixmap:
    """The SVG is black, and so it is used as a mask."""
    pixmap = QPixmap(QSize(ICON_PX, ICON_PX) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(str(resource("icons", f"{name}.svg"))).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
