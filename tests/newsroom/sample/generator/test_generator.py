"""The generated stories: enough of them, no sentence twice, one set of facts, real bylines."""

import datetime as dt
import html
import re
from collections import Counter
from dataclasses import replace

import pytest

from newsroom.sample import content, pictures
from newsroom.sample.generator import EVENTS, generate, with_generated
from newsroom.sample.generator.events import council, health, library, road_works, school, sports
from newsroom.sample.shapes import holds

CONTENT = content.load()
STORIES = generate(CONTENT)
LANGUAGES = ("ko", "en")
NEWEST = max(story.published_at for story in CONTENT.stories if story.published_at)
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
# Numbers from ten on that English spells out.
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
WORDS = dict(zip(TEENS.split(), range(10, 20), strict=True))
WORDS |= {"noon": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
# Native numerals before a counter; below ten both languages write words as they like.
NATIVE = {"정오": 12, "열흘": 10, "열하루": 11, "열": 10, "스물": 20, "스무": 20, "서른": 30}
NATIVE |= {"마흔": 40, "쉰": 50, "예순": 60}
ONES = dict(
    zip(["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"], range(1, 10), strict=True)
) | {"": 0, "하나": 1}
SPOKEN = re.compile(rf"(?<![가-힣])({'|'.join(NATIVE)})({'|'.join(filter(None, ONES))})?(?=[ 여명에까])")


def text_of(story, language):
    return getattr(story, language)


def plain(body):
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</(?:p|h2|li|td|th|caption|tr)>", "\n", body)))


def sentences(text):
    # Names and figures may stand in more than one table.
    text = re.sub(r"<t[dh]\b.*?</t[dh]>", " ", text)
    for piece in re.split(r"\n|(?<=[.?!])[”’)]*\s+", plain(text)):
        if len(piece := piece.strip(" “”‘’")) >= 12:
            yield piece


def prose(stories, language):
    for story in stories:
        if (text := text_of(story, language)) is None:
            continue
        for part in (text.headline, text.deck, text.body):
            yield from sentences(part)
        if story.photo:
            yield getattr(story.photo, f"alt_{language}")
            yield getattr(story.photo, f"caption_{language}")


def korean_numbers(text):
    """Every number from 10 on, months left out: English names them, and counts a match's minutes through."""
    text = re.sub(r"후반 (\d+)분", lambda m: str(int(m[1]) + 45), text)
    text = re.sub(r"\d+월|\d{3}-\d{3}-\d{4}|제\d+회", lambda m: m[0][1:-1] if m[0][0] == "제" else " ", text)
    found = set()

    def counted(match):
        billions, myriads, rest = (float(part or 0) for part in match.groups())
        found.add(billions * 10**8 + myriads * 10**4 + rest)
        return " "

    text = re.sub(r"(?:(\d+)억)?(?:(\d+)만)?(\d+(?:\.\d+)?)?", lambda m: counted(m) if m[0] else "", text)
    for tens, ones in SPOKEN.findall(text):
        found.add(float(NATIVE[tens] + ONES[ones]))
    return {number for number in found if number >= 10}


def english_numbers(text):
    text = re.sub(r"\d{3}-\d{3}-\d{4}", " ", text)
    found = set()
    for digits, size in re.findall(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion|thousand))?", text):
        scale = {"million": 10**6, "billion": 10**9, "thousand": 1000}.get(size, 1)
        found.add(round(float(digits.replace(",", "")) * scale, 2))
    for tens, ones in re.findall(r"\b(" + "|".join(WORDS) + r")(?:-(\w+))?\b", text.lower()):
        found.add(float(WORDS[tens] + {"three": 3, "seven": 7}.get(ones, 0)))
    return {number for number in found if number >= 10}


def test_there_are_about_eighty_of_many_kinds():
    assert len(EVENTS) >= 10
    assert 75 <= len(STORIES) <= 90
    kinds = Counter(story.key.split("-")[0] for story in STORIES)
    assert len(kinds) == len(EVENTS)
    assert min(kinds.values()) >= 5


def test_they_are_the_same_every_time_and_come_after_the_written_ones():
    assert generate(CONTENT) == STORIES
    assert with_generated(CONTENT).stories == (*CONTENT.stories, *STORIES)


