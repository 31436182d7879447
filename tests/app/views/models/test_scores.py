from __future__ import annotations

import re
from pathlib import Path

from app.views.models.scores import SETS, measured
from restoration.catalogue import checkpoints

RESULTS = Path(__file__).parents[4] / "docs/results.md"


def test_every_set_of_the_shipped_cards_has_a_name() -> None:
    assert {key for one in checkpoints() for key in one.card.scores} <= set(SETS)


def test_the_numbers_of_photographs_are_those_of_the_results() -> None:
    rows = (line.split("|") for line in RESULTS.read_text("utf-8").splitlines() if "| input |" in line)
    counted = {row[2].strip(): int(row[3]) for row in rows}
    assert counted
    told = {key: int(match[1]) for key, name in SETS.items() if (match := re.search(r"(\d+) photographs?$", name))}
    assert told == {key: counted[key] for key in SETS}


def test_a_set_that_nobody_knows_is_called_as_in_its_card() -> None:
    assert measured({"lol_eval15": 19.291, "my_street": 20.0}) == "LOL, 4 photographs: 19.29 dB\nmy street: 20.00 dB"
