"""The sample newsroom's stories: of every kind, in both languages, and every sentence its own."""

import datetime as dt
import html
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from articles.text.body import sanitise
from articles.text.schema import embedded
from newsroom.sample.content import load
from newsroom.sample.shapes import holds

CONTENT = load()
STORIES = CONTENT.stories
LANGUAGES = ("ko", "en")
KINDS = {
    "news": 15,
    "flash": 2,
    "editorial": 2,
    "column": 2,
    "contributed": 2,
    "interview": 3,
    "obituary": 2,
    "appointments": 2,
    "notice": 2,
    "photo": 2,
    "card_news": 2,
    "advertisement": 2,
    "sponsored": 2,
}
# The stories that exist in both languages; what is written in English first has no pair yet.
PAIRS = tuple(story for story in STORIES if story.ko)
each_pair = pytest.mark.parametrize("story", PAIRS, ids=lambda story: story.key)
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)


def texts(story):
    return {"ko": story.ko, "en": story.en} if story.ko else {"en": story.en}


def blocks(body):
    return re.findall(r"<(p|h2|ul|blockquote|table)\b.*?</\1>", body, re.S)


def sentences(text):
    text = re.sub(r"</(?:p|h2|li|td|th|caption|tr)>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    for piece in re.split(r"\n|(?<=[.?!])(?<!Oct\.)(?<!Nov\.)(?<!Dec\.)[”’)]*\s+", text):
        if len(piece := piece.strip(" “”‘’")) >= 12:
            yield piece


def prose(language):
    """Every longer text a reader can meet in one language, with where it stands."""
    for story in STORIES:
        if text := texts(story).get(language):
            for part in (text.headline, text.deck, text.body, getattr(story, f"state_note_{language}")):
                yield story.key, part
        for photo in story.photos:
            yield story.key, getattr(photo, f"alt_{language}")
            yield story.key, getattr(photo, f"caption_{language}")
    for coverage in CONTENT.coverages:
        yield coverage.slug, getattr(coverage, f"intro_{language}")
        for item in coverage.items:
            yield coverage.slug, getattr(item, f"note_{language}")
    for reporter in CONTENT.reporters:
        yield reporter.slug, getattr(reporter, f"bio_{language}")
    yield "paper", getattr(CONTENT.paper, f"tagline_{language}")


def test_the_stories_cover_every_kind():
    assert Counter(story.kind for story in PAIRS) == KINDS
    assert len(PAIRS) == 40


def test_most_stories_are_public_and_each_hidden_state_has_one():
    assert Counter(story.state for story in STORIES) == {
        "published": 34,
        "ko_only": 1,
        "corrected": 1,
        "scheduled": 1,
        "draft": 1,
        "en_draft": 1,
        "withheld": 1,
        "killed": 1,
    }


def test_every_section_bureau_topic_and_coverage_has_a_story():
    assert {story.section for story in STORIES} == {section.slug for section in CONTENT.sections}
    signed = {byline.bureau for story in STORIES for byline in story.bylines}
    assert {bureau.slug for bureau in CONTENT.bureaus} <= signed
    assert {slug for story in STORIES for slug in story.topics} == {topic.slug for topic in CONTENT.topics}
    for coverage in CONTENT.coverages:
        assert len([item for item in coverage.items if item.note_ko and item.note_en]) >= 2


def test_nearly_everybody_in_the_newsroom_signs_a_story():
    signing = {byline.reporter for story in STORIES for byline in story.bylines}
    silent = {reporter.slug for reporter in CONTENT.reporters} - signing
    assert silent <= {"ong-gi-beom"}, "an editorial writer signs nothing"


def test_material_of_every_origin_names_its_source():
    assert {story.origin for story in PAIRS} == {"own", "press_release", "wire", "contributed", "reader"}
    for story in PAIRS:
        if story.origin in ("press_release", "wire", "contributed"):
            assert story.origin_body_ko and story.origin_body_en


def test_pictures_come_with_rights_of_every_sort():
    photos = [photo for story in STORIES for photo in story.photos]
    assert {photo.preset for photo in photos} == {"own", "supplied", "reader", "agency"}
    assert {photo.holder_kind for photo in photos} == {None, "company", "individual"}
    assert {photo.license for photo in photos} == {"", "arr", "cc-by-4.0", "kogl-1", "kogl-4"}
    assert all(photo.notice for photo in photos if photo.preset == "agency")


