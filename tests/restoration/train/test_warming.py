"""After warming up, learning imports nothing more; seen from a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from restoration.train import course
from restoration.train.warming import warm_up
before = len(sys.modules)
warm_up()
warm = len(sys.modules)
import torch
weight = torch.zeros(2, 2, requires_grad=True)
optimizer = torch.optim.Adam([weight])
for _ in range(2):
    optimizer.zero_grad()
    (weight * 2).mean().backward()
    torch.nn.utils.clip_grad_norm_([weight], 1.0)
    optimizer.step()
print(before, warm, len(sys.modules))
"""


@pytest.mark.slow
def test_a_step_imports_nothing_that_was_not_there() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    before, warm, after = map(int, run.stdout.split())
    assert warm > before + 100
    assert after - warm <= 2
