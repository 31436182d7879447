from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage

from app.views.incoming import NOTHING, incoming, local_path, shown_name, take_in


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("name", [b"caf\xe9.jpg", "фото 日本 #1?.jpg".encode(), b"100%.jpg", b"a\nb.jpg"])
def test_a_dropped_name_keeps_its_bytes(name):
    url = QUrl.fromEncoded(b"file:///photos/" + b"".join(b"%%%02X" % byte for byte in name))
    assert os.fsencode(local_path(url)) == b"/photos/" + name


def test_a_plain_path_stays_as_it_is():
    assert local_path(QUrl.fromLocalFile("/photos/a b.jpg")) == Path("/photos/a b.jpg")


def test_an_address_elsewhere_is_no_path():
    assert local_path(QUrl("https://example.org/a.jpg")) is None


def test_a_picture_that_comes_with_an_address_is_taken():
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.jpg")])
    picture = QImage(2, 2, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    mime.setImageData(picture)
    found = incoming(mime)
    assert found.image is not None
    assert not found.foreign


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_is_shown_on_one_line_and_without_what_cannot_be_shown():
    assert shown_name(Path(os.fsdecode(b"/photos/a\n\xe9\xe2\x80\xae.jpg"))) == "a\ufffd\ufffd\ufffd.jpg"


def test_a_clipboard_that_has_nothing_at_all_is_told(rig):
    take_in(rig.session, None)
    assert rig.view.report == NOTHING