def test_an_embargo_is_kept():
    embargoed = [story for story in STORIES if story.embargoed_until]
    assert len(embargoed) >= 2
    for story in embargoed:
        assert story.published_at >= story.embargoed_until
        assert story.origin_body_ko


@each_pair
def test_a_story_stands_in_both_languages(story):
    for language, text in texts(story).items():
        assert text.kicker and text.headline and text.slug and blocks(text.body)
        hangul = len(re.findall(r"[가-힣]", text.headline + text.body))
        assert (hangul > 40) if language == "ko" else (hangul == 0)
    assert bool(story.ko.deck) == bool(story.en.deck)
    assert bool(story.origin_body_ko) == bool(story.origin_body_en)


@each_story
def test_only_what_the_paper_reports_has_a_dateline(story):
    """The first place of a story is printed as its dateline, with the paper's name."""
    reports = story.kind in ("news", "flash", "interview", "photo") and story.origin != "wire"
    assert reports or not story.places


@each_story
def test_paid_work_is_nobodys_contribution_to_the_paper(story):
    assert story.kind not in ("advertisement", "sponsored") or story.origin == "own"


@each_pair
def test_both_languages_have_the_same_blocks(story):
    assert blocks(story.ko.body) == blocks(story.en.body)


@each_story
def test_a_story_has_at_least_five_paragraphs(story):
    for text in texts(story).values():
        assert text.body.count("<p>") >= 5


@each_story
def test_a_body_is_stored_as_the_files_have_it(story):
    for text in texts(story).values():
        assert sanitise(text.body) == text.body.replace("\n", "").strip()


@each_story
def test_a_body_is_made_of_known_elements_each_closed(story):
    for text in texts(story).values():
        opened = re.findall(r"<([a-z0-9]+)[ >]", text.body)
        assert Counter(opened) == Counter(re.findall(r"</([a-z0-9]+)>", text.body))
        known = "p h2 ul li blockquote strong table caption thead tbody tr th td div"
        assert set(opened) <= set(known.split())


def test_a_video_is_said_to_be_one_and_is_nobodys():
    """The text before it says what is seen and where; a number of YouTube's, 64 bits, never ends in a 1."""
    found = [
        (text.body, number)
        for story in STORIES
        for text in texts(story).values()
        for number in re.findall(r'<div data-embed="youtube" data-id="([^"]+)"></div>', text.body)
    ]
    assert len(found) == 2, "one story, in both languages"
    for body, number in found:
        assert number[-1] not in "AEIMQUYcgkosw048" and embedded("youtube", number)
        before = body.split("<div")[0].rstrip().removesuffix("</p>").rpartition("<p>")[2]
        assert "유튜브" in before or "YouTube" in before


def test_news_is_not_all_built_the_same():
    news = [story.en.body for story in STORIES if story.kind == "news" and story.state != "killed"]
    for part in ("<h2>", '<ul class="tri">', "<blockquote>", '<th scope="row">'):
        assert 2 <= sum(part in text for text in news) <= len(news) - 2


def test_one_news_story_has_the_trades_list():
    assert any(
        s.kind == "news" and '<ul class="tri">' in s.ko.body and s.state == "published" for s in STORIES
    )


def test_labels_are_never_typed_into_a_headline():
    for story in STORIES:
        assert not story.ko or not re.search(r"속보|단독|종합|사설|\[", story.ko.headline)
        assert not re.search(r"(?i)\b(breaking|exclusive|editorial)\b|\[", story.en.headline)
        # A label is printed beside the kicker.
        assert not story.ko or story.ko.kicker not in ("속보", "단독", "종합")
        assert story.en.kicker not in ("Breaking", "Flash", "Exclusive", "Roundup")


@each_story
def test_published_instants_lie_in_the_sample_weeks_in_korean_time(story):
    if story.published_at:
        assert story.published_at.utcoffset() == dt.timedelta(hours=9)
        assert dt.date(2026, 10, 30) <= story.published_at.date() <= dt.date(2026, 11, 21)


@each_story
def test_a_byline_carries_the_title_and_bureau_of_that_day(story):
    people = {reporter.slug: reporter for reporter in CONTENT.reporters}
    day = story.published_at.date() if story.published_at else dt.date(2026, 11, 21)
    for byline in story.bylines:
        if not byline.reporter or not people[byline.reporter].memberships:
            assert not byline.bureau
            continue
        then = [m for m in people[byline.reporter].memberships if holds(m.since, m.until, day)]
        assert [(m.bureau, m.title_ko, m.title_en) for m in then] == [
            (byline.bureau, byline.title_ko, byline.title_en)
        ]


