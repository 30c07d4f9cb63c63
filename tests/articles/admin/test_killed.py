"""A killed text is read by whoever may see killed texts, and by nobody else, whatever the door."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.interchange.models import PageImport
from articles.models import Article, Edition, PreviewLink, ReaderReport, Recall, Release, Revision, SavedCopy
from articles.models.task import TaskKind
from articles.workflow import preview, typing
from articles.workflow.copy import save_copy
from articles.workflow.grants import may
from articles.workflow.killed import hidden, veil
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed
from articles.workflow.task import open_task
from newsroom.languages import COOKIE
from tests.articles.admin import doors
from tests.cast import KO, edition, person, publish, story

SECRET = "canaryhonam"
BLIND = ("reporter", "editor", "translator")


@pytest.fixture
def killed(cast: SimpleNamespace, pier: Any) -> dict[Any, Any]:
    """A bureau's exhibits, saved once more with a photo's words, then killed in both languages."""
    cast.chief = person("honam-chief", "bureau_chief", cast.honam)
    room = doors.exhibit(cast, cast.honam, cast.editor, pier)
    article = room[Article]
    photo = {
        "photo": pier.pk,
        "role": "lead",
        "alt_text": {"ko": f"{SECRET} 부두", "en": f"{SECRET} quay"},
        "caption": {"ko": f"{SECRET} 설명", "en": f"{SECRET} words"},
        "is_decorative": False,
    }
    save_copy(
        article, {"shared": (1, {"photos": [photo], "slugline": "", "editors_note": ""})}, by=cast.admin
    )
    publish(article, "ko", cast.admin)
    publish(article, "en", cast.admin)
    save_copy(article, {"ko": (1, {"headline": f"{SECRET} 나중", "slug": SECRET})}, by=cast.admin)
    # What colleagues and agencies wrote beside the text stays: only the text itself is gone.
    type(pier).objects.filter(pk=pier.pk).update(file_name="pier.jpg", creator="")
    for language in ("ko", "en"):
        perform("kill", edition(article, language), by=cast.admin, reason="it was not so")
    return room


def pages(room: dict[Any, Any]) -> list[str]:
    article = room[Article]
    saves = SavedCopy.objects.filter(article=article).values_list("pk", flat=True)
    number = article.pk
    found = ["/admin/", "/admin/articles/article/?whose=", "/admin/articles/article/?q=" + SECRET]
    found += [doors.address(model, "changelist") for model in doors.registered()]
    found += [
        doors.address(model, kind, record.pk)
        for model, record in room.items()
        for kind in ("change", "history")
    ]
    found += [
        doors.address(Revision, "change", pk)
        for pk in Revision.objects.filter(edition__article=article).values_list("pk", flat=True)
    ]
    found += [reverse("admin:articles_article_save", args=[number, pk]) for pk in saves]
    found += [reverse("admin:articles_article_preview", args=[number])]
    for language in ("ko", "en"):
        found += [
            reverse("admin:articles_article_act", args=[number, language, verb])
            for verb in ("approve", "publish", "approve-and-publish", "correct", "preview")
        ]
        found += [reverse("admin:articles_article_flash_confirm", args=[number, language])]
    return found


@pytest.mark.parametrize("who", BLIND)
def test_a_killed_text_is_behind_no_door_for_who_may_not_see_it(
    cast: SimpleNamespace, client: Client, killed: dict[Any, Any], who: str
):
    client.force_login(getattr(cast, who))
    for page in pages(killed):
        response = client.get(page, follow=True)
        assert response.status_code in (200, 404), page
        html = response.content.decode()
        for word in (
            f"{SECRET} 제목",
            f"{SECRET} 본문",
            f"{SECRET} 나중",
            f"{SECRET} 부두",
            f"{SECRET} 설명",
        ):
            assert word not in html, page
    answer = client.post(
        reverse("admin:articles_article_pairs", args=[killed[Article].pk, "en"]), {"text": "<p>x</p>"}
    )
    assert SECRET not in answer.content.decode()
    client.cookies[COOKIE] = "en"
    page = client.get(doors.address(Article, "change", killed[Article].pk))
    assert page.content.decode().count("this text was killed") == 2


def bulk(client: Client, article: Article) -> str:
    answer = client.post(reverse("admin:articles_article_bulk"), {"ids": [str(article.pk)]})
    assert answer.status_code == 200
    return answer.content.decode()


def order(client: Client, **asked: str) -> str:
    answer = client.get(reverse("admin:articles_article_agency_kill"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_screens_for_several_stories_and_for_an_agencys_order_do_not_tell_a_killed_headline(
    cast: SimpleNamespace, client: Client, killed: dict[Any, Any]
):
    article = killed[Article]
    Article.objects.filter(pk=article.pk).update(wire_ref="AB-77")
    client.force_login(cast.chief)
    for page in (bulk(client, article), order(client, ref="AB-77"), order(client, words=SECRET)):
        assert f"{SECRET} 나중" in page
    client.force_login(cast.editor)
    assert SECRET not in bulk(client, article)
    found = order(client, ref="AB-77")
    assert SECRET not in found
    assert f"/articles/article/{article.pk}/" in found
    # A word of it does not find it either.
    assert f"/articles/article/{article.pk}/" not in order(client, words=SECRET)


def test_receipts_unsaved_texts_and_tasks_do_not_tell_a_killed_word(cast: SimpleNamespace, client: Client):
    words = {**KO, "headline": f"{SECRET}-{SECRET}", "slug": SECRET}
    article = story(cast, ko=words, by=cast.editor)
    for language in ("ko", "en"):
        publish(article, language, cast.admin)
    note = f"{SECRET} was wrong"
    save_copy(article, {"ko": (1, {"body": f"<p>{SECRET}</p>"})}, by=cast.admin)
    perform("correct", edition(article, "ko"), by=cast.admin, note=note)
    tab = "0" * 32
    typing.keep(article, tab, [typing.Typed("ko", 2, 1, {"ko-headline": [f"{SECRET}!"]})], by=cast.editor)
    pages = [
        reverse("admin:articles_article_told", args=[article.pk, "en"]),
        reverse("admin:articles_article_change", args=[article.pk]),
        reverse("admin:articles_article_change", args=[article.pk]) + f"?take={tab}",
    ]
    client.force_login(cast.editor)
    assert all(SECRET in client.get(page).content.decode() for page in pages)
    perform("kill", edition(article, "ko"), by=cast.admin, reason="it was not so")
    pages.append(doors.address(Recall, "change", Recall.objects.get().pk))
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200 and SECRET not in answer.content.decode(), page
    assert f"/ko/articles/{article.pk}/" in answer.content.decode()
    client.force_login(cast.admin)
    assert SECRET in client.get(pages[0]).content.decode()
    assert SECRET in client.get(pages[-1]).content.decode()


def test_the_probe_finds_the_words_for_who_may_see_them(
    cast: SimpleNamespace, client: Client, killed: dict[Any, Any]
):
    client.force_login(cast.chief)
    seen = {page for page in pages(killed) if SECRET in client.get(page, follow=True).content.decode()}
    article = killed[Article]
    assert doors.address(Article, "change", article.pk) in seen
    assert doors.address(Revision, "change", killed[Revision].pk) in seen
    assert reverse("admin:articles_article_preview", args=[article.pk]) in seen
    assert any("/save/" in page for page in seen)


def test_who_may_not_see_a_killed_text_neither_changes_it_nor_what_all_languages_share(
    cast: SimpleNamespace, killed: dict[Any, Any]
):
    article = Article.objects.get(pk=killed[Article].pk)
    version = edition(article, "ko").copy_version
    for part, base, data in (
        ("ko", version, {"headline": "다른 제목"}),
        ("shared", article.version, {"slugline": "x"}),
    ):
        with pytest.raises(NotAllowed):
            save_copy(article, {part: (base, data)}, by=cast.editor)
        # A conflict would show both texts; there is none for who may not see one of them.
        with pytest.raises(NotAllowed):
            save_copy(article, {part: (1, data)}, by=cast.editor)


def test_one_language_that_was_killed_hides_nothing_of_another(
    cast: SimpleNamespace, client: Client, pier: Any
):
    room = doors.exhibit(cast, cast.honam, cast.editor, pier)
    article = room[Article]
    publish(article, "en", cast.admin)
    perform("kill", edition(article, "ko"), by=cast.admin, reason="it was not so")
    assert hidden(cast.editor, [article.pk]) == {article.pk: frozenset({"ko"})}
    assert may(cast.editor, Edition, "change", edition(article, "en"))
    assert not may(cast.editor, Revision, "view", Revision.objects.filter(edition__language="ko").first())
    assert may(cast.editor, Release, "view", Release.objects.get(edition__language="en"))
    assert not may(cast.editor, PageImport, "view", room[PageImport])
    client.force_login(cast.editor)
    html = client.get(doors.address(Article, "change", article.pk)).content.decode()
    assert 'name="en-headline"' in html and 'name="ko-headline"' not in html


def test_a_veil_takes_out_the_words_of_its_languages_only():
    texts = {"ko": "부두", "en": "pier"}
    data = {"slugline": "pier", "photos": [{"photo": 1, "alt_text": texts, "caption": texts}]}
    assert veil("shared", data, frozenset({"ko"}))["photos"] == [
        {"photo": 1, "alt_text": {"ko": "", "en": "pier"}, "caption": {"ko": "", "en": "pier"}}
    ]
    assert veil("ko", {"headline": "부두"}, frozenset({"ko"})) == {"headline": ""}
    assert veil("en", {"headline": "pier"}, frozenset({"ko"})) == {"headline": "pier"}


def test_a_word_of_a_killed_text_finds_nothing_in_any_list(
    cast: SimpleNamespace, client: Client, killed: dict[Any, Any]
):
    def found(model: type, term: str) -> int:
        return client.get(doors.address(model, "changelist"), {"q": term}).context["cl"].result_count

    for who, expected in ((cast.chief, True), (cast.editor, False)):
        client.force_login(who)
        assert bool(found(Edition, SECRET)) is expected
        assert bool(found(ReaderReport, f"{SECRET} 제목")) is expected
        assert found(ReaderReport, str(killed[Article].pk)) == 1


def test_a_preview_link_of_a_killed_text_says_its_number_alone(
    cast: SimpleNamespace, client: Client, pier: Any
):
    room = doors.exhibit(cast, cast.honam, cast.editor, pier)
    revision = Revision.objects.filter(edition__language="ko", headline__gt="").first()
    link, _token = preview.make(revision.edition, by=cast.editor, revision=revision)
    address = doors.address(PreviewLink, "change", link.pk)
    client.force_login(cast.reporter)
    assert revision.headline in client.get(address).content.decode()
    perform("kill", edition(room[Article], "ko"), by=cast.admin, reason="it was not so")
    html = client.get(address).content.decode()
    assert f"#{revision.number}" in html and revision.headline not in html


def test_a_translations_task_tells_no_words_of_an_original_that_was_killed(
    cast: SimpleNamespace, client: Client, pier: Any
):
    cast.chief = person("honam-chief", "bureau_chief", cast.honam)
    article = doors.exhibit(cast, cast.honam, cast.editor, pier)[Article]
    publish(article, "en", cast.admin)
    changes = [{"field": "headline", "number": 1, "words": [["ins", f"{SECRET} 대목"]]}]
    data = {"original": "ko", "note": "", "changes": changes}
    open_task(
        str(TaskKind.TRANSLATION), "edition:x", at=clock.now(), edition=edition(article, "en"), data=data
    )
    address = reverse("admin:articles_article_told", args=[article.pk, "en"])
    client.force_login(cast.editor)
    assert f"{SECRET} 대목" in client.get(address).content.decode()
    perform("kill", edition(article, "ko"), by=cast.admin, reason="it was not so")
    assert f"{SECRET} 대목" not in client.get(address).content.decode()
    client.force_login(cast.chief)
    assert f"{SECRET} 대목" in client.get(address).content.decode()
