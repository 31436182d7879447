"""A forward pass that reports and can be stopped."""

from __future__ import annotations

import threading

import pytest
import torch
from torch import Tensor, nn

from restoration.infer.forward import Forward
from restoration.streams import finished


class Gate(nn.Module):
    """Lets the pass go on when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go_on = threading.Event(), threading.Event()

    def forward(self, x: Tensor) -> Tensor:
        self.reached.set()
        assert self.go_on.wait(10)
        return x


def hooks(net: nn.Module) -> int:
    return sum(len(module._forward_pre_hooks) for module in net.modules())


def test_the_answer_comes_without_gradients_from_a_thread_of_its_own() -> None:
    seen: list[threading.Thread] = []
    net = nn.Sequential(nn.Conv2d(1, 1, 1), nn.ReLU())
    net.register_forward_pre_hook(lambda _module, _inputs: seen.append(threading.current_thread()))
    stream = Forward()(net, lambda: net(torch.ones(1, 1, 2, 2)), "working")
    assert not finished(stream).requires_grad
    assert seen[0] is not threading.main_thread()
    assert hooks(net) == 1


def test_progress_counts_the_layers_that_were_entered() -> None:
    gate = Gate()
    net = nn.Sequential(nn.ReLU(), gate, nn.ReLU(), nn.ReLU())
    stream = Forward()(net, lambda: net(torch.ones(2)), "working")
    first = next(stream)
    assert gate.reached.wait(10)
    progress = next(stream)
    assert first.total == 4
    assert progress.done == 2
    gate.go_on.set()
    finished(stream)


def test_closing_ends_the_pass_at_the_next_layer_and_leaves_nothing_behind() -> None:
    gate, after = Gate(), nn.ReLU()
    net = nn.Sequential(gate, after)
    entered: list[object] = []
    forward = Forward()
    stream = forward(net, lambda: net(torch.ones(2)), "working")
    next(stream)
    assert gate.reached.wait(10)
    after.register_forward_hook(lambda *_: entered.append(1))
    threading.Timer(0.05, gate.go_on.set).start()
    stream.close()
    assert not entered
    assert hooks(net) == 0


def test_an_error_inside_comes_out() -> None:
    def fail() -> Tensor:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(Forward()(nn.ReLU(), fail, "working"))
