"""The desk's links for somebody without an account: made, shown once, counted, taken back, by whoever may."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from articles.models import PreviewLink
from articles.workflow import preview
from articles.workflow.perform import perform
from tests.cast import edition, publish, story


@pytest.fixture
def article(cast):
    return story(cast, by=cast.reporter)


def address(article) -> str:
    return reverse("admin:articles_article_preview", args=[article.pk])


def make(client, article, language="ko", **typed):
    hours = {f"{language}-hours": "24"}
    return client.post(address(article), {"make": language, **hours, **typed})


def test_a_link_is_made_and_its_address_shown_once(cast, client, article):
    client.force_login(cast.reporter)
    page = make(client, article, **{"ko-note": "변호사"}).content.decode()
    start = page.index("http://127.0.0.1:8000/preview/")
    shown = page[start : page.index('"', start)]
    assert client.get(urlsplit(shown).path).status_code == 200
    link = PreviewLink.objects.get()
    assert (link.note, link.made_by, link.revision) == ("변호사", cast.reporter, None)
    assert (link.expires_at - link.made_at).total_seconds() == 24 * 3600
    again = client.get(address(article)).content.decode()
    assert shown not in again and "변호사" in again and "1번 열림" in again


def test_a_link_is_taken_back(cast, client, article):
    link, token = preview.make(edition(article, "ko"), by=cast.editor)
    client.force_login(cast.editor)
    assert "회수" in client.post(address(article), {"revoke": link.pk}).content.decode()
    assert client.get(f"/preview/{token}/").status_code == 404
    assert "이미" in client.post(address(article), {"revoke": link.pk}).content.decode()
    link.refresh_from_db()
    assert link.revoked_by == cast.editor


@pytest.mark.parametrize("who", ["other_editor", "other_reporter", "nobody"])
def test_nobody_makes_or_takes_back_links_of_another_bureau(cast, client, article, who):
    link, token = preview.make(edition(article, "ko"), by=cast.editor)
    client.force_login(getattr(cast, who))
    # Without any role the text is given back with a word, as to everybody whose session is over.
    refusal = 403 if who == "nobody" else 404
    assert make(client, article).status_code == refusal
    assert client.post(address(article), {"revoke": link.pk}).status_code == refusal
    assert PreviewLink.objects.count() == 1
    assert client.get(f"/preview/{token}/").status_code == 200


def test_forged_posts_make_nothing(cast, client, article):
    foreign = perform("approve", edition(story(cast), "ko"), by=cast.admin).edition.approved_revision
    link, _token = preview.make(edition(foreign.edition.article, "ko"), by=cast.admin)
    client.force_login(cast.editor)
    for typed, status in (
        ({"make": "ko", "ko-hours": "24", "ko-revision": foreign.pk}, 200),
        ({"make": "ko", "ko-hours": "100000"}, 200),
        ({"make": "ko", "ko-hours": "24", "ko-at": "2024-02-30 10:00"}, 200),
        ({"make": "ko", "ko-hours": "24", "ko-note": "가" * 121}, 200),
        ({"make": "ja", "ja-hours": "24"}, 404),
        ({"revoke": link.pk}, 404),
        ({"revoke": "x"}, 404),
        ({"revoke": "9" * 30}, 404),
        ({}, 404),
    ):
        assert client.post(address(article), typed).status_code == status, typed
    assert PreviewLink.objects.count() == 1


def test_a_killed_text_is_shown_to_nobody(cast, client, article):
    publish(article, "ko", cast.admin)
    perform("kill", edition(article, "ko"), by=cast.admin, reason="wrong person")
    client.force_login(cast.admin)
    assert client.get(f"/preview/desk/{edition(article, 'ko').pk}/").status_code == 404
    assert make(client, article).status_code in (200, 404)
    assert not PreviewLink.objects.exists()


def test_a_translator_makes_links_of_their_own_language_alone(cast, client, article):
    client.force_login(cast.translator)
    assert make(client, article, "ko").status_code == 404
    assert make(client, article, "en").status_code == 200
    assert PreviewLink.objects.get().edition.language == "en"


def test_so_many_links_of_one_text_open_at_once(cast, article, monkeypatch):
    monkeypatch.setattr(preview, "MOST_OPEN", 2)
    made = [preview.make(edition(article, "ko"), by=cast.editor)[0] for _ in range(2)]
    with pytest.raises(preview.NotPossible, match="Take one back"):
        preview.make(edition(article, "ko"), by=cast.editor)
    preview.revoke(made[0], by=cast.editor)
    preview.make(edition(article, "ko"), by=cast.editor)
