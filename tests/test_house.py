"""The house rules, as part of the one test command: format, lint, types, and who may import whom."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_rules_hold(check: str) -> None:
    program, *arguments = CHECKS[check]
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


BREACHES = {
    "the engine knows neither Qt nor the application": ("restoration/photo/blend.py", "import PySide6"),
    "the engine's layers": ("restoration/infer/tiles.py", "import restoration.engine"),
    "values, files and numbers never reach torch": ("restoration/filters.py", "import restoration.infer.device"),
    "no module of app names torch itself": ("app/view.py", "import torch"),
    "only tasks reach the engine, and app.__main__ its command line": ("app/jobs.py", "import restoration.cli"),
    "the session and what it stands on know no Qt": ("app/levels.py", "import app.pixels"),
}


@pytest.mark.slow
@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_of_a_contract_is_seen(contract: str, tmp_path: Path) -> None:
    for folder in ("app", "restoration"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file, line = BREACHES[contract]
    with (tmp_path / file).open("a") as code:
        code.write(f"\n{line}\n")
    program = str(Path(sys.executable).with_name("lint-imports"))
    run = subprocess.run([program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f"{contract} BROKEN" in run.stdout
