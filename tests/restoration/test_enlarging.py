"""Results that are larger than the photograph, from the engine to the saved file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from restoration.engine import Engine
from restoration.errors import BadRequest, NotEnoughMemory
from restoration.infer import room
from restoration.models import han, san
from restoration.photo import blend, read, write
from restoration.streams import finished
from restoration.types import Box, Photo, RestoreRequest, RestoreResult, Source, Step

Enlarger = Callable[[int], Path]
RIM = 3  # of the photograph's pixels: beyond its edge the network sees grey


@pytest.fixture(scope="module")
def engine() -> Engine:
    torch.set_num_threads(1)
    return Engine("cpu")


def photo(height: int = 40, width: int = 60, alpha: bool = False) -> Photo:
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = [np.sin(rows / 9 + channel) * np.cos(columns / (7 + channel)) for channel in range(3)]
    pixels = (0.5 + 0.4 * np.stack(waves, axis=2)).astype(np.float32)
    return Photo(pixels, pixels[..., 0] if alpha else None, Source(format="png"))


def restore(engine: Engine, given: Photo, *steps: Path | str, **how: object) -> RestoreResult:
    chain = tuple(Step(str(step)) for step in steps)
    return finished(engine.restore(RestoreRequest(given, chain, precision="fp32", **how)))  # type: ignore[arg-type]


def bilinear(pixels: np.ndarray, scale: int) -> np.ndarray:
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR)


def inner(pixels: np.ndarray, scale: int) -> np.ndarray:
    rim = RIM * scale
    return pixels[rim:-rim, rim:-rim]


@pytest.mark.parametrize("scale", [2, 3, 4, 8])
def test_the_result_is_larger_and_shows_the_same_places(engine: Engine, enlarger: Enlarger, scale: int) -> None:
    given = photo()
    result = restore(engine, given, enlarger(scale)).photo
    assert result.size == (60 * scale, 40 * scale)
    in_steps = given.pixels
    for step in [3] if scale == 3 else [2] * (scale.bit_length() - 1):
        in_steps = bilinear(in_steps, step)
    np.testing.assert_allclose(inner(result.pixels, scale), inner(in_steps, scale), atol=2e-5)
    assert engine.scale(str(enlarger(scale))) == scale


@pytest.mark.parametrize("family", [han.FAMILY, san.FAMILY], ids=["han", "san"])
def test_every_family_that_enlarges_does_so_in_tiles_and_boxes(engine: Engine, tmp_path: Path, family: object) -> None:
    path = tmp_path / "x3.safetensors"
    torch.manual_seed(2)
    save_file(family.build(family.config(1, 1, 8, 4, 3)).state_dict(), path)
    given = photo(70, 90)
    assert restore(engine, given, path).photo.size == (270, 210)
    assert restore(engine, given, path, tile=64).photo.size == (270, 210)
    assert restore(engine, given, path, box=Box(11, 7, 31, 20)).photo.size == (93, 60)


def test_a_box_is_as_much_larger_and_is_that_part_of_the_whole(engine: Engine, enlarger: Enlarger) -> None:
    box, path = Box(10, 8, 31, 20), enlarger(4)
    part = restore(engine, photo(), path, box=box).photo
    assert part.size == (124, 80)
    whole = restore(engine, photo(), path).photo.pixels[32:112, 40:164]
    np.testing.assert_allclose(part.pixels, whole, atol=1e-5)


def test_a_quick_look_is_reduced_first_and_then_enlarged(engine: Engine, enlarger: Enlarger) -> None:
    path = enlarger(2)
    assert restore(engine, photo(), path, long_side=30).photo.size == (60, 40)
    assert restore(engine, photo(), path, box=Box(20, 0, 40, 40), long_side=20).photo.size == (40, 40)


def test_alpha_is_enlarged_with_the_picture(engine: Engine, enlarger: Enlarger) -> None:
    path, given = enlarger(2), photo(alpha=True)
    assert given.alpha is not None
    alpha = restore(engine, given, path).photo.alpha
    assert alpha is not None
    assert alpha.shape == (80, 120)
    assert np.abs(alpha - bilinear(given.alpha, 2)).max() < 0.02
    part = restore(engine, given, path, box=Box(10, 8, 20, 16)).photo.alpha
    assert part is not None
    assert np.abs(part - alpha[16:48, 20:60]).max() < 0.02


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1, 1)])
def test_steps_of_different_sizes_follow_each_other(engine: Engine, enlarger: Enlarger, order: tuple[int, ...]) -> None:
    steps = ["dark-channel", enlarger(2)]
    chosen = [steps[number] for number in order]
    scale = 2 ** sum(order)
    for how, size in (({}, (60, 40)), ({"box": Box(10, 8, 30, 20)}, (30, 20))):
        result = restore(engine, photo(alpha=True), *chosen, **how).photo
        assert result.size == (size[0] * scale, size[1] * scale)
        assert result.alpha is not None
        assert result.alpha.shape == result.pixels.shape[:2]


def test_what_is_saved_has_its_new_size_and_keeps_the_rest(engine: Engine, enlarger: Enlarger, tmp_path: Path) -> None:
    given = tmp_path / "street.jpg"
    exif = Image.Exif()
    exif.update({256: 60, 257: 40, 271: "Maker", 282: 240.0, 283: 240.0, 296: 2})
    exif.get_ifd(0x8769).update({40962: 60, 40963: 40, 33434: 0.01})
    xmp = b'<x:xmpmeta><d exif:PixelXDimension="60" tiff:ImageLength="40" tiff:Make="M"/></x:xmpmeta>'
    picture = Image.fromarray(np.rint(photo().pixels * 255).astype(np.uint8))
    picture.save(given, exif=exif, dpi=(240, 240), xmp=xmp)
    opened = read(given)
    restored = restore(engine, opened, enlarger(4)).photo
    target = tmp_path / "street-upscaled.jpg"
    write(blend(opened, restored, 0.5), target)
    with Image.open(target) as saved:
        about = saved.getexif()
        assert saved.size == (240, 160)
        assert (about[256], about[257], about[271]) == (240, 160, "Maker")
        assert (about.get_ifd(0x8769)[40962], about.get_ifd(0x8769)[40963]) == (240, 160)
        assert saved.info["dpi"] == (240, 240)
        assert b'exif:PixelXDimension="240" tiff:ImageLength="160" tiff:Make="M"' in saved.info["xmp"]


def test_strength_mixes_with_the_photograph_enlarged(engine: Engine, enlarger: Enlarger) -> None:
    given = photo(alpha=True)
    restored = restore(engine, given, enlarger(2)).photo
    none, half, all_of_it = (blend(given, restored, strength) for strength in (0, 0.5, 1))
    assert np.abs(inner(none.pixels, 2) - inner(bilinear(given.pixels, 2), 2)).max() < 0.02
    np.testing.assert_allclose(half.pixels, (none.pixels + restored.pixels) / 2, atol=1e-6)
    np.testing.assert_array_equal(all_of_it.pixels, restored.pixels)
    assert half.alpha is not None
    assert half.alpha.shape == (80, 120)


def test_a_result_that_no_file_would_hold_is_refused_before_the_work(
    engine: Engine, enlarger: Enlarger, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = enlarger(4)
    monkeypatch.setattr(room, "MAX_PIXELS", 30_000)
    with pytest.raises(BadRequest, match="240 × 160 pixels") as caught:
        restore(engine, photo(), path)
    assert "Reduce the photograph to 53 pixels" in caught.value.hint
    assert restore(engine, Photo(photo().pixels[:35, :53]), path).photo.size == (212, 140)
    assert restore(engine, photo(), path, box=Box(0, 0, 30, 20)).photo.size == (120, 80)
    monkeypatch.setattr(room, "LONGEST_SIDE", 100)
    with pytest.raises(BadRequest, match="100 a side"):
        restore(engine, photo(2, 26), path)


def test_too_little_memory_for_the_result_is_told_before_the_work(
    engine: Engine, enlarger: Enlarger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.psutil, "virtual_memory", lambda: SimpleNamespace(available=900_000))
    with pytest.raises(NotEnoughMemory, match=r"240 × 160 pixels and take 0\.0 GB"):
        restore(engine, photo(), enlarger(4))
