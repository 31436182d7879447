"""Steps one after the other: the part of the session that chains them. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace

from app.desk import Desk
from app.view import View
from restoration.catalogue import first_for
from restoration.types import Step

MOST_STEPS = 5
AFTERWARDS = {"lowlight": "denoise", "denoise": "upscale"}
"""What most often follows: brightening brings out the noise, and what is enlarged should be clean."""


def task_of(view: View, checkpoint: str) -> str:
    """Empty when there is no such checkpoint."""
    return next((one.task for one in view.checkpoints if one.id == checkpoint), "")


class Steps:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def select(self, place: int) -> None:
        """What is chosen from now on is chosen for this step."""
        view = self._desk.view()
        if 0 <= place < len(view.edit.steps) and place != view.place:
            self._desk.change(step=place)

    def add(self) -> None:
        """A step more at the end, for what often follows the last, or else the first task that has none yet; it is the
        one that is chosen."""
        view = self._desk.view()
        steps = view.edit.steps
        if not steps or len(steps) >= MOST_STEPS:
            return
        tasks = [task_of(view, step.checkpoint) for step in steps]
        free = [task for task in view.tasks if task not in tasks] or list(view.tasks)
        often = AFTERWARDS.get(tasks[-1], "")
        if first := first_for(often if often in free else free[0], view.checkpoints):
            self._put((*steps, Step(first.id)), len(steps))

    def remove(self, place: int) -> None:
        """The last one stays."""
        steps = self._desk.view().edit.steps
        if len(steps) > 1 and 0 <= place < len(steps):
            chosen = self._desk.view().place
            self._put(steps[:place] + steps[place + 1 :], max(0, chosen - (place <= chosen)))

    def move(self, by: int) -> None:
        """The chosen step to an earlier (-1) or a later (1) place."""
        view = self._desk.view()
        steps, place = list(view.edit.steps), view.place
        if 0 <= place + by < len(steps):
            steps.insert(place + by, steps.pop(place))
            self._put(tuple(steps), place + by)

    def _put(self, steps: tuple[Step, ...], chosen: int) -> None:
        view = self._desk.view()
        self._desk.put(replace(view.with_edit(view.edit.with_steps(steps)), step=chosen))
