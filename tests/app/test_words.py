"""The English text is the key, and what is not translated stays English."""

import pytest

from app.words import Catalogue, later, retold, speak, tr, trn

ENGINE = {
    "“{name}” is there already.": "“{name}”已存在。",
    "“{name}” {what}.": "“{name}”{what}。",
    "is {what}, which Unveil does not open": "是{what}，无法打开",
    "Group {group}, block {block}": "第 {group} 组，第 {block} 块",
}
TEXTS = {
    "Save": "保存",
    "Saved as {name}": "已保存为 {name}",
    "{count} photographs": "{count} 张照片",
    "a film": "视频",
    "upper left": "左上",
}


@pytest.fixture
def chinese():
    speak(Catalogue(TEXTS, ENGINE))
    yield
    speak(Catalogue())


def test_without_a_catalogue_all_is_english():
    assert tr("Save") == "Save"
    assert tr("Saved as {name}", name="a.jpg") == "Saved as a.jpg"
    assert retold("“a.jpg” is there already.") == "“a.jpg” is there already."


def test_a_text_and_its_values_are_translated(chinese):
    assert tr("Save") == "保存"
    assert tr("Saved as {name}", name="a.jpg") == "已保存为 a.jpg"


def test_what_is_not_translated_stays_english(chinese):
    assert tr("Not yet {known}", known=3) == "Not yet 3"
    assert retold("Nobody has heard of this.") == "Nobody has heard of this."


def test_without_values_braces_are_text(chinese):
    assert tr("{name} {task}") == "{name} {task}"


def test_one_and_several_are_told_apart_in_english_only(chinese):
    assert trn("1 photograph", "{count} photographs", 1) == "1 张照片"
    speak(Catalogue())
    said = [trn("1 photograph", "{count} photographs", count) for count in (0, 1, 2)]
    assert said == ["0 photographs", "1 photograph", "2 photographs"]


def test_a_plural_that_is_not_translated_is_right_in_english(chinese):
    assert trn("1 pair", "{count} pairs", 1) == "1 pair"


def test_what_is_said_later_is_the_text_itself(chinese):
    assert later("Save") == "Save"


def test_a_sentence_of_the_engine_is_recognised_by_its_words(chinese):
    assert retold("“dark street.jpg” is there already.") == "“dark street.jpg”已存在。"


def test_what_is_in_a_sentence_is_translated_too(chinese):
    assert retold("“a.mov” is a film, which Unveil does not open.") == "“a.mov”是视频，无法打开。"


def test_parts_with_points_between_are_recognised_one_by_one(chinese):
    assert retold("Group 2, block 13 · upper left") == "第 2 组，第 13 块 · 左上"


def test_names_with_braces_do_no_harm(chinese):
    assert tr("Saved as {name}", name="{0}{x}.jpg") == "已保存为 {0}{x}.jpg"
    assert retold("“{0}{x}.jpg” is there already.") == "“{0}{x}.jpg”已存在。"


def test_another_language_is_not_confused_with_the_one_before(chinese):
    assert retold("a film") == "视频"
    speak(Catalogue({"a film": "un film"}))
    assert retold("a film") == "un film"
