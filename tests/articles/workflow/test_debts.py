"""Debts of what readers see: their clock runs from the first reader on, and an update settles them."""

import datetime as dt
from types import SimpleNamespace

import pytest

from articles import clock
from articles.models import Article, Edition
from articles.workflow.copy import save_copy
from articles.workflow.debts import debts_of, indebted
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def flash(cast: SimpleNamespace) -> Article:
    """Nobody signs it and it has no section: two debts of a flash."""
    return story(cast, kind="flash", section_id=None, bylines=[])


def owed(article: Article, at: dt.datetime, language: str = "ko") -> list[tuple[str, dt.datetime]]:
    pk = edition(article, language).pk
    return [(debt.check, debt.since) for debt in debts_of([pk], at).get(pk, [])]


def test_the_clock_runs_thirty_minutes_from_publication(cast: SimpleNamespace, flash: Article):
    with clock.at(NOON):
        publish(flash, "ko", cast.editor)
    found = debts_of([edition(flash, "ko").pk], NOON)[edition(flash, "ko").pk]
    assert [debt.check for debt in found] == ["byline", "section"]
    assert {debt.due_at for debt in found} == {NOON + 30 * MINUTE}
    assert {debt.field for debt in found} == {"bylines", "section"}


def test_a_story_without_debts_owes_nothing(cast: SimpleNamespace):
    article = story(cast)
    with clock.at(NOON):
        publish(article, "ko", cast.editor)
    assert owed(article, NOON) == []


def test_an_update_settles_what_it_brings_and_the_rest_keeps_its_clock(cast: SimpleNamespace, flash: Article):
    with clock.at(NOON):
        publish(flash, "ko", cast.editor)
    with clock.at(NOON + 10 * MINUTE):
        save_copy(flash, {"shared": (1, {"section_id": cast.section.pk})}, by=cast.editor)
        assert owed(flash, clock.now()) == [("byline", NOON), ("section", NOON)]
        publish(flash, "ko", cast.editor)
    assert owed(flash, NOON + 11 * MINUTE) == [("byline", NOON)]


def test_a_debt_that_comes_again_begins_anew(cast: SimpleNamespace, flash: Article):
    later = [NOON + number * MINUTE for number in range(3)]
    for at, section in zip(later, (None, cast.section.pk, None), strict=True):
        with clock.at(at):
            version = Article.objects.get(pk=flash.pk).version
            save_copy(flash, {"shared": (version, {"section_id": section})}, by=cast.editor)
            publish(flash, "ko", cast.editor)
    assert owed(flash, later[-1]) == [("byline", NOON), ("section", later[-1])]


def test_a_scheduled_debt_begins_when_readers_see_it(cast: SimpleNamespace, flash: Article):
    with clock.at(NOON):
        found = perform("approve", edition(flash, "ko"), by=cast.editor).edition
        perform("schedule", found, by=cast.editor, effective_at=NOON + 60 * MINUTE)
    assert owed(flash, NOON + 59 * MINUTE) == []
    assert owed(flash, NOON + 61 * MINUTE)[0] == ("byline", NOON + 60 * MINUTE)


def test_a_schedule_taken_back_starts_no_clock(cast: SimpleNamespace, flash: Article):
    with clock.at(NOON):
        found = perform("approve", edition(flash, "ko"), by=cast.editor).edition
        perform("schedule", found, by=cast.editor, effective_at=NOON + 5 * MINUTE)
    with clock.at(NOON + MINUTE):
        perform("unschedule", found, by=cast.editor)
    with clock.at(NOON + 20 * MINUTE):
        perform("publish", found, by=cast.editor)
    assert owed(flash, NOON + 21 * MINUTE)[0] == ("byline", NOON + 20 * MINUTE)


def test_what_is_withheld_owes_nothing_until_it_is_restored(cast: SimpleNamespace, flash: Article):
    with clock.at(NOON):
        found = publish(flash, "ko", cast.editor)
    with clock.at(NOON + MINUTE):
        perform("withhold", found, by=cast.editor, reason="a name")
    assert owed(flash, NOON + 2 * MINUTE) == []
    with clock.at(NOON + 2 * MINUTE):
        perform("restore", found, by=cast.editor)
    assert owed(flash, NOON + 3 * MINUTE)[0] == ("byline", NOON)


def test_only_editions_asked_about_and_lately_published_are_indebted(cast: SimpleNamespace, flash: Article):
    other = story(cast, kind="flash", bylines=[], bureau=cast.gangwon)
    clean = story(cast)
    with clock.at(NOON):
        for article in (flash, other, clean):
            publish(article, "ko", cast.admin)
    ours = Edition.objects.filter(article__bureau=cast.honam)
    assert [found.article_id for found in indebted(ours, NOON)] == [flash.pk]
    assert set(indebted(Edition.objects.all(), NOON).values_list("article", flat=True)) == {
        flash.pk,
        other.pk,
    }
    assert not indebted(ours, NOON + dt.timedelta(days=8)).exists()


def test_the_debts_of_many_cost_one_query(cast: SimpleNamespace, flash: Article, django_assert_num_queries):
    with clock.at(NOON):
        pks = [publish(flash, language, cast.editor).pk for language in ("ko", "en")]
    with django_assert_num_queries(1):
        assert len(debts_of(pks, NOON)) == 2
    with django_assert_num_queries(0):
        assert debts_of([], NOON) == {}
