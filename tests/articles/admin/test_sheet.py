"""The page before an act shows what readers will get, in every language it is for, and then that is it."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, Edition
from articles.pagecache.models import Outbox
from articles.workflow.copy import save_copy
from articles.workflow.together import NotTogether, Seen, release_together
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import EN, KO, agency, edition, publish, story
from tests.forms import fields


def address(article: Article, language: str, verb: str) -> str:
    return reverse("admin:articles_article_act", args=[article.pk, language, verb])


def visible() -> set[tuple[int, str]]:
    return set(Edition.objects.visible(clock.now()).values_list("article", "language"))


def test_the_sheet_shows_both_languages_as_readers_will_get_them(cast: SimpleNamespace, client: Client):
    world = make_world(cast)
    article = full_story(world)
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    response = client.get(address(article, "together", "release"))
    html = response.content.decode()
    for words in (
        KO["headline"], EN["headline"], "호남취재본부 허가온 기자", "By Heo Ga-on, Honam Bureau",
        "가온나루(gaonnaru.example)", "All rights reserved.", "the paper&#x27;s own rule",
        "GWANGYANG, South Korea —",
        "배가 부두에 닿고 있다.", "A ship comes alongside.", "New Port",
    ):  # fmt: skip
        assert words in html, words
    assert [sheet.language for sheet in response.context["sheets"]] == ["ko", "en"]


def test_what_the_sheet_shows_is_what_readers_then_get(cast: SimpleNamespace, client: Client):
    world = make_world(cast)
    article = full_story(world)
    client.force_login(cast.editor)
    page = address(article, "together", "release")
    response = client.get(page)
    assert visible() == set()
    assert client.post(page, fields(response)).status_code == 302
    for sheet in response.context["sheets"]:
        html = client.get(f"/{sheet.language}/articles/{article.pk}/", follow=True).content.decode()
        closing = sheet.story.rights.line
        for words in (sheet.headline, sheet.story.deck, closing, sheet.dateline):
            assert words in html, words
    assert visible() == {(article.pk, "ko"), (article.pk, "en")}


def test_the_sheet_of_two_languages_asks_the_database_fewer_than_forty_two_times(
    cast: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
):
    article = full_story(make_world(cast))
    client.force_login(cast.editor)
    with django_assert_max_num_queries(41):
        assert client.get(address(article, "together", "release")).status_code == 200


def test_the_preview_of_two_languages_asks_the_database_fewer_than_fifty_times(
    cast: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
):
    article = full_story(make_world(cast))
    client.force_login(cast.editor)
    with django_assert_max_num_queries(49):
        assert client.get(reverse("admin:articles_article_preview", args=[article.pk])).status_code == 200


@pytest.mark.parametrize(
    ("kind", "origin", "ko", "en"),
    [
        ("news", "own", "(광양=가온나루)", "GWANGYANG, South Korea —"),
        ("flash", "press_release", "(광양=가온나루)", "GWANGYANG, South Korea —"),
        # An agency's report was not filed by us.
        ("news", "wire", "광양", "GWANGYANG, South Korea —"),
        ("editorial", "own", "", ""),
        ("column", "own", "", ""),
        ("obituary", "own", "", ""),
        ("appointments", "own", "", ""),
    ],
)
def test_only_what_was_reported_from_a_place_has_a_dateline_on_the_sheet_and_for_readers(
    cast: SimpleNamespace, client: Client, kind: str, origin: str, ko: str, en: str
):
    source = {"source_id": agency().pk} if origin == "wire" else {}
    article = full_story(make_world(cast), kind=kind, origin=origin, **source)
    client.force_login(cast.editor)
    page = address(article, "together", "release")
    response = client.get(page)
    assert [sheet.dateline for sheet in response.context["sheets"]] == [ko, en]
    assert [sheet.story.places[0].name for sheet in response.context["sheets"]] == ["광양", "Gwangyang"]
    assert client.post(page, fields(response)).status_code == 302
    for language, dateline in (("ko", ko), ("en", en)):
        html = client.get(f"/{language}/articles/{article.pk}/", follow=True).content.decode()
        assert re.findall(r'<p class="dateline">(.*?)</p>', html) == ([dateline] if dateline else [])


def test_together_is_all_or_nothing_and_names_the_language(cast: SimpleNamespace, client: Client):
    article = story(cast, en={"headline": ""})
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    page = address(article, "together", "release")
    response = client.get(page)
    assert response.context["is_closed"]
    response = client.post(page, fields(response))
    assert response.context["problem"] == (
        "English: Something must be settled first. Nothing was done, for no language."
    )
    assert [finding.code for finding, _anchor in response.context["findings"]] == ["headline", "body"]
    assert visible() == set()
    assert {found.stage for found in article.editions.all()} == {"draft"}


def test_a_text_saved_meanwhile_in_either_language_stops_both(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    page = address(article, "together", "release")
    data = fields(client.get(page))
    save_copy(article, {"en": (1, {"headline": "Changed meanwhile"})}, by=cast.translator)
    response = client.post(page, data)
    assert response.status_code == 200
    assert "Changed meanwhile" in response.content.decode()
    assert visible() == set()


def test_together_needs_two_languages_to_act_on(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "en", cast.editor)
    client.force_login(cast.editor)
    response = client.get(address(article, "together", "release"))
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    assert client.get(address(article, "together", "kill")).status_code == 404
    assert client.get(address(article, "ko", "release")).status_code == 404


@pytest.mark.parametrize("who", ["reporter", "translator"])
def test_who_may_not_publish_finds_no_page_for_it(cast: SimpleNamespace, client: Client, who: str):
    article = story(cast, by=cast.reporter)
    client.force_login(getattr(cast, who))
    assert client.get(address(article, "together", "release")).status_code == 404
    assert client.post(address(article, "together", "release"), {}).status_code == 404


def test_a_reporter_submits_both_languages_at_once(cast: SimpleNamespace, client: Client):
    article = story(cast, by=cast.reporter)
    client.force_login(cast.reporter)
    page = address(article, "together", "submit")
    assert client.post(page, fields(client.get(page))).status_code == 302
    assert {found.stage for found in article.editions.all()} == {"submitted"}


def test_a_published_text_keeps_its_claim_on_the_sheet_of_its_update(cast: SimpleNamespace, client: Client):
    article = story(cast)
    publish(article, "ko", cast.editor)
    pinned = edition(article, "ko").claim_line
    save_copy(article, {"ko": (1, {"headline": "고친 제목"})}, by=cast.editor)
    client.force_login(cast.editor)
    response = client.get(address(article, "ko", "approve-and-publish"))
    (sheet,) = response.context["sheets"]
    assert (sheet.headline, sheet.story.rights.claim) == ("고친 제목", pinned)
    claim = next(one for one in sheet.because if one.part == "claim")
    assert claim.since == edition(article, "ko").first_published_at


def test_releasing_together_tells_its_keys_after_every_lock(cast: SimpleNamespace):
    """One row for each act, all of them last: nobody waits for the outbox while holding it."""
    article = story(cast)
    before = Outbox.objects.count()
    seen = [Seen(edition(article, code), 1, 1) for code in ("ko", "en")]
    release_together(seen, by=cast.editor)
    events = list(Outbox.objects.order_by("pk").values_list("event", flat=True))[before:]
    assert events == ["approve", "publish", "approve", "publish"]


def test_nothing_is_told_of_what_was_not_done(cast: SimpleNamespace):
    article = story(cast, en={"headline": ""})
    before = Outbox.objects.count()
    seen = [Seen(edition(article, code), 1, 1) for code in ("ko", "en")]
    with pytest.raises(NotTogether) as refused:
        release_together(seen, by=cast.editor)
    assert refused.value.language == "en"
    assert Outbox.objects.count() == before


def test_a_preview_shows_the_copy_and_what_stands_in_its_way(cast: SimpleNamespace, client: Client):
    article = story(cast, section_id=None, en=None)
    publish(article, "ko", cast.editor)
    save_copy(article, {"ko": (1, {"headline": "아직 아무도 못 본 제목"})}, by=cast.editor)
    client.force_login(cast.translator)
    response = client.get(reverse("admin:articles_article_preview", args=[article.pk]))
    ((sheet, panel),) = response.context["sheets"]
    # Somebody who writes English only makes no link to the Korean text.
    assert panel is None
    assert (sheet.language, sheet.headline) == ("ko", "아직 아무도 못 본 제목")
    assert [finding.code for finding, _anchor in sheet.findings] == ["section"]
    client.force_login(cast.other_editor)
    assert client.get(reverse("admin:articles_article_preview", args=[article.pk])).status_code == 404


def test_the_preview_button_saves_first(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    page = reverse("admin:articles_article_change", args=[article.pk])
    typed = fields(client.get(page)) | {"ko-headline": "새로 쓴 제목", "_act": "together:preview"}
    response = client.post(page, typed, follow=True)
    assert response.redirect_chain[-1][0] == reverse("admin:articles_article_preview", args=[article.pk])
    assert "새로 쓴 제목" in response.content.decode()


def test_the_printed_lines_are_for_who_has_a_desk(cast: SimpleNamespace, client: Client):
    address = reverse("admin:articles_article_credits")
    typed = {
        "bylines-TOTAL_FORMS": "2", "bylines-INITIAL_FORMS": "0", "shared-kind": "news",
        "bylines-0-reporter": str(cast.heo.pk), "bylines-1-name_ko": "<b>바깥 사람</b>",
    }  # fmt: skip
    client.force_login(cast.reporter)
    assert client.get(address).status_code == 405
    lines = client.post(address, typed).json()
    assert lines["ko"] == ["호남취재본부 허가온 기자, <b>바깥 사람</b>"]
    # As readers will get it: a name without one in this language is printed as it is.
    assert "<b>바깥 사람</b>" in lines["en"][0]
    assert client.post(address, typed | {"bylines-0-reporter": "999999"}).json() == {"ko": [], "en": []}
    assert client.post(address, {"bylines-TOTAL_FORMS": "x"}).json() == {"ko": [], "en": []}
    client.force_login(cast.nobody)
    assert client.post(address, typed).status_code != 200
