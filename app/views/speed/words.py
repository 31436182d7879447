"""Seconds in words: how long something takes, will take before Restore, and how fast a model is."""

from __future__ import annotations

from app.speed.pacing import estimate, megapixels
from app.view import View
from app.words import tr

FEW, MANY = 10, 60  # seconds: below they are said as they are, up to a minute in fives, then in tens


def duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    return (
        tr("{seconds} s", seconds=whole)
        if whole < 60
        else tr("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    )


def ahead(view: View) -> str:
    """About 20 s for 24 MP; empty when nobody has measured it."""
    seconds = estimate(view)
    if seconds is None:
        return ""
    return tr("About {time} for {megapixels} MP", time=about(seconds), megapixels=counted(megapixels(view)))


def about(seconds: float) -> str:
    """3 s, 45 s, 2 min 30 s: no more exactly than anybody can know."""
    unit = 1 if seconds < FEW else 5 if seconds < MANY else 10
    return duration(unit * max(1, round(seconds / unit)))


def counted(millions: float) -> str:
    return f"{millions:.0f}" if millions >= FEW else f"{millions:.1f}"


def pace(view: View, checkpoint: str) -> str:
    """0.80 s per megapixel on this computer; empty when nobody has measured it."""
    seconds = view.paces.of(checkpoint, view.device)
    if seconds is None:
        return ""
    shown = f"{seconds:.2f}" if seconds < 1 else f"{seconds:.1f}"
    return tr("{seconds} s per megapixel on this computer", seconds=shown)
