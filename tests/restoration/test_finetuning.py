"""`unveil finetune`, as a script would use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from safetensors.torch import save_file

from restoration.cli import main
from restoration.finetuning import as_text
from restoration.models import ffa
from restoration.train import course, finetune
from restoration.types import Compared, FinetuneResult
from restoration.weights import read_metadata


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Six pairs and a tiny network; two steps on small crops."""
    for name, value in (("CROP", 32), ("SMALLEST_CROP", 32), ("BATCH", 1)):
        monkeypatch.setattr(finetune, name, value)
    for folder, brighter in (("spoilt", 40), ("clean", 0)):
        (tmp_path / folder).mkdir()
        for number in range(6):
            colours = np.random.default_rng(number).integers(0, 200, (4, 5, 3), np.uint8) + np.uint8(brighter)
            Image.fromarray(colours).resize((70, 64)).save(tmp_path / folder / f"{number}.png")
    save_file(ffa.FFANet(ffa.Config(3, 1, 8, 2)).state_dict(), tmp_path / "tiny.safetensors")
    pairs = ["--pairs", str(tmp_path / "spoilt"), str(tmp_path / "clean")]
    return ["finetune", "--model", str(tmp_path / "tiny.safetensors"), *pairs, "--steps", "2"]


def test_json_is_one_object_and_the_weights_can_be_imported(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    out = tmp_path / "mine.safetensors"
    assert main([*command, "--keep", "--json", "--out", str(out), "--trainable", "tail"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told["weights"] == str(out)
    assert (told["trainable"], told["steps"], told["learned"]) == ("tail", 2, 3)
    assert len(told["compared"]) == 3
    assert told["gain"] == pytest.approx(np.mean([one["gain"] for one in told["compared"]]))
    assert told["worst"] in {one["name"] for one in told["compared"]}
    assert "step 2/2" in said.err
    assert said.err.count("judging") <= 2
    assert read_metadata(out)["trainable"] == "tail"
    assert main(["models", "import", str(out), "--json"]) == 0


def test_photographs_alone_will_do_and_the_seed_decides(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = command.index("--pairs")
    photos = [*command[:at], "--photos", command[at + 2], *command[at + 3 :], "--json"]
    told = []
    for number, seed in enumerate(("4", "4", "5")):
        assert main([*photos, "--out", str(tmp_path / f"{number}.safetensors"), "--seed", seed]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0]["compared"] == told[1]["compared"] != told[2]["compared"]
    alike = [*photos, "--like", str(tmp_path / "spoilt"), str(tmp_path / "clean" / "0.png"), "--keep"]
    assert main([*alike, "--out", str(tmp_path / "like.safetensors"), "--seed", "4"]) == 0
    assert json.loads(capsys.readouterr().out)["compared"] != told[0]["compared"]
    assert read_metadata(tmp_path / "like.safetensors")["like"] == "7"


def test_whoever_interrupts_is_told_what_was_kept(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    step, taken = course.take_step, []

    def interrupted(*arguments: Any) -> float:
        taken.append(1)
        if len(taken) == 2:
            raise KeyboardInterrupt
        return step(*arguments)

    monkeypatch.setattr(course, "take_step", interrupted)
    out = tmp_path / "mine.safetensors"
    assert main([*command, "--out", str(out)]) == 130
    assert read_metadata(out)["verdict"] == "not judged: it was stopped"
    said = capsys.readouterr()
    assert str(out) in said.err
    assert not said.out


def result(gains: tuple[float, ...], low: float, weights: Path | None) -> FinetuneResult:
    compared = tuple(Compared(f"p{number}", 20.0, 0.5, 20.0 + gain, 0.6) for number, gain in enumerate(gains))
    mean = float(np.mean(gains))
    return FinetuneResult("ffa-compact", weights, "all", 10, 9, 100, 60.0, compared, mean, low, mean + 1)


def test_the_verdict_is_a_sentence() -> None:
    text = as_text(result((1.0, 2.0, 3.0), 1.2, Path("mine.safetensors")))
    assert text.endswith(
        "Held-out pairs: 20.0 dB -> 22.0 dB, gain 2.0 dB (95 % interval 1.2 to 3.0): it helped. "
        "Kept as mine.safetensors."
    )
    assert "Worst" not in text
    text = as_text(result((1.0, -2.5, 3.0), -0.2, None))
    assert "Worst: p1, -2.5 dB." in text
    assert text.endswith("it did not help. Nothing was written; --keep writes it all the same.")


@pytest.mark.parametrize(
    "wrong",
    [
        ["--model", "ffa-compact", "--out", "x"],
        ["--model", "ffa-compact", "--photos", "x"],
        ["--photos", "x", "--out", "x"],
        ["--model", "ffa-compact", "--out", "x", "--photos", "x", "--pairs", "x", "x"],
        ["--model", "ffa-compact", "--out", "x", "--photos", "x", "--steps", "0"],
        ["--model", "ffa-compact", "--out", "x", "--photos", "x", "--steps", "3", "--minutes", "1"],
        ["--model", "ffa-compact", "--out", "x", "--photos", "x", "--trainable", "most"],
    ],
)
def test_wrong_usage_exits_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["finetune", *wrong])
    assert "usage: unveil finetune" in capsys.readouterr().err


def test_what_is_not_there_is_named(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "mine.safetensors")]
    assert main(["finetune", "--model", "nothing", "--photos", str(tmp_path), *out]) == 2
    assert main(["finetune", "--model", "ffa-compact", "--photos", str(tmp_path / "gone"), *out]) == 1
    assert main(["finetune", "--model", "dark-channel", "--photos", str(tmp_path), *out]) == 1
    said = capsys.readouterr().err
    assert "gone" in said
    assert "a method without weights" in said
    assert "Traceback" not in said
