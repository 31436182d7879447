"""Files that appear whole or not at all: written beside, flushed to the disk, and only then given their name."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import time
from pathlib import Path

from restoration.errors import UnwritableFile
from restoration.naming import shown

LEFTOVER = re.compile(r"\.unveil-(\d+)-[0-9a-f]{8}\.part")
BLOCK = 64 << 20
STALE_SECONDS = 600.0  # another computer may be writing into a shared folder: its process ids mean nothing here
FORGOTTEN_SECONDS = 24 * 3600.0  # by then the process id belongs to somebody else
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_LEAVE = (errno.EACCES, errno.EPERM, errno.EROFS)
NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)


def replace_file(path: Path, data: bytes, overwrite: bool = True) -> None:
    """Give `path` the content `data`, whole or not at all; its folder must exist.

    A link is followed and stays a link. The mode of a file that is replaced is kept. With overwrite=False a file that
    is there (or appears meanwhile) stays as it is, and so does a link. Raises UnwritableFile.
    """
    try:
        target = _target(path) if overwrite else path.absolute()
        part = target.with_name(f".unveil-{os.getpid()}-{secrets.token_hex(4)}.part")
        try:
            _write(part, data)
            if overwrite:
                _copy_mode(target, part)
                part.replace(target)
            else:
                _take_free_name(part, target)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        _flush_folder(target.parent)
    except OSError as error:
        raise UnwritableFile(*_in_words(error, path, len(data))) from error


def remove_stale(folder: Path, older_than_seconds: float = STALE_SECONDS) -> int:
    """Remove what killed processes of ours left in `folder`; returns how many files."""
    removed = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if found := LEFTOVER.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    if _is_abandoned(path, int(found[1]), older_than_seconds):
                        path.unlink()
                        removed += 1
    return removed


def _target(path: Path) -> Path:
    """Where the bytes go: the end of the links, a regular file or nothing yet."""
    try:
        target = path.resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12 report a loop of links so
        raise OSError(errno.ELOOP, "a loop of links") from error
    if os.path.lexists(target) and not stat.S_ISREG(target.stat().st_mode):
        raise OSError(errno.EISDIR if target.is_dir() else errno.EINVAL, "not a regular file")
    return target


def _write(part: Path, data: bytes) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data).cast("B")
        while rest:
            rest = rest[os.write(descriptor, rest[:BLOCK]) :]
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, "the disk took fewer bytes than it said")
    finally:
        os.close(descriptor)


def _copy_mode(target: Path, part: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        mode = stat.S_IMODE(target.stat().st_mode)
        part.chmod(mode)


def _take_free_name(part: Path, target: Path) -> None:
    """Raises FileExistsError, in the same instant in which it would have replaced something."""
    try:
        os.link(part, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # FAT and some network shares know no links: an empty file of ours claims the name first.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        part.replace(target)


def _flush_folder(folder: Path) -> None:
    """The new name survives a power cut. Not every system can; the file has its name by now, so nobody is told."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_abandoned(part: Path, process: int, older_than_seconds: float) -> bool:
    about = part.lstat()
    age = time.time() - about.st_mtime
    return stat.S_ISREG(about.st_mode) and age > (FORGOTTEN_SECONDS if runs(process) else older_than_seconds)


def runs(process: int) -> bool:
    """Is there a process of that number? On Windows nobody knows."""
    if os.name == "nt":  # there os.kill(process, 0) would end it
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _in_words(error: OSError, path: Path, size: int) -> tuple[str, str]:
    name, folder = shown(path), shown(path.absolute().parent)
    if error.errno in NO_ROOM:
        return (
            f"“{name}” does not fit on the disk: it needs {_megabytes(size)}{_free(path)}.",
            "Free some space, or choose another folder.",
        )
    if error.errno == errno.EEXIST:
        return f"“{name}” is there already.", "Choose another name."
    if error.errno in NO_LEAVE:
        return f"“{name}” may not be written: “{folder}” is protected.", "Choose another folder."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"“{name}” cannot be written: the folder “{folder}” does not exist.", "Choose another folder."
    if error.errno in (errno.EISDIR, errno.EINVAL, errno.ELOOP):
        return f"“{name}” is not an ordinary file, so it is not replaced.", "Choose another name."
    if error.errno == errno.ENAMETOOLONG:
        return f"“{name}” is too long a name for this disk.", "Choose a shorter name."
    return f"“{name}” could not be written: {error.strerror or error}.", "Choose another folder."


def _free(path: Path) -> str:
    try:
        return f", and {_megabytes(shutil.disk_usage(path.absolute().parent).free)} are free"
    except OSError:
        return ""


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
