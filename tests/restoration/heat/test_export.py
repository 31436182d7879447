from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restoration import heat
from restoration.errors import UnwritableFile
from restoration.heat import Limits
from restoration.types import Attended, AttentionMap, Box

Make = Callable[..., AttentionMap]


def test_export_writes_all_values_and_a_picture_of_everything(seen: Make, tmp_path: Path) -> None:
    maps = (seen("ca", "channel", [0.1, 0.9]), seen("palayer.pa", "pixel", np.full((4, 8), 0.5)))
    paths = heat.export(Attended(maps), tmp_path / "new", "street")
    assert names(paths, tmp_path / "new") == ["street-attention.npz", "street-attention/01-palayer.pa.png"]
    with np.load(paths[0]) as stored:
        assert set(stored) == {"ca", "palayer.pa"}
        assert np.array_equal(stored["ca"], maps[0].values)
    with Image.open(paths[1]) as picture:
        assert picture.getpixel((5, 5)) == tuple(heat.VIRIDIS[128].tolist())


def test_layers_channels_and_stages_have_pictures_too(seen: Make, tmp_path: Path) -> None:
    maps = (seen("body.0.body.0.body.3.conv_du", "channel", [0.5]), seen("la.softmax", "layer", np.eye(3)))
    stages = (np.zeros((2, 3, 3), np.float32), np.full((2, 3, 3), 0.5, np.float32))
    paths = heat.export(Attended(maps, stages), tmp_path, "street")
    assert names(paths[1:], tmp_path / "street-attention") == [
        "01-la.softmax.png",
        "02-channels.png",
        "03-stage-1.png",
        "04-stage-2.png",
    ]
    with Image.open(paths[-1]) as picture:
        assert picture.size == (3, 2)
        assert picture.getpixel((0, 0)) == (128, 128, 128)


def test_a_gaze_is_kept_with_the_place_that_was_asked_for(seen: Make, tmp_path: Path) -> None:
    maps = (seen("non_local.non_local.softmax", "pairwise", np.ones((2, 4)), gaze=np.eye(2, 4)),)
    paths = heat.export(Attended(maps), tmp_path, "street", gaze=(30, 5))
    assert [path.name for path in paths[1:]] == [
        "01-non_local.non_local.softmax.png",
        "02-non_local.non_local.softmax-gaze.png",
    ]
    with np.load(paths[0]) as stored:
        assert stored["gaze-pixel"].tolist() == [30, 5]
        assert np.array_equal(stored["non_local.non_local.softmax-gaze"], np.eye(2, 4))
    with Image.open(paths[2]) as picture:
        assert picture.getpixel((366, 66)) == (240, 240, 240), "the cross is where the place is"


def test_export_never_writes_over_what_is_there(seen: Make, tmp_path: Path) -> None:
    (tmp_path / "street-attention.npz").write_bytes(b"mine")
    (tmp_path / "street-attention-2").mkdir()
    paths = heat.export(Attended((seen("palayer.pa", "pixel", np.zeros((2, 2))),)), tmp_path, "street")
    assert paths[0].name == "street-attention-3.npz"
    assert paths[1].parent.name == "street-attention-3"
    assert (tmp_path / "street-attention.npz").read_bytes() == b"mine"


def test_repeated_calls_of_one_gate_are_all_kept(seen: Make, tmp_path: Path) -> None:
    maps = tuple(seen("sam", "pixel", np.full((2, 2), call / 4), call) for call in range(3))
    paths = heat.export(Attended(maps), tmp_path, "street")
    with np.load(paths[0]) as stored:
        assert set(stored) == {"sam", "sam#1", "sam#2"}
    assert len(paths) == 4


def test_what_it_is_compared_with_is_kept_too(seen: Make, tmp_path: Path) -> None:
    one, other = seen("palayer.pa", "pixel", np.full((2, 4), 0.75)), seen("palayer.pa", "pixel", np.full((2, 4), 0.25))
    paths = heat.export(Attended((one,)), tmp_path, "street", others=[other], against="b.jpg")
    assert [path.name for path in paths[1:]] == ["01-palayer.pa.png", "02-palayer.pa-difference.png"]
    with np.load(paths[0]) as stored:
        assert np.array_equal(stored["palayer.pa-other"], other.values)
    with Image.open(paths[2]) as picture:
        assert picture.getpixel((5, 5)) == tuple(heat.palette("gate-change")[255].tolist())


def test_a_mask_is_grey_in_16_bits_and_as_large_as_the_photograph(seen: Make, tmp_path: Path) -> None:
    shown = heat.overlay(seen("palayer.pa", "pixel", [[0.0, 1.0], [0.25, 1.5]]))
    path = heat.export_mask(shown, Limits(), (40, 20), tmp_path / "new", "street", ("palayer.pa", 0))
    assert path == tmp_path / "new" / "street-palayer.pa-mask.png"
    with Image.open(path) as picture:
        assert (picture.mode, picture.size) == ("I;16", (40, 20))
        grey = np.asarray(picture)
        assert picture.info["Description"] == (
            "Final layer: gate value (0 = blocked, 1 = passed); black 0.00, white 1.00"
        )
    assert [grey[0, 0], grey[0, -1], grey[-1, 0], grey[-1, -1]] == [0, 65535, 16384, 65535]
    assert (np.diff(grey[0].astype(int)) >= 0).all()
    again = heat.export_mask(shown, Limits(), (40, 20), tmp_path / "new", "street", ("palayer.pa", 0))
    assert again.name == "street-palayer.pa-mask-2.png"


def test_a_mask_has_the_scale_that_is_seen_and_black_around_its_box(seen: Make, tmp_path: Path) -> None:
    shown = heat.overlay(seen("x", "pixel", np.full((2, 2), 0.3), box=Box(10, 0, 20, 20)))
    path = heat.export_mask(shown, Limits(0.2, 0.4), (40, 20), tmp_path, "street", ("x", 2))
    assert path.name == "street-x#2-mask.png"
    with Image.open(path) as picture:
        grey = np.asarray(picture)
    assert np.unique(grey[:, 10:30]).tolist() == [32768]
    assert not grey[:, :10].any()
    assert not grey[:, 30:].any()


def test_a_folder_that_cannot_be_made_is_told_in_words(seen: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableFile) as caught:
        heat.export(Attended((seen("ca", "channel", [0.1]),)), tmp_path / "file" / "inside", "street")
    assert "inside" in caught.value.summary
    assert caught.value.hint


def names(paths: tuple[Path, ...], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]
