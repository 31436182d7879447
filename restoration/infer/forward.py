"""One forward pass that reports as it goes and can be stopped between two layers.

A whole photograph in one pass takes seconds. The pass runs in a thread of its own; this one yields while it waits.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from threading import Event
from weakref import WeakKeyDictionary

import torch
from torch import nn

from restoration.types import Progress, Stream, T

REPORT_SECONDS = 0.05


class _Stopped(Exception):
    pass


class Forward:
    """Passes through networks, one at a time, always in the same thread: OpenMP keeps a team for every thread."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="forward")
        self._calls: WeakKeyDictionary[nn.Module, int] = WeakKeyDictionary()

    def __call__(self, net: nn.Module, compute: Callable[[], T], stage: str) -> Stream[T]:
        """`compute` calls `net`; its leaf modules are counted as they are entered. Some networks enter some of them
        more than once: how often is known from the second pass on."""
        leaves = [module for module in net.modules() if not any(module.children())]
        calls = self._calls.get(net, len(leaves))
        stop = Event()
        entered = [0]

        def enter(module: nn.Module, inputs: object) -> None:
            entered[0] += 1
            if stop.is_set():
                raise _Stopped

        with ExitStack() as hooks:
            for leaf in leaves:
                hooks.callback(leaf.register_forward_pre_hook(enter).remove)
            future = self._thread.submit(_without_gradients, compute)
            try:
                while not future.done():
                    yield Progress(stage, min(entered[0], calls), calls)
                    _wait(future.exception, REPORT_SECONDS)
                self._calls[net] = entered[0]
                return future.result()
            finally:
                stop.set()
                _wait(future.exception, None)


def _without_gradients(compute: Callable[[], T]) -> T:
    with torch.inference_mode():
        return compute()


def _wait(outcome: Callable[[float | None], object], seconds: float | None) -> None:
    """Until there is an outcome, whatever it is, or until the time is up."""
    with suppress(TimeoutError):
        outcome(seconds)
