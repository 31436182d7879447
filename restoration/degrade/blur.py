"""Blur: what moves while the shutter is open, the camera or a thing before it, and what is out of focus.

Light is averaged, not its encoded values, and a sensor's full wells are clipped only afterwards: that is how a lamp
draws a bright line. The target is where everything was in the mean (see Shake.path; Nah, Kim, Lee, CVPR 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.depth import smooth_noise, spread
from restoration.degrade.drawn import Drawn, Range
from restoration.degrade.light import ToneCurve
from restoration.degrade.storing import Storing

TERMS = 6
STEP_PX = 1.25
BRIGHT = 0.9  # of full scale: from there on, light may have been more than the picture could hold


@dataclass(frozen=True, slots=True)
class Shake:
    """A path through x, y and roll: even motion at `angle` (radians), mixed by `wander` in [0, 1] with a random walk.

    It spans `length` pixels; `turn` is the roll from end to end, in radians, about `centre`, which is in widths and
    heights of the picture and may lie outside. Camera shake is close to a random walk with inertia (Boracchi and Foi,
    TIP 2012); here the first TERMS terms of the Brownian motion's Karhunen-Loeve series.
    """

    length: float
    angle: float
    wander: float
    turn: float
    centre: tuple[float, float]
    seed: int

    def path(self, count: int) -> np.ndarray:
        """(count, 3): x and y in pixels and roll in radians at even times, all zero in the mean.

        GoPro's targets are the middle of the exposure, which is the mean of even motion. Of a random walk the middle
        may lie pixels away, and no picture tells where: trained on that, a network learns to do nothing.
        """
        times = np.linspace(-0.5, 0.5, count)[:, None]
        walk = _brownian(times, np.random.default_rng(self.seed))
        even = np.array([np.cos(self.angle), np.sin(self.angle)]) * times
        places = (1 - self.wander) * even + self.wander * walk[:, :2]
        reach = np.linalg.norm(places[:, None] - places[None], axis=2).max()
        roll = (1 - self.wander) * times + self.wander * walk[:, 2:]
        path = np.hstack([places * (self.length / max(reach, 1e-9)), roll * self.turn])
        return np.asarray(path - path.mean(axis=0))

    def blurred(self, pixels: np.ndarray) -> np.ndarray:
        """(h, w, 4) float32 -> the mean over the path. Mirrored beyond its border."""
        height, width = pixels.shape[:2]
        centre = np.array([self.centre[0] * width, self.centre[1] * height])
        farthest = np.linalg.norm(np.maximum(np.abs(centre), np.abs(centre - (width, height))))
        count = 1 + 2 * int(np.ceil((self.length + abs(self.turn) * farthest) / STEP_PX / 2))
        total = np.zeros_like(pixels)
        for x, y, roll in self.path(count):
            turned = np.array([[np.cos(roll), -np.sin(roll)], [np.sin(roll), np.cos(roll)]])
            move = np.column_stack([turned, centre - turned @ centre + (x, y)])
            frame = cv2.warpAffine(pixels, move, (width, height), borderMode=cv2.BORDER_REFLECT_101)
            cv2.accumulate(frame, total)
        return total / np.float32(count)


def _brownian(times: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(count, 1) from -0.5 to 0.5 -> (count, 3), zero in the middle."""
    rates = (np.arange(TERMS) + 0.5) * np.pi
    backward, forward = rng.standard_normal((2, TERMS, 3)) * np.sqrt(2) / rates[:, None]
    waves = np.sin(2 * np.abs(times) * rates)
    return np.where(times < 0, waves @ backward, waves @ forward)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that moves on its own: a smooth random shape, `cells` of noise across, covering `cover` of the picture,
    with an edge `soft` wide in the noise's values."""

    shake: Shake
    cells: int
    cover: float
    soft: float
    seed: int

    def mask(self, shape: tuple[int, int]) -> np.ndarray:
        """(h, w) float32 in [0, 1]."""
        return _smooth_shape(shape, self.cells, self.cover, self.soft, np.random.default_rng(self.seed))

    def over(self, background: np.ndarray, light: np.ndarray) -> np.ndarray:
        """The subject, cut out of `light` and blurred by its own motion, before a blurred background."""
        mask = self.mask(light.shape[:2])
        moved = self.shake.blurred(_with_mask(light * mask[..., None], mask))
        return background * (1 - moved[..., 3:]) + moved[..., :3]


