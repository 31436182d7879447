"""The window is closed in the middle of something: the program ends at once, soundly, and has said nothing to anybody.

Soundly is exit code 0; nothing said is an empty stderr, where Qt complains and where a crash leaves its trace.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.paths import resource

pytestmark = pytest.mark.display

Program = Any  # of conftest.py
Start = Callable[..., Program]
SECONDS = 5
BUSY = 0.2
SIZE = 4000, 3000  # takes a while to restore, to look into and to save
CLASSIC = "[one.id for one in view.checkpoints if one.family == 'classic' and one.task == 'dehaze'][0]"
LEARNT_FROM = "source='photographs', photographs=Path({folder!r}), minutes=1"
WORK = {
    "nothing": ("None", "True"),
    "restore": (
        "(session.choose_task('denoise'), session.restore())",
        "view.job and view.job.kind == 'restore' and view.job.progress",
    ),
    "attention": ("session.gates.look()", "view.job and view.job.kind == 'attend' and view.job.progress"),
    "try": ("session.trying.start()", "view.trials and view.trials.before"),
    "batch": ("(session.batch.ask(), session.batch.start())", "view.batch.runs"),
    "tuning": ("session.tuner.begin()", "view.tuning.ticks"),
}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A sample of ours, enlarged, in a folder of its own."""
    path = tmp_path / "photographs" / "large.png"
    path.parent.mkdir()
    with Image.open(resource("samples", "hazy-street.jpg")) as small:
        small.resize(SIZE).save(path, compress_level=1)
    return path


@pytest.mark.parametrize("work", WORK)
def test_it_ends_at_once_whatever_it_is_doing(work: str, start: Start, large: Path) -> None:
    begin, begun = WORK[work]
    program = start(large)
    program.wait("view.can_restore and view.device and not view.job")
    if work == "tuning":
        plan_tuning(program, large)
    program.ask(f"({begin}, True)[1]")
    program.wait(begun, seconds=300)
    end(program)


def test_what_is_being_saved_is_there_whole(start: Start, large: Path) -> None:
    photograph = large.with_suffix(".jpg")
    with Image.open(large) as picture:
        picture.save(photograph, quality=95)
    program = start(photograph)
    program.wait("view.can_restore and view.device and not view.job")
    program.ask(f"(session.choose_checkpoint({CLASSIC}), session.restore(), True)[2]")
    program.wait("view.item.restored and not view.job")
    program.ask("(session.save(), True)[1]")
    end(program)
    made = {path.name for path in large.parent.iterdir()} - {large.name, photograph.name}
    assert made == {"large-dehazed.jpg", "large-dehazed.jpg.unveil.json"}
    with Image.open(large.with_name("large-dehazed.jpg")) as saved:
        saved.load()  # to the last row
        assert saved.size == SIZE


def plan_tuning(program: Program, photograph: Path) -> None:
    folder = photograph.parent.parent / "clean"
    folder.mkdir()
    for sample in resource("samples").glob("*.jpg"):
        shutil.copy(sample, folder)
    plan = LEARNT_FROM.format(folder=str(folder))
    program.ask(f"(session.tuner.open(), session.tuner.plan({plan}), True)[2]")
    program.wait("view.tuning.samples.count")


def end(program: Program) -> None:
    """As somebody does who clicks the cross in the title bar."""
    busy, asked = program.share_of_others(), time.monotonic()
    program.ask("(window.close(), True)[1]")
    assert program.process.wait(timeout=60) == 0
    took = time.monotonic() - asked
    assert program.log.read_text() == ""
    if took >= SECONDS and busy > BUSY:
        pytest.skip(f"It took {took:.1f} s; but other programs used {busy:.0%} of the processor.")
    assert took < SECONDS
