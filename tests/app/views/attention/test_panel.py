from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QSlider, QToolButton

from app.view import Cursor
from app.views.attention.bars import MapBars, Scale, ShareBars
from app.views.attention.channels import ChannelBars, RowBars
from app.views.attention.contact_sheet import ContactSheet
from app.views.attention.matrix import LayerMatrix
from app.views.attention.probe import INVITATION
from app.views.attention.section import Section
from app.views.attention.shown import OverlayControls
from app.views.attention.strip import ChannelStrip
from app.views.attention.words import CHANNELS_ONLY, CLASSICAL, NOT_YET
from restoration import heat
from restoration.edit import Edit
from restoration.heat import Limits
from restoration.types import AttentionMap, Box, Step

# The offscreen platform has no window manager to hand sizes to or to raise windows with, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


BOX = Box(0, 0, 80, 40)


# Before there is attention


def test_without_attention_the_panel_offers_to_look(stage):
    assert NOT_YET in stage.texts()
    stage.click(QPushButton, "Show where it looks")
    assert stage.session.view.job.kind == "attend"
    assert not stage.one(QPushButton, "Show where it looks").isEnabled()


def test_a_classical_method_has_no_attention_and_nothing_to_press(stage):
    stage.session.choose_checkpoint("dark-channel")
    assert CLASSICAL in stage.texts()
    assert not stage.one(QPushButton, "Show where it looks").isVisible()


def test_attention_of_another_network_says_whose_it_is_and_offers_a_new_look(stage):
    stage.look()
    assert "Gate values of FFA-Net compact" in stage.texts()
    assert not stage.one(QPushButton, "Show where it looks").isVisible()
    stage.session._change(usual=Edit((Step("mine"),)))
    assert stage.one(QPushButton, "Show where it looks").isVisible()


def test_a_network_without_gates_shows_no_empty_sections(stage):
    stage.look(())
    shown = [section for section in stage.panel.findChildren(Section) if section.isVisible()]
    assert shown == []


def test_a_network_found_to_have_no_attention_says_so_and_offers_nothing(stage):
    stage.session.view = replace(stage.session.view, gateless=frozenset(["compact"]))
    stage.panel.show_view(stage.session.view)
    (text,) = [text for text in stage.texts() if "has no attention" in text]
    assert text.startswith("FFA-Net compact has no attention: nothing in it opens or closes")
    assert not [button for button in stage.panel.findChildren(QPushButton) if button.isVisible()]


def test_a_network_that_judges_channels_only_says_that_nothing_lies_over_the_photograph(stage):
    stage.look([one for one in stage.maps() if one.kind == "channel"])
    assert any(CHANNELS_ONLY in text for text in stage.texts())
    assert not stage.one(QSlider, "Layer").isVisible()
    assert stage.one(ChannelStrip).isVisible()


def test_nothing_calls_a_gate_important(stage):
    stage.look()
    words = " ".join([*stage.texts(), *(button.toolTip() for button in stage.panel.findChildren(QPushButton))])
    assert "importan" not in words.lower()
    assert "0 blocks it, 1 lets it pass" in words


# Groups and channels


def test_each_group_has_a_bar_and_its_sum_of_gates(stage):
    stage.look()
    bars = stage.one(ShareBars)
    assert bars.texts() == ("Group 1: 2.0 of 8", "Group 2: 6.0 of 8")
    assert bars.height() == bars.sizeHint().height()
    assert bars.accessibleDescription() == "Group 1: 2.0 of 8; Group 2: 6.0 of 8"


def test_pointing_at_the_strip_tells_block_channel_and_value(stage):
    stage.look()
    strip = stage.one(ChannelStrip)
    assert "6 layers (rows), 8 channels (columns)" in stage.texts()
    stage.hover(strip, strip.cell_rect(4, 6).center())
    told = "Group 2, block 2, channel 7: gate value 0.45\nMean 0.33; above 75 % of the channels"
    assert told in stage.texts()
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert "6 layers (rows), 8 channels (columns)" in stage.texts()


def test_the_strip_can_be_read_with_the_arrow_keys(stage):
    stage.look()
    strip = stage.one(ChannelStrip)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):  # the first only begins
        QTest.keyClick(strip, key)
    assert strip.accessibleDescription().startswith("Group 1, block 2, channel 2: gate value 0.15\n")


