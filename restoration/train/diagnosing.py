"""Learning to tell what is wrong with a photograph: `python -m restoration.train.diagnosing --photos DIR --out FILE`.

Clean photographs are spoilt in every way (see diagnosing_cases); a small network learns the way from statistics.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from restoration.diagnosis.classifier import CLASSES, FARTHEST, NOTHING, Classifier, save_classifier
from restoration.diagnosis.statistics import statistics
from restoration.files import replace_file
from restoration.train.diagnosing_cases import case
from restoration.train.photographs import load_photographs

HIDDEN = 64
EPOCHS = 30
BATCH = 64
RATE = 4e-3
KEPT_ROWS, KEPT_HIDDEN = 0.8, 0.5  # what is not dropped, to hinder learning by heart
FOLDS = 5
SUGGESTED = 0.05  # at most this share of clean photographs may be called spoilt
CALLED_FINE = 0.02  # and of hazy ones fine


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A row of statistics for every case: `rows` (k, n), `labels` (k,) numbers of CLASSES, `photographs` (k,)."""

    rows: np.ndarray
    labels: np.ndarray
    photographs: np.ndarray

    def where(self, chosen: np.ndarray) -> Table:
        return Table(self.rows[chosen], self.labels[chosen], self.photographs[chosen])


def cases_of(photograph: np.ndarray, seed: list[int], repeats: int) -> Iterator[tuple[int, np.ndarray]]:
    """Labels and statistics: as many small pictures as others, and clean ones twice as often as each kind of spoilt."""
    for label, wrong in enumerate(CLASSES):
        times = repeats * 2 if wrong == NOTHING else repeats
        for number in range(2 * times):
            rng = np.random.default_rng([*seed, label, number])
            yield label, statistics(case(photograph, wrong, rng, small=number >= times))


def tabulated(pictures: tuple[np.ndarray, ...], seed: list[int], repeats: int, folder: Path) -> Table:
    """Statistics of each photograph's cases; those that `folder` has from before are taken from there."""
    tables = []
    for number, photograph in enumerate(pictures):
        file = folder / f"{'-'.join(map(str, seed))}-{repeats}-{number:04d}.npz"
        if not file.exists():
            labels, rows = zip(*cases_of(photograph, [*seed, number], repeats), strict=True)
            buffer = io.BytesIO()
            np.savez(buffer, rows=np.array(rows), labels=np.array(labels))
            replace_file(file, buffer.getvalue())
        with np.load(file) as found:
            tables.append(Table(found["rows"], found["labels"], np.full(len(found["labels"]), number)))
    return Table(*(np.concatenate([getattr(table, name) for table in tables]) for name in Table.__slots__))


def fit(table: Table, seed: int) -> Classifier:
    """AdamW with one cycle of the learning rate (Smith, Topin, 2018), dropout and smoothed labels."""
    generator = torch.Generator().manual_seed(seed)
    mean, deviation = table.rows.mean(axis=0), table.rows.std(axis=0) + 1e-6
    normed = np.clip((table.rows - mean) / deviation, -FARTHEST, FARTHEST).astype(np.float32)
    weights = [
        *_layer(normed.shape[1], HIDDEN, generator),
        *_layer(HIDDEN, len(CLASSES), generator),
    ]
    _learn(weights, torch.from_numpy(normed), torch.from_numpy(table.labels), generator)
    inner, inner_bias, outer, outer_bias = (weight.detach().numpy() for weight in weights)
    never = np.ones(1, np.float32)
    return Classifier(mean, deviation, inner, inner_bias, outer, outer_bias, sure=never, fine=never)


def _layer(inputs: int, outputs: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    reach = inputs**-0.5
    weight = torch.empty(inputs, outputs).uniform_(-reach, reach, generator=generator)
    return weight.requires_grad_(), torch.zeros(outputs).requires_grad_()


def _learn(weights: list[Tensor], rows: Tensor, labels: Tensor, generator: torch.Generator) -> None:
    inner, inner_bias, outer, outer_bias = weights
    optimiser = torch.optim.AdamW(weights, RATE, weight_decay=1e-3)
    steps = EPOCHS * (len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1)
    for step in range(steps):
        within = step % (len(rows) // BATCH)
        if within == 0:
            order = torch.randperm(len(rows), generator=generator)
        batch = order[within * BATCH : (within + 1) * BATCH]
        hidden = (_dropped(rows[batch], KEPT_ROWS, generator) @ inner + inner_bias).relu()
        scores = _dropped(hidden, KEPT_HIDDEN, generator) @ outer + outer_bias
        optimiser.zero_grad()
        cross_entropy(scores, labels[batch], label_smoothing=0.02).backward()  # type: ignore[no-untyped-call]  # torch has not typed it
        optimiser.step()
        schedule.step()


def _dropped(values: Tensor, kept: float, generator: torch.Generator) -> Tensor:
    return values * (torch.rand(values.shape, generator=generator) < kept) / kept


def unseen(table: Table, seed: int) -> np.ndarray:
    """Shares (k, classes) of every case, from classifiers that saw no case of its photograph."""
    shares = np.empty((len(table.labels), len(CLASSES)), np.float32)
    for fold in range(FOLDS):
        judged = table.photographs % FOLDS == fold
        shares[judged] = fit(table.where(~judged), seed).shares(table.rows[judged])
    return shares


def with_thresholds(classifier: Classifier, shares: np.ndarray, labels: np.ndarray) -> Classifier:
    """`shares` are those of cases that it did not learn from."""
    clean, hazy = labels == CLASSES.index(NOTHING), labels == CLASSES.index("dehaze")
    faults = np.where(shares.argmax(axis=1) == CLASSES.index(NOTHING), 0, shares.max(axis=1))
    sure = np.quantile(faults[clean], 1 - SUGGESTED, method="higher")
    fine = np.quantile(shares[hazy, CLASSES.index(NOTHING)], 1 - CALLED_FINE, method="higher")
    return replace(classifier, sure=np.array([sure], np.float32), fine=np.array([fine], np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m restoration.train.diagnosing")
    parser.add_argument("--photos", type=Path, required=True, metavar="DIR", help="clean photographs")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--statistics", type=Path, required=True, metavar="DIR", help="kept there, to go on from")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    options.statistics.mkdir(parents=True, exist_ok=True)
    photographs = load_photographs(options.photos)
    table = tabulated(photographs.train, [options.seed, 0], 1, options.statistics)
    shares = unseen(table, options.seed)
    classifier = with_thresholds(fit(table, options.seed), shares, table.labels)
    save_classifier(options.out, classifier)
    right = (shares.argmax(axis=1) == table.labels).mean()
    print(f"{len(table.labels)} cases, {right:.1%} of unseen ones right")
    print(f"sure from {classifier.sure[0]:.3f}, fine from {classifier.fine[0]:.3f}: {options.out}")


if __name__ == "__main__":
    main()
