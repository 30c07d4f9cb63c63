"""What readers find: the live text, in its language, from its instant on, best first."""

import datetime as dt
import unicodedata

import pytest

from articles import clock
from articles.models import Release
from articles.search import index
from articles.search.find import PAGE, search
from articles.search.models import SearchDocument
from articles.search.query import MOST_HITS, Query, Sort, ask
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import KO, edition, publish, story

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def found(text: str, language: str = "ko", at: dt.datetime = NOON, **more) -> list[int]:
    results = search(Query(ask(text), language, **more), at)
    return [hit.teaser.number for hit in results.hits]


@pytest.fixture
def live(cast):
    with clock.at(NOON - HOUR):
        article = story(cast)
        for language in ("ko", "en"):
            publish(article, language, cast.admin)
    return article


@pytest.mark.parametrize(
    "text",
    ["광양항", "부두", "광양항 부두", "새 부두", "광양항새부두", "두", '"첫 배"', "광양항에서 부두는",
     "허가온", "호남취재본부", unicodedata.normalize("NFD", "새 부두")],
)  # fmt: skip
def test_a_korean_story_is_found_with_and_without_particles_and_spaces(live, text):
    assert found(text) == [live.pk]


@pytest.mark.parametrize("text", ["Gwangyang", "gwang", "PIER", "first ship", '"new pier"', "Heo"])
def test_an_english_story_is_found_by_words_and_their_beginnings(live, text):
    assert found(text, "en") == [live.pk]


@pytest.mark.parametrize("text", ["바다코끼리", "부두 -새벽", '"새벽 부두가"', ""])
def test_what_is_not_there_or_kept_out_is_not_found(live, text):
    assert found(text) == []


def test_each_language_has_its_own_texts(live):
    assert found("Gwangyang", "ko") == [] and found("광양항", "en") == []


def test_a_draft_is_not_found(cast):
    story(cast)
    assert found("광양항") == []


def test_an_unpublished_change_is_not_found_and_a_published_one_replaces_the_old(cast, live):
    with clock.at(NOON - HOUR / 2):
        live.refresh_from_db()
        ko = edition(live, "ko")
        save_copy(live, {"ko": (ko.copy_version, {"headline": "여수항 옛 창고"})}, by=cast.admin)
    assert found("여수항") == [] and found("옛 창고") == []
    with clock.at(NOON - HOUR / 3):
        publish(live, "ko", cast.admin)
    assert found("여수항") == [live.pk]
    assert SearchDocument.objects.filter(release__edition__language="ko").count() == 1


def test_a_scheduled_story_is_found_from_its_instant_on(cast):
    with clock.at(NOON - HOUR):
        article = story(cast)
        ready = perform("approve", edition(article, "ko"), by=cast.admin).edition
        perform("schedule", ready, by=cast.admin, effective_at=NOON)
    assert found("광양항", at=NOON - dt.timedelta(microseconds=1)) == []
    assert found("광양항", at=NOON) == [article.pk]


def test_an_unscheduled_story_leaves_the_index(cast):
    with clock.at(NOON - HOUR):
        article = story(cast)
        ready = perform("approve", edition(article, "ko"), by=cast.admin).edition
        perform("schedule", ready, by=cast.admin, effective_at=NOON)
        perform("unschedule", edition(article, "ko"), by=cast.admin)
    assert found("광양항", at=NOON) == []
    assert not SearchDocument.objects.exists()


def test_an_expired_story_is_not_found(cast, live):
    with clock.at(NOON - HOUR / 2):
        perform("expire", edition(live, "ko"), by=cast.admin, effective_at=NOON)
    assert found("광양항", at=NOON - dt.timedelta(microseconds=1)) == [live.pk]
    assert found("광양항", at=NOON) == []


