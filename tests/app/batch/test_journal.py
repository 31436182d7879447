from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.batch.journal import VERSION, file_of, process_of, read, written
from app.batch.queued import Entry
from restoration.edit import Edit, Mask, Stroke
from restoration.types import Step

EDIT = Edit((Step("ours"), Step("other")), 0.25, Mask("brush", strokes=(Stroke(((0.1, 0.2),)),)), True)
ENTRIES = (
    Entry(
        Path("/in/Fjällräv 日本.jpg"), Path("/out/deep"), EDIT, 7, "tif", "{number} {name}", target=Path("/out/x.tif")
    ),
    Entry(Path(os.fsdecode(b"/in/no\xfftext.jpg")), Path("/out"), EDIT, auto=True),
)


def told():
    return json.loads(written(ENTRIES))


def test_what_is_written_is_read():
    assert read(written(ENTRIES)) == ENTRIES


def test_the_file_says_whose_it_is(tmp_path):
    assert process_of(file_of(tmp_path, 4711)) == 4711
    assert process_of(file_of(tmp_path)) == os.getpid()


def changed(**changes):
    plain = told()
    plain["photographs"][0] |= changes
    return plain


@pytest.mark.parametrize(
    "plain",
    [
        {**told(), "version": VERSION + 1},
        {"photographs": []},
        {"version": VERSION, "photographs": {}},
        [],
        None,
        changed(path="relative.jpg"),
        changed(folder="../.."),
        changed(path="/in/\0.jpg"),
        changed(pattern="../{name}"),
        changed(form="exe"),
        changed(number=0),
        changed(number=True),
        changed(surprise=1),
        changed(edit={"steps": 3}),
    ],
)
def test_what_makes_no_sense_is_refused(plain):
    with pytest.raises(ValueError, match=r"\w"):
        read(json.dumps(plain).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, written(ENTRIES)[:-20]])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(ValueError, match=r"\w"):
        read(data)
