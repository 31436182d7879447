"""What the attention is compared with, and whether the difference is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.attention.looked import contrast_of, rivals_of
from app.attention.values import Rival
from app.session import Session
from app.view import View
from app.views.choice import CalmChoice
from app.views.labels import label
from app.words import later, retold, tr

NOTHING = later("Nothing")
TIP = later(
    "The same network on another photograph of the filmstrip, or another network of the family on this photograph"
)
ALONE = later("Look at the attention of another photograph too, and it can be chosen here.")


class AgainstControls(QWidget):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rivals: tuple[Rival, ...] = ()
        self._choice = CalmChoice(tr("Compare attention with"), self)
        self._choice.setToolTip(tr(TIP))
        self._choice.show_names([tr(NOTHING)])
        self._choice.activated.connect(self._choose)
        self._signed = QCheckBox(tr("Show the difference"), self)
        self._signed.setToolTip(tr("This gate value less the other one: blue is lower, orange higher  (Alt+A)"))
        self._signed.clicked.connect(self._set_signed)
        self._told = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._choice, self._signed, self._told):
            column.addWidget(widget)

    def show_view(self, view: View) -> None:
        known, rivals = contrast_of(view), rivals_of(view)
        if known and known.rival not in rivals:
            rivals = (*rivals, known.rival)
        if rivals != self._rivals:
            self._rivals = rivals
            self._choice.show_names([tr(NOTHING), *map(_named, rivals)])
        self._choice.setCurrentIndex(rivals.index(known.rival) + 1 if known else 0)
        is_awaited = known is not None and known.attention is None
        self._choice.setEnabled(bool(rivals) and (view.job is None or is_awaited))
        self._signed.setChecked(view.gates.signed and known is not None)
        self._signed.setEnabled(known is not None and known.attention is not None)
        self._told.setText(_told(view))

    def _choose(self, row: int) -> None:
        self._session.gates.compare(self._rivals[row - 1] if row else None)

    def _set_signed(self, checked: bool) -> None:
        self._session.gates.show(signed=checked)


def _named(rival: Rival) -> str:
    return retold(rival.title) if rival.item is None else tr("Photograph {title}", title=retold(rival.title))


def _told(view: View) -> str:
    known = contrast_of(view)
    if known is None:
        return "" if rivals_of(view) else tr(ALONE)
    if known.attention is None:
        return (
            tr("Looking with {title}…", title=retold(known.rival.title)) if known.rival.checkpoint else tr("Comparing…")
        )
    if not known.changes.reach and not known.changes.of:
        return tr(
            "{title} has no gate in common with this network: nothing can be compared.", title=retold(known.rival.title)
        )
    if view.map is None or known.partner(view.map):
        return _meant(known.rival)
    return tr(
        "The photographs differ in size, so their places cannot be compared. Channels can, and the contact sheet can "
        "be sorted by change."
    )


def _meant(rival: Rival) -> str:
    """What the difference does and does not say."""
    if rival.item is None:
        return tr("This gate value less that of {title}, on this photograph.", title=retold(rival.title))
    return tr(
        "This gate value less that of {title}. Place by place it tells only where both show the same thing.",
        title=retold(rival.title),
    )
