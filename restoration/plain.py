"""Frozen dataclasses as what JSON knows, and back.

What a file says is never trusted: every value is checked against the type that is wanted, and the dataclass itself
refuses what is out of range (ValueError in __post_init__).
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from typing import Any, TypeVar

MOST_VALUES = 100_000
LONGEST_TEXT = 10_000
TAG = "is"  # the dataclass's name, where several are possible

T = TypeVar("T")


class Unfit(ValueError):
    """What is wrong with a value and where, as the end of a sentence."""


def to_plain(value: object) -> Any:
    """Dictionaries, lists, numbers, texts, truth values and None, of a dataclass that `from_plain` can read."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = typing.get_type_hints(type(value))
        return {name: _field(kind, getattr(value, name)) for name, kind in hints.items()}
    return [to_plain(one) for one in value] if isinstance(value, tuple) else value


def from_plain(kind: type[T], plain: object) -> T:
    """A `kind`, which is a dataclass of numbers, texts, truth values, literals, None, tuples and more such dataclasses.

    A part that is missing has its default. Raises Unfit for a part that is not known, of another type, not finite, out
    of range, or far too large.
    """
    return typing.cast(T, _read(kind, plain, ""))


def _field(kind: Any, value: object) -> Any:
    plain = to_plain(value)
    one = next(iter(typing.get_args(kind)), None) if typing.get_origin(kind) is tuple else None
    if one is not None and isinstance(value, tuple) and len(_dataclasses(one)) > 1:
        return [{TAG: type(inner).__name__, **outer} for inner, outer in zip(value, plain, strict=True)]
    return {TAG: type(value).__name__, **plain} if value is not None and len(_dataclasses(kind)) > 1 else plain


def _read(kind: Any, plain: object, place: str) -> Any:
    origin, members = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of(kind, plain, place)
    if origin is typing.Literal:
        return _literal(members, plain, place)
    if origin is tuple:
        return _tuple(members, plain, place)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, plain, place)
    return _simple(kind, plain, place)


def _one_of(kind: Any, plain: object, place: str) -> Any:
    members = [one for one in typing.get_args(kind) if one is not types.NoneType]
    if plain is None and len(members) < len(typing.get_args(kind)):
        return None
    tagged = {one.__name__: one for one in _dataclasses(kind)}
    if len(tagged) > 1 and isinstance(plain, dict):
        named = plain.get(TAG)
        if not isinstance(named, str) or named not in tagged:
            raise Unfit(f"{_named(place)} is of a kind that this version of Unveil does not know")
        return _read(tagged[named], {name: part for name, part in plain.items() if name != TAG}, place)
    for member in members[:-1]:
        try:
            return _read(member, plain, place)
        except Unfit:
            continue
    return _read(members[-1], plain, place)


def _dataclasses(kind: Any) -> list[Any]:
    """Those among the members of a union."""
    return [one for one in typing.get_args(kind) if dataclasses.is_dataclass(one)]


def _literal(allowed: tuple[object, ...], plain: object, place: str) -> object:
    for one in allowed:
        if type(one) is type(plain) and one == plain:
            return one
    raise Unfit(f"{_named(place)} is none of {', '.join(map(str, allowed))}")


def _tuple(members: tuple[Any, ...], plain: object, place: str) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise Unfit(f"{_named(place)} is not a list")
    if len(plain) > MOST_VALUES:
        raise Unfit(f"{_named(place)} has more than {MOST_VALUES} values")
    kinds = [members[0]] * len(plain) if members[-1:] == (...,) else list(members)
    if len(kinds) != len(plain):
        raise Unfit(f"{_named(place)} has {len(plain)} values instead of {len(kinds)}")
    return tuple(
        _read(kind, one, f"{place} {number}") for number, (kind, one) in enumerate(zip(kinds, plain, strict=True), 1)
    )


def _dataclass(kind: Any, plain: object, place: str) -> Any:
    if not isinstance(plain, dict):
        raise Unfit(f"{_named(place)} is not an object with named parts")
    hints = typing.get_type_hints(kind)
    for name in plain:
        if name not in hints:
            raise Unfit(f"it has a part “{name[:60]}” that this version of Unveil does not know")
    for one in dataclasses.fields(kind):
        if one.default is one.default_factory is dataclasses.MISSING and one.name not in plain:
            raise Unfit(f"“{one.name}” is missing")
    parts = {name: _read(hints[name], part, f"{place}.{name}".lstrip(".")) for name, part in plain.items()}
    try:
        return kind(**parts)
    except ValueError as error:
        raise Unfit(str(error)) from None


def _simple(kind: type, plain: object, place: str) -> object:
    if kind is float and type(plain) is int and abs(plain) < 2**53:
        return float(plain)
    if type(plain) is not kind:
        raise Unfit(f"{_named(place)} is not {WORDS[kind]}")
    if isinstance(plain, float) and not math.isfinite(plain):
        raise Unfit(f"{_named(place)} is not a finite number")
    if isinstance(plain, str) and len(plain) > LONGEST_TEXT:
        raise Unfit(f"{_named(place)} is longer than {LONGEST_TEXT} letters")
    return plain


WORDS: dict[type, str] = {float: "a number", int: "a whole number", str: "a text", bool: "true or false"}


def _named(place: str) -> str:
    return f"“{place}”" if place else "it"
