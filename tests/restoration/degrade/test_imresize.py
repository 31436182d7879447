"""Down-scaling as the super-resolution papers did it. In tests/golden/imresize.npz `up2_*` enlarges `down2_*` of the
same border rule."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restoration.degrade.imresize import Border, cubic, imresize, taps

with np.load(Path(__file__).parents[2] / "golden/imresize.npz") as arrays:
    GOLDEN = dict(arrays)
BORDERS: tuple[Border, ...] = ("symmetric", "replicate")
RNG = np.random.default_rng(5)


@pytest.mark.parametrize("border", BORDERS)
@pytest.mark.parametrize(
    ("source", "scale", "answer"),
    [("hr", 1 / 2, "down2_{}"), ("hr", 1 / 4, "down4_{}"), ("down2_{}", 2, "up2_{}")],
)
def test_bytes_are_those_of_matlab(source: str, scale: float, answer: str, border: Border) -> None:
    resized = imresize(GOLDEN[source.format(border)], scale, border)
    assert resized.dtype == np.uint8
    np.testing.assert_array_equal(resized, GOLDEN[answer.format(border)])


def test_half_with_mirrored_borders_is_the_default() -> None:
    np.testing.assert_array_equal(imresize(GOLDEN["hr"]), GOLDEN["down2_symmetric"])


@pytest.mark.parametrize("scale", [1 / 2, 1 / 3, 1 / 4, 1 / 8, 2, 3, 1.5])
@pytest.mark.parametrize("border", BORDERS)
def test_a_picture_is_the_product_of_two_dense_matrices(scale: float, border: Border) -> None:
    image = RNG.random((26, 37))
    down, across = (dense(side, scale, border) for side in image.shape)
    np.testing.assert_allclose(imresize(image, scale, border), down @ image @ across.T, atol=1e-12)


def dense(length: int, scale: float, border: Border) -> np.ndarray:
    sparse = taps(length, scale, border)
    matrix = np.zeros((len(sparse.lines), length))
    for row, (lines, weights) in enumerate(zip(sparse.lines, sparse.weights, strict=True)):
        np.add.at(matrix[row], lines, weights)
    return matrix


@given(length=st.integers(1, 40), scale=st.sampled_from([1 / 8, 1 / 3, 1 / 2, 0.7, 1, 1.5, 3]))
def test_weights_sum_to_one_inside_the_picture(length: int, scale: float) -> None:
    for border in BORDERS:
        sparse = taps(length, scale, border)
        assert len(sparse.lines) == ceil(length * scale)
        assert sparse.lines.min() >= 0
        assert sparse.lines.max() < length
        np.testing.assert_allclose(sparse.weights.sum(axis=1), 1)


def test_rows_are_rounded_before_columns_are_begun() -> None:
    image = RNG.integers(0, 256, (24, 24)).astype(np.uint8)
    floats = image.astype(float)
    rows = np.floor(dense(24, 1 / 2, "symmetric") @ floats + 0.5).clip(0, 255)
    both = np.floor(rows @ dense(24, 1 / 2, "symmetric").T + 0.5).clip(0, 255)
    np.testing.assert_array_equal(imresize(image), both)
    assert (both != imresize(image.T).T).any()


def test_bytes_saturate_and_floats_overshoot() -> None:
    edge = np.repeat(np.array([[0, 0, 0, 255, 255, 255]], np.uint8), 6, axis=0)
    assert imresize(edge, 2).max() == 255
    assert imresize(edge.astype(np.float32), 2).max() > 255
    assert imresize(edge.astype(np.float32), 2).min() < 0


@pytest.mark.parametrize("shape", [(9, 7), (9, 7, 1), (9, 7, 3), (9, 7, 4)])
@pytest.mark.parametrize("numbers", [np.uint8, np.float32, np.float64])
def test_kind_and_channels_are_kept_and_sizes_rounded_up(shape: tuple[int, ...], numbers: type) -> None:
    image = (RNG.random(shape) * 200).astype(numbers)
    kept = image.copy()
    small = imresize(image, 1 / 2)
    assert small.shape == (5, 4, *shape[2:])
    assert small.dtype == numbers
    np.testing.assert_array_equal(image, kept)
    np.testing.assert_array_equal(imresize(image, 1), image)


def test_a_view_with_strides_gives_the_same() -> None:
    image = GOLDEN["hr"]
    turned = image[::-1, :, ::-1]
    np.testing.assert_array_equal(imresize(turned), imresize(np.ascontiguousarray(turned)))


def test_the_kernel_is_one_in_the_middle_and_zero_at_the_other_whole_numbers() -> None:
    np.testing.assert_array_equal(cubic(np.array([-2.0, -1, 0, 1, 2, 3])), [0, 0, 1, 0, 0, 0])


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="uint16"):
        imresize(np.zeros((4, 4), np.uint16))
    with pytest.raises(ValueError, match="scale"):
        imresize(np.zeros((4, 4)), 0)
    with pytest.raises(ValueError, match="picture"):
        imresize(np.zeros((0, 4)))