def test_former_staff_keep_their_bylines():
    former = {reporter.slug for reporter in CONTENT.reporters if reporter.left_on}
    assert any(byline.reporter in former for story in STORIES for byline in story.bylines)


@each_story
def test_a_translation_names_who_answers_for_it(story):
    roles = [byline.role for byline in story.bylines]
    if story.ko is None:
        assert story.en.translation == "original"
        assert not {"translator", "editor"} & set(roles)
    else:
        role = {"human": "translator", "machine_edited": "editor"}[story.en.translation]
        assert roles.count(role) == 1


@each_story
def test_coverage_runs_while_its_story_is_published(story):
    by_slug = {coverage.slug: coverage for coverage in CONTENT.coverages}
    for slug in story.coverages if story.published_at else ():
        assert holds(by_slug[slug].runs_from, by_slug[slug].runs_until, story.published_at.date())


@pytest.mark.parametrize("language", LANGUAGES)
def test_paid_content_says_so_first_and_names_who_pays(language):
    words = {"ko": ("광고", "제작 지원"), "en": ("advertisement", "support")}[language]
    paid = [story for story in STORIES if story.kind in ("advertisement", "sponsored")]
    for story in paid:
        text = texts(story)[language]
        first = text.body.split("</p>")[0]
        assert any(word in first for word in words)
        assert getattr(story, f"origin_body_{language}") in first
        assert not story.coverages
    assert len(paid) == 4


def test_enough_stories_have_a_picture_and_scenes_differ():
    scenes = [photo.scene for story in STORIES for photo in story.photos]
    assert sum(bool(story.photo) for story in STORIES) >= 25
    assert len(set(scenes)) == len(scenes)


@each_story
def test_alt_text_is_neither_caption_nor_headline(story):
    for photo in story.photos:
        for language, text in texts(story).items():
            alt = getattr(photo, f"alt_{language}")
            assert alt and alt not in (getattr(photo, f"caption_{language}"), text.headline, text.deck)
            assert getattr(photo, f"credit_{language}") and not alt.endswith(".")


@each_story
def test_a_caption_is_one_sentence_without_the_credit(story):
    for photo in story.photos:
        for language in LANGUAGES:
            caption = getattr(photo, f"caption_{language}")
            assert caption.endswith("다." if language == "ko" else ".")
            assert not re.search(r"제공|사진\s*=|©|(?i:photo by|courtesy)", caption)
        assert len(re.findall(r"\.(?!\d)", photo.caption_ko)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language):
    found = Counter(sentence for _where, text in prose(language) for sentence in sentences(text))
    assert len(found) > 400
    assert [sentence for sentence, times in found.items() if times > 1] == []


def test_a_correction_tells_readers_what_was_wrong():
    for story in STORIES:
        if fix := story.correction:
            assert fix.was_ko != fix.now_ko
            assert fix.was_en != fix.now_en
            assert fix.note_ko.startswith("<p>※바로잡습니다")
            assert fix.note_en.startswith("<p>Correction:")


def test_prices_in_the_card_news_add_up():
    story = next(story for story in STORIES if story.key == "kimjang-prices")
    rows = re.findall(r"<td>([\d,]+)</td><td>([\d,]+)</td>", story.en.body)
    numbers = [[int(cell.replace(",", "")) for cell in row] for row in rows]
    assert [sum(column[:-1]) for column in zip(*numbers, strict=True)] == numbers[-1]
    for row in re.findall(r"<td>(\d+)만(\d*)</td><td>(\d+)만(\d*)</td>", story.ko.body):
        man_1, won_1, man_2, won_2 = (int(part or 0) for part in row)
        assert [man_1 * 10000 + won_1, man_2 * 10000 + won_2] == numbers.pop(0)
    assert numbers == []


if SEED := os.environ.get("NEWSROOM_SEED"):

    def test_nothing_is_copied_from_the_seed():
        seed = set(sentences(Path(SEED).read_text(encoding="utf-8")))
        assert len(seed) > 10
        assert seed.isdisjoint(sentence for _where, text in prose("en") for sentence in sentences(text))
