"""The translation is complete, it fits, and nothing that the user reads goes past it."""

from __future__ import annotations

import ast
import re
import shutil
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

import app
import restoration
from app.languages import catalogue_of
from app.paths import resource
from app.words import Catalogue, retold, speak
from resources.translations import update
from restoration import heat
from restoration.diagnosis.verdict import LOOKS
from restoration.heat.colours import _MEANINGS
from restoration.heat.names import RULES
from restoration.naming import TASKS, problem

FILE = resource("translations", "unveil_zh_CN.ts")
APP = Path(app.__file__).parent
ENGINE = Path(restoration.__file__).parent
SHOWN = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "setSuffix", "addItem", "addAction", "addMenu", "setTitle", "QLabel", "QPushButton", "QCheckBox", "QToolButton",
    "QRadioButton", "QGroupBox", "label", "CalmChoice", "CalmSlider", "Section", "Sheet", "Report", "addTab", "addRow",
}  # fmt: skip
SHOWN_BY_NAME = ("message", "summary", "hint", "tip")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
HARMLESS = re.compile(r"[^A-Za-z]*|[a-z]+|Unveil")  # signs, roles of the style sheet, and our name


@pytest.fixture
def chinese() -> Iterator[Catalogue]:
    catalogue = catalogue_of("zh_CN", resource("translations"))
    speak(catalogue)
    yield catalogue
    speak(Catalogue())


def test_every_text_of_the_window_is_translated(chinese: Catalogue) -> None:
    """`python -m resources.translations.update` puts new ones into the file, for Qt Linguist or an editor."""
    missing = [text for text in update.texts() if not chinese.texts.get(text, "").strip(" \n")]
    assert missing == []


def test_the_file_has_no_text_that_nobody_says(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FILE, tmp_path))
    update.update(copy)
    assert copy.read_text(encoding="utf-8") == FILE.read_text(encoding="utf-8")


def test_an_update_keeps_what_is_translated_and_marks_what_is_not(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FILE, tmp_path))
    was = copy.read_text(encoding="utf-8")
    copy.write_text(was.replace("<source>Save as…</source>", "<source>Nobody says this</source>"), encoding="utf-8")
    update.update(copy)
    now = copy.read_text(encoding="utf-8")
    assert "Nobody says this" not in now
    assert now.count('type="unfinished"') == 1
    assert "<translation>保存</translation>" in now


def test_a_translation_has_the_fields_of_its_text(chinese: Catalogue) -> None:
    assert [text for text, translated in chinese.texts.items() if _fields(text) != _fields(translated)] == []


def test_a_sentence_has_no_fields_that_the_engine_did_not_fill(chinese: Catalogue) -> None:
    """It may do without one: Chinese has no plural."""
    sentences = chinese.sentences.items()
    assert [text for text, translated in sentences if not set(_fields(translated)) <= set(_fields(text))] == []


def test_every_sentence_of_the_engine_is_really_said(chinese: Catalogue) -> None:
    said = "\n".join(_texts_of_the_engine())
    engine = next(one for one in ElementTree.parse(FILE).iter("context") if one.findtext("name") == "engine")
    sources = [message.findtext("source", "") for message in engine.iter("message")]
    assert len(sources) > 200
    assert [text for text in sources if not _is_said(text, said)] == []


def test_the_parts_of_every_network_have_names(chinese: Catalogue) -> None:
    names = {name: retold(name) for rule in RULES for name in _names_by(rule)}
    assert {name: told for name, told in names.items() if ENGLISH.search(told)} == {}


def test_cards_samples_tasks_and_scales_are_translated(chinese: Catalogue) -> None:
    known = tomllib.loads(resource("checkpoints.toml").read_text(encoding="utf-8"))["checkpoint"]
    samples = tomllib.loads(resource("samples", "samples.toml").read_text(encoding="utf-8"))["sample"]
    texts = [one[field] for one in known for field in ("title", "good_for", "bad_for", "trained_on")]
    texts += [one["caption"] for one in samples] + [*TASKS.values(), *_MEANINGS.values(), *LOOKS.values()]
    assert [text for text in texts if retold(text) == text] == []


