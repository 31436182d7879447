"""A card in plain words: what a gate value is, and what it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.dialogs import Sheet
from app.views.labels import label

WIDTH = 520
CARD = (
    (
        "What it is",
        "Inside the network signals pass through gates. A gate value is the number that a signal is multiplied by: "
        "0 blocks it, 1 lets it pass, 0.5 halves it. The network works out each of them anew from your photograph. The "
        "colours show these numbers as they are, always from 0 to 1, unless you stretch them.",
    ),
    (
        "What it is not",
        "A gate value is not how much a place counts, and no proof of why the result looks as it does. What a gate "
        "blocks may reach the result on another way, and what it lets pass may be changed later. A bright place "
        "means: here this layer let its signals pass.",
    ),
    (
        "Places and channels",
        "A gate value for each place can be laid over the photograph. A channel's gate value holds for the whole "
        "picture and has no place: it is shown in the strip. It was worked out from an average over all of the "
        "photograph, so cropping can change it.",
    ),
    (
        "Looking at places",
        "Some networks have no gates but compare places with places. There the number says how much a place is looked "
        "at: 1× is as much as the average place.",
    ),
    (
        "Differences",
        "Compared with another photograph or another model, orange means a higher gate value here, blue a lower one, "
        "grey the same. A difference tells that the network treats the two differently, not which is better.",
    ),
)


def help_card(parent: QWidget) -> Sheet:
    sheet = Sheet("What gate values mean", parent)
    sheet.setModal(False)
    for title, text in CARD:
        heading, told = label(title, "title"), label(text, "")
        told.setFixedWidth(WIDTH)
        sheet.column.addWidget(heading)
        sheet.column.addWidget(told)
    sheet.finish()
    return sheet
