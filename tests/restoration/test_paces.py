"""Seconds per megapixel: corrected by what was measured last, and read from files that may say anything."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from restoration.paces import LEAST_MEGAPIXELS, Pace, Paces, Timing, read, usual_file, write
from restoration.types import Step

KNOWN = Paces(known=(Pace("ours", "CPU", 2.0), Pace("ours", "GPU", 0.1), Pace("other", "CPU", 1.0)))


def test_steps_come_one_after_the_other() -> None:
    both = (Step("ours"), Step("other"))
    assert KNOWN.estimate(both, "CPU", 24.0) == pytest.approx(72.0)
    assert KNOWN.estimate(both, "GPU", 24.0) is None
    assert KNOWN.estimate((), "CPU", 24.0) is None


def test_the_first_photograph_says_all_and_every_other_one_a_third() -> None:
    first = Paces().corrected(Timing("ours", "CPU", 2.0, 8.0))
    assert first.of("ours", "CPU") == 4.0
    second = first.corrected(Timing("ours", "CPU", 2.0, 28.0))
    assert second.of("ours", "CPU") == pytest.approx(7.0)
    assert len(second.known) == 1


def test_large_photographs_are_no_measure_of_small_ones() -> None:
    """A network that looks at a reduced copy takes as long for both."""
    small = Paces().corrected(Timing("ours", "CPU", 0.5, 0.5))
    assert small.estimate((Step("ours"),), "CPU", 24.0) == pytest.approx(24.0), "nothing better is known"
    both = small.corrected(Timing("ours", "CPU", 24.0, 2.4))
    assert both.estimate((Step("ours"),), "CPU", 24.0) == pytest.approx(2.4)
    assert both.estimate((Step("ours"),), "CPU", 45.0) == pytest.approx(4.5)
    assert both.estimate((Step("ours"),), "CPU", 0.4) == pytest.approx(0.4)
    assert both.of("ours", "CPU") == pytest.approx(0.1), "what is told of a model is that of large ones"


@pytest.mark.parametrize("timing", [Timing("ours", "CPU", LEAST_MEGAPIXELS / 2, 9.0), Timing("ours", "CPU", 3.0, 0.0)])
def test_what_is_too_small_or_too_short_says_nothing(timing: Timing) -> None:
    assert KNOWN.corrected(timing) is KNOWN


def test_an_endless_one_is_not_kept() -> None:
    assert KNOWN.corrected(Timing("ours", "CPU", 0.3, 1e7)) is KNOWN


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "new" / "paces.json", KNOWN)
    assert read(tmp_path / "new" / "paces.json") == KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        '{"version": 2, "known": []}',
        '{"known": [{"checkpoint": "a", "device": "CPU", "seconds": -1.0}]}',
        '{"known": [{"checkpoint": "a", "device": "CPU", "seconds": 1e999}]}',
        '{"known": [{"checkpoint": "a", "device": "CPU", "seconds": 1.0, "megapixels": 0.0}]}',
        '{"known": [{"checkpoint": 3, "device": "CPU", "seconds": 1.0}]}',
        json.dumps({"surprise": True}),
    ],
)
def test_a_file_that_makes_no_sense_is_as_if_it_were_not_there(tmp_path: Path, text: str) -> None:
    (tmp_path / "paces.json").write_text(text)
    assert read(tmp_path / "paces.json") == Paces()
    assert read(tmp_path / "nowhere.json") == Paces()


def test_window_and_command_line_have_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("UNVEIL_CONFIG_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert usual_file() == tmp_path / "data/unveil/paces.json"
    monkeypatch.setenv("UNVEIL_CONFIG_DIR", str(tmp_path / "config"))
    assert usual_file() == tmp_path / "config/paces.json"
