"""`unveil restore`: photographs from file to file, one after the other, each with an Edit."""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from restoration import catalogue, repeating
from restoration.commands import follow, make_folder, misused, model_of, photographs, say, shown_path
from restoration.diagnosis import Choice, Found, choose, diagnose
from restoration.edit import Edit
from restoration.errors import RestorationError
from restoration.naming import SEVERAL, Facts, filled, free, suffix_of
from restoration.types import AttendRequest, Checkpoint, Photo, RestoreRequest, RestoreResult, Step


@dataclass(frozen=True, slots=True)
class Left:
    """One photograph that needed nothing, or nothing that we have: nothing was written."""

    input: str
    auto: Found | None


@dataclass(frozen=True, slots=True)
class Done:
    """One restored photograph, as `--json` tells it."""

    input: str
    output: str
    model: str
    seconds: float
    device: str
    plan: str
    restarts: int
    attention: tuple[str, ...] = ()
    auto: Found | None = None
    recipe: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    input: str
    error: str
    hint: str


def restore(options: argparse.Namespace) -> int:
    from restoration.engine import Engine

    if options.recipe and (options.model or options.task != "auto"):
        return misused("a recipe says itself with which model: leave out --model and --task")
    asked = _asked(options)
    inputs = list(photographs(options.inputs))
    if options.output and len(inputs) > 1 and options.output.suffix and not options.output.is_dir():
        return misused("several photographs cannot go into one file: give a folder with -o")
    engine = Engine(options.device)
    outcomes: dict[type, list[Any]] = {Done: [], Left: [], Failed: []}
    for number, path in enumerate(inputs, 1):
        outcome = _outcome(engine, path, asked, argparse.Namespace(**vars(options), number=number))
        outcomes[type(outcome)].append(outcome)
    done, left, failed = outcomes.values()
    if options.json:
        told = {"restored": done, "left": left, "failed": failed}
        print(json.dumps({name: [asdict(one) for one in those] for name, those in told.items()}))
    elif len(inputs) > 1:
        say(f"{len(done)} restored, {f'{len(left)} left alone, ' if left else ''}{len(failed)} failed")
    return 1 if failed else 0


def _asked(options: argparse.Namespace) -> Edit | None:
    """None: whatever seems to be wrong. Raises UnreadableRecipe, UnknownCheckpoint."""
    if options.recipe:
        edit = repeating.edit_of(options.recipe, lambda line: say(f"unveil: {line}"))
        return edit if options.strength is None else replace(edit, strength=options.strength)
    if options.model or options.task != "auto":
        return _edit(model_of(options.model, options.task), options)
    return None


def _edit(model: Checkpoint, options: argparse.Namespace) -> Edit:
    return Edit((Step(model.id),), 1.0 if options.strength is None else options.strength)


def _outcome(engine: Any, path: Path, asked: Edit | None, options: argparse.Namespace) -> Done | Left | Failed:
    """With the edit that was `asked` for, or with a checkpoint for what seems to be wrong."""
    from restoration.photo import read

    try:
        photo = read(path)
        choice = Choice(None) if asked else _chosen(path, photo)
        edit = _edit(choice.checkpoint, options) if choice.checkpoint else asked
        if edit is None:
            return Left(str(path), choice.found)
        done = _restored(engine, path, photo, edit, options)
    except RestorationError as error:
        say(f"unveil: {shown_path(path)}: {error}")
        return Failed(str(path), error.summary, error.hint)
    _print(options, f"{shown_path(path)} -> {shown_path(Path(done.output))} ({done.seconds:.1f} s)")
    return replace(done, auto=choice.found)


def _chosen(path: Path, photo: Photo) -> Choice:
    choice = choose(diagnose(photo), catalogue.checkpoints(), photo.source.raw)
    say(f"{shown_path(path)}: {choice.told}")
    return choice


def _restored(engine: Any, path: Path, photo: Photo, edit: Edit, options: argparse.Namespace) -> Done:
    from restoration.local import finish
    from restoration.photo import write
    from restoration.photo.taken import day_taken
    from restoration.photo.write import check_target

    models = [catalogue.find(step.checkpoint) for step in edit.steps]
    day = day_taken(photo.source.exif, path)
    task = engine.task(models[0].id) if len(models) == 1 else SEVERAL
    facts = Facts(path.stem, task, models[-1].title, options.number, day)
    target = _target(path, facts, options.format or photo.source.format, options)
    scale = math.prod(engine.scale(model.id) for model in models)
    size = photo.size[0] * scale, photo.size[1] * scale
    check_target(target, options.format or target.suffix, photo.source, size)
    request = RestoreRequest(
        photo,
        edit.steps,
        tile=options.tile,
        precision=options.precision,
        chop=options.chop,
        self_ensemble=options.self_ensemble,
    )
    result: RestoreResult = follow(engine.restore(request), path.name, options.json)
    seen = follow(engine.maps_for(photo, edit), path.name, options.json)
    write(finish(photo, result.photo, edit, seen), target, format=options.format, keeping=options.metadata)
    kept = str(repeating.keep(edit, path, result, target)) if options.sidecar else None
    maps = _attention(engine, photo, edit, path, options) if options.attention else ()
    name = ", ".join(model.id for model in models)
    told = (result.seconds, result.device, result.plan, result.restarts)
    return Done(str(path), str(target), name, *told, maps, recipe=kept)


def _attention(engine: Any, photo: Photo, edit: Edit, path: Path, options: argparse.Namespace) -> tuple[str, ...]:
    """Of the last step."""
    from restoration.heat import export

    last = edit.steps[-1].checkpoint
    request = AttendRequest(photo, last, before=edit.steps[:-1])
    attended = follow(engine.attend(request), path.name, options.json)
    if not attended.maps:
        say(f"unveil: {catalogue.find(last).title} has no attention to show")
        return ()
    make_folder(options.attention)
    return tuple(str(file) for file in export(attended, options.attention, path.stem))


def _target(path: Path, facts: Facts, form: str, options: argparse.Namespace) -> Path:
    output: Path | None = options.output
    if output and output.suffix and not output.is_dir():
        return output
    if output:
        make_folder(output)
    return free(output or path.parent, filled(options.name, facts), suffix_of(path, form))


def _print(options: argparse.Namespace, line: str) -> None:
    if not options.json:
        print(line, flush=True)
