"""The command line, as a script would use it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration import catalogue, restoring
from restoration.cli import main
from restoration.degrade.imresize import imresize
from restoration.diagnosis import Diagnosis
from restoration.engine import Engine
from restoration.metrics import psnr_y

SAMPLE = Path(__file__).parents[2] / "resources/samples/hazy-street.jpg"


@pytest.fixture
def hazy(tmp_path: Path) -> Path:
    path = tmp_path / "hills.jpg"
    Image.fromarray(small_sample()).save(path)
    return path


def small_sample() -> np.ndarray:
    """(90, 160, 3) uint8"""
    with Image.open(SAMPLE) as picture:
        return np.asarray(picture.resize((160, 90)))


def pixels_of(path: Path, form: str) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.format == form
        return np.asarray(picture)


def test_a_photograph_is_restored_beside_the_original(hazy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = hazy.read_bytes()
    assert main(["restore", str(hazy), "--device", "cpu"]) == 0
    assert pixels_of(hazy.with_name("hills-dehazed.jpg"), "JPEG").shape == (90, 160, 3)
    assert hazy.read_bytes() == before
    assert "hills-dehazed.jpg" in capsys.readouterr().out
    assert main(["restore", str(hazy)]) == 0
    assert hazy.with_name("hills-dehazed-2.jpg").exists()


def test_bad_inputs_do_not_stop_the_good_one(hazy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes, empty = tmp_path / "notes.txt", tmp_path / "empty.jpg"
    notes.write_text("milk, eggs")
    empty.touch()
    assert main(["restore", str(notes), str(empty), str(hazy), "-o", str(tmp_path / "out")]) == 1
    assert (tmp_path / "out/hills-dehazed.jpg").exists()
    complaints = capsys.readouterr().err
    assert "notes.txt" in complaints
    assert "empty.jpg" in complaints
    assert "Traceback" not in complaints


def test_json_is_one_object_and_nothing_else(hazy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "gone.jpg")
    assert main(["restore", str(hazy), missing, "--json", "--attention", str(tmp_path / "maps")]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["restored"][0]["model"] == "ffa-compact"
    assert Path(told["restored"][0]["output"]).exists()
    assert all(Path(file).exists() for file in told["restored"][0]["attention"])
    assert told["failed"][0]["input"] == missing


def test_what_is_wrong_is_seen_and_said(hazy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(hazy), "--json"]) == 0
    told = capsys.readouterr()
    assert "hills.jpg: looks hazy (" in told.err
    auto = json.loads(told.out)["restored"][0]["auto"]
    assert auto["wrong"] == "dehaze"
    assert 0.5 < auto["confidence"] <= 1


def test_nobody_looks_when_it_was_said(hazy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for said in (["--task", "dehaze"], ["--model", "dark-channel"]):
        assert main(["restore", str(hazy), *said, "--json"]) == 0
        told = capsys.readouterr()
        assert json.loads(told.out)["restored"][0]["auto"] is None
        assert "looks" not in told.err


def test_what_is_fine_is_left_alone(
    hazy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = Diagnosis("nothing", 0.9, {"nothing": 0.9}, suggestion="", fine=True)
    monkeypatch.setattr(restoring, "diagnose", lambda photo: fine)
    assert main(["restore", str(hazy), "-o", str(tmp_path / "out"), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {
        "restored": [],
        "left": [{"input": str(hazy), "auto": {"wrong": "nothing", "confidence": 0.9}}],
        "failed": [],
    }
    assert "looks fine (90 %)" in told.err
    assert "--task" in told.err
    assert not (tmp_path / "out").exists()


def test_strength_zero_is_the_original(hazy: Path, tmp_path: Path) -> None:
    out = tmp_path / "same.png"
    assert main(["restore", str(hazy), "-o", str(out), "--strength", "0", "--model", "dark-channel"]) == 0
    np.testing.assert_array_equal(pixels_of(out, "PNG"), pixels_of(hazy, "JPEG"))


@pytest.mark.parametrize(("keeping", "tags"), [("all", 1), ("no-place", 1), ("none", 0)])
def test_metadata_are_left_out_when_that_is_asked(hazy: Path, tmp_path: Path, keeping: str, tags: int) -> None:
    """All that this photograph's result has to tell is what made it."""
    out = tmp_path / "out.jpg"
    assert main(["restore", str(hazy), "-o", str(out), "--model", "dark-channel", "--metadata", keeping]) == 0
    with Image.open(out) as picture:
        assert len(picture.getexif()) == tags


