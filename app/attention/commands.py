"""The commands of attention that came after the first ones: rows of the table in app.actions. No Qt."""

from __future__ import annotations

from app.attention.looked import contrast_of
from app.command import Command, Services
from app.session import Session
from app.view import View


def _can_play(view: View) -> bool:
    return len(view.spatial_maps) > 1


def _has_contrast(view: View) -> bool:
    known = contrast_of(view)
    return known is not None and known.attention is not None


def _toggle_play(session: Session, window: Services) -> None:
    session.gates.play(not session.view.gates.playing)


def _toggle_grey(session: Session, window: Services) -> None:
    """A photograph that loses its colour to a map needs the map."""
    view = session.view
    session.gates.show(grey=not (view.gates.grey and view.is_laid_over), overlay=True)


def _toggle_signed(session: Session, window: Services) -> None:
    session.gates.show(signed=not session.view.gates.signed)


# fmt: off
LOOKING: tuple[Command, ...] = (
    Command("play", "Play the layers", ("P",), "View", _can_play, _toggle_play, lambda v: v.gates.playing,
            tip="One layer after the other, over the photograph"),
    Command("grey", "Photograph in grey", ("Shift+A",), "View", lambda v: bool(v.spatial_maps), _toggle_grey,
            lambda v: v.gates.grey and v.is_laid_over,
            tip="The photograph keeps its light and shade; its colour is the attention"),
    Command("signed", "Difference of attention", ("Alt+A",), "View", _has_contrast, _toggle_signed,
            lambda v: v.gates.signed and _has_contrast(v), tip="Against what the attention is compared with"),
)
GATES_EXPLAINED = Command("gates", "What gate values mean", ("F2",), "Help", lambda v: True,
                          lambda s, w: w.explain_gates())
# fmt: on
