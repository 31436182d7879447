"""What somebody does who has a hazy photograph: seen on the screen, with the real engine and the weights we ship."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.display

Program = Any  # of conftest.py
Start = Callable[..., Program]
RESTORED = "view.item and view.item.restored and view.item.attention and not view.job"
CENTRE = (0.5, 0.5)


@pytest.fixture
def restored(start: Start, hazy: Path) -> Program:
    """Opened and restored; its attention has been read."""
    program = start(hazy)
    program.wait("view.can_restore and view.device")
    program.press("r")
    program.wait(RESTORED)
    return program


def test_a_sample_is_restored_by_two_clicks(start: Start) -> None:
    program = start()
    assert program.says("Drop photographs here")
    program.wait("view.device")
    program.screenshot("empty")
    program.click("Open the sample: Hazy street")
    program.wait("view.can_restore")
    assert program.says("1120 × 700 px")
    before = program.still()
    program.click("Restore")
    program.wait(RESTORED)
    after = program.still()
    half = after.shape[1] // 2
    assert is_alike(before[60:-60, : half - 30], after[60:-60, : half - 30])
    assert not is_alike(before[60:-60, half + 30 :], after[60:-60, half + 30 :])
    program.click("Photograph", 0.75, 0.6)
    program.screenshot("restored-wipe")


def test_what_takes_its_time_is_stopped(start: Start, hazy: Path) -> None:
    program = start(hazy)
    program.wait("view.can_restore and view.device")
    program.ask("session.choose_task('denoise')")
    program.click("Restore")
    program.wait("view.job and view.job.kind == 'restore' and view.job.progress")
    program.click("Stop")
    program.wait("not view.job")
    assert program.ask("view.can_restore and not view.item.restored")


def test_the_line_follows_the_mouse_and_a_key_shows_the_original(restored: Program) -> None:
    middle = restored.still()
    restored.drag("Photograph", CENTRE, (0.25, 0.4))
    moved = restored.still()
    assert restored.ask("view.compared.wipe") < 0.4
    assert not is_alike(quarter(middle), quarter(moved))
    restored.do("keydown", "backslash")
    assert restored.wait("view.compared.original")
    original = restored.still()
    restored.do("keyup", "backslash")
    restored.wait("not view.compared.original")
    assert not is_alike(quarter(original), quarter(moved))
    assert restored.sees(lambda now: np.array_equal(now, moved))


def test_side_by_side_and_closer(restored: Program) -> None:
    restored.press("y")
    restored.wait("view.compared.mode == 'side'")
    restored.screenshot("side-by-side")
    panes = np.array_split(restored.still(), 2, axis=1)
    assert not is_alike(panes[0][60:-60, 20:-20], panes[1][60:-60, 20:-20])
    restored.press("y")
    restored.do("mousemove", *restored.point("Photograph", 0.3, 0.3))
    restored.wait("view.cursor")
    there = restored.ask("[view.cursor.x, view.cursor.y]")
    fitting = restored.ask("label('Zoom')")
    restored.do("click", 4, "click", 4, "click", 4)
    restored.wait(f"label('Zoom') != {fitting!r}")
    still_there = restored.ask("[view.cursor.x, view.cursor.y]")
    assert np.abs(np.subtract(there, still_there)).max() <= 1
    restored.press("z", "z")
    assert restored.wait("label('Zoom') == '100 %'")


def test_the_attention_is_looked_at(restored: Program) -> None:
    plain = restored.still()
    restored.press("a", "bracketleft")
    restored.wait("view.gates.overlay and view.gates.layer != view.spatial_maps[-1].layer")
    restored.screenshot("attention")
    last = restored.still()
    assert not is_alike(plain, last)
    chosen = restored.ask("view.gates.layer")
    restored.scroll_to("Layer")
    restored.click("Layer", 0.05)
    restored.wait(f"view.gates.layer != {chosen!r}")
    assert not is_alike(last, restored.still())
    first = restored.ask("view.gates.layer")
    restored.press("bracketright")
    restored.wait(f"view.gates.layer not in ({first!r}, {chosen!r})")


def test_a_layer_is_chosen_on_the_contact_sheet(restored: Program) -> None:
    chosen = restored.ask("view.gates.layer")
    restored.scroll_to("Contact sheet…")
    restored.click("Contact sheet…")
    restored.wait("where('Layers')")
    restored.screenshot("contact-sheet", "All layers")
    left, top, _, _ = restored.ask("where('Layers')")
    restored.do("mousemove", left + 90, top + 80, "click", 1)
    assert restored.wait(f"view.gates.layer != {chosen!r}")


def test_half_as_strong_and_saved_beside_the_original(restored: Program, hazy: Path) -> None:
    untouched = hazy.read_bytes()
    full = restored.still()
    restored.drag("Strength", (0.97, 0.5), (0.5, 0.5))
    restored.wait("abs(view.strength - 0.5) < 0.03")
    assert not is_alike(full, restored.still())
    assert restored.ask("view.job is None")
    restored.press("ctrl+s")
    restored.wait("view.item.saved")
    target = hazy.with_name("hazy-street-dehazed.jpg")
    assert restored.says(f"Saved as {target.name}")
    assert hazy.read_bytes() == untouched
    with Image.open(target) as saved, Image.open(hazy) as original:
        assert saved.size == original.size
        assert not is_alike(np.asarray(saved), np.asarray(original))


def test_what_is_no_photograph_says_so_in_its_place(start: Start, hazy: Path) -> None:
    broken = hazy.with_name("notes.jpg")
    broken.write_text("Bread, milk, honey.\n")
    program = start(hazy, broken)
    program.wait("len(view.items) == 2 and view.items[0].thumbnail is not None and view.items[1].state == 'failed'")
    program.press("Right")
    program.wait("view.item.path.name == 'notes.jpg' and view.device")
    program.screenshot("failed")
    assert program.ask("window.windowTitle()").startswith("notes.jpg")


@pytest.mark.parametrize("working", [False, True])
def test_quitting_takes_no_time(working: bool, start: Start, hazy: Path) -> None:
    program = start(hazy)
    program.wait("view.can_restore and view.device")
    if working:
        program.ask("session.choose_task('denoise')")  # what takes its time
        program.press("r")
        program.wait("view.job and view.job.progress")
    asked = time.monotonic()
    program.press("ctrl+q")
    assert program.process.wait(timeout=10) == 0
    assert time.monotonic() - asked < 2


def is_alike(some: np.ndarray, others: np.ndarray) -> bool:
    """Within half a grey level on average."""
    return float(np.abs(some.astype(np.int16) - others).mean()) < 0.5


def quarter(picture: np.ndarray) -> np.ndarray:
    """What lies between the quarter and the middle of the width."""
    height, width = picture.shape[:2]
    return picture[height // 3 : height // 2, width // 4 + 40 : width // 2 - 40]
