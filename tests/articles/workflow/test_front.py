"""Arranging the front page: who may, from which stories, and that every front page stays on record."""

import datetime as dt

import pytest

from articles import clock
from articles.models import FrontArrangement, FrontItem
from articles.pagecache.models import Outbox
from articles.workflow.front import LONGEST_STRIP, MOST_PLACES, Spot, Strip, arrange_front
from articles.workflow.refusals import NotAllowed, NotPossible, Stale
from tests.cast import publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def live(cast):
    """A story of each bureau that readers have."""
    with clock.at(T - HOUR):
        found = [story(cast), story(cast, bureau=cast.gangwon)]
        for article in found:
            publish(article, "ko", cast.admin)
    return found


def test_every_front_page_stays_with_who_made_it_and_the_pages_are_told(cast, live):
    first, second = live
    arrange_front([Spot(first.pk)], None, by=cast.editor, based_on=0, at=T)
    arrange_front(
        [Spot(second.pk), Spot(first.pk, until=T + 2 * HOUR)], None, by=cast.admin, based_on=1, at=T + HOUR
    )
    found = FrontArrangement.objects.order_by("number")
    assert [(row.number, row.by, row.at) for row in found] == [(1, cast.editor, T), (2, cast.admin, T + HOUR)]
    items = FrontItem.objects.filter(arrangement__number=2)
    assert [(item.article, item.position, item.since, item.until) for item in items] == [
        (second, 1, T + HOUR, None),
        (first, 2, T + HOUR, T + 2 * HOUR),
    ]
    told = Outbox.objects.filter(event="front").order_by("pk")
    assert [(row.subject, row.keys) for row in told] == [("front:1", ["front"]), ("front:2", ["front"])]


@pytest.mark.parametrize("who", ["reporter", "translator", "nobody"])
def test_who_has_no_desk_arranges_no_front_page(cast, live, who):
    with pytest.raises(NotAllowed):
        arrange_front([Spot(live[0].pk)], None, by=getattr(cast, who), based_on=0, at=T)
    assert not FrontArrangement.objects.exists()


def test_who_has_not_seen_the_last_one_is_told_and_nothing_is_written(cast, live):
    arrange_front([Spot(live[0].pk)], None, by=cast.editor, based_on=0, at=T)
    for based_on in (0, 2):
        with pytest.raises(Stale):
            arrange_front([Spot(live[1].pk)], None, by=cast.admin, based_on=based_on, at=T)
    assert FrontArrangement.objects.count() == 1


def test_a_story_is_placed_that_readers_have_or_that_is_ones_own(cast, live):
    hidden, own = story(cast, bureau=cast.gangwon), story(cast)
    arrange_front([Spot(live[1].pk), Spot(own.pk)], None, by=cast.editor, based_on=0, at=T)
    for unknown in (hidden.pk, 999_999):
        for wish in (
            {"spots": [Spot(unknown)], "strip": None},
            {"spots": [], "strip": Strip(unknown, T + HOUR)},
        ):
            with pytest.raises(NotPossible, match=str(unknown)):
                arrange_front(**wish, by=cast.editor, based_on=1, at=T)
    # The other desk's own; and what stands there already may stay, whoever saves next.
    arrange_front([Spot(hidden.pk)], None, by=cast.other_editor, based_on=1, at=T)
    arrange_front([Spot(hidden.pk), Spot(own.pk)], None, by=cast.editor, based_on=2, at=T)


@pytest.mark.parametrize("kind", ["advertisement", "sponsored"])
def test_paid_work_is_not_placed(cast, kind):
    paid = story(cast, kind=kind)
    for wish in ({"spots": [Spot(paid.pk)], "strip": None}, {"spots": [], "strip": Strip(paid.pk, T + HOUR)}):
        with pytest.raises(NotPossible, match=str(paid.pk)):
            arrange_front(**wish, by=cast.admin, based_on=0, at=T)


@pytest.mark.parametrize(
    "spots",
    [
        lambda pk: [Spot(pk), Spot(pk)],
        lambda pk: [Spot(pk + number) for number in range(MOST_PLACES + 1)],
        lambda pk: [Spot(pk, until=T)],
        lambda pk: [Spot(pk, since=T + 2 * HOUR, until=T + HOUR)],
    ],
    ids=["twice", "too many", "over already", "ends before it begins"],
)
def test_what_makes_no_sense_is_refused(cast, live, spots):
    with pytest.raises(NotPossible):
        arrange_front(spots(live[0].pk), None, by=cast.admin, based_on=0, at=T)
    assert not FrontArrangement.objects.exists()


@pytest.mark.parametrize(
    ("until", "words"),
    [(T, ""), (T + LONGEST_STRIP + dt.timedelta(seconds=1), ""), (T + HOUR, "가" * 121)],
    ids=["over", "too long a time", "too long a text"],
)
def test_a_strip_ends_within_a_day_and_is_one_line(cast, live, until, words):
    with pytest.raises(NotPossible):
        arrange_front([], Strip(live[0].pk, until, {"ko": words}), by=cast.admin, based_on=0, at=T)


def test_the_words_of_a_strip_are_stored_as_one_tidy_line(cast, live):
    strip = Strip(live[0].pk, T + LONGEST_STRIP, {"ko": " 새\n부두\x00 열려 ", "en": ""})
    made = arrange_front([], strip, by=cast.admin, based_on=0, at=T)
    assert (made.strip_text_ko, made.strip_text_en) == ("새 부두 열려", "")
