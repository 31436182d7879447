"""RAW files through networks that are given what the sensor gave, with a small network of random weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from restoration import catalogue
from restoration.engine import Engine
from restoration.errors import BadRequest
from restoration.infer import run
from restoration.models import alen
from restoration.photo import read
from restoration.streams import finished
from restoration.types import (
    Attended,
    AttendRequest,
    Box,
    Photo,
    RestoreRequest,
    RestoreResult,
    Step,
)

SIZE = 200, 136  # width, height


@pytest.fixture
def engine() -> Engine:
    torch.set_num_threads(1)
    return Engine("cpu")


@pytest.fixture
def taken(write_raw: Callable[..., Path]) -> Callable[[int], Photo]:
    """A dark scene that grows brighter to the right and downward, held in some orientation."""

    def photograph(orientation: int = 1) -> Photo:
        x, y = np.meshgrid(np.linspace(0, 1, SIZE[0]), np.linspace(0, 1, SIZE[1]))
        counted = np.rint(512 + 300 * (0.1 + x) * (0.2 + y)).astype(np.uint16)
        return read(write_raw(counted, f"{orientation}.dng", orientation=orientation))

    return photograph


@pytest.fixture
def network(tmp_path: Path) -> Callable[[bool], str]:
    """The path of its weights."""

    def made(balanced: bool = True) -> str:
        torch.manual_seed(0)
        path = tmp_path / f"raw-{balanced}.safetensors"
        domain = {"mean": [0] * 4, "std": [1] * 4, "balanced": balanced}
        save_file(alen.ALEN(alen.Config(4, 4, 1)).state_dict(), path, {"domain": json.dumps(domain)})
        return str(path)

    return made


def restore(engine: Engine, photo: Photo, path: str, **how: object) -> RestoreResult:
    return finished(engine.restore(RestoreRequest(photo, (Step(path),), **how)))  # type: ignore[arg-type]  # by name


def attend(engine: Engine, photo: Photo, path: str, **how: object) -> Attended:
    return finished(engine.attend(AttendRequest(photo, path, **how)))  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("balanced", [True, False])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_result_has_the_photographs_size_and_no_other_scale(
    engine: Engine, taken: Callable[[int], Photo], network: Callable[[bool], str], orientation: int, balanced: bool
) -> None:
    photo, path = taken(orientation), network(balanced)
    result = restore(engine, photo, path)
    assert result.photo.size == photo.size == (SIZE if orientation == 1 else SIZE[::-1])
    assert engine.scale(path) == 1
    assert not result.photo.source.raw
    assert result.photo.source.path == photo.source.path


def test_it_is_turned_as_the_photograph_is(
    engine: Engine, taken: Callable[[int], Photo], network: Callable[[bool], str]
) -> None:
    path = network(True)
    lying, upright = (restore(engine, taken(orientation), path).photo.pixels for orientation in (1, 6))
    np.testing.assert_array_equal(upright, np.rot90(lying, -1))
    maps = [attend(engine, taken(orientation), path, gaze=(150, 30)).maps for orientation in (1, 6)]
    where = [next(one for one in found if one.kind == "pairwise") for found in maps]
    assert where[1].values.shape == where[0].values.shape[::-1]
    np.testing.assert_array_equal(where[1].values, np.rot90(where[0].values, -1))
    assert where[1].box == Box(0, 0, *SIZE[::-1])


def test_the_gaze_is_that_of_the_same_place_of_the_scene(
    engine: Engine, taken: Callable[[int], Photo], network: Callable[[bool], str]
) -> None:
    path, (x, y) = network(True), (150, 30)
    lying = attend(engine, taken(1), path, gaze=(x, y)).maps
    upright = attend(engine, taken(6), path, gaze=(SIZE[1] - 1 - y, x)).maps
    gazes = [next(one.gaze for one in found if one.gaze is not None) for found in (lying, upright)]
    np.testing.assert_array_equal(gazes[1], np.rot90(gazes[0], -1))


def test_a_box_is_that_part_and_a_quick_look_is_small(
    engine: Engine, taken: Callable[[int], Photo], network: Callable[[bool], str]
) -> None:
    photo, path = taken(1), network(True)
    whole = restore(engine, photo, path).photo.pixels
    part = restore(engine, photo, path, box=Box(31, 40, 50, 60)).photo.pixels
    np.testing.assert_array_equal(part, whole[40:100, 31:81])
    look = restore(engine, photo, path, long_side=100).photo
    assert look.size == (100, 68)
    assert np.abs(look.pixels.mean(axis=(0, 1)) - whole.mean(axis=(0, 1))).max() < 0.1


def test_tiles_take_as_much_noise_away_as_the_whole(
    engine: Engine, write_raw: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gates of tiles are judged from a small copy, which must be as noisy."""
    monkeypatch.setattr(run, "GLANCE_PX", 64)
    noisy = 512 + np.random.default_rng(0).normal(250, 80, (512, 512))
    photo = read(write_raw(np.rint(np.clip(noisy, 512, 16383)).astype(np.uint16), "noisy.dng"))
    whole, tiled = (restore(engine, photo, "alen-raw-compact", tile=tile).photo.pixels for tile in (None, 128))
    assert whole.std() < 0.05
    assert tiled.std() < 1.2 * whole.std()


def test_it_works_on_raw_files_alone_and_first(
    engine: Engine, taken: Callable[[int], Photo], network: Callable[[bool], str]
) -> None:
    photo, path = taken(1), network(True)
    developed = Photo(photo.pixels)
    for asked in (
        RestoreRequest(developed, (Step(path),)),
        RestoreRequest(photo, (Step("dark-channel"), Step(path))),
    ):
        with pytest.raises(BadRequest, match=r"raw-True\.safetensors works on camera RAW files"):
            finished(engine.restore(asked))
    with pytest.raises(BadRequest, match="camera RAW files"):
        attend(engine, developed, path)
    with pytest.raises(BadRequest, match="camera RAW files"):
        attend(engine, photo, path, before=(Step("dark-channel"),))
    then = finished(engine.restore(RestoreRequest(photo, (Step(path), Step("dark-channel")))))
    assert then.photo.size == photo.size


def test_it_is_not_what_a_task_begins_with() -> None:
    found = catalogue.first_for("lowlight", catalogue.checkpoints())
    assert found is not None
    assert not found.raw
