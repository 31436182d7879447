"""Augmentation as published. What happens is drawn first, with an explicit generator, and then done to input and
target alike. Images are (h, w, c) float32; the arguments are left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

LUMA = (0.299, 0.587, 0.114)


@dataclass(frozen=True, slots=True)
class Turn:
    """Flipped upside down, then left to right, then turned `quarters` times counter-clockwise."""

    vertical: bool = False
    horizontal: bool = False
    quarters: int = 0

    def apply(self, image: np.ndarray) -> np.ndarray:
        image = image[::-1] if self.vertical else image
        image = image[:, ::-1] if self.horizontal else image
        return np.ascontiguousarray(np.rot90(image, self.quarters))


NINE = (
    Turn(),
    Turn(),
    Turn(vertical=True),
    Turn(horizontal=True),
    Turn(quarters=1),
    Turn(quarters=2),
    Turn(quarters=3),
    Turn(vertical=True, quarters=1),
    Turn(horizontal=True, quarters=1),
)
"""MPRNet's nine cases, of which two do nothing."""


def no_turn(rng: np.random.Generator) -> Turn:
    return Turn()


def mirror(rng: np.random.Generator) -> Turn:
    """Left and right, every other time (DuRN-S)."""
    return Turn(horizontal=bool(rng.random() < 0.5))


def mirror_and_quarters(rng: np.random.Generator) -> Turn:
    """Left and right every other time, and any quarter (FFA-Net)."""
    return Turn(horizontal=bool(rng.random() < 0.5), quarters=int(rng.integers(4)))


def nine_cases(rng: np.random.Generator) -> Turn:
    """One of NINE, each as likely (MPRNet)."""
    return NINE[rng.integers(len(NINE))]


def flips_and_transpose(rng: np.random.Generator) -> Turn:
    """Left and right, up and down, rows and columns, each every other time (RCAN, SAN, HAN, ALEN)."""
    horizontal, vertical, transposed = (bool(chance < 0.5) for chance in rng.random(3))
    return Turn(vertical, horizontal != transposed, int(transposed))


TURNS: dict[str, Callable[[np.random.Generator], Turn]] = {
    "none": no_turn,
    "mirror": mirror,
    "mirror-quarters": mirror_and_quarters,
    "nine": nine_cases,
    "flips-transpose": flips_and_transpose,
}


@dataclass(frozen=True, slots=True)
class Augmentation:
    """`turns` names one of TURNS. One pair in three has its saturation changed by a factor of 1 +- `saturation`. From
    epoch `mixes_from` (from 0) on, the samples of a batch are mixed with shares from Beta(`mixes`, `mixes`)."""

    turns: str = "none"
    saturation: float = 0.0
    mixes: float = 0.0
    mixes_from: int = 0


def augmented(
    spoilt: np.ndarray, clean: np.ndarray, how: Augmentation, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """One pair, both in the same way. A pair of different scales stays one: only turns and colours change."""
    turn = TURNS[how.turns](rng)
    factor = draw_saturation(how.saturation, rng)
    first, second = (saturated(turn.apply(image), factor) for image in (spoilt, clean))
    return first, second


def draw_saturation(most: float, rng: np.random.Generator) -> float:
    return float(1 + rng.uniform(-most, most)) if most and rng.integers(3) == 0 else 1.0


def saturated(image: np.ndarray, factor: float) -> np.ndarray:
    """grey + factor * (image - grey), cut to [0, 1]; grey is the luma of ITU-R BT.601. At 1 the image itself."""
    if factor == 1:
        return image
    grey = (image @ np.array(LUMA, np.float32))[..., None]
    return np.clip(grey + np.float32(factor) * (image - grey), 0, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """Each sample keeps its share (b,) of itself, the rest is the sample `partners` (b,) names."""

    shares: np.ndarray
    partners: np.ndarray

    def apply(self, images: np.ndarray) -> np.ndarray:
        """(b, h, w, c) -> the same: x * share + x[partner] * (1 - share). For inputs and for targets."""
        shares = self.shares[:, None, None, None]
        return images * shares + images[self.partners] * (1 - shares)


def draw_mix(batch: int, beta: float, rng: np.random.Generator) -> Mix:
    """MixUp: shares from Beta(beta, beta), partners a permutation of the batch (MPRNet's denoiser: beta 0.6)."""
    return Mix(rng.beta(beta, beta, batch).astype(np.float32), rng.permutation(batch))
