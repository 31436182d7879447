"""Losses against what the published code gave: tests/golden/fill_weights.py rebuilds the images it was given."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from restoration.errors import BadRecipe, UnreadableWeights
from restoration.train.losses import (
    L1,
    LOSSES,
    Loss,
    charbonnier,
    edge,
    l1,
    laplacian,
    ms_ssim,
    mse,
    perceptual,
    read_vgg,
    ssim,
    total,
    vgg_features,
    vgg_of,
)

CPU = torch.device("cpu")


def make_input(name: str, shape: tuple[int, ...]) -> np.ndarray:
    path = Path(__file__).parents[2] / "golden/fill_weights.py"
    spec = importlib.util.spec_from_file_location("fill_weights", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make_input(name, shape)


def pair(tag: str, shape: tuple[int, ...], k: float) -> tuple[torch.Tensor, torch.Tensor]:
    """(answer, target) by the goldens' pair rule."""
    target, other = make_input(f"{tag}:a", shape), make_input(f"{tag}:b", shape)
    answer = (target + np.float32(k) * (other - target) * np.float32(0.2)).astype(np.float32)
    return torch.from_numpy(answer), torch.from_numpy(target)


LARGE, ODD = ((1, 3, 48, 64), 1.0), ((2, 3, 33, 47), 0.3)


@pytest.mark.parametrize(
    ("tag", "made", "published"),
    [
        ("mpr1", LARGE, (0.03981928527355194, 0.02541622892022133, -0.0008553440566174686, -0.10541796684265137)),
        ("mpr2", ODD, (0.01153201051056385, 0.00769450981169939, -0.031589992344379425, -0.09423664212226868)),
    ],
)
def test_charbonnier_and_edge_are_those_of_mprnet(
    tag: str, made: tuple[tuple[int, ...], float], published: tuple[float, ...]
) -> None:
    answer, target = pair(tag, *made)
    found = laplacian(answer)
    numbers = (charbonnier(answer, target), edge(answer, target), found.mean(), found[0, 1, 5, 6])
    assert [float(number) for number in numbers] == pytest.approx(published, abs=1e-6)
    everything = total(LOSSES["mprnet"], [answer, target, answer], target, {})
    assert float(everything) == pytest.approx(2 * (published[0] + 0.05 * published[1]) + 1.05e-3, abs=1e-6)


@pytest.mark.parametrize(
    ("tag", "made", "similarity", "absolute", "square", "mixture"),
    [
        ("durn1", LARGE, 0.9594889879226685, 0.033783867955207825, 0.0018040596041828394, -1.0300999879837036),
        (
            "durn2",
            ((2, 1, 33, 47), 0.3),
            0.9968243837356567,
            0.010279443114995956,
            0.00016692002827767283,
            -1.0887972116470337,
        ),
    ],
)
def test_ssim_l1_and_mse_are_those_of_durn(
    tag: str, made: tuple[tuple[int, ...], float], similarity: float, absolute: float, square: float, mixture: float
) -> None:
    answer, target = pair(tag, *made)
    assert float(ssim(answer, target)) == pytest.approx(similarity, abs=1e-6)
    assert float(l1(answer, target)) == pytest.approx(absolute, abs=1e-7)
    assert float(mse(answer, target)) == pytest.approx(square, abs=1e-8)
    assert float(total(LOSSES["durn"], [answer], target, {})) == pytest.approx(mixture, abs=2e-6)


@pytest.mark.parametrize(
    ("tag", "made", "similarity", "mixture"),
    [
        ("alen1", ((1, 3, 192, 224), 1.0), 0.9674663543701172, 0.0387031402438879),
        ("alen2", ((1, 3, 96, 128), 0.5), 0.9933606386184692, 0.01646757675334811),  # its last window has 6 pixels
    ],
)
def test_ms_ssim_is_that_of_alen(
    tag: str, made: tuple[tuple[int, ...], float], similarity: float, mixture: float
) -> None:
    answer, target = pair(tag, *made)
    assert float(ms_ssim(answer, target)) == pytest.approx(similarity, abs=1e-6)
    assert float(total(LOSSES["alen"], [answer], target, {})) == pytest.approx(mixture, abs=1e-6)


def test_ms_ssim_of_opposite_images_is_a_number_and_learns_through_l1() -> None:
    target = torch.from_numpy(make_input("opposite", (1, 3, 32, 32)))
    answer = (1 - target).requires_grad_()
    loss = total(LOSSES["alen"], [answer], target, {})
    loss.backward()
    assert loss.isfinite()
    assert answer.grad is not None
    assert answer.grad.isfinite().all()
    assert answer.grad.abs().min() > 0


