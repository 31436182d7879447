"""Nothing ever leaves the machine: the whole program at work where every way to the network is barred."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALONE = """
import socket, sys

OUT = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.")

def refuse(event, arguments):
    if event.startswith(OUT):
        print("REFUSED", event, arguments, flush=True)
        raise PermissionError(event)

sys.addaudithook(refuse)
if {attempt}:
    socket.socket()

import psutil
from app import main

def check(application):
    said = checked(application)
    session = application.session
    target = sys.argv[1]
    session.save(main.Path(target))
    main._wait(application, lambda view: view.item.saved is not None)
    session.desktop.copy()
    main._wait(application, lambda view: view.message.startswith("Copied"))
    main.QApplication.instance().aboutToQuit.emit()  # nobody has called exec, which does it at its end
    return said

checked, main._check = main._check, check
code = main.self_check()
known = sorted({{name.split(".")[1] for name in sys.modules if name.startswith("PySide6.")}})
print("CONNECTIONS", psutil.Process().net_connections(kind="inet"))
print("QTNETWORK", "QtNetwork" in known)
sys.exit(code)
"""


def run(target: Path, attempt: bool) -> subprocess.CompletedProcess[str]:
    own = {"QT_QPA_PLATFORM": "offscreen", "UNVEIL_CONFIG_DIR": str(target.parent / "config"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", ALONE.format(attempt=attempt), str(target)]
    return subprocess.run(
        command, cwd=target.parent, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_a_sample_is_opened_restored_saved_and_copied_without_a_network(tmp_path: Path) -> None:
    ended = run(tmp_path / "result.png", attempt=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "self-check: ok" in ended.stdout
    assert "REFUSED" not in ended.stdout
    assert "CONNECTIONS []" in ended.stdout
    assert "QTNETWORK False" in ended.stdout
    assert (tmp_path / "result.png").stat().st_size > 100_000


@pytest.mark.slow
def test_the_bar_holds(tmp_path: Path) -> None:
    ended = run(tmp_path / "result.png", attempt=True)
    assert ended.returncode != 0
    assert "REFUSED socket.__new__" in ended.stdout
