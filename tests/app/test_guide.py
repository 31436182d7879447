"""The guide says what the program has."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from app.actions import COMMANDS, ORIGINAL

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "guide").glob("*.md"))
LINK = re.compile(r"\]\(([^)#:]+)(#[^)]*)?\)")
KEY = re.compile(r"\b((?:(?:Ctrl|Shift|Alt)\+)+(?:Up|Down|Left|Right|Ins|Del|[A-Z.])|F\d+)(?![\w+])")


def test_the_page_of_keys_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "guide/keys.py"))
    assert made["PAGE"].read_text("utf-8") == made["page"](), "Run docs/guide/keys.py, as it says."


@pytest.mark.parametrize("page", [*PAGES, DOCS / "peers.md"], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = {match[1] for match in LINK.finditer(page.read_text("utf-8"))}
    assert links
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_keys_that_the_guide_names_are_keys_of_commands(page: Path) -> None:
    known = {ORIGINAL.shortcut, *(one for command in COMMANDS for one in command.shortcuts)}
    assert {match[1] for match in KEY.finditer(page.read_text("utf-8"))} <= known


def test_every_test_that_the_table_of_features_names_exists() -> None:
    written = (DOCS / "peers.md").read_text("utf-8")
    names = set(re.findall(r"`(test_\w+)`", written))
    there = {
        name
        for path in (DOCS.parent / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert names
    assert not names - there
