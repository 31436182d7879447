"""A folder of photographs, one of them damaged, and a program that is killed in the middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.paths import resource

pytestmark = pytest.mark.display

Program = Any  # of conftest.py
Start = Callable[..., Program]
COUNT = 12


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """Twelve small ones in two folders, and a damaged one."""
    folder = tmp_path / "photographs"
    with Image.open(resource("samples", "hazy-street.jpg")) as picture:
        small = picture.convert("RGB").resize((360, 240))
    for number in range(COUNT):
        path = folder / ("morning", "evening")[number % 2] / f"{number:02}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        small.save(path)
    (folder / "morning" / "damaged.jpg").write_bytes((folder / "morning/00.jpg").read_bytes()[:500])
    return folder


@pytest.fixture
def killed(start: Start, photographs: Path, tmp_path: Path) -> Program:
    """Three are done, the fourth is being worked on."""
    program = start(photographs)
    program.wait(f"len(view.items) == {COUNT + 1} and view.can_restore and view.device")
    program.press("ctrl+shift+e")
    program.wait("view.batch.draft and where('Name of the results')")
    program.ask(f"session.batch.send_to(folder=Path({str(tmp_path / 'out')!r}))")
    program.screenshot("restore-all")
    before = program.ask("view.current")
    program.click(f"Restore {COUNT + 1} photographs")
    program.wait("len(view.batch.queue.done) >= 3")
    assert program.ask("view.current") == before
    program.screenshot("queue")
    program.process.kill()
    program.process.wait()
    return program


@pytest.fixture
def again(killed: Program) -> Iterator[Program]:
    """The next start, in the same home."""
    program = type(killed)(killed.log.parent)
    yield program
    program.close()


def test_what_a_killed_program_has_left_is_finished_and_nothing_is_done_twice(again: Program, tmp_path: Path) -> None:
    again.wait("view.batch.left and view.device")
    again.screenshot("queue-offered")
    again.click("Go on")
    again.wait("view.batch.queue and view.batch.queue.is_over and not view.batch.runs")
    again.click("Why 1 failed")
    assert again.wait("where('Photographs that failed')")
    again.screenshot("queue-over")
    results = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.jpg"))
    expected = [f"{('morning', 'evening')[number % 2]}/{number:02}-dehazed.jpg" for number in range(COUNT)]
    assert results == sorted(expected)
    again.wait("not list(Path(application.session.batch._journal).parent.glob('queue-*.json'))", 10)
