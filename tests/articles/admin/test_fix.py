"""The page of a fix, and what is asked before a live text is replaced."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Article, Correction, Release, Task, TransitionLog
from articles.models.public_story import story as public
from articles.workflow.copy import save_copy
from tests.articles.admin.test_act import do, fields
from tests.cast import KO, edition, person, publish, story

TYPO = {**KO, "headline": "광양헝 새 부두 열려"}


@pytest.fixture
def article(cast: SimpleNamespace) -> Article:
    found = story(cast, ko=TYPO)
    publish(found, "ko", cast.admin)
    return found


def address(article: Article, language: str = "ko") -> str:
    return reverse("admin:articles_article_fix", args=[article.pk, language])


def shown(article: Article) -> Any:
    return public(clock.now(), "ko", article.pk)


def test_a_slip_is_fixed_on_its_page_while_the_rewrite_waits(cast, client: Client, article):
    save_copy(article, {"ko": (1, {"deck": "다시 쓴 부제"})}, by=cast.admin)
    client.force_login(cast.editor)
    page = client.get(address(article))
    assert page.status_code == 200 and "광양헝" in page.content.decode()
    assert "다시 쓴 부제" not in page.content.decode()
    answer = client.post(address(article), fields(page) | {"headline": "광양항 새 부두 열려"})
    assert answer.status_code == 302
    assert (shown(article).headline, shown(article).deck) == ("광양항 새 부두 열려", KO["deck"])
    article.refresh_from_db()
    assert (article.headline_ko, article.deck_ko) == ("광양항 새 부두 열려", "다시 쓴 부제")
    assert edition(article, "ko").stage == "draft"


def test_nothing_typed_is_said_and_nothing_done(cast, client: Client, article):
    client.force_login(cast.editor)
    page = client.get(address(article))
    answer = client.post(address(article), fields(page))
    assert answer.status_code == 200 and "errornote" in answer.content.decode()
    assert Release.objects.filter(edition__article=article).count() == 1


def test_a_fix_that_does_not_fit_into_the_draft_says_so(cast, client: Client, article):
    save_copy(article, {"ko": (1, {"headline": "부두가 열렸다"})}, by=cast.admin)
    client.force_login(cast.editor)
    page = client.get(address(article))
    answer = client.post(address(article), fields(page) | {"headline": "광양항 새 부두 열려"}, follow=True)
    assert shown(article).headline == "광양항 새 부두 열려"
    assert len(list(answer.context["messages"])) == 2
    assert Task.objects.get().kind == "merge"


def test_no_fix_of_another_bureaus_text(cast, client: Client, article):
    for actor in (cast.other_editor, cast.reporter, cast.translator, cast.nobody):
        client.force_login(actor)
        assert client.get(address(article)).status_code in (302, 404), actor
        assert client.post(address(article), {"headline": "x"}).status_code in (302, 403, 404), actor
    client.force_login(cast.editor)
    for wrong in (address(article, "xx"), reverse("admin:articles_article_fix", args=[article.pk + 9, "ko"])):
        assert client.get(wrong).status_code == 404
    assert client.get(address(article, "en")).status_code == 302  # readers see no English text
    assert shown(article).headline == TYPO["headline"]


@pytest.mark.parametrize("base", ["", "x", "0", "999999", str(2**70), "-1"])
def test_a_forged_base_fixes_nothing(cast, client: Client, article, base):
    client.force_login(cast.editor)
    typed = fields(client.get(address(article))) | {"headline": "광양항 새 부두 열려", "base": base}
    assert client.post(address(article), typed).status_code == 200
    assert shown(article).headline == TYPO["headline"]


def test_the_acts_own_page_leads_to_the_fix(cast, client: Client, article):
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_article_act", args=[article.pk, "ko", "fix"]))
    assert page.status_code == 302 and page["Location"] == address(article)


def test_a_material_update_without_a_note_is_asked_about(cast, client: Client, article):
    save_copy(article, {"ko": (1, {"headline": "광양항 새 부두 닫는다"})}, by=cast.admin)
    client.force_login(cast.editor)
    before = TransitionLog.objects.count()
    page = client.get(reverse("admin:articles_article_act", args=[article.pk, "ko", "approve-and-publish"]))
    assert "weight" in page.context["form"].fields and not page.context["form"]["weight"].initial
    assert do(client, article, "ko", "approve-and-publish").status_code == 200
    answer = do(client, article, "ko", "approve-and-publish", weight="material")
    assert answer.status_code == 200 and "errornote" in answer.content.decode()
    assert shown(article).headline == TYPO["headline"]
    assert TransitionLog.objects.count() == before
    note = "부두는 열리지 않고 닫힙니다."
    assert do(client, article, "ko", "approve-and-publish", weight="material", note=note).status_code == 302
    assert Correction.objects.get().text == note
    assert Release.objects.get(edition__article=article, until=None).weight == "material"


def test_a_material_change_without_a_note_has_a_reason(cast, client: Client, article):
    save_copy(article, {"ko": (1, {"headline": "광양항 새 부두 닫는다"})}, by=cast.admin)
    client.force_login(cast.editor)
    typed = {"weight": "material", "reason": "속보의 전개"}
    assert do(client, article, "ko", "approve-and-publish", **typed).status_code == 302
    assert not Correction.objects.exists()
    assert TransitionLog.objects.latest("pk").reason == "속보의 전개"


def test_a_slip_is_answered_already(cast, client: Client, article):
    save_copy(article, {"ko": (1, {"headline": "광양항 새 부두 열려"})}, by=cast.admin)
    client.force_login(cast.editor)
    page = client.get(reverse("admin:articles_article_act", args=[article.pk, "ko", "approve-and-publish"]))
    assert page.context["form"]["weight"].initial == "minor"


def test_a_first_publication_is_asked_nothing(cast, client: Client):
    client.force_login(cast.editor)
    page = client.get(
        reverse("admin:articles_article_act", args=[story(cast).pk, "ko", "approve-and-publish"])
    )
    assert "weight" not in page.context["form"].fields


def test_what_the_law_prescribes_is_typed_on_its_page(cast, client: Client, article):
    client.force_login(person("chief", "bureau_chief", cast.honam))
    typed = {
        "kind": "reply", "title": "반론", "note": "첫째 줄\r\n둘째 줄", "basis": "court", "prominence": "top",
        "original_on": "2031-03-02", "original_page": "3", "case_ref": "2031가합1",
    }  # fmt: skip
    assert do(client, article, "ko", "statutory", **typed).status_code == 302
    note = Correction.objects.get()
    assert (note.kind, note.title, note.text) == ("reply", "반론", "첫째 줄\n둘째 줄")
    assert (note.original_on, note.prominence) == (dt.date(2031, 3, 2), "top")
    page = client.get(reverse("admin:articles_correction_change", args=[note.pk]))
    assert page.status_code == 200 and "2031가합1" in page.content.decode()
    # Nobody edits it, by no door.
    for kind in ("change", "delete"):
        door = reverse(f"admin:articles_correction_{kind}", args=[note.pk])
        assert client.post(door, {"text": "x", "post": "yes"}).status_code == 404
    assert Correction.objects.get().text == "첫째 줄\n둘째 줄"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "correction"},
        {"basis": "own"},
        {"title": ""},
        {"note": ""},
        {"of": "999"},
        {"original_on": "x"},
    ],
    ids=str,
)
def test_a_forged_statutory_note_is_none(cast, client: Client, article, wrong):
    client.force_login(cast.admin)
    typed = {"kind": "reply", "title": "반론", "note": "말", "basis": "court", "prominence": "top", **wrong}
    assert do(client, article, "ko", "statutory", **typed).status_code == 200
    assert not Correction.objects.exists()
