import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.attention.strip import HEIGHT, ChannelStrip
from restoration import heat
from restoration.heat import Limits
from restoration.types import AttentionMap, Box


def gates(layer, width, value=None, call=0):
    values = np.full(width, value, np.float32) if value is not None else np.linspace(0, 1, width, dtype=np.float32)
    return AttentionMap(layer, "channel", call, values, Box(0, 0, 8, 8))


@pytest.fixture
def strip(qtbot):
    made = ChannelStrip()
    qtbot.addWidget(made)
    made.setFixedWidth(262)
    return made


def shown(strip, maps):
    strip.show_maps(tuple(maps))
    strip.setFixedHeight(strip.sizeHint().height())
    strip.show()
    return strip


def rcan():
    return [gates(f"body.{group}.body.{block}.body.3.conv_du", 64) for group in range(10) for block in range(20)]


def test_two_hundred_layers_of_rcan_are_all_there_and_can_be_told_apart(strip):
    shown(strip, rcan())
    assert strip.summary == "200 layers (rows), 64 channels (columns)"
    assert strip.height() < 3 * HEIGHT
    places = [strip.cell_rect(row, 63) for row in range(200)]
    assert len({place.top() for place in places}) == 200
    assert [strip.cell_at(place.center()) for place in places] == [(row, 63) for row in range(200)]


def test_rows_of_different_widths_all_fill_the_strip(strip):
    shown(strip, [gates("inc.conv1.0.fc", 16), gates("layer3.1.seblock.fc", 512)])
    assert strip.summary == "2 layers (rows), 16 to 512 channels (columns)"
    for row, width in enumerate((16, 512)):
        assert strip.cell_rect(row, width - 1).right() in (261, 262)
        assert strip.cell_at(strip.cell_rect(row, width // 2).center())[0] == row


def test_each_patch_of_mprnet_has_a_row_and_a_name(strip):
    layer = "stage1_encoder.encoder_level1.0.CA.conv_du"
    shown(strip, [gates(layer, 8, call / 4, call) for call in range(4)] + [gates("shallow_feat3.1.CA.conv_du", 8)])
    assert strip.summary == "2 layers, 5 rows, 8 channels (columns)"
    named = "Stage 1 · encoder level 1, block 1 · lower left, channel 1: gate value 0.50"
    assert strip.words(2, 0) == f"{named}\nMean 0.50; above 0 % of the channels"


def test_the_keyboard_stays_inside_of_shorter_rows(strip):
    shown(strip, [gates("rud1.se.se.fc", 6), gates("rud2.se.se.fc", 3)])
    for key in (Qt.Key.Key_Right,) * 9 + (Qt.Key.Key_Down,) * 3:
        QTest.keyClick(strip, key)
    assert strip.accessibleDescription() == (
        "Block 2, channel 3: gate value 1.00\nMean 0.50; above 67 % of the channels"
    )


def test_parts_are_apart_and_named_where_there_is_room(strip):
    few = shown(strip, [gates("RG.0.soca.conv_du", 4), gates("RG.1.soca.conv_du", 4)])
    assert few.cell_rect(1, 0).top() > few.cell_rect(0, 0).bottom() + 1
    seen = few.grab().toImage()
    gutter = {seen.pixel(x, y) for x in range(2, 20) for y in range(12)}
    assert len(gutter) > 2, "the name of the group is written there"


def test_colours_are_those_of_the_values(strip):
    shown(strip, [gates("rud1.se.se.fc", 4, 0.25), gates("rud2.se.se.fc", 4, 0.75)])
    seen = strip.grab().toImage()
    for row, value in enumerate((0.25, 0.75)):
        colour = seen.pixelColor(strip.cell_rect(row, 2).center())
        expected = heat.colour(np.array([[value]]), Limits())[0, 0].tolist()
        assert [colour.red(), colour.green(), colour.blue()] == expected


def test_nothing_is_shown_of_no_maps(strip):
    shown(strip, rcan())
    strip.show_maps(())
    assert strip.sizeHint().height() == 0
    QTest.keyClick(strip, Qt.Key.Key_Down)
    assert strip.accessibleDescription().startswith("0 layers")
