"""The command line: `unveil VERB ...`. Without a verb the application opens its window (see app/__main__.py)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from restoration import __version__, benching, commands, finetuning, model_commands, restoring
from restoration.errors import RestorationError, UnknownCheckpoint
from restoration.naming import PATTERN, SUFFIXES, problem
from restoration.protocols import PROTOCOLS
from restoration.types import Device, Keeping

VERBS = ("restore", "models", "train", "finetune", "evaluate", "bench", "degrade")
TASKS = ("auto", *SUFFIXES)
DEVICES = get_args(Device)


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
    _finetune(verbs.add_parser("finetune", help="tune a model on a few pictures of your own"))
    _evaluate(verbs.add_parser("evaluate", help="measure against known clean photographs"))
    _bench(verbs.add_parser("bench", help="how long the models take on this computer"))
    _degrade(verbs.add_parser("degrade", help="spoil clean photographs, as training does"))
    return root


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=restoring.restore)
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="photographs, or folders of them")
    parser.add_argument("-o", "--output", type=Path, help="a file, or a folder (default: beside each input)")
    parser.add_argument("--task", choices=TASKS, default="auto", help="what is wrong with them (auto: it looks)")
    parser.add_argument("--model", help="a name that `unveil models` lists, or a file with weights")
    parser.add_argument("--strength", type=_fraction, help="0 (original) to 1 (restored), which is the default")
    parser.add_argument("--recipe", type=Path, metavar="FILE", help="do what it says; presets are recipes, too")
    parser.add_argument("--sidecar", action="store_true", help="keep a recipe beside each result")
    parser.add_argument("--metadata", choices=get_args(Keeping), default="all", help="of the photograph, in the result")
    parser.add_argument("--tile", type=_tile, default=None, metavar="N|auto", help="side of a square, in pixels")
    parser.add_argument("--device", choices=DEVICES, default="auto")
    parser.add_argument("--precision", choices=("auto", "fp32", "bf16"), default="auto")
    parser.add_argument("--chop", action="store_true", help="in overlapping quarters, as the papers on enlarging do")
    parser.add_argument("--self-ensemble", action="store_true", help="mean over eight orientations: eight times slower")
    parser.add_argument("--format", choices=("png", "jpg", "tif", "webp"), help="default: as the input")
    named = "how results are called, from {name}, {task}, {model}, {number} and {date} (default: %(default)s)"
    parser.add_argument("--name", type=_pattern, default=PATTERN, metavar="PATTERN", help=named)
    parser.add_argument("--attention", type=Path, metavar="DIR", help="also save the network's attention maps here")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _models(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=model_commands.listed)
    json = argparse.ArgumentParser(add_help=False)
    json.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one object on stdout")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")
    actions = parser.add_subparsers(metavar="ACTION", title="what to do, if not list them")
    taken = actions.add_parser("import", parents=[json], help="take in somebody else's weights")
    taken.set_defaults(run=model_commands.taken_in)
    taken.add_argument("file", type=Path, metavar="FILE", help="safetensors, or what PyTorch saved")
    changed = actions.add_parser("change", parents=[json], help="say more about a model that you imported")
    changed.set_defaults(run=model_commands.changed)
    changed.add_argument("id", metavar="ID")
    for action in (taken, changed):
        _about(action)
    removed = actions.add_parser("remove", parents=[json], help="remove a model that you imported")
    removed.set_defaults(run=model_commands.removed)
    removed.add_argument("id", metavar="ID")


def _about(parser: argparse.ArgumentParser) -> None:
    """What leaves no trace in weights. Whatever is not said is as the file has it, or as its family was published."""
    parser.add_argument("--task", choices=tuple(SUFFIXES), help="what it restores")
    parser.add_argument("--title", help="what it is called in lists")
    parser.add_argument("--licence", help="under which its weights may be used")
    parser.add_argument("--mean", type=_colour, metavar="R,G,B", help="taken from pixels of 0 to 1")
    parser.add_argument("--std", type=_colour, metavar="R,G,B", help="what pixels are divided by after that")
    parser.add_argument("--peak", type=float, choices=(1.0, 255.0), help="white, as the network counts")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--bgr", action="store_true", default=None, help="the network has blue first")
    order.add_argument("--rgb", action="store_false", dest="bgr", default=None, help="the network has red first")


def _colour(text: str) -> tuple[float, ...]:
    numbers = tuple(float(part) for part in text.split(","))
    if len(numbers) not in (1, 3):
        raise argparse.ArgumentTypeError(f"{text} is neither one number nor three with commas")
    return numbers if len(numbers) == 3 else numbers * 3


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
    parser.add_argument("--device", choices=DEVICES, default="auto")
    parser.add_argument("--threads", type=int, help="of the processor (leave cores to other work)")


def _finetune(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=finetuning.finetune)
    parser.add_argument("--model", required=True, help="a name that `unveil models` lists, or a file with weights")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pairs", nargs=2, type=Path, metavar=("INPUTDIR", "TARGETDIR"), help="same stem = same scene")
    what.add_argument("--photos", type=Path, metavar="DIR", help="clean photographs, which are spoilt on the way")
    bad = "with --photos: bad photographs of yours, or folders of them; the clean ones are spoilt as those are"
    parser.add_argument("--like", nargs="+", type=Path, default=(), metavar="BAD", help=bad)
    parser.add_argument("--trainable", choices=("all", "gates", "tail"), default="all", help="which of the weights")
    limit = parser.add_mutually_exclusive_group()
    limit.add_argument("--minutes", type=_positive, default=4.0, metavar="M", help="for everything (default: 4)")
    limit.add_argument("--steps", type=_some, metavar="N", help="learn exactly so much: the same weights every time")
    parser.add_argument("--seed", type=_count, default=0, metavar="S", help="which pairs are held out, and all else")
    parser.add_argument("--keep", action="store_true", help="write the weights even if they did not help")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="for the tuned weights")
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=commands.evaluate)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pairs", nargs=2, type=Path, metavar=("INPUTDIR", "TARGETDIR"), help="same stem = same scene")
    what.add_argument("--set", nargs=2, metavar=("ID", "DIR"), help="a data set as published: docs/data.md lists them")
    what.add_argument("--suite", type=Path, metavar="DIR", help="DIR/TASK/SET/{input,gt}, for every checkpoint")
    parser.add_argument("--model", help="a name that `unveil models` lists, or a file with weights")
    parser.add_argument(
        "--as-is",
        nargs="?",
        type=int,
        const=1,
        metavar="SCALE",
        help="the inputs are results already, of a network that enlarged SCALE times: measure them and restore nothing",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--metric", choices=("rgb", "y"), default="rgb", help="all colours, or luma")
    published = f"as a paper measured: {', '.join(PROTOCOLS)}"
    how.add_argument("--protocol", dest="metric", choices=tuple(PROTOCOLS), metavar="ID", help=published)
    parser.add_argument(
        "--before", type=Path, metavar="FILE", help="with --suite: results of an earlier --json, beside"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="with --suite: write the table as Markdown")
    parser.add_argument(
        "--sheets", type=Path, metavar="DIR", help="with --suite: pictures before and after, worst first"
    )
    parser.add_argument("--json", action="store_true", help="one object on stdout and nothing else")


def _bench(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=benching.bench)
    parser.add_argument("--model", help="a name that `unveil models` lists (default: all of them)")
    parser.add_argument("--device", choices=DEVICES, default="auto")
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


def _some(text: str) -> int:
    value = _count(text)
    if not value:
        raise argparse.ArgumentTypeError("at least one is needed")
    return value


def _pattern(text: str) -> str:
    if why := problem(text):
        raise argparse.ArgumentTypeError(why)
    return text


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
