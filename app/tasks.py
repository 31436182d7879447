"""The one door between the application and the engine: generators that run in a lane.

The engine, and torch with it, is imported inside these functions and not when the window opens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.levels import Picture, picture_of
from restoration import heat
from restoration.edit import Edit
from restoration.naming import PHOTOGRAPH_SUFFIXES
from restoration.types import (
    About,
    Attended,
    AttendRequest,
    AttentionMap,
    Box,
    Checkpoint,
    Device,
    Inspection,
    Keeping,
    Photo,
    Progress,
    RestoreRequest,
    RestoreResult,
    Source,
    Step,
    Stream,
)

if TYPE_CHECKING:
    from restoration.engine import Engine

MOST_PHOTOGRAPHS = 2000


_engine: list[Engine] = []  # made in the engine lane at first use; holds the loaded networks


def engine() -> Engine:
    if not _engine:
        from restoration.engine import Engine

        _engine.append(Engine())
    return _engine[0]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A part of a photograph, restored ahead of the rest; `picture` covers `box`, perhaps reduced."""

    picture: Picture
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    picture: Picture
    result: RestoreResult
    steps: tuple[Step, ...]

    @property
    def checkpoint(self) -> str:
        """Of the last step."""
        return self.steps[-1].checkpoint


@dataclass(frozen=True, slots=True, eq=False)
class Attention:
    """`stages` are the pictures of a network that restores in several; `gaze` is the pixel that was asked for."""

    maps: tuple[AttentionMap, ...]
    checkpoint: str
    stages: tuple[Picture, ...] = ()
    gaze: tuple[int, int] | None = None
    before: tuple[Step, ...] = ()  # the steps whose result the network was given
    summaries: Mapping[heat.Key, heat.Summary] = field(init=False)  # of the maps of places

    def __post_init__(self) -> None:
        found = {heat.key_of(one): heat.summary(one) for one in self.maps if heat.is_spatial(one)}
        object.__setattr__(self, "summaries", found)

    @property
    def bytes(self) -> int:
        return sum(one.bytes for one in self.maps) + sum(stage.bytes for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`task` is what would help, empty when it is not clear or nothing is wrong; `sentence` says it to a person."""

    task: str
    sentence: str


def catalogue() -> Stream[tuple[Checkpoint, ...]]:
    from restoration.catalogue import checkpoints

    yield Progress("reading the catalogue", 0, 1)
    return checkpoints()


def warm_up(device: Device = "auto") -> Stream[str]:
    """Import torch and load the first network before a photograph waits for them; returns the device's name. Another
    engine than before, when there was one."""
    from restoration.catalogue import checkpoints
    from restoration.engine import Engine

    yield Progress("starting the engine", 0, 1)
    _engine[:] = [Engine(device)]
    engine().prepare(checkpoints()[0].id)
    return engine().device_name


def find_photographs(paths: Sequence[Path]) -> Stream[tuple[Path, ...]]:
    """Files as they are; of folders, the photographs in them, by name, without the results that were made of them. No
    folder is entered twice."""
    from restoration.results import without_results

    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    folders = deque(path for path in paths if path.is_dir())
    files = [path for path in paths if not path.is_dir()]
    while folders and len(found) < MOST_PHOTOGRAPHS:
        folder = folders.popleft()
        yield Progress("looking for photographs", len(found), 0)
        status = folder.stat()
        if (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            inside = _entries(folder)
            found += [path for path in inside if path.suffix.lower() in PHOTOGRAPH_SUFFIXES and path.is_file()]
            folders += [path for path in inside if path.is_dir()]
    return tuple([*files, *without_results(found)][:MOST_PHOTOGRAPHS])


def _entries(folder: Path) -> list[Path]:
    """What a folder shows; nothing of one that we may not read."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except PermissionError:
        return []


def thumbnail(path: Path) -> Stream[np.ndarray]:
    from restoration.photo.preview import thumbnail as make

    yield Progress("reading", 0, 1)
    return make(path, long_side=192)


def open_photo(path: Path) -> Stream[Picture]:
    from restoration.photo import read

    yield Progress("opening", 0, 2)
    photo = read(path)
    yield Progress("opening", 1, 2)
    return picture_of(photo)


def diagnose(photo: Photo) -> Stream[Suggestion]:
    from restoration.diagnosis import diagnose as judge

    yield Progress("looking what is wrong", 0, 1)
    found = judge(photo)
    return Suggestion(found.suggestion, found.sentence)


def adopt(pixels: np.ndarray, alpha: np.ndarray | None) -> Stream[Picture]:
    """Pasted pixels, uint8 (h, w, 3) and (h, w), become a photograph without a file."""
    yield Progress("opening", 0, 1)
    opacity = None if alpha is None else alpha.astype(np.float32) / 255
    return picture_of(Photo(pixels.astype(np.float32) / 255, opacity, Source()))


def restore(photo: Photo, steps: tuple[Step, ...], seen: Box | None, long_side: int | None) -> Stream[Restored]:
    """The part that is seen first, as a Look in Progress.note; then the whole photograph."""
    request = RestoreRequest(photo, steps)
    if seen is not None:
        first = yield from engine().restore(replace(request, box=seen, long_side=long_side))
        yield Progress("restoring", 0, 1, Look(picture_of(first.photo), seen))
    result = yield from engine().restore(request)
    return Restored(picture_of(result.photo), result, steps)


def attend(
    photo: Photo,
    checkpoint: str,
    box: Box | None,
    gaze: tuple[int, int] | None = None,
    before: tuple[Step, ...] = (),
) -> Stream[Attention]:
    """What a network looks at in what the steps before it have made of the photograph."""
    attended = yield from engine().attend(AttendRequest(photo, checkpoint, box, gaze=gaze, before=before))
    stages = tuple(picture_of(Photo(stage)) for stage in attended.stages)
    return Attention(attended.maps, checkpoint, stages, gaze, before)


def save(
    original: Photo,
    restored: Photo,
    edit: Edit,
    path: Path,
    maps: tuple[AttentionMap, ...] = (),
    keeping: Keeping = "all",
) -> Stream[Path]:
    """Mix as the edit says, in float, and write; never over a file that is there."""
    from restoration.local import finish
    from restoration.photo import write

    yield Progress("saving", 0, 1)
    write(finish(original, restored, edit, maps), path, keeping=keeping)
    return path


def inspect_model(path: Path) -> Stream[Inspection]:
    from restoration.weights.importing import inspect

    yield Progress("reading the model", 0, 1)
    return inspect(path)


def import_model(path: Path, about: About) -> Stream[Checkpoint]:
    from restoration.weights.importing import import_weights

    yield Progress("keeping the model", 0, 1)
    return import_weights(path, about)


def change_model(checkpoint: str, about: About) -> Stream[Checkpoint]:
    from restoration.weights.own import change

    yield Progress("keeping the model", 0, 1)
    return change(checkpoint, about)


def remove_model(checkpoint: str) -> Stream[Checkpoint]:
    from restoration.weights.own import remove

    yield Progress("removing the model", 0, 1)
    return remove(checkpoint)


def export_attention(
    attention: Attention, folder: Path, stem: str, other: Attention | None = None, against: str = ""
) -> Stream[tuple[Path, ...]]:
    """One NPZ of all values, and pictures with legends; of what it is compared with too."""
    yield Progress("exporting", 0, 1)
    stages = tuple(stage.photo.pixels for stage in attention.stages)
    others = other.maps if other else ()
    return heat.export(Attended(attention.maps, stages), folder, stem, attention.gaze, others, against)
