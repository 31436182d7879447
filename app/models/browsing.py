"""The models page as the window shows it. No Qt, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from restoration.catalogue import is_own
from restoration.types import Checkpoint

Page = Literal["photographs", "models", "tuning"]
Origin = Literal["shipped", "fine-tuned", "imported"]


@dataclass(frozen=True, slots=True)
class Browsing:
    """Which model's card is open."""

    selected: str = ""


def origin(checkpoint: Checkpoint) -> Origin:
    if not is_own(checkpoint):
        return "shipped"
    return "fine-tuned" if checkpoint.card.tuned else "imported"
