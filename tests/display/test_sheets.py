"""Sheets and the groups of the queue with a real keyboard, where there is no window manager that would help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.paths import resource

pytestmark = pytest.mark.display

Program = Any  # of conftest.py
Start = Callable[..., Program]


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """Three small hazy ones, and two whose noise is gone because they are so small: Auto leaves these alone."""
    folder = tmp_path / "photographs"
    folder.mkdir()
    for name, count in (("hazy-street", 3), ("noisy-lemur", 2)):
        with Image.open(resource("samples", f"{name}.jpg")) as picture:
            small = picture.convert("RGB").reduce(8)
        for number in range(count):
            small.save(folder / f"{name}-{number}.png")
    return folder


@pytest.fixture
def program(start: Start, photographs: Path) -> Program:
    program = start(photographs)
    program.wait("len(view.items) == 5 and view.can_restore and view.device")
    return program


def test_a_sheet_has_the_keyboard_until_escape_closes_it(program: Program) -> None:
    program.press("F1")
    program.wait("not window.isActiveWindow() and where('Keys')", 10)
    program.press("a", "b", "Right")
    program.press("Escape")
    program.wait("window.isActiveWindow() and not where('Keys')", 10)
    assert not program.ask("view.gates.overlay or view.brush.on or view.current != view.items[0].id")
    program.press("Right")
    program.wait("view.current == view.items[1].id", 10)


def test_what_auto_left_alone_is_selected_and_a_task_chosen_for_it(program: Program, tmp_path: Path) -> None:
    program.press("ctrl+shift+e")
    program.wait("view.batch.draft and where('Name of the results')")
    program.ask(f"session.batch.send_to(folder=Path({str(tmp_path / 'out')!r}))")
    program.ask("session.batch.draft(whose='auto')")
    program.press("Return")
    program.wait("view.batch.queue and view.batch.queue.is_over and not view.batch.runs")
    program.click("2 not clear what is wrong")
    program.wait("len(view.selected) == 2", 10)
    assert program.ask("view.current == view.items[0].id")
    program.press("ctrl+Right")
    program.wait("view.current in view.selected", 10)
    assert program.ask("len(view.selected)") == 2
    program.press("ctrl+shift+e")
    program.wait("view.batch.draft and view.batch.draft.which == 'selected' and where('Name of the results')")
    program.click("With which settings")
    program.press("Down", "Down", "Down", "Return")
    program.wait("view.batch.draft.whose == 'task'", 10)
    program.press("Escape")
    program.wait("view.batch.draft is None and window.isActiveWindow()", 10)
