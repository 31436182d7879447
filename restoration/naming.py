"""What results are called: beside the original, with the task as a suffix, never the name of a file that exists."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

SUFFIXES = {
    "dehaze": "dehazed",
    "deblur": "deblurred",
    "lowlight": "brightened",
    "denoise": "denoised",
    "derain": "derained",
    "raindrop": "cleared",
    "upscale": "upscaled",
}
TASKS = {
    "dehaze": "Haze",
    "deblur": "Blur",
    "lowlight": "Darkness",
    "denoise": "Noise",
    "derain": "Rain",
    "raindrop": "Raindrops",
    "upscale": "Enlarge",
}
"""What is wrong, or wanted, as a photographer calls it."""
PHOTOGRAPH_SUFFIXES = frozenset([".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"])
WEIGHTS_SUFFIXES = frozenset([".safetensors", ".pth", ".pt", ".pk", ".pkl", ".ckpt"])
STEM_BYTES = 200  # file systems allow 255 for a whole name: room is left for what we add


def beside(source: Path, task: str, form: str, folder: Path | None = None) -> Path:
    """`street.jpg` -> `street-dehazed.jpg`, or `street-dehazed-2.jpg` when that is taken. `form` is jpg, png, ..."""
    name = f"{_shortened(source.stem)}-{SUFFIXES.get(task, task)}"
    suffix = source.suffix if same_format(source.suffix, form) else f".{form}"
    place = folder or source.parent
    for number in count(1):
        path = place / f"{name}{'' if number == 1 else f'-{number}'}{suffix}"
        if not os.path.lexists(path):  # a dangling link is a name that is taken, too
            return path
    raise AssertionError("unreachable")


def same_format(suffix: str, form: str) -> bool:
    """Does `.JPEG` stand for jpg?"""
    return format_of(suffix) == form


def format_of(suffix: str) -> str:
    """`.JPEG` -> jpg, `.tiff` -> tif, `.png` -> png, and so on."""
    plain = suffix.lower().lstrip(".")
    return {"jpeg": "jpg", "jpe": "jpg", "tiff": "tif"}.get(plain, plain)


def shown(path: Path) -> str:
    """The file's name for a sentence: on one line, and without what is not a character."""
    text = os.fsencode(path.name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _shortened(stem: str) -> str:
    encoded = os.fsencode(stem)
    return stem if len(encoded) <= STEM_BYTES else encoded[:STEM_BYTES].decode("utf-8", "ignore")
