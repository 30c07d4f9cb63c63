"""What a copy editor checks in every story, written or generated: particles, days, sums, style."""

import datetime as dt
import html
import re

import pytest

from newsroom.sample.content import load
from newsroom.sample.generator import generate
from newsroom.sample.generator.english import DAYS, MONTHS
from newsroom.sample.generator.korean import final_consonant

CONTENT = load()
STORIES = (*CONTENT.stories, *generate(CONTENT))
LANGUAGES = ("ko", "en")
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
HANGUL = "가-힣"
VOWEL, RIEUL = 0, 8
# Words that end like a particle and are none; verbs in -ㄹ and nouns in -을, -은, -와.
WHOLE = re.compile(
    rf"[{HANGUL}]*(?:들를|가을|마을|노을|고을|다을|나은|다은|지은|이은|부은|저은|그은|쏟은|모은|조은|새봄을)(?![{HANGUL}])"
)
NAMES = {row.name_ko for row in CONTENT.reporters} | {
    byline.name_ko for story in STORIES for byline in story.bylines
}
# Days on which schools, offices and the paper rest.
HOLIDAYS = {dt.date(2026, 9, day) for day in (24, 25, 26)} | {dt.date(2026, 10, 5), dt.date(2026, 10, 9)}


def text_of(story, language):
    return getattr(story, language)


def plain(text):
    text = re.sub(r"</(?:p|h2|li|td|th|caption|tr)>", "\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def parts(story, language):
    """Every text of the story a reader can meet in this language."""
    if text := text_of(story, language):
        yield from (text.kicker, text.headline, text.deck, plain(text.body))
    for photo in story.photos:
        yield from (getattr(photo, f"{part}_{language}") for part in ("alt", "caption", "credit"))
    yield getattr(story, f"state_note_{language}")


def whole(story, language):
    return "\n".join(part for part in parts(story, language) if part)


def fits(word, particle):
    """Whether the particle follows the word's last sound."""
    final = final_consonant(word)
    return {
        "을": final != VOWEL,
        "은": final != VOWEL,
        "과": final != VOWEL,
        "이": final != VOWEL,
        "를": final == VOWEL,
        "는": final == VOWEL,
        "와": final == VOWEL,
        "가": final == VOWEL,
        "로": final in (VOWEL, RIEUL),
        "으로": final not in (VOWEL, RIEUL),
    }[particle]


def misfits(text):
    """Words with a particle that does not follow their last sound."""
    text = re.sub(rf"(?<![{HANGUL}])(?:{'|'.join(filter(None, NAMES))})(?=[{HANGUL}])", "", text)
    for word in re.findall(rf"[{HANGUL}]+", text):
        for particle in ("으로", "을", "를", "은", "와"):
            if len(word) > len(particle) and word.endswith(particle):
                if not fits(word.removesuffix(particle), particle) and not WHOLE.fullmatch(word):
                    yield word
                break
    # After figures and units, after 씨, after a closing quotation mark.
    unit = "t|cm|km|m|kg|g|ha|%|㎡|㎜|GW"
    after = rf"((?:\d(?:{unit})?|[{HANGUL}]’))(으로|로|은|는|이|가|을|를|과|와)(?![{HANGUL}])"
    for word, particle in re.findall(after, text):
        if not fits(word, particle):
            yield word + particle
    yield from re.findall(rf"[{HANGUL}]씨(?:은|이|을|과|으로)(?![{HANGUL}])", text)


@each_story
def test_a_particle_follows_the_last_sound(story):
    assert list(misfits(whole(story, "ko"))) == []


@pytest.mark.parametrize(
    "wrong", ["배을 땄다", "통영를 떠난", "여수으로 간", "10t를", "19.5%을", "설하진씨은", "‘바다’과", "물와"]
)
def test_a_wrong_particle_is_found(wrong):
    assert list(misfits(wrong)) != []


@pytest.mark.parametrize(
    "name", sorted({byline.name_ko for story in STORIES for byline in story.bylines} - {""})
)
def test_a_particle_after_an_outsiders_name_fits(name):
    for story in STORIES:
        for particle in re.findall(
            rf"(?<![{HANGUL}]){name}(은|는|이|가|을|를|과|와|으로|로)(?![{HANGUL}])", whole(story, "ko")
        ):
            assert fits(name, particle), (story.key, name, particle)


@each_story
def test_nobody_with_an_age_goes_without_a_title(story):
    """Everybody is 씨 or has a title, guests from abroad too."""
    bare = re.findall(
        rf"([{HANGUL}]+)\(\d{{1,2}}\)(?=[은는이가을를의과와](?![{HANGUL}]))", whole(story, "ko")
    )
    assert [word for word in bare if word not in ("사서", "회원")] == []


@each_story
def test_days_of_the_month_lie_where_the_story_says(story):
    if not (story.ko and story.published_at):
        return
    today = story.published_at.day
    text = plain(story.ko.body)
    past = [int(day) for day in re.findall(r"지난 (\d+)일", text)]
    to_come = [int(day) for day in re.findall(r"오는 (\d+)일", text)]
    said = [int(day) for day in re.findall(r"(?<!지난 )(?<!월 )\b(\d+)일 (?:밝혔|발표했)다", text)]
    assert all(day < today for day in past), past
    assert all(day > today for day in to_come), to_come
    assert said in ([], [today])


@each_story
def test_weekdays_match_the_calendar(story):
    if not story.published_at:
        return
    day = story.published_at.date()
    english = whole(story, "en")
    for weekday in re.findall(rf"(?:said|announced|released it) ({'|'.join(DAYS)})\b", english):
        assert weekday == DAYS[day.weekday()]
    for weekday, month, number in re.findall(
        rf"({'|'.join(DAYS)}), ({'|'.join(map(re.escape, MONTHS))}) (\d+)", english
    ):
        assert weekday == DAYS[dt.date(day.year, MONTHS.index(month) + 1, int(number)).weekday()]
    for month, number, weekday in re.findall(r"(\d+)월 (\d+)일\(([월화수목금토일])\)", whole(story, "ko")):
        assert weekday == "월화수목금토일"[dt.date(day.year, int(month), int(number)).weekday()]


@each_story
def test_what_happens_at_school_happens_on_a_school_day(story):
    """Buses, lessons and the way to school; a library or an old school is open at other times too."""
    if story.published_at and re.search(r"통학버스는|학교 가던|등교 시간", whole(story, "ko")):
        day = story.published_at.date()
        assert day.weekday() < 5
        assert day not in HOLIDAYS


def number(cell):
    """6만2000, 62,000, 34만 and 486 as numbers."""
    if found := re.fullmatch(r"(\d+)만(\d*)", cell):
        return int(found[1]) * 10_000 + int(found[2] or 0)
    return int(cell.replace(",", "")) if re.fullmatch(r"[\d,]+", cell) else None


@each_story
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_add_up(story, language):
    if not (text := text_of(story, language)):
        return
    for table in re.findall(r"<tbody>(.*?)</tbody>", text.body):
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
        if rows[-1][0] in ("합계", "Total"):
            for column in range(1, len(rows[0])):
                *addends, total = [number(row[column]) for row in rows]
                assert sum(addends) == total


def test_people_who_left_the_night_school_are_those_missing_at_its_end():
    story = next(story for story in STORIES if story.key == "gumi-night-school")
    started, *gone, stayed = [int(n) for n in re.findall(r"<td>(\d+)</td>", story.en.body)]
    assert started - sum(gone) == stayed
    assert str(stayed) in story.ko.headline


@each_story
def test_korean_figures_are_a_newspapers(story):
    """1만2500, never 12,500 or 12500; a percent sign; curly quotation marks."""
    text = re.sub(r"\d{2,3}-\d{3}-\d{4}", "#", whole(story, "ko"))
    assert not re.search(r"\d,\d{3}|\d{5}", text)
    assert not re.search(r"\d ?(?:퍼센트|프로|킬로미터|센티미터)", text)
    assert not re.search(r"[\"'`]|\.\.\.", text)
    assert not re.search(r" [,.?!]|  ", text.replace("\n", ""))


BRITISH = (
    "colours?|harbours?|neighbours?|labour|centres?|programmes?|(?:kilo|centi)?metres?|tonnes?|theatres?",
    r"grey|licences?|whilst|prams?|lorr(?:y|ies)|queues?|biscuits?|\w+nis(?:e|ed|es|ing)|catalogues?|cheques?",
    "dearer|primary schools?|fortnights?|holidaymakers?|per cent",
)


@each_story
def test_english_is_american_news_style(story):
    text = whole(story, "en")
    assert not re.search(rf"\b(?:{'|'.join(BRITISH)})\b", text, re.I)
    assert not re.search(r"\d percent\b", text, re.I)
    assert not re.search(r"[\"`]|\w'\w|\.\.\.", text)
    assert not re.search(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine) (?:kilo|centi)?met(?:er|re)s?\b", text
    )
    assert not re.search(r"  |\s[,.?!]", text.replace("\n", "|"))


