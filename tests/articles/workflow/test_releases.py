"""Releases and their lines on public lists: where a text stands, from when until when, who hears of it."""

import datetime as dt
from types import SimpleNamespace

import pytest

from articles import clock
from articles.models import Bureau, Coverage, Edition, Place, Placement, PlaceTerm, Release, Section, Topic
from articles.models.choices import ListKind
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotPossible
from articles.workflow.releases import touched
from tests.cast import byline, edition, publish, story

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)


def lists(found) -> set[tuple[str, int]]:
    return set(Placement.objects.filter(edition=found).values_list("list", "target"))


def ranges(found) -> list[tuple[dt.datetime, dt.datetime | None]]:
    """Releases that were or will be seen, in order."""
    rows = Release.objects.filter(edition=found).order_by("since", "pk").values_list("since", "until")
    return [(since, until) for since, until in rows if since != until]


@pytest.fixture
def approved(cast):
    """A Korean text approved at T."""
    with clock.at(T):
        return perform("approve", edition(story(cast), "ko"), by=cast.admin).edition


def schedule(cast, found, at: dt.datetime, instant: dt.datetime):
    with clock.at(at):
        return perform("schedule", found, by=cast.admin, effective_at=instant).edition


def test_a_story_stands_on_every_list_it_belongs_to_and_on_those_above(cast):
    head = Bureau.objects.create(slug="head", kind="head_office", name_ko="본사", name_en="Head office")
    Bureau.objects.filter(pk=cast.honam.pk).update(parent=head)
    under = Bureau.objects.create(
        slug="yeosu", kind="correspondent", name_ko="여수", name_en="Yeosu", parent=cast.honam
    )
    ports = Section.objects.create(slug="ports", name_ko="항만", name_en="Ports", parent=cast.section)
    topic = Topic.objects.create(slug="ships", name_ko="배", name_en="Ships")
    special = Coverage.objects.create(slug="harbour", kind="special", name_ko="항만", name_en="Harbour")
    place = Place.objects.create(slug="gwangyang")
    PlaceTerm.objects.create(place=place, name_ko="광양", name_en="Gwangyang")
    bylines = [byline(cast.heo, under), {**byline(cast.ham, cast.gangwon), "role": "translator"}]
    article = story(
        cast,
        bureau=under,
        section_id=ports.pk,
        topics=[topic.pk],
        coverages=[special.pk],
        places=[place.pk],
        bylines=bylines,
    )
    assert lists(publish(article, "ko", cast.admin)) == {
        (ListKind.ALL, 0),
        (ListKind.SECTION, ports.pk),
        (ListKind.SECTION, cast.section.pk),
        (ListKind.BUREAU, under.pk),
        (ListKind.BUREAU, cast.honam.pk),  # but not the head office: it is over every bureau
        (ListKind.REPORTER, cast.heo.pk),  # but not the translator
        (ListKind.TOPIC, topic.pk),
        (ListKind.COVERAGE, special.pk),
        (ListKind.PLACE, place.pk),
    }


@pytest.mark.parametrize(("kind", "label"), [("flash", ""), ("news", "flash"), ("news", "")])
def test_breaking_news_is_on_the_list_the_strip_reads(cast, kind, label):
    placed = lists(publish(story(cast, kind=kind, label=label), "ko", cast.admin))
    assert ((ListKind.FLASH, 0) in placed) is ("flash" in (kind, label))


def test_a_head_offices_own_story_stands_on_its_own_list(cast):
    head = Bureau.objects.create(slug="head", kind="head_office", name_ko="본사", name_en="Head office")
    assert (ListKind.BUREAU, head.pk) in lists(publish(story(cast, bureau=head), "ko", cast.admin))


def test_somebody_who_signs_twice_stands_on_their_list_once(cast):
    twice = [byline(cast.heo, cast.honam), {**byline(cast.heo, cast.honam), "role": "photographer"}]
    found = publish(story(cast, bylines=twice), "ko", cast.admin)
    assert Placement.objects.filter(edition=found, list=ListKind.REPORTER).count() == 1


