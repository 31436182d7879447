"""What the user reads, in the user's language: the English text is the key, and what is not translated stays English.
No Qt.

The whole program speaks one language, as with gettext: this is the one value that is not handed down, because every
part says something (docs/decisions/0016).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

FIELD = re.compile(r"\{[^{}]*\}")
PARTED = " · "
KNOWN = 2000  # sentences that need not be recognised again


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Translations by the English text. `sentences` are of the engine, with {fields}: it knows nothing of languages,
    and what it said is recognised by its words."""

    texts: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)


class _Spoken:
    catalogue = Catalogue()


def speak(catalogue: Catalogue) -> None:
    """From now on; what is drawn already stays as it is."""
    _Spoken.catalogue = catalogue
    _recognised.cache_clear()


def tr(text: str, /, **values: object) -> str:
    """In the user's language, with the values in its {fields}; without values nothing is filled in."""
    found = _Spoken.catalogue.texts.get(text, text)
    return found.format(**values) if values else found


def trn(one: str, several: str, count: int, /) -> str:
    """For a number of things, which is {count}. Translations are of `several`: Chinese has no other form."""
    is_one = count == 1 and several not in _Spoken.catalogue.texts
    return tr(one if is_one else several, count=count)


def later(text: str, /) -> str:
    """The text itself, for a table: whoever draws it says `tr`."""
    return text


def retold(text: str) -> str:
    """What the engine said: a text or a sentence that is known, several of them with points between, or as it is."""
    if not _Spoken.catalogue.texts:
        return text
    return _recognised(text)


@lru_cache(maxsize=KNOWN)
def _recognised(text: str) -> str:
    if found := _Spoken.catalogue.texts.get(text):
        return found
    for pattern, translated in _patterns(_Spoken.catalogue):
        if match := pattern.fullmatch(text):
            return translated.format(**{name: retold(said) for name, said in match.groupdict().items()})
    return PARTED.join(map(retold, text.split(PARTED))) if PARTED in text else text


@cache
def _patterns(catalogue: Catalogue) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with the most words of their own come first: they say the most."""
    longest = sorted(catalogue.sentences.items(), key=lambda pair: -len(FIELD.sub("", pair[0])))
    return tuple((_pattern(source), translated) for source, translated in longest)


def _pattern(sentence: str) -> re.Pattern[str]:
    """No field holds a point between parts, so that the parts are recognised one by one; it may be empty."""
    words, names = FIELD.split(sentence), [name.strip("{}") for name in FIELD.findall(sentence)]
    fields = (f"(?P<{name}>(?:(?! · ).)*?)" for name in names)
    return re.compile("".join(re.escape(part) + next(fields, "") for part in words), re.DOTALL)
