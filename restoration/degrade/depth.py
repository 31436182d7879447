"""Depth for photographs that have none: procedural fields in [0, 1], 0 nearest, 1 farthest.

No depth camera stood beside these photographs, so depth is drawn: from plain geometry (ramps, a ground plane under a
sky), from smooth random fields, and from the picture's own structure, so that edges of depth follow edges of objects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from restoration.filters import guided

Kind = Literal["uniform", "ramp", "ground", "field", "regions", "tones"]
KINDS: tuple[Kind, ...] = ("uniform", "ramp", "ground", "field", "regions", "tones")


@dataclass(frozen=True, slots=True)
class Depth:
    """`angle` in radians, `horizon` as a fraction of the height; `cells` across the picture; `follow` is the radius,
    as a fraction of the long side, within which edges of depth are drawn to edges of the picture (0: not at all)."""

    kind: Kind
    seed: int
    angle: float = 0.0
    horizon: float = 0.4
    cells: int = 4
    follow: float = 0.0


def draw_depth(rng: np.random.Generator) -> Depth:
    return Depth(
        kind=str(rng.choice(KINDS, p=(0.08, 0.12, 0.15, 0.15, 0.3, 0.2))),  # type: ignore[arg-type]  # one of KINDS
        seed=int(rng.integers(2**31)),
        angle=float(rng.uniform(0, 2 * np.pi)),
        horizon=float(rng.uniform(0.1, 0.7)),
        cells=int(rng.integers(2, 13)),
        follow=float(rng.choice((0.0, 0.02, 0.06, 0.12))),
    )


def depth_of(image: np.ndarray, depth: Depth) -> np.ndarray:
    """(h, w, 3) in [0, 1] -> (h, w) float32 in [0, 1]."""
    rng = np.random.default_rng(depth.seed)
    field = FIELDS[depth.kind](image, depth, rng)
    if depth.follow:
        field = follow_edges(field, image, max(1, round(depth.follow * max(image.shape))))
    return spread(field) if depth.kind != "uniform" else field


def uniform(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    return np.ones(image.shape[:2], np.float32)


def ramp(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    rows, columns = grid(image)
    return (np.cos(depth.angle) * rows + np.sin(depth.angle) * columns).astype(np.float32)


def ground(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    """A plane seen from above it, its distance proportional to 1 / (row - horizon), under a sky that is far."""
    rows, columns = grid(image)
    below = rows - depth.horizon + 0.1 * np.sin(depth.angle) * (columns - 0.5)
    distance = 0.08 / np.maximum(below, 0.08) + 0.1 * smooth_noise(image.shape[:2], depth.cells, rng)
    return distance.astype(np.float32)


def smooth(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    return smooth_noise(image.shape[:2], depth.cells, rng)


def regions(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    """Objects: pixels join the nearest of a few seeds, near in place and colour; each object has its own distance."""
    height, width = image.shape[:2]
    small = cv2.resize(image, (min(width, 96), min(height, 96)), interpolation=cv2.INTER_AREA)
    rows, columns = grid(small)
    features = np.dstack([small * rng.uniform(1.0, 3.0), rows, columns]).reshape(-1, 5)
    seeds = features[rng.integers(len(features), size=2 * depth.cells)]
    squares = (seeds**2).sum(1) - 2 * features @ seeds.T
    distances = rng.random(len(seeds)) + 0.7 * (np.cos(depth.angle) * seeds[:, 3] + np.sin(depth.angle) * seeds[:, 4])
    field = distances[squares.argmin(1)].reshape(small.shape[:2]).astype(np.float32)
    return cv2.resize(field, (width, height), interpolation=cv2.INTER_LINEAR) + 0.3 * ramp(image, depth, rng)


def tones(image: np.ndarray, depth: Depth, rng: np.random.Generator) -> np.ndarray:
    """Bright and colourless things far away, as the sky is; mixed with height in the picture."""
    rows, _ = grid(image)
    far = image.min(axis=2) + rng.uniform(0.0, 0.8) * (1 - rows)
    return cv2.GaussianBlur(far.astype(np.float32), (0, 0), max(1.0, 0.01 * max(image.shape)))


FIELDS = {"uniform": uniform, "ramp": ramp, "ground": ground, "field": smooth, "regions": regions, "tones": tones}


def grid(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Row and column of every pixel as fractions: two (h, w) float32 arrays in [0, 1]."""
    height, width = image.shape[:2]
    rows, columns = np.meshgrid(np.linspace(0, 1, height), np.linspace(0, 1, width), indexing="ij")
    return rows.astype(np.float32), columns.astype(np.float32)


def smooth_noise(shape: tuple[int, int], cells: int, rng: np.random.Generator) -> np.ndarray:
    coarse = rng.random((cells, cells), dtype=np.float32)
    return cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def spread(field: np.ndarray) -> np.ndarray:
    low, high = float(field.min()), float(field.max())
    return ((field - low) / max(high - low, 1e-6)).astype(np.float32)


def follow_edges(field: np.ndarray, image: np.ndarray, radius: int) -> np.ndarray:
    """The field, with its edges drawn to those of the picture's grey values."""
    guide = image.mean(axis=2, dtype=np.float32)
    slope, offset = guided(guide, field, radius, eps=1e-3)
    return slope * guide + offset