@dataclass(frozen=True, slots=True)
class Blur:
    """`defocus` is the radius in pixels of the circle of confusion; light above BRIGHT is up to 1 + `headroom` times
    what the picture holds of it."""

    shake: Shake
    subject: Subject | None
    defocus: float
    headroom: float
    curve: ToneCurve

    def apply(self, image: np.ndarray) -> np.ndarray:
        light = self.curve.decode(image)
        light = light * (1 + self.headroom * np.clip((light - BRIGHT) / (1 - BRIGHT), 0, 1))
        if self.defocus:
            light = cv2.filter2D(light, -1, disk(self.defocus), borderType=cv2.BORDER_REFLECT_101)
        blurred = self.shake.blurred(_with_mask(light, np.ones_like(light[..., 0])))[..., :3]
        if self.subject:
            blurred = self.subject.over(blurred, light)
        return self.curve.encode(np.clip(blurred, 0, 1))


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Something sharp before what is out of focus: a circle of confusion of `defocus` pixels, and `glints` a megapixel
    of light so small that each becomes a pale disk, brighter by up to `gain`, in the colour of its place. The sharp
    part is a smooth random shape, `cells` of noise across, that covers `cover` of the picture."""

    defocus: float
    glints: float
    gain: float
    cells: int
    cover: float
    seed: int

    def apply(self, image: np.ndarray) -> np.ndarray:
        curve, rng = ToneCurve(), np.random.default_rng(self.seed)
        height, width = image.shape[:2]
        light = curve.decode(image)
        kernel = disk(self.defocus)
        points = rng.integers(height * width, size=round(self.glints * height * width / 1e6))
        shining = light.reshape(-1, 3).copy()
        colour = 0.2 + shining[points] * rng.uniform(0.8, 1, (len(points), 3))
        shining[points] += colour * rng.uniform(0, self.gain / kernel.max(), (len(points), 1))
        behind = cv2.filter2D(shining.reshape(light.shape), -1, kernel, borderType=cv2.BORDER_REFLECT_101)
        sharp = _smooth_shape((height, width), self.cells, self.cover, 0.05, rng)[..., None]
        return curve.encode(np.clip(behind + sharp * (light - behind), 0, 1))


def _smooth_shape(
    shape: tuple[int, int], cells: int, cover: float, soft: float, rng: np.random.Generator
) -> np.ndarray:
    """(h, w) float32 in [0, 1]: 1 where smooth noise, `cells` across, is highest, in a part `cover` of the picture."""
    field = spread(smooth_noise(shape, cells, rng))
    edge = np.quantile(field[::4, ::4], 1 - cover)
    return np.clip((field - edge) / soft + 0.5, 0, 1).astype(np.float32)


def _with_mask(light: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """(h, w, 3) -> (h, w, 4), which OpenCV moves twice as fast."""
    return cv2.merge([*cv2.split(light), mask])


def disk(radius: float) -> np.ndarray:
    """A circle of confusion: (2 ceil(radius) + 1) squared float32 that sum to 1, its rim antialiased."""
    reach = int(np.ceil(radius))
    across = np.arange(-reach, reach + 1)
    inside = np.clip(radius + 0.5 - np.hypot(across[:, None], across), 0, 1)
    return (inside / inside.sum()).astype(np.float32)


@dataclass(frozen=True, slots=True)
class BlurRecipe(Storing):
    """Ranges are uniform, but short motions (`length` in pixels) are drawn more often than long ones. Even motion has
    one of so many `directions`, from horizontal on and evenly apart, or with 0 any; `wander` is the most that is mixed
    in of a random walk. `gamma` is of the curve between light and file: GoPro's sharp frames were averaged with it in
    one version, without in the other.

    `moving` is the share with a subject that moves on its own, `unfocused`, `glaring` (with lights that clip) and
    `noisy` those of what they name; `clear` the share of sharp pictures, so that the network learns to leave those
    alone.
    """

    length: Range = (2.0, 32.0)
    directions: int = 0
    wander: float = 1.0
    turn: float = 0.03
    gamma: Range = (1.0, 2.4)
    moving: float = 0.35
    defocus: Range = (0.6, 2.0)
    unfocused: float = 0.15
    headroom: Range = (0.2, 3.0)
    glaring: float = 0.3
    clear: float = 0.06

    def draw(self, rng: np.random.Generator) -> Drawn:
        blur = (self._blur(rng),) if rng.random() >= self.clear else ()
        return Drawn((*blur, *self.stored(rng)))

    def _blur(self, rng: np.random.Generator) -> Blur:
        return Blur(
            shake=self._shake(rng),
            subject=self._subject(rng) if rng.random() < self.moving else None,
            defocus=rng.uniform(*self.defocus) if rng.random() < self.unfocused else 0.0,
            headroom=rng.uniform(*self.headroom) if rng.random() < self.glaring else 0.0,
            curve=ToneCurve(rng.uniform(*self.gamma)),
        )

    def _shake(self, rng: np.random.Generator) -> Shake:
        shortest, longest = self.length
        return Shake(
            length=shortest + (longest - shortest) * rng.random() ** 1.5,
            angle=self._angle(rng),
            wander=self.wander * rng.random() ** 1.5,
            turn=rng.uniform(-self.turn, self.turn),
            centre=(rng.uniform(-0.5, 1.5), rng.uniform(-0.5, 1.5)),
            seed=int(rng.integers(2**31)),
        )

    def _angle(self, rng: np.random.Generator) -> float:
        if self.directions:
            return float(rng.integers(self.directions) * np.pi / self.directions)
        return float(rng.uniform(0, 2 * np.pi))

    def _subject(self, rng: np.random.Generator) -> Subject:
        return Subject(
            shake=self._shake(rng),
            cells=int(rng.integers(2, 9)),
            cover=rng.uniform(0.1, 0.6),
            soft=rng.uniform(0.02, 0.15),
            seed=int(rng.integers(2**31)),
        )
