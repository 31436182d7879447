"""Speed of FFA-Net members on one thread: training in kilopixels/s, restoring in megapixels/s.

python benchmarks/ffa_sizes.py
"""

from __future__ import annotations

import time

import torch
from torch import nn

from restoration.infer.device import placed
from restoration.models import ffa

SIZES = ((32, 4, 2), (64, 4, 4), (48, 4, 4), (64, 3, 4))  # width, blocks, shuffle
STEPS, BATCH, CROP, LARGE = 8, 6, 128, 1024


def seconds_to_train(net: nn.Module) -> float:
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-4)
    images = torch.rand(BATCH, 3, CROP, CROP).to(memory_format=torch.channels_last)
    for step in range(STEPS + 2):
        if step == 2:
            started = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16):
            loss = (net(images) - images).abs().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return (time.perf_counter() - started) / STEPS


def seconds_to_restore(net: nn.Module) -> float:
    image = torch.rand(1, 3, LARGE, LARGE).to(memory_format=torch.channels_last)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        net(image)
        started = time.perf_counter()
        net(image)
    return time.perf_counter() - started


def main() -> None:
    torch.set_num_threads(1)
    print("| width | blocks | shuffle | parameters | training kpx/s | restoring MP/s |\n|---|---|---|---|---|---|")
    for width, blocks, shuffle in SIZES:
        net = placed(ffa.FFANet(ffa.Config(3, blocks, width, shuffle)), torch.device("cpu"))
        parameters = sum(parameter.numel() for parameter in net.parameters())
        training = BATCH * CROP**2 / seconds_to_train(net) / 1e3
        restoring = LARGE**2 / seconds_to_restore(net.eval()) / 1e6
        print(f"| {width} | {blocks} | {shuffle} | {parameters:,} | {training:.0f} | {restoring:.2f} |", flush=True)


if __name__ == "__main__":
    main()
