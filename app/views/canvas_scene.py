"""What the canvas has to draw, taken from a View: pictures ready for painting, and what is written over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.item import Item
from app.levels import Picture
from app.pixels import Wrapped, bgrx
from app.view import Compared, View, box_of
from app.views.canvas_transform import Placement
from restoration import heat
from restoration.naming import shown
from restoration.types import Box

MAP_NEAREST_FROM = 4.0
CELLS_FROM = 0.0
COARSE_PX = 6  # a place of a map that is so many pixels of the photograph wide is shown as the cell that it is
LONGEST_NAME = 48


class Layer:
    """A picture's levels over a box of photo pixels. From the zoom `nearest_from` on its own pixels are shown."""

    def __init__(self, levels: tuple[Wrapped, ...], box: Box, nearest_from: float) -> None:
        self._levels = levels
        self._box = box
        self._nearest_from = nearest_from

    def paint(
        self, painter: QPainter, place: Placement, exposed: QRectF, opacity: float = 1.0, smooth: bool = False
    ) -> None:
        """Only the exposed part, from the smallest level that is still as fine as the screen; `smooth` at any zoom."""
        area = place.of_box(self._box)
        image = self._level(area.width() * place.ratio).image
        wide, high = area.width() / image.width(), area.height() / image.height()
        seen = area.intersected(exposed).translated(-area.topLeft())
        left, right = _pixels(seen.left() / wide, seen.right() / wide, image.width())
        top, bottom = _pixels(seen.top() / high, seen.bottom() / high, image.height())
        if seen.isEmpty():
            return
        source = QRectF(left, top, right - left, bottom - top)
        target = QRectF(area.x() + left * wide, area.y() + top * high, source.width() * wide, source.height() * high)
        painter.setOpacity(opacity)
        is_smooth = smooth or place.zoom < self._nearest_from * 0.9999
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        painter.drawImage(target, image, source)

    def _level(self, device_px: float) -> Wrapped:
        fine = [level for level in self._levels if level.image.width() >= device_px * 0.999]
        return fine[-1] if fine else self._levels[0]


class PictureLayer(Layer):
    def __init__(self, picture: Picture, box: Box) -> None:
        self.finer = picture.levels[0].shape[1] / box.width
        super().__init__(tuple(map(Wrapped, picture.levels)), box, self.finer if self.finer >= 1 else float("inf"))
        self.picture = picture


class MapLayer(Layer):
    """An attention map in colours, with the numbers that belong to them."""

    def __init__(self, shown: heat.Overlay, stretch: bool) -> None:
        self.limits = heat.limits(shown.reading, shown.values, stretch=stretch)
        coloured = Wrapped(bgrx(heat.colour(shown.values, self.limits)))
        super().__init__((coloured,), shown.box, CELLS_FROM if is_coarse(shown) else MAP_NEAREST_FROM)
        self.shown = shown
        self.stretch = stretch


def is_coarse(shown: heat.Overlay) -> bool:
    return shown.box.width >= COARSE_PX * shown.values.shape[1]


@dataclass(frozen=True, slots=True)
class Scene:
    """`before` is None while there is no photograph to show, and `message` may then say why. A `stage` of the network
    is shown where else the result would be; `cross` marks the pixel whose gaze is asked for."""

    item: int | None = None
    size: tuple[int, int] = (1, 1)
    before: PictureLayer | None = None
    restored: PictureLayer | None = None
    look: PictureLayer | None = None
    look_box: Box | None = None
    strength: float = 1.0
    compared: Compared = field(default_factory=Compared)
    map: MapLayer | None = None
    opacity: float = 0.0
    stage: int | None = None
    cross: tuple[int, int] | None = None
    follows: bool = False
    message: tuple[str, str] = ("", "")

    @property
    def has_after(self) -> bool:
        return self.restored is not None or self.look is not None

    @property
    def is_side(self) -> bool:
        return self.has_after and self.compared.mode == "side"

    @property
    def is_wiped(self) -> bool:
        return self.has_after and self.compared.mode == "wipe" and not self.compared.original

    @property
    def after_name(self) -> str:
        return f"Stage {self.stage}" if self.stage else "After"

    @property
    def finest(self) -> float:
        """Pixels of the finest picture for each of the photograph's, along a side."""
        return max([1.0, *(after.finer for after in (self.restored, self.look) if after)])

    @property
    def photo(self) -> QSizeF:
        return QSizeF(*self.size)


def scene_of(view: View, old: Scene) -> Scene:
    """Equal to `old` when nothing that is drawn has changed; what `old` has prepared is used again."""
    item = view.item
    if item is None:
        return Scene()
    if item.original is None:
        return Scene(item.id, message=_message(item))
    whole = box_of(item.original)
    after = view.stage or (item.restored.picture if item.restored else None)
    look = None if view.stage else item.look
    return Scene(
        item=item.id,
        size=item.original.photo.size,
        before=_picture(item.original, whole, old.before),
        restored=_picture(after, whole, old.restored) if after else None,
        look=_picture(look.picture, look.box, old.look) if look else None,
        look_box=look.box if look else None,
        strength=1.0 if view.stage else view.strength,
        compared=view.compared,
        map=_map(view, old.map),
        opacity=view.gates.opacity if view.is_laid_over else 0.0,
        stage=view.gates.stage if view.stage else None,
        cross=view.asked,
        follows=view.follows and view.can_follow,
    )


def described(scene: Scene) -> str:
    """For a screen reader."""
    if scene.before is None:
        return " ".join(scene.message).strip()
    words = [f"Before and {scene.after_name.lower()}." if scene.has_after else "The original."]
    if scene.map:
        shown, limits = scene.map.shown, scene.map.limits
        ends = f"{limits.written(limits.low)} to {limits.written(limits.high)}"
        words.append(f"Attention of {shown.name}, {limits.meaning}, {ends}.")
    if scene.cross:
        words.append(f"The cross is at {scene.cross[0]}, {scene.cross[1]}.")
    return " ".join(words)


def _picture(picture: Picture, box: Box, old: PictureLayer | None) -> PictureLayer:
    return old if old is not None and old.picture is picture else PictureLayer(picture, box)


def _map(view: View, old: MapLayer | None) -> MapLayer | None:
    shown, stretch = view.overlay, view.gates.stretch
    if shown is None or not view.is_laid_over:
        return None
    is_same = old is not None and old.shown.values is shown.values and old.stretch == stretch
    return old if is_same else MapLayer(shown, stretch)


def _message(item: Item) -> tuple[str, str]:
    if item.state == "failed":
        return (item.report.summary, item.report.hint) if item.report else ("This photograph cannot be opened.", "")
    name = shown(Path(item.name))
    return f"Opening {name[:LONGEST_NAME]}…", ""


def _pixels(first: float, last: float, length: int) -> tuple[int, int]:
    """Whole pixels around a range, and one more on each side for smooth edges."""
    return max(0, int(first) - 1), min(length, int(last) + 2)
