from __future__ import annotations

from collections import Counter
from pathlib import Path
from unittest.mock import create_autospec

import pytest
from PySide6.QtGui import QKeySequence

from app.actions import COMMANDS, ORIGINAL, Services, command
from app.paths import resource


@pytest.fixture
def window() -> Services:
    return create_autospec(Services, instance=True)


def test_every_command_has_its_own_name_and_keys():
    names = Counter(one.id for one in COMMANDS)
    keys = Counter(key for one in COMMANDS for key in one.shortcuts) + Counter([ORIGINAL.shortcut])
    assert set(names.values()) == set(keys.values()) == {1}


def test_every_shortcut_is_one_that_qt_understands(qapp):
    for one in COMMANDS:
        for key in one.shortcuts:
            assert QKeySequence(key).toString() == key, one.id


def test_every_icon_is_there():
    for one in COMMANDS:
        assert not one.icon or resource("icons", f"{one.icon}.svg").is_file()


def test_without_a_photograph_one_can_open_paste_import_ask_for_help_and_quit(rig):
    usable = {one.id for one in COMMANDS if one.enabled(rig.view) and not one.group}
    always = {"open", "folder", "paste", "import", "preferences", "quit", "full-screen", "next-part", "keep-recipes"}
    assert usable == {*always, "models", "shortcuts", "gates", "about"}


def test_stop_is_for_while_something_runs_and_restore_for_while_nothing_does(rig):
    rig.session.strip.open([Path("/photos/a.jpg")])
    rig.settle()
    assert command("restore").enabled(rig.view)
    assert not command("stop").enabled(rig.view)
    rig.session.restore()
    assert not command("restore").enabled(rig.view)
    assert command("stop").enabled(rig.view)


def test_each_window_command_asks_the_window(rig, window):
    for identifier, service in (
        ("open", "open_photographs"),
        ("folder", "open_folder"),
        ("paste", "paste"),
        ("save-as", "save_as"),
        ("import", "import_model"),
        ("details", "copy_details"),
        ("toggle-fit", "toggle_fit"),
        ("fit", "zoom_fit"),
        ("actual", "zoom_actual"),
        ("zoom-in", "zoom_in"),
        ("zoom-out", "zoom_out"),
        ("next-part", "next_part"),
        ("preferences", "show_preferences"),
        ("shortcuts", "show_shortcuts"),
        ("gates", "explain_gates"),
        ("about", "show_about"),
        ("quit", "quit"),
    ):
        command(identifier).run(rig.session, window)
        getattr(window, service).assert_called_once_with()


def test_each_session_command_changes_the_view(rig, window):
    rig.session.strip.open([Path("/photos/a.jpg"), Path("/photos/b.jpg")])
    rig.settle()
    run(rig, window, "restore")
    rig.settle()
    assert rig.view.can_save
    run(rig, window, "sides")
    assert rig.view.compared.mode == "side"
    run(rig, window, "sides")
    assert rig.view.compared.mode == "wipe"
    run(rig, window, "overlay")
    assert rig.view.gates.overlay
    run(rig, window, "layer-back")
    assert rig.view.gates.layer == "first"
    run(rig, window, "layer-on")
    assert rig.view.gates.layer == "second"
    run(rig, window, "fainter")
    assert rig.view.gates.opacity == pytest.approx(0.5)
    for _ in range(9):
        run(rig, window, "stronger")
    assert rig.view.gates.opacity == 1.0
    run(rig, window, "save")
    rig.settle()
    assert rig.view.item.state == "saved"
    run(rig, window, "next")
    assert rig.view.item.name == "b.jpg"
    run(rig, window, "previous")
    assert rig.view.item.name == "a.jpg"
    run(rig, window, "remove")
    assert [item.name for item in rig.view.items] == ["b.jpg"]


def test_the_original_is_seen_while_the_key_is_held(rig):
    ORIGINAL.hold(rig.session, True)
    assert rig.view.compared.original
    ORIGINAL.hold(rig.session, False)
    assert not rig.view.compared.original


def run(rig, window: Services, identifier: str) -> None:
    one = command(identifier)
    assert one.enabled(rig.view), identifier
    one.run(rig.session, window)
