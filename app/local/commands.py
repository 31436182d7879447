"""The commands that chain steps and say where a result is mixed in: rows of the table in app.actions. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from app.command import Command, Services, has_picture
from app.edits.steps import MOST_STEPS
from app.session import Session
from app.view import View


def _has_steps(view: View) -> bool:
    return view.item is not None and len(view.edit.steps) > 1


def _can_add(view: View) -> bool:
    return view.item is not None and 0 < len(view.edit.steps) < MOST_STEPS


def _has_mask(view: View) -> bool:
    return has_picture(view) and view.edit.mask is not None


def _is_local(view: View) -> bool:
    return view.item is not None and (view.edit.mask is not None or view.edit.keep_colour)


def _select(by: int) -> Callable[[Session, Services], None]:
    return lambda session, window: session.steps.select(session.view.place + by)


def _toggle_brush(session: Session, window: Services) -> None:
    session.where.hold_brush(on=not session.view.brush.on)


def _toggle_mask(session: Session, window: Services) -> None:
    session.where.hold_brush(shows_mask=not session.view.brush.shows_mask)


# fmt: off
CHAINING: tuple[Command, ...] = (
    Command("add-step", "Add a step", ("Alt+Ins",), "Photo", _can_add, lambda s, w: s.steps.add(),
            tip="Restore the result once more, for something else"),
    Command("remove-step", "Remove the step", ("Alt+Del",), "Photo", _has_steps,
            lambda s, w: s.steps.remove(s.view.place)),
    Command("step-before", "Step before", ("Alt+PgUp",), "Photo", _has_steps, _select(-1)),
    Command("step-after", "Step after", ("Alt+PgDown",), "Photo", _has_steps, _select(1)),
    Command("step-up", "Do this step earlier", ("Alt+Up",), "Photo", _has_steps, lambda s, w: s.steps.move(-1)),
    Command("step-down", "Do this step later", ("Alt+Down",), "Photo", _has_steps, lambda s, w: s.steps.move(1)),
)
MASKING: tuple[Command, ...] = (
    Command("brush", "Brush", ("B",), "Photo", has_picture, _toggle_brush, lambda v: v.brush.on,
            tip="Paint where the result should be seen; Shift or Alt erases"),
    Command("mask", "Show the mask", ("O",), "View", _has_mask, _toggle_mask, lambda v: v.brush.shows_mask,
            tip="A red veil over what the mask covers"),
    Command("keep-colours", "Keep the colours", ("K",), "Photo", has_picture,
            lambda s, w: s.where.keep_colour(not s.view.edit.keep_colour), lambda v: v.edit.keep_colour,
            tip="The result keeps the photograph's colours, and only its light and detail change"),
    Command("everywhere", "Everywhere again", ("Shift+B",), "Photo", _is_local, lambda s, w: s.where.reset(),
            tip="No mask, and the result's own colours"),
)
# fmt: on
