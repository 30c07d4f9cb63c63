"""Korean names in Latin letters: found as names, told from other words, and known by their sound."""

import pytest

from articles.text.romanised import hangul_names, in_latin, names, sound, sounds_as


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hyeon-bok", "Hyun-bok"),
        ("Hyeon-bok", "Hyeonbok"),
        ("Min-woo", "Minu"),
        ("Ji-yeong", "Ji-young"),
        ("Seo-jun", "Seo-joon"),
        ("Cheol-su", "Chul-soo"),
        ("Busan", "Pusan"),
        ("Gwangju", "Kwangju"),
        ("Gimhae", "Kimhae"),
        ("Yeosu", "Yosu"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hyeon-bok", "Hyeon-bin"), ("Seo-jun", "Seo-jin"), ("Mokpo", "Muju"), ("Busan", "Asan")],
)
def test_different_names_do_not(one, other):
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("hangul", "latin"), [("정현복", "jeonghyeonbok"), ("허가온", "heogaon"), ("광양 A", "gwangyang A")]
)
def test_hangul_is_written_in_latin_letters(hangul, latin):
    assert in_latin(hangul) == latin


def test_names_are_found_in_every_order_and_spelling():
    text = "Mayor Jeong Hyeon-bok met Hyun-bok Chung and Kim Min Jung, then Park Geunhye left."
    assert [name.text for name in names(text)] == [
        "Jeong Hyeon-bok", "Hyun-bok Chung", "Kim Min Jung", "Park Geunhye",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Long Beach",
        "The Son said",
        "New York City",
        "Lee County Board",
        "Song Contest",
        "Kim said",
        "An Apple",
    ],
)
def test_other_words_are_no_names(text):
    assert not list(names(text))


def test_a_name_is_known_in_the_korean_text_by_its_sound():
    wanted = next(names("Chung Hyun-bok")).sound
    assert sounds_as("정현복") == wanted
    assert hangul_names("정현복 광양시장은 정현북과 다르다고 정현복이 말했다", wanted) == {"정현복"}
