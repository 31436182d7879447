"""Files to keep of a look at the attention: numbers for those who compute, pictures for those who look."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, count
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, PngImagePlugin

from restoration.errors import UnwritableFile
from restoration.files import replace_file
from restoration.heat.changes import Key, changes, difference, partner
from restoration.heat.colours import Limits, limits
from restoration.heat.maps import Overlay, channel_maps, is_spatial, overlay
from restoration.heat.pictures import Place, of_channels, of_layers, with_legend
from restoration.naming import shown
from restoration.types import Attended, AttentionMap, Box

PNG_EFFORT = 3  # of 9: a published network has 58 maps

Pixel = tuple[int, int]


def export(
    attended: Attended,
    folder: Path,
    stem: str,
    gaze: Pixel | None = None,
    others: Sequence[AttentionMap] = (),
    against: str = "",
) -> tuple[Path, ...]:
    """`stem-attention.npz` with the values of all layers, and pictures with legends in the folder `stem-attention`:
    every spatial map, the channels of all layers, attention between layers, and the pictures of all stages.

    `gaze` is the pixel of the photograph whose gaze was asked for. `others`, called `against`, are another look: of the
    maps of places that both have there are pictures of the difference too, and all its values as LAYER-other. Nothing
    that exists is written over: a taken name gets a number. Raises UnwritableFile.
    """
    _make_folder(folder)
    name = _free_name(folder, f"{stem}-attention", "", ".npz")
    values = folder / f"{name}.npz"
    replace_file(values, _npz(attended.maps, gaze, others), overwrite=False)
    _make_folder(folder / name)
    paths = [values]
    for title, pixels in chain(_pictures(attended, gaze), _differences(attended.maps, others, against)):
        paths.append(folder / name / f"{len(paths):02}-{title}.png")
        replace_file(paths[-1], _png(pixels), overwrite=False)
    return tuple(paths)


def export_mask(seen: Overlay, between: Limits, size: tuple[int, int], folder: Path, stem: str, key: Key) -> Path:
    """`stem-KEY-mask.png`: 16-bit grey of the photograph's `size` (width, height), black at the lower end of `between`
    and white at the upper one; bilinear between the map's places. Outside of the map's box it is black.

    The file says what black and white stand for. Nothing that exists is written over. Raises UnwritableFile.
    """
    _make_folder(folder)
    path = folder / f"{_free_name(folder, f'{stem}-{_name(key)}-mask', '.png')}.png"
    data = BytesIO()
    Image.fromarray(mask(seen, between, size)).save(
        data, "PNG", compress_level=PNG_EFFORT, pnginfo=_told(seen, between)
    )
    replace_file(path, data.getvalue(), overwrite=False)
    return path


def mask(seen: Overlay, between: Limits, size: tuple[int, int]) -> np.ndarray:
    """uint16 (H, W): `between` goes from 0 to 65535."""
    shares = ((seen.values - between.low) / (between.high - between.low)).clip(0, 1)
    levels = np.rint(shares * 65535).astype(np.uint16)
    box, (width, height) = seen.box, size
    grey = np.zeros((height, width), np.uint16)
    wide = cv2.resize(levels, (box.width, box.height), interpolation=cv2.INTER_LINEAR)
    grey[box.y : box.y + box.height, box.x : box.x + box.width] = wide
    return grey


def _told(seen: Overlay, between: Limits) -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    ends = f"black {between.written(between.low)}, white {between.written(between.high)}"
    told.add_itxt("Description", f"{seen.name}: {between.meaning}; {ends}")
    return told


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


def _differences(
    maps: Sequence[AttentionMap], others: Sequence[AttentionMap], against: str
) -> Iterator[tuple[str, np.ndarray]]:
    """On one scale."""
    pairs = [(one, other) for one in filter(is_spatial, maps) if (other := partner(one, others))]
    if not pairs:
        return
    furthest = changes([one for one, _ in pairs], others, is_placed=True)
    for one, other in pairs:
        lies = difference(one, other, against)
        yield f"{_key(one)}-difference", with_legend(lies, furthest.limits(lies.reading))


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


def _npz(maps: Sequence[AttentionMap], gaze: Pixel | None, others: Sequence[AttentionMap]) -> bytes:
    buffer = BytesIO()
    values = {_key(one): one.values for one in maps}
    values |= {f"{_key(one)}-gaze": one.gaze for one in maps if one.gaze is not None}
    values |= {f"{_key(one)}-other": one.values for one in others}
    if gaze is not None:
        values["gaze-pixel"] = np.array(gaze)
    np.savez(buffer, **values)  # type: ignore[arg-type]  # numpy's stub takes every name for allow_pickle
    return buffer.getvalue()


def _key(one: AttentionMap) -> str:
    return _name((one.layer, one.call))


def _name(key: Key) -> str:
    layer, call = key
    return f"{layer}#{call}" if call else layer


def _free_name(folder: Path, name: str, *endings: str) -> str:
    for number in count(1):
        free = name if number == 1 else f"{name}-{number}"
        if not any(os.path.lexists(folder / f"{free}{ending}") for ending in endings):
            return free
    raise AssertionError("unreachable")
