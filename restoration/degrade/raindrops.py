"""Drops of water on a window or a lens: each is a wide-angle lens of its own, near the camera and out of its focus.

A drop shows nearly the whole scene, upside down and small, and brighter than what it hides, for it gathers the sky as
well; toward its rim light is lost (Roser, Geiger, ICCV Workshops 2009; You et al., TPAMI 2016). Out of focus
it is blended in: O = (1 - A) B + D with A its mask and D its light, both blurred alike (Qian et al., CVPR 2018, eq. 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restoration.degrade.blur import Backdrop
from restoration.degrade.depth import draw_depth
from restoration.degrade.drawn import Drawn, Op, Range
from restoration.degrade.ops import Haze
from restoration.degrade.storing import Storing

TALLEST = 1.45  # height of a drop to its width
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Shapes:
    """Drops of `radius` pixels, small ones oftener the larger `small`; together they cover about `cover` of the
    picture. Each is two lobes, apart by up to `lumpy` radii, that flow together."""

    radius: Range
    small: float
    cover: float
    lumpy: float
    seed: int

    def water(self, shape: tuple[int, int]) -> np.ndarray:
        """Thickness of the water in pixels, (h, w) float32: paraboloids, flowing together where they meet."""
        squares = np.zeros(shape, np.float32)
        for lobe in self._lobes(shape):
            _add_lobe(squares, *lobe.tolist())
        return np.sqrt(squares)

    def _lobes(self, shape: tuple[int, int]) -> np.ndarray:
        """(2 count, 4): x and y of the centre, half the width and half the height."""
        rng = np.random.default_rng(self.seed)
        least, largest = self.radius
        height, width = shape
        room = (height + 2 * largest) * (width + 2 * largest)
        enough = int(min(MOST, 1 + 2 * self.cover * room / (np.pi * least**2)))
        radii = least * (largest / least) ** (rng.random(enough) ** self.small)
        radii = radii[: 1 + int(np.searchsorted(np.cumsum(np.pi * radii**2), self.cover * room))]
        centres = rng.uniform(-largest, [width + largest, height + largest], (len(radii), 2))
        apart = rng.uniform(-self.lumpy, self.lumpy, (len(radii), 2)) * radii[:, None]
        sizes = radii[:, None] * np.sqrt(rng.uniform(1 / TALLEST, TALLEST, (len(radii), 1))) ** np.array([-1, 1])
        first = np.hstack([centres, sizes])
        second = np.hstack([centres + apart, sizes * rng.uniform(0.4, 1, (len(radii), 1))])
        return np.vstack([first, second])


def _add_lobe(squares: np.ndarray, x: float, y: float, across: float, along: float) -> None:
    top, left = max(0, int(y - along)), max(0, int(x - across))
    part = squares[top : max(top, int(y + along) + 2), left : max(left, int(x + across) + 2)]
    rows = ((np.arange(top, top + part.shape[0], dtype=np.float32) - y) / along) ** 2
    columns = ((np.arange(left, left + part.shape[1], dtype=np.float32) - x) / across) ** 2
    cap = np.maximum(0, 1 - rows[:, None] - columns)
    part += across * along * cap * cap


@dataclass(frozen=True, slots=True)
class Raindrops:
    """`reach` is how far off, in long sides of the picture, the rim of a drop sees; `defocus` the radius of its blur in
    pixels. Its light is `gain` times the scene's, mixed by `pale` with `sky` (RGB), `shade` brighter at the bottom and
    darker at the top, and darker by `rim` at the rim."""

    shapes: Shapes
    reach: float
    defocus: float
    gain: float
    sky: tuple[float, float, float]
    pale: float
    shade: float
    rim: float

    def apply(self, image: np.ndarray) -> np.ndarray:
        water = self.shapes.water(image.shape[:2])
        mask = np.clip(water, 0, 1)[..., None]
        light = self._light(image, water)
        layer = _defocused(np.dstack([light * mask, mask]), self.defocus)
        return np.clip(image * (1 - layer[..., 3:]) + layer[..., :3], 0, 1)

    def _light(self, image: np.ndarray, water: np.ndarray) -> np.ndarray:
        slope_x, slope_y = (cv2.Sobel(water, cv2.CV_32F, *way, ksize=1, scale=0.25) for way in ((1, 0), (0, 1)))
        seen = self._refracted(image, slope_x, slope_y) * self.gain
        light = seen * (1 - self.pale) + np.array(self.sky, np.float32) * self.pale
        steep = np.minimum(slope_x * slope_x + slope_y * slope_y, 1)
        relief = (1 - self.shade * slope_y) * (1 - self.rim * steep * steep)
        return light * relief[..., None]

    def _refracted(self, image: np.ndarray, slope_x: np.ndarray, slope_y: np.ndarray) -> np.ndarray:
        """The scene by way of the drops: far against the slope, and averaged over what falls into a pixel there."""
        height, width = image.shape[:2]
        far = self.reach * max(height, width)
        factor = 1 / np.clip(far / max(self.shapes.radius), 1, min(height, width) / 4)
        small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        columns = (np.arange(width, dtype=np.float32) + far * slope_x) * (small.shape[1] / width)
        rows = (np.arange(height, dtype=np.float32)[:, None] + far * slope_y) * (small.shape[0] / height)
        return cv2.remap(small, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def _defocused(layer: np.ndarray, radius: float) -> np.ndarray:
    """Two means over squares: nearly round, and of the same cost for any radius."""
    side = 2 * round(radius / 2) + 1
    once = cv2.blur(layer, (side, side), borderType=cv2.BORDER_REFLECT_101)
    return cv2.blur(once, (side, side), borderType=cv2.BORDER_REFLECT_101)


@dataclass(frozen=True, slots=True)
class RaindropRecipe(Storing):
    """A camera focused far off sees drops on the glass before it as pale `blots`, that share of times, else as clear
    small drops; sizes are radii in pixels. `misty` is the share with a film on the glass, `clear` that of clean glass,
    so that the network learns to leave those alone. `unfocused` is the share of scenes whose backdrop is out of focus,
    with pale disks that are no drops.
    """

    blots: float = 0.55
    blot: Range = (5.0, 45.0)
    drop: Range = (2.5, 16.0)
    cover: Range = (0.03, 0.55)
    both: float = 0.25
    misty: float = 0.2
    film: float = 0.3
    clear: float = 0.06
    unfocused: float = 0.0
    defocus: Range = (3.0, 16.0)
    noisy: float = 0.15

    def draw(self, rng: np.random.Generator) -> Drawn:
        window = self._window(rng) if rng.random() >= self.clear else []
        ops = (*window, *self.stored(rng))
        before = (self._backdrop(rng),) if self.unfocused and rng.random() < self.unfocused else ()
        return Drawn(ops, before)

    def _backdrop(self, rng: np.random.Generator) -> Backdrop:
        return Backdrop(
            defocus=rng.uniform(*self.defocus),
            glints=float(np.exp(rng.uniform(np.log(30), np.log(1000)))),
            gain=rng.uniform(0.1, 1.0),
            cells=int(rng.integers(2, 6)),
            cover=rng.uniform(0.05, 0.6),
            seed=int(rng.integers(2**31)),
        )

    def _window(self, rng: np.random.Generator) -> list[Op]:
        blots = rng.random() < self.blots
        ops: list[Op] = [self._blots(rng) if blots else self._drops(rng)]
        if rng.random() < self.both:
            ops.insert(0, self._blots(rng) if rng.random() < 0.5 else self._drops(rng))
        if rng.random() < self.misty:
            film = rng.uniform(0, self.film)
            grey = rng.uniform(0.5, 0.9)
            ops.append(Haze(draw_depth(rng), film * rng.random(), film, (grey, grey, grey)))
        return ops

    def _blots(self, rng: np.random.Generator) -> Raindrops:
        shapes = self._shapes(self.blot, self.cover[1], rng)
        return Raindrops(
            shapes=shapes,
            reach=rng.uniform(0.2, 0.7),
            defocus=shapes.radius[1] * rng.uniform(0.2, 0.9),
            gain=rng.uniform(0.85, 1.5),
            sky=_sky(rng),
            pale=rng.uniform(0.1, 0.9),
            shade=rng.uniform(-0.1, 0.4),
            rim=rng.uniform(0, 0.5),
        )

    def _drops(self, rng: np.random.Generator) -> Raindrops:
        shapes = self._shapes(self.drop, 0.6 * self.cover[1], rng)
        return Raindrops(
            shapes=shapes,
            reach=rng.uniform(0.2, 0.7),
            defocus=shapes.radius[1] * rng.uniform(0, 0.4),
            gain=rng.uniform(0.75, 1.4),
            sky=_sky(rng),
            pale=rng.uniform(0, 0.4),
            shade=rng.uniform(-0.1, 0.6),
            rim=rng.uniform(0.1, 0.8),
        )

    def _shapes(self, sizes: Range, most: float, rng: np.random.Generator) -> Shapes:
        least = np.exp(rng.uniform(*np.log(sizes)))
        return Shapes(
            radius=(float(least), float(min(sizes[1], least * rng.uniform(1.3, 5)))),
            small=rng.uniform(0.8, 2.5),
            cover=float(np.exp(rng.uniform(np.log(self.cover[0]), np.log(most)))),
            lumpy=rng.uniform(0, 1),
            seed=int(rng.integers(2**31)),
        )


def _sky(rng: np.random.Generator) -> tuple[float, float, float]:
    grey = rng.uniform(0.5, 0.97)
    return grey - rng.uniform(0, 0.04), grey, grey + rng.uniform(-0.01, 0.03)
