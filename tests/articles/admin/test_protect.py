"""Flags and the embargo on a story's page: shown to all who see it, touched by whoever may."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, StoryFlag
from articles.workflow.flags import set_flag
from newsroom.languages import COOKIE
from tests.cast import edition, person, publish, story
from tests.forms import fields

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def held(cast: SimpleNamespace) -> Article:
    cast.chief = person("honam-chief", "bureau_chief", cast.honam)
    return story(cast, by=cast.reporter, embargo_online_at=(clock.now() + HOUR).isoformat())


def flag_page(article: Article, kind: str = "legal") -> str:
    return reverse("admin:articles_article_flag", args=[article.pk, kind])


def lift_page(article: Article) -> str:
    return reverse("admin:articles_article_lift_embargo", args=[article.pk])


def test_a_reporter_flags_a_story_and_only_the_chief_clears_it(
    cast: SimpleNamespace, client: Client, held: Article
):
    client.cookies[COOKIE] = "en"
    client.force_login(cast.reporter)
    assert client.get(flag_page(held)).status_code == 200
    data = {"reason": "names a suspect", "shared_version": 1}
    assert client.post(flag_page(held), {**data, "reason": " "}).status_code == 200
    assert client.post(flag_page(held), data).status_code == 302
    html = client.get(reverse("admin:articles_article_change", args=[held.pk])).content.decode()
    assert "names a suspect" in html and flag_page(held) not in html
    assert client.get(flag_page(held)).status_code == 404
    assert client.post(flag_page(held), data).status_code == 404
    client.force_login(cast.chief)
    assert (
        flag_page(held)
        in client.get(reverse("admin:articles_article_change", args=[held.pk])).content.decode()
    )
    assert client.post(flag_page(held), {**data, "reason": "counsel has read it"}).status_code == 302
    assert not StoryFlag.objects.open_kinds(held.pk)


def test_the_embargo_is_lifted_on_its_own_page_with_a_reason(
    cast: SimpleNamespace, client: Client, held: Article
):
    data = {"reason": "brought forward", "shared_version": 1}
    for who in ("reporter", "editor"):
        client.force_login(getattr(cast, who))
        assert (
            client.get(lift_page(held)).status_code == client.post(lift_page(held), data).status_code == 404
        )
    client.force_login(cast.chief)
    assert (
        lift_page(held)
        in client.get(reverse("admin:articles_article_change", args=[held.pk])).content.decode()
    )
    assert client.post(lift_page(held), {**data, "shared_version": 7}).status_code == 200
    assert client.post(lift_page(held), {"reason": "x"}).status_code == 200
    assert Article.objects.get(pk=held.pk).embargo_online_at is not None
    assert client.post(lift_page(held), data).status_code == 302
    assert Article.objects.get(pk=held.pk).embargo_online_at is None
    html = client.get(reverse("admin:articles_article_history", args=[held.pk])).content.decode()
    assert "brought forward" in html


def test_no_flag_or_embargo_of_another_bureau_is_touched(
    cast: SimpleNamespace, client: Client, held: Article
):
    data = {"reason": "x", "shared_version": 1}
    set_flag(held, "identity", by=cast.admin, reason="x")
    chief = person("gangwon-chief", "bureau_chief", cast.gangwon)
    for user in (chief, cast.other_editor, cast.other_reporter):
        client.force_login(user)
        for page in (flag_page(held), flag_page(held, "identity"), lift_page(held)):
            assert client.get(page).status_code == client.post(page, data).status_code == 404
    client.force_login(cast.admin)
    assert client.get(flag_page(held, "nonsense")).status_code == 404
    assert StoryFlag.objects.open_kinds(held.pk) == {"identity"}


def test_who_sets_an_embargo_on_a_live_story_learns_what_readers_still_see(
    cast: SimpleNamespace, client: Client
):
    live, draft = story(cast), story(cast)
    publish(live, "ko", cast.editor)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    for article, typed, is_told in (
        (draft, "2099-01-01T09:00", False),
        (live, "2001-01-01T09:00", False),
        (live, "2099-01-01T09:00", True),
        (live, "2099-01-01T09:00", False),
    ):
        address = reverse("admin:articles_article_change", args=[article.pk])
        data = fields(client.get(address)) | {"shared-embargo_online_at": typed}
        told = [str(message) for message in client.post(address, data, follow=True).context["messages"]]
        assert any("readers have the story already in: Korean" in line for line in told) is is_told, told
    assert edition(live, "ko").phase(clock.now()) == "live"