def test_the_strip_has_the_colours_of_its_values(stage, qtbot):
    stage.look()
    strip = stage.one(ChannelStrip)
    qtbot.waitUntil(lambda: strip.height() == strip.sizeHint().height())
    seen = strip.grab().toImage().pixelColor(strip.cell_rect(5, 7).center())
    assert [seen.red(), seen.green(), seen.blue()] == heat.colour(np.array([[0.55]]), Limits())[0, 0].tolist()[:3]


# Pixel attention


def test_the_scrubber_chooses_a_layer_and_names_it(stage):
    stage.look()
    slider = stage.one(QSlider, "Layer")
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 6, 1)
    assert any(text.startswith("Group 1, block 2") for text in stage.texts())
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert stage.gates.layer == "palayer.pa"
    assert any(text.startswith("Final layer") for text in stage.texts())


def test_the_arrows_step_and_end_at_the_ends(stage):
    stage.look()
    stage.click(QToolButton, "Earlier layer")
    assert stage.gates.layer == "g1.gp.0.palayer.pa"
    assert not stage.one(QToolButton, "Earlier layer").isEnabled()
    stage.click(QToolButton, "Later layer")
    stage.click(QToolButton, "Later layer")
    assert stage.gates.layer == "g1.gp.2.palayer.pa"


def test_the_plain_wheel_does_not_turn_the_scrubber(stage):
    stage.look()
    slider = stage.one(QSlider, "Layer")
    none = Qt.MouseButton.NoButton
    for modifier, layer in ((Qt.KeyboardModifier.NoModifier, 1), (Qt.KeyboardModifier.ShiftModifier, 0)):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), none, modifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(slider, event)
        assert stage.gates.layer == f"g1.gp.{layer}.palayer.pa"


def test_the_boxes_switch_overlay_and_stretch(stage):
    stage.look()
    scale = stage.one(QSlider, "Opacity")
    assert not scale.isEnabled()
    stage.click_box("Show on photograph")
    assert stage.gates.overlay
    assert scale.isEnabled()
    stage.click_box("Stretch contrast")
    assert stage.gates.stretch


def test_stretching_changes_the_numbers_of_the_scale(stage):
    stage.look()
    scale = stage.panel.findChild(OverlayControls).findChild(Scale)
    assert scale.limits() == Limits()
    stage.click_box("Stretch contrast")
    assert (scale.limits().low, scale.limits().high) == pytest.approx((0.2, 0.6), abs=0.02)


def test_the_opacity_slider_changes_the_opacity(stage):
    stage.look()
    stage.click_box("Show on photograph")
    QTest.keyClick(stage.one(QSlider, "Opacity"), Qt.Key.Key_Home)
    assert stage.gates.opacity == 0
    assert "0 %" in stage.texts()


def test_the_session_may_change_what_the_controls_show(stage):
    stage.look()
    stage.session.gates.show(overlay=True, stretch=True, opacity=0.3, layer="palayer.pa")
    assert stage.one(QCheckBox, "Show on photograph").isChecked()
    assert stage.one(QCheckBox, "Stretch contrast").isChecked()
    assert stage.one(QSlider, "Opacity").value() == 30
    assert stage.one(QSlider, "Layer").value() == 6


def test_showing_the_same_view_again_asks_nothing_of_the_session(stage):
    stage.look()
    view = stage.session.view
    stage.panel.show_view(view)
    assert stage.session.view is view
    assert not stage.lane.tasks


# The contact sheet


