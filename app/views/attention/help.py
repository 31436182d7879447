"""A card in plain words: what a gate value is, and what it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.dialogs import Scrolled
from app.views.labels import label
from app.views.sheets import Sheet
from app.words import later, tr

WIDTH = 520
CARD = (
    (
        later("What it is"),
        later(
            "Inside the network signals pass through gates. A gate value is the number that a signal is multiplied by: "
            "0 blocks it, 1 lets it pass, 0.5 halves it. The network works out each of them anew from your photograph. "
            "The colours show these numbers as they are, always from 0 to 1, unless you stretch them."
        ),
    ),
    (
        later("What it is not"),
        later(
            "A gate value is not how much a place counts, and no proof of why the result looks as it does. What a gate "
            "blocks may reach the result on another way, and what it lets pass may be changed later. A bright place "
            "means: here this layer let its signals pass."
        ),
    ),
    (
        later("Places and channels"),
        later(
            "A gate value for each place can be laid over the photograph. A channel's gate value holds for the whole "
            "picture and has no place: it is shown in the strip. It was worked out from an average over all of the "
            "photograph, so cropping can change it."
        ),
    ),
    (
        later("Looking at places"),
        later(
            "Some networks have no gates but compare places with places. There the number says how much a place is "
            "looked at: 1× is as much as the average place."
        ),
    ),
    (
        later("Differences"),
        later(
            "Compared with another photograph or another model, orange means a higher gate value here, blue a lower "
            "one, grey the same. A difference tells that the network treats the two differently, not which is better."
        ),
    ),
)


def help_card(parent: QWidget) -> Sheet:
    sheet = Sheet(tr("What gate values mean"), parent)
    sheet.setModal(False)
    body = QWidget(sheet)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
    for title, text in CARD:
        heading, told = label(tr(title), "title"), label(tr(text), "")
        told.setFixedWidth(WIDTH)
        column.addWidget(heading)
        column.addWidget(told)
    sheet.column.addWidget(Scrolled(body, tr("What gate values mean")), 1)
    sheet.finish()
    sheet.open_out()
    return sheet
