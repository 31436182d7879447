"""The published ways to run a network: quarters, and eight orientations."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from restoration.infer.published import chopped, self_ensembled


def doubled(images: Tensor) -> Tensor:
    return images.repeat_interleave(2, -1).repeat_interleave(2, -2)


@pytest.mark.parametrize("size", [(31, 47), (64, 64), (21, 200), (5, 9)])
@pytest.mark.parametrize("min_size", [500, 10**6])
def test_quarters_of_a_local_answer_join_to_the_whole(size: tuple[int, int], min_size: int) -> None:
    images = torch.rand(2, 3, *size)
    before = images.clone()
    torch.testing.assert_close(chopped(doubled, images, 2, min_size=min_size), doubled(images), rtol=0, atol=0)
    assert torch.equal(images, before)


def test_quarters_are_chopped_until_they_are_small() -> None:
    seen: list[tuple[int, int]] = []

    def forward(part: Tensor) -> Tensor:
        seen.append((part.shape[-2], part.shape[-1]))
        return part

    chopped(forward, torch.rand(1, 3, 100, 120), 1, min_size=2000)
    assert len(seen) == 16
    assert set(seen) == {(40, 45)}


def test_the_answer_of_a_quarter_near_the_middle_is_not_used_beyond_it() -> None:
    def left_edge_is_wrong(part: Tensor) -> Tensor:
        spoilt = part.clone()
        spoilt[..., :10] = -1
        return spoilt

    joined = chopped(left_edge_is_wrong, torch.rand(1, 1, 60, 60), 1)
    assert (joined[..., 10:] >= 0).all()


def test_a_min_size_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="never"):
        chopped(doubled, torch.rand(1, 3, 64, 64), 2, min_size=400)


def test_eight_orientations_cancel_what_is_not_symmetric() -> None:
    ramp = torch.linspace(0, 1, 24).expand(1, 1, 16, 24)
    answer = self_ensembled(lambda images: images + torch.linspace(-1, 1, images.shape[-1]), ramp)
    torch.testing.assert_close(answer, ramp.contiguous(), rtol=0, atol=1e-6)


def test_eight_different_orientations_are_asked() -> None:
    seen: list[Tensor] = []

    def forward(images: Tensor) -> Tensor:
        seen.append(images)
        return images

    image = torch.arange(6.0).reshape(1, 1, 2, 3)
    torch.testing.assert_close(self_ensembled(forward, image), image)
    assert len({tuple(one.shape) + tuple(one.flatten().tolist()) for one in seen}) == 8
