"""What a translator sees beside the fields, who may press its buttons, and what they do."""

import json
import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, GlossaryTerm, TransitionLog
from articles.text.body import MAX_BODY_CHARS
from articles.workflow.copy import save_copy
from articles.workflow.stale import stale
from newsroom.languages import COOKIE
from tests.cast import EN, KO, edition, story
from tests.forms import fields

NEW_BODY = "<p>광양항 새 부두가 문을 열었다.</p><p>첫 배는 새벽 네 시에 닿았다.</p>"


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def behind(article: Article) -> list[str]:
    return [text.key for text in stale(Article.objects.get(pk=article.pk), "en")]


def side(client: Client, article: Article, language: str = "en") -> str:
    """The part of the page about one language, as readable text with its markup."""
    html = unescape(client.get(address(article)).content.decode())
    parts = re.split(r'data-lang="(\w\w)"', html)
    return "".join(part for code, part in zip(parts[1::2], parts[2::2], strict=True) if code == language)


def press(client: Client, article: Article, value: str, **typed: str) -> Any:
    """Opens the page, types, presses a button "still right"."""
    data = fields(client.get(address(article))) | {"_still": value}
    return client.post(address(article), data | typed, follow=True)


@pytest.fixture(autouse=True)
def screens_in_english(client: Client) -> None:
    client.cookies[COOKIE] = "en"


@pytest.fixture
def changed(cast: SimpleNamespace) -> Article:
    """A story whose original was changed after it was translated."""
    article = story(cast)
    content = {"ko": (1, {"headline": "광양항 새 부두 문 열어", "body": NEW_BODY})}
    save_copy(article, content, by=cast.reporter)
    return article


def test_each_text_behind_its_source_shows_what_changed(cast, client, changed):
    client.force_login(cast.translator)
    html = side(client, changed)
    assert html.count('class="desk-stale"') == 2
    assert re.search(r'<p class="desk-change" lang="ko">.*<del><span[^>]*>taken out: </span>열려</del>', html)
    assert "put in: </span>문 열어</ins>" in html
    assert re.search(r"Paragraph 2:.*새벽 네 시에", html)
    assert 'href="#id_en-headline"' in html and 'href="#id_en-body"' in html
    assert "desk-stale" not in side(client, changed, "ko")


def test_the_button_marks_one_text_and_tells_so(cast, client, changed):
    client.force_login(cast.translator)
    response = press(client, changed, "en:body")
    assert "Noted: the translation of “body” still stands." in response.content.decode()
    assert behind(changed) == ["headline"]
    assert TransitionLog.objects.get(verb="still_right").by == cast.translator
    assert (
        "Checked: the translation still stands"
        in client.get(reverse("admin:articles_article_history", args=[changed.pk])).content.decode()
    )


def test_the_button_saves_what_was_typed_too(cast, client, changed):
    client.force_login(cast.translator)
    press(client, changed, "en:body", **{"en-headline": "New pier is open"})
    assert behind(changed) == []
    assert Article.objects.get(pk=changed.pk).headline_en == "New pier is open"


def test_what_changed_after_the_page_was_opened_is_not_marked(cast, client, changed):
    client.force_login(cast.translator)
    data = fields(client.get(address(changed))) | {"_still": "en:headline", "en-deck": "My deck"}
    save_copy(changed, {"ko": (2, {"headline": "또 고친 제목"})}, by=cast.reporter)
    response = client.post(address(changed), data)
    assert "Look at it again first." in response.content.decode()
    assert fields(response)["en-deck"] == ["My deck"]
    assert behind(changed) == ["headline", "body"]
    assert edition(changed, "en").copy_version == 1


def test_a_text_typed_in_view_of_an_older_source_stays_behind(cast, client, changed):
    client.force_login(cast.translator)
    data = fields(client.get(address(changed))) | {"en-headline": "New pier is open"}
    save_copy(changed, {"ko": (2, {"headline": "또 고친 제목"})}, by=cast.reporter)
    assert client.post(address(changed), data).status_code == 302
    assert behind(changed) == ["headline", "body"]


@pytest.mark.parametrize("value", ["en:slug", "ko:body", "fr:body", "en:caption/9", "en:" + "x" * 5000])
def test_a_forged_button_changes_nothing(cast, client, changed, value):
    client.force_login(cast.editor)
    response = press(client, changed, value, **{"en-headline": "Forged"})
    assert response.status_code == 200
    assert behind(changed) == ["headline", "body"]
    assert Article.objects.get(pk=changed.pk).headline_en == EN["headline"]


