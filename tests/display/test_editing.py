"""Settings in a real sitting: taken back, kept beside the result, and found again by another start of the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "resources/samples/hazy-street.jpg"
pytestmark = [pytest.mark.display, pytest.mark.slow]


def test_a_recipe_brings_the_photograph_and_its_settings_back(start, tmp_path: Path) -> None:
    hazy = tmp_path / "photos" / SAMPLE.name
    hazy.parent.mkdir()
    shutil.copy(SAMPLE, hazy)
    program = start(hazy)
    program.wait("view.can_restore and view.device")
    program.press("r")
    program.wait("view.can_save and not view.job")
    program.drag("Strength", (0.97, 0.5), (0.5, 0.5))
    program.wait("abs(view.strength - 0.5) < 0.03")
    program.press("ctrl+z")
    program.wait("view.strength == 1.0")
    program.press("ctrl+shift+z")
    strength = program.wait("view.strength < 1 and view.strength")
    program.press("ctrl+s")
    program.wait("view.item.saved")
    recipe = hazy.with_name("hazy-street-dehazed.jpg.unveil.json")
    program.wait(f"Path({str(recipe)!r}).exists()", 10)
    program.screenshot("undone")

    later = start(recipe)
    later.wait("view.can_restore and view.device")
    assert later.ask("view.item.path.name") == hazy.name
    assert later.ask("view.strength") == pytest.approx(strength)
