"""PyTorch's own files -> the tensors in them, with weights_only and a short allow-list: nothing in them is executed."""

from __future__ import annotations

import io
import pickle
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import torch

from restoration.weights.refused import ASK_FOR_WEIGHTS, DOWNLOAD_AGAIN, NOT_WEIGHTS, Refused, short

LEGACY_MAGIC = 0x1950A86A20F9469CFC6C.to_bytes(10, "little")
MOST_RECORDS = 20_000
MOST_INDEX_BYTES = 16 * 2**20
DAMAGED = (
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    ImportError,
    MemoryError,
    OSError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    zipfile.BadZipFile,
)
"""All that torch.load and zipfile were seen to raise for damaged files, in some five thousand mutations."""


class Unread:
    """Stands in for what is saved beside weights, such as FFA-Net's scores: takes any arguments, keeps nothing."""

    def __init__(self, *_arguments: object) -> None:
        pass

    def __setstate__(self, _state: object) -> None:
        pass


def _emptied_dict(*_factory: object) -> dict[Any, Any]:
    return {}


BESIDE_WEIGHTS = (
    "numpy.dtype",
    "numpy.ndarray",
    "numpy.core.multiarray.scalar",  # before NumPy 2
    "numpy.core.multiarray._reconstruct",
    "numpy._core.multiarray.scalar",
    "numpy._core.multiarray._reconstruct",
    "argparse.Namespace",
    "datetime.datetime",
    "pathlib.PosixPath",
    "pathlib.WindowsPath",
    "pathlib.PurePosixPath",
    "pathlib.PureWindowsPath",
    "builtins.list",  # what a defaultdict makes
    "__builtin__.list",
)
ALLOWED: list[Callable[..., Any] | tuple[Callable[..., Any], str]] = [
    *((Unread, name) for name in BESIDE_WEIGHTS),
    (_emptied_dict, "collections.defaultdict"),
]
"""No entry names the real thing: NumPy's scalars become Unread, so that not even NumPy reads what a file says."""


def is_zip(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def is_legacy(data: bytes) -> bool:
    """A file of PyTorch before 1.6 opens with its magic number, pickled."""
    return data[:1] == b"\x80" and LEGACY_MAGIC in data[:32]


def unpack(data: bytes) -> object:
    """What was given to torch.save, anything but tensors and containers replaced by Unread. Raises Refused."""
    if is_zip(data):
        _check_archive(data)
    try:
        with torch.serialization.safe_globals(ALLOWED), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of kinds of tensors that are refused next, and of pickle protocols
            return torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    except DAMAGED as error:
        raise _refusal(str(error)) from error


def _refusal(message: str) -> Refused:
    """torch's own words end with the advice to read the file unsafely, and are not repeated."""
    if found := re.search(r"GLOBAL (\S+)", message):
        reason = f"beside weights it asks for {short(found.group(1).rstrip('.'), 60)}, which could run a program"
        return Refused(reason, ASK_FOR_WEIGHTS)
    if "Unsupported operand" in message:
        return Refused("it holds more than weights, or was written with an unusual pickle protocol", ASK_FOR_WEIGHTS)
    return Refused("it is damaged or incomplete", DOWNLOAD_AGAIN)


def _check_archive(data: bytes) -> None:
    """torch looks neither at checksums nor at how large a record will become."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_records(archive.infolist(), len(data))
            if archive.testzip() is not None:
                raise Refused("it is damaged: a checksum is wrong")
    except DAMAGED as error:
        raise Refused("it is damaged or incomplete") from error


def _check_records(records: list[zipfile.ZipInfo], size: int) -> None:
    index = [record for record in records if record.filename.count("/") == 1 and record.filename.endswith("/data.pkl")]
    if len(index) != 1:
        raise Refused("it is a zip file, but not one of PyTorch", NOT_WEIGHTS)
    root = index[0].filename.removesuffix("data.pkl")
    if any(record.filename.startswith((f"{root}code/", f"{root}constants.pkl")) for record in records):
        raise Refused("it is a TorchScript program, not weights alone", ASK_FOR_WEIGHTS)
    if len(records) > MOST_RECORDS or index[0].file_size > MOST_INDEX_BYTES:
        raise Refused("it lists more than any network has", ASK_FOR_WEIGHTS)
    if sum(record.file_size for record in records) > size + size // 20 + 2**20:
        raise Refused("it would grow far beyond its size when unpacked", ASK_FOR_WEIGHTS)
