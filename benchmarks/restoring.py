"""Seconds, processor seconds and peak memory for a generated photograph through the shipped FFA-Net.

python benchmarks/restoring.py MEGAPIXELS [TILE]
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np

from restoration.engine import Engine
from restoration.streams import finished
from restoration.types import Photo, RestoreRequest, Step


def main() -> None:
    megapixels = float(sys.argv[1])
    tile = int(sys.argv[2]) if len(sys.argv) > 2 else None
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    rng = np.random.default_rng(0)
    photo = Photo(rng.random((round(width * 3 / 4), width, 3), np.float32))
    engine = Engine("cpu")
    before = resource.getrusage(resource.RUSAGE_SELF)
    started = time.perf_counter()
    plan = finished(engine.restore(RestoreRequest(photo, (Step("ffa-compact"),), tile))).plan
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_SELF)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{megapixels} MP, {plan}: {seconds:.1f} s, processor {processor:.1f} s, of it system "
        f"{after.ru_stime - before.ru_stime:.1f} s, peak {after.ru_maxrss / 2**20:.2f} GiB "
        f"(before {before.ru_maxrss / 2**20:.2f})"
    )


if __name__ == "__main__":
    main()