def test_a_headline_counts_more_than_the_text(cast):
    with clock.at(NOON - HOUR):
        texts = [
            {"headline": "항만 예산", "deck": "", "body": "<p>부두 하나가 낡았다.</p>"},
            {"headline": "부두 예산", "deck": "", "body": "<p>항만 하나가 낡았다.</p>"},
        ]
        articles = [story(cast, ko=text, en=None) for text in texts]
        for article in articles:
            publish(article, "ko", cast.admin)
    assert found("부두") == [articles[1].pk, articles[0].pk]


def test_lists_and_days_narrow_and_the_newest_can_come_first(cast):
    made = []
    for days in (9, 2):
        with clock.at(NOON - dt.timedelta(days=days)):
            article = story(cast, en=None, bureau=cast.gangwon if days == 9 else cast.honam)
            publish(article, "ko", cast.admin)
            made.append(article.pk)
    old, new = made
    assert found("부두", sort=Sort.NEWEST) == [new, old]
    assert found("부두", lists=(("bureau", cast.gangwon.pk),)) == [old]
    assert found("부두", lists=(("section", cast.section.pk), ("bureau", cast.honam.pk))) == [new]
    today = clock.seoul_day(NOON)
    assert found("부두", first=today - dt.timedelta(days=2), last=today) == [new]
    assert found("부두", last=today - dt.timedelta(days=3)) == [old]


def test_any_of_the_words_is_better_than_nothing_and_it_is_said(live):
    results = search(Query(ask("광양항 바다코끼리"), "ko"), NOON)
    assert [hit.teaser.number for hit in results.hits] == [live.pk]
    assert results.is_loose
    assert not search(Query(ask("광양항"), "ko"), NOON).is_loose


def test_hits_come_in_pages_without_gaps_or_repeats(cast):
    with clock.at(NOON - HOUR):
        for _ in range(PAGE + 3):
            publish(story(cast, en=None), "ko", cast.admin)
    query = Query(ask("부두"), "ko")
    pages = [search(query, NOON, page=number) for number in (1, 2, 3)]
    numbers = [hit.teaser.number for one in pages for hit in one.hits]
    assert [len(one.hits) for one in pages] == [PAGE, 3, 0]
    assert len(set(numbers)) == PAGE + 3
    assert pages[0].total == PAGE + 3 < MOST_HITS and pages[0].is_all


def test_the_passage_shows_the_words_marked(live):
    (hit,) = search(Query(ask("새벽"), "ko"), NOON).hits
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["새벽"]
    assert "첫 배는 새벽에 닿았다" in "".join(piece.text for piece in hit.snippet)


def test_an_index_that_was_lost_is_written_again(live):
    index.drop([document.pk for document in SearchDocument.objects.all()])
    assert found("광양항") == []
    assert sum(index.fill(NOON)) == 2
    assert found("광양항") == [live.pk]
    assert sum(index.fill(NOON)) == 0 and sum(index.fill(NOON, anew=True)) == 2


def test_what_is_over_is_swept_out(cast, live):
    with clock.at(NOON - HOUR / 2):
        perform("expire", edition(live, "ko"), by=cast.admin, effective_at=NOON)
    assert index.sweep(NOON) == 1
    left = SearchDocument.objects.get()
    assert Release.objects.get(pk=left.pk).edition.language == "en"


def test_the_longest_body_of_long_words_is_published_and_its_beginning_found(cast):
    georgian = [chr(letter) for letter in range(0x10D0, 0x10F1)]
    words = [
        "".join(georgian[(number // 33**place) % 33] for place in range(3)) * 10 for number in range(14_500)
    ]
    long = {**KO, "body": f"<p>{' '.join(words)}</p>"}
    assert 440_000 < len(long["body"]) < 500_000
    with clock.at(NOON - HOUR):
        article = story(cast, ko=long, en=None)
        publish(article, "ko", cast.admin)
    assert found(words[7]) == [article.pk]


def test_only_kept_out_words_find_nothing(live):
    assert found("-부두") == []
    assert found('-부두 -"첫 배"') == []