def test_the_contact_sheet_shows_every_map_and_a_click_chooses(stage, qtbot):
    stage.look()
    stage.click(QPushButton, "Contact sheet…")
    sheet = stage.panel.findChild(ContactSheet)
    assert sheet.isVisible()
    assert not sheet.isModal()
    listed = sheet._list
    assert [listed.item(row).text() for row in (0, 6)] == ["Group 1, block 1", "Final layer"]
    qtbot.waitUntil(lambda: listed.item(6).text() == "Final layer\nmean gate value 0.60")
    assert listed.currentRow() == 1
    point = listed.visualItemRect(listed.item(4)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert stage.gates.layer == "g2.gp.1.palayer.pa"
    stage.session.gates.step(1)
    assert listed.currentRow() == 5
    sheet.close()


def test_a_closed_contact_sheet_draws_nothing(stage):
    stage.look()
    assert stage.panel.findChild(ContactSheet)._list.count() == 0


# Under the mouse, and files


def test_the_probe_reads_the_chosen_map_and_all_blocks_under_the_mouse(stage):
    stage.look()
    assert INVITATION in stage.texts()
    stage.session.point_at(Cursor(79, 39))
    told = "Group 1, block 2\nGate value at 79, 39:  0.60\nMean 0.40; above 88 % of all places"
    assert told in stage.texts()
    expected = [0.5, 0.6, 0.7, 0.6, 0.7, 0.8, 0.8]
    assert stage.one(MapBars).values() == pytest.approx(expected)
    stage.session.point_at(None)
    assert INVITATION in stage.texts()
    assert stage.one(MapBars).values() == ()


def bars(stage):
    (found,) = (one for one in stage.panel.findChildren(ChannelBars) if not isinstance(one, RowBars))
    return found


def test_the_channels_of_the_block_are_bars_times_the_gate_of_the_place(stage):
    stage.look()
    assert bars(stage).isVisible()
    assert bars(stage).gates() == ()
    stage.session.point_at(Cursor(79, 39))
    expected = [0.6 * (2 + channel) / 20 for channel in range(8)]
    assert bars(stage).gates() == pytest.approx(expected)
    assert bars(stage).accessibleDescription() == "8 channels: mean 0.16, from 0.06 to 0.27"
    assert any(text.startswith("8 channels: mean 0.16, from 0.06 to 0.27\nWhat each") for text in stage.texts())
    stage.session.point_at(None)
    assert bars(stage).gates() == ()


def test_gates_for_every_channel_of_every_place_are_bars(stage):
    gates = np.full((80, 2, 4), 51, np.uint8)
    gates[:, 0, 3] = np.linspace(0, 255, 80).round()
    sam = AttentionMap("sam12.gate", "supervised", 0, np.full((4, 8), 0.2, np.float32), BOX, channels=gates)
    stage.look((sam,), "sam12.gate")
    stage.session.point_at(Cursor(79, 0))
    assert bars(stage).gates() == pytest.approx(np.linspace(0, 1, 80), abs=0.003)
    stage.session.point_at(Cursor(0, 0))
    assert bars(stage).gates() == pytest.approx([0.2] * 80)


def test_a_gate_without_channels_has_no_bars(stage):
    stage.look(layer="palayer.pa")
    stage.session.point_at(Cursor(79, 39))
    assert not bars(stage).isVisible()


def test_the_row_of_the_strip_under_the_mouse_is_bars_with_its_channel_marked(stage):
    stage.look()
    strip, row = stage.one(ChannelStrip), stage.panel.findChild(RowBars)
    assert row.gates() == ()
    stage.hover(strip, strip.cell_rect(4, 2).center())
    assert row.gates() == pytest.approx([(3 + channel) / 20 for channel in range(8)])
    assert row.chosen() == 2
    told = "Group 2, block 2, channel 3: gate value 0.25\nMean 0.33; above 25 % of the channels"
    assert told in stage.texts()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert row.chosen() == 3
    stage.hover(strip, QPoint(0, 0))
    assert row.gates() == ()


def test_export_asks_for_a_folder(stage, monkeypatch, tmp_path):
    stage.look()
    monkeypatch.setattr(stage.panel, "choose_folder", lambda: None)
    stage.click(QPushButton, "Export…")
    assert not stage.lane.tasks
    monkeypatch.setattr(stage.panel, "choose_folder", lambda: tmp_path)
    stage.click(QPushButton, "Export…")
    (task,) = stage.lane.tasks
    assert [progress.stage for progress in task()] == ["exporting"]
    assert (tmp_path / "street-attention.npz").is_file()
    assert len(list((tmp_path / "street-attention").iterdir())) == 8


def test_every_control_has_a_name_for_screen_readers(stage):
    stage.look()
    for kind in (
        QSlider,
        QPushButton,
        QToolButton,
        QCheckBox,
        ChannelStrip,
        LayerMatrix,
        ShareBars,
        MapBars,
        ChannelBars,
        Scale,
    ):
        for widget in stage.panel.findChildren(kind):
            assert widget.accessibleName() or widget.text()
