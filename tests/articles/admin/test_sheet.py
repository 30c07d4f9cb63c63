"""The page before an act shows what readers will get, in every language it is for, and then that is it."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, Edition
from articles.pagecache.models import Outbox
from articles.workflow.copy import save_copy
from articles.workflow.together import NotTogether, Seen, release_together
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import EN, KO, edition, publish, story
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
        closing = f"{sheet.story.claim_line} {sheet.story.terms_line}"
        for words in (sheet.headline, sheet.story.deck, closing, sheet.dateline):
            assert words in html, words
    assert visible() == {(article.pk, "ko"), (article.pk, "en")}


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
    assert (sheet.headline, sheet.story.claim_line) == ("고친 제목", pinned)
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
