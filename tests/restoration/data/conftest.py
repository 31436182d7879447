"""Data sets in miniature: trees of empty files, for no rule opens a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Grow = Callable[..., Path]


@pytest.fixture
def grow(tmp_path: Path) -> Grow:
    """grow("train/a.png", ...) -> the folder that now holds these files, empty."""

    def make(*names: str) -> Path:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        return tmp_path

    return make
