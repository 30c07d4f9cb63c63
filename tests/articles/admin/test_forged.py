"""What a page could not have sent is written into the audit log; what a person mistypes is not."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, AuditEntry, Bureau, BureauMembership, Coverage, Reporter
from tests.articles.admin import doors
from tests.articles.admin.flashes import FLASH, TYPED
from tests.cast import edition, story
from tests.forms import fields


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def told() -> list[list[str]]:
    """The fields each entry of kind refused names, and that it says who and where."""
    found = AuditEntry.objects.filter(kind="refused").order_by("number")
    assert all(entry.by_id and entry.told["address"] for entry in found)
    return [entry.told.get("fields", []) for entry in found]


def page_of(article: Article) -> str:
    return doors.address(Article, "change", article.pk)


@pytest.mark.parametrize(
    ("forged", "named"),
    [
        ({"stage": "approved", "ko-hold": "killed"}, ["stage", "ko-hold"]),
        ({"version": "99", "shared-version": "99"}, ["version", "shared-version"]),
        ({"created_by": "1", "shared-created_by": "1"}, ["created_by", "shared-created_by"]),
        ({"id": "1", "pk": "1", "shared-id": "1"}, ["id", "pk", "shared-id"]),
        ({"ko-copy_version": "9"}, ["ko-copy_version"]),
        ({"shared-kind": "nonsense"}, ["shared-kind"]),
        ({"version_ko": "7:forged"}, ["version_ko"]),
        ({"shared_version": "2"}, ["shared_version"]),
    ],
)
def test_a_story_sent_with_what_its_page_has_not_is_written_down(
    cast: SimpleNamespace, desk: Client, forged: dict[str, str], named: list[str]
):
    article = story(cast, by=cast.reporter)
    desk.post(page_of(article), fields(desk.get(page_of(article))) | forged)
    assert [sorted(one) for one in told()] == [sorted(named)]
    fresh = Article.objects.get(pk=article.pk)
    assert (fresh.version, fresh.created_by, edition(fresh, "ko").stage) == (1, cast.reporter, "draft")


def test_a_foreign_bureau_photo_or_figure_is_written_down(
    cast: SimpleNamespace, desk: Client, foreign_photo: Any
):
    article = story(cast)
    typed = fields(desk.get(page_of(article)))
    figure = f'<p>글</p><figure data-photo="{foreign_photo.pk}"></figure>'
    for forged in (
        {"shared-bureau": cast.gangwon.pk},
        {"photos-0-photo": foreign_photo.pk},
        {"ko-body": figure},
    ):
        assert desk.post(page_of(article), typed | forged).status_code == 200
    assert told() == [["shared-bureau"], ["photos-0-photo"], ["body"]]
    assert not article.photo_uses.exists()


def test_what_a_person_types_wrong_is_not_written_down(cast: SimpleNamespace, desk: Client):
    article = story(cast)
    typed = fields(desk.get(page_of(article)))
    for wrong in (
        {"photos-0-photo": "999999"},
        {"photos-0-photo": "x"},
        {"ko-headline": "가" * 400},
        {"ko-slug": "no spaces/please"},
        {"shared-embargo_online_at": "gestern"},
        {"bylines-TOTAL_FORMS": "-1"},
    ):
        assert desk.post(page_of(article), typed | wrong).status_code == 200, wrong
    assert desk.post(page_of(article), typed | {"ko-headline": "새 제목"}).status_code == 302
    # From before that save, as another tab sends it: a conflict, and no forgery.
    desk.post(page_of(article), typed | {"ko-headline": "다른 제목"})
    assert told() == []


@pytest.mark.parametrize("model", [Bureau, Reporter, Coverage])
def test_the_form_of_a_noun_as_it_is_drawn_writes_nothing_down(
    cast: SimpleNamespace, desk: Client, model: Any
):
    Coverage.objects.create(slug="pier", name_ko="부두", kind="special")
    record = cast.heo if model is Reporter else model.objects.get(slug__in=("honam", "pier"))
    page = doors.address(model, "change", record.pk)
    assert desk.post(page, fields(desk.get(page))).status_code == 302
    assert told() == []


def test_another_number_login_or_bureau_in_the_form_of_a_noun_is_written_down(
    cast: SimpleNamespace, desk: Client
):
    page = doors.address(Reporter, "change", cast.heo.pk)
    data = fields(desk.get(page))
    theirs = BureauMembership.objects.get(reporter=cast.ham)
    desk.post(page, data | {"user": cast.admin.pk, "id": cast.ham.pk})
    desk.post(page, data | {"memberships-1-bureau": cast.gangwon.pk})
    desk.post(page, data | {"memberships-0-id": theirs.pk})
    assert [sorted(one) for one in told()] == [["id", "user"], ["memberships-1-bureau"], ["memberships-0-id"]]
    assert Reporter.objects.get(pk=cast.heo.pk).user == cast.reporter


def test_other_bureaus_numbers_and_ten_thousand_of_them_in_a_list_are_written_down(
    cast: SimpleNamespace, desk: Client
):
    mine, theirs = story(cast), story(cast, bureau=cast.gangwon)
    bulk = "/admin/articles/article/bulk/"
    for ids in (f"{mine.pk}", f"{mine.pk},{theirs.pk}", ",".join(str(n) for n in range(1, 10_001))):
        desk.post(bulk, {"ids": ids})
    assert told() == [[f"ids: {theirs.pk}"], ["ids: 10000"]]


def test_a_flash_for_a_foreign_bureau_is_written_down(cast: SimpleNamespace, desk: Client):
    typed = fields(desk.get(FLASH)) | TYPED
    assert desk.post(FLASH, typed | {"headline": ""}).status_code == 200
    assert desk.post(FLASH, typed | {"bureau": cast.gangwon.pk}).status_code == 200
    assert told() == [["bureau"]]
    assert not Article.objects.exists()
