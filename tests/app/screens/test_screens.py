"""The main states of the window, compared with stored pictures of them. After a change that is meant

    pytest tests/app/screens --rewrite-screens

stores what they look like now; look at each that has changed before it is committed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QWidget

from app.job import Job
from app.paths import resource
from app.tuning.sitting import Outcome, Plan, Sitting
from app.views.attention.contact_sheet import ContactSheet
from app.views.attention.panel import AttentionPanel
from app.views.batch.sheet import BatchSheet
from app.views.compare.panel import ComparePanel
from app.views.desktop.preferences import PreferencesSheet
from app.views.side_panel import SidePanel
from app.views.statusline import StatusLine
from restoration.types import Compared, FinetuneResult, Previewed, Progress, Scored, TrainTick

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STORED = Path(__file__).parent / "stored"
BLOCK_PX = 8
LEVELS = 8.0  # of 255: letters that are drawn a quarter of a pixel aside move the mean of a block by 7
EVEN_LEVELS = 2.0
MOST_BLOCKS = 3
ORANGE = (226, 160, 104)
IS_ALIKE = (sys.platform, os.environ["QT_QPA_PLATFORM"]) == ("linux", "offscreen")


def empty(stage) -> None:
    """Before a photograph is there."""


def opened(stage) -> None:
    stage.open("lake", "harbour", "clear day")


def restored(stage) -> None:
    stage.restore()


def side_by_side(stage) -> None:
    stage.restore()
    stage.session.comparing.show(mode="side")


def attention(stage) -> None:
    stage.restore()
    stage.session.gates.show(overlay=True, layer="g1.gp.1.palayer.pa")
    stage.scroll_to(AttentionPanel)


def contact_sheet(stage) -> QWidget:
    stage.restore()
    stage.button("Contact sheet…").click()
    return stage.window.findChild(ContactSheet)


def tried(stage) -> None:
    stage.restore()
    stage.session.trying.start()
    stage.settle()


def reference(stage) -> None:
    stage.restore()
    stage.session.comparing.open_reference(Path("/photos/clear.png"))
    stage.settle()
    stage.session.comparing.show(measure="difference", against="reference")
    stage.settle()
    stage.scroll_to(ComparePanel)


def batch(stage) -> QWidget:
    stage.open("lake", "harbour", "clear day")
    stage.session.batch.ask()
    return stage.window.findChild(BatchSheet)


def queue(stage) -> None:
    stage.open("lake", "bad harbour", "clear day")
    stage.session.batch.ask()
    stage.session.batch.start()
    for _ in range(4):
        stage.rig.engine_step()


def learning(stage) -> None:
    ticks = tuple(TrainTick(step, 0.04 + 0.1 * 0.97 ** (step / 4), 4.0) for step in range(20, 260, 20))
    scores = tuple(Scored(step, 18.2, 21.4 + step / 200 - (step / 300) ** 2) for step in range(0, 260, 40))
    sitting = Sitting(Plan("ours"), ticks=ticks, scores=scores, **previews(stage))
    job = Job(77, "tune", None, 0.0, 95.0, Progress("learning", 248, 620))
    stage.session._change(page="tuning", tuning=sitting, job=job)


def previews(stage) -> dict[str, Previewed]:
    return {"before": Previewed(0, stage.hazy), "now": Previewed(240, stage.clear)}


def verdict(stage) -> None:
    pairs = tuple(Compared(name, 20 + place, 0.8, 20.4 + 1.2 * place, 0.84) for place, name in
                  enumerate(("harbour", "lake", "street", "hill", "wood", "tower", "bridge", "field")))  # fmt: skip
    result = FinetuneResult("ours", Path("/tuned"), "all", 1_100_000, 40, 620, 240.0, pairs, 0.94, 0.25, 1.6)
    sitting = Sitting(Plan("ours"), outcome=Outcome(Path("/tuned"), result), **previews(stage))
    stage.session._change(page="tuning", tuning=sitting)


def models(stage) -> None:
    stage.session.library.open()


def preferences(stage) -> QWidget:
    stage.window.show_preferences()
    return stage.window.findChild(PreferencesSheet)


def light(stage) -> None:
    stage.restore()
    stage.session.desktop.prefer(theme="light")


def chinese(stage) -> None:
    stage.speak_chinese()
    stage.restore()


STATES: tuple[Callable, ...] = (
    empty, opened, restored, side_by_side, attention, contact_sheet, tried, reference, batch, queue, learning, verdict,
    models, preferences, light, chinese,
)  # fmt: skip


@pytest.mark.skipif(not IS_ALIKE, reason="other systems draw letters of another weight, and desktops other windows")
@pytest.mark.parametrize("state", STATES)
def test_it_looks_as_it_did(state, stage, look, tmp_path, pytestconfig) -> None:
    shown = look(state(stage) or stage.window)
    stored = STORED / f"{state.__name__}.png"
    if pytestconfig.getoption("rewrite_screens"):
        Image.fromarray(shown).save(stored, optimize=True)
    before = np.asarray(Image.open(stored).convert("RGB"))
    if found := told(before, shown):
        Image.fromarray(shown).save(tmp_path / stored.name)
        Image.fromarray(marked(before, shown)).save(tmp_path / f"{state.__name__}-difference.png")
        pytest.fail(f"{found}: look at {tmp_path}, and if it is meant, run pytest {__file__} --rewrite-screens")


def rename_a_label(window) -> None:
    next(one for one in window.findChildren(QLabel) if one.text() == "Where").setText("There")


def hide_a_button(window) -> None:
    """Everything else stays in its place."""
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Add a step")
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.hide()


def shift_a_panel(window) -> None:
    window.findChild(StatusLine).setContentsMargins(BLOCK_PX, 0, -BLOCK_PX, 0)


def swap_a_colour(window) -> None:
    """Of the part of a slider that is 4 pixels high, for one as light."""
    slider = next(one for one in window.findChildren(QSlider) if one.isVisible())
    slider.setStyleSheet("QSlider::sub-page:horizontal { background: #b0a0c4; }")


def grey_a_little(window) -> None:
    """Three levels lighter, all of the panel."""
    window.findChild(SidePanel).setStyleSheet("#panel, #panelArea, #panelBody { background: #2e2e2e; }")


@pytest.fixture
def before(stage, look) -> np.ndarray:
    restored(stage)
    return look(stage.window)


@pytest.mark.parametrize("change", [rename_a_label, hide_a_button, shift_a_panel, swap_a_colour, grey_a_little])
def test_a_small_change_is_seen_and_marked(change, stage, look, before) -> None:
    assert told(before, look(stage.window)) == ""
    change(stage.window)
    now = look(stage.window)
    assert "blocks have changed" in told(before, now)
    assert not np.array_equal(marked(before, now), now // 3)


def test_letters_that_another_machine_draws_a_little_differently_are_the_same(before) -> None:
    """A quarter of a pixel aside, along or across."""
    for axis in (0, 1):
        moved = 0.75 * before + 0.25 * np.roll(before, 1, axis).astype(np.float32)
        assert told(before, np.rint(moved).astype(np.uint8)) == ""


def test_another_size_is_told(before) -> None:
    assert told(before, before[:-8]) == "1280 × 792 pixels instead of 1280 × 800"


def test_the_font_can_say_all_that_is_translated(font) -> None:
    said = {one for file in resource("translations").glob("*.ts") for one in file.read_text(encoding="utf-8")}
    assert [one for one in said if one.isprintable() and not font.supportsCharacter(ord(one))] == []


def told(before: np.ndarray, now: np.ndarray) -> str:
    """How the two differ, in words; empty when they do not, or only as the rasterisers of two machines might."""
    if before.shape != now.shape:
        return f"{now.shape[1]} × {now.shape[0]} pixels instead of {before.shape[1]} × {before.shape[0]}"
    changed = changes(before, now)
    return f"{changed.sum()} of {changed.size} blocks have changed" if changed.sum() > MOST_BLOCKS else ""


def changes(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    """bool (rows, columns): blocks of BLOCK_PX whose mean has moved by more than LEVELS in a channel; EVEN_LEVELS where
    all pixels are alike, as no letter is."""
    changed = (blocks(before) != blocks(now)).any(axis=(2, 3, 4))
    old, new = blocks(before)[changed].astype(np.float32), blocks(now)[changed].astype(np.float32)
    moved = np.abs(old.mean(axis=(1, 2)) - new.mean(axis=(1, 2))).max(axis=1)
    is_even = np.maximum(np.ptp(old, axis=(1, 2)), np.ptp(new, axis=(1, 2))).max(axis=1) <= EVEN_LEVELS
    changed[changed] = moved > np.where(is_even, EVEN_LEVELS, LEVELS)
    return changed


def blocks(picture: np.ndarray) -> np.ndarray:
    """uint8 (rows, columns, BLOCK_PX, BLOCK_PX, 3); the last ones repeat the picture's edge."""
    height, width = (-side % BLOCK_PX for side in picture.shape[:2])
    whole = np.pad(picture, ((0, height), (0, width), (0, 0)), mode="edge")
    return whole.reshape(len(whole) // BLOCK_PX, BLOCK_PX, -1, BLOCK_PX, 3).swapaxes(1, 2)


def marked(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    """What is seen now, dark, and in orange where it has changed; all of it when the size has."""
    if before.shape != now.shape:
        return np.full_like(now, ORANGE)
    changed = np.kron(changes(before, now), np.ones((BLOCK_PX, BLOCK_PX), bool))
    changed = changed[: now.shape[0], : now.shape[1], None]
    return np.where(changed, now // 2 + np.array(ORANGE, np.uint8) // 2, now // 3).astype(np.uint8)
