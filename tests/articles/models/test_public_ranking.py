"""Most read: a ranking that stands still between two ten-minute instants, of what is ranked at all."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Reading
from articles.models.public_ranking import SPAN, most_read
from articles.models.reading import WINDOW
from articles.pagecache import sink
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def live(cast, **shared):
    with clock.at(T - dt.timedelta(days=2)):
        article = story(cast, **shared)
        publish(article, "ko", cast.admin)
    return article


def read(article, since, count=1, language="ko"):
    Reading.objects.create(since=since, article=article, language=language, count=count)


def ranked(at, language="ko", limit=10):
    return [teaser.number for teaser in most_read(at, language, limit)]


def test_the_ranking_changes_at_ten_minute_instants_and_says_so(cast):
    first, second = live(cast), live(cast)
    read(first, T - WINDOW, 2)
    read(second, T, 5)
    for at in (T, T + SECOND, T + WINDOW - SECOND):
        with sink.recording() as noted:
            assert ranked(at) == [first.pk]
        assert noted.until == T + WINDOW
    assert ranked(T + WINDOW) == [second.pk, first.pk]


def test_a_day_counts_and_what_came_before_does_not(cast):
    first, second = live(cast), live(cast)
    read(first, T - SPAN - WINDOW, 9)
    read(first, T - SPAN, 1)
    read(second, T - WINDOW, 2)
    assert ranked(T) == [second.pk, first.pk]
    assert ranked(T + WINDOW) == [second.pk]


def test_each_language_has_its_own(cast):
    article = live(cast)
    read(article, T - WINDOW, language="en")
    assert ranked(T) == []
    with clock.at(T - WINDOW):
        publish(article, "en", cast.admin)
    assert ranked(T, "en") == [article.pk]


@pytest.mark.parametrize("kind", ["obituary", "appointments", "notice", "advertisement", "sponsored"])
def test_notices_of_deaths_and_appointments_and_advertising_are_not_ranked(cast, kind):
    outsider = {"source_id": cast.holder.pk} if kind in ("advertisement", "sponsored") else {}
    unranked, news = live(cast, kind=kind, **outsider), live(cast)
    read(unranked, T - WINDOW, 9)
    read(news, T - WINDOW)
    assert ranked(T) == [news.pk]


def test_a_story_that_is_withheld_leaves_at_once(cast):
    article = live(cast)
    read(article, T - WINDOW)
    assert ranked(T) == [article.pk]
    with clock.at(T + SECOND):
        perform("withhold", edition(article, "ko"), by=cast.admin, reason="asked by counsel")
    assert ranked(T + SECOND) == []
