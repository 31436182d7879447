"""What can be done with a Stream: run it to its end, or tell its reports in other words."""

from __future__ import annotations

from collections.abc import Callable

from restoration.types import Progress, Stream, T


def finished(stream: Stream[T], hear: Callable[[Progress], object] = lambda progress: None) -> T:
    """Its result; `hear` is given every report."""
    while True:
        try:
            progress = next(stream)
        except StopIteration as end:
            return end.value
        hear(progress)


def retold(stream: Stream[T], tell: Callable[[Progress], Progress]) -> Stream[T]:
    """The same, with what `tell` makes of each report. Closed, it closes the stream."""
    try:
        while True:
            yield tell(next(stream))
    except StopIteration as end:
        return end.value
    finally:
        stream.close()
