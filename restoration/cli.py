"""The command line: `unveil VERB ...`. Without a verb the application opens its window (see app/__main__.py)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from restoration import __version__, commands
from restoration.errors import RestorationError, UnknownCheckpoint
from restoration.naming import SUFFIXES
from restoration.protocols import PROTOCOLS

VERBS = ("restore", "models", "train", "evaluate", "degrade")
TASKS = ("auto", *SUFFIXES)


def main(argv: Sequence[str] | None = None) -> int:
    """0 all done; 1 some inputs failed, each named on stderr; 2 wrong usage."""
    options = parser().parse_args(argv)
    try:
        return options.run(options)
    except RestorationError as error:
        print(f"unveil: {error}", file=sys.stderr)
        return commands.WRONG_USAGE if isinstance(error, UnknownCheckpoint) else 1
    except KeyboardInterrupt:
        print("unveil: stopped", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(
        prog="unveil",
        description="Brings hazy photographs back, on this computer. Without a command: opens the window.",
        epilog="unveil PHOTO ... opens the window with the photographs.",
    )
    root.add_argument("--version", action="version", version=f"unveil {__version__}")
    verbs = root.add_subparsers(required=True, metavar="COMMAND")
    _restore(verbs.add_parser("restore", help="restore photographs"))
    _models(verbs.add_parser("models", help="what can restore, and import more"))
    _train(verbs.add_parser("train", help="train a network on clean photographs"))
    _evaluate(verbs.add_parser("evaluate", help="measure against known clean photographs"))
    _degrade(verbs.add_parser("degrade", help="spoil clean photographs, as training does"))
    return root


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.restore)
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="photographs, or folders of them")
    parser.add_argument("-o", "--output", type=Path, help="a file, or a folder (default: beside each input)")
    parser.add_argument("--task", choices=TASKS, default="auto", help="what is wrong with them")
    parser.add_argument("--model", help="a name that `unveil models` lists, or a file with weights")
    parser.add_argument("--strength", type=_fraction, default=1.0, help="0 (original) to 1 (restored)")
    parser.add_argument("--tile", type=_tile, default=None, metavar="N|auto", help="side of a square, in pixels")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto")
    parser.add_argument("--chop", action="store_true", help="in overlapping quarters, as the papers on enlarging do")
    parser.add_argument("--self-ensemble", action="store_true", help="mean over eight orientations: eight times slower")
    parser.add_argument("--format", choices=("png", "jpg", "tif", "webp"), help="default: as the input")
    parser.add_argument("--attention", type=Path, metavar="DIR", help="also save the network's attention maps here")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _models(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.models)
    parser.add_argument("action", nargs="?", choices=("import",), help="take in somebody else's weights")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _train(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.train)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("recipe", nargs="?", type=Path, metavar="RECIPE.toml")
    what.add_argument("--preset", default="", metavar="ID", help="a published protocol: docs/presets.md lists them")
    pictures = parser.add_mutually_exclusive_group(required=True)
    pictures.add_argument("--photos", type=Path, metavar="DIR", help="clean photographs, which are spoilt on the way")
    pictures.add_argument("--data", type=Path, metavar="DIR", help="with --preset: its data set, as it was published")
    parser.add_argument("--compact", action="store_true", help="with --preset: the small network of the family")
    parser.add_argument("--init", type=Path, metavar="FILE", help="weights to begin with")
    parser.add_argument("--vgg", type=Path, metavar="FILE", help="VGG16 as torchvision saves it, for perceptual losses")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: runs/RECIPE or runs/ID")
    limit = parser.add_mutually_exclusive_group()
    limit.add_argument("--minutes", type=_positive, help="stop after so long; --resume goes on")
    limit.add_argument("--steps", type=int, help="stop after so many steps; --resume goes on")
    parser.add_argument("--resume", action="store_true", help="go on exactly where the last sitting ended")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument("--threads", type=int, help="of the processor (leave cores to other work)")


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.evaluate)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pairs", nargs=2, type=Path, metavar=("INPUTDIR", "TARGETDIR"), help="same stem = same scene")
    what.add_argument("--suite", type=Path, metavar="DIR", help="DIR/TASK/SET/{input,gt}, for every checkpoint")
    parser.add_argument("--model", help="a name that `unveil models` lists, or a file with weights")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--metric", choices=("rgb", "y"), default="rgb", help="all colours, or luma")
    published = f"as a paper measured: {', '.join(PROTOCOLS)}"
    how.add_argument("--protocol", dest="metric", choices=tuple(PROTOCOLS), metavar="ID", help=published)
    parser.add_argument("--report", type=Path, metavar="FILE", help="with --suite: write the table as Markdown")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _degrade(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.degrade)
    parser.add_argument("inputs", nargs="+", type=Path, metavar="PHOTO", help="clean photographs, or folders of them")
    parser.add_argument("--task", choices=tuple(SUFFIXES), required=True, help="what is to be wrong with them")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="for the spoilt ones, as PNG")
    parser.add_argument("--seed", type=_count, default=0, metavar="S", help="the same seed spoils in the same ways")
    parser.add_argument("--count", type=_count, default=1, metavar="N", help="of each photograph, every one different")


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return value


def _fraction(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def _positive(text: str) -> float:
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def _tile(text: str) -> int | None:
    if text == "auto":
        return None
    value = int(text)
    if value < 64:
        raise argparse.ArgumentTypeError("a tile has at least 64 pixels a side")
    return value
