"""What the user does to compare before, after and a reference: the part of the session for it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from app.compare import tasks as compare_tasks
from app.compare.compared import GAINS, Measure, Reference
from app.compare.measures import gain_of, measure_of
from app.compare.measuring import Answered, due, with_known
from app.desk import Desk
from app.events import Event, Failed, Finished, Progressed, Report
from app.levels import Picture
from app.view import View
from app.words import tr


class Comparing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, **changes: Any) -> None:
        """Fields of Compared. What is measured takes the place of a stage's picture."""
        view = self._desk.view()
        gates = replace(view.gates, stage=None) if changes.get("measure") else view.gates
        self._desk.put(replace(view, gates=gates, compared=replace(view.compared, **changes)))

    def toggle(self, measure: Measure) -> None:
        """Asked for again, it goes."""
        self.show(measure=None if measure_of(self._desk.view()) == measure else measure)

    def step_gain(self, by: int) -> None:
        """To a stronger (1) or weaker (-1) difference."""
        place = GAINS.index(gain_of(self._desk.view())) + by
        self.show(gain=GAINS[max(0, min(len(GAINS) - 1, place))])

    def open_reference(self, path: Path) -> None:
        """What the current photograph should look like."""
        if item := self._desk.view().item:
            self._desk.ask_disk(
                partial(compare_tasks.open_reference, path), partial(reference_opened, item.id), urgent=True
            )

    def forget_reference(self) -> None:
        view = self._desk.view()
        if view.item:
            view = with_known(view, view.item.id, reference=None, change=None)
            self._desk.put(replace(view, compared=replace(view.compared, against="original")))

    def refresh(self) -> None:
        """Have measured what the View asks for and does not have; one thing after the other."""
        view = self._desk.view()
        if view.compared.is_measuring or (wanted := due(view)) is None:
            return
        task, answered = wanted
        self._desk.put(replace(view, compared=replace(view.compared, is_measuring=True)))
        self._desk.ask_disk(task, partial(measured, answered))


def reference_opened(item_id: int, view: View, event: Event) -> View:
    item = view.get(item_id)
    match event:
        case Finished(result=Reference() as reference) if item and item.original:
            results = [item.restored.picture] if item.restored else []
            if reference.picture.photo.size not in [one.photo.size for one in (item.original, *results)]:
                return replace(view, report=_misfit(reference, item.original))
            message = tr("Compared with {name}", name=reference.name)
            return replace(with_known(view, item_id, reference=reference, change=None), message=message)
        case Failed(report=report):
            return replace(view, report=report)
    return view


def measured(answered: Answered, view: View, event: Event) -> View:
    """What cannot be measured is not asked for again."""
    if isinstance(event, Progressed):
        return view
    view = replace(view, compared=replace(view.compared, is_measuring=False))
    match event:
        case Finished(result=found):
            return answered(view, found)
        case Failed(report=report):
            view = replace(view, report=report, compared=replace(view.compared, measure=None))
            return with_known(view, view.current, reference=None) if view.current is not None else view
    return view


def _misfit(reference: Reference, original: Picture) -> Report:
    width, height = original.photo.size
    own_width, own_height = reference.picture.photo.size
    summary = tr(
        "{name} is {own_width} × {own_height} pixels, the photograph {width} × {height}.",
        name=reference.name,
        own_width=own_width,
        own_height=own_height,
        width=width,
        height=height,
    )
    return Report(
        summary,
        tr("A reference shows the same picture in the same size. Choose another one."),
    )