@pytest.mark.parametrize("name", sorted(set(LOSSES) - {"ffa-perceptual"}))
def test_every_published_loss_falls_towards_the_target(name: str) -> None:
    answer, target = pair("falls", (2, 3, 32, 32), 1.0)
    losses = [float(total(LOSSES[name], [target + share * (answer - target)] * 3, target, {})) for share in (1, 0.5, 0)]
    assert losses[0] > losses[1] > losses[2]


def test_only_the_first_answer_is_judged_unless_all_are_asked_for() -> None:
    answer, target = pair("several", (1, 3, 16, 16), 1.0)
    assert float(total(L1, [target, answer, answer], target, {})) == 0
    each = Loss(L1.terms, every=True)
    assert float(total(each, (target, answer, answer), target, {})) == pytest.approx(2 * float(l1(answer, target)))


def test_a_clamped_answer_gets_no_gradient_beyond_white() -> None:
    answer = torch.tensor([[[[0.5, 1.5]]]], requires_grad=True)
    total(LOSSES["mprnet-denoise"], [answer], torch.full((1, 1, 1, 2), 0.2), {}).backward()
    assert answer.grad is not None
    assert answer.grad[0, 0, 0, 0] > 0
    assert answer.grad[0, 0, 0, 1] == 0


@pytest.fixture(scope="module")
def vgg_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as torchvision would save it, of random weights."""
    generator = torch.Generator().manual_seed(0)
    state = {}
    widths = [(0, 3, 64), (2, 64, 64), (5, 64, 128), (7, 128, 128), (10, 128, 256), (12, 256, 256), (14, 256, 256)]
    for number, inputs, outputs in widths:
        weight = torch.randn(outputs, inputs, 3, 3, generator=generator) / (3 * inputs**0.5)
        state[f"features.{number}.weight"] = weight
        state[f"features.{number}.bias"] = torch.randn(outputs, generator=generator) / 10
    state["classifier.6.bias"] = torch.zeros(1000)
    path = tmp_path_factory.mktemp("vgg") / "vgg16.pth"
    torch.save(state, path)
    return path


def test_vgg_features_are_those_of_its_first_sixteen_layers(vgg_path: Path) -> None:
    vgg = read_vgg(vgg_path, CPU)
    layers = torch.nn.Sequential(
        *(
            torch.nn.MaxPool2d(2)
            if number in (4, 9)
            else torch.nn.Conv2d(*vgg[f"features.{number}.weight"].shape[1::-1], 3, padding=1)
            if f"features.{number}.weight" in vgg
            else torch.nn.ReLU()
            for number in range(16)
        )
    )
    layers.load_state_dict({name.removeprefix("features."): tensor for name, tensor in vgg.items()})
    images, _ = pair("vgg", (2, 3, 16, 20), 1.0)
    found = vgg_features(images, vgg)
    assert [tuple(one.shape) for one in found] == [(2, 64, 16, 20), (2, 128, 8, 10), (2, 256, 4, 5)]
    for count, one in zip((4, 9, 16), found, strict=True):
        torch.testing.assert_close(one, layers[:count](images))


def test_the_perceptual_loss_is_the_mean_of_three_and_leaves_vgg_alone(vgg_path: Path) -> None:
    answer, target = pair("vgg", (1, 3, 16, 16), 1.0)
    answer.requires_grad_()
    loss = Loss(LOSSES["ffa-perceptual"].terms, vgg=vgg_path)
    vgg = vgg_of(loss, CPU)
    errors = [F.mse_loss(a, t) for a, t in zip(vgg_features(answer, vgg), vgg_features(target, vgg), strict=True)]
    value = total(loss, [answer], target, vgg)
    assert perceptual(target, target, vgg) == 0
    torch.testing.assert_close(value, l1(answer, target) + 0.04 * sum(errors) / 3)
    value.backward()
    assert answer.grad is not None
    assert not any(weight.requires_grad for weight in vgg.values())


def test_a_loss_without_perceptual_reads_no_file() -> None:
    assert vgg_of(LOSSES["durn"], CPU) == {}


def test_a_perceptual_loss_without_vgg_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(BadRecipe, match="VGG16"):
        vgg_of(LOSSES["ffa-perceptual"], CPU)
    with pytest.raises(UnreadableWeights):
        read_vgg(tmp_path / "missing.pth", CPU)
    torch.save({"features.0.weight": torch.ones(64, 1, 3, 3)}, tmp_path / "other.pth")
    with pytest.raises(BadRecipe, match=r"features\.0\.weight"):
        read_vgg(tmp_path / "other.pth", CPU)


@pytest.mark.parametrize("terms", [(), ((1.0, "l3"),)])
def test_a_loss_of_unknown_terms_is_refused(terms: tuple[tuple[float, str], ...]) -> None:
    with pytest.raises(ValueError, match="a loss is made of"):
        Loss(terms)
