"""The window stays alive while the engine works: a timer in the GUI thread beats every 5 ms and is never late for long.

How late it may be is judged against the same timer in the same window before any work. What is our own fault comes back
every time: a sitting that failed is repeated. Where other programs use the processor, failing twice proves nothing, and
the test says so instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
import pytest

pytestmark = pytest.mark.display

Program = Any  # of conftest.py
Start = Callable[..., Program]

SIZE = 4000, 3000
LONGEST_MS = 50
USUAL_MS = 20  # of 99 beats in a hundred
SITTINGS = 3
BUSY = 0.2
SETTLE_SECONDS = 3  # in which it paints, and sweeps
WORK = {
    "idle": ("None", "True"),
    "opening": ("session.strip.open([Path({path!r})])", "view.can_restore"),
    "restoring": ("session.restore()", "view.item.restored"),
    "attention": ("None", "view.item.attention and not view.job"),
    "saving": ("session.save()", "view.item.saved"),
    "queue": ("(session.batch.ask(), session.batch.start())", "view.batch.queue and view.batch.queue.is_over"),
}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """12 megapixels of soft clouds and noise."""
    random = np.random.default_rng(1)
    clouds = cv2.resize(random.random((30, 40, 3), np.float32), SIZE, interpolation=cv2.INTER_CUBIC)
    noise = random.normal(0, 0.03, (SIZE[1], SIZE[0], 1)).astype(np.float32)
    path = tmp_path / "large.jpg"
    cv2.imwrite(str(path), np.clip((clouds + noise) * 140 + 60, 0, 255).astype(np.uint8))
    return path


def test_the_window_is_never_stuck(start: Start, large: Path) -> None:
    stuck: list[str] = []
    busy = 0.0
    for _ in range(SITTINGS):
        program = start()
        before = used_by_others(program.process.pid)
        beats = sitting(program, large)
        stuck = [name for name, gaps in beats.items() if is_late(gaps, beats["idle"])]
        if not stuck:
            return
        after = used_by_others(program.process.pid)
        busy = max(busy, (after[0] - before[0]) / (after[1] - before[1]))
        program.close()
        large.with_name("large-dehazed.jpg").unlink()
    told = f"{SITTINGS} times, at last while {' and '.join(stuck)}"
    if busy > BUSY:
        pytest.skip(f"late {told}; but other programs used {busy:.0%} of the processor")
    pytest.fail(f"stuck {told}")


def used_by_others(pid: int) -> tuple[float, float]:
    """Seconds of processor time that other programs have used, and that there have been, since the machine started."""
    whole = psutil.cpu_times()
    own = psutil.Process(pid).cpu_times()
    return sum(whole[:8]) - whole.idle - whole.iowait - own.user - own.system, sum(whole[:8])


def sitting(program: Program, photograph: Path) -> dict[str, np.ndarray]:
    """The gaps between beats, in milliseconds, of a while without work and of each kind of work."""
    program.wait("view.device and view.checkpoint")
    beats = {}
    for name, (begin, end) in WORK.items():
        program.wait("heart.start()")
        program.ask(begin.format(path=str(photograph)))
        program.wait(end, seconds=300)
        program.ask("False", seconds=SETTLE_SECONDS)
        beats[name] = np.array(program.ask("heart.stop()"))
        print(f"{name:10} {described(beats[name])}")
    return beats


def is_late(gaps: np.ndarray, idle: np.ndarray) -> bool:
    return bool(gaps.max() > LONGEST_MS + idle.max() or np.percentile(gaps, 99) > USUAL_MS + np.percentile(idle, 99))


def described(gaps: np.ndarray) -> str:
    worst = ", ".join(f"{gap:.0f}" for gap in np.sort(gaps)[:-6:-1])
    return f"{gaps.sum() / 1000:.1f} s, 99 % under {np.percentile(gaps, 99):.1f} ms, longest {worst} ms"
