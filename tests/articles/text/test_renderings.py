"""Names in two ways, or otherwise than the glossary has them; and no alarm about good English."""

import json
import os
from pathlib import Path

import pytest

from articles.text import body
from articles.text.renderings import MOST, Term, known, renderings, stands_in
from newsroom.sample.content import load

SAMPLE = load()
MAYOR = Term("person", "정현복", "Jeong Hyeon-bok")
CITY = Term("place", "부산", "Busan")


def found(source: str, target: str, *terms: Term) -> list[tuple[str, str, str, tuple[str, ...]]]:
    texts = {"body": source} if source else {}
    return [(one.code, one.name, one.wanted, one.found) for one in renderings(texts, {"body": target}, terms)]


def sample_terms() -> list[Term]:
    terms = [Term("person", row.name_ko, row.name_en) for row in SAMPLE.reporters]
    terms += [Term("place", term.name_ko, term.name_en) for row in SAMPLE.places for term in row.terms]
    return terms + [Term("organisation", row.name_ko, row.name_en) for row in SAMPLE.bureaus]


def plain(text) -> dict[str, str]:
    return {"headline": text.headline, "deck": text.deck, "body": body.plain(text.body)}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Gwangyang City said. Gwangyang-si agreed.", ("Gwangyang City", "Gwangyang-si")),
        ("Goheung-gun and Goheung County", ("Goheung-gun", "Goheung County")),
        ("Haeundae-gu, Haeundae District", ("Haeundae-gu", "Haeundae District")),
        ("Gyeonggi-do. Gyeonggi Province", ("Gyeonggi-do", "Gyeonggi Province")),
        ("Gwang-yang City or Gwangyang City", ("Gwang-yang City", "Gwangyang City")),
        ("Jeong Hyeon-bok, later Jeong Hyeonbok", ("Jeong Hyeon-bok", "Jeong Hyeonbok")),
        ("Jeong Hyeon-bok. Chung Hyun-bok.", ("Jeong Hyeon-bok", "Chung Hyun-bok")),
        ("Jeong Hyeon-bok, Hyeon-bok Jeong", ("Jeong Hyeon-bok", "Hyeon-bok Jeong")),
    ],
)
def test_one_name_in_two_ways_is_found_in_an_english_text_alone(text, ways):
    assert found("", text) == [("two_ways", "", "", ways)]


@pytest.mark.parametrize(
    "text",
    [
        "Gwangyang City said. In Gwangyang, the city agreed. Gwangyang's mayor.",
        "Goseong-gun lies far from Goseong City.",
        "New York City and York County",
        "Jeong Hyeon-bok spoke. Mayor Jeong agreed. Jeong Hyeon-bok's plan",
        "Kim Min-jun and Kim Min-ho and Lee Min-jun",
        "a co-operation, Cooperation; Long Beach, Longbeach",
    ],
)
def test_good_english_raises_no_alarm(text):
    assert found("", text) == []


def test_the_name_in_the_source_is_told_with_its_two_ways():
    text = "Mayor Jeong Hyeon-bok … Chung Hyun-bok"
    assert found("정현복 광양시장은", text)[0][:2] == ("two_ways", "정현복")


def test_two_people_whose_names_sound_alike_are_told_apart_by_the_source():
    assert found("이수정 씨가 이수중 씨를 만났다", "Lee Su-jeong met Lee Soo-jung") == []
    assert found("이수정 씨가 이수정 씨를 만났다", "Lee Su-jeong met Lee Soo-jung")[0][1] == "이수정"
    assert found("박선우 감독과 박순우 코치", "Park Seon-u and Park Sun-u") == []
    assert found("박선우 감독", "Park Seon-u and Park Sun-u") == [
        ("two_ways", "박선우", "", ("Park Seon-u", "Park Sun-u"))
    ]


def test_a_persons_name_is_written_as_the_paper_writes_it():
    source = "정현복 시장이 말했다"
    assert found(source, "Mayor Chung Hyun-bok said", MAYOR) == [
        ("otherwise", "정현복", "Jeong Hyeon-bok", ("Chung Hyun-bok",))
    ]
    assert found(source, "Mayor Jeong Hyeon-bok said", MAYOR) == []
    assert found("김 시장이 말했다", "Mayor Chung Hyun-bok said", MAYOR) == []


def test_a_name_found_otherwise_is_not_told_twice():
    both = "Jeong Hyeon-bok, or Chung Hyun-bok"
    assert [row[0] for row in found("정현복 시장", both, MAYOR)] == ["otherwise"]


