"""What a safetensors file says about itself, read from its first bytes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from restoration import header


def test_metadata_are_read_without_the_weights(tmp_path: Path) -> None:
    data = save({"w": np.ones(5, np.float32)}, {"task": "derain"})
    path = tmp_path / "a.safetensors"
    path.write_bytes(data[: 8 + header.length_of(data)])
    assert header.metadata_of(path) == header.metadata_in(data) == {"task": "derain"}


@pytest.mark.parametrize(
    "data",
    [b"", b"text, and no weights", b"\x04\0\0\0\0\0\0\0{}", b"\xff" * 8 + b"{}", b"\x06" + b"\0" * 7 + b'{"a":1'],
)
def test_other_files_say_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(data)
    assert header.metadata_of(path) == {}


def test_what_is_no_text_is_left_out(tmp_path: Path) -> None:
    said = json.dumps({"__metadata__": {"a": 1, "b": "2"}}).encode()
    assert header.metadata_in(len(said).to_bytes(8, "little") + said) == {"b": "2"}


def test_a_missing_file_says_nothing(tmp_path: Path) -> None:
    assert header.metadata_of(tmp_path / "absent") == {}
