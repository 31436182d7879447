"""Somebody's checkpoint joins the catalogue, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save
from torch import Tensor

from restoration.catalogue import checkpoints, find, is_own
from restoration.errors import BadRequest, UnknownWeights, UnreadableWeights, UnwritableFile
from restoration.models import FAMILIES, Family, alen, durn
from restoration.naming import SUFFIXES
from restoration.types import About, Inspection
from restoration.weights import load_checkpoint, read_metadata
from restoration.weights.importing import import_weights, inspect


@pytest.fixture
def theirs(tmp_path: Path, state: dict[str, Tensor]) -> Path:
    path = tmp_path / "ITS train (3).pk"
    torch.save({"model": {f"module.{name}": tensor for name, tensor in state.items()}}, path)
    return path


def test_an_imported_file_is_in_the_catalogue_and_loads(
    theirs: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    taken = import_weights(theirs)
    theirs.unlink()
    assert taken.id == "its-train-3"
    assert find("its-train-3") == taken
    assert taken.path == models_folder / "its-train-3.safetensors"
    weights = load_checkpoint(taken).net.state_dict()
    assert all(torch.equal(weights[name], state[name]) for name in state)


def test_our_copy_says_what_it_is(theirs: Path, models_folder: Path) -> None:
    taken = import_weights(theirs)
    assert taken.path is not None
    about = read_metadata(taken.path)
    assert (about["family"], about["task"]) == ("ffa", "dehaze")
    assert json.loads(about["config"]) == {"groups": 2, "blocks": 1, "width": 8, "shuffle": 1}
    assert json.loads(about["domain"])["mean"] == [0.64, 0.60, 0.58]


def test_the_same_weights_are_taken_once(theirs: Path, models_folder: Path, tmp_path: Path) -> None:
    first = import_weights(theirs)
    renamed = tmp_path / "again.pth"
    renamed.write_bytes(theirs.read_bytes())
    assert import_weights(theirs) == first
    assert import_weights(renamed) == first
    assert first.path is not None
    assert import_weights(first.path) == first
    assert len(list(models_folder.iterdir())) == 2


def test_other_weights_of_the_same_name_get_another_id(
    theirs: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    first = import_weights(theirs)
    torch.save({**state, "pre.0.bias": torch.ones(8)}, theirs)
    second = import_weights(theirs)
    assert (first.id, second.id) == ("its-train-3", "its-train-3-2")
    assert {first.id, second.id} <= {checkpoint.id for checkpoint in checkpoints()}


def test_ids_of_ours_and_files_of_others_are_not_taken(
    tmp_path: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    models_folder.mkdir(parents=True)
    (models_folder / "dark-channel-2.safetensors").write_bytes(b"somebody's")
    path = tmp_path / "dark-channel.pth"
    torch.save(state, path)
    assert import_weights(path).id == "dark-channel-3"
    assert (models_folder / "dark-channel-2.safetensors").read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    ("stem", "name"), [("дымка", "model"), ('a"b\\c', "a-b-c"), ("x" * 200, "x" * 60), ("e\u0301\x7f😀", "e")]
)
def test_any_file_name_makes_a_readable_card(
    tmp_path: Path, models_folder: Path, state: dict[str, Tensor], stem: str, name: str
) -> None:
    path = tmp_path / f"{stem}.pth"
    torch.save(state, path)
    assert find(import_weights(path).id).id == name


def test_task_and_pixels_that_our_own_files_name_are_kept(
    tmp_path: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    path = tmp_path / "mine.safetensors"
    domain = json.dumps({"mean": [0, 0, 0], "std": [1, 1, 1]})
    path.write_bytes(save(state, {"task": "derain", "domain": domain}))
    taken = import_weights(path)
    assert taken.task == "derain"
    assert load_checkpoint(taken).domain.std == (1, 1, 1)


def test_a_task_that_nobody_knows_is_not_believed(
    tmp_path: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(save(state, {"task": "world peace"}))
    assert import_weights(path).task == "dehaze"


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, models_folder: Path) -> None:
    path = tmp_path / "bad.pth"
    path.write_bytes(b"<html>")
    with pytest.raises(UnreadableWeights):
        import_weights(path)
    torch.save({"w": torch.ones(2)}, path)
    with pytest.raises(UnknownWeights):
        import_weights(path)
    assert not models_folder.exists()


def test_a_folder_that_cannot_be_made_is_told(theirs: Path, models_folder: Path) -> None:
    models_folder.parent.parent.write_text("a file where the folder should be")
    with pytest.raises(UnwritableFile, match="could not be made") as caught:
        import_weights(theirs)
    assert caught.value.hint


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_every_family_has_a_usual_task(family: Family) -> None:
    assert family.task(family.config()) in SUFFIXES


def test_a_look_at_a_file_tells_what_is_in_it_and_keeps_nothing(
    theirs: Path, models_folder: Path, state: dict[str, Tensor]
) -> None:
    parameters = sum(tensor.numel() for tensor in state.values())
    found = inspect(theirs)
    published = About("dehaze", "FFA-Net (ITS train (3))", "", (0.64, 0.60, 0.58), (0.14, 0.15, 0.152), 1.0, False)
    assert found == Inspection(theirs, "FFA-Net", parameters, published)
    assert not models_folder.exists()


def test_a_published_size_is_called_by_its_name(tmp_path: Path, models_folder: Path) -> None:
    path = tmp_path / "DuRN_P_model.pt"
    torch.manual_seed(1)
    torch.save(durn.build(durn.Config("p", 32, 6)).state_dict(), path, _use_new_zipfile_serialization=False)
    found = inspect(path)
    assert (found.variant, found.parameters) == ("DuRN-P", 816_225)
    assert (found.about.task, found.about.title) == ("denoise", "DuRN-P (DuRN_P_model)")


def test_a_network_for_raw_files_is_told_apart(tmp_path: Path, models_folder: Path) -> None:
    torch.manual_seed(1)
    for colours in (3, 4):
        torch.save(alen.ALEN(alen.Config(colours, 4, 1)).state_dict(), tmp_path / f"{colours}.pth")
    assert [inspect(tmp_path / f"{colours}.pth").raw for colours in (3, 4)] == [False, True]
    with pytest.raises(BadRequest, match="4 numbers each"):
        import_weights(tmp_path / "4.pth", About(mean=(0.5, 0.5, 0.5)))


def test_what_the_user_knows_better_is_kept_with_the_weights(theirs: Path, models_folder: Path) -> None:
    told = About("derain", " Street rain ", "MIT", (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 255.0, True)
    taken = import_weights(theirs, told)
    assert (taken.task, taken.title, taken.licence) == ("derain", "Street rain", "MIT")
    assert taken.parameters == inspect(theirs).parameters
    assert find(taken.id) == taken
    domain = load_checkpoint(taken).domain
    assert (domain.mean, domain.std, domain.peak, domain.bgr) == ((0.5,) * 3, (0.5,) * 3, 255, True)
    assert taken.path is not None
    found = inspect(taken.path)
    assert (found.checkpoint, found.about.title, found.about.licence) == (taken.id, "Street rain", "MIT")
    assert (found.about.task, found.about.peak, found.about.bgr) == ("derain", 255, True)


def test_the_same_weights_for_other_pixels_are_another_model(theirs: Path, models_folder: Path) -> None:
    plain, turned = import_weights(theirs), import_weights(theirs, About(bgr=True))
    assert (plain.id, turned.id) == ("its-train-3", "its-train-3-2")
    assert inspect(theirs).checkpoint == plain.id


def test_a_name_given_to_what_is_there_already_is_taken(theirs: Path, models_folder: Path) -> None:
    first = import_weights(theirs)
    named = import_weights(theirs, About(title="Mine", licence="MIT"))
    assert (named.id, named.title, named.licence) == (first.id, "Mine", "MIT")
    assert find(first.id) == named
    assert import_weights(theirs).title == "Mine"


@pytest.mark.parametrize(
    "about",
    [
        About(task="world peace"),
        About(std=(1.0, 0.0, 1.0)),
        About(peak=0.0),
        About(mean=(0.1, 0.2)),
        About(mean=(0.1, float("nan"), 0.2)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(theirs: Path, models_folder: Path, about: About) -> None:
    with pytest.raises(BadRequest) as caught:
        import_weights(theirs, about)
    assert caught.value.hint
    assert not models_folder.exists()


def test_letters_that_would_break_a_card_are_replaced(theirs: Path, models_folder: Path) -> None:
    taken = import_weights(theirs, About(title='a"b\\c\n\x7f\ud800 д', licence='"'))
    assert find(taken.id).title == 'a"b\\c??? д'
    assert find(taken.id).licence == '"'


def test_shipped_cards_count_the_parameters_of_their_weights() -> None:
    for shipped in checkpoints():
        if shipped.path and not is_own(shipped):
            assert (shipped.id, shipped.parameters) == (shipped.id, inspect(shipped.path).parameters)
