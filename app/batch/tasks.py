"""Tasks for the queue: one photograph from file to file, in the engine's lane, and the journal of the rest."""

from __future__ import annotations

import contextlib
import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.batch import journal
from app.batch.choosing import LeftAlone, chosen
from app.batch.queued import Entry, Left
from app.edits.tasks import Worked, keep_recipe
from app.events import Report
from app.tasks import engine
from app.words import tr
from restoration.edit import Edit
from restoration.errors import UnwritableFile, UnwritablePhoto
from restoration.files import replace_file, runs
from restoration.naming import SEVERAL, Facts, filled, free, shown, suffix_of
from restoration.paces import Timing
from restoration.types import Checkpoint, Keeping, Photo, Progress, RestoreRequest, RestoreResult, Stream, T

Keep = Callable[[Path | None], None]


@dataclass(frozen=True, slots=True)
class Written:
    """The result of `edit` lies at `path`; the photograph had so many megapixels. `report`: what did not work beside
    that; `timing`: what the network alone took, if it was one."""

    path: Path
    edit: Edit
    megapixels: float
    seconds: float
    report: Report | None = None
    timing: Timing | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """How far the photograph is, 0..1; in Progress.note."""

    value: float


def restore_file(
    entry: Entry,
    unfinished: Sequence[Entry],
    kept_in: Path | None,
    known: tuple[Checkpoint, ...] = (),
    keeping: Keeping = "all",
) -> Stream[Written | LeftAlone]:
    """Open, restore, write, and forget the pixels; or leave it alone, where Auto has nothing to suggest. The journal
    lies at `kept_in`: before the result gets its name, it says which one; so nothing is done twice when all ends
    between the two. With `known` checkpoints a recipe is kept beside the result; `keeping` is for
    metadata. Raises RestorationError."""
    from restoration.photo import read, write

    began = time.monotonic()
    keep = _keeper(unfinished, kept_in)
    keep(None)
    yield Progress("opening", 0, 1, Fraction(0.0))
    photo = _deepened(read(entry.path), entry)
    yield Progress("opening", 1, 1, Fraction(0.0))
    choice = chosen(entry, photo)
    if isinstance(choice, LeftAlone):
        return choice
    entry = choice
    _check(entry, photo)
    finished, result = yield from _restored(photo, entry.edit)
    target = _target(entry, photo)
    keep(target)
    write(finished, target, keeping=keeping)
    report = _kept_recipe(target, Worked(entry.edit, known, entry.path, result)) if known else None
    megapixels = photo.size[0] * photo.size[1] / 1e6
    timing = _timing(entry.edit, megapixels, result)
    return Written(target, entry.edit, megapixels, time.monotonic() - began, report, timing)


def _timing(edit: Edit, megapixels: float, result: RestoreResult) -> Timing | None:
    """Of several steps nobody knows which took how long."""
    if len(edit.steps) != 1:
        return None
    return Timing(edit.steps[0].checkpoint, result.device, megapixels, result.seconds)


def left_over(folder: Path) -> Stream[Left | None]:
    """What the newest run that was cut off has left. Journals that say nothing of use are removed."""
    yield Progress("looking for the last queue", 0, 1)
    files = [file for file in folder.glob("queue-*.json") if not _is_in_use(file)]
    for file in sorted(files, key=_age):
        entries = _unfinished(file)
        if entries:
            return Left(file, entries)
        with contextlib.suppress(OSError):
            file.unlink()
    return None


def adopt(file: Path, own: Path) -> Stream[None]:
    """The journal of another run becomes ours."""
    yield Progress("keeping the queue", 0, 1)
    with contextlib.suppress(OSError):
        file.replace(own)


def forget(file: Path) -> Stream[None]:
    yield Progress("forgetting the queue", 0, 1)
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def _keeper(unfinished: Sequence[Entry], kept_in: Path | None) -> Keep:
    """Writes the journal, the first of `unfinished` with its target. Where it cannot be written, the work goes on: the
    journal is for emergencies only."""

    def keep(target: Path | None) -> None:
        if kept_in is None:
            return
        with contextlib.suppress(UnwritableFile, OSError):
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            first = [replace(one, target=target) for one in unfinished[:1]]
            replace_file(kept_in, journal.written([*first, *unfinished[1:]]))

    return keep


def _deepened(photo: Photo, entry: Entry) -> Photo:
    """PNG and TIFF that were asked for have 16 bits."""
    bits = 16 if entry.form in ("png", "tif") else photo.source.bits
    return replace(photo, source=replace(photo.source, bits=bits))


def _kept_recipe(target: Path, worked: Worked) -> Report | None:
    """The result is saved: without its recipe it is no failure."""
    try:
        keep_recipe(target, worked)
    except UnwritableFile as error:
        return Report(error.summary, error.hint)
    return None


def _restored(photo: Photo, edit: Edit) -> Stream[tuple[Photo, RestoreResult]]:
    from restoration.local import finish

    result = yield from _followed(engine().restore(RestoreRequest(photo, edit.steps)), len(edit.steps))
    maps = yield from engine().maps_for(photo, edit)
    return finish(photo, result.photo, edit, maps), result


def _followed(stream: Stream[T], steps: int) -> Stream[T]:
    """Every step counts from the start; here, all together do."""
    step, before = 0, 0.0
    try:
        while True:
            progress = next(stream)
            within = min(1.0, progress.done / progress.total) if progress.total else 0.0
            if within < before - 0.5 and step < steps - 1:
                step += 1
            before = within
            yield replace(progress, note=Fraction((step + within) / max(1, steps)))
    except StopIteration as end:
        return end.value
    finally:
        stream.close()


def _check(entry: Entry, photo: Photo) -> None:
    """What would be found out only after the work. Raises RestorationError."""
    from restoration.photo.write import check_target

    width, height = photo.size
    for step in entry.edit.steps:
        scale = engine().scale(step.checkpoint)
        width, height = width * scale, height * scale
    try:
        entry.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UnwritablePhoto(
            tr("The folder “{name}” cannot be made: {reason}.", name=shown(entry.folder), reason=reason),
            tr("Choose another folder."),
        ) from error
    target = _target(entry, photo)
    check_target(target, target.suffix, photo.source, (width, height))


def _target(entry: Entry, photo: Photo) -> Path:
    from restoration.catalogue import find

    last = entry.edit.steps[-1].checkpoint
    word = engine().task(last) if len(entry.edit.steps) == 1 else SEVERAL
    facts = Facts(entry.path.stem, word, find(last).title, entry.number, day_of(photo, entry.path))
    form = entry.form or photo.source.format
    return free(entry.folder, filled(entry.pattern, facts), suffix_of(entry.path, form))


def day_of(photo: Photo, path: Path) -> datetime.date:
    """On which the photograph was taken, or else its file was changed last."""
    from restoration.photo.taken import day_taken

    return day_taken(photo.source.exif, path)


def _unfinished(file: Path) -> tuple[Entry, ...]:
    """Of a journal: empty when there is nothing in it that could be used."""
    try:
        if file.stat().st_size > journal.MOST_BYTES:
            return ()
        entries = journal.read(file.read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(replace(one, target=None) for one in entries if not (one.target and _is_there(one.target)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _is_in_use(file: Path) -> bool:
    """By a window that is open; also what we cannot make sense of is left alone."""
    try:
        return runs(journal.process_of(file))
    except ValueError:
        return True


def _age(file: Path) -> float:
    """The newest one first."""
    try:
        return -file.stat().st_mtime
    except OSError:
        return 0.0
