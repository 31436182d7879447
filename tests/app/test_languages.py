"""Which language is spoken, and how a file of translations is read."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.languages import LANGUAGES, catalogue_of, spoken
from app.paths import resource

FILE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>app</name>
        <message><source>Save</source><translation>保存</translation></message>
        <message><source>Stop</source><translation type="unfinished">停</translation></message>
        <message><source>Quit</source><translation type="unfinished" /></message>
        <message><source>Saved as {name}</source><translation>已保存为 {name}</translation></message>
    </context>
    <context>
        <name>engine</name>
        <message><source>Haze</source><translation>去雾</translation></message>
        <message><source>“{name}” is empty.</source><translation>“{name}”是空文件。</translation></message>
    </context>
</TS>
"""


@pytest.mark.parametrize("system", [["zh-CN"], ["zh-Hans-CN", "zh-CN"], ["zh"], ["de-DE", "zh-SG"], ["zh-Hans-MO"]])
def test_who_reads_simplified_chinese_gets_it(system):
    assert spoken("system", system) == "zh_CN"


@pytest.mark.parametrize("system", [["en-GB", "zh-CN"], ["de-DE"], ["zh-Hant-TW", "zh-TW"], ["C"], []])
def test_all_others_get_english(system):
    assert spoken("system", system) == "en"


@pytest.mark.parametrize("wanted", ["en", "zh_CN"])
def test_what_is_wanted_is_spoken_whatever_the_system_says(wanted):
    assert spoken(wanted, ["zh-CN"]) == spoken(wanted, ["en-US"]) == wanted


def test_only_what_is_finished_is_read(tmp_path: Path):
    (tmp_path / "unveil_zh_CN.ts").write_text(FILE, encoding="utf-8")
    found = catalogue_of("zh_CN", tmp_path)
    assert found.texts == {"Save": "保存", "Saved as {name}": "已保存为 {name}", "Haze": "去雾"}
    assert found.sentences == {"“{name}” is empty.": "“{name}”是空文件。"}


def test_english_needs_no_file(tmp_path: Path):
    assert not catalogue_of("en", tmp_path).texts


def test_a_damaged_file_is_an_error(tmp_path: Path):
    (tmp_path / "unveil_zh_CN.ts").write_text("<TS>", encoding="utf-8")
    with pytest.raises(ElementTree.ParseError):
        catalogue_of("zh_CN", tmp_path)


def test_every_language_that_is_offered_is_there():
    offered = set(LANGUAGES) - {"system", "en"}
    assert {path.stem.removeprefix("unveil_") for path in resource("translations").glob("*.ts")} == offered
