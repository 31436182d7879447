"""The program as a process of its own in a real window, and somebody who uses it: mouse, keyboard, and eyes."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image, ImageGrab

from app.paths import resource

WITNESS = Path(__file__).with_name("witness.py")
ROOT = Path(__file__).parents[2]
SIZES = {"": (1280, 800), "large": (1600, 1000)}
PATIENCE = 60.0  # seconds: the processor may be busy with something else

Start = Callable[..., "Program"]
STILL_SECONDS = 0.15


class Program:
    """Unveil with these photographs. What it says and shows comes from outside: the screen, and witness.py inside."""

    def __init__(self, home: Path, *photographs: Path) -> None:
        own = {"HOME": str(home), "UNVEIL_CONFIG_DIR": str(home / "config"), "QT_QPA_PLATFORM": "xcb"}
        self.log = home / "stderr.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(WITNESS), *map(str, photographs)],
                cwd=ROOT,
                env={**os.environ, **own, "PYTHONPATH": str(ROOT), "QT_SCALE_FACTOR": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self._used = used_by_others(self.process.pid)
        self._id = str(self.wait("int(window.winId())"))
        self.resize(*SIZES[""])

    # What it says

    def ask(self, expression: str, seconds: float = 0) -> Any:
        """The value of an expression in the names of witness.py, once it is true or the seconds are over."""
        assert self.process.stdin
        assert self.process.stdout
        asked = json.dumps({"expression": expression, "seconds": seconds})
        self.process.stdin.write(asked.encode() + b"\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], seconds + PATIENCE)
        line = self.process.stdout.readline() if ready else b""
        assert line, f"No answer to {expression}\n{self.log.read_text()}"
        answer = json.loads(line)
        assert "error" not in answer, f"{expression}: {answer['error']}"
        return answer["value"]

    def wait(self, expression: str, seconds: float = PATIENCE) -> Any:
        value = self.ask(expression, seconds)
        assert value, f"Not true in {seconds} s: {expression}\n{self.log.read_text()}"
        return value

    def says(self, text: str) -> bool:
        """One of the labels in the window says so."""
        return bool(self.ask(f"any({text!r} in one for one in texts())", seconds=5))

    def share_of_others(self) -> float:
        """Of the processor, what other programs have used since this was asked before, or since the start."""
        before, self._used = self._used, used_by_others(self.process.pid)
        return (self._used[0] - before[0]) / max(0.01, self._used[1] - before[1])

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()

    # What is done to it

    def do(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True)

    def resize(self, width: int, height: int) -> None:
        self.do("windowmove", self._id, 0, 0, "windowsize", self._id, width, height)
        self.wait(f"(window.width(), window.height()) == ({width}, {height})", 10)
        self.focus()

    def focus(self) -> None:
        """There may be no window manager that would give it the keyboard."""
        self.do("windowfocus", "--sync", self._id)
        self.wait("window.isActiveWindow()", 10)

    def point(self, name: str, across: float = 0.5, down: float = 0.5) -> tuple[int, int]:
        """A place on the screen: a part of the width and height of what bears this name, when it no longer moves."""
        seen, now = None, self.wait(f"where({name!r})", 10)
        while now != seen:
            time.sleep(STILL_SECONDS)
            seen, now = now, self.wait(f"where({name!r})", 10)
        left, top, width, height = now
        return left + round(across * (width - 1)), top + round(down * (height - 1))

    def click(self, name: str, across: float = 0.5, down: float = 0.5) -> None:
        self.do("mousemove", *self.point(name, across, down), "click", 1)

    def scroll_to(self, name: str) -> None:
        """Turn the wheel over the side panel until it is there."""
        width, height = self.ask(SIZE)
        self.do("mousemove", width - 150, height // 2)
        while not self.ask(f"where({name!r})", 0.1):
            self.do("click", 5)
        self.do("click", 5)

    def press(self, *keys: str) -> None:
        self.do("key", *keys)

    def drag(self, name: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x, y), to = self.point(name, *start), self.point(name, *end)
        self.do("mousemove", x, y, "mousedown", 1, "mousemove", (x + to[0]) // 2, (y + to[1]) // 2)
        self.do("mousemove", *to, "mouseup", 1)

    # What is seen

    def seen(self, name: str = "") -> np.ndarray:
        """uint8 (h, w, 3): what the screen shows of the window, or of what bears this name."""
        left, top, width, height = self.wait(f"where({name!r})", 10) if name else (0, 0, *self.ask(SIZE))
        screen = ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).convert("RGB")
        return np.asarray(screen)[top : top + height, left : left + width]

    def sees(self, enough: Callable[[np.ndarray], bool], name: str = "Photograph", seconds: float = 10) -> bool:
        """The screen becomes as wanted, in time."""
        until = time.monotonic() + seconds
        while not enough(self.seen(name)):
            if time.monotonic() > until:
                return False
        return True

    def still(self, name: str = "Photograph") -> np.ndarray:
        """What is seen when it no longer changes."""
        until = time.monotonic() + PATIENCE
        before, now = None, self.seen(name)
        while before is None or not np.array_equal(before, now):
            assert time.monotonic() < until, "It never stands still."
            before, now = now, self.seen(name)
        return now

    def screenshot(self, name: str, of: str = "") -> None:
        """Of the window, or of what bears the name `of`: into the folder that UNVEIL_SCREENS names, in both sizes of
        the window; nothing without it."""
        folder = os.environ.get("UNVEIL_SCREENS")
        if folder is None:
            return
        for part, size in reversed(SIZES.items()):
            self.resize(*size)
            target = Path(folder, part, f"{name}.png")
            target.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(self.still(of)).save(target, optimize=True)


SIZE = "[window.width(), window.height()]"


def used_by_others(pid: int) -> tuple[float, float]:
    """Seconds of processor time that other programs have used, and that there have been, since the machine started."""
    whole = psutil.cpu_times()
    own = psutil.Process(pid).cpu_times()
    return sum(whole[:8]) - whole.idle - whole.iowait - own.user - own.system, sum(whole[:8])


@pytest.fixture
def hazy(tmp_path: Path) -> Path:
    """A photograph of the user's own: what is saved lands beside it."""
    folder = tmp_path / "photographs"
    folder.mkdir()
    return Path(shutil.copy(resource("samples", "hazy-street.jpg"), folder))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """start(*photographs): Unveil, in a home of its own."""
    if sys.platform != "linux" or not os.environ.get("DISPLAY"):
        pytest.skip("no X server: run it under xvfb-run")
    if not shutil.which("xdotool"):
        pytest.skip("no xdotool, which moves the mouse: apt install xdotool")
    running: list[Program] = []

    def run(*photographs: Path) -> Program:
        home = tmp_path / f"home{len(running)}"
        home.mkdir()
        running.append(Program(home, *photographs))
        return running[-1]

    yield run
    for program in running:
        program.close()
