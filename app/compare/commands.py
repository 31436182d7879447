"""The commands that compare: rows of the table in app.actions. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.command import Command, Services, has_picture
from app.compare.compared import Compare, Measure
from app.compare.measures import can_see_haze, measure_of
from app.session import Session
from app.view import View


def _toggle_mode(mode: Compare) -> Callable[[Session, Services], None]:
    def toggle(session: Session, window: Services) -> None:
        session.compare(mode="wipe" if session.view.compared.mode == mode else mode)

    return toggle


def _measure(measure: Measure) -> Callable[[Session, Services], None]:
    return lambda session, window: session.comparing.toggle(measure)


def _is_seen(measure: Measure) -> Callable[[View], bool]:
    return lambda view: measure_of(view) == measure


def _gain(by: int) -> Callable[[Session, Services], None]:
    return lambda session, window: session.comparing.step_gain(by)


# fmt: off
_ROWS: tuple[Command, ...] = (
    Command("sides", "Side by side", ("Y",), "View", has_picture, _toggle_mode("side"),
            lambda v: v.compared.mode == "side", "sides", "Before and after side by side, or divided by a line"),
    Command("over", "One above the other", ("Alt+Y",), "View", has_picture, _toggle_mode("over"),
            lambda v: v.compared.mode == "over", tip="Before above after, or divided by a line"),
    Command("wipe", "Divided by a line", ("Shift+Y",), "View", has_picture, lambda s, w: s.compare(mode="wipe"),
            lambda v: v.compared.mode == "wipe"),
    Command("difference", "Difference", ("D",), "View", lambda v: v.can_save, _measure("difference"),
            _is_seen("difference"), "difference", "What was changed, around a grey that means no change"),
    Command("amount", "How much changed", ("Shift+D",), "View", lambda v: v.can_save, _measure("amount"),
            _is_seen("amount")),
    Command("weaker", "Weaker difference", ("Ctrl+Down",), "View", lambda v: measure_of(v) == "difference", _gain(-1)),
    Command("more", "Stronger difference", ("Ctrl+Up",), "View", lambda v: measure_of(v) == "difference", _gain(1)),
    Command("haze", "Haze that was seen", ("H",), "View", can_see_haze, _measure("haze"), _is_seen("haze"),
            tip="How clear the air is, as this result has it and as the dark channel has it"),
    Command("disagreement", "Where they disagree about haze", ("Shift+H",), "View", can_see_haze,
            _measure("disagreement"), _is_seen("disagreement")),
    Command("reference", "Compare with a reference…", ("Ctrl+Shift+R",), "View", has_picture,
            lambda s, w: w.open_reference()),
    Command("try", "Try all on this crop", ("T",), "View", lambda v: v.can_restore, lambda s, w: s.trying.start(),
            icon="try", tip="What several models make of the part that is seen, side by side"),
)
# fmt: on
COMPARING = tuple(replace(one, group="Compare") for one in _ROWS)
