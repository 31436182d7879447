"""The compact member of every family on this computer: megapixels a second, crops of 128 pixels a second in training.

python benchmarks/compact.py [THREADS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import torch

from restoration.infer.device import choose, placed
from restoration.infer.precision import exact_modules, mixed
from restoration.models import FAMILIES, Family
from restoration.models.family import answers

TILE = (768, 1024)
CROP, BATCH = 128, 4


def main() -> None:
    torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
    print("| family | Config | parameters | MP/s | 24 MP | crops/s in training |\n|---|---|---|---|---|---|")
    for family in FAMILIES:
        print(row(family), flush=True)


def row(family: Family) -> str:
    config = family.compact
    net = placed(family.build(config), torch.device("cpu"))
    parameters = sum(weight.numel() for weight in net.parameters())
    sides = tuple(min(side, family.largest(config) or side) for side in TILE)
    whole, crops = images(family, config, 1, sides), images(family, config, BATCH, (CROP, CROP))
    exact = exact_modules(net, family, config)

    def restore() -> None:
        with torch.inference_mode(), in_bf16():
            net(whole)

    def learn() -> None:
        with in_bf16():
            outputs = answers(net(crops))
        sum(output.float().abs().mean() for output in outputs).backward()  # type: ignore[union-attr]

    def in_bf16() -> Any:
        return mixed(net, exact, torch.device("cpu"))

    speed = sides[0] * sides[1] / 1e6 / best(restore)
    return (
        f"| {family.title} | `{config}` | {parameters / 1e6:.2f} M | {speed:.2f} | {24 / speed:.0f} s "
        f"| {BATCH / best(learn):.1f} |"
    )


def images(family: Family, config: Any, batch: int, sides: tuple[int, ...]) -> torch.Tensor:
    pixels = torch.rand(batch, 3, *sides, generator=torch.Generator().manual_seed(0))
    return family.domain(config).normalise(pixels).to(memory_format=torch.channels_last)


def best(work: Callable[[], None]) -> float:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    if not choose("cpu").fast_bf16:
        print("bfloat16 is emulated on this processor: these numbers say little")
    main()
