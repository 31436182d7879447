"""The page of keys, made from the table of commands.

    PYTHONPATH=. python docs/guide/keys.py

from the root of the repository writes docs/guide/keys.md; tests/app/test_guide.py says when it is time.
"""

from __future__ import annotations

from pathlib import Path

from app.actions import COMMANDS, ORIGINAL

PAGE = Path(__file__).with_name("keys.md")
HEAD = """# All keys

[Back to the guide](README.md)

On a Mac, Ctrl is the command key and Alt the option key. **F1** shows this table in the program.

With the keyboard alone, F6 goes from the photograph to the panel, to the filmstrip, to the toolbar; within the panel
Tab goes from control to control. In the photograph the arrows move what is seen once you are closer, + and − zoom, and
Shift with an arrow moves the line.
"""
MENUS = tuple(dict.fromkeys(one.menu for one in COMMANDS))


def page() -> str:
    return "\n".join((HEAD, *map(section, MENUS)))


def section(menu: str) -> str:
    """The commands of a menu that have keys."""
    rows = [(one.text.rstrip("…"), one.shortcuts) for one in COMMANDS if one.menu == menu and one.shortcuts]
    if ORIGINAL.menu == menu:
        rows.append((ORIGINAL.text, (ORIGINAL.shortcut,)))
    lines = (f"| {text} | {' or '.join(f'`{one}`' for one in shortcuts)} |" for text, shortcuts in rows)
    return "\n".join((f"## {menu}", "", "| | |", "|---|---|", *lines, ""))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
