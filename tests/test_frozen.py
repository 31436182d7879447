"""The program without Python: built by app.spec, it restores a bundled sample."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_frozen_program_restores_a_sample(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "app.spec"]
    folders = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "build")]
    subprocess.run([*build, *folders], cwd=ROOT, check=True, capture_output=True)
    bundle = tmp_path / "dist/unveil"
    assert not list(bundle.rglob("libQt5*")), "a second Qt came along"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    run = subprocess.run(
        [bundle / "unveil", "--self-check"], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "ok: " in run.stdout