def test_a_place_is_written_as_the_paper_writes_it():
    assert found("부산에서 열렸다", "It was held in Pusan", CITY) == [
        ("otherwise", "부산", "Busan", ("Pusan",))
    ]
    assert found("부산시는", "The city of Busan", CITY) == []
    assert found("서울에서", "It was held in Pusan", CITY) == []
    other = Term("place", "부산면", "Pusan")
    assert found("부산과 부산면", "Busan and Pusan", CITY, other) == []


def test_an_unwanted_rendering_is_found_but_not_inside_the_wanted_one():
    term = Term("organisation", "호남취재본부", "Honam Bureau", ("Honam Reporting Headquarters", "Bureau"))
    assert found("호남취재본부는", "The Honam Reporting Headquarters said", term) == [
        ("otherwise", "호남취재본부", "Honam Bureau", ("Honam Reporting Headquarters",))
    ]
    assert found("호남취재본부는", "The Honam Bureau said", term) == []


def test_an_unwanted_word_is_found_in_the_original_itself():
    term = Term("other", "장애인", "장애인", ("장애자",))
    assert found("", "장애자를 위한 시설", term) == [("otherwise", "", "장애인", ("장애자",))]


def test_an_entered_term_that_stands_nowhere_is_missing_and_others_are_not():
    entered = Term("other", "한국판 뉴딜", "Korean New Deal", is_entered=True)
    assert found("한국판 뉴딜에 발맞춰", "In line with the plan", entered) == [
        ("missing", "한국판 뉴딜", "Korean New Deal", ())
    ]
    assert found("한국판 뉴딜에 발맞춰", "the Korean new deal", entered) == []
    assert found("한국판 뉴딜에", "", entered) == []
    assert found("부산에서", "The harbour opened", CITY) == []


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("광양은", True),
        ("광양시가", True),
        ("광양", True),
        ("광양만권", False),
        ("서광양", False),
        ("관양", False),
    ],
)
def test_a_korean_name_stands_in_a_text_with_its_particle(text, is_there):
    assert stands_in("광양", text) is is_there


def test_known_terms_are_those_of_the_source():
    assert known({"body": "정현복 시장이 부산에서"}, [MAYOR, CITY, Term("place", "서울", "Seoul")]) == (
        MAYOR,
        CITY,
    )


def test_each_way_is_shown_where_it_stands():
    (one,) = renderings({}, {"headline": "Gwangyang City opens pier", "body": "A\nGwangyang-si pier"}, [])
    assert [(place.field, place.before, place.hit, place.after) for place in one.places] == [
        ("headline", "", "Gwangyang City", " opens pier"),
        ("body", "A ", "Gwangyang-si", " pier"),
    ]


def test_no_text_gives_more_than_a_page_of_findings():
    bases = [f"{chr(65 + a)}{chr(97 + b)}ng" for a in range(8) for b in range(10)]
    assert len(renderings({}, {"body": " ".join(f"{base}-si {base} City" for base in bases)}, [])) == MOST


@pytest.mark.parametrize(
    "story", [story for story in SAMPLE.stories if story.ko], ids=lambda story: story.key
)
def test_no_sample_story_raises_a_false_alarm(story):
    terms = sample_terms()
    assert renderings(plain(story.ko), plain(story.en), terms) == ()
    assert renderings({}, plain(story.en), terms) == renderings({}, plain(story.ko), []) == ()


def test_a_misspelt_name_in_a_sample_story_is_found():
    story = next(row for row in SAMPLE.stories if row.key == "mokpo-electric-ferries")
    text = plain(story.en)
    twice = text["body"] + " Woo Garam said so. Mokpo-si and Mokpo City agreed."
    codes = [one.found for one in renderings(plain(story.ko), {**text, "body": twice}, sample_terms())]
    assert codes == [("Mokpo-si", "Mokpo City"), ("Woo Ga-ram", "Woo Garam")]


@pytest.mark.corpus
def test_the_seeds_two_ways_are_found():
    text = Path(os.environ["NEWSROOM_SEED"]).read_text(encoding="utf-8")
    assert found("", text) == [("two_ways", "", "", ("Gwangyang City", "Gwangyang-si"))]


@pytest.mark.corpus
def test_real_news_raises_no_false_alarm():
    """1,512 pairs of sentences by tens, and 171 whole articles: nothing there is written in two ways."""
    folder = Path(os.environ["NEWSROOM_CORPUS"]) / "14-text"
    terms = sample_terms()
    alarms = []
    for name in ("park_news_parallel", "pud_parallel"):
        lines = (folder / "ko-en" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        for first in range(0, len(rows), 10):
            texts = [
                {"body": "\n".join(row[side] for row in rows[first : first + 10])} for side in ("ko", "en")
            ]
            alarms += renderings(texts[0], texts[1], terms)
    for line in (folder / "en" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines():
        alarms += renderings({}, {"body": json.loads(line)["text"]}, terms)
    assert alarms == []
