"""What the first step of training would make slow, done before it."""

from __future__ import annotations

import torch


def warm_up() -> None:
    """Import now what torch imports for the first step of an optimizer: a thousand modules, in a second or two."""
    weight = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weight])
    weight.sum().backward()  # type: ignore[no-untyped-call]  # torch has no types there
    optimizer.step()