def test_who_may_not_change_the_language_has_no_button_and_cannot_forge_it(cast, client, changed):
    # A translator of Korean: may open the story, not touch the English.
    cast.translator.assignments.update(language="ko")
    client.force_login(cast.translator)
    assert 'name="_still"' not in side(client, changed)
    response = client.post(address(changed), fields(client.get(address(changed))) | {"_still": "en:body"})
    assert "You may not change this part" in response.content.decode()
    assert behind(changed) == ["headline", "body"]


def test_the_source_stands_beside_the_text_paragraph_by_paragraph(cast, client):
    client.force_login(cast.translator)
    html = side(client, story(cast))
    rows = re.findall(
        r'<li class="desk-pair[^>]*data-source="(\d)" data-blocks="(\d)">(.*?)</li>', html, re.S
    )
    assert [(source, target) for source, target, _html in rows] == [("0", "0"), ("1", "1")]
    assert "첫 배는 새벽에 닿았다." in rows[1][2] and "The first ship came before dawn." in rows[1][2]
    assert KO["headline"] in html


def test_a_text_not_translated_yet_shows_the_whole_source(cast, client):
    client.force_login(cast.translator)
    html = side(client, story(cast, en=None))
    assert html.count('<li class="desk-pair') == 2
    assert "desk-stale" not in html


def test_the_label_is_shown_as_readers_will_see_it(cast, client):
    article = story(cast, en={**EN, "translation_method": "machine_edited"})
    client.force_login(cast.translator)
    html = side(client, article)
    assert 'data-desk-method="en">Machine-translated, edited by the desk</q>' in html
    assert '<template data-method="human">Translated by the desk</template>' in html
    assert "data-desk-method" not in side(client, article, "ko")


def test_a_name_in_two_ways_is_shown_where_it_stands(cast, client):
    text = {**EN, "headline": "Gwangyang City opens pier", "body": "<p>Gwangyang-si said so.</p>"}
    client.force_login(cast.translator)
    html = side(client, story(cast, en=text))
    assert "Written in two ways. Choose one." in html
    assert "<mark>Gwangyang City</mark>" in html and "<mark>Gwangyang-si</mark>" in html
    assert 'id="glossary-en"' in html


def test_the_papers_names_in_the_source_are_listed(cast, client):
    GlossaryTerm.objects.create(name_ko="새 부두", name_en="new pier")
    client.force_login(cast.translator)
    assert '<dt lang="ko">새 부두</dt> <dd lang="en">new pier</dd>' in side(client, story(cast))


def test_a_name_with_markup_is_shown_as_text(cast, client):
    GlossaryTerm.objects.create(name_ko="새 부두", name_en="<script>alert(1)</script>")
    client.force_login(cast.translator)
    assert "<script>alert" not in client.get(address(story(cast))).content.decode()


def test_paragraphs_are_paired_anew_while_somebody_types(cast, client):
    article = story(cast)
    client.force_login(cast.translator)
    where = reverse("admin:articles_article_pairs", args=[article.pk, "en"])
    text = "<p>A new pier has opened at Gwangyang.</p><p>The first ship</p><p>came before dawn.</p>"
    assert json.loads(client.post(where, {"text": text}).content) == {"pairs": [[[0], [0]], [[1], [1, 2]]]}
    assert json.loads(client.post(where, {"text": ""}).content) == {"pairs": [[[0], []], [[1], []]]}
    assert client.post(where, {"text": "x" * (MAX_BODY_CHARS + 1)}).status_code == 413


def test_the_pairs_of_a_story_are_for_who_may_see_it(cast, client):
    article = story(cast)
    where = reverse("admin:articles_article_pairs", args=[article.pk, "en"])
    client.force_login(cast.other_editor)
    assert client.post(where, {"text": ""}).status_code == 404
    client.force_login(cast.reporter)
    assert client.post(where, {"text": ""}).status_code == 200
    for language in ("ko", "ja", "xx"):
        wrong = reverse("admin:articles_article_pairs", args=[article.pk, language])
        assert client.post(wrong, {"text": ""}).status_code == 404
    assert client.get(where).status_code == 405
