"""To which bureaus a reporter belongs, for those who look after a bureau's people."""

import datetime as dt

import pytest

from articles import clock
from articles.models import BureauMembership, Edition, Reporter
from articles.workflow.grants import allowed, may, within_bureaus
from articles.workflow.policy import POLICY
from tests.cast import edition, story

NOW = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
TODAY = dt.date(2031, 3, 1)
BEFORE, AFTER = dt.date(2030, 1, 1), dt.date(2032, 1, 1)
LONG_BEFORE = dt.date(2028, 1, 1)


@pytest.mark.parametrize(
    ("honam", "gangwon", "belongs"),
    [
        ((None, None), None, {"honam"}),
        ((None, TODAY), (TODAY, None), {"gangwon"}),
        ((None, AFTER), (BEFORE, None), {"honam", "gangwon"}),
        # Nobody's today: where they were last, or will be.
        ((None, BEFORE), (LONG_BEFORE, TODAY), {"gangwon"}),
        ((LONG_BEFORE, TODAY), (None, BEFORE), {"honam"}),
        ((None, BEFORE), (AFTER, None), {"gangwon"}),
        ((LONG_BEFORE, BEFORE), None, {"honam"}),
    ],
)
def test_a_reporter_belongs_where_they_work_today_or_worked_last(cast, honam, gangwon, belongs):
    BureauMembership.objects.filter(reporter=cast.heo).delete()
    for bureau, term in ((cast.honam, honam), (cast.gangwon, gangwon)):
        if term is not None:
            BureauMembership.objects.create(reporter=cast.heo, bureau=bureau, since=term[0], until=term[1])
    with clock.at(NOW):
        found = {
            bureau.slug
            for bureau in (cast.honam, cast.gangwon)
            if Reporter.objects.filter(
                within_bureaus("articles.reporter", frozenset({bureau.pk})), pk=cast.heo.pk
            ).exists()
        }
    assert found == belongs


def test_a_bureau_editor_no_longer_changes_a_reporter_who_moved_away(cast):
    assert may(cast.editor, Reporter, "change", cast.heo)
    today = clock.seoul_day(clock.now())
    BureauMembership.objects.filter(reporter=cast.heo).update(until=today)
    assert may(cast.editor, Reporter, "change", cast.heo)
    BureauMembership.objects.create(reporter=cast.heo, bureau=cast.gangwon, since=today)
    assert not may(cast.editor, Reporter, "change", cast.heo)
    assert may(cast.other_editor, Reporter, "change", cast.heo)


@pytest.mark.parametrize("who", ["admin", "editor", "reporter", "translator", "other_editor", "nobody"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_all_operations_asked_at_once_are_those_asked_one_by_one(
    cast, django_assert_num_queries, who, language
):
    actor, found = getattr(cast, who), edition(story(cast), language)
    operations = set(POLICY["articles.edition"])
    one_by_one = {operation for operation in operations if may(actor, Edition, operation, found)}
    with django_assert_num_queries(1 if operations and actor.grants() else 0):
        assert allowed(actor, Edition, operations, found) == one_by_one
