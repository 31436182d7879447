"""Running a stream to its end, and telling its reports in other words."""

from __future__ import annotations

from dataclasses import replace

from restoration.streams import finished, retold
from restoration.types import Progress, Stream


def counting(ended: list[str]) -> Stream[str]:
    try:
        for step in range(3):
            yield Progress("counting", step, 3)
        return "result"
    finally:
        ended.append("end")


def test_the_result_comes_at_the_end_and_every_report_is_heard() -> None:
    heard: list[int] = []
    assert finished(counting([]), lambda progress: heard.append(progress.done)) == "result"
    assert heard == [0, 1, 2]
    assert finished(counting([])) == "result"


def test_reports_are_told_in_other_words() -> None:
    heard: list[int] = []
    stream = retold(counting([]), lambda progress: replace(progress, done=10 * progress.done))
    assert finished(stream, lambda progress: heard.append(progress.done)) == "result"
    assert heard == [0, 10, 20]


def test_whoever_stops_listening_stops_the_stream() -> None:
    ended: list[str] = []
    stream = retold(counting(ended), lambda progress: progress)
    next(stream)
    stream.close()
    assert ended == ["end"]
