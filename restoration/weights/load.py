"""A file with weights -> its state dict. The kind is decided by content; of which network it is, is not asked here."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import safetensors.torch
from safetensors import SafetensorError
from torch import Tensor

from restoration.errors import UnreadableWeights
from restoration.header import MOST_BYTES as MOST_HEADER_BYTES
from restoration.header import is_safetensors, length_of, metadata_in
from restoration.naming import shown
from restoration.weights import pytorch
from restoration.weights.refused import ASK_FOR_WEIGHTS, DOWNLOAD_AGAIN, NOT_WEIGHTS, Refused
from restoration.weights.sound import sound

MOST_BYTES = 2 * 2**30
CONTAINERS = ("params_ema", "params", "state_dict", "model", "enhance")
"""Where published files keep the state dict; an average of the weights before the weights it was made of."""

DEEPEST = 3  # containers in containers

PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")


def read_state(path: Path) -> dict[str, Tensor]:
    """Names and tensors as the file has them, contiguous, on the CPU. Raises UnreadableWeights; executes nothing."""
    return state_of(read_file(path), path)


def read_metadata(path: Path) -> dict[str, str]:
    """What a safetensors file says about itself; empty for other kinds. Raises UnreadableWeights."""
    return metadata_in(read_file(path))


def read_file(path: Path) -> bytes:
    """All of it at once: a file that changes while it is used gives wrong weights silently."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _unreadable(path, Refused("it is not a file", NOT_WEIGHTS))
        if found.st_size > MOST_BYTES:
            raise _unreadable(path, Refused("it is larger than 2 GB", NOT_WEIGHTS))
        return path.read_bytes()
    except OSError as error:
        reason = Refused(error.strerror or "it cannot be read", "Check that the file is still there and may be read.")
        raise _unreadable(path, reason) from error


def state_of(data: bytes, path: Path) -> dict[str, Tensor]:
    """The state dict in `data`, which was read from `path`. Raises UnreadableWeights."""
    try:
        return sound(_named(_content(data)), len(data))
    except Refused as refused:
        raise _unreadable(path, refused) from refused


def _unreadable(path: Path, refused: Refused) -> UnreadableWeights:
    return UnreadableWeights(f"“{shown(path)}” was not opened: {refused.reason}.", refused.hint)


def _content(data: bytes) -> object:
    if pytorch.is_zip(data) or pytorch.is_pickle(data):
        return pytorch.unpack(data)
    if pytorch.is_tar(data):
        raise Refused("it was written by a PyTorch of 2016, in a format that could run a program", ASK_FOR_WEIGHTS)
    if is_safetensors(data):
        return _safetensors(data)
    raise _not_weights(data)


def _safetensors(data: bytes) -> dict[str, Tensor]:
    if length_of(data) > max(len(data), MOST_HEADER_BYTES):
        raise Refused("it is damaged or incomplete")
    if length_of(data) > MOST_HEADER_BYTES:
        raise Refused("it lists more than any network has", NOT_WEIGHTS)
    try:
        return safetensors.torch.load(data)
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError, OverflowError, MemoryError) as error:
        raise Refused("it is damaged or incomplete") from error


def _named(content: object) -> dict[str, Tensor]:
    """The tensors of the state dict in `content`. Whatever else is there is not looked into: it may have no end."""
    if not isinstance(content, Mapping):
        raise Refused("it holds no named weights", ASK_FOR_WEIGHTS)
    inner = content
    for _ in range(DEEPEST):
        inner = next((inner[name] for name in CONTAINERS if isinstance(inner.get(name), Mapping)), inner)
    return {name: value for name, value in inner.items() if isinstance(name, str) and isinstance(value, Tensor)}


def _not_weights(data: bytes) -> Refused:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data:
        return Refused("it is empty", DOWNLOAD_AGAIN)
    if start.startswith(b"<"):
        return Refused("it is a web page, not weights", "Open the link in a browser and confirm the download there.")
    if start.startswith(b"version https://git-lfs"):
        return Refused("it only points to the weights, which Git LFS keeps elsewhere", "Fetch it with `git lfs pull`.")
    if data.startswith(PICTURES):
        return Refused("it is a picture, not weights", NOT_WEIGHTS)
    if start.isascii() and not any(byte < 32 and byte not in b"\t\n\r\f" for byte in start):
        return Refused("it is text, not weights", NOT_WEIGHTS)
    return Refused("it is neither a PyTorch nor a safetensors file, or it is damaged", NOT_WEIGHTS)
