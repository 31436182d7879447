"""Seeing what gates say, and holding them to it, through hooks that leave nothing behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np
from torch import Tensor, nn

from restoration.infer.pairwise import Looks, Point, within
from restoration.models.family import Tap
from restoration.types import AttentionKind, frozen

GLOBAL_KINDS: tuple[AttentionKind, ...] = ("channel", "layer")


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One call of one gate. `values` is float32 and read-only, without axes of length one: (C,), (h, w) or (C, h, w);
    (L, L) between layers. Of pairwise attention it is (h, w), what each place receives: 1 is as much as the average.
    `gaze` (h, w) is then where the place that was asked for looks; it sums to 1."""

    layer: str
    kind: AttentionKind
    call: int
    values: np.ndarray
    gaze: np.ndarray | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A gate of a network: the module, its path, and the tap that names it."""

    layer: str
    module: nn.Module
    tap: Tap


def gates(net: nn.Module, taps: Sequence[Tap]) -> list[Gate]:
    """The modules that `taps` name, in the network's order. A tap that names nothing here is one of other members."""
    return [
        Gate(name, module, tap)
        for name, module in net.named_modules()
        for tap in taps
        if fnmatchcase(name, tap.pattern)
    ]


def matching(net: nn.Module, patterns: Sequence[str]) -> list[tuple[str, nn.Module]]:
    """The modules whose path one of the fnmatch patterns names, in the network's order."""
    return [
        (name, module)
        for name, module in net.named_modules()
        if any(fnmatchcase(name, pattern) for pattern in patterns)
    ]


Keep = Callable[[Gate, np.ndarray, np.ndarray | None], None]


@contextmanager
def observe(net: nn.Module, taps: Sequence[Tap], gaze: Point | None = None) -> Iterator[list[Record]]:
    """`with observe(net, family.taps) as seen: net(x)`: one Record for every call of every gate, in calling order.

    `gaze` asks where one place looks: (x, y) as fractions of width and height.
    """
    seen: list[Record] = []
    calls: Counter[str] = Counter()

    def keep(gate: Gate, values: np.ndarray, gaze: np.ndarray | None = None) -> None:
        seen.append(Record(gate.layer, gate.tap.kind, calls[gate.layer], frozen(values), gaze))
        calls[gate.layer] += 1

    def record(gate: Gate, output: Tensor) -> None:
        keep(gate, output.detach().float().squeeze().cpu().numpy())

    with ExitStack() as hooks:
        for gate in gates(net, taps):
            if gate.tap.kind == "pairwise":
                hooks.enter_context(_observe_pairs(net, gate, gaze, calls, keep))
                continue
            handle = gate.module.register_forward_hook(lambda _module, _inputs, output, gate=gate: record(gate, output))
            hooks.callback(handle.remove)
        yield seen


def _observe_pairs(net: nn.Module, gate: Gate, gaze: Point | None, calls: Counter[str], keep: Keep) -> ExitStack:
    """The softmax of a non-local module is called for some queries at a time: a Record for each call of the module.

    The module around it has a `theta` that makes the queries, as in Wang et al., CVPR 2018, and gives the softmax its
    scores as (B, Q, h, w), with the grid of the keys.
    """
    around = net.get_submodule(gate.layer.rpartition(".")[0])
    current: list[Looks] = []

    def begin(_module: nn.Module, _inputs: object) -> None:
        place = within(gaze, gate.tap.patches, calls[gate.layer]) if gaze else None
        current[:] = [Looks(place)]

    def asked(_module: nn.Module, _inputs: object, queries: Tensor) -> None:
        current[0].queries = (int(queries.shape[2]), int(queries.shape[3]))

    def looked(_module: nn.Module, inputs: tuple[Tensor, ...], weights: Tensor) -> None:
        current[0].add(inputs[0], weights)

    def end(_module: nn.Module, _inputs: object, _output: object) -> None:
        keep(gate, current[0].received(), current[0].looked)

    hooks = ExitStack()
    hooks.callback(around.register_forward_pre_hook(begin).remove)
    hooks.callback(around.get_submodule("theta").register_forward_hook(asked).remove)
    hooks.callback(gate.module.register_forward_hook(looked).remove)
    hooks.callback(around.register_forward_hook(end).remove)
    return hooks


Pins = Mapping[str, Tensor]


def whole_image(net: nn.Module, taps: Sequence[Tap], held: Sequence[str] = ()) -> list[tuple[str, nn.Module]]:
    """The modules that depend on the image as a whole: a tile must not decide for itself what they answer."""
    return matching(net, [*(tap.pattern for tap in taps if tap.kind in GLOBAL_KINDS), *held])


@contextmanager
def remembered(net: nn.Module, taps: Sequence[Tap], held: Sequence[str] = ()) -> Iterator[dict[str, Tensor]]:
    """What each of `whole_image` answers while the context lasts, by path: the mean of all calls of one size."""
    answers: dict[str, Tensor] = {}
    calls: Counter[str] = Counter()

    def remember(name: str, output: Tensor) -> None:
        mean = answers.setdefault(name, output.detach().clone())
        if mean.shape == output.shape:
            calls[name] += 1
            answers[name] = mean + (output.detach() - mean) / calls[name]

    with ExitStack() as hooks:
        for name, module in whole_image(net, taps, held):
            handle = module.register_forward_hook(lambda _module, _inputs, output, name=name: remember(name, output))
            hooks.callback(handle.remove)
        yield answers


@contextmanager
def pinned(net: nn.Module, taps: Sequence[Tap], answers: Pins, held: Sequence[str] = ()) -> Iterator[None]:
    """Every one of `whole_image` gives the remembered answer, whatever it is shown."""
    with ExitStack() as hooks:
        for name, module in whole_image(net, taps, held):
            handle = module.register_forward_hook(
                lambda _module, _inputs, output, name=name: answers[name].to(output.dtype)
            )
            hooks.callback(handle.remove)
        yield
