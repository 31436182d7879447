from __future__ import annotations

import sys
from pathlib import Path

from app import paths


def test_what_we_ship_is_found_in_the_source_tree():
    assert paths.resource("theme.qss").is_file()


def test_what_we_ship_is_found_in_the_frozen_program(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("icons", "open.svg") == tmp_path / "resources" / "icons" / "open.svg"


def test_the_users_folders_follow_the_systems_variables(monkeypatch, tmp_path):
    monkeypatch.delenv("UNVEIL_CONFIG_DIR", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.config_folder() == tmp_path / "config" / "unveil"
    assert paths.state_folder() == tmp_path / "state" / "unveil"


def test_a_relative_folder_is_ignored(monkeypatch):
    monkeypatch.delenv("UNVEIL_CONFIG_DIR", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")
    assert paths.config_folder() == Path.home() / ".config" / "unveil"


def test_tests_keep_their_hands_off_the_users_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("UNVEIL_CONFIG_DIR", str(tmp_path))
    assert paths.config_folder() == tmp_path
    assert paths.state_folder().is_relative_to(tmp_path)
