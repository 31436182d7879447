from __future__ import annotations

import numpy as np
import pytest

from restoration import __version__
from restoration.edit import Edit, Mask, Stroke
from restoration.errors import BadRequest
from restoration.local import finish
from restoration.types import AttentionMap, Box, Photo, Source, Step

WIDTH, HEIGHT = 96, 64
DAB = Stroke(((0.25, 0.5),), radius=0.1, hardness=0.8)


def flat(level: float, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Photo:
    return Photo(np.full((size[1], size[0], 3), level, np.float32), None, Source(bits=16))


def restored_by(edit: Edit, original: Photo, restored: Photo, *maps: AttentionMap) -> np.ndarray:
    return finish(original, restored, edit, maps).pixels


def test_without_mask_and_lock_it_is_the_blend():
    edit = Edit(strength=0.5)
    np.testing.assert_allclose(restored_by(edit, flat(0.2), flat(0.8)), 0.5, atol=1e-6)
    assert finish(flat(0.2), flat(0.8), edit).source.bits == 16


@pytest.mark.parametrize("mask", [None, Mask("brush", strokes=(DAB,))])
def test_a_result_knows_the_models_that_made_it(mask: Mask | None):
    edit = Edit((Step("denoiser"), Step("/home/somebody/mine.pth")), mask=mask)
    finished = finish(flat(0.2), flat(0.8), edit)
    assert finished.source.made_by == f"Unveil {__version__}: denoiser, mine.pth"
    assert finish(flat(0.2), flat(0.8), Edit()).source.made_by == ""


def test_a_brush_restores_where_it_went_and_nowhere_else():
    pixels = restored_by(Edit(mask=Mask("brush", strokes=(DAB,))), flat(0.2), flat(0.8))
    assert pixels[HEIGHT // 2, WIDTH // 4, 0] == pytest.approx(0.8, abs=1e-3)
    np.testing.assert_array_equal(pixels[:, WIDTH // 2 :], np.float32(0.2))


def test_strength_and_amount_scale_the_mask():
    half = restored_by(Edit(strength=0.5, mask=Mask("brush", strokes=(DAB,))), flat(0.2), flat(0.8))
    assert half[HEIGHT // 2, WIDTH // 4, 0] == pytest.approx(0.5, abs=1e-3)
    assert half[0, -1, 0] == pytest.approx(0.2)
    less = restored_by(Edit(mask=Mask("brush", strokes=(DAB,), amount=0.75)), flat(0.2), flat(0.8))
    assert less[0, -1, 0] == pytest.approx(0.2 + 0.25 * 0.6)
    none = restored_by(Edit(mask=Mask("brush", strokes=(DAB,), amount=0)), flat(0.2), flat(0.8))
    np.testing.assert_allclose(none, 0.8, atol=1e-6)


def test_an_inverted_mask_spares_what_the_mask_takes():
    pixels = restored_by(Edit(mask=Mask("brush", strokes=(DAB,), inverted=True)), flat(0.2), flat(0.8))
    assert pixels[HEIGHT // 2, WIDTH // 4, 0] == pytest.approx(0.2, abs=1e-3)
    assert pixels[0, -1, 0] == pytest.approx(0.8)


def test_the_attention_of_the_mask_says_where():
    gates = np.tile(np.linspace(0.4, 0.6, 8, dtype=np.float32), (4, 1))
    box = Box(0, 0, WIDTH, HEIGHT)
    maps = (
        AttentionMap("other", "pixel", 0, 1 - gates, box),
        AttentionMap("pa", "pixel", 1, gates, box),
    )
    pixels = restored_by(Edit(mask=Mask("attention", layer="pa", call=1)), flat(0.2), flat(0.8), *maps)
    row = pixels[HEIGHT // 2, :, 0]
    assert row[0] < 0.25
    assert row[-1] > 0.75
    assert (np.diff(row) >= -1e-6).all()


def test_without_a_layer_the_last_map_is_taken():
    gates = np.tile(np.linspace(0.4, 0.6, 8, dtype=np.float32), (4, 1))
    box = Box(0, 0, WIDTH, HEIGHT)
    first, last = AttentionMap("first", "pixel", 0, 1 - gates, box), AttentionMap("last", "pixel", 0, gates, box)
    named = restored_by(Edit(mask=Mask("attention", layer="last")), flat(0.2), flat(0.8), first, last)
    unnamed = restored_by(Edit(mask=Mask("attention")), flat(0.2), flat(0.8), first, last)
    np.testing.assert_array_equal(named, unnamed)


def test_a_mask_of_attention_that_is_not_there_says_what_to_do():
    with pytest.raises(BadRequest, match="Look at the attention"):
        finish(flat(0.2), flat(0.8), Edit(mask=Mask("attention", layer="pa")))


def test_where_nothing_changed_the_mask_of_change_is_closed():
    after = np.full((HEIGHT, WIDTH, 3), 0.5, np.float32)
    after[:, WIDTH // 2 :] = 0.7
    original = flat(0.5)
    masked = restored_by(Edit(mask=Mask("change", inverted=True)), original, Photo(after))
    assert masked[0, -1, 0] == pytest.approx(0.5, abs=1e-3)


def test_far_away_is_restored_more_than_near():
    """Haze grows to the right over a checkerboard of black and white."""
    scene = ((np.indices((HEIGHT, WIDTH)) // 4).sum(axis=0) % 2).astype(np.float32)
    t = np.linspace(1, 0.1, WIDTH, dtype=np.float32)
    hazy = Photo(np.repeat((scene * t + 0.9 * (1 - t))[..., None], 3, axis=2))
    moved = np.abs(restored_by(Edit(mask=Mask("transmission")), hazy, flat(0.0)) - hazy.pixels) / hazy.pixels.clip(0.05)
    assert moved[:, : WIDTH // 8].mean() < 0.25
    assert moved[:, -WIDTH // 8 :].mean() > 0.9


def test_a_mask_follows_the_edges_of_the_photograph():
    """A soft dab across an edge: the share on the dab's side grows, on the other it shrinks."""
    pixels = np.full((HEIGHT, WIDTH, 3), 0.2, np.float32)
    pixels[:, WIDTH // 2 :] = 0.9
    original, result = Photo(pixels), Photo(pixels * 0.5)
    stroke = Stroke(((0.42, 0.0), (0.42, 1.0)), radius=0.12, hardness=0.3)
    with_edge = _share(restored_by(Edit(mask=Mask("brush", strokes=(stroke,))), original, result), original, result)
    no_edge = flat(0.5)
    plain = restored_by(Edit(mask=Mask("brush", strokes=(stroke,))), no_edge, flat(0.25))
    without = _share(plain, no_edge, flat(0.25))
    middle = WIDTH // 2
    assert with_edge[middle - 1] - with_edge[middle] > 2 * (without[middle - 1] - without[middle])


def _share(pixels: np.ndarray, original: Photo, restored: Photo) -> np.ndarray:
    """The mask that was used, along the middle row."""
    was = original.pixels[HEIGHT // 2, :, 0]
    return (pixels[HEIGHT // 2, :, 0] - was) / (restored.pixels[HEIGHT // 2, :, 0] - was)


@pytest.mark.parametrize("mask", [None, Mask("brush", strokes=(DAB,)), Mask("change")])
def test_results_may_be_larger_and_keep_the_alpha(mask: Mask | None):
    original = Photo(flat(0.2).pixels, np.full((HEIGHT, WIDTH), 0.5, np.float32), Source(bits=16))
    made = finish(original, flat(0.8, (3 * WIDTH, 3 * HEIGHT)), Edit(strength=0.5, mask=mask, keep_colour=True))
    assert made.size == (3 * WIDTH, 3 * HEIGHT)
    assert made.alpha is not None
    assert made.alpha.shape == made.pixels.shape[:2]
    assert made.source.bits == 16
    assert not made.pixels.flags.writeable


def test_bands_do_not_show(monkeypatch: pytest.MonkeyPatch):
    rng = np.random.default_rng(1)
    original, restored = (Photo(rng.random((HEIGHT, WIDTH, 3), np.float32)) for _ in range(2))
    edit = Edit(strength=0.7, mask=Mask("change"), keep_colour=True)
    whole = restored_by(edit, original, restored)
    monkeypatch.setattr("restoration.bands.BAND_ROWS", 7)
    np.testing.assert_allclose(restored_by(edit, original, restored), whole, atol=2e-5)


def test_what_belongs_to_one_photograph_is_not_for_others():
    brushed = Edit(strength=0.5, mask=Mask("brush", strokes=(DAB,)))
    assert brushed.for_any == Edit(strength=0.5)
    far = Edit(mask=Mask("transmission"))
    assert Edit(mask=Mask("transmission", strokes=(DAB,))).for_any == far
    assert far.for_any is far


@pytest.mark.parametrize(
    "wrong", [lambda: Stroke(()), lambda: Stroke(((0, 0),), radius=2), lambda: Mask("change", amount=1.5)]
)
def test_impossible_masks_are_refused(wrong):
    with pytest.raises(ValueError, match=r"points|radius|amount"):
        wrong()
