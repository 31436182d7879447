"""The commands for several photographs at once: to select them, to give them the same settings, to restore them all."""

from __future__ import annotations

from app.batch.entries import can_batch
from app.batch.groups import GROUPS, Group, members
from app.batch.selection import has_selected
from app.command import Command, Services
from app.session import Session
from app.view import View


def has_several(view: View) -> bool:
    return len(view.items) > 1


def has_queue(view: View) -> bool:
    return view.batch.queue is not None and not view.batch.queue.is_over


def _select(group: Group) -> Command:
    """One of the entries of the menu Select."""

    def has_some(view: View) -> bool:
        return has_several(view) and bool(members(view, group))

    def select(session: Session, window: Services) -> None:
        session.selection.take(group)

    return Command(f"select-{group}", GROUPS[group], (), "Edit", has_some, select, group="Select")


# fmt: off
SELECTING: tuple[Command, ...] = (
    Command("select-all", "Select all", ("Ctrl+A",), "Edit", has_several, lambda s, w: s.selection.take_all(),
            begins=True),
    Command("select-none", "Select only this one", ("Ctrl+D",), "Edit", has_selected,
            lambda s, w: s.selection.take_none()),
    *map(_select, GROUPS),
    Command("selected-before", "Previous of the selected", ("Ctrl+Left",), "Edit", has_selected,
            lambda s, w: s.selection.step(-1), tip="The others stay selected"),
    Command("selected-after", "Next of the selected", ("Ctrl+Right",), "Edit", has_selected,
            lambda s, w: s.selection.step(1), tip="The others stay selected"),
    Command("reach-left", "Select further to the left", ("Shift+Left",), "Edit", has_several,
            lambda s, w: s.selection.reach_further(-1), local=True),
    Command("reach-right", "Select further to the right", ("Shift+Right",), "Edit", has_several,
            lambda s, w: s.selection.reach_further(1), local=True),
    Command("spread", "Apply these settings to the selected", ("Ctrl+Shift+A",), "Edit", has_selected,
            lambda s, w: s.selection.spread()),
    Command("spread-all", "Apply these settings to all", ("Ctrl+Alt+A",), "Edit", has_several,
            lambda s, w: s.selection.spread(to_all=True)),
)
BATCHING: tuple[Command, ...] = (
    Command("restore-all", "Restore all…", ("Ctrl+Shift+E",), "Photo", can_batch, lambda s, w: s.batch.ask(),
            icon="queue", tip="Restore many photographs, one after another, and save the results"),
    Command("queue", "Stop or resume the queue", ("Ctrl+.",), "Photo", has_queue,
            lambda s, w: s.batch.stop_or_resume()),
)
# fmt: on
