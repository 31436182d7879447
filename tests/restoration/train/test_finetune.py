"""Fine-tuning: it learns, it is honest about what it learnt, and it keeps what it should."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import ExifTags, Image
from safetensors.torch import save_file

from restoration import catalogue
from restoration.errors import BadRecipe, BadRequest, UnwritableFile
from restoration.infer.observe import gates
from restoration.models import FAMILIES, durn, ffa
from restoration.streams import finished
from restoration.train import course, finetune
from restoration.train.course import free_names
from restoration.train.finetune import recipe_for
from restoration.types import FinetuneRequest, FinetuneResult, Photo, Previewed, Scored, TrainTick
from restoration.weights import Loaded, load_checkpoint, read_metadata, read_state, recognise
from restoration.weights.importing import import_weights

Own = Callable[[int], tuple[Path, Path]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread, small crops, and rates at which twenty steps are enough."""
    torch.set_num_threads(1)
    for name, value in (("CROP", 32), ("SMALLEST_CROP", 32), ("BATCH", 2)):
        monkeypatch.setattr(finetune, name, value)
    for trainable, schedule in finetune.LEARNING.items():
        monkeypatch.setitem(finetune.LEARNING, trainable, replace(schedule, lr=1e-2, ema=0.9))


def run(checkpoint: Path, out: Path, **how: Any) -> tuple[list[object], FinetuneResult]:
    notes: list[object] = []
    return notes, finished(
        finetune.finetune(FinetuneRequest(str(checkpoint), out, **how)), lambda progress: notes.append(progress.note)
    )


def test_a_brightness_that_all_pairs_share_is_learnt_and_kept(identity: Path, own: Own, tmp_path: Path) -> None:
    out = tmp_path / "mine.safetensors"
    notes, result = run(identity, out, pairs=own(12), steps=24, seed=3)
    assert result.helped
    assert result.gain > 3
    assert result.low <= result.gain <= result.high
    assert (len(result.compared), result.learned, result.weights) == (3, 7, out)
    assert all(one.psnr_before == pytest.approx(13.98, abs=0.1) for one in result.compared)
    assert any(isinstance(note, TrainTick) for note in notes)
    scores = [note for note in notes if isinstance(note, Scored)]
    assert scores[0].input == pytest.approx(scores[0].restored), "before anything is learnt"
    assert result.steps == max(scores, key=lambda score: score.restored).step


def test_the_file_tells_where_it_comes_from_and_loads(identity: Path, own: Own, tmp_path: Path) -> None:
    out = tmp_path / "mine.safetensors"
    _, result = run(identity, out, pairs=own(6), steps=12, trainable="tail")
    about, found = read_metadata(out), recognise(read_state(out))
    assert (found.family.id, found.config) == ("ffa", ffa.Config(3, 1, 8, 2))
    assert about["parent_sha256"] == hashlib.sha256(identity.read_bytes()).hexdigest()
    assert (about["parent"], about["trainable"], about["step"]) == (str(identity), "tail", "12")
    assert json.loads(about["domain"])["mean"] == [0, 0, 0]
    assert about["verdict"].startswith(f"gain {result.gain:+.2f} dB on 3 held-out pairs")
    assert "affine" not in about


