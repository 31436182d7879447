"""Which languages the window speaks, and what is written in their files, resources/translations/unveil_*.ts. No Qt.

The files are read as Qt Linguist writes them: what is compiled can be out of date, and reading takes 30 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from app.words import FIELD, Catalogue, later

Language = Literal["system", "en", "zh_CN"]

LANGUAGES: dict[Language, str] = {"system": later("As the system"), "en": "English", "zh_CN": "简体中文"}
"""Each in its own words, for somebody who cannot read the one that is spoken."""
ENGINE = "engine"
"""The context of what the engine says."""
SIMPLIFIED = ("zh", "zh-Hans", "zh-CN", "zh-SG", "zh-MY")


def spoken(wanted: Language, system: Iterable[str]) -> Language:
    """The language to speak. `system`: those that its user reads, the best first, named as in BCP 47."""
    if wanted != "system":
        return wanted
    for name in system:
        if name in SIMPLIFIED or name.startswith("zh-Hans"):
            return "zh_CN"
        if name.split("-")[0] == "en":
            return "en"
    return "en"


def catalogue_of(language: Language, folder: Path) -> Catalogue:
    """What is finished of a translation; nothing for English. Raises OSError and ElementTree.ParseError."""
    if language not in ("zh_CN",):
        return Catalogue()
    texts: dict[str, str] = {}
    sentences: dict[str, str] = {}
    for context in ElementTree.parse(folder / f"unveil_{language}.ts").iter("context"):
        is_engine = context.findtext("name") == ENGINE
        for source, translated in _finished(context):
            kept = sentences if is_engine and FIELD.search(source) else texts
            kept[source] = translated
    return Catalogue(texts, sentences)


def _finished(context: ElementTree.Element) -> Iterable[tuple[str, str]]:
    for message in context.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text and "type" not in translation.attrib:
            yield message.findtext("source", ""), translation.text