@pytest.mark.parametrize("pattern", ["", "{nmae}", "{name}/", ".{name}", "{name}" * 40, "all"])
def test_what_is_wrong_with_a_name_is_said_in_chinese(chinese: Catalogue, pattern: str) -> None:
    told = retold(problem(pattern))
    assert told
    assert not ENGLISH.search(re.sub(r"\{[^{}]*\}", "", told))


def test_nothing_that_is_shown_goes_past_the_translation() -> None:
    found = {f"{path.relative_to(APP.parent)}:{line}: {text}" for path in _files() for line, text in _bare(path)}
    assert found == set()


def test_a_text_that_goes_past_the_translation_is_seen(tmp_path: Path) -> None:
    bare = tmp_path / "bare.py"
    bare.write_text(
        'button.setText("Save it")\nlabel("Not for", "quiet")\nreplace(view, message=f"Saved as {name}")\n'
        'Report(tr("One"), "Try again.")\nSheet("Keep" if sure else tr("No"), parent)\nbutton.setText(tr("Save"))\n'
    )
    assert [text for _, text in _bare(bare)] == ["Save it", "Not for", "Saved as ", "Try again.", "Keep"]


def test_no_text_is_translated_before_it_is_drawn() -> None:
    """When a module is imported nobody knows the language yet."""
    assert [f"{path}:{line}" for path in _files() for line in _too_early(path)] == []


def test_texts_are_whole_constants() -> None:
    """What is put together is not found in the file."""
    assert [f"{path}:{line}" for path in _files() for line in _put_together(path)] == []


def _fields(text: str) -> list[tuple[str, str]]:
    parts = string.Formatter().parse(text)
    return sorted((name, spec or "") for _, name, spec, _ in parts if name is not None)


def _texts_of_the_engine() -> Iterator[str]:
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for name in ("checkpoints.toml", "samples/samples.toml"):
        yield resource(name).read_text(encoding="utf-8")


def _is_said(text: str, said: str) -> bool:
    """All its words, as they stand between fields and the points between parts."""
    return all(part.strip() in said for part in re.split(r"\{[^{}]*\}", text))


def _names_by(rule: heat.names.Rule) -> Iterator[str]:
    layer = re.sub(r"\{\w+\}", "2", rule.layer)
    for call in range(max(2, len(rule.calls))):
        yield heat.readable(layer, call)


def _files() -> list[Path]:
    return [path for path in sorted(APP.rglob("*.py")) if path.name != "words.py" or path.parent != APP]


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _bare(path: Path) -> Iterator[tuple[int, str]]:
    for call in _calls(_tree(path)):
        shown = list(call.args) if _name(call) in SHOWN else []
        shown += [one.value for one in call.keywords if one.arg in SHOWN_BY_NAME and _name(call) != "Command"]
        for one in shown:
            yield from ((text.lineno, text.value) for text in _plain(one) if not HARMLESS.fullmatch(text.value))


def _plain(node: ast.AST) -> Iterator[ast.Constant]:
    """Texts in an expression, but for those in calls: whoever is called answers for them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif not isinstance(node, ast.Call | ast.Compare | ast.Subscript | ast.FormattedValue):
        for child in ast.iter_child_nodes(node):
            yield from _plain(child)


def _too_early(path: Path) -> Iterator[int]:
    tree = _tree(path)
    inner = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    drawn = {call for node in inner for part in _body(node) for call in ast.walk(part)}
    for call in _calls(tree):
        if _name(call) in ("tr", "trn", "retold") and call not in drawn:
            yield call.lineno


def _body(node: ast.FunctionDef | ast.Lambda) -> list[ast.AST]:
    """Without the defaults of its parameters, which are worked out at the import."""
    return [node.body] if isinstance(node, ast.Lambda) else list(node.body)


def _put_together(path: Path) -> Iterator[int]:
    for call in _calls(_tree(path)):
        if _name(call) in ("tr", "trn", "later") and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.IfExp):
            yield call.lineno