def test_keys_and_addresses_are_their_own():
    everything = (*CONTENT.stories, *STORIES)
    for names in (
        [story.key for story in everything],
        [story.ko.slug for story in everything if story.ko],
        [story.en.slug for story in everything],
        [story.photo.key for story in everything if story.photo],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_they_ran_in_the_three_months_before_the_newest_story():
    days = [story.published_at for story in STORIES]
    assert days == sorted(days)
    assert NEWEST - dt.timedelta(days=92) <= days[0]
    assert days[-1] <= NEWEST
    assert all(day.utcoffset() == dt.timedelta(hours=9) for day in days)
    months = Counter(day.month for day in days)
    assert min(months[month] for month in (9, 10, 11)) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice_here_or_among_the_written_ones(language):
    found = Counter(prose(STORIES, language))
    assert len(found) > 800
    assert [sentence for sentence, times in found.items() if times > 1] == []
    assert found.keys() & set(prose(CONTENT.stories, language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_another_with_its_numbers_changed_more_than_two_times(language):
    shapes = Counter(re.sub(r"[\d.,]*\d", "#", sentence) for sentence in prose(STORIES, language))
    assert [shape for shape, times in shapes.items() if times > 3] == []


@each_story
def test_a_story_has_five_paragraphs_in_the_same_order_in_both_languages(story):
    blocks = [re.findall(r"<(p|h2|ul|table)\b", text_of(story, language).body) for language in LANGUAGES]
    assert blocks[0] == blocks[1]
    assert len(blocks[0]) >= 5
    for language in LANGUAGES:
        text = text_of(story, language)
        assert text.kicker and text.headline and text.slug
        assert not re.search(r"\.\.|  |은\(는\)|을\(를\)|\bNone\b|[{}]", text.body)
        assert len(re.findall(r"[가-힣]", text.headline + text.deck + text.body)) == 0 or language == "ko"
    assert bool(story.ko.deck) == bool(story.en.deck)


@each_story
def test_both_languages_give_the_same_numbers(story):
    ko = korean_numbers(plain(story.ko.body))
    en = english_numbers(plain(story.en.body))
    assert ko == en


@each_story
def test_numbers_of_a_headline_stand_in_its_story(story):
    for language, read in (("ko", korean_numbers), ("en", english_numbers)):
        text = text_of(story, language)
        told = read(plain(text.body)) | {float(day) for day in range(1, 32)}
        computed = {13.0, 31.0, 90.0, 100.0, 300.0, 670.0, 1690.0, 1700.0}
        assert read(f"{text.headline} {text.deck}") <= told | computed


@each_story
def test_a_byline_is_somebody_who_worked_there_that_day(story):
    people = {reporter.slug: reporter for reporter in CONTENT.reporters}
    writer, translator = story.bylines
    assert (writer.role, story.bureau) == ("reporter", writer.bureau)
    assert translator.role == {"human": "translator", "machine_edited": "editor"}[story.en.translation]
    for byline in story.bylines:
        then = [
            (row.bureau, row.title_ko, row.title_en)
            for row in people[byline.reporter].memberships
            if holds(row.since, row.until, story.published_at.date())
        ]
        assert then == [(byline.bureau, byline.title_ko, byline.title_en)]


def test_nobody_in_a_story_is_called_like_the_papers_own_people():
    names = [reporter.name_ko for reporter in CONTENT.reporters]
    assert [name for name in names for story in STORIES if name in story.ko.body] == []


def test_bureaus_reporters_sections_and_places_vary():
    assert len({story.bureau for story in STORIES}) >= 5
    assert len({story.bylines[0].reporter for story in STORIES}) >= 5
    assert len({story.section for story in STORIES}) >= 5
    assert len({story.places for story in STORIES}) >= 20
    assert max(Counter(story.places for story in STORIES).values()) <= 6


def test_every_reference_of_a_story_exists():
    sections = {row.slug for row in CONTENT.sections}
    topics = {row.slug for row in CONTENT.topics}
    places = {row.slug for row in CONTENT.places}
    for story in STORIES:
        assert story.section in sections
        assert set(story.topics) <= topics
        assert set(story.places) <= places
        if story.photo:
            assert story.photo.scene in pictures.names()
            for language in LANGUAGES:
                alt = getattr(story.photo, f"alt_{language}")
                text = text_of(story, language)
                assert alt not in (getattr(story.photo, f"caption_{language}"), text.headline)


def test_of_a_place_the_paper_does_not_know_there_is_no_story():
    fewer = replace(CONTENT, places=tuple(row for row in CONTENT.places if row.slug != "mokpo"))
    assert {story.places for story in generate(fewer)} == {story.places for story in STORIES} - {("mokpo",)}


def test_a_bureau_without_reporters_leaves_its_stories_to_the_next():
    bureau = next(story.bureau for story in STORIES if story.places == ("chuncheon",))

    def without(reporter):
        left = tuple(row for row in reporter.memberships if row.bureau != bureau)
        return replace(reporter, memberships=left)

    generated = generate(replace(CONTENT, reporters=tuple(map(without, CONTENT.reporters))))
    assert len(generated) == len(STORIES)
    assert bureau not in {story.bureau for story in generated}


# Facts that must add up


@pytest.mark.parametrize("row", council.ROWS, ids=lambda row: row.place)
def test_votes_of_a_sitting_add_up_to_those_present(row):
    assert len({bill.cast for bill in row.bills}) == 1
    assert row.first.cast <= row.members


@pytest.mark.parametrize("row", road_works.ROWS, ids=lambda row: row.place)
def test_a_road_opens_after_it_closed(row):
    assert row.first < row.last
    assert (row.at.date() < row.first) != (row.plan is road_works.reopening)


@pytest.mark.parametrize("row", sports.ROWS, ids=lambda row: row.headline[1])
def test_goals_come_in_order_and_sets_have_a_winner(row):
    assert bool(row.goals) != bool(row.sets)
    minutes = [goal.minute for goal in row.goals]
    assert minutes == sorted(minutes)
    for number, (home, guests) in enumerate(row.sets, 1):
        winner, loser = max(home, guests), min(home, guests)
        full = 15 if number == 5 else 25
        assert winner - loser >= 2
        assert winner == full if loser < full - 1 else winner == loser + 2
    if row.sets:
        assert max(row.score) == 3


# The days of 2026 on which schools and offices are closed while the stories run.
HOLIDAYS = {(9, 24), (9, 25), (9, 26), (10, 5), (10, 9)}


def weekdays_in(text):
    """월·수·금, 화요일과 목요일, 월요일마다 as numbers from 0."""
    named = re.findall(r"([월화수목금토일])(?:요일|·)|·([월화수목금토일])(?![가-힣])", text)
    return {"월화수목금토일".index(day) for pair in named for day in pair if day}


def days_between(first, last):
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def is_open(day):
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


@pytest.mark.parametrize("row", school.ROWS, ids=lambda row: row.place)
def test_a_class_meets_on_the_days_it_names_and_on_no_holiday(row):
    assert is_open(row.first)
    assert is_open(row.last)
    if named := weekdays_in(f"{row.what[0]} {row.how[0]}"):
        meets = [day for day in days_between(row.first, row.last) if day.weekday() in named and is_open(day)]
        assert len(meets) == row.sessions
    else:
        assert row.sessions <= sum(map(is_open, days_between(row.first, row.last)))


def test_weekdays_are_read_from_the_text():
    assert weekdays_in("월·수·금요일 아침이면") == {0, 2, 4}
    assert weekdays_in("화요일과 목요일 저녁") == {1, 3}
    assert weekdays_in("지난달 12일 시장에서") == set()


@pytest.mark.parametrize("row", health.ROWS, ids=lambda row: row.place)
def test_a_health_class_begins_on_a_day_it_names_after_the_applications(row):
    named = weekdays_in(row.lead[0])
    assert row.first.weekday() in (named or {row.first.weekday()})
    assert is_open(row.first)
    assert row.at.date() < row.until


@pytest.mark.parametrize("row", library.ROWS, ids=lambda row: row.library[1])
def test_what_a_library_lent_most_comes_in_order(row):
    times = [times for _, times in row.loans]
    assert times == sorted(times, reverse=True)


def test_no_story_runs_on_the_harvest_holiday():
    days = {(story.published_at.month, story.published_at.day) for story in STORIES}
    assert days & {(9, 24), (9, 25), (9, 26)} == set()
