"""Maps made by hand over a box of 40 x 20 pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from restoration.types import AttentionKind, AttentionMap, Box

BOX = Box(0, 0, 40, 20)
Make = Callable[..., AttentionMap]


@pytest.fixture
def seen() -> Make:
    """seen(layer, kind, values, call=0, box=BOX, gaze=None, channels=None)"""

    def make(
        layer: str,
        kind: AttentionKind,
        values: object,
        call: int = 0,
        box: Box = BOX,
        gaze: object = None,
        channels: np.ndarray | None = None,
    ) -> AttentionMap:
        looked = None if gaze is None else np.asarray(gaze, np.float32)
        return AttentionMap(layer, kind, call, np.asarray(values, np.float32), box, looked, channels)

    return make
