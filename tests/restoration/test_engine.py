"""The verbs, with the weights that ship."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from restoration import catalogue
from restoration.edit import Edit, Mask
from restoration.engine import Engine
from restoration.errors import BadRequest, UnknownCheckpoint
from restoration.photo import read
from restoration.streams import finished
from restoration.types import (
    Attended,
    AttendRequest,
    Box,
    Photo,
    RestoreRequest,
    RestoreResult,
    Source,
    Step,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    torch.set_num_threads(1)
    return Engine("cpu")


@pytest.fixture(scope="module")
def hazy() -> Photo:
    photo = read(Path(__file__).with_name("hazy-hills.jpg"))
    return Photo(photo.pixels[::2, ::2], None, photo.source)


def restore(engine: Engine, photo: Photo, checkpoint: str = "ffa-compact", **how: object) -> RestoreResult:
    return finished(engine.restore(RestoreRequest(photo, (Step(checkpoint),), **how)))  # type: ignore[arg-type]  # by name


def attend(engine: Engine, photo: Photo, checkpoint: str = "ffa-compact") -> Attended:
    return finished(engine.attend(AttendRequest(photo, checkpoint, long_side=256)))


def contrast(pixels: np.ndarray) -> float:
    """Of the upper half, where the haze is."""
    return float(pixels[: len(pixels) // 2].std())


@pytest.mark.parametrize("checkpoint", ["ffa-compact", "dark-channel"])
def test_haze_is_cleared(engine: Engine, hazy: Photo, checkpoint: str) -> None:
    before = hazy.pixels.copy()
    result = restore(engine, hazy, checkpoint)
    assert result.photo.pixels.shape == hazy.pixels.shape
    assert result.photo.source == hazy.source
    assert contrast(result.photo.pixels) > 1.3 * contrast(hazy.pixels)
    assert result.plan == ("whole image, seen at 320 px" if checkpoint == "ffa-compact" else "whole image")
    assert result.device.startswith("CPU")
    np.testing.assert_array_equal(hazy.pixels, before)


def test_bfloat16_stays_within_half_a_grey_level(engine: Engine, hazy: Photo) -> None:
    exact, fast = (restore(engine, hazy, precision=precision).photo.pixels for precision in ("fp32", "bf16"))
    levels = 255 * np.abs(exact - fast)
    assert levels.max() < 0.5
    assert levels.mean() < 0.1
    assert levels.max() > 0, "bf16 was not used"


def test_tiles_agree_with_the_whole_photograph(engine: Engine, hazy: Photo) -> None:
    whole, tiled = (restore(engine, hazy, precision="fp32", tile=tile) for tile in (None, 256))
    assert tiled.plan.startswith("2 tiles of 256 px")
    assert 255 * np.abs(whole.photo.pixels - tiled.photo.pixels).max() < 0.5


def test_a_quick_look_is_as_large_as_asked_and_looks_like_the_whole(engine: Engine, hazy: Photo) -> None:
    look = restore(engine, hazy, box=Box(0, 0, *hazy.size), long_side=140).photo
    assert max(look.size) == 140
    whole = restore(engine, hazy).photo.pixels
    assert np.abs(look.pixels.mean(axis=(0, 1)) - whole.mean(axis=(0, 1))).max() < 0.03


def test_a_box_can_be_restored_alone_at_full_size_or_reduced(engine: Engine, hazy: Photo) -> None:
    box = Box(101, 57, 200, 120)
    part = restore(engine, hazy, box=box, precision="fp32").photo
    assert part.size == (200, 120)
    whole = restore(engine, hazy, precision="fp32").photo.pixels[57:177, 101:301]
    np.testing.assert_allclose(part.pixels, whole, atol=1e-6)
    assert restore(engine, hazy, box=box, long_side=100).photo.size == (100, 60)


def test_attention_to_a_part_is_that_of_the_whole_where_the_result_is(engine: Engine, hazy: Photo) -> None:
    whole = attend(engine, hazy).maps[-1]
    part = finished(engine.attend(AttendRequest(hazy, "ffa-compact", Box(40, 30, 90, 80), long_side=256))).maps[-1]
    assert part.box == whole.box
    np.testing.assert_array_equal(part.values, whole.values)


def test_steps_follow_each_other(engine: Engine, hazy: Photo) -> None:
    chained = finished(engine.restore(RestoreRequest(hazy, (Step("dark-channel"), Step("ffa-compact")))))
    single = restore(engine, hazy, "dark-channel")
    assert chained.plan == "whole image, whole image, seen at 320 px"
    assert not np.array_equal(chained.photo.pixels, single.photo.pixels)


def test_alpha_is_carried_through(engine: Engine) -> None:
    alpha = np.linspace(0, 1, 64 * 48, dtype=np.float32).reshape(48, 64)
    photo = Photo(np.full((48, 64, 3), 0.6, np.float32), alpha, Source(format="png"))
    np.testing.assert_array_equal(restore(engine, photo).photo.alpha, alpha)


def test_the_smallest_photograph_works(engine: Engine) -> None:
    assert restore(engine, Photo(np.full((1, 1, 3), 0.5, np.float32))).photo.size == (1, 1)
    assert restore(engine, Photo(np.full((3, 700, 3), 0.5, np.float32))).photo.size == (700, 3)


def test_every_gate_is_seen_with_its_kind(engine: Engine, hazy: Photo) -> None:
    maps = attend(engine, hazy).maps
    by_layer = {one.layer: one for one in maps}
    config_blocks = sum(layer.endswith("palayer.pa") for layer in by_layer) - 1
    assert config_blocks % 3 == 0
    assert by_layer["ca"].kind == "channel"
    assert by_layer["palayer.pa"].kind == "pixel"
    assert by_layer["palayer.pa"].values.ndim == 2
    assert by_layer["palayer.pa"].box == Box(0, 0, *hazy.size)
    assert all(0 <= one.values.min() <= one.values.max() <= 1 for one in maps)


def test_the_classical_method_has_no_attention(engine: Engine, hazy: Photo) -> None:
    assert attend(engine, hazy, "dark-channel").maps == ()


def test_a_later_step_is_looked_at_with_what_the_steps_before_have_made(engine: Engine, hazy: Photo) -> None:
    before = (Step("dark-channel"),)
    request = AttendRequest(hazy, "ffa-compact", long_side=128, before=before)
    seen = finished(engine.attend(request)).maps[-1]
    given = restore(engine, hazy, "dark-channel").photo
    expected = finished(engine.attend(AttendRequest(given, "ffa-compact", long_side=128))).maps[-1]
    alone = finished(engine.attend(AttendRequest(hazy, "ffa-compact", long_side=128))).maps[-1]
    np.testing.assert_array_equal(seen.values, expected.values)
    assert not np.allclose(seen.values, alone.values)
    assert seen.box == Box(0, 0, *hazy.size)


def test_the_maps_of_a_mask_are_those_of_its_step(engine: Engine, hazy: Photo) -> None:
    steps = (Step("dark-channel"), Step("ffa-compact"))
    mask = Mask("attention", "ffa-compact", "palayer.pa")
    small = Photo(hazy.pixels[::4, ::4])
    maps = finished(engine.maps_for(small, Edit(steps, mask=mask)))
    expected = finished(engine.attend(AttendRequest(small, "ffa-compact", before=steps[:1]))).maps
    np.testing.assert_array_equal(maps[-1].values, expected[-1].values)
    assert finished(engine.maps_for(small, Edit(steps, mask=Mask("change")))) == ()
    with pytest.raises(BadRequest, match="among the steps"):
        finished(engine.maps_for(small, Edit(steps[:1], mask=mask)))


def test_weights_from_a_file_are_used_as_they_are(engine: Engine, hazy: Photo) -> None:
    path = catalogue.find("ffa-compact").path
    assert path
    by_file = Engine("cpu")
    np.testing.assert_array_equal(restore(by_file, hazy, str(path)).photo.pixels, restore(engine, hazy).photo.pixels)


def test_an_unknown_model_is_named(engine: Engine, hazy: Photo) -> None:
    with pytest.raises(UnknownCheckpoint, match="nothing-like-it"):
        restore(engine, hazy, "nothing-like-it")


def test_the_mean_over_eight_orientations_does_not_know_left_from_right(engine: Engine, hazy: Photo) -> None:
    small, mirrored = Photo(hazy.pixels[:128, :160]), Photo(hazy.pixels[:128, 159::-1])
    eight, turned = (
        restore(engine, one, precision="fp32", self_ensemble=True).photo.pixels for one in (small, mirrored)
    )
    np.testing.assert_allclose(eight, turned[:, ::-1], atol=1e-3)
    assert np.abs(eight - restore(engine, small, precision="fp32").photo.pixels).max() > 1e-3


def test_quarters_are_refused_where_the_network_needs_even_sizes(engine: Engine, hazy: Photo) -> None:
    with pytest.raises(BadRequest, match="any size"):
        restore(engine, hazy, chop=True)
