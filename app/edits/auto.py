"""Auto: what seems wrong with a photograph, and what is therefore proposed for it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app import answers, tasks
from app.desk import Desk


class Auto:
    """Every photograph that is opened is looked at once. What is found is only proposed: nothing is restored before the
    user says so, and whatever the user chooses stays."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked: set[int] = set()

    def look(self) -> None:
        """At photographs that nobody has looked at."""
        for item in self._desk.view().items:
            if item.original and item.suggestion is None and item.id not in self._asked:
                self._asked.add(item.id)
                task = partial(tasks.diagnose, item.original.photo)
                self._desk.ask_disk(task, partial(answers.photo_diagnosed, item.id))

    def follow(self, follows: bool) -> None:
        """For this photograph what is suggested; or, as it is now, what the user makes of it."""
        view = self._desk.view()
        if view.item and follows:
            self._desk.put(replace(view.with_item(view.item.id, edit=None), step=0))
        elif view.item:
            self._desk.put(view.with_edit(view.edit))
