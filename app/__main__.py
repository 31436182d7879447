"""The entry point `unveil`, also of the frozen program: a verb of the command line, or the window."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    multiprocessing.freeze_support()
    # Threads that wait for work by spinning make everything several times slower when another program uses the
    # processor too (benchmarks/restoring.py). OpenMP reads this once, when torch is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == "--self-check":
        return _self_check()
    if arguments and _is_for_the_command_line(arguments[0]):
        # Activations of a large photograph are hundreds of megabytes, asked for and given back at every layer: in large
        # pages Linux hands them out in half the time, but a window would be stuck meanwhile (docs/decisions/0010).
        os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
        from restoration import cli

        return cli.main(arguments)
    return _open_window(arguments)


def _is_for_the_command_line(first: str) -> bool:
    from restoration.cli import VERBS

    return first in VERBS or first.startswith("-")


def _open_window(photographs: list[str]) -> int:
    from app import display

    if problem := display.problem():
        print(f"{problem} The command line needs no screen: unveil restore --help", file=sys.stderr)
        return 1
    _import_torch_before_qt()
    from app import main as application

    return application.run([Path(name).absolute() for name in photographs])


def _self_check() -> int:
    from app import display

    if display.problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _import_torch_before_qt()
    from app import main as application

    return application.self_check()


def _import_torch_before_qt() -> None:
    """On Windows torch's libraries cannot be loaded after Qt's: https://github.com/pytorch/pytorch/issues/169429"""
    if sys.platform == "win32":
        import torch  # noqa: F401


if __name__ == "__main__":
    sys.exit(main())
