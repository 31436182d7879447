from __future__ import annotations

import re
from dataclasses import asdict
from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QLabel, QToolButton

from app.paths import resource
from app.views import theme
from app.views.theme import BACKDROPS, DARK, LIGHT, SHADES, Colours

SURFACES = ("chrome", "low", "raised", "hover", "pressed", "menu", "chosen", "field")
CALM = ("chrome", "low", "raised", "pressed", "menu", "field")
READ = [
    *product(("text", "strong"), SURFACES),
    *product(("quiet",), CALM),
    *product(("on_accent",), ("accent", "accent_hover", "accent_pressed")),
]
SEEN = [("accent", "chrome"), ("accent", "field"), ("knob", "chrome"), ("outline", "field"), ("outline", "chrome")]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_the_guideline_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize(("text", "behind"), READ)
def test_what_is_read_has_a_contrast_of_4_5(shade, text, behind):
    colours = asdict(SHADES[shade])
    assert contrast(colours[text], colours[behind]) >= 4.5


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize(("mark", "behind"), SEEN)
def test_what_shows_where_the_keyboard_is_has_a_contrast_of_3(shade, mark, behind):
    colours = asdict(SHADES[shade])
    assert contrast(colours[mark], colours[behind]) >= 3


@pytest.mark.parametrize(("behind", "text", "quiet"), BACKDROPS.values())
def test_words_behind_the_photograph_can_be_read_on_every_background(behind, text, quiet):
    assert contrast(text, behind) >= 4.5
    assert contrast(quiet, behind) >= 4.5


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_all_is_neutral_but_for_one_accent(colours: Colours):
    tinted = {name for name, colour in asdict(colours).items() if len({colour[1:3], colour[3:5], colour[5:]}) > 1}
    assert tinted == {"accent", "accent_hover", "accent_pressed"}


@pytest.mark.parametrize("shade", SHADES)
def test_the_sheet_takes_every_colour_from_the_table(shade):
    raw, filled = resource("theme.qss").read_text(), theme.sheet(shade)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*})", raw)
    assert not re.search(r"\{[a-z_]+\}", filled)
    assert set(re.findall(r"#[0-9a-f]{6}", filled)) <= set(asdict(SHADES[shade]).values())
    pictures = re.findall(r'url\("([^"]+)"\)', filled)
    names = {picture.rsplit("/", 1)[1] for picture in pictures}
    assert names == {f"{name}-{shade}.svg" for name in ("check", "down", "up")}
    assert all(resource("icons", picture.rsplit("/", 1)[1]).is_file() for picture in pictures)


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("name", sorted(path.stem for path in resource("icons").glob("*.svg")))
def test_every_icon_can_be_seen_on_its_button(qapp, shade, name):
    picture = theme.icon(name, shade).pixmap(20, 20).toImage()
    drawn = [picture.pixelColor(x, y) for x, y in product(range(20), repeat=2)]
    ink = [colour for colour in drawn if colour.alpha() > 200]
    assert len(ink) > 8
    behind = SHADES[shade].chrome
    assert all(contrast(colour.name(), behind) >= 4.5 for colour in ink)


def test_icons_change_with_the_theme(qapp, qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    theme.apply(qapp, "dark")
    theme.put_icon(button, "save")
    assert lightest(button.icon()) == QColor(DARK.text)
    theme.apply(qapp, "light")
    assert lightest(button.icon()) == QColor(LIGHT.text)
    later = QToolButton()
    qtbot.addWidget(later)
    theme.put_icon(later, "save")
    assert lightest(later.icon()) == QColor(LIGHT.text)


class Dressed(QLabel):
    """Counts how often it is dressed."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange


def test_the_theme_that_is_worn_is_not_put_on_again(qapp, qtbot):
    theme.apply(qapp, "light")
    text = Dressed("text")
    qtbot.addWidget(text)
    text.show()
    before = text.times
    theme.apply(qapp, "light")
    assert text.times == before
    theme.apply(qapp, "dark")
    assert text.times > before


def lightest(icon: QIcon) -> QColor:
    picture = icon.pixmap(20, 20).toImage()
    colours = (picture.pixelColor(x, y) for x, y in product(range(20), repeat=2))
    return next(QColor(colour.name()) for colour in colours if colour.alpha() == 255)


@pytest.mark.parametrize("panel", ["#ffffff", "#000000"])
@pytest.mark.parametrize("side", [16, 22, 48])
def test_the_emblem_is_seen_on_a_light_and_on_a_dark_panel(qapp, panel, side):
    """A good part of it stands out."""
    drawn = theme.emblem().pixmap(side, side).toImage()
    pixels = [drawn.pixelColor(x, y) for x in range(side) for y in range(side)]
    solid = [one.name() for one in pixels if one.alpha() > 200]
    assert len(solid) > 0.7 * side * side
    assert sum(contrast(one, panel) >= 3 for one in solid) > 0.4 * len(solid)
