"""Who may import whom, seen from a fresh interpreter: what an import brings along cannot be undone in this one."""

from __future__ import annotations

import subprocess
import sys

import pytest

REPORT = "import sys, {module}; print(*(name for name in ('torch', 'PySide6') if name in sys.modules))"


def brought_along(module: str) -> set[str]:
    command = [sys.executable, "-c", REPORT.format(module=module)]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "session",
        "tasks",
        "view",
        "events",
        "levels",
        "actions",
        "settings",
        "paths",
        "crash",
        "display",
        "desktop",
        "desktop_tasks",
        "surroundings",
        "__main__",
        "comparing",
        "edit_tasks",
        "history",
        "recipes",
        "trying",
        "tuning",
        "tuning_tasks",
        "batch",
        "batch_tasks",
        "library",
        "local",
        "local_tasks",
        "masked",
        "steps",
        "where",
    ],
)
def test_the_application_can_be_thought_about_without_qt_and_torch(module):
    assert brought_along(f"app.{module}") == set()


def test_the_window_opens_without_torch():
    assert brought_along("app.main") == {"PySide6"}


def test_the_check_itself_sees_what_is_imported():
    assert brought_along("app.jobs") == {"PySide6"}
