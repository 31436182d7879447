"""What there is to say about the attention that a View shows. Functions of the View alone. No Qt, no torch."""

from __future__ import annotations

from app.attention.values import Contrast, Rival, Ruler
from app.view import View
from app.words import tr
from restoration import heat
from restoration.types import AttentionMap, Checkpoint


def ruler_of(view: View) -> Ruler:
    """Between which numbers the colours run."""
    locked = (view.gates.locked,) if view.gates.locked else ()
    common = view.contrast.limits if view.contrast and not view.gates.stretch else ()
    return Ruler(view.gates.stretch, locked + common)


def contrast_of(view: View) -> Contrast | None:
    """What the attention is compared with, or will be, whether differences are shown or not."""
    return view.item.contrast if view.item and view.item.attention else None


def ordered(view: View) -> tuple[AttentionMap, ...]:
    """The maps of places as the contact sheet has them: as the network does, or the largest number first."""
    maps, attention, contrast = view.spatial_maps, view.attention, contrast_of(view)
    if attention is None or view.gates.order == "network":
        return maps
    if view.gates.order == "change":
        found = contrast.changes.of if contrast else {}
        return tuple(sorted(maps, key=lambda one: -found.get(heat.key_of(one), -1.0)))
    field = view.gates.order
    return tuple(sorted(maps, key=lambda one: -getattr(attention.summaries[heat.key_of(one)], field)))


def shown_of(view: View, seen: AttentionMap) -> heat.Overlay:
    """A map of places, or how it differs from what it is compared with."""
    other = view.contrast.partner(seen) if view.contrast else None
    return heat.difference(seen, other, view.contrast.rival.title) if view.contrast and other else heat.overlay(seen)


def common_limits(view: View) -> heat.Limits:
    """One scale for all maps of places: numbers that are kept, or that fit all."""
    if not view.spatial_maps:
        return heat.Limits()
    reading = shown_of(view, view.spatial_maps[0]).reading
    fixed = (view.gates.locked, *(view.contrast.limits if view.contrast else ()))
    found = (one for one in fixed if one and one.reading == reading)
    return next(found, None) or heat.limits(reading, *(one.values for one in view.spatial_maps))


def told_of(view: View, seen: AttentionMap) -> str:
    """The number by which a map of places has its place in the order."""
    contrast, key = contrast_of(view), heat.key_of(seen)
    if view.gates.order == "entropy" and view.attention:
        return tr("entropy {entropy:.1f} bits", entropy=view.attention.summaries[key].entropy)
    if view.gates.order == "change" and contrast and key in contrast.changes.of:
        return tr("changed by {change:.3f}", change=contrast.changes.of[key])
    return shown_of(view, seen).summary


def rivals_of(view: View) -> tuple[Rival, ...]:
    """What the attention can be compared with: that of the same network on other photographs of the filmstrip, then
    other networks of its family on this one, those first that it was tuned from, or that were tuned from it."""
    seen = view.attention
    if seen is None or not seen.maps:
        return ()
    alike = [
        Rival(item.name, item=item.id)
        for item in view.items
        if item.id != view.current and item.attention and item.attention.checkpoint == seen.checkpoint
    ]
    return (*alike, *(Rival(one.title, checkpoint=one.id) for one in _relatives(view, seen.checkpoint)))


def _relatives(view: View, checkpoint: str) -> list[Checkpoint]:
    used = next((one for one in view.checkpoints if one.id == checkpoint), None)
    if used is None:
        return []
    family = [one for one in view.usable if one.family == used.family and one.id != used.id]
    return sorted(family, key=lambda one: not (_is_parent(one, used) or _is_parent(used, one)))


def _is_parent(one: Checkpoint, child: Checkpoint) -> bool:
    return child.card.tuned is not None and child.card.tuned.parent == one.title
