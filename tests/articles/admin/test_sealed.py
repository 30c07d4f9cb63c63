"""The screen of sealed names: on its story alone, for whoever may write it; no other screen says a name."""

import pytest
from django.urls import reverse

from articles.admin.buttons import APPROVE_AND_PUBLISH
from articles.models import SealedName
from articles.workflow.seal_name import seal
from newsroom.languages import COOKIE
from tests.articles.admin import doors
from tests.cast import EN, KO, edition, story

NAME = "봉순덕"


@pytest.fixture(autouse=True)
def screens_in_english(client):
    client.cookies[COOKIE] = "en"


@pytest.fixture
def article(cast):
    return story(cast, by=cast.reporter)


def address(article) -> str:
    return reverse("admin:articles_article_sealed", args=[article.pk])


def test_sealed_names_are_for_who_may_write_the_story(cast, client, article):
    made = seal(article, NAME, by=cast.editor, reason="아동 피해자")
    for who, status in (
        ("reporter", 200), ("translator", 200), ("editor", 200), ("admin", 200), ("other_editor", 404),
        ("other_reporter", 404), ("nobody", 403),
    ):  # fmt: skip
        client.force_login(getattr(cast, who))
        response = client.get(address(article), follow=who == "nobody")
        assert response.status_code == status, who
        assert (NAME in response.content.decode()) == (status == 200), who
        may_lift = b'name="lift"' in response.content
        assert may_lift == (who == "admin"), who
        if status != 200:
            assert client.post(address(article), {"name": "x", "reason": "y"}).status_code in (403, 404)
            assert client.post(address(article), {"lift": made.pk, "reason": "y"}).status_code in (403, 404)
    client.force_login(cast.reporter)
    assert client.get(address(story(cast, by=cast.editor, bylines=[]))).status_code == 404
    assert SealedName.objects.get().lifted_at is None


def test_a_name_is_sealed_and_lifted_on_its_page(cast, client, article):
    client.force_login(cast.reporter)
    typed = {"name": NAME, "spellings": "순덕이", "reason": "아동 피해자"}
    assert client.post(address(article), typed).status_code == 302
    made = SealedName.objects.get()
    assert (made.name, made.names, made.by) == (NAME, (NAME, "순덕이"), cast.reporter)
    refused = client.post(address(article), {"lift": made.pk, "reason": "그냥"})
    assert "chief" in refused.content.decode()
    client.force_login(cast.admin)
    assert client.post(address(article), {"lift": made.pk, "reason": "가족이 동의"}).status_code == 302
    made.refresh_from_db()
    assert made.lifted_by == cast.admin


@pytest.mark.parametrize("lift", ["x", "0", "9" * 30, "-1"])
def test_a_seal_that_is_not_this_storys_is_not_lifted(cast, client, article, lift):
    other = seal(story(cast), NAME, by=cast.editor, reason="아동")
    client.force_login(cast.admin)
    for posted in (lift, str(other.pk)):
        assert client.post(address(article), {"lift": posted, "reason": "x"}).status_code == 404
    other.refresh_from_db()
    assert other.lifted_at is None


def test_what_cannot_be_sealed_is_said_and_kept(cast, client, article):
    client.force_login(cast.editor)
    response = client.post(address(article), {"name": "가", "reason": "아동"})
    assert "too short" in response.content.decode() and 'value="아동"' in response.content.decode()


def test_where_the_name_stands_is_shown_with_the_words_around(cast, client, article):
    named = story(cast, ko={**KO, "deck": f"부두에 선 {NAME}양"}, en={**EN, "slug": "pier-bong-sun-deok"})
    seal(named, NAME, by=cast.editor, reason="아동")
    client.force_login(cast.editor)
    page = client.get(address(named)).content.decode()
    assert "deck (Korean)" in page and "address (English)" in page and "부두에 선" in page


def test_no_list_search_or_history_says_the_name(cast, client, article):
    seal(article, NAME, by=cast.reporter, reason="아동 피해자", spellings="순덕이")
    client.force_login(cast.admin)
    change = reverse("admin:articles_article_change", args=[article.pk])
    history = reverse("admin:articles_article_history", args=[article.pk])
    preview = reverse("admin:articles_article_preview", args=[article.pk])
    details = doors.address(type(edition(article, "ko")), "change", edition(article, "ko").pk)
    lists = [doors.address(model, "changelist") for model in doors.registered()]
    for page in ("/admin/", change, history, preview, details, *lists):
        html = client.get(page).content.decode()
        assert NAME not in html and "순덕이" not in html, page
    for page in lists:
        assert (
            article.headline not in client.get(page, {"q": NAME}).content.decode() or NAME in article.headline
        )


def test_the_check_leads_to_the_page_and_does_not_say_the_name(cast, client):
    named = story(cast, ko={**KO, "deck": f"부두에 선 {NAME}양"})
    seal(named, NAME, by=cast.editor, reason="아동")
    client.force_login(cast.editor)
    page = reverse("admin:articles_article_act", args=[named.pk, "ko", APPROVE_AND_PUBLISH])
    html = client.get(page).content.decode()
    assert "A sealed name stands in: deck (Korean)" in html and "#sealed" in html
