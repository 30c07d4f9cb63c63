"""Times at the desk: by Seoul's clock and one's own, and a choice where a clock was set on or back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.http import QueryDict

from articles import clock
from articles.admin.fields import InstantField
from articles.admin.zone import in_zone
from articles.clock import AmbiguousTime
from articles.workflow.perform import perform
from tests.cast import edition, story

NEW_YORK = ZoneInfo("America/New_York")


class Form(forms.Form):
    at = InstantField()


def typed(**data: str) -> Form:
    query = QueryDict(mutable=True)
    query.update(data)
    return Form(query)


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


def test_without_another_zone_nothing_is_asked():
    html = str(Form(initial={"at": utc(2026, 11, 24, 3)})["at"])
    assert 'value="2026-11-24T12:00:00"' in html
    assert "_zone" not in html and "_which" not in html


def test_who_lives_elsewhere_sees_both_clocks_and_types_by_either():
    with in_zone(NEW_YORK):
        html = str(Form(initial={"at": utc(2026, 11, 24, 3)})["at"])
        assert 'value="2026-11-24T12:00:00"' in html and "= 2026-11-23 22:00 New York" in html
        by_zone = {"Asia/Seoul": utc(2026, 11, 24, 3), "America/New_York": utc(2026, 11, 24, 17)}
        for zone, expected in by_zone.items():
            form = typed(at="2026-11-24T12:00", at_zone=zone)
            assert form.is_valid() and form.cleaned_data["at"] == expected
            assert f'<option value="{zone}" selected>' in str(form["at"])


@pytest.mark.parametrize("zone", ["Europe/Berlin", "nonsense", "../etc", ""])
def test_a_zone_that_was_not_offered_is_seouls(zone):
    with in_zone(NEW_YORK):
        form = typed(at="2026-11-24T12:00", at_zone=zone)
        assert form.is_valid() and form.cleaned_data["at"] == utc(2026, 11, 24, 3)
    form = typed(at="2026-11-24T12:00", at_zone="America/New_York")
    assert form.is_valid() and form.cleaned_data["at"] == utc(2026, 11, 24, 3)


@pytest.mark.parametrize(
    ("zone", "time", "choices"),
    [
        # Seoul's summer time of 1987 ended and began; New York's of 2026.
        (clock.SEOUL, "1987-10-11 02:30", (utc(1987, 10, 10, 16, 30), utc(1987, 10, 10, 17, 30))),
        (clock.SEOUL, "1987-05-10 02:30", (utc(1987, 5, 9, 16, 30), utc(1987, 5, 9, 17, 30))),
        (NEW_YORK, "2026-11-01 01:30", (utc(2026, 11, 1, 5, 30), utc(2026, 11, 1, 6, 30))),
        (NEW_YORK, "2026-03-08 02:30", (utc(2026, 3, 8, 6, 30), utc(2026, 3, 8, 7, 30))),
    ],
)
def test_a_time_that_happened_twice_or_never_is_refused_with_a_choice(zone, time, choices):
    with pytest.raises(AmbiguousTime) as refused:
        clock.parse_instant(time, zone)
    assert refused.value.choices == choices
    with in_zone(zone):
        form = typed(at=time, at_zone=zone.key)
        assert not form.is_valid()
        html = str(form["at"])
        for one in choices:
            assert f'name="at_which" value="{one.isoformat()}"' in html
            form = typed(at=time, at_zone=zone.key, at_which=one.isoformat())
            assert form.is_valid() and form.cleaned_data["at"] == one


def test_a_choice_is_of_the_time_it_was_offered_for():
    """Typed anew after the question: the old choice counts for nothing, and a forged one never does."""
    old = utc(1987, 10, 10, 16, 30).isoformat()
    form = typed(at="2026-11-24 12:00", at_which=old)
    assert form.is_valid() and form.cleaned_data["at"] == utc(2026, 11, 24, 3)
    assert not typed(at="1987-10-11 02:30", at_which="2026-11-24T00:00:00+00:00").is_valid()


def test_other_faults_offer_no_choice():
    for text in ("soon", "2026-11-24", "9999-01-01 10:00", "1" * 5000):
        form = typed(at=text)
        assert not form.is_valid()
        assert "_which" not in str(form["at"])


@pytest.mark.django_db
def test_the_page_of_an_act_offers_the_choice_and_takes_it(cast, client):
    article = story(cast)
    perform("approve", edition(article, "ko"), by=cast.editor)
    client.force_login(cast.editor)
    address = f"/admin/articles/article/{article.pk}/act/ko/schedule/"
    data = {"shared_version": 1, "copy_version_ko": 1, "reason": "", "instant": "2031-11-02 01:30"}
    data["instant_zone"] = NEW_YORK.key
    type(cast.editor).objects.filter(pk=cast.editor.pk).update(zone=NEW_YORK.key)
    page = client.post(address, data)
    assert page.status_code == 200 and "instant_which" in page.content.decode()
    data["instant_which"] = utc(2031, 11, 2, 6, 30).isoformat()
    assert client.post(address, data).status_code == 302
    assert edition(article, "ko").releases.get().since == utc(2031, 11, 2, 6, 30)
