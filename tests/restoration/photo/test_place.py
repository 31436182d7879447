"""A result that does not say where the photograph was taken. ExifTool, which knows more of metadata than we do, looks
for it; and so does a search through the bytes."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from restoration.photo import ifd, read, write
from restoration.photo.place import exif_without_place, iptc_without_place, lessened, xmp_without_place
from restoration.types import Photo, Source

LATITUDE, LONGITUDE = ((48, 8, 23.5), (11, 34, 52.25))
CITY = b"Neuschwanstein"
PACKET = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmp:Rating="4" exif:GPSLatitude="48,8.39N" exif:GPSVersionID='2.2.0.0' photoshop:City="Neuschwanstein">
 <exif:GPSLongitude>11,34.87E</exif:GPSLongitude><exif:GPSAltitude/><photoshop:Headline>Fog</photoshop:Headline>
 <e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><e:City>Neuschwanstein</e:City></rdf:li></rdf:Bag>
 </e:LocationShown><exif:ISOSpeedRatings>200</exif:ISOSpeedRatings></rdf:Description></rdf:RDF></x:xmpmeta>"""
RECORD = b"".join(
    struct.pack(">BBBH", 0x1C, 2, kind, len(value)) + value
    for kind, value in ((5, b"Fog"), (90, CITY), (25, b"hills"), (101, b"Germany"))
)


@pytest.fixture
def block() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "NIKON"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ISOSpeedRatings] = 200
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"numbers of the maker"
    gps = {1: "N", 2: LATITUDE, 3: "E", 4: LONGITUDE, 27: b"ASCII\0\0\0" + CITY}
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps)
    return exif.tobytes().removeprefix(b"Exif\0\0")


def told(block: bytes) -> Image.Exif:
    exif = Image.Exif()
    exif.load(block)
    return exif


def test_the_place_goes_and_all_else_stays(block):
    without = exif_without_place(block)
    assert CITY in block
    assert CITY not in without
    exif = told(without)
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert exif[ExifTags.Base.Make] == "NIKON"
    about = exif.get_ifd(ExifTags.IFD.Exif)
    assert about[ExifTags.Base.ISOSpeedRatings] == 200
    assert about[ExifTags.Base.MakerNote] == b"numbers of the maker"


def test_what_says_no_place_is_not_touched(canon_exif):
    assert exif_without_place(canon_exif) == canon_exif


def test_the_makers_note_stays_where_it_is(block):
    assert exif_without_place(block).index(b"numbers of the maker") == block.index(b"numbers of the maker")


@given(at=st.integers(0, 10_000), value=st.integers(0, 255))
def test_a_damaged_block_is_kept_without_the_place_or_not_at_all(at, value):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: LATITUDE})
    broken = bytearray(exif.tobytes().removeprefix(b"Exif\0\0"))
    broken[at % len(broken)] = value
    without = exif_without_place(bytes(broken))
    if without is not None:
        first, _ = ifd.read(without, ifd.first_offset(without))
        assert ifd.GPS not in first


def test_a_packet_says_all_but_the_place():
    without = xmp_without_place(PACKET)
    assert CITY not in without
    assert b"GPS" not in without
    for kept in (b'xmp:Rating="4"', b"<photoshop:Headline>Fog<", b"<exif:ISOSpeedRatings>200<"):
        assert kept in without
    ElementTree.fromstring(without)  # and is a tree still


def test_a_packet_that_cannot_be_searched_goes():
    assert xmp_without_place(PACKET.decode().encode("utf-16")) is None
    assert xmp_without_place(PACKET.replace(b"xmlns:exif=", b"xmlns:other=")) is None


def test_a_record_says_all_but_the_place():
    without = iptc_without_place(RECORD + b"\0\0")
    assert CITY not in without
    assert b"Germany" not in without
    assert b"Fog" in without
    assert b"hills" in without
    assert iptc_without_place(struct.pack(">BBBH", 0x1C, 2, 90, 0x8004) + bytes(40)) is None


def test_nothing_is_kept_but_what_the_pixels_need():
    source = Source(icc=b"profile", exif=b"e", xmp=b"x", iptc=b"i", dpi=(300, 300), made_by="Unveil")
    assert lessened(source, "none") == Source(icc=b"profile", dpi=(300, 300))
    assert lessened(source, "all") is source


@pytest.mark.parametrize("form", ["jpg", "tif", "png", "webp"])
@pytest.mark.skipif(not shutil.which("exiftool"), reason="no exiftool: apt install libimage-exiftool-perl")
def test_exiftool_finds_no_place_in_any_format(form, block, tmp_path: Path):
    source = Source(exif=block, xmp=PACKET, iptc=RECORD, made_by="Unveil")
    photo = Photo(np.full((8, 8, 3), 0.5, np.float32), source=source)
    said = {}
    for keeping in ("all", "no-place", "none"):
        path = tmp_path / f"{keeping}.{form}"
        write(photo, path, keeping=keeping)
        run = subprocess.run(["exiftool", "-j", "-G1", "-a", path], capture_output=True, check=True)
        said[keeping] = json.loads(run.stdout)[0]
        assert (CITY in path.read_bytes()) == (keeping == "all")
    places = [name for name in said["all"] if is_place(name)]
    assert len(places) >= 4
    assert not [name for name in said["no-place"] if is_place(name)]
    assert said["no-place"]["IFD0:Make"] == "NIKON"
    assert said["no-place"]["XMP-xmp:Rating"] == 4
    assert not [name for name in said["none"] if name.startswith(("ExifIFD", "XMP", "IPTC", "GPS"))]
    assert not {"IFD0:Make", "IFD0:ProcessingSoftware"} & said["none"].keys()


def is_place(name: str) -> bool:
    return any(word in name for word in ("GPS", "City", "Country", "Location"))


def test_a_saved_file_without_metadata_opens_as_before(tmp_path: Path, block):
    photo = Photo(np.random.default_rng(0).random((8, 8, 3), np.float32), source=Source(exif=block))
    write(photo, tmp_path / "a.png", keeping="none")
    again = read(tmp_path / "a.png")
    assert again.source.exif is None
    assert np.abs(again.pixels - photo.pixels).max() < 1 / 255
    assert Image.open(BytesIO((tmp_path / "a.png").read_bytes())).size == (8, 8)
