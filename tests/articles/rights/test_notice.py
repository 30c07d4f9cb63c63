"""Notices as people write them: templates, every language or none, one at a time; licences come along."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.rights.known_licenses import KNOWN, install
from articles.rights.models import License, Notice, Scope
from articles.rights.models.notice import check_template

DAY = dt.timedelta(days=1)
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)


def draft(scope: Scope, **fields: object) -> Notice:
    """A notice that may be kept as it is."""
    given = {"claim_line_ko": "© {year} 우리", "claim_line_en": "© {year} Us", "valid_from": T, **fields}
    return Notice(scope=scope, reason="a test", **given)


@pytest.fixture
def scope(db):
    return Scope.objects.create(kind="bureau")


@pytest.mark.parametrize(
    "text", ["", "© 가온나루", "© {year} {holder}({host})", "{{year}} is written so", "{holder}{holder}"]
)
def test_known_placeholders_are_accepted(text):
    check_template(text)


@pytest.mark.parametrize(
    "text",
    [
        "{", "}", "{year", "{}", "{0}", "{name}", "{year.real}", "{year[0]}", "{holder!r}",
        "{year:>9999999999}", "{year:}}", "{YEAR}", "{ year }", "{holder.__class__}",
    ],
)  # fmt: skip
def test_anything_else_in_braces_is_refused(text):
    with pytest.raises(ValidationError):
        check_template(text)


def test_a_line_stands_in_every_language_of_the_site_or_in_none(scope):
    draft(scope).full_clean(exclude=["reason"])
    for missing in ("claim_line_ko", "claim_line_en"):
        with pytest.raises(ValidationError) as refused:
            draft(scope, **{missing: ""}).clean()
        assert set(refused.value.error_dict) == {missing}
    with pytest.raises(ValidationError):
        draft(scope, terms_line_en="Ask us").clean()


def test_a_third_language_of_the_site_is_asked_for_as_well(scope, settings):
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    with pytest.raises(ValidationError) as refused:
        draft(scope).clean()
    assert set(refused.value.error_dict) == {"claim_line_ja"}
    draft(scope, claim_line_ja="© {year} 我々").clean()


def test_the_notice_of_one_edition_needs_its_own_language_only(db):
    draft(Scope.objects.create(kind="edition"), claim_line_ko="").clean()


def test_other_peoples_braces_are_not_placeholders(scope):
    with pytest.raises(ValidationError):
        draft(scope, claim_line_ko="© {누구}", claim_line_en="© {who}").clean()
    draft(scope, claim_line_ko="© {누구}", claim_line_en="© {who}", is_verbatim=True).clean()


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        (T - DAY, T, True),
        (T + 2 * DAY, None, True),
        (T - DAY, None, False),
        (T - DAY, T + dt.timedelta(seconds=1), False),
        (T + DAY, T + 3 * DAY, False),
        (T, T + 2 * DAY, False),
    ],
)
def test_one_scope_has_one_notice_at_a_time_said_by_the_form_and_by_the_database(scope, since, until, fits):
    draft(scope, valid_until=T + 2 * DAY).save()
    second = draft(scope, valid_from=since, valid_until=until)
    if fits:
        second.clean()
        second.save()
        return
    with pytest.raises(ValidationError, match="Another notice"):
        second.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_a_notice_does_not_stand_in_its_own_way(scope):
    made = draft(scope)
    made.save()
    made.valid_until = T + DAY
    made.clean()


def test_there_is_one_scope_for_the_whole_site(db):
    assert Scope.objects.site() == Scope.objects.site()
    with pytest.raises(IntegrityError), transaction.atomic():
        Scope.objects.create(kind="site")


def test_the_known_licences_are_there_and_complete(db):
    assert set(License.objects.values_list("code", flat=True)) == {row[0] for row in KNOWN}
    for found in License.objects.all():
        found.full_clean()
        assert found.name_ko and found.name_en
        assert found.url.startswith("https://") or found.code == "arr"


def test_no_known_licence_allows_more_than_its_name_says(db):
    for found in License.objects.filter(code__contains="-nc"):
        assert not found.is_commercial
    for found in License.objects.filter(code__contains="-nd"):
        assert found.derivatives == "no"


def test_a_licence_an_editor_has_changed_stays_changed_and_a_missing_one_comes_back(db):
    License.objects.filter(code="cc-by-4.0").update(name_ko="우리 말로", is_commercial=False)
    License.objects.filter(code="cc0-1.0").delete()
    install(sender=apps.get_app_config("rights"))
    changed = License.objects.get(code="cc-by-4.0")
    assert (changed.name_ko, changed.is_commercial) == ("우리 말로", False)
    assert License.objects.filter(code="cc0-1.0").exists()
