"""Seeing what gates say, and holding them to it, through hooks that leave nothing behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np
from torch import Tensor, nn

from restoration.models.family import Tap
from restoration.types import AttentionKind, frozen


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One call of one gate. `values` is float32 and read-only, without axes of length one: (C,) or (h, w)."""

    layer: str
    kind: AttentionKind
    call: int
    values: np.ndarray


def gates(net: nn.Module, taps: Sequence[Tap]) -> list[tuple[str, nn.Module, AttentionKind]]:
    """The modules that `taps` name, in the network's order. Raises ValueError for a tap that names nothing."""
    modules = dict(net.named_modules())
    found = [
        (name, module, tap.kind) for tap in taps for name, module in modules.items() if fnmatchcase(name, tap.pattern)
    ]
    for tap in taps:
        if not any(fnmatchcase(name, tap.pattern) for name in modules):
            raise ValueError(f"no module of {type(net).__name__} is called {tap.pattern}")
    order = {name: place for place, name in enumerate(modules)}
    return sorted(found, key=lambda gate: order[gate[0]])


@contextmanager
def observe(net: nn.Module, taps: Sequence[Tap]) -> Iterator[list[Record]]:
    """`with observe(net, family.taps) as seen: net(x)`: one Record for every call of every gate, in calling order."""
    seen: list[Record] = []
    calls: Counter[str] = Counter()

    def record(name: str, kind: AttentionKind, output: Tensor) -> None:
        values = output.detach().float().squeeze().cpu().numpy()
        seen.append(Record(name, kind, calls[name], frozen(values)))
        calls[name] += 1

    with ExitStack() as hooks:
        for name, module, kind in gates(net, taps):
            handle = module.register_forward_hook(
                lambda _module, _inputs, output, name=name, kind=kind: record(name, kind, output)
            )
            hooks.callback(handle.remove)
        yield seen


Pins = Mapping[str, Tensor]


def global_gates(net: nn.Module, taps: Sequence[Tap]) -> list[tuple[str, nn.Module]]:
    """The gates that depend on the image as a whole: a tile must not decide them for itself."""
    return [(name, module) for name, module, kind in gates(net, taps) if kind == "channel"]


@contextmanager
def remembered(net: nn.Module, taps: Sequence[Tap]) -> Iterator[dict[str, Tensor]]:
    """What each global gate answers while the context lasts, by module name."""
    answers: dict[str, Tensor] = {}

    def remember(name: str, output: Tensor) -> None:
        answers[name] = output.detach().clone()

    with ExitStack() as hooks:
        for name, module in global_gates(net, taps):
            handle = module.register_forward_hook(lambda _module, _inputs, output, name=name: remember(name, output))
            hooks.callback(handle.remove)
        yield answers


@contextmanager
def pinned(net: nn.Module, taps: Sequence[Tap], answers: Pins) -> Iterator[None]:
    """Every global gate gives the remembered answer, whatever it is shown."""
    with ExitStack() as hooks:
        for name, module in global_gates(net, taps):
            handle = module.register_forward_hook(
                lambda _module, _inputs, output, name=name: answers[name].to(output.dtype)
            )
            hooks.callback(handle.remove)
        yield
