"""The page of a story: what is typed is what is stored, by part and version, and nothing else."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.languages import own
from articles.models import Article, BureauMembership, Edition, SavedCopy
from articles.workflow.copy import save_copy
from articles.workflow.parts import read_shared
from tests.articles.admin.pictures import photo_at
from tests.cast import KO, edition, story
from tests.forms import fields

ADD = "/admin/articles/article/add/"


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def page(client: Client, article: Article) -> dict[str, list[str]]:
    response = client.get(address(article))
    assert response.status_code == 200
    return fields(response)


def save(client: Client, article: Article, **typed: Any) -> Any:
    """Opens the page, types, presses Save."""
    data = page(client, article) | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address(article), data)


@pytest.mark.parametrize("who", ["admin", "editor", "reporter", "translator"])
def test_saving_without_a_change_changes_nothing(cast: SimpleNamespace, client: Client, who: str):
    article = story(cast, by=cast.reporter, editors_note="첫째 줄\n둘째 줄", places=[], slugline="pier")
    client.force_login(getattr(cast, who))
    before = read_shared(article)
    assert save(client, article).status_code == 302
    assert not SavedCopy.objects.filter(article=article).exists()
    assert read_shared(Article.objects.get(pk=article.pk)) == before


def test_a_new_story_has_both_languages_and_my_byline(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    data = fields(client.get(ADD))
    assert data["shared-bureau"] == [str(cast.honam.pk)]
    assert data["bylines-0-reporter"] == [str(cast.heo.pk)]
    data |= {"ko-headline": "새 부두", "ko-body": "첫 문단\r\n\r\n둘째 문단", "en-headline": "New pier"}
    response = client.post(ADD, data)
    article = Article.objects.latest("pk")
    assert response.url == address(article)
    assert (own(article, "headline", "ko"), own(article, "headline", "en")) == ("새 부두", "New pier")
    assert own(article, "body", "ko") == "<p>첫 문단</p><p>둘째 문단</p>"
    assert article.created_by == cast.reporter
    assert {found.stage for found in article.editions.all()} == {"draft"}


def test_a_byline_takes_title_and_bureau_of_today(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    client.post(ADD, fields(client.get(ADD)) | {"ko-headline": "새 부두"})
    byline = Article.objects.latest("pk").bylines.get()
    assert (byline.title_ko, byline.bureau) == ("기자", cast.honam)
    BureauMembership.objects.update(title_ko="선임기자")
    byline.refresh_from_db()
    assert byline.title_ko == "기자"


def test_one_language_counts_its_own_version_up(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    save(client, article, en__headline="Pier opens")
    assert [edition(article, code).copy_version for code in ("ko", "en")] == [1, 2]
    assert Article.objects.get(pk=article.pk).version == 1


def test_a_translator_writes_one_language_only_whatever_is_posted(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.translator)
    response = save(
        client,
        article,
        en__headline="A pier",
        ko__headline="남의 제목",
        shared__kind="column",
        shared__slugline="forged",
    )
    assert response.status_code == 302
    article.refresh_from_db()
    assert (own(article, "headline", "en"), own(article, "headline", "ko")) == ("A pier", KO["headline"])
    assert (article.kind, article.slugline) == ("news", "")


def test_an_outside_name_can_sign(cast: SimpleNamespace, client: Client):
    article = story(cast, bylines=[])
    client.force_login(cast.editor)
    save(client, article, **{"bylines__0__name_ko": "김 교수", "bylines__0__role": "contributor"})
    assert article.bylines.get().name_ko == "김 교수"


def test_a_title_without_a_person_is_said_and_the_text_stays(cast: SimpleNamespace, client: Client):
    article = story(cast, bylines=[])
    client.force_login(cast.editor)
    response = save(client, article, ko__headline="고친 제목", **{"bylines__0__title_ko": "기자"})
    assert response.status_code == 200
    assert "고친 제목" in response.content.decode()
    assert own(Article.objects.get(pk=article.pk), "headline", "ko") == KO["headline"]


def test_the_same_place_twice_or_two_lead_photos_are_said(
    cast: SimpleNamespace, client: Client, pier: Any, place: Any
):
    article = story(cast)
    client.force_login(cast.editor)
    twice = {"places__0__place": place.pk, "places__1__place": place.pk}
    assert save(client, article, **twice).status_code == 200
    assert not article.place_links.exists()
    assert save(client, article, places__0__place=place.pk, photos__0__photo=pier.pk).status_code == 302
    assert article.place_links.get().place == place
    assert article.photo_uses.get().photo == pier
    second = photo_at(cast.honam, "second.jpg")
    assert save(client, article, photos__1__photo=second.pk).status_code == 200
    assert save(client, article, photos__1__photo=second.pk, photos__1__role="body").status_code == 302
    assert article.photo_uses.count() == 2


def test_an_approved_text_that_is_changed_is_a_draft_again(
    cast: SimpleNamespace, client: Client, approved: Article
):
    client.force_login(cast.editor)
    response = client.post(
        address(approved), page(client, approved) | {"ko-headline": "고친 제목"}, follow=True
    )
    assert edition(approved, "ko").stage == "draft"
    assert "desk-story" in response.content.decode()
    assert len(response.context["messages"]) == 2


def test_a_button_saves_first_and_leads_to_its_act(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    response = save(client, article, ko__headline="고친 제목", _act="ko:approve")
    assert response.url == reverse("admin:articles_article_act", args=[article.pk, "ko", "approve"])
    assert own(Article.objects.get(pk=article.pk), "headline", "ko") == "고친 제목"


def test_the_first_button_of_the_form_is_save(cast: SimpleNamespace, client: Client):
    """Enter in a text field presses the first button: it must not be an act."""
    client.force_login(cast.editor)
    html = client.get(address(story(cast))).content.decode()
    form = html[html.index("multipart/form-data") :]
    assert form.index('name="_save"') < form.index('name="_act"')


def test_the_list_costs_the_same_for_few_and_many(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/admin/articles/article/").status_code == 200
        return len(captured)

    story(cast)
    few = queries()
    for _number in range(8):
        story(cast)
    assert queries() == few


def test_the_list_is_searched_by_number_and_by_headline_in_every_language(
    cast: SimpleNamespace, client: Client
):
    client.force_login(cast.editor)
    found, other = story(cast), story(cast, ko={"headline": "다른 이야기"}, en={"headline": "Another one"})
    for term, expected in ((str(found.pk), found), ("부두", found), ("another", other)):
        html = client.get("/admin/articles/article/", {"q": term}).content.decode()
        shown = [article for article in (found, other) if f"/article/{article.pk}/change/" in html]
        assert shown == [expected], term
    assert client.get("/admin/articles/article/", {"q": "9" * 30}).status_code == 200


def test_the_list_is_filtered_by_the_stage_of_one_language(
    cast: SimpleNamespace, client: Client, approved: Article
):
    draft = story(cast)
    client.force_login(cast.editor)
    html = client.get("/admin/articles/article/", {"stage_ko": "approved"}).content.decode()
    assert f"/article/{approved.pk}/change/" in html
    assert f"/article/{draft.pk}/change/" not in html


def test_history_says_who_did_what_and_why(cast: SimpleNamespace, client: Client, approved: Article):
    save_copy(approved, {"en": (1, {"headline": "Pier"})}, by=cast.translator)
    client.force_login(cast.editor)
    address = reverse("admin:articles_article_history", args=[approved.pk])
    html = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "<td>Approve</td><td>being written</td><td>approved</td>" in html
    assert "<td>출고 승인</td>" in client.get(address, headers={"accept-language": "ko"}).content.decode()
    assert "honam-editor" in html
    assert "honam-translator" in html


def test_history_leads_to_each_text_that_was_replaced(cast: SimpleNamespace, client: Client):
    article = story(cast, editors_note="<b>조심</b>", bylines=[])
    save_copy(article, {"ko": (1, {"headline": "고친 제목", "body": "<p>고친 본문.</p>"})}, by=cast.editor)
    save_copy(article, {"shared": (1, {"editors_note": "", "kind": "column"})}, by=cast.admin)
    client.force_login(cast.translator)
    client.cookies["staff_language"] = "en"
    history = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    pages = {}
    for saved in article.saved_copies.all():
        link = reverse("admin:articles_article_save", args=[article.pk, saved.pk])
        assert link in history
        response = client.get(link)
        pages[saved.part] = response.content.decode()
        replaced = {line.label for line in response.context["lines"] if line.is_replaced}
        expected = {"ko": {"headline", "body"}, "shared": {"note for the desk", "kind"}}
        assert replaced == expected[saved.part]
        assert client.post(link).status_code == 405
    assert KO["headline"] in pages["ko"]
    assert KO["body"] in pages["ko"]
    assert "honam-editor" in pages["ko"]
    assert "&lt;b&gt;조심" in pages["shared"]


def test_the_list_shows_one_headline_and_where_it_stands(cast: SimpleNamespace, client: Client):
    found = story(cast)
    foreign = story(cast, ko={"headline": ""}, en={"headline": "Only <i>English</i>"})
    blank = story(cast, ko={"headline": ""}, en={"headline": ""})
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    html = client.get("/admin/articles/article/").content.decode()
    links = dict(re.findall(r'/article/(\d+)/change/"[^>]*>(.*?)</a>', html))
    assert links[str(found.pk)] == f'<span lang="ko">{KO["headline"]}</span>'
    assert links[str(foreign.pk)] == '<span lang="en">(Only &lt;i&gt;English&lt;/i&gt;)</span>'
    assert links[str(blank.pk)] == f"Story {blank.pk}"
    columns = re.findall(r'class="(?:field|column)-?(\w+)', html[html.index("<tbody") :])
    assert columns[:4] == ["chosen", "told_headline", "chips", "last_change"]


def test_a_byline_offers_the_sites_languages_and_the_one_it_has(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)

    def offered(number: int) -> set[str]:
        html = client.get(address(article)).content.decode()
        select = html[html.index(f'name="bylines-{number}-language"') :]
        return set(re.findall(r'<option value="(\w*)"', select[: select.index("</select>")]))

    assert offered(0) == {"", "ko", "en"}
    article.bylines.update(language="ja")
    assert offered(0) == {"", "ko", "en", "ja"}
    assert offered(1) == {"", "ko", "en"}
    save(client, article, ko__headline="고친 제목")
    assert article.bylines.get().language == "ja"


def test_a_language_the_site_got_later_is_an_empty_draft(cast: SimpleNamespace, client: Client):
    article = story(cast, en=None)
    Edition.objects.filter(article=article, language="en").delete()
    client.force_login(cast.editor)
    assert save(client, article, en__headline="Later").status_code == 302
    assert edition(article, "en").copy_version == 2
