from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crash import MOST_REPORTS, Watch
from app.events import Report

FAULT = """
import ctypes, sys
from pathlib import Path
from app.crash import Watch
Watch(Path(sys.argv[1]), print).start()
ctypes.string_at(0)
"""


@pytest.fixture
def told() -> list[Report]:
    return []


@pytest.fixture
def watch(tmp_path: Path, told: list[Report]) -> Iterator[Watch]:
    watch = Watch(tmp_path / "reports", told.append)
    watch.start()
    yield watch
    watch.stop()


def caught(words: str) -> BaseException:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def reports(folder: Path) -> list[Path]:
    return sorted((folder / "reports").glob("report-*.txt"))


def hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_what_nobody_caught_is_written_and_told(watch, told, tmp_path, capsys):
    hook(caught("a slip"))
    (report,) = reports(tmp_path)
    assert "ValueError: a slip" in report.read_text()
    assert str(report) in told[0].detail
    assert "a slip" in capsys.readouterr().err


def test_the_same_failure_is_told_once(watch, told):
    for _ in range(5):
        hook(caught("again and again"))
    assert len(told) == 1


def test_many_failures_do_not_fill_the_disk(watch, told, tmp_path):
    for number in range(MOST_REPORTS + 10):
        hook(caught(f"slip {number}"))
    assert len(reports(tmp_path)) == len(told) == MOST_REPORTS


def test_a_failure_in_a_thread_is_told_too(watch, told):
    thread = threading.Thread(target=lambda: hook_in_thread())
    thread.start()
    thread.join()
    assert "in a thread" in told[0].detail


def hook_in_thread() -> None:
    error = caught("in a thread")
    arguments = threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
    threading.excepthook(arguments)


def test_without_a_place_for_reports_it_is_still_told(tmp_path, told):
    (tmp_path / "file").write_text("")
    watch = Watch(tmp_path / "file" / "reports", told.append)
    watch.start()
    hook(caught("a slip"))
    watch.stop()
    assert "could not be kept" in told[0].detail


def test_after_a_clean_end_nothing_is_left_and_the_hooks_are_as_before(tmp_path, told):
    before = sys.excepthook
    watch = Watch(tmp_path, told.append)
    watch.start()
    watch.stop()
    assert sys.excepthook is before
    assert list(tmp_path.iterdir()) == []


def test_a_crash_is_told_at_the_next_start(tmp_path, told):
    ended = subprocess.run([sys.executable, "-c", FAULT, str(tmp_path)], capture_output=True, check=False)
    assert ended.returncode != 0
    for _ in range(2):
        watch = Watch(tmp_path, told.append)
        watch.start()
        watch.stop()
    (report,) = told
    assert "ended unexpectedly" in report.summary
    assert "string_at" in report.detail
