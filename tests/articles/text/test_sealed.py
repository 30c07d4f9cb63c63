"""A sealed name is found however it is written, and a longer word that begins like it is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.sealed import Hit, find

NAME = "김민지"


def stands(name: str, text: str, field: str = "body", language: str = "ko") -> bool:
    return bool(find([name], [(field, language, text)]))


PARTICLES = (
    " 은 는 이 가 을 를 의 에게 에게서 와 과 도 만 부터 까지 처럼 보다 라고 라는 로 으로 이다 였다 입니다 "
    "예요 께서 한테 랑 이라며 인데"
)
TITLES = "|씨|양|군|님|측|기자|학생|어린이|할머니| 씨| 양"
SPACINGS = (
    "김민지", "김 민지", "김 민 지", "김민 지", "김·민지", "김ㆍ민ㆍ지", "김-민-지", "김_민지", "김.민.지",
    "김\u00a0민지", "김\u200b민지", "김\u00ad민지", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u110c\u1175",
)  # fmt: skip


@pytest.mark.parametrize("spaced", SPACINGS)
def test_a_name_is_found_in_every_spacing_with_every_title_and_particle(spaced):
    for title, particle in itertools.product(TITLES.split("|"), PARTICLES.split(" ")):
        for before, after in (("", ""), ("경찰은 ", " 조사했다."), ("(", ")"), ("‘", "’"), ("피해자 ", ",")):
            text = f"{before}{spaced}{title}{particle}{after}"
            assert stands(NAME, text), text


@pytest.mark.parametrize("before", ["피해자", "고", "故", "학생", "딸", "제보자"])
def test_a_word_written_together_before_it_does_not_hide_it(before):
    assert stands(NAME, f"{before}{NAME}씨는")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("김민", "김민수 씨는"),
        ("김민", "김민석이"),
        ("김민지", "김민지원센터를 열었다"),
        ("이수", "이수역에서 내렸다"),
        ("이수정", "재이수정보를 고쳤다"),
        ("한가인", "한가인데도"),
        ("이유리", "유리창 사이유리창문"),
        ("박하", "박하사탕을 먹었다"),
        ("민지", "김민지가 왔다"),
        ("서울", "서울시는"),
        ("정보람", "정보람지도를"),
    ],
)
def test_a_name_inside_another_word_does_not(name, text):
    assert not stands(name, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kim Min-ji", "Kim Minji said", "KIM MIN-JI", "Kim Min Ji", "Min-ji Kim", "Minji Kim's mother",
        "Kim, Min-ji", "Gim Min-ji", "kim-min-ji", "kim_minji.jpg", "kimminji.jpg", "minjikim_01.JPG",
        "new-pier-kim-min-ji-school", "min-ji-kim", "Kim Min-jee", "Ms. Kim Min-ji, 14,", "Kim Min\u00adji",
        "Kim\u00a0Min-ji", "KimMinji", "Ｋｉｍ Ｍｉｎ－ｊｉ",
    ],
)  # fmt: skip
def test_a_korean_name_is_found_in_latin_letters(text):
    assert stands(NAME, text, language="en"), text


@pytest.mark.parametrize(
    "text",
    ["Kim Min-jun", "Kim Minjia", "Lee Min-ji", "Min-ji said", "Kimminjis", "Kim\nMin-ji", "a mink jig"],
)
def test_another_name_in_latin_letters_is_none(text):
    assert not stands(NAME, text, language="en"), text


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("남궁민수", "Namgung Min-su", True),
        ("허가온", "Heo Ga-on", True),
        ("허가온", "Hur Gaon", True),
        ("박서연", "Park Seo-yeon", True),
        ("박서연", "Bak Seoyeon", True),
        ("이도윤", "Lee Do-yun", True),
        ("이도윤", "Rhee Doyoon", True),
        ("최유나", "Choi Yuna", True),
        ("정하늘", "Jung Ha-neul", True),
        ("정하늘", "Chung Ha-neul", True),
        ("John Smith", "SMITH, JOHN", True),
        ("John Smith", "johnsmith.png", True),
        ("John Smith", "John Smithson", False),
        ("José Núñez", "Jose Nunez", True),
        ("キム・ミンジ", "被害者のキムミンジさん", True),
        ("金敏智", "金敏智さんは", True),
        ("金敏智", "金敏", False),
    ],
)
def test_names_of_every_kind(name, text, is_found):
    assert stands(name, text) == is_found


def test_a_name_is_not_read_across_paragraphs():
    assert not stands(NAME, "모두 김\n\n민지")


def test_every_text_is_told_once_with_the_words_around():
    texts = [
        ("headline", "ko", "부두에 선 김민지"),
        ("body", "ko", "김민지는 말했다. 김민지는 웃었다."),
        ("caption", "en", "A ship"),
        ("alt", "en", "Kim Min-ji at the pier"),
    ]
    found = find([NAME], texts)
    assert [(hit.field, hit.language) for hit in found] == [("headline", "ko"), ("body", "ko"), ("alt", "en")]
    assert found[0] == Hit("headline", "ko", "부두에 선 김민지")


def test_without_a_name_nothing_is_found():
    assert find([], [("body", "ko", NAME)]) == []
    assert find(["", " ", "·", "가", "a"], [("body", "ko", f"{NAME} 가 a")]) == []


@given(st.text(max_size=80), st.text(max_size=12))
def test_no_text_and_no_name_is_a_fault(text, name):
    find([name], [("body", "ko", text)])


@given(st.text(alphabet="가나다라마 김민지·-씨는", max_size=40))
def test_the_name_itself_between_spaces_is_always_found(text):
    assert stands(NAME, f"{text} {NAME} {text}")
