"""Comparing attention and keeping masks, as generators that run in a lane."""

from __future__ import annotations

from pathlib import Path

from app import tasks
from app.attention.values import Contrast, Rival
from app.tasks import Attention
from restoration import heat
from restoration.heat import Key, Limits, Overlay
from restoration.types import Photo, Progress, Stream


def compare(seen: Attention, other: Attention, rival: Rival) -> Stream[Contrast]:
    """Place by place when both are of one photograph."""
    yield Progress("comparing", 0, 1)
    return Contrast(rival, other, heat.changes(seen.maps, other.maps, is_placed=rival.item is None))


def look_with(photo: Photo, seen: Attention, rival: Rival) -> Stream[Contrast]:
    """The attention of the rival's checkpoint on the same photograph, compared."""
    other = yield from tasks.attend(photo, rival.checkpoint, None, seen.gaze, seen.before)
    return (yield from compare(seen, other, rival))


def export_mask(
    shown: Overlay, between: Limits, size: tuple[int, int], folder: Path, stem: str, key: Key
) -> Stream[Path]:
    yield Progress("exporting", 0, 1)
    return heat.export_mask(shown, between, size, folder, stem, key)
