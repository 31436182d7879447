"""What the canvas has to draw, taken from a View: pictures ready for painting, and what is written over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSizeF

from app.attention.looked import ruler_of
from app.compare.compared import Compare, Compared
from app.item import Item
from app.levels import Picture
from app.local.masked import is_awaited, is_brushing, local_of
from app.view import View, box_of
from app.views.attention.overlay import AnyMap, GreyMapLayer
from app.views.canvas.layers import MapLayer, MixedLayer, PictureLayer, VeilLayer
from app.views.canvas.measures import Measured, measured_of
from app.words import retold, tr
from restoration.heat import Limits
from restoration.naming import shown
from restoration.types import Box

LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Scene:
    """`before` is None while there is no photograph to show, and `message` may then say why. What is `measured`, or a
    `stage` of the network, is shown where else the result would be; `cross` marks the pixel whose gaze is asked for."""

    item: int | None = None
    size: tuple[int, int] = (1, 1)
    before: PictureLayer | None = None
    restored: PictureLayer | MixedLayer | None = None
    look: PictureLayer | None = None
    look_box: Box | None = None
    strength: float = 1.0
    compared: Compared = field(default_factory=Compared)
    map: AnyMap | None = None
    opacity: float = 0.0
    veil: VeilLayer | None = None
    brushes: bool = False  # the result is painted on, and seen as a whole
    awaits: bool = False  # the result's mask is not there yet: the photograph stands in its place
    stage: int | None = None
    measured: Measured | None = None
    cross: tuple[int, int] | None = None
    follows: bool = False
    message: tuple[str, str] = ("", "")

    @property
    def has_after(self) -> bool:
        return self.restored is not None or self.look is not None

    @property
    def is_masked(self) -> bool:
        """The original is seen through the result."""
        return isinstance(self.restored, MixedLayer)

    @property
    def split(self) -> Compare | None:
        """In two panes, "side" by side or one "over" the other; None in one."""
        return self.compared.mode if self.has_after and self.compared.mode != "wipe" else None

    @property
    def is_wiped(self) -> bool:
        """There is a line, with one picture on each side of it."""
        has_two = self.has_after and not self.brushes and (self.measured is None or self.measured.first is not None)
        return has_two and self.compared.mode == "wipe" and not self.compared.original

    @property
    def is_unmeasured(self) -> bool:
        """What is to be seen is not known yet."""
        return self.measured is not None and self.measured.last is None

    @property
    def before_name(self) -> str:
        return (self.measured.first_name if self.measured else "") or tr("Before")

    @property
    def after_name(self) -> str:
        if self.measured:
            return self.measured.last_name or tr("Measuring…")
        if self.awaits:
            return tr("No mask yet")
        return tr("Stage {number}", number=self.stage) if self.stage else tr("After")

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
    measured = measured_of(view, old.measured)
    before = _picture(item.original, whole, old.before)
    awaits = item.restored is not None and view.stage is None and is_awaited(view)
    return Scene(
        item=item.id,
        size=item.original.photo.size,
        before=before,
        restored=before if awaits else _after(view, after, whole, old.restored) if after else None,
        look=_picture(look.picture, look.box, old.look) if look else None,
        look_box=look.box if look else None,
        strength=1.0 if view.stage else view.strength,
        compared=view.compared,
        map=None if measured else _map(view, after or item.original, whole, old.map),
        opacity=view.gates.opacity if view.is_laid_over else 0.0,
        veil=_veil(view, whole, old.veil),
        brushes=is_brushing(view),
        awaits=awaits,
        stage=view.gates.stage if view.stage else None,
        measured=measured,
        cross=view.asked,
        follows=view.follows and view.can_follow,
    )


def described(scene: Scene) -> str:
    """For a screen reader."""
    if scene.before is None:
        return " ".join(scene.message).strip()
    words = [
        tr("{before} and {after}.", before=scene.before_name, after=scene.after_name.lower())
        if scene.has_after
        else tr("The original.")
    ]
    if scene.measured:
        words.append(f"{scene.measured.title}, {_numbers(scene.measured.limits)}.")
    if scene.map:
        words.append(
            tr("Attention of {name}, {numbers}.", name=retold(scene.map.shown.name), numbers=_numbers(scene.map.limits))
        )
    if scene.cross:
        words.append(tr("The cross is at {x}, {y}.", x=scene.cross[0], y=scene.cross[1]))
    return " ".join(words)


def _numbers(limits: Limits) -> str:
    return tr(
        "{meaning}, {low} to {high}",
        meaning=retold(limits.meaning),
        low=limits.written(limits.low),
        high=limits.written(limits.high),
    )


def _picture(picture: Picture, box: Box, old: PictureLayer | MixedLayer | None) -> PictureLayer:
    return old if isinstance(old, PictureLayer) and old.picture is picture else PictureLayer(picture, box)


def _after(view: View, picture: Picture, box: Box, old: PictureLayer | MixedLayer | None) -> PictureLayer | MixedLayer:
    """Until a new mask is ready the one before is seen."""
    local = local_of(view)
    if local is None or not local.levels or view.stage:
        return _picture(picture, box, old)
    return old if isinstance(old, MixedLayer) and old.local is local else MixedLayer(local, picture, box)


def _veil(view: View, box: Box, old: VeilLayer | None) -> VeilLayer | None:
    local = local_of(view)
    if local is None or local.veil is None or not view.brush.shows_mask:
        return None
    return old if old is not None and old.local is local else VeilLayer(local, box)


def _map(view: View, picture: Picture, whole: Box, known: AnyMap | None) -> AnyMap | None:
    """`picture` loses its colour when the map is to be its colour."""
    shown, ruler = view.overlay, ruler_of(view)
    if shown is None or not view.is_laid_over:
        return None
    is_same = known is not None and known.shown.values is shown.values and known.ruler == ruler
    if not view.gates.grey:
        return known if is_same and isinstance(known, MapLayer) else MapLayer(shown, ruler)
    if is_same and isinstance(known, GreyMapLayer) and known.picture is picture:
        return known
    return GreyMapLayer(shown, ruler, picture, whole)


def _message(item: Item) -> tuple[str, str]:
    if item.state == "failed":
        return (
            (retold(item.report.summary), retold(item.report.hint))
            if item.report
            else (tr("This photograph cannot be opened."), "")
        )
    name = shown(Path(item.name))
    return tr("Opening {name}…", name=name[:LONGEST_NAME]), ""
