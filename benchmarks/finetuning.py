"""Fine-tuning on sixteen own pairs, all weights against the tail against the gates: a table in Markdown.

python benchmarks/finetuning.py PHOTOS [STEPS]

PHOTOS is the folder that the shipped weights were trained on. Only photographs are used that were held out then. Own
pairs are sixteen of them in one unusual haze, orange and dense, or in one darkness; without pairs, the sixteen as they
are, or in black and white. "Ordinary" is what the model was trained for, on eight others: what tuning costs there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import torch

from restoration import catalogue
from restoration.degrade.depth import draw_depth
from restoration.degrade.drawn import Op
from restoration.degrade.light import LowLight, Sensor, ToneCurve
from restoration.degrade.ops import Haze, Rounding
from restoration.degrade.recipe import RECIPES
from restoration.engine import Engine
from restoration.evaluation import evaluate, pairs_of
from restoration.photo import read, write
from restoration.train.augment import LUMA
from restoration.train.finetune import finetune
from restoration.train.photographs import HELD_OUT, is_held_out
from restoration.types import FinetuneRequest, FinetuneResult, Photo, Stream, T, Trainable

OWN = 16
TRAINABLE: tuple[Trainable, ...] = ("all", "tail", "gates")
HEAD = (
    "| learnt from | model | trained | weights | steps | processor s "
    "| held-out PSNR dB | gain (95 %) | SSIM | ordinary dB |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    names = [path for path in sorted(Path(sys.argv[1]).iterdir()) if is_held_out(path.name)][:HELD_OUT]
    print(HEAD)
    with TemporaryDirectory() as folder:
        for row in rows(names, Path(folder), steps):
            print(row, flush=True)


def rows(names: list[Path], folder: Path, steps: int) -> Iterator[str]:
    for kind, task in (("haze", "dehaze"), ("darkness", "lowlight")):
        model = next((one.id for one in catalogue.checkpoints() if one.task == task and one.path), "ffa-compact")
        usual = catalogue.find(model).task
        pairs = spoilt(names[:OWN], folder / kind, kind)
        ordinary = spoilt(names[OWN:], folder / f"ordinary-{usual}", usual)
        for trainable in TRAINABLE:
            out = folder / f"{kind}-{trainable}.safetensors"
            request = FinetuneRequest(model, out, pairs, trainable=trainable, steps=steps, keep=True)
            yield row(f"own {kind}", request, ordinary)
        if usual == task:
            photos = {"clean photographs": pairs[1], "black and white ones": grey(pairs[1], folder / "grey")}
            for number, (what, place) in enumerate(photos.items()):
                out = folder / f"{kind}-photos-{number}.safetensors"
                yield row(what, FinetuneRequest(model, out, photos=place, steps=steps, keep=True), ordinary)


def spoilt(names: list[Path], folder: Path, kind: str) -> tuple[Path, Path]:
    """Folders of inputs and targets. `kind` is a task, for what its recipe draws, or one of the two unusual ones."""
    inputs, targets = folder / "input", folder / "gt"
    if not folder.exists():
        for number, path in enumerate(names):
            inputs.mkdir(parents=True, exist_ok=True)
            targets.mkdir(exist_ok=True)
            clean = read(path).pixels
            rng = np.random.default_rng([5, number])
            given, wanted = (
                RECIPES[kind]().draw(rng).pair(clean) if kind in RECIPES else (unusual(kind, clean, rng), clean)
            )
            for place, pixels in ((inputs, given), (targets, wanted)):
                write(Photo(np.clip(pixels, 0, 1)), place / f"{path.stem}.png")
    return inputs, targets


def unusual(kind: str, clean: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One haze whose depth alone differs, or one darkness whose noise alone does."""
    curve = ToneCurve(2.2, 0.4)
    sensor = Sensor(0.002, 1e-4, int(rng.integers(2**31)))
    op: Op = Haze(draw_depth(rng), 0.2, 1.4, (0.95, 0.72, 0.48))
    if kind == "darkness":
        op = LowLight(-3.0, (1.15, 1.0, 0.7), curve, curve, sensor)
    return Rounding().apply(op.apply(clean))


def grey(photos: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for path in photos.iterdir():
        luma = read(path).pixels @ np.array(LUMA, np.float32)
        write(Photo(np.repeat(luma[..., None], 3, axis=2).clip(0, 1)), folder / path.name)
    return folder


def row(what: str, request: FinetuneRequest, ordinary: tuple[Path, Path]) -> str:
    started = time.process_time()
    result: FinetuneResult = run(finetune(request))
    seconds = time.process_time() - started
    before, after = (psnr(model, ordinary) for model in (request.checkpoint, str(request.out)))
    cells = (
        what,
        request.checkpoint,
        request.trainable,
        f"{result.trained:,}",
        f"{result.steps}",
        f"{seconds:.0f}",
        f"{fmean(one.psnr_before for one in result.compared):.2f} -> {fmean(one.psnr for one in result.compared):.2f}",
        f"{result.gain:+.2f} ({result.low:+.2f} to {result.high:+.2f})",
        f"{fmean(one.ssim_before for one in result.compared):.3f} -> {fmean(one.ssim for one in result.compared):.3f}",
        f"{before:.2f} -> {after:.2f}",
    )
    return f"| {' | '.join(cells)} |"


@cache
def psnr(model: str, pairs: tuple[Path, Path]) -> float:
    return run(evaluate(Engine("cpu"), model, pairs_of(*pairs))).psnr


def run(stream: Stream[T]) -> T:
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value


if __name__ == "__main__":
    main()
