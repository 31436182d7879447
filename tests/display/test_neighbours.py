"""Files go from Unveil to another program and back by drag and drop, as X11 has it: two processes, one mouse."""

from __future__ import annotations

import hashlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

pytestmark = [pytest.mark.display, pytest.mark.slow]
NEIGHBOUR = Path(__file__).with_name("neighbour.py")
PLACE = (1300, 100, 280, 300)
MIDDLE = PLACE[0] + PLACE[2] // 2, PLACE[1] + PLACE[3] // 2
STEPS = 12
PATIENCE = 30  # seconds

Start = Callable[..., Any]


@pytest.fixture
def neighbour(hazy: Path) -> Iterator[subprocess.Popen]:
    place = map(str, PLACE)
    process = subprocess.Popen(
        [sys.executable, str(NEIGHBOUR), *place, str(hazy)],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"},
        stdout=subprocess.PIPE,
    )
    yield process
    process.kill()
    process.communicate()


def heard(neighbour: subprocess.Popen) -> Any:
    assert neighbour.stdout
    ready, _, _ = select.select([neighbour.stdout], [], [], PATIENCE)
    return json.loads(neighbour.stdout.readline()) if ready else None


def drag(program: Any, start: tuple[int, int], end: tuple[int, int], ready: str) -> None:
    """As a hand does it: the drag begins when the mouse has moved a little, and goes on from there."""
    program.do("mousemove", *start, "mousedown", 1, "mousemove_relative", 20, 10)
    program.wait(ready)
    for step in range(1, STEPS + 1):
        x, y = (round(a + (b - a) * step / STEPS) for a, b in zip(start, end, strict=True))
        program.do("mousemove", x, y)
        time.sleep(0.05)
    program.do("mouseup", 1)


@pytest.mark.parametrize("name", ["Drag the result out", "Photograph"])
def test_a_result_is_dragged_into_another_program(name: str, start: Start, neighbour, hazy: Path) -> None:
    program = start(hazy)
    assert heard(neighbour) == "ready"
    program.wait("view.can_restore and view.device")
    program.press("r")
    program.wait("view.can_save and not view.job")
    if name == "Photograph":
        program.do("keydown", "ctrl")
    drag(program, program.point(name, 0.4, 0.6), MIDDLE, "view.around.out")
    program.do("keyup", "ctrl")
    told = heard(neighbour)
    assert told
    taken = Path(told["path"])
    assert taken.name == "hazy-street-dehazed.png"
    assert hashlib.sha256(taken.read_bytes()).hexdigest() == told["sha256"]
    with Image.open(taken) as result, Image.open(hazy) as before:
        assert result.size == before.size
        assert np.abs(np.asarray(result).astype(int) - np.asarray(before)).mean() > 3
    assert program.ask("view.can_save and not view.report")


def test_a_photograph_is_dropped_by_another_program(start: Start, neighbour) -> None:
    program = start()
    assert heard(neighbour) == "ready"
    program.wait("view.device")
    drag(program, MIDDLE, (500, 400), "True")
    program.wait("view.can_restore")
    assert program.ask("view.item.path.name") == "hazy-street.jpg"
