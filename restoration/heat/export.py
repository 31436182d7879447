"""Files to keep of a look at the attention: numbers for those who compute, pictures for those who look."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path

import numpy as np
from PIL import Image

from restoration.errors import UnwritableFile
from restoration.files import replace_file
from restoration.heat.colours import limits
from restoration.heat.maps import channel_maps, is_spatial, overlay
from restoration.heat.pictures import Place, of_channels, of_layers, with_legend
from restoration.naming import shown
from restoration.types import Attended, AttentionMap, Box

PNG_EFFORT = 3  # of 9: a published network has 58 maps

Pixel = tuple[int, int]


def export(attended: Attended, folder: Path, stem: str, gaze: Pixel | None = None) -> tuple[Path, ...]:
    """`stem-attention.npz` with the values of all layers, and pictures with legends in the folder `stem-attention`:
    every spatial map, the channels of all layers, attention between layers, and the pictures of all stages.

    `gaze` is the pixel of the photograph whose gaze was asked for. Nothing that exists is written over: a taken name
    gets a number. Raises UnwritableFile.
    """
    _make_folder(folder)
    name = _free_name(folder, f"{stem}-attention")
    values = folder / f"{name}.npz"
    replace_file(values, _npz(attended.maps, gaze), overwrite=False)
    _make_folder(folder / name)
    paths = [values]
    for title, pixels in _pictures(attended, gaze):
        paths.append(folder / name / f"{len(paths):02}-{title}.png")
        replace_file(paths[-1], _png(pixels), overwrite=False)
    return tuple(paths)


def _pictures(attended: Attended, gaze: Pixel | None) -> Iterator[tuple[str, np.ndarray]]:
    """One after the other: all at once would not fit everywhere."""
    for seen in filter(is_spatial, attended.maps):
        yield _key(seen), _spatial(seen)
        if seen.gaze is not None and gaze is not None:
            yield f"{_key(seen)}-gaze", _spatial(seen, _place(gaze, seen.box))
    for seen in attended.maps:
        if seen.kind == "layer":
            yield _key(seen), of_layers(seen)
    if channels := channel_maps(attended.maps):
        yield "channels", of_channels(channels)
    for number, stage in enumerate(attended.stages, 1):
        yield f"stage-{number}", np.rint(stage * 255).astype(np.uint8)


def _spatial(seen: AttentionMap, cross: Place | None = None) -> np.ndarray:
    lies = overlay(seen, gaze=cross is not None)
    return with_legend(lies, limits(lies.reading, lies.values), cross)


def _place(gaze: Pixel, box: Box) -> Place:
    return (gaze[0] - box.x + 0.5) / box.width, (gaze[1] - box.y + 0.5) / box.height


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        summary = f"The folder {shown(folder)} could not be made: {error.strerror or error}."
        raise UnwritableFile(summary, "Choose a folder in which you may write.") from error


def _png(pixels: np.ndarray) -> bytes:
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=PNG_EFFORT)
    return buffer.getvalue()


def _npz(maps: Sequence[AttentionMap], gaze: Pixel | None) -> bytes:
    buffer = BytesIO()
    values = {_key(one): one.values for one in maps}
    values |= {f"{_key(one)}-gaze": one.gaze for one in maps if one.gaze is not None}
    if gaze is not None:
        values["gaze-pixel"] = np.array(gaze)
    np.savez(buffer, **values)  # type: ignore[arg-type]  # numpy's stub takes every name for allow_pickle
    return buffer.getvalue()


def _key(one: AttentionMap) -> str:
    return one.layer if one.call == 0 else f"{one.layer}#{one.call}"


def _free_name(folder: Path, name: str) -> str:
    for number in count(1):
        free = name if number == 1 else f"{name}-{number}"
        if not any(os.path.lexists(folder / taken) for taken in (free, f"{free}.npz")):
            return free
    raise AssertionError("unreachable")
