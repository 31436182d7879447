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

from restoration.weights.pickles import protocol_of, translated
from restoration.weights.refused import ASK_FOR_WEIGHTS, DOWNLOAD_AGAIN, NOT_WEIGHTS, Refused, short

LEGACY_MAGIC = 0x1950A86A20F9469CFC6C.to_bytes(10, "little")
LEGACY_VERSION = 1001
LEGACY_PICKLES = 5  # magic number, version, system, what was saved, the names of its storages
LITTLE_ENDIAN = {
    "protocol_version": LEGACY_VERSION,
    "little_endian": True,
    "type_sizes": {"short": 2, "int": 4, "long": 4},
}
MOST_RECORDS = 20_000
MOST_INDEX_BYTES = 16 * 2**20
MOST_PICKLE_BYTES = 2**29
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


def _loaded(data: bytes) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of kinds of tensors that are refused next
        return torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)


def _stored(data: object) -> torch.TypedStorage:
    """Stands in for what torch calls where a tensor was pickled without torch.save: its numbers are a file inside."""
    if not isinstance(data, bytes) or not is_legacy(data):
        raise pickle.UnpicklingError("not a stored tensor")
    storage = _loaded(data)
    if not isinstance(storage, torch.TypedStorage):
        raise pickle.UnpicklingError("not a stored tensor")
    return storage


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
    (_stored, "torch.storage._load_from_bytes"),
]
"""No entry names the real thing: NumPy's scalars become Unread, so that not even NumPy reads what a file says."""


def is_zip(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def is_legacy(data: bytes) -> bool:
    """A file of PyTorch before 1.6 opens with its magic number, pickled."""
    return data[:1] == b"\x80" and LEGACY_MAGIC in data[:32]


def is_pickle(data: bytes) -> bool:
    """What torch.save wrote before 1.6, or pickle.dump."""
    return 2 <= protocol_of(data) <= pickle.HIGHEST_PROTOCOL


def is_tar(data: bytes) -> bool:
    """A file of PyTorch before 0.1.10, of February 2017."""
    return data[257:262] == b"ustar"


def unpack(data: bytes) -> object:
    """What was given to torch.save or pickle.dump, anything but tensors and containers replaced by Unread. Raises
    Refused."""
    if is_zip(data):
        _check_archive(data)
    try:
        with torch.serialization.safe_globals(ALLOWED):
            return _loaded(_in_protocol_2(data))
    except DAMAGED as error:
        raise _refusal(str(error)) from error


def _in_protocol_2(data: bytes) -> bytes:
    """Of the three kinds of files that hold pickles: torch.save's two, and what pickle.dump writes."""
    if is_zip(data):
        return _rezipped(data)
    if is_legacy(data):
        return _respelt(data, LEGACY_PICKLES) if protocol_of(data) > 2 else data
    if len(data) > MOST_PICKLE_BYTES:
        raise Refused("it is a pickle larger than half a gigabyte", ASK_FOR_WEIGHTS)
    start = [pickle.dumps(part, 2) for part in (int.from_bytes(LEGACY_MAGIC, "little"), LEGACY_VERSION, LITTLE_ENDIAN)]
    return b"".join((*start, translated(data)[0], pickle.dumps([], 2)))


def _respelt(data: bytes, count: int) -> bytes:
    """With its first `count` pickles in protocol 2."""
    parts: list[bytes] = []
    rest = data
    for _ in range(count):
        part, end = translated(rest)
        parts.append(part)
        rest = rest[end:]
    return b"".join((*parts, rest))


def _rezipped(data: bytes) -> bytes:
    """With the index in protocol 2; the archive itself when it is, as always but for a few."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if name.count("/") == 1 and name.endswith("/data.pkl"))
        index = archive.read(name)
        if protocol_of(index) <= 2:
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as ours:
            for record in dict.fromkeys(archive.namelist()):
                ours.writestr(record, translated(index)[0] if record == name else archive.read(record))
    return buffer.getvalue()


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
