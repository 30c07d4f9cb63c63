"""Bad input at the desk: a clear message or the right status, nothing lost, never a 500."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.languages import own
from articles.models import Article
from articles.workflow.limits import MAX_BODY_CHARS
from tests.articles.admin.pictures import jpeg
from tests.cast import EN, KO, edition, story
from tests.forms import fields

MEGABYTES = 1024 * 1024


def post(client: Client, article: Article, **typed: Any) -> Any:
    address = reverse("admin:articles_article_change", args=[article.pk])
    data = fields(client.get(address)) | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address, data)


def untouched(article: Article) -> bool:
    return own(Article.objects.get(pk=article.pk), "headline", "ko") == KO["headline"]


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    return client


def test_a_body_of_five_megabytes_is_refused_with_the_limit_and_kept_on_the_page(
    cast: SimpleNamespace, desk: Client
):
    article = story(cast)
    text = "가" * (5 * MEGABYTES // 3)
    response = post(desk, article, ko__body=text, ko__headline="다른 제목")
    assert response.status_code == 200
    assert str(MAX_BODY_CHARS) in response.context["problem"].replace(",", "")
    assert text in response.content.decode()
    assert untouched(article)


def test_a_body_of_too_many_tags_is_refused(cast: SimpleNamespace, desk: Client):
    article = story(cast)
    response = post(desk, article, ko__body="<p>a</p>" * 20_001, ko__headline="다른 제목")
    assert response.status_code == 200
    assert "tags" in response.context["problem"]
    assert untouched(article)


def test_characters_lost_on_the_way_are_said_and_nothing_is_stored(cast: SimpleNamespace, desk: Client):
    """Bytes that are no UTF-8, as a broken connector sends them."""
    article = story(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    typed = fields(desk.get(address))
    sent = urlencode(typed | {"ko-headline": "@@"}, doseq=True).replace("%40%40", "%ED%A0%80%FF%FEabc")
    response = desk.post(address, sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert "lost on the way" in str(response.context["forms"].languages["ko"].errors["headline"])
    assert untouched(article)


def test_a_form_that_came_incomplete_takes_nothing_away(cast: SimpleNamespace, desk: Client):
    article = story(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    typed = fields(desk.get(address))
    typed = {name: value for name, value in typed.items() if name not in ("en-body", "shared-section")}
    assert desk.post(address, typed | {"ko-headline": "새 제목"}).status_code == 302
    found = Article.objects.get(pk=article.pk)
    assert (own(found, "body", "en"), found.section) == (EN["body"], cast.section)
    response = desk.post(address, fields(desk.get(address)) | {"bylines-TOTAL_FORMS": "-1"})
    assert response.status_code == 200
    assert "incomplete" in str(response.context["forms"].rows["bylines"].non_form_errors())
    assert article.bylines.count() == 1


def test_a_post_beyond_every_limit_is_a_413(cast: SimpleNamespace, desk: Client):
    article = story(cast)
    assert post(desk, article, ko__body="a" * (9 * MEGABYTES)).status_code == 413
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert desk.post(address, {f"field{number}": "" for number in range(4001)}).status_code == 413
    assert untouched(article)


@pytest.mark.parametrize(
    ("field", "length"), [("ko__headline", 100_000), ("en__deck", 601), ("ko__slug", 81)]
)
def test_a_text_too_long_says_how_long_it_may_be(
    cast: SimpleNamespace, desk: Client, field: str, length: int
):
    article = story(cast)
    response = post(desk, article, **{"ko__headline": "다른 제목", field: "a" * length})
    language, _sep, name = field.partition("__")
    errors = response.context["forms"].languages[language].errors
    assert str(length) in str(errors[name]).replace(",", "")
    assert "a" * length in response.content.decode()
    assert untouched(article)


def test_long_headlines_are_not_cut_by_the_browser(cast: SimpleNamespace, desk: Client):
    html = desk.get(reverse("admin:articles_article_change", args=[story(cast).pk])).content.decode()
    assert "maxlength" not in html


@pytest.mark.parametrize(
    "body", ["<p></p>", "<p>&nbsp;</p><script>x</script>", "<b><i></i></b>", "\u200b\u00a0"]
)
def test_a_body_of_only_markup_is_no_text(cast: SimpleNamespace, desk: Client, body: str):
    article = story(cast)
    assert post(desk, article, ko__body=body).status_code == 302
    assert own(Article.objects.get(pk=article.pk), "body", "ko") == ""
    page = desk.get(reverse("admin:articles_article_act", args=[article.pk, "ko", "approve"]))
    assert "body" in {finding.code for finding, _anchor in page.context["findings"]}
    desk.post(page.request["PATH_INFO"], fields(page))
    assert edition(article, "ko").stage == "draft"


@pytest.mark.parametrize("when", ["1987-05-10T02:30", "1987-10-11T02:30", "gestern", "99999-01-01T00:00"])
def test_an_embargo_at_no_time_is_refused_and_the_text_stays(cast: SimpleNamespace, desk: Client, when: str):
    article = story(cast)
    response = post(desk, article, shared__embargo_online_at=when, ko__headline="다른 제목")
    assert response.status_code == 200
    assert response.context["forms"].shared.errors["embargo_online_at"]
    assert "다른 제목" in response.content.decode()
    assert untouched(article)


@pytest.mark.parametrize(
    "forged",
    [
        {"bylines-TOTAL_FORMS": "1000000"},
        {"bylines-TOTAL_FORMS": "x"},
        {"bylines-INITIAL_FORMS": "-3"},
        {"photos-0-photo": "9" * 40},
        {"photos-0-photo": "1; DROP TABLE"},
        {"places-0-ORDER": "9" * 40},
        {"shared-section": "9" * 40},
        {"shared-topics": ["a", "9" * 40]},
        {"shared-kind": "nonsense"},
        {"ko-slug": "no spaces/please"},
        {"ko-headline": "\x00"},
        {"shared-slugline": "a\x00b"},
    ],
)
def test_nonsense_in_a_field_is_said_or_ignored_never_a_500(
    cast: SimpleNamespace, desk: Client, forged: dict[str, Any]
):
    article = story(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = desk.post(address, fields(desk.get(address)) | forged)
    assert response.status_code in (200, 302)
    assert untouched(article)


def test_marks_nobody_sees_are_taken_out_of_every_text_and_that_is_said(cast: SimpleNamespace, desk: Client):
    article = story(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    turned = "광양\u202e항\u2066 새\x07 부두"
    typed = {
        "ko-headline": turned,
        "ko-deck": turned,
        "ko-body": f"<p>{turned} &#x202e;열어</p>",
        "bylines-0-name_ko": turned,
        "shared-editors_note": turned,
    }
    desk.cookies["staff_language"] = "en"
    response = desk.post(address, fields(desk.get(address)) | typed, follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert any("Headline (Korean), " in line and "Invisible control characters" in line for line in told), (
        told
    )
    article.refresh_from_db()
    assert article.headline_ko == article.deck_ko == article.editors_note == "광양항 새 부두"
    assert article.body_ko == "<p>광양항 새 부두 열어</p>"
    assert "\u202e" not in response.content.decode()
    # Nothing to tell the next time.
    again = desk.post(address, fields(response), follow=True)
    assert not any("Invisible" in str(message) for message in again.context["messages"])


@pytest.mark.parametrize(
    "path",
    [
        "article/0/change/",
        f"article/{'9' * 40}/change/",
        "article/-1/change/",
        "article/x/change/",
        "article/%00/change/",
        "article/1_0/history/",
        "section/1%22/change/",
        f"section/{'9' * 40}/change/",
    ],
)
def test_an_address_of_nothing_is_not_found(cast: SimpleNamespace, desk: Client, path: str):
    assert desk.get(f"/admin/articles/{path}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "p=0",
        "p=1000000000",
        "p=x",
        "o=9.9.9",
        "q=%00",
        f"q={'x' * 5000}",
        "stage_ko=x",
        "readers=x",
        "whose=x",
        "bureau=x",
    ],
)
def test_a_list_with_a_nonsense_query_answers(cast: SimpleNamespace, desk: Client, query: str):
    assert desk.get(f"/admin/articles/article/?{query}", follow=True).status_code in (200, 400)


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='x'/>", jpeg()[:200]])
def test_a_file_that_is_no_photo_is_said_beside_its_field(cast: SimpleNamespace, desk: Client, data: bytes):
    add = "/admin/media/photo/add/"
    typed = fields(desk.get(add)) | {
        "file": SimpleUploadedFile("a.jpg", data),
        "bureau": cast.honam.pk,
        "creator": "Heo",
    }
    response = desk.post(add, typed)
    assert response.status_code == 200
    assert "file" in response.context["adminform"].form.errors
    assert 'value="Heo"' in response.content.decode()


def test_a_photo_is_taken_in_and_is_at_home_at_its_bureau(cast: SimpleNamespace, desk: Client):
    add = "/admin/media/photo/add/"
    typed = fields(desk.get(add)) | {
        "file": SimpleUploadedFile("부두.jpg", jpeg()),
        "bureau": cast.honam.pk,
        "credit_line_ko": "가온나루 허가온",
        "preset": "own",
    }
    assert desk.post(add, typed).status_code == 302
    photo = cast.honam.photos.get().photo
    assert (photo.file_name, photo.credit_line_ko, photo.created_by) == (
        "부두.jpg",
        "가온나루 허가온",
        cast.editor,
    )
    assert photo.renditions.exists()


def test_a_duplicate_address_of_a_noun_is_said(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    response = client.post(
        "/admin/articles/section/add/", {"slug": "economy", "name_ko": "경제", "position": "0"}
    )
    assert "slug" in response.context["adminform"].form.errors
