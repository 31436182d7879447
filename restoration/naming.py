"""What results are called: by a pattern, by default the photograph's name with the task behind it; never as a file that
exists, and never in another folder than the one that was chosen."""

from __future__ import annotations

import datetime
import os
import re
from dataclasses import dataclass
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
TOLD = ("dehaze", "lowlight", "denoise")
"""Tasks for which bad photographs alone tell how others have to be spoilt to be like them."""
SEVERAL = "restored"
"""What a result of several steps is called after."""
# fmt: off
RAW_SUFFIXES = frozenset([
    ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".iiq", ".k25", ".kdc", ".mef", ".mos",
    ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f",
])
# fmt: on
PICTURE_SUFFIXES = frozenset([".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif"])
PHOTOGRAPH_SUFFIXES = PICTURE_SUFFIXES | RAW_SUFFIXES
WEIGHTS_SUFFIXES = frozenset([".safetensors", ".pth", ".pt", ".pk", ".pkl", ".ckpt"])
STEM_BYTES = 200  # file systems allow 255 for a whole name: room is left for what we add
FILLED_BYTES = 230
PATTERN = "{name}-{task}"
PLACEHOLDERS = ("name", "task", "model", "number", "date")
LONGEST_PATTERN = 100
FIELD = re.compile(r"\{([^{}]*)\}")
ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""Some system forbids these in a name, or takes them for a folder."""
RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""What Windows takes for a device, whatever follows a dot behind it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the placeholders of a pattern stand for: the photograph's name without its suffix, the task or what else is
    to be said of the result, the model's title, the photograph's place among those of its batch, from 1, and a day."""

    name: str
    task: str
    model: str = ""
    number: int = 1
    date: datetime.date = datetime.date.min


def problem(pattern: str) -> str:
    """Why results cannot be called so, as a sentence for whoever types it; empty when they can."""
    unknown = [one for one in FIELD.findall(pattern) if one not in PLACEHOLDERS]
    rest = FIELD.sub("", pattern)
    bad = ILLEGAL.search(rest) or re.search(r"[{}]", rest)
    if not pattern.strip():
        return "Say how the results are called."
    if unknown:
        return f"{{{unknown[0]}}} stands for nothing. There are {', '.join(f'{{{one}}}' for one in PLACEHOLDERS)}."
    if bad or not rest.isprintable():
        return f"The name of a file cannot have “{bad[0]}” in it." if bad and bad[0].isprintable() else "Use letters."
    if pattern.lstrip().startswith("."):
        return "A file whose name starts with a dot is hidden."
    if len(pattern) > LONGEST_PATTERN:
        return "That is too long."
    if not {"name", "number"} & set(FIELD.findall(pattern)):
        return "Put {name} or {number} into it, or all results are called the same."
    return ""


def filled(pattern: str, facts: Facts) -> str:
    """A name without suffix that every system takes: nothing in it leads to another folder. The pattern has no
    `problem`."""
    values = {
        "name": _shortened(facts.name, STEM_BYTES),
        "task": SUFFIXES.get(facts.task, facts.task),
        "model": facts.model,
        "number": f"{facts.number:03}",
        "date": facts.date.isoformat(),
    }
    text = FIELD.sub(lambda field: values[field[1]], pattern)
    clean = _shortened(ILLEGAL.sub("_", text).strip(), FILLED_BYTES)
    if not clean.strip(". "):
        return "photograph"
    return f"_{clean}" if clean.split(".")[0].rstrip().lower() in RESERVED else clean


def free(folder: Path, stem: str, suffix: str) -> Path:
    """`stem.jpg` in that folder, or `stem-2.jpg` when that is taken, and so on."""
    for number in count(1):
        path = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        if not os.path.lexists(path):  # a dangling link is a name that is taken, too
            return path
    raise AssertionError("unreachable")


def beside(source: Path, task: str, form: str, folder: Path | None = None) -> Path:
    """`street.jpg` -> `street-dehazed.jpg`, or `street-dehazed-2.jpg` when that is taken. `form` is jpg, png, ..."""
    return free(folder or source.parent, filled(PATTERN, Facts(source.stem, task)), suffix_of(source, form))


def suffix_of(source: Path, form: str) -> str:
    """The source's own, as it is spelt, when it stands for that format."""
    return source.suffix if same_format(source.suffix, form) else f".{form}"


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


def _shortened(stem: str, most_bytes: int) -> str:
    encoded = os.fsencode(stem)
    return stem if len(encoded) <= most_bytes else encoded[:most_bytes].decode("utf-8", "ignore")