@pytest.mark.parametrize(
    "row", (*CONTENT.reporters, *CONTENT.coverages, *CONTENT.bureaus), ids=lambda row: row.slug
)
def test_nouns_have_curly_marks_and_whole_sentences(row):
    for name in ("bio", "intro", "title", "name"):
        for language in LANGUAGES:
            text = getattr(row, f"{name}_{language}", "")
            assert not re.search(r"[\"']", text)
            if name in ("bio", "intro") and text:
                assert text.endswith((".", "?") if language == "en" else "다.")
    assert list(misfits(getattr(row, "bio_ko", "") + " " + getattr(row, "intro_ko", ""))) == []


def test_nobody_worked_at_a_bureau_before_it_opened():
    opened = {
        notice.scope.removeprefix("bureau:"): notice.since
        for notice in sorted(CONTENT.paper.notices, key=lambda notice: notice.since, reverse=True)
        if notice.reason.endswith("개설")
    }
    assert opened
    for reporter in CONTENT.reporters:
        for row in reporter.memberships:
            assert row.since >= CONTENT.paper.imprint.first_published_on
            assert row.since >= opened.get(row.bureau, row.since)


@each_story
def test_a_picture_of_a_company_is_not_a_public_bodys(story):
    """What an advertiser or a sponsor supplied says that a company holds it."""
    for photo in story.photos:
        if photo.preset == "supplied" and story.kind in ("advertisement", "sponsored"):
            assert photo.holder_kind == "company"
