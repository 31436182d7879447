"""What `unveil models` does: lists what there is; takes in, changes and removes what the user brings."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from restoration import catalogue, header
from restoration.types import About, Checkpoint

INDENT = " " * 27


def listed(options: argparse.Namespace) -> int:
    return _print(options, catalogue.checkpoints())


def taken_in(options: argparse.Namespace) -> int:
    from restoration.weights.importing import import_weights

    return _print(options, [import_weights(options.file, _about(options))])


def changed(options: argparse.Namespace) -> int:
    from restoration.weights.own import change

    return _print(options, [change(options.id, _about(options))])


def removed(options: argparse.Namespace) -> int:
    from restoration.weights.own import remove

    gone = remove(options.id)
    print(json.dumps({"removed": gone.id}) if options.json else f"{gone.id} is removed.")
    return 0


def _about(options: argparse.Namespace) -> About:
    return About(options.task, options.title, options.licence, options.mean, options.std, options.peak, options.bgr)


def _print(options: argparse.Namespace, found: Iterable[Checkpoint]) -> int:
    if options.json:
        print(json.dumps({"models": [_told(one) for one in found]}))
        return 0
    for one in found:
        print(f"{one.id:16} {one.task:9} {one.title}")
        for line in filter(None, (_facts(one), one.card.good_for, one.card.bad_for)):
            print(f"{INDENT}{line}")
    return 0


def _told(checkpoint: Checkpoint) -> dict[str, Any]:
    path = str(checkpoint.path) if checkpoint.path else None
    return {**asdict(checkpoint), "path": path, "domain": _domain(checkpoint)}


def _domain(checkpoint: Checkpoint) -> dict[str, Any] | None:
    """What the file says about its pixels, if it does."""
    if checkpoint.path is None:
        return None
    try:
        domain = json.loads(header.metadata_of(checkpoint.path).get("domain", "null"))
        numbers = {key: tuple(map(float, domain[key])) for key in ("mean", "std")}
        return {**numbers, "peak": float(domain.get("peak", 1)), "bgr": domain.get("bgr") is True}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _facts(checkpoint: Checkpoint) -> str:
    """ffa · 4,455,913 parameters · licence MIT · pixels 0 to 1, mean 0.64 0.6 0.58, deviation 0.14 0.15 0.152"""
    numbers = f"{checkpoint.parameters:,} parameters" if checkpoint.parameters else ""
    licence = f"licence {checkpoint.licence or 'unknown'}"
    return " · ".join(filter(None, (checkpoint.family, numbers, licence, _pixels(_domain(checkpoint)))))


def _pixels(domain: dict[str, Any] | None) -> str:
    if domain is None:
        return ""
    parts = [f"pixels 0 to {domain['peak']:g}"]
    for name, key, usual in (("mean", "mean", 0), ("deviation", "std", 1)):
        if any(value != usual for value in domain[key]):
            parts.append(f"{name} {' '.join(f'{value:g}' for value in domain[key])}")
    return ", ".join([*parts, *(["blue first"] if domain["bgr"] else [])])
