"""`unveil bench`, on a photograph that is small enough for a test."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from restoration import benching, catalogue
from restoration.benching import ENOUGH_SECONDS, RUNS, measure, synthetic
from restoration.cli import main
from restoration.engine import Engine
from restoration.errors import WeightsError
from restoration.paces import read, usual_file
from restoration.types import Checkpoint

MODEL = "dark-channel"


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNVEIL_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setattr(benching, "SIZE", (80, 60))
    monkeypatch.setattr(benching, "LARGE", (160, 120))


def test_json_is_one_object_and_the_window_knows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--model", MODEL, "--device", "cpu", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["models"]
    assert (told["model"], told["task"], told["runs"]) == (MODEL, "dehaze", RUNS)
    assert told["seconds"] > 0
    assert read(usual_file()).of(MODEL, told["device"]) == told["seconds"]


def test_every_model_is_a_line_and_what_was_known_of_others_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--model", MODEL, "--device", "cpu"]) == 0
    compact = next(one for one in catalogue.checkpoints() if one.path)
    assert main(["bench", "--model", compact.id, "--device", "cpu"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [MODEL, compact.id]
    assert "s per megapixel on" in lines[0]
    sizes = {one.checkpoint: one.megapixels for one in read(usual_file()).known}
    assert sizes == {MODEL: 0.0048, compact.id: 0.0192}
    assert compact.affine, "it looks at a reduced copy, so a large photograph is measured"


def test_the_median_counts_and_of_slow_ones_one_run_does() -> None:
    found = next(one for one in catalogue.checkpoints() if one.id == MODEL)
    photo = synthetic((80, 60), np.random.default_rng(0))
    times = iter([0.0, 3.0, 10.0, 11.0, 20.0, 22.0])
    measured = measure(Engine("cpu"), found, photo, True, lambda: next(times))
    assert measured.seconds == pytest.approx(2.0 / 0.0048)
    assert measured.runs == 3
    slow = count(0.0, ENOUGH_SECONDS + 1)
    assert measure(Engine("cpu"), found, photo, True, lambda: next(slow)).runs == 1


def test_a_model_that_cannot_be_used_is_named_and_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(engine: Engine, checkpoint: Checkpoint, *rest: object) -> benching.Bench:
        if checkpoint.id == MODEL:
            raise WeightsError("It is damaged.")
        return benching.Bench(checkpoint.id, checkpoint.task, "CPU", 1.0, 3, 2.0)

    monkeypatch.setattr(benching, "measure", broken)
    assert main(["bench", "--json"]) == 1
    said = capsys.readouterr()
    assert f"unveil: {MODEL}: It is damaged." in said.err
    photographs_own = [one for one in catalogue.checkpoints() if not one.raw]
    assert len(json.loads(said.out)["models"]) == len(photographs_own) - 1


def test_the_photograph_is_the_same_every_time() -> None:
    first, again = (synthetic((40, 30), np.random.default_rng(0)).pixels for _ in range(2))
    np.testing.assert_array_equal(first, again)
    assert first.shape == (30, 40, 3)
    assert 0 <= first.min() < first.max() <= 1
