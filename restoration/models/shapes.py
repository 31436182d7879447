"""Reading hyper-parameters from state-dict shapes, one named key at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from restoration.errors import ShapesDoNotFit

Shapes = Mapping[str, tuple[int, ...]]


def dim(shapes: Shapes, key: str, axis: int) -> int:
    """The size of `key` along `axis`; raises ShapesDoNotFit when there is no such key or axis."""
    shape = shapes.get(key)
    if shape is None or len(shape) <= axis:
        raise ShapesDoNotFit(f"no {key}")
    return shape[axis]


def count(shapes: Shapes, pattern: str) -> int:
    """How many different values the first group of `pattern` (a regular expression, matched in full) takes."""
    found = (re.fullmatch(pattern, key) for key in shapes)
    return len({match.group(1) for match in found if match})
