from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from restoration import files
from restoration.errors import UnwritableFile
from restoration.files import remove_stale, replace_file


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_new_file_has_the_content_and_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    replace_file(tmp_path / "new", b"content")
    (tmp_path / "ordinary").write_bytes(b"")
    assert (tmp_path / "new").read_bytes() == b"content"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "ordinary").stat().st_mode
    assert leftovers(tmp_path) == []


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "private"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_the_longest_names_work(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    replace_file(path, b"content")
    replace_file(tmp_path / ("b" * 255), b"content", overwrite=False)
    assert path.read_bytes() == b"content"


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: path.symlink_to(path)])
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path, make) -> None:
    path = tmp_path / "odd"
    make(path)
    before = path.lstat()
    with pytest.raises(UnwritableFile, match="not an ordinary file"):
        replace_file(path, b"content")
    assert path.lstat().st_mode == before.st_mode
    assert leftovers(tmp_path) == []


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"folder “absent” does not exist"):
        replace_file(tmp_path / "absent" / "file", b"content")


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_without_overwriting_an_existing_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(files.os, "link", refuse_links)
    replace_file(tmp_path / "new", b"first", overwrite=False)
    with pytest.raises(UnwritableFile, match="there already"):
        replace_file(tmp_path / "new", b"second", overwrite=False)
    (tmp_path / "dangling").symlink_to("nowhere")
    with pytest.raises(UnwritableFile, match="there already"):
        replace_file(tmp_path / "dangling", b"third", overwrite=False)
    assert (tmp_path / "new").read_bytes() == b"first"
    assert not (tmp_path / "nowhere").exists()
    assert leftovers(tmp_path) == []


def refuse_links(source: object, target: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_disk_that_takes_a_little_at_a_time_gets_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(files.os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    replace_file(tmp_path / "file", bytes(range(256)))
    assert (tmp_path / "file").read_bytes() == bytes(range(256))


FULL_DISK = """
import resource, sys
from pathlib import Path
from restoration.errors import UnwritableFile
from restoration.files import replace_file
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    replace_file(Path(sys.argv[1]), bytes(3_000_000))
except UnwritableFile as error:
    print(error.summary)
"""


def test_a_full_disk_leaves_the_old_file_and_says_how_much_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"old")
    said = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, check=True).stdout
    assert "does not fit on the disk: it needs 3.0 MB" in said
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


REPLACE_FOR_EVER = """
import sys
from pathlib import Path
from restoration.files import replace_file
print("ready", flush=True)
while True:
    for letter in b"ab":
        replace_file(Path(sys.argv[1]), bytes([letter]) * 2_000_000)
"""


def test_a_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a" * 2_000_000)
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", REPLACE_FOR_EVER, path], stdout=subprocess.PIPE, text=True)
        assert child.stdout
        with child.stdout:
            child.stdout.readline()
            while path.read_bytes()[:1] == b"a":  # until it is in full swing
                pass
            child.send_signal(signal.SIGKILL)
            child.wait()
        content = path.read_bytes()
        assert content in (b"a" * 2_000_000, b"b" * 2_000_000)
        path.write_bytes(b"a" * 2_000_000)
    remove_stale(tmp_path, older_than_seconds=-1)
    assert list(tmp_path.iterdir()) == [path]


def test_leftovers_of_dead_processes_are_removed_and_nothing_else(tmp_path: Path) -> None:
    dead = tmp_path / ".unveil-999999999-0123abcd.part"
    alive = tmp_path / f".unveil-{os.getpid()}-0123abcd.part"
    fresh = tmp_path / ".unveil-999999998-0123abcd.part"
    others = tmp_path / ".other-999999999-0123abcd.part"
    for path in (dead, alive, fresh, others):
        path.touch()
    for path in (dead, alive, others):
        os.utime(path, (1_000_000_000, fresh.stat().st_mtime - 3600))
    assert remove_stale(tmp_path) == 1
    assert sorted(tmp_path.iterdir()) == sorted([alive, fresh, others])
    assert remove_stale(tmp_path / "absent") == 0


def test_a_leftover_whose_process_number_was_given_away_goes_after_a_day(tmp_path: Path) -> None:
    old = tmp_path / f".unveil-{os.getpid()}-0123abcd.part"
    old.touch()
    os.utime(old, (1_000_000_000, 1_000_000_000))
    assert remove_stale(tmp_path) == 1