def test_format_and_folder_are_obeyed(hazy: Path, tmp_path: Path) -> None:
    assert main(["restore", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "tif", "--tile", "64"]) == 0
    assert pixels_of(tmp_path / "out/hills-dehazed.tif", "TIFF").shape == (90, 160, 3)


def test_results_are_called_as_the_pattern_says(hazy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    other = hazy.with_name(f"b{hazy.suffix}")
    other.write_bytes(hazy.read_bytes())
    pattern = "{number} {name} {model}"
    asked = ["--model", "dark-channel", "-o", str(out), "--name", pattern]
    assert main(["restore", str(hazy), str(other), *asked]) == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == ["001 hills Dark channel prior (classical).jpg", "002 b Dark channel prior (classical).jpg"]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["restore"],
        ["restore", "x.jpg", "--strength", "2"],
        ["restore", "x.jpg", "--tile", "3"],
        ["restore", "x.jpg", "--name", "../{name}"],
        ["restore", "a.jpg", "b.jpg", "-o", "one.png"],
        ["restore", "x.jpg", "--recipe", "x.unveil.json", "--model", "dark-channel"],
        ["models", "import"],
        ["evaluate"],
        ["evaluate", "--suite", "x", "--protocol", "nobody"],
        ["evaluate", "--suite", "x", "--protocol", "ffa", "--metric", "y"],
        ["train", "x.toml"],
    ],
)
def test_wrong_usage_exits_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(wrong)
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    assert capsys.readouterr().err


def test_an_unknown_model_or_a_task_without_one_is_wrong_usage(
    hazy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["restore", str(hazy), "--model", "nothing-like-it"]) == 2
    assert "ffa-compact" in capsys.readouterr().err
    dry = tuple(one for one in catalogue.checkpoints() if one.task != "raindrop")
    monkeypatch.setattr(catalogue, "checkpoints", lambda: dry)
    assert main(["restore", str(hazy), "--task", "raindrop"]) == 2
    assert "dehaze" in capsys.readouterr().err


