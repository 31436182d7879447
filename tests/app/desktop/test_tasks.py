from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.desktop.tasks import copied, missing
from restoration.edit import Edit
from restoration.streams import finished
from restoration.types import Photo


def test_files_that_cannot_be_reached_are_missing(tmp_path, monkeypatch):
    here, gone, far = (tmp_path / name for name in ("here.jpg", "gone.jpg", "far.jpg"))
    here.write_bytes(b"")
    exists = Path.exists

    def sleepy(path: Path, **options: bool) -> bool:
        if path == far:
            raise OSError("The host is down.")
        return exists(path, **options)

    monkeypatch.setattr(Path, "exists", sleepy)
    assert finished(missing((here, gone, far))) == {gone, far}


@pytest.mark.parametrize("strength", [0.0, 0.25, 1.0])
def test_the_picture_and_its_png_show_the_same_mixture(strength):
    rng = np.random.default_rng(0)
    before, after = (Photo(rng.random((5, 7, 3), np.float32)) for _ in range(2))
    clip = finished(copied(before, after, Edit(strength=strength)))
    wanted = np.rint((before.pixels + strength * (after.pixels - before.pixels)) * 255)
    assert np.abs(clip.pixels[..., 2::-1] - wanted).max() <= 1
    assert (clip.pixels[..., 3] == 255).all()
    with Image.open(BytesIO(clip.png)) as picture:
        assert picture.mode == "RGB"
        assert picture.info == {}
        assert np.array_equal(np.asarray(picture), clip.pixels[..., 2::-1])
