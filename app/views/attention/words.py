"""What the attention panel says: whose attention it is, that there is none, and what the numbers mean."""

from __future__ import annotations

from collections.abc import Set

from app.view import View
from app.words import later, retold, tr

CLASSICAL = later("The dark channel prior is not a network: it has no attention.")
NOT_YET = later("See which channels and which places the network lets through.")
NONE = later(
    "{title} has no attention: nothing in it opens or closes for some channels or places, and no place looks at "
    "others. It treats everything alike, by convolutions only."
)
CHANNELS_ONLY = later("It judges channels, not places: there is nothing to lay over the photograph.")
GATE = later(
    "A gate value is a number between 0 and 1 by which a signal inside the network is multiplied: 0 blocks it, 1 lets "
    "it pass. It tells what went on to the next layer, not why, nor how much that place counts in the result."
)
EXPLAINED = (
    (("channel", "pixel", "supervised"), GATE),
    (("supervised",), later("Supervised attention opens by what a stage has restored so far.")),
    (
        ("pairwise",),
        later(
            "In pairwise attention every place looks at other places, and takes more from those that are like it. The "
            "map shows how much each place is looked at: 1× is what all would get if nobody preferred any."
        ),
    ),
    (("layer",), later("In attention between layers each layer takes from the others, most from the least alike.")),
)


def status(view: View) -> str:
    seen = view.attention
    words = []
    if view.is_gateless:
        is_classic = view.chosen is not None and view.chosen.family == "classic"
        words.append(tr(CLASSICAL) if is_classic else tr(NONE, title=_title(view, view.checkpoint)))
    elif seen is None:
        words.append(tr(NOT_YET))
    if seen and seen.maps:
        whose = _title(view, seen.checkpoint)
        words.append(
            tr("Below: gate values of {whose}", whose=whose)
            if view.is_gateless
            else tr("Gate values of {whose}", whose=whose)
        )
        words += [] if view.spatial_maps else [tr(CHANNELS_ONLY)]
    return "\n".join(words)


def explained(kinds: Set[str]) -> str:
    """The kinds of attention that are there."""
    return "\n\n".join(tr(text) for about, text in EXPLAINED if kinds & set(about))


def _title(view: View, checkpoint: str) -> str:
    return next((retold(one.title) for one in view.checkpoints if one.id == checkpoint), checkpoint)
