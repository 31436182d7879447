"""How often the diagnosis is right: on held-out photographs spoilt by our recipes, and on real pictures. Markdown.

python benchmarks/diagnosing.py PHOTOS PAIRS STATISTICS

PHOTOS are the clean photographs it learnt from (those held out are used), PAIRS is DIR/TASK/SET/{input,gt}; STATISTICS
keeps what has been measured, to go on from.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from restoration.diagnosis.classifier import CLASSES, NOTHING, read_classifier, shipped
from restoration.diagnosis.statistics import statistics
from restoration.diagnosis.verdict import Diagnosis, diagnose, judged
from restoration.photo import read
from restoration.train.diagnosing import Table, tabulated
from restoration.train.diagnosing_cases import case
from restoration.train.photographs import load_photographs
from restoration.types import Photo

SEED = 1
REPEATS = 2
ENLARGED = 2.4  # 1120 pixels to 2700, from which cases of up to 4000 are made
HEAD = "| | " + " | ".join((*CLASSES, "right", "told, right", "told, wrong", "called fine")) + " |"
RULE = "|---" * (len(CLASSES) + 5) + "|"


def main() -> None:
    photos, pairs, folder = (Path(argument) for argument in sys.argv[1:4])
    cv2.setNumThreads(1)
    kept = load_photographs(photos).kept
    table = tabulated(kept, [SEED, 1], REPEATS, folder)
    show("Held-out photographs, 128 to 1680 pixels", synthetic(table))
    show("Held-out photographs, 1000 to 4000 pixels", synthetic(enlarged(kept, folder)))
    show("Real pictures", real(pairs))
    print(f"\n24 megapixels: {1000 * seconds():.0f} ms")


Rows = Iterator[tuple[str, str, Diagnosis]]
"""A row's name, what is truly wrong, and what was found."""


def synthetic(table: Table) -> Rows:
    classifier = read_classifier(shipped())
    for label, row in zip(table.labels.tolist(), table.rows, strict=True):
        yield CLASSES[label], CLASSES[label], judged(classifier, row)


def enlarged(kept: tuple[np.ndarray, ...], folder: Path) -> Table:
    """One case of each kind and every sixth photograph, made from photographs at 2.4 times their size."""
    file = folder / f"{SEED}-enlarged.npz"
    if not file.exists():
        labels, rows = zip(*_large_cases(kept), strict=True)
        np.savez(file, rows=np.array(rows), labels=np.array(labels))
    with np.load(file) as found:
        return Table(found["rows"], found["labels"], np.zeros(len(found["labels"]), int))


def _large_cases(kept: tuple[np.ndarray, ...]) -> Iterator[tuple[int, np.ndarray]]:
    for number, photograph in enumerate(kept[::6]):
        large = cv2.resize(photograph, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
        for label, wrong in enumerate(CLASSES):
            draws = (np.random.default_rng([SEED, 2, number, label, repeat]) for repeat in range(20))
            pictures = (case(large, wrong, rng, small=False) for rng in draws)
            yield label, statistics(next(picture for picture in pictures if max(picture.shape) > 1000))


def real(pairs: Path) -> Rows:
    """`gt` of every set is taken for sound."""
    for folder in sorted(pairs.glob("*/*/*")):
        task, part = folder.parts[-3], folder.name
        wrong = task if part == "input" and task in CLASSES else NOTHING if part in ("gt", "hr") else ""
        for path in sorted(folder.iterdir()) if wrong else ():
            yield "/".join(folder.parts[-3:]), wrong, diagnose(read(path))


def show(title: str, rows: Rows) -> None:
    found: dict[str, list[tuple[str, Diagnosis]]] = {}
    for name, wrong, diagnosis in rows:
        found.setdefault(name, []).append((wrong, diagnosis))
    print(f"\n**{title}**\n\n{HEAD}\n{RULE}")
    for name, diagnoses in found.items():
        print(_line(name, diagnoses))
    everything = [one for diagnoses in found.values() for one in diagnoses]
    for title, sound in (("all that is sound", True), ("all that is spoilt", False)):
        print(_line(title, [(wrong, one) for wrong, one in everything if (wrong == NOTHING) == sound]))


def _line(name: str, diagnoses: list[tuple[str, Diagnosis]]) -> str:
    counts = [sum(one.wrong == wrong for _, one in diagnoses) for wrong in CLASSES]
    right = sum(one.wrong == wrong for wrong, one in diagnoses)
    told = sum(one.suggestion == wrong for wrong, one in diagnoses)
    mistaken = sum(one.suggestion not in ("", wrong) for wrong, one in diagnoses)
    fine = sum(one.fine for _, one in diagnoses)
    shares = (f"{100 * count / len(diagnoses):.0f} %" for count in (right, told, mistaken, fine))
    return f"| {name} | " + " | ".join((*(str(count or "") for count in counts), *shares)) + " |"


def seconds() -> float:
    """Of the processor, on one thread: the best of five."""
    pixels = np.random.default_rng(SEED).random((400, 600, 3), dtype=np.float32)
    photo = Photo(np.clip(cv2.resize(pixels, (6000, 4000), interpolation=cv2.INTER_CUBIC), 0, 1))
    times = []
    for _ in range(5):
        started = time.process_time()
        diagnose(photo)
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
