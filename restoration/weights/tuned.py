"""What fine-tuned weights tell about their making: carried from file to file, and told to people on the card."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from restoration.types import Shot, Tuned
from restoration.weights.refused import short

CARRIED = (
    "like",
    "parent",
    "parent_title",
    "parent_sha256",
    "pictures_sha256",
    "seconds",
    "seed",
    "shots",
    "step",
    "trainable",
    "verdict",
)
LONGEST, MOST_CAMERAS = 2000, 10
HIGHEST_ISO = 10**8
MOST_DIGITS = 4


def history(metadata: Mapping[str, str]) -> dict[str, str]:
    """The part of a file's metadata that tells how its weights were tuned; empty for weights that were not."""
    if "parent" not in metadata:
        return {}
    return {key: short(metadata[key], LONGEST) for key in CARRIED if key in metadata}


def tuned_in(metadata: Mapping[str, str]) -> Tuned | None:
    """The same for people; None for weights that were not tuned. What is damaged is left out."""
    if "parent" not in metadata:
        return None
    parent = metadata.get("parent_title") or metadata["parent"]
    cameras, iso = _cameras_and_iso(metadata.get("shots", ""))
    said = metadata.get("like", "")
    like = int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else 0
    return Tuned(short(parent), short(metadata.get("verdict", ""), 200), cameras, iso, like)


def shots_as_text(shots: Sequence[Shot]) -> str:
    """{"cameras": ["NIKON D90"], "iso": [200, 1600]}"""
    cameras = sorted({shot.camera for shot in shots})[:MOST_CAMERAS]
    speeds = [shot.iso for shot in shots if shot.iso]
    return json.dumps({"cameras": cameras, "iso": [min(speeds), max(speeds)] if speeds else []})


def _cameras_and_iso(text: str) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    try:
        told = json.loads(text)
        cameras = tuple(short(str(name)) for name in told["cameras"][:MOST_CAMERAS])
        speeds = [int(number) for number in told["iso"]]
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return (), None
    sound = len(speeds) == 2 and 0 < speeds[0] <= speeds[1] <= HIGHEST_ISO
    return cameras, (speeds[0], speeds[1]) if sound else None