def test_what_the_parent_says_about_its_results_holds_for_the_tuned_one(
    identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_file(read_state(identity), identity, {**read_metadata(identity), "affine": "40", "task": "lowlight"})
    out = tmp_path / "mine.safetensors"
    run(identity, out, pairs=own(6), steps=1, keep=True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for path in (out, import_weights(out).path):
        loaded = load_checkpoint(catalogue.find(str(path)))
        assert (loaded.affine, loaded.task) == (40, "lowlight")


@pytest.mark.parametrize(("trainable", "changed"), [("gates", r"(^|\.)[cp]a\."), ("tail", "post"), ("all", "")])
def test_only_what_is_trainable_changes(trainable: Any, changed: str, identity: Path, own: Own, tmp_path: Path) -> None:
    if trainable == "gates":
        state = read_state(identity)
        state["post.1.weight"].normal_(generator=torch.Generator().manual_seed(0)).mul_(0.1)
        save_file(state, identity, read_metadata(identity))
    out = tmp_path / "mine.safetensors"
    _, result = run(identity, out, pairs=own(6), steps=3, trainable=trainable, keep=True)
    before, after = read_state(identity), read_state(out)
    differing = {name for name in before if not torch.equal(before[name], after[name])}
    assert differing
    assert all(re.search(changed, name) for name in differing)
    assert sum(before[name].numel() for name in differing) <= result.trained


def test_the_same_seed_gives_the_same_weights_and_verdict(identity: Path, own: Own, tmp_path: Path) -> None:
    pairs = own(6)
    results = [
        run(identity, tmp_path / f"{number}.safetensors", pairs=pairs, steps=4, seed=seed, keep=True)[1]
        for number, seed in enumerate((1, 1, 2))
    ]
    first, again, other = (read_state(tmp_path / f"{number}.safetensors") for number in range(3))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert results[0].compared == results[1].compared
    assert not all(torch.equal(first[name], other[name]) for name in first)


def test_what_did_not_help_is_not_written(
    identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(finetune.LEARNING, "all", replace(finetune.LEARNING["all"], lr=0.0))
    out, pairs = tmp_path / "mine.safetensors", own(6)
    _, result = run(identity, out, pairs=pairs, steps=2)
    assert (result.gain, result.helped, result.weights) == (0, False, None)
    assert not out.exists()
    _, result = run(identity, out, pairs=pairs, steps=2, keep=True)
    assert (result.helped, result.weights) == (False, out)
    assert read_metadata(out)["verdict"].endswith("did not help")


def test_weights_that_became_worse_are_not_chosen(identity: Path, own: Own, tmp_path: Path) -> None:
    """Nothing is wrong with the pairs, so every step away from the identity is one too many."""
    _, targets = own(12)
    _, result = run(identity, tmp_path / "mine.safetensors", pairs=(targets, targets), steps=12)
    assert (result.steps, result.gain, result.weights) == (0, 0, None)


def test_of_few_pairs_each_is_judged_by_a_network_that_never_saw_it(
    identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, ...]] = []
    begun = finetune.Job.course
    monkeypatch.setattr(finetune.Job, "course", lambda job, fold: seen.append(fold.learn) or begun(job, fold))
    _, result = run(identity, tmp_path / "mine.safetensors", pairs=own(4), steps=16)
    assert [one.name for one in result.compared] == ["0", "1", "2", "3"]
    assert seen[-1] == (0, 1, 2, 3)
    assert len(seen) == 4
    assert all(len(learn) < 4 for learn in seen[:-1])
    assert (result.helped, result.learned) == (True, 4)


def test_clean_photographs_alone_will_do(identity: Path, own: Own, tmp_path: Path) -> None:
    _, result = run(identity, tmp_path / "mine.safetensors", photos=own(6)[1], steps=2, keep=True)
    assert result.compared[0].psnr != result.compared[0].psnr_before
    assert len(result.compared) == 3


def test_clean_photographs_are_spoilt_as_the_bad_ones_are(
    identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For learning and for judging; and the file says so."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    spoilt, clean = own(6)
    alike, usual = (tmp_path / f"{name}.safetensors" for name in ("alike", "usual"))
    _, tuned = run(identity, alike, photos=clean, like=(spoilt, spoilt / "1.png"), steps=2, keep=True)
    _, other = run(identity, usual, photos=clean, steps=2, keep=True)
    assert tuned.compared[0].psnr_before != other.compared[0].psnr_before
    assert not torch.equal(read_state(alike)["post.1.weight"], read_state(usual)["post.1.weight"])
    for path, count in ((alike, 7), (usual, 0)):
        card = import_weights(path).card
        assert card.tuned
        assert card.tuned.like == count


def test_what_bad_photographs_cannot_tell_is_refused(identity: Path, own: Own, tmp_path: Path) -> None:
    pairs, out = own(3), tmp_path / "mine.safetensors"
    with pytest.raises(BadRequest, match="Pairs say themselves"):
        run(identity, out, pairs=pairs, like=pairs[:1])
    save_file(read_state(identity), identity, {**read_metadata(identity), "task": "derain"})
    with pytest.raises(BadRecipe, match="Only haze, darkness and noise"):
        run(identity, out, photos=pairs[1], like=(tmp_path / "gone",))


def test_minutes_bound_everything(identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "PROBE_STEPS", 3)
    _, result = run(identity, tmp_path / "mine.safetensors", pairs=own(6), minutes=0.02, keep=True)
    assert 0 < result.seconds < 6
    assert 0 < result.steps < course.MOST_STEPS


def test_stopping_keeps_what_was_learnt_and_says_that_nobody_judged_it(
    identity: Path, own: Own, tmp_path: Path
) -> None:
    out = tmp_path / "mine.safetensors"
    stream = finetune.finetune(FinetuneRequest(str(identity), out, pairs=own(6), steps=50))
    while (progress := next(stream)).stage != "learning" or progress.done < 3:
        assert not out.exists()
    stream.close()
    assert read_metadata(out)["verdict"] == "not judged: it was stopped"
    assert read_metadata(out)["step"] == "3"


def test_stopping_before_anything_was_learnt_leaves_nothing(identity: Path, own: Own, tmp_path: Path) -> None:
    stream = finetune.finetune(FinetuneRequest(str(identity), tmp_path / "mine.safetensors", pairs=own(6), steps=50))
    while next(stream).stage != "judging":
        pass
    stream.close()
    assert not (tmp_path / "mine.safetensors").exists()


def test_what_cannot_be_is_refused_before_time_is_spent(identity: Path, own: Own, tmp_path: Path) -> None:
    pairs, out = own(2), tmp_path / "mine.safetensors"
    with pytest.raises(BadRecipe, match="2 scenes, and 3 are the fewest"):
        run(identity, out, pairs=pairs)
    with pytest.raises(UnwritableFile, match="is there already"):
        run(identity, identity, pairs=pairs)
    with pytest.raises(UnwritableFile, match="folder does not exist"):
        run(identity, tmp_path / "gone" / "mine.safetensors", pairs=pairs)
    with pytest.raises(BadRequest, match="not both"):
        run(identity, out, pairs=pairs, photos=pairs[1])
    save_file(durn.build(durn.Config("p", 4, 1)).state_dict(), tmp_path / "durn.safetensors")
    with pytest.raises(BadRequest, match="DuRN has no gates"):
        run(tmp_path / "durn.safetensors", out, pairs=pairs, trainable="gates")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_every_family_has_a_tail_and_a_recipe(family: Any) -> None:
    with torch.device("meta"):
        net = family.build(family.compact)
    parent = Loaded(family, family.compact, net, family.domain(family.compact), family.task(family.compact))
    tail, everything = free_names(parent, "tail"), free_names(parent, "all")
    assert 0 < len(tail) < len(everything) / 4
    inside = free_names(parent, "gates")
    assert 0 < len(inside) < len(everything)
    assert not inside & tail
    assert gates(net, family.taps)
    recipe = recipe_for(parent, FinetuneRequest("", Path("mine.safetensors"), photos=Path(), steps=100))
    assert recipe.schedule.stages[0].crop % recipe.multiple == 0
    assert recipe.schedule.stages[0].crop >= family.smallest(family.compact)
    assert (recipe.schedule.steps, recipe.schedule.warmup) == (100, 20)
    assert recipe.domain == family.domain(family.compact)


def test_whoever_has_enough_gets_a_verdict_on_what_was_learnt(identity: Path, own: Own, tmp_path: Path) -> None:
    request = FinetuneRequest(str(identity), tmp_path / "mine.safetensors", pairs=own(6), steps=500, keep=True)
    learnt: list[int] = []
    stream = finetune.finetune(request, lambda: len(learnt) >= 4)
    while True:
        try:
            progress = next(stream)
        except StopIteration as end:
            result = end.value
            break
        learnt += [progress.done] if progress.stage == "learning" and progress.note is None else []
    assert result.steps == 4
    assert len(result.compared) == 3
    assert "gain" in read_metadata(request.out)["verdict"]


def test_what_is_watched_is_restored_on_the_way(identity: Path, own: Own, tmp_path: Path) -> None:
    watched = Photo(np.full((40, 48, 3), 0.5, np.float32))
    notes, _ = run(identity, tmp_path / "mine.safetensors", pairs=own(6), steps=4, watched=watched)
    shown = [note for note in notes if isinstance(note, Previewed)]
    assert [note.step for note in shown] == [0, 4]
    assert shown[0].pixels.shape == (40, 48, 3)


def test_the_file_names_its_parent_and_the_cameras(
    identity: Path, own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    inputs, targets = own(6)
    for number, path in enumerate(sorted(inputs.iterdir())):
        exif = Image.Exif()
        exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "SONY", "A7"
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ISOSpeedRatings] = 100 * (number + 1)
        Image.open(path).save(path, exif=exif)
    out = tmp_path / "mine.safetensors"
    run(identity, out, pairs=(inputs, targets), steps=2, keep=True)
    tuned = import_weights(out).card.tuned
    assert tuned
    assert (tuned.parent, tuned.cameras, tuned.iso) == ("identity.safetensors", ("SONY A7",), (100, 600))
    assert tuned.verdict == read_metadata(out)["verdict"]