def test_an_update_ends_the_old_text_where_the_new_begins_and_keeps_its_place_in_lists(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
    with clock.at(T + DAY):
        save_copy(found.article, {"ko": (1, {"headline": "새 제목"})}, by=cast.admin)
        publish(found.article, "ko", cast.admin)
    assert ranges(found) == [(T, T + DAY), (T + DAY, None)]
    assert set(Placement.objects.filter(edition=found).values_list("sort_at", flat=True)) == {T}


def test_a_schedule_can_be_moved_and_only_the_last_one_holds(cast, approved):
    schedule(cast, approved, T, T + DAY)
    found = schedule(cast, approved, T, T + 3 * DAY)
    assert ranges(approved) == [(T + 3 * DAY, None)]
    assert found.first_published_at == T + 3 * DAY
    assert set(Placement.objects.visible(T + 3 * DAY).values_list("sort_at", flat=True)) == {T + 3 * DAY}
    assert not Placement.objects.visible(T + 2 * DAY).exists()


def test_a_schedule_can_be_brought_forward_to_now(cast, approved):
    schedule(cast, approved, T, T + 3 * DAY)
    with clock.at(T + DAY):
        found = perform("publish", approved, by=cast.admin).edition
    assert ranges(approved) == [(T + DAY, None)]
    assert found.first_published_at == T + DAY


def test_a_cancelled_update_leaves_the_running_text_without_an_end(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
        save_copy(found.article, {"ko": (1, {"headline": "새 제목"})}, by=cast.admin)
        perform("approve", found, by=cast.admin)
    with clock.at(T):
        perform("schedule", found, by=cast.admin, effective_at=T + DAY, weight="minor")
    assert ranges(found) == [(T, T + DAY), (T + DAY, None)]
    with clock.at(T):
        perform("unschedule", found, by=cast.admin)
    assert ranges(found) == [(T, None)]


def rewritten(found: Edition, text: str, cast: SimpleNamespace) -> Edition:
    """A newer approved text of a live story."""
    version = Edition.objects.get(pk=found.pk).copy_version
    save_copy(found.article, {found.language: (version, {"deck": text})}, by=cast.admin)
    return perform("approve", found, by=cast.admin).edition


@pytest.fixture
def ending(cast):
    """Live since T, to end a day later."""
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
        perform("expire", found, by=cast.admin, effective_at=T + DAY)
        return rewritten(found, "고친 부제", cast)


def test_a_planned_end_outlives_an_update(cast, ending):
    with clock.at(T + HOUR):
        perform("update", ending, by=cast.admin)
    assert ranges(ending) == [(T, T + HOUR), (T + HOUR, T + DAY)]


def test_a_planned_end_outlives_a_planned_update_and_its_cancellation(cast, ending):
    schedule(cast, ending, T, T + HOUR)
    assert ranges(ending)[-1] == (T + HOUR, T + DAY)
    with clock.at(T):
        perform("unschedule", ending, by=cast.admin)
    assert ranges(ending)[0] == (T, T + DAY)


def test_a_planned_end_outlives_a_hold(cast, ending):
    with clock.at(T + HOUR):
        perform("withhold", ending, by=cast.admin, reason="asked by counsel")
    with clock.at(T + 2 * HOUR):
        perform("restore", ending, by=cast.admin)
    assert ranges(ending)[-1] == (T + 2 * HOUR, T + DAY)


def test_what_ran_out_during_a_hold_stays_gone(cast, ending):
    with clock.at(T + HOUR):
        perform("withhold", ending, by=cast.admin, reason="asked by counsel")
    with clock.at(T + 2 * DAY):
        restored = perform("restore", ending, by=cast.admin).edition
    assert restored.phase(T + 2 * DAY) == "expired"


def test_an_update_is_not_planned_for_after_the_end(cast, ending):
    with pytest.raises(NotPossible, match="ends before"):
        schedule(cast, ending, T, T + 3 * DAY)


def test_ending_now_takes_back_what_was_planned(cast, ending):
    schedule(cast, ending, T, T + HOUR)
    with clock.at(T + HOUR / 2):
        ended = perform("expire", ending, by=cast.admin).edition
    assert ended.phase(T + HOUR) == "expired"


def test_a_text_readers_see_already_is_no_update(cast):
    found = publish(story(cast), "ko", cast.admin)
    with pytest.raises(NotPossible, match="already"):
        perform("update", found, by=cast.admin)


def test_a_restored_text_is_not_called_updated(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
    with clock.at(T + HOUR):
        perform("withhold", found, by=cast.admin, reason="asked by counsel")
        perform("restore", found, by=cast.admin)
    assert [row.updated_at for row in found.releases.all()] == [None, None]
    with clock.at(T + 2 * HOUR):
        perform("update", rewritten(found, "고친 부제", cast), by=cast.admin)
    assert found.releases.latest("since").updated_at == T + 2 * HOUR


def test_after_the_end_a_story_can_be_published_again_under_its_first_date(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
        perform("expire", found, by=cast.admin, effective_at=T + DAY)
    with clock.at(T + 2 * DAY):
        again = perform("publish", found, by=cast.admin).edition
    assert ranges(found) == [(T, T + DAY), (T + 2 * DAY, None)]
    assert again.first_published_at == T


def test_an_end_before_what_is_scheduled_or_in_the_past_is_refused(cast, approved):
    schedule(cast, approved, T, T + DAY)
    for instant in (T + DAY, T):
        with clock.at(T), pytest.raises(NotPossible, match="Nothing would be public"):
            perform("expire", approved, by=cast.admin, effective_at=instant)
    with clock.at(T), pytest.raises(NotPossible, match="past"):
        perform("expire", approved, by=cast.admin, effective_at=T - DAY)


def test_every_list_a_story_leaves_or_enters_hears_of_an_update(cast):
    found = publish(story(cast), "ko", cast.admin)
    change = {"section_id": None, "bylines": [byline(cast.ham, cast.gangwon)]}
    save_copy(found.article, {"shared": (1, change)}, by=cast.admin)
    publish(found.article, "ko", cast.admin)
    told = set(Outbox.objects.order_by("-pk")[0].keys)
    assert told == touched(found)
    assert told >= {
        keys.edition(found.article_id, "ko"),
        keys.listing("all", 0, "ko"),
        keys.listing("section", cast.section.pk, "ko"),
        keys.listing("reporter", cast.heo.pk, "ko"),
        keys.listing("reporter", cast.ham.pk, "ko"),
    }
    assert not any(key.endswith(":en") for key in told)


def test_a_cancelled_schedule_tells_the_lists_it_was_planned_for(cast, approved):
    schedule(cast, approved, T, T + DAY)
    with clock.at(T):
        perform("unschedule", approved, by=cast.admin)
    assert keys.listing("section", cast.section.pk, "ko") in Outbox.objects.order_by("-pk")[0].keys
