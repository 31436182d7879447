"""What the attention panel says: whose attention it is, that there is none, and what the numbers mean."""

from __future__ import annotations

from collections.abc import Set

from app.view import View

CLASSICAL = "The dark channel prior is not a network: it has no attention."
NOT_YET = "See which channels and which places the network lets through."
NONE = (
    "{title} has no attention: nothing in it opens or closes for some channels or places, and no place looks at "
    "others. It treats everything alike, by convolutions only."
)
CHANNELS_ONLY = "It judges channels, not places: there is nothing to lay over the photograph."
GATE = (
    "A gate value is a number between 0 and 1 by which a signal inside the network is multiplied: 0 blocks it, 1 lets "
    "it pass. It tells what went on to the next layer, not why, nor how much that place counts in the result."
)
EXPLAINED = (
    (("channel", "pixel", "supervised"), GATE),
    (("supervised",), "Supervised attention opens by what a stage has restored so far."),
    (
        ("pairwise",),
        "In pairwise attention every place looks at other places, and takes more from those that are like it. The map "
        "shows how much each place is looked at: 1× is what all would get if nobody preferred any.",
    ),
    (("layer",), "In attention between layers each layer takes from the others, most from the least alike."),
)


def status(view: View) -> str:
    seen = view.attention
    words = []
    if view.is_gateless:
        is_classic = view.chosen is not None and view.chosen.family == "classic"
        words.append(CLASSICAL if is_classic else NONE.format(title=_title(view, view.checkpoint)))
    elif seen is None:
        words.append(NOT_YET)
    if seen and seen.maps:
        whose = _title(view, seen.checkpoint)
        words.append(f"Below: gate values of {whose}" if view.is_gateless else f"Gate values of {whose}")
        words += [] if view.spatial_maps else [CHANNELS_ONLY]
    return "\n".join(words)


def explained(kinds: Set[str]) -> str:
    """The kinds of attention that are there."""
    return "\n\n".join(text for about, text in EXPLAINED if kinds & set(about))


def _title(view: View, checkpoint: str) -> str:
    return next((one.title for one in view.checkpoints if one.id == checkpoint), checkpoint)
