from __future__ import annotations

import numpy as np
import pytest

from restoration.edit import Stroke
from restoration.local.strokes import painted

SIZE = (200, 100)


def test_a_hard_dab_is_a_disc_of_its_radius():
    mask = painted([Stroke(((0.5, 0.5),), radius=0.1, hardness=1.0)], SIZE)
    assert mask.sum() == pytest.approx(np.pi * 20**2, rel=0.06)
    assert mask[50, 100] == 1
    assert mask[50, 122] == 0


def test_a_soft_one_fades_from_the_middle():
    mask = painted([Stroke(((0.5, 0.5),), radius=0.1, hardness=0.0)], SIZE)
    row = mask[50, 100:121]
    assert row[0] == pytest.approx(1, abs=0.02)
    assert (np.diff(row) <= 0).all()
    assert row[10] == pytest.approx(0.5, abs=0.1)


def test_a_stroke_covers_the_line_between_its_points():
    mask = painted([Stroke(((0.1, 0.5), (0.9, 0.5)), radius=0.05, hardness=1.0)], SIZE)
    assert (mask[50, 20:180] == 1).all()
    assert (mask[20] == 0).all()


def test_erasing_takes_away_what_was_added_before_and_not_after():
    dab = Stroke(((0.5, 0.5),), radius=0.1, hardness=1.0)
    eraser = Stroke(((0.5, 0.5),), radius=0.05, hardness=1.0, erases=True)
    assert painted([dab, eraser], SIZE)[50, 100] == 0
    assert painted([dab, eraser], SIZE)[50, 115] == 1
    assert painted([eraser, dab], SIZE)[50, 100] == 1


def test_strokes_may_leave_the_photograph():
    mask = painted([Stroke(((-0.2, 0.5), (1.3, 0.5)), radius=0.05, hardness=1.0)], SIZE)
    assert (mask[50] == 1).all()
    assert painted([Stroke(((3.0, 3.0),))], SIZE).max() == 0
