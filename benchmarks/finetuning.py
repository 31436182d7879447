"""Fine-tuning on sixteen own pairs, or on clean photographs and what is like the user's bad ones: a table in Markdown.

python benchmarks/finetuning.py PHOTOS [STEPS] [ROW...]

PHOTOS is the folder that the shipped weights were trained on. Own pairs are sixteen photographs that were held out
then, in one unusual haze, orange and dense, or in one darkness. Clean photographs are sixteen others, with or without
--like four more that are spoilt in the same way; those rows are judged on all of the sixteen own pairs, whose
scenes nothing has seen. "Ordinary" is what the model was trained for, on eight others: what tuning costs there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
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
from restoration.evaluation import Score, evaluate, pairs_of
from restoration.filters import reduced
from restoration.photo import read, write
from restoration.streams import finished
from restoration.train.division import gain_interval
from restoration.train.finetune import finetune
from restoration.train.photographs import HELD_OUT, is_held_out
from restoration.types import Compared, FinetuneRequest, FinetuneResult, Photo, Trainable

OWN, BAD = 16, 4
LONG_SIDE = 448  # a table in a quarter of an hour
KINDS = {"haze": "dehaze", "darkness": "lowlight"}
TRAINABLE: dict[str, Trainable] = {"all": "all", "tail": "tail", "gates": "gates"}
HEAD = (
    "| learnt from | model | trained | weights | steps | processor s "
    "| held-out PSNR dB | gain (95 %) | SSIM | ordinary dB |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)
SAID = {
    "plain": "clean photographs",
    "like": "clean photographs, --like four",
}
ROWS = tuple(f"{kind}-{what}" for kind in KINDS for what in (*TRAINABLE, *SAID))

Folders = tuple[Path, Path]


@dataclass(frozen=True)
class Pictures:
    """Photographs, and a folder for what is made of them."""

    own: Sequence[Path]
    ordinary: Sequence[Path]
    clean: Sequence[Path]
    bad: Sequence[Path]
    folder: Path

    @classmethod
    def found(cls, photos: Path, folder: Path) -> Pictures:
        names = sorted(photos.iterdir())
        held_out = [path for path in names if is_held_out(path.name)][:HELD_OUT]
        rest = [path for path in names if path not in held_out]
        spread = rest[:: len(rest) // (OWN + BAD)][: OWN + BAD]
        bad = spread[:: (OWN + BAD) // BAD][:BAD]
        return cls(held_out[:OWN], held_out[OWN:], [one for one in spread if one not in bad], bad, folder)


def main() -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    print(HEAD)
    with TemporaryDirectory() as folder:
        pictures = Pictures.found(Path(sys.argv[1]), Path(folder))
        for name in sys.argv[3:] or ROWS:
            print(row(name, pictures, steps), flush=True)


def row(name: str, pictures: Pictures, steps: int) -> str:
    kind, what = name.split("-")
    task = KINDS[kind]
    model = next(one.id for one in catalogue.checkpoints() if one.task == task and one.path)
    request = _request(model, what, kind, pictures, steps)
    started = time.process_time()
    result: FinetuneResult = finished(finetune(request))
    seconds = time.process_time() - started
    compared = judged(request, spoilt(pictures.own, pictures.folder / kind, kind)) if request.photos else None
    ordinary = spoilt(pictures.ordinary, pictures.folder / f"ordinary-{task}", task)
    before, after = (fmean(one.psnr for one in measured(each, ordinary)) for each in (model, str(request.out)))
    return line(SAID.get(what, f"own {kind}"), result, seconds, compared or result.compared, (before, after))


def _request(model: str, what: str, kind: str, pictures: Pictures, steps: int) -> FinetuneRequest:
    out = pictures.folder / f"{kind}-{what}.safetensors"
    if what in SAID:
        clean = spoilt(pictures.clean, pictures.folder / f"clean-{kind}", kind)[1]
        bad = sorted(spoilt(pictures.bad, pictures.folder / f"bad-{kind}", kind)[0].iterdir())
        like = tuple(bad) if what == "like" else ()
        return FinetuneRequest(model, out, photos=clean, like=like, steps=steps, keep=True)
    pairs = spoilt(pictures.own, pictures.folder / kind, kind)
    return FinetuneRequest(model, out, pairs, trainable=TRAINABLE[what], steps=steps, keep=True)


def spoilt(names: Sequence[Path], folder: Path, kind: str) -> Folders:
    """Folders of inputs and targets. `kind` is a task, for what its recipe draws, or one of the two unusual ones."""
    inputs, targets = folder / "input", folder / "gt"
    if not folder.exists():
        for number, path in enumerate(names):
            inputs.mkdir(parents=True, exist_ok=True)
            targets.mkdir(exist_ok=True)
            clean = reduced(read(path).pixels, LONG_SIDE)
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


def judged(request: FinetuneRequest, pairs: Folders) -> tuple[Compared, ...]:
    """Pairs of photographs that the tuned network has not seen in any way."""
    before, after = (measured(model, pairs) for model in (request.checkpoint, str(request.out)))
    return tuple(
        Compared(old.name, old.psnr, old.ssim, new.psnr, new.ssim) for old, new in zip(before, after, strict=True)
    )


def line(
    what: str, result: FinetuneResult, seconds: float, compared: Sequence[Compared], ordinary: tuple[float, float]
) -> str:
    gains = [one.gain for one in compared]
    mean, low, high = gain_interval(gains, [one.name for one in compared], 0)
    cells = (
        what,
        result.checkpoint,
        result.trainable,
        f"{result.trained:,}",
        f"{result.steps}",
        f"{seconds:.0f}",
        f"{fmean(one.psnr_before for one in compared):.2f} -> {fmean(one.psnr for one in compared):.2f}",
        f"{mean:+.2f} ({low:+.2f} to {high:+.2f})",
        f"{fmean(one.ssim_before for one in compared):.3f} -> {fmean(one.ssim for one in compared):.3f}",
        f"{ordinary[0]:.2f} -> {ordinary[1]:.2f}",
    )
    return f"| {' | '.join(cells)} |"


@cache
def measured(model: str, pairs: Folders) -> Sequence[Score]:
    return finished(evaluate(Engine("cpu"), model, pairs_of(*pairs))).scores


if __name__ == "__main__":
    main()
