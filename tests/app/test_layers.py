"""Who may import whom, seen from a fresh interpreter: what an import brings along cannot be undone in this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import app

REPORT = "import sys, {module}; print(*(name for name in ('torch', 'PySide6') if name in sys.modules))"


def brought_along(module: str) -> set[str]:
    command = [sys.executable, "-c", REPORT.format(module=module)]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


PARTS = ("attention", "batch", "compare", "desktop", "edits", "local", "models", "speed", "tuning")
ALONE = (
    "__main__",
    "actions",
    "answers",
    "crash",
    "display",
    "events",
    "languages",
    "levels",
    "naming",
    "paths",
    "session",
    "settings",
    "tasks",
    "words",
)


def modules() -> list[str]:
    folder = Path(app.__file__).parent
    inner = [f"{part}.{path.stem}" for part in PARTS for path in sorted((folder / part).glob("[a-z]*.py"))]
    return [*ALONE, *inner]


def test_the_application_can_be_thought_about_without_qt_and_torch():
    imports = ", ".join(f"app.{module}" for module in modules() if module != "__main__")
    assert brought_along(imports) == set()
    assert brought_along("app.__main__") == set()


def test_the_window_opens_without_torch():
    assert brought_along("app.main") == {"PySide6"}


def test_the_check_itself_sees_what_is_imported():
    assert brought_along("app.jobs") == {"PySide6"}
