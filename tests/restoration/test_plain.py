from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import Literal

import pytest

from restoration import plain
from restoration.plain import Unfit, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Far:
    depth: float = 0.5


@dataclass(frozen=True, slots=True)
class Brush:
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    name: str
    kind: Literal["one", "two"] = "one"
    count: int = 3
    share: float = 1.0
    here: bool = False
    note: str | None = None
    mask: Far | Brush | None = None
    masks: tuple[Far | Brush, ...] = ()
    inner: Far = field(default_factory=Far)
    size: int | str = 0

    def __post_init__(self) -> None:
        if self.count > 9:
            raise ValueError("“count” is too much")


FULL = Work("x", "two", 4, 0.25, True, "n", Brush(((0.0, 0.5), (1.0, 1.0))), (Far(0.1), Brush()), Far(0.9), "large")


@pytest.mark.parametrize("value", [Work("only a name"), FULL])
def test_a_value_survives_its_way_through_json(value: Work) -> None:
    assert from_plain(Work, json.loads(json.dumps(to_plain(value)))) == value


def test_what_is_missing_has_its_default_and_a_whole_number_may_stand_for_a_number() -> None:
    assert from_plain(Work, {"name": "x", "share": 1}) == Work("x")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "“name” is missing"),
        ([], "it is not an object"),
        ({"name": "x", "colour": 1}, "“colour” that this version of Unveil does not know"),
        ({"name": 3}, "“name” is not a text"),
        ({"name": "x" * (plain.LONGEST_TEXT + 1)}, "is longer than"),
        ({"name": "x", "count": True}, "“count” is not a whole number"),
        ({"name": "x", "count": 1.0}, "“count” is not a whole number"),
        ({"name": "x", "count": 10}, "“count” is too much"),
        ({"name": "x", "share": math.nan}, "“share” is not a finite number"),
        ({"name": "x", "share": math.inf}, "“share” is not a finite number"),
        ({"name": "x", "share": 10**400}, "“share” is not a number"),
        ({"name": "x", "here": 1}, "“here” is not true or false"),
        ({"name": "x", "kind": "three"}, "“kind” is none of one, two"),
        ({"name": "x", "kind": ["one"]}, "“kind” is none of one, two"),
        ({"name": "x", "inner": {"depth": "deep"}}, "“inner.depth” is not a number"),
        ({"name": "x", "inner": None}, "“inner” is not an object"),
        ({"name": "x", "mask": {"depth": 1.0}}, "“mask” is of a kind"),
        ({"name": "x", "mask": {"is": ["Far"], "depth": 1.0}}, "“mask” is of a kind"),
        ({"name": "x", "mask": {"is": "Brush", "points": [[0.0]]}}, "“mask.points 1” has 1 values instead of 2"),
        ({"name": "x", "masks": "all"}, "“masks” is not a list"),
        ({"name": "x", "masks": [{}] * (plain.MOST_VALUES + 1)}, "has more than"),
        ({"name": "x", "size": 0.5}, "“size” is not a text"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(told: object, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        from_plain(Work, told)
    assert why in str(refused.value)
