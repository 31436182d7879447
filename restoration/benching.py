"""`unveil bench`: how long every model takes for a megapixel on this computer."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from restoration import catalogue, paces
from restoration.commands import follow, say
from restoration.errors import RestorationError
from restoration.types import Checkpoint, Photo, RestoreRequest, Step

if TYPE_CHECKING:
    from restoration.engine import Engine

SIZE = (1632, 1224)  # two megapixels
LARGE = (5664, 4248)  # 24, for networks that look at a reduced copy: what they take hangs little on the size
WARM_PX = 256
RUNS, ENOUGH_SECONDS = 3, 60.0  # of a slow network one run, or two, must do
LARGE_MP = 24


@dataclass(frozen=True, slots=True)
class Bench:
    """Seconds per megapixel of a photograph of so many `megapixels`: the median of `runs`, after one that does not
    count."""

    model: str
    task: str
    device: str
    seconds: float
    runs: int
    megapixels: float


def bench(options: argparse.Namespace) -> int:
    """0 all measured; 1 some models could not be used, each named on stderr. What was measured is kept."""
    from restoration.engine import Engine

    known = (one for one in catalogue.checkpoints() if not one.raw)  # there is no RAW file to measure those with
    chosen = (catalogue.find(options.model),) if options.model else tuple(known)
    engine = Engine(options.device)
    found = []
    for one in _measured(engine, chosen, options.json):
        found.append(one)
        if not options.json:
            print(as_line(one), flush=True)
    if options.json:
        print(json.dumps({"models": [asdict(one) for one in found]}))
    _keep(found)
    return 0 if len(found) == len(chosen) else 1


def as_line(one: Bench) -> str:
    whole = one.seconds * LARGE_MP
    return f"{one.model:24} {one.seconds:7.2f} s per megapixel on {one.device}; {LARGE_MP} MP: about {whole:.0f} s"


def synthetic(size: tuple[int, int], rng: np.random.Generator) -> Photo:
    """(width, height): smooth colours, and noise for detail."""
    import cv2

    coarse = cv2.resize(rng.random((12, 16, 3), dtype=np.float32), size, interpolation=cv2.INTER_CUBIC)
    detail = np.float32(0.03) * rng.standard_normal((size[1], size[0], 3), dtype=np.float32)
    return Photo(np.clip(coarse + detail, 0, 1))


def measure(
    engine: Engine, checkpoint: Checkpoint, photo: Photo, quiet: bool, clock: Callable[[], float] = time.monotonic
) -> Bench:
    """Raises RestorationError."""
    steps = (Step(checkpoint.id),)
    warm = Photo(np.ascontiguousarray(photo.pixels[:WARM_PX, :WARM_PX]))
    follow(engine.restore(RestoreRequest(warm, steps)), checkpoint.id, quiet)
    taken: list[float] = []
    while len(taken) < RUNS and sum(taken) < ENOUGH_SECONDS:
        began = clock()
        follow(engine.restore(RestoreRequest(photo, steps)), checkpoint.id, quiet)
        taken.append(clock() - began)
    width, height = photo.size
    megapixels = width * height / 1e6
    seconds = median(taken) / megapixels
    return Bench(checkpoint.id, engine.task(checkpoint.id), engine.device_name, seconds, len(taken), megapixels)


def _measured(engine: Engine, chosen: tuple[Checkpoint, ...], quiet: bool) -> Iterator[Bench]:
    for checkpoint in chosen:
        photo = synthetic(LARGE if checkpoint.affine else SIZE, np.random.default_rng(0))
        try:
            yield measure(engine, checkpoint, photo, quiet)
        except RestorationError as error:
            say(f"unveil: {checkpoint.id}: {error}")


def _keep(found: list[Bench]) -> None:
    """For the window, which says before restoring how long it will take."""
    file = paces.usual_file()
    known = paces.read(file)
    for one in found:
        known = known.measured(paces.Pace(one.model, one.device, one.seconds, one.megapixels))
    try:
        paces.write(file, known)
    except (OSError, RestorationError) as error:
        say(f"unveil: what was measured could not be kept: {error}")
