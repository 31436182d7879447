from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restoration.photo import ifd


def test_what_is_packed_can_be_read() -> None:
    fields = [ifd.Field(271, 2, 5, b"Haze\0"), ifd.Field(274, 3, 1, b"\6\0"), ifd.Field(305, 2, 3, b"ab\0")]
    block = b"II*\0" + struct.pack("<I", 8) + ifd.packed("<", fields, 8)
    directory, following = ifd.read(block, 8)
    assert following == 0
    assert sorted(ifd.fields(directory, block), key=lambda field: field.tag) == fields
    assert ifd.number(directory, 274, block) == 6
    assert len(block) % 2 == 0


def test_entries_that_point_outside_are_left_out() -> None:
    entries = struct.pack("<HHII", 271, 2, 400, 8) + struct.pack("<HHII", 274, 3, 1, 6)
    block = b"II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4)
    directory, _ = ifd.read(block, 8)
    assert list(directory) == [274]


def test_directories_that_form_a_circle_come_to_an_end() -> None:
    block = b"II*\0" + struct.pack("<IH", 8, 1) + struct.pack("<HHII", 330, 4, 1, 8) + struct.pack("<I", 8)
    assert len(list(ifd.directories(block))) == 1


@pytest.mark.parametrize("block", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"II*\0\0\0\0\0", b"text and more text"])
def test_what_is_no_directory_is_an_error_of_two_kinds(block: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        ifd.read(block, ifd.first_offset(block))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_an_error(rest: bytes) -> None:
    block = b"MM\0*" + rest
    try:
        for directory in ifd.directories(block):
            ifd.fields(directory, block)
    except (ValueError, struct.error):
        pass


def test_another_first_directory_moves_nothing() -> None:
    block = b"MM\0*" + struct.pack(">I", 8) + ifd.packed(">", [ifd.Field(271, 2, 9, b"Hazemaker")], 8) + b"odd"
    changed = ifd.with_first(block, [ifd.Field(305, 2, 3, b"ab\0")])
    assert changed[8 : len(block)] == block[8:]
    directory, following = ifd.read(changed, ifd.first_offset(changed))
    assert (list(directory), following) == ([305], 0)


def test_a_directory_ends_where_its_last_value_ends() -> None:
    for fields in ([], [ifd.Field(274, 3, 1, b"\6\0")], [ifd.Field(271, 2, 10, b"Hazemaker\0")]):
        block = b"II*\0" + struct.pack("<I", 8) + ifd.packed("<", fields, 8)
        assert ifd.end(block + b"more", 8) == len(block)
