"""bfloat16 where it is harmless, float32 where rounding would be seen.

Eight bits of mantissa are enough inside a block. They are not for the first layer, whose output all blocks add to, for
the last ones, whose output is the picture, and for gates, which multiply everything: with these three in float32 the
shipped FFA-Net differs from float32 by 0.03 grey levels on average and 0.35 at most, without by 0.3 and 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from restoration.infer.observe import gates, matching
from restoration.models import Family


def exact_modules(net: nn.Module, family: Family, config: Any) -> list[nn.Module]:
    """What is computed in float32 even where the rest is not: gates, and the layers that the family names."""
    seen = [gate.module for gate in gates(net, family.taps)]
    return [*seen, *(module for _, module in matching(net, family.exact(config)) if module not in seen)]


@contextmanager
def mixed(net: nn.Module, exact: Iterable[nn.Module], device: torch.device) -> Iterator[None]:
    """Run `net` in bfloat16 but for the modules `exact`; leaves nothing behind."""
    with ExitStack() as scope:
        for module in exact:
            module.forward = partial(_in_float32, module.forward, device.type)
            scope.callback(delattr, module, "forward")
        scope.enter_context(torch.autocast(device.type, torch.bfloat16))
        yield


def _in_float32(forward: Callable[..., Tensor], device: str, *inputs: Tensor) -> Tensor:
    with torch.autocast(device, enabled=False):
        return forward(*(tensor.float() for tensor in inputs))