def test_models_are_listed_for_people_and_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    assert "dark-channel" in capsys.readouterr().out
    assert main(["models", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["models"]
    assert {"ffa-compact", "dark-channel"} <= {one["id"] for one in told}


def test_a_checkpoint_is_imported_and_used(
    hazy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shutil.copy(SAMPLE.parents[1] / "weights/ffa-compact.safetensors", tmp_path / "Mine (1).safetensors")
    assert main(["models", "import", str(tmp_path / "Mine (1).safetensors"), "--json"]) == 0
    name = json.loads(capsys.readouterr().out)["models"][0]["id"]
    assert main(["restore", str(hazy), "--model", name]) == 0


def test_evaluation_tells_the_gain_of_every_image(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = small_sample()
    for folder, picture in (("dehaze/tiny/gt", clean), ("dehaze/tiny/input", clean // 2 + 100)):
        (tmp_path / folder).mkdir(parents=True)
        Image.fromarray(picture).save(tmp_path / folder / "one.png")
    pairs = [str(tmp_path / "dehaze/tiny/input"), str(tmp_path / "dehaze/tiny/gt")]
    assert main(["evaluate", "--model", "dark-channel", "--pairs", *pairs, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["images"][0]["name"] == "one"
    assert told["input_psnr"] == pytest.approx(told["images"][0]["input_psnr"])
    assert told["input_delta_e"] > 0
    assert main(["evaluate", "--model", "dark-channel", "--pairs", *pairs]) == 0
    assert f"dE {told['delta_e']:.2f}" in capsys.readouterr().out
    assert main(["evaluate", "--suite", str(tmp_path), "--report", str(tmp_path / "results.md")]) == 0
    assert "| dehaze | tiny | 1 | ffa-compact |" in (tmp_path / "results.md").read_text()
    assert main(["evaluate", "--model", "dark-channel", "--pairs", str(tmp_path), pairs[1]]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_report_tells_what_was_before_and_keeps_what_was_written_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = small_sample()
    for folder, picture in (("dehaze/tiny/gt", clean), ("dehaze/tiny/input", clean // 2 + 100)):
        (tmp_path / folder).mkdir(parents=True)
        Image.fromarray(picture).save(tmp_path / folder / "one.png")
    report, earlier = tmp_path / "results.md", tmp_path / "results.json"
    suite = ["evaluate", "--model", "dark-channel", "--suite", str(tmp_path)]
    assert main([*suite, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    told["rows"][0]["psnr"] = 12.345
    earlier.write_text(json.dumps(told))
    assert main([*suite, "--report", str(report)]) == 0
    report.write_text(report.read_text() + "My own words.\n")
    assert main([*suite, "--report", str(report), "--before", str(earlier)]) == 0
    assert "| 12.35 |" in report.read_text()
    assert report.read_text().endswith("My own words.\n")
    earlier.write_text("[]")
    assert main([*suite, "--before", str(earlier)]) == 1
    assert "does not hold results" in capsys.readouterr().err


def test_a_published_protocol_measures_differently(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = small_sample()
    for folder, picture in (("gt", clean), ("input", clean // 2 + 100)):
        (tmp_path / folder).mkdir()
        Image.fromarray(picture).save(tmp_path / folder / "one.png")
    told = {}
    for way in ("--metric rgb", "--metric y", "--protocol rgb", "--protocol y", "--protocol mprnet-deblur"):
        pairs = ["--pairs", str(tmp_path / "input"), str(tmp_path / "gt")]
        assert main(["evaluate", "--model", "dark-channel", *pairs, "--json", *way.split()]) == 0
        told[way] = json.loads(capsys.readouterr().out)
    assert told["--metric rgb"]["ssim"] == told["--protocol rgb"]["ssim"]
    assert told["--metric y"]["ssim"] == told["--protocol y"]["ssim"]
    assert len({one["ssim"] for one in told.values()}) == 3
    assert told["--protocol mprnet-deblur"]["psnr"] == pytest.approx(told["--protocol rgb"]["psnr"])


def test_an_enlarged_photograph_is_saved_and_measured(
    hazy: Path, tmp_path: Path, enlarger: Callable[[int], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    model = str(enlarger(2))
    assert main(["restore", str(hazy), "--model", model, "--strength", "0.5"]) == 0
    assert pixels_of(hazy.with_name("hills-upscaled.jpg"), "JPEG").shape == (180, 320, 3)
    pictures = {"upscale/small/input": imresize(small_sample(), 1 / 2), "upscale/small/gt": small_sample()}
    pictures |= {"upscale/tiny/input": imresize(small_sample(), 1 / 4), "upscale/tiny/gt": small_sample()}
    for folder, picture in pictures.items():
        (tmp_path / folder).mkdir(parents=True)
        Image.fromarray(picture).save(tmp_path / folder / "one.png")
    pairs = ["--pairs", str(tmp_path / "upscale/small/input"), str(tmp_path / "upscale/small/gt")]
    capsys.readouterr()
    assert main(["evaluate", "--model", model, *pairs, "--protocol", "rcan", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    bicubic = imresize(pictures["upscale/small/input"], 2)
    assert told["input_psnr"] == pytest.approx(psnr_y(bicubic, small_sample(), shave=2))
    assert told["psnr"] < told["input_psnr"], "bilinear interpolation is not better than bicubic"
    assert told["psnr"] > told["input_psnr"] - 3
    assert main(["evaluate", "--model", model, "--suite", str(tmp_path), "--protocol", "rcan"]) == 0
    table = capsys.readouterr().out
    assert "| upscale | small | 1 |" in table
    assert "tiny" not in table, "a set of another scale"


def test_a_result_too_wide_for_its_format_is_refused_before_the_work(
    tmp_path: Path,
    enlarger: Callable[[int], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delattr(Engine, "restore")
    wide = tmp_path / "wide.png"
    Image.fromarray(np.full((4, 8200, 3), 90, np.uint8)).save(wide)
    assert main(["restore", str(wide), "--model", str(enlarger(2)), "--format", "webp"]) == 1
    assert "at most 16,383 pixels a side. Save it as png or tif." in capsys.readouterr().err
