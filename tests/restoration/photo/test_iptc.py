from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restoration.photo.iptc import as_resource, in_resources, record

PATH_WITH_NAME = b"8BIM" + struct.pack(">H", 2000) + b"\6A path" + b"\0" + struct.pack(">I", 3) + b"abc\0"


def test_a_record_is_found_behind_other_resources(iptc: bytes) -> None:
    assert in_resources(as_resource(iptc)) == iptc
    assert in_resources(PATH_WITH_NAME + as_resource(iptc) + PATH_WITH_NAME) == iptc
    assert in_resources(PATH_WITH_NAME) is None


@pytest.mark.parametrize("keep", [0, 3, 5, 8, 11, 14, -2])
def test_resources_cut_short_hold_nothing(iptc: bytes, keep: int) -> None:
    assert in_resources(as_resource(iptc)[:keep]) is None


def test_a_record_of_32_bit_numbers_may_stand_in_reverse(iptc: bytes) -> None:
    whole = iptc + bytes(-len(iptc) % 4)
    turned = b"".join(whole[at : at + 4][::-1] for at in range(0, len(whole), 4))
    assert record(turned) == whole
    assert record(whole) == whole


@pytest.mark.parametrize("value", [None, b"", b"\x1c\2", b"nonsense", (1, 2), "text"])
def test_what_is_no_record_is_none(value: object) -> None:
    assert record(value) is None


@given(st.binary(max_size=80))
def test_any_bytes_are_survived(data: bytes) -> None:
    in_resources(data)
    in_resources(b"8BIM\4\4" + data)
    record(data)
