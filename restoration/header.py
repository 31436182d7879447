"""The header of a safetensors file: what it says about itself, read without its weights and without torch."""

from __future__ import annotations

import json
from pathlib import Path

MOST_BYTES = 4 * 2**20


def length_of(data: bytes) -> int:
    """Of the header, by the first eight bytes."""
    return int.from_bytes(data[:8], "little")


def is_safetensors(data: bytes) -> bool:
    """A length, then JSON; no text is long enough to look so, its first letters would name a length of exabytes."""
    return data[8:9] == b"{" and length_of(data) <= 2**40


def metadata_in(data: bytes) -> dict[str, str]:
    """The metadata of a file that starts with `data`; empty for files of other kinds and damaged ones."""
    if not is_safetensors(data):
        return {}
    try:
        about = json.loads(data[8 : 8 + length_of(data)]).get("__metadata__", {})
    except (ValueError, RecursionError, AttributeError):
        return {}
    if not isinstance(about, dict):
        return {}
    return {key: value for key, value in about.items() if isinstance(value, str)}


def metadata_of(path: Path) -> dict[str, str]:
    """Empty also for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(9)
            return metadata_in(start + file.read(min(length_of(start), MOST_BYTES)))
    except OSError:
        return {}
