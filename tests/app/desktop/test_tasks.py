from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.desktop.tasks import copied, missing, profile_of
from restoration.edit import Edit
from restoration.errors import UnreadableProfile
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


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "my screen.icc"
    path.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return path


def test_the_profile_of_a_screen_is_read_from_its_file(profile):
    assert finished(profile_of(str(profile))) == profile.read_bytes()


def test_a_screen_of_srgb_and_a_desktop_that_says_nothing_have_no_profile():
    assert finished(profile_of("srgb")) == finished(profile_of("system")) == b""


@pytest.mark.parametrize("kind", ["LAB", "no profile"])
def test_another_file_is_no_profile_of_a_screen(kind, profile):
    profile.write_bytes(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes() if kind == "LAB" else 300 * b"x"
    )
    with pytest.raises(UnreadableProfile, match=r"“my screen\.icc” is not the profile of a screen"):
        finished(profile_of(str(profile)))


def test_a_profile_that_is_gone_is_named(profile):
    profile.unlink()
    with pytest.raises(UnreadableProfile, match=r"“my screen\.icc” cannot be read"):
        finished(profile_of(str(profile)))
