"""The commands that lead to the pages beside the photographs, and back. No Qt."""

from __future__ import annotations

from app.command import Command, Services
from app.session import Session
from app.tuning.tuner import tunable
from app.view import View


def _has_models(view: View) -> bool:
    return bool(view.checkpoints)


def _can_learn(view: View) -> bool:
    return bool(tunable(view))


def _browse(session: Session, window: Services) -> None:
    session.library.open()


def _tune(session: Session, window: Services) -> None:
    session.tuner.open()


# fmt: off
MODELLING: tuple[Command, ...] = (
    Command("models", "Models…", ("Ctrl+M",), "File", _has_models, _browse,
            tip="All models with their cards: choose, share, remove, fine-tune"),
    Command("tune", "Fine-tune a model…", ("Ctrl+T",), "File", _can_learn, _tune,
            tip="Make a model of your own from your photographs"),
)
# fmt: on
