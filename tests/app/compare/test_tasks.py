from __future__ import annotations

import numpy as np
import pytest

from app import tasks
from app.compare.compared import Trial
from app.compare.tasks import measure, score, see_haze, try_all
from app.levels import Picture, picture_of
from restoration import heat, metrics
from restoration.difference import Score
from restoration.errors import NotEnoughMemory
from restoration.streams import finished
from restoration.types import Box, Photo, Progress, RestoreRequest, RestoreResult, Step, Stream


def picture(width: int = 30, height: int = 20, seed: int = 1) -> Picture:
    levels = np.random.default_rng(seed).integers(0, 256, (height, width, 3))
    return picture_of(Photo((levels / 255).astype(np.float32)))


def eight_bit(one: Picture) -> np.ndarray:
    return one.levels[0][..., 2::-1]


def test_the_change_knows_each_pixel_and_what_they_come_to() -> None:
    before, after = picture(seed=1), picture(seed=2)
    change = finished(measure(before, after, 1.0, before, "original"))
    expected = np.abs(eight_bit(after).astype(int) - eight_bit(before)).max(axis=2)
    assert np.array_equal(change.levels[0], expected)
    assert change.tally.mean() == pytest.approx(expected.mean())
    assert change.tally.largest() == expected.max()


def test_a_large_photograph_is_measured_in_bands_and_has_smaller_levels() -> None:
    before = picture(1100, 700)
    change = finished(measure(before, before, 1.0, before, "original"))
    assert [level.shape for level in change.levels] == [(700, 1100), (350, 550), (175, 275)]
    assert change.tally.largest() == 0


def test_a_score_goes_on_where_it_stopped_and_is_that_of_the_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.compare.tasks.SCORED_PX", 30 * 16)
    shown, reference = picture(height=50, seed=1), picture(height=50, seed=2)
    found, sittings = Score(), 0
    while found.rows < 50:
        found = finished(score(shown, shown, 1.0, reference, found))
        sittings += 1
    assert sittings == 4
    assert found.psnr == pytest.approx(metrics.psnr(eight_bit(shown), eight_bit(reference)))
    assert found.ssim == pytest.approx(metrics.ssim(eight_bit(shown), eight_bit(reference)))


def test_haze_is_seen_as_maps_of_one_size() -> None:
    hazy, clear = picture(60, 40, 1).photo, picture(60, 40, 2).photo
    maps = finished(see_haze(hazy, clear))
    assert maps.implied.shape == maps.dark.shape == (40, 60)
    by_result, by_channel, _ = maps.painted
    assert by_channel[3, 4, 2::-1].tolist() == heat.colour(maps.dark, heat.Limits())[3, 4].tolist()
    assert (by_result[np.isnan(maps.implied), :3] == 0x60).all()


class Inverting:
    """One checkpoint needs more memory than there is."""

    def __init__(self) -> None:
        self.asked: list[RestoreRequest] = []

    def restore(self, request: RestoreRequest) -> Stream[RestoreResult]:
        self.asked.append(request)
        yield Progress("restoring", 1, 2)
        if request.steps[-1].checkpoint == "huge":
            raise NotEnoughMemory("There is not enough memory.", "Close other programs.")
        box = request.box
        assert box
        part = request.photo.pixels[box.y : box.y + box.height, box.x : box.x + box.width]
        return RestoreResult(Photo(1 - part), 0.5, "CPU", "whole image")


def test_each_model_is_tried_on_the_crop_and_one_that_fails_does_not_stop_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Inverting()
    monkeypatch.setattr(tasks, "_engine", [engine])
    photo, box = picture().photo, Box(5, 4, 10, 8)
    attempts = [(Trial(name, name.title()), (Step("first"), Step(name))) for name in ("one", "huge", "two")]
    seen = list(try_all(photo, attempts, box, 1024))
    before, *trials = [one.note for one in seen if one.note]
    assert isinstance(before, Picture)
    assert np.array_equal(before.photo.pixels, photo.pixels[4:12, 5:15])
    one, huge, two = trials
    assert np.allclose(one.picture.photo.pixels, 1 - before.photo.pixels)
    assert (one.result.seconds, one.title) == (0.5, "One")
    assert (huge.picture, huge.reason) == (None, "There is not enough memory.")
    assert two.picture
    assert engine.asked[0].steps == (Step("first"), Step("one"))
    done = [report.done / report.total for report in seen]
    assert done == sorted(done)
    assert done[-1] == 1
