"""`python -m resources.translations.update`: puts the texts of app/ into the files of translations, where new ones wait
as unfinished and those that nobody says any more are gone. What the engine says is kept there by hand.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
APP = HERE.parent.parent / "app"
CONTEXT = "app"
SAID = {"tr": (0,), "later": (0,), "trn": (1,), "Command": (1, 3, 8), "Held": (0, 2)}
"""Which arguments of a call are texts; of a plural the form for several."""
SAID_BY_NAME = ("tip", "group")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def texts(app: Path = APP) -> dict[str, str]:
    """Every text of the window, and the file where it is said first."""
    found: dict[str, str] = {}
    for path in sorted(app.rglob("*.py")):
        for text in texts_of(path.read_text(encoding="utf-8")):
            found.setdefault(text, path.relative_to(app.parent).as_posix())
    return found


def texts_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            yield from _texts_in(node, SAID[node.func.id])


def _texts_in(call: ast.Call, places: tuple[int, ...]) -> Iterator[str]:
    said = [call.args[place] for place in places if place < len(call.args)]
    for one in (*said, *(keyword.value for keyword in call.keywords if keyword.arg in SAID_BY_NAME)):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
            yield one.value


def update(path: Path) -> None:
    """The context of the window is made anew, with the translations that it had."""
    tree = ElementTree.parse(path).getroot()
    context = next(one for one in tree.iter("context") if one.findtext("name") == CONTEXT)
    known = {message.findtext("source", ""): message for message in context.findall("message")}
    for message in known.values():
        context.remove(message)
    for text, file in texts().items():
        context.append(_message(text, file, known.get(text)))
    ElementTree.indent(tree, "    ")
    path.write_text(HEAD + ElementTree.tostring(tree, encoding="unicode") + "\n", encoding="utf-8")


def _message(text: str, file: str, known: ElementTree.Element | None) -> ElementTree.Element:
    message = ElementTree.Element("message")
    ElementTree.SubElement(message, "location", filename=f"../../{file}")
    ElementTree.SubElement(message, "source").text = text
    translation = known.find("translation") if known is not None else None
    if translation is None:
        translation = ElementTree.Element("translation", type="unfinished")
    message.append(translation)
    return message


if __name__ == "__main__":
    for translations in sorted(HERE.glob("*.ts")):
        update(translations)
