"""Notices at the desk: a rule is made and ended, never rewritten."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles import clock
from articles.models import Bureau
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import Notice
from tests.forms import fields

ADD = "/admin/rights/notice/add/"


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.admin)
    return client


def made(desk: Client, about: str, **typed: Any) -> Any:
    data = fields(desk.get(ADD)) | {
        "applies_to": about, "claim_line_ko": "© {year} 호남", "claim_line_en": "© {year} Honam",
        "valid_from": "2026-01-01T00:00", "reason": "new rule", **typed,
    }  # fmt: skip
    return desk.post(ADD, data)


def test_a_bureaus_notice_makes_the_bureaus_scope(cast: SimpleNamespace, desk: Client):
    assert made(desk, f"bureau:{cast.honam.pk}").status_code == 302
    notice = Notice.objects.latest("pk")
    assert Bureau.objects.get(pk=cast.honam.pk).scope == notice.scope
    assert notice.created_by == cast.admin
    assert keys.notices(notice.scope_id) in Outbox.objects.filter(event="noun").latest("pk").keys


@pytest.mark.parametrize("about", ["site", "section", "coverage:999", "bureau:x", "", "edition:1"])
def test_a_notice_about_nothing_or_twice_is_refused(cast: SimpleNamespace, desk: Client, about: str):
    response = made(desk, about)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert Notice.objects.count() == 1


def test_one_language_of_legal_text_is_not_enough(cast: SimpleNamespace, desk: Client):
    response = made(desk, f"section:{cast.section.pk}", claim_line_en="")
    assert "claim_line_en" in response.context["adminform"].form.errors


def test_of_a_notice_that_runs_only_the_end_can_be_set(cast: SimpleNamespace, desk: Client):
    page = f"/admin/rights/notice/{cast.site_notice.pk}/change/"
    data = fields(desk.get(page))
    assert "claim_line_ko" not in data
    end = (clock.now() + dt.timedelta(days=30)).replace(microsecond=0)
    forged = {"claim_line_ko": "©", "valid_from": "2030-01-01T00:00", "valid_until": end.isoformat()}
    assert desk.post(page, data | forged).status_code == 302
    fresh = Notice.objects.get(pk=cast.site_notice.pk)
    assert (fresh.valid_until, fresh.claim_line_ko, fresh.valid_from) == (
        end, cast.site_notice.claim_line_ko, cast.site_notice.valid_from,
    )  # fmt: skip
    response = desk.post(page, data | {"valid_until": (end + dt.timedelta(days=1)).isoformat()})
    assert "valid_until" in response.context["adminform"].form.errors


def test_a_notice_does_not_end_in_the_past(cast: SimpleNamespace, desk: Client):
    page = f"/admin/rights/notice/{cast.site_notice.pk}/change/"
    response = desk.post(page, fields(desk.get(page)) | {"valid_until": "2020-01-01T00:00"})
    assert "valid_until" in response.context["adminform"].form.errors
    assert Notice.objects.get().valid_until is None


def test_a_further_notice_begins_now_or_later(cast: SimpleNamespace, desk: Client):
    made(desk, f"bureau:{cast.honam.pk}", valid_until="2026-02-01T00:00")
    first = Notice.objects.latest("pk")
    response = made(desk, f"bureau:{cast.honam.pk}", valid_from="2026-03-01T00:00")
    (error,) = response.context["adminform"].form.errors["valid_from"]
    assert "begins now or later" in error and "present minute" in error
    assert Notice.objects.latest("pk") == first
    minute = clock.now().replace(second=0, microsecond=0)
    assert made(desk, f"bureau:{cast.honam.pk}", valid_from=minute.isoformat()).status_code == 302
    assert Notice.objects.latest("pk").valid_from == minute


def test_the_list_says_what_each_notice_is_about(cast: SimpleNamespace, desk: Client):
    made(desk, f"bureau:{cast.honam.pk}")
    assert "honam" in desk.get("/admin/rights/notice/").content.decode()
