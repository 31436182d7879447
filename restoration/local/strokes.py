"""What a brush has painted, as a mask."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from restoration.edit import Stroke

SUBPIXELS = 4  # bits of a point's fraction that OpenCV is told
FARTHEST = 1.0  # how far outside of a photograph a stroke is still followed, in its sides


def painted(strokes: Iterable[Stroke], size: tuple[int, int]) -> np.ndarray:
    """(h, w) float32 in [0, 1] for a photograph of `size` (width, height): 1 where strokes were added, 0 where none
    was or a later one erased."""
    width, height = size
    mask = np.zeros((height, width), np.float32)
    for stroke in strokes:
        points = np.clip(np.array(stroke.points, np.float64), -FARTHEST, 1 + FARTHEST) * size
        radius = max(0.5, stroke.radius * max(size))
        left, top = np.floor(np.clip(points.min(axis=0) - radius - 1, 0, size)).astype(int)
        right, bottom = np.ceil(np.clip(points.max(axis=0) + radius + 1, 0, size)).astype(int)
        if left < right and top < bottom:
            part = mask[top:bottom, left:right]
            cover = _cover(points - (left, top), part.shape, radius, stroke.hardness)
            part[:] = np.minimum(part, 1 - cover) if stroke.erases else np.maximum(part, cover)
    return mask


def _cover(points: np.ndarray, shape: tuple[int, ...], radius: float, hardness: float) -> np.ndarray:
    """1 near the line through `points`, 0 from `radius` on, between them 3 u^2 - 2 u^3."""
    margin = int(radius) + 2  # the line may lie outside of what is seen of it
    field = np.full((shape[0] + 2 * margin, shape[1] + 2 * margin), 255, np.uint8)
    line = np.rint((points - 0.5 + margin) * (1 << SUBPIXELS)).astype(np.int32)
    line = np.concatenate([line, line[-1:]])  # a line of one point would not be drawn
    cv2.polylines(field, [line.reshape(-1, 1, 2)], False, 0, 1, cv2.LINE_8, SUBPIXELS)
    away = cv2.distanceTransform(field, cv2.DIST_L2, cv2.DIST_MASK_5)
    away = away[margin : margin + shape[0], margin : margin + shape[1]]
    u = np.clip((radius - away) / max(1.0, radius * (1 - hardness)), 0, 1)
    return u * u * (3 - 2 * u)
