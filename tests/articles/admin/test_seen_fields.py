"""Two people with one record of a noun open: what one changed stays, and what both changed is asked about."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin import coverage as admin_coverage
from articles.models import Bureau, BureauMembership, Coverage, CoverageItem, Section
from articles.workflow.perform import lock
from tests.cast import story
from tests.forms import fields

pytestmark = pytest.mark.usefixtures("screens_in_english")


def page_of(record: Any) -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])


def opened(client: Client, record: Any) -> dict[str, list[str]]:
    return fields(client.get(page_of(record)))


def test_a_noun_somebody_changed_meanwhile_is_asked_about(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    mine, theirs = opened(client, cast.section), opened(client, cast.section)
    assert client.post(page_of(cast.section), theirs | {"name_ko": "그들의 이름"}).status_code == 302
    response = client.post(page_of(cast.section), mine | {"name_ko": "내 이름"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "It says now: “그들의 이름”" in html and 'value="내 이름"' in html
    assert Section.objects.get(pk=cast.section.pk).name_ko == "그들의 이름"
    assert client.post(page_of(cast.section), fields(response)).status_code == 302
    assert Section.objects.get(pk=cast.section.pk).name_ko == "내 이름"


def test_what_i_did_not_touch_is_not_set_back(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    mine, theirs = opened(client, cast.section), opened(client, cast.section)
    client.post(page_of(cast.section), theirs | {"name_ko": "그들의 이름", "slug": "money"})
    assert client.post(page_of(cast.section), mine | {"name_en": "Mine"}).status_code == 302
    found = Section.objects.get(pk=cast.section.pk)
    assert (found.name_ko, found.slug, found.name_en) == ("그들의 이름", "money", "Mine")


def test_two_who_typed_the_same_are_asked_nothing(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    mine, theirs = opened(client, cast.section), opened(client, cast.section)
    for data in (theirs, mine):
        assert client.post(page_of(cast.section), data | {"name_ko": "같은"}).status_code == 302


def test_a_third_change_in_between_is_asked_about_again(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    mine = opened(client, cast.section)
    for name in ("하나", "둘"):
        Section.objects.filter(pk=cast.section.pk).update(name_ko=name)
        response = client.post(page_of(cast.section), mine | {"name_ko": "내 이름"})
        assert f"It says now: “{name}”" in response.content.decode()
        mine = fields(response)
    assert client.post(page_of(cast.section), mine).status_code == 302
    assert Section.objects.get(pk=cast.section.pk).name_ko == "내 이름"


def test_rows_below_a_noun_are_held_too(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    row = BureauMembership.objects.get(reporter=cast.heo)
    mine, theirs = opened(client, cast.heo), opened(client, cast.heo)
    prefix = next(name.removesuffix("title_ko") for name in mine if name.endswith("0-title_ko"))
    assert client.post(page_of(cast.heo), theirs | {f"{prefix}title_ko": "그들의"}).status_code == 302
    response = client.post(page_of(cast.heo), mine | {f"{prefix}title_ko": "내"})
    assert "It says now: “그들의”" in response.content.decode()
    assert client.post(page_of(cast.heo), mine | {"name_en": "Heo"}).status_code == 302
    row.refresh_from_db()
    assert row.title_ko == "그들의"
    assert client.post(page_of(cast.heo), fields(response)).status_code == 302
    row.refresh_from_db()
    assert row.title_ko == "내"


def test_a_choice_is_told_by_its_label(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    choices = dict(Bureau._meta.get_field("kind").choices)
    first, second = [code for code in choices if code != cast.honam.kind][:2]
    mine = opened(client, cast.honam)
    Bureau.objects.filter(pk=cast.honam.pk).update(kind=first)
    response = client.post(page_of(cast.honam), mine | {"kind": second})
    assert f"It says now: “{choices[first]}”" in response.content.decode()


def test_a_mark_of_another_record_or_none_of_ours_says_nothing(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    other = Section.objects.create(slug="politics", name_ko="정치")
    data = opened(client, cast.section)
    for forged in (opened(client, other)["_seen"][0], "x" * 300_000, data["_seen"][0][:-2] + "xx"):
        assert client.post(page_of(cast.section), data | {"_seen": forged}).status_code == 302


def test_a_coverage_saved_between_reading_and_lock_is_read_again(
    cast: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
):
    coverage = Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    article = story(cast, coverages=[coverage.pk])
    client.force_login(cast.admin)
    mine = opened(client, coverage)
    note = next(name for name in mine if name.endswith("0-note_ko"))
    read = admin_coverage.CoverageAdmin.get_object
    passes: list[str] = []

    def save_of_theirs() -> None:
        CoverageItem.objects.filter(article=article).update(note_ko="그들의 줄")

    def get_object(*args: Any) -> Any:
        # What was rolled back with the first pass had come from elsewhere: it stands for the second.
        if passes:
            save_of_theirs()
        return read(*args)

    def lock_late(number: int) -> Any:
        passes.append("locked")
        save_of_theirs()
        return lock(number)

    monkeypatch.setattr(admin_coverage.CoverageAdmin, "get_object", get_object)
    monkeypatch.setattr(admin_coverage, "lock", lock_late)
    response = client.post(page_of(coverage), mine | {note: "내 줄"})
    assert "It says now: “그들의 줄”" in response.content.decode()
    assert passes == ["locked"]
    monkeypatch.undo()
    save_of_theirs()
    assert client.post(page_of(coverage), fields(response)).status_code == 302
    assert CoverageItem.objects.get(article=article).note_ko == "내 줄"


def test_a_page_shown_again_for_one_field_does_not_take_back_another(cast: SimpleNamespace, client: Client):
    """Its field for what only somebody else changed still has the earlier value."""
    client.force_login(cast.admin)
    section = cast.section
    address = reverse("admin:articles_section_change", args=[section.pk])
    mine = fields(client.get(address)) | {"name_en": ["Money"]}
    type(section).objects.filter(pk=section.pk).update(name_ko="살림", name_en="Trade")
    refused = client.post(address, mine)
    assert "Trade" in refused.content.decode()
    assert client.post(address, fields(refused)).status_code == 302
    section.refresh_from_db()
    assert (section.name_ko, section.name_en) == ("살림", "Money")
