"""Bylines in the forms of the trade: who, with title and bureau, each said once."""

import pytest

from articles.text.byline import Credit, closing_line, printed, translated


def credit(name, bureau="호남취재본부", title="기자", role="reporter"):
    return Credit(name, title, bureau, role)


@pytest.mark.parametrize(
    ("credits", "expected"),
    [
        ([], ""),
        ([credit("한가람")], "호남취재본부 한가람 기자"),
        ([credit("한가람"), credit("이봄날")], "호남취재본부 한가람·이봄날 기자"),
        ([credit("한가람", ""), credit("이봄날", "")], "한가람·이봄날 기자"),
        ([credit("한가람"), credit("이봄날", "전국부")], "호남취재본부 한가람·전국부 이봄날 기자"),
        ([credit("한가람", title="선임기자"), credit("이봄날")], "호남취재본부 한가람 선임기자·이봄날 기자"),
        ([credit("한가람"), credit("이봄날", "")], "호남취재본부 한가람 기자, 이봄날 기자"),
        ([credit("한가람", "", ""), credit("이봄날", "")], "한가람, 이봄날 기자"),
        ([credit("한가람"), credit("옮긴이", role="translator")], "호남취재본부 한가람 기자"),
        ([credit("옮긴이", role="translator")], ""),
        ([credit(" ")], ""),
    ],
)
def test_korean_byline_says_bureau_and_title_once(credits, expected):
    assert printed(credits, "ko") == expected


@pytest.mark.parametrize(
    ("credits", "expected"),
    [
        ([credit("Han Ga-ram", "Honam Bureau")], "By Han Ga-ram, Honam Bureau"),
        ([credit("Han Ga-ram", "")], "By Han Ga-ram"),
        ([credit(name, "Honam Bureau") for name in ("A", "B")], "By A and B, Honam Bureau"),
        ([credit(name, "Honam Bureau") for name in ("A", "B", "C")], "By A, B and C, Honam Bureau"),
        ([credit("A", "Honam Bureau"), credit("B", "City Desk")], "By A, Honam Bureau; and B, City Desk"),
        ([credit("A", ""), credit("B", "")], "By A and B"),
        ([credit("A", "", "Professor of Ecology", "contributor")], "By A, Professor of Ecology"),
        ([credit("A", "", "Professor", "contributor"), credit("B", "")], "By A, Professor; and B"),
    ],
)
def test_english_byline_has_by_and_no_reporter(credits, expected):
    assert printed(credits, "en") == expected


def test_japanese_byline_uses_its_own_dot():
    assert printed([credit("A", "本社", "記者"), credit("B", "本社", "記者")], "ja") == "本社 A・B 記者"


@pytest.mark.parametrize(
    ("language", "method", "expected"),
    [
        ("en", "original", ""),
        ("en", "human", "Translated by T and U"),
        ("ko", "human", "옮김 T·U"),
        ("en", "machine_edited", "Machine-translated, edited by T and U"),
        ("ko", "machine_edited", "기계 번역, T·U 감수"),
        ("en", "machine", "Machine-translated"),
        ("ko", "machine", "기계 번역"),
    ],
)
def test_translation_is_labelled_with_method_and_name(language, method, expected):
    people = [credit("T", role="translator"), credit("R"), credit("U", role="translator")]
    assert translated(people, language, method) == expected


def test_edited_machine_translation_names_the_editor_if_no_translator():
    assert translated([credit("E", role="editor")], "en", "machine_edited").endswith("edited by E")


def test_translation_without_a_name_is_the_desks():
    assert translated([], "en", "human") == "Translated by the desk"
    assert translated([credit("R")], "ko", "machine_edited") == "기계 번역, 편집국 감수"


def test_closing_line_is_name_title_and_address():
    assert closing_line("한가람", "기자", "garam@saegil.example", "ko") == "한가람 기자 garam@saegil.example"
    assert (
        closing_line("Han Ga-ram", "Reporter", "garam@saegil.example", "en")
        == "Han Ga-ram garam@saegil.example"
    )


def test_closing_line_without_an_address_is_not_printed():
    assert closing_line("한가람", "기자", "", "ko") == ""
