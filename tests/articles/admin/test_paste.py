"""What the story's form is told about a paste, to whom, and what is kept of it when the story is saved."""

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import signing
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.admin import paste
from articles.interchange.models import PageImport
from articles.models import Article, Bureau, Place, Reporter
from articles.rights.models import Holder, Notice
from articles.workflow.copy import save_copy
from tests.cast import edition, publish, story
from tests.forms import fields

NOW = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)
PASTES = Path(__file__).parents[1] / "interchange" / "pastes"
STORY = (
    "광양항에 새벽 시장 선다\n\n[가온나루 호남취재본부 허가온 기자] 광양항 새 부두에 새벽 시장이 선다.\n\n"
    "시장은 첫 배가 닿는 다섯 시에 연다.\n\n저작권자 ⓒ 새길통신. 무단전재 및 재배포 금지"
)


@pytest.fixture(autouse=True)
def clock_is_held():
    with clock.at(NOW):
        yield


def ask(client: Client, text: str = STORY, html: str = "", language: str = "ko", **headers: Any) -> Any:
    data = json.dumps({"html": html, "text": text, "language": language})
    return client.post(address(), data, content_type="application/json", **headers)


def address() -> str:
    return reverse("admin:articles_article_read_paste")


def as_user(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["staff_language"] = "en"
    return client


def chips(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {guess["field"]: guess for guess in answer["guesses"]}


def saved(cast: SimpleNamespace, client: Client, answer: dict[str, Any], undone: str = "") -> Any:
    posted = fields(client.get(reverse("admin:articles_article_add")))
    read = answer["fields"]
    posted |= {
        "ko-headline": [read["headline"]],
        "ko-body": [read["body"]],
        "shared-bureau": [str(cast.honam.pk)],
        "paste": [answer["paste"]],
        "paste-undone": [undone],
    }
    return client.post(reverse("admin:articles_article_add"), posted)


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_known_people_bureau_and_holder_are_named_by_number(cast: SimpleNamespace):
    holder = Holder.objects.create(kind="agency", name_ko="새길통신", name_en="Saegil")
    answer = ask(as_user(cast.editor)).json()
    read = answer["fields"]
    assert read["bylines"] == [
        {"reporter": cast.heo.pk, "name": "허가온", "title": "기자", "bureau": cast.honam.pk}
    ]
    assert (read["bureau"], read["source_id"], read["origin"]) == (cast.honam.pk, holder.pk, "wire")
    assert (
        read["body"] == "<p>광양항 새 부두에 새벽 시장이 선다.</p><p>시장은 첫 배가 닿는 다섯 시에 연다.</p>"
    )
    assert set(chips(answer)) == {"notice", "headline", "byline", "source", "bureau", "origin"}


def test_whoever_is_not_known_is_told_and_nobody_is_made(cast: SimpleNamespace):
    before = [model.objects.count() for model in (Reporter, Bureau, Holder, Place)]
    answer = ask(as_user(cast.editor), STORY.replace("허가온", "온누리")).json()
    assert [model.objects.count() for model in (Reporter, Bureau, Holder, Place)] == before
    assert answer["fields"]["bylines"][0]["reporter"] is None
    unknown = [flag["excerpt"] for flag in answer["flags"] if flag["code"] == "not_known"]
    assert unknown == ["온누리", "새길통신"]


def test_place_and_embargo_of_a_release_are_told(cast: SimpleNamespace, place: Place):
    text = (PASTES / "hwp_release.txt").read_text(encoding="utf-8").replace("달구름군", "광양시")
    answer = ask(as_user(cast.editor), text).json()
    assert answer["fields"]["embargo"] == {
        "online_at": "2026-11-24T12:00:00+09:00",
        "print_on": "2026-11-25",
        "note": "2026. 11. 24.(화) 12:00 이후 (11. 25.(수) 조간)",
        "source": "광양시",
    }
    assert (answer["fields"]["places"], answer["fields"]["issuing_body"]) == ([place.pk], "광양시")
    assert chips(answer)["embargo"]["value"] == "2026-11-24 12:00, print 2026-11-25"
    assert answer["fields"]["origin"] == "press_release"


def test_reporter_without_a_bureau_in_the_text_is_left_to_todays_membership(cast: SimpleNamespace):
    answer = ask(as_user(cast.editor), STORY.replace("호남취재본부 ", "")).json()
    assert answer["fields"]["bylines"] == [
        {"reporter": cast.heo.pk, "name": "허가온", "title": "", "bureau": None}
    ]
    answer = ask(as_user(cast.editor), STORY.replace("호남취재본부 허가온 기자", "허가온 선임기자")).json()
    assert answer["fields"]["bylines"][0] == {
        "reporter": cast.heo.pk, "name": "허가온", "title": "선임기자", "bureau": cast.honam.pk
    }  # fmt: skip


def test_head_and_closing_byline_are_one_guess(cast: SimpleNamespace):
    text = STORY.replace("연다.\n\n저작권자", "연다.\n\n허가온 기자 gaon@gaonnaru.example\n\n저작권자")
    answer = ask(as_user(cast.editor), text).json()
    (byline,) = [guess for guess in answer["guesses"] if guess["field"] == "byline"]
    assert [change["kind"] for change in byline["changes"]] == ["head", "whole"]
    assert len(byline["id"].split(",")) == 2
    assert len(answer["fields"]["bylines"]) == 1


def test_translator_may_read_a_paste(cast: SimpleNamespace):
    assert ask(as_user(cast.translator)).status_code == 200


def test_who_holds_no_role_gets_no_answer(cast: SimpleNamespace):
    response = ask(as_user(cast.nobody))
    assert response.status_code == 403 and "광양항" not in response.content.decode()


def test_reading_needs_a_post_and_the_pages_token(cast: SimpleNamespace):
    assert as_user(cast.editor).get(address()).status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    assert ask(client).status_code == 403


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"html": 1, "text": "", "language": "ko"}', "application/json", 400),
        (b'{"html": "", "text": "a", "language": "xx"}', "application/json", 400),
        (b'{"html": "", "text": "", "language": "ko"}', "application/json", 400),
        (b'{"html": "", "text": "\\ud800 a", "language": "ko"}', "application/json", 200),
        (b"\xff\xfe", "application/json", 400),
        (b"text=a", "application/x-www-form-urlencoded", 415),
    ],
)
def test_what_is_no_paste_is_refused_in_words(cast: SimpleNamespace, data: bytes, kind: str, status: int):
    response = as_user(cast.editor).post(address(), data, content_type=kind)
    assert response.status_code == status
    assert status == 200 or response.json()["problem"].endswith(".")


def test_paste_above_the_limit_is_refused_unread(cast: SimpleNamespace):
    response = ask(as_user(cast.editor), "a" * 10_000_100)
    assert response.status_code == 400 and "the limit is 5,000,000" in response.json()["problem"]


def test_saving_keeps_the_paste_and_its_notice(cast: SimpleNamespace):
    client = as_user(cast.editor)
    saved(cast, client, ask(client).json())
    article = Article.objects.get()
    kept = PageImport.objects.get(article=article)
    assert (kept.language, kept.evidence, kept.imported_by) == ("ko", STORY, cast.editor)
    assert [notice["holder"] for notice in kept.found["notices"]] == ["새길통신"]
    notice = Notice.objects.get(scope=edition(article, "ko").scope)
    assert (notice.claim_line_ko, notice.terms_line_ko, notice.is_verbatim) == (
        "저작권자 ⓒ 새길통신.", "무단전재 및 재배포 금지", True
    )  # fmt: skip
    page = client.get(reverse("admin:interchange_pageimport_change", args=[kept.pk])).content.decode()
    assert "저작권자 ⓒ 새길통신. 무단전재 및 재배포 금지" in page


def test_same_paste_is_kept_once_a_story_and_in_every_story(cast: SimpleNamespace):
    client = as_user(cast.editor)
    answer = ask(client).json()
    saved(cast, client, answer)
    saved(cast, client, answer)
    assert PageImport.objects.count() == Article.objects.count() == 2
    article = Article.objects.first()
    posted = fields(client.get(reverse("admin:articles_article_change", args=[article.pk])))
    client.post(
        reverse("admin:articles_article_change", args=[article.pk]), posted | {"paste": [answer["paste"]]}
    )
    assert PageImport.objects.count() == 2


def test_notice_that_was_taken_back_is_not_kept_as_a_notice(cast: SimpleNamespace):
    client = as_user(cast.editor)
    answer = ask(client).json()
    saved(cast, client, answer, undone=chips(answer)["notice"]["id"])
    assert edition(Article.objects.get(), "ko").scope is None
    assert PageImport.objects.count() == 1


def test_list_of_a_paste_can_still_be_undone_from_the_evidence(cast: SimpleNamespace):
    client = as_user(cast.editor)
    text = "제목\n\n군은 ▲터 임대료 공개 ▲소금 창고 보존 순으로 계획을 알렸다."
    saved(cast, client, ask(client, text).json())
    kept = PageImport.objects.get()
    client.post(reverse("admin:interchange_pageimport_undo", args=[kept.pk, 0]))
    assert "▲터 임대료 공개" in Article.objects.get().body_ko


def test_form_with_a_mistake_sends_the_paste_along_again(cast: SimpleNamespace):
    client = as_user(cast.editor)
    answer = ask(client).json()
    posted = fields(client.get(reverse("admin:articles_article_add")))
    posted |= {"shared-bureau": [""], "paste": [answer["paste"]], "paste-undone": ["3"]}
    again = fields(client.post(reverse("admin:articles_article_add"), posted))
    assert (again["paste"], again["paste-undone"]) == ([answer["paste"]], ["3"])


@pytest.mark.parametrize("forged", ["nonsense", "", "x" * 3_000_000])
def test_forged_evidence_is_not_kept_and_the_story_is(cast: SimpleNamespace, forged: str):
    client = as_user(cast.editor)
    answer = ask(client).json()
    saved(cast, client, {**answer, "paste": forged})
    assert Article.objects.count() == 1 and PageImport.objects.count() == 0


def test_evidence_of_another_persons_paste_is_not_kept(cast: SimpleNamespace):
    answer = ask(as_user(cast.admin)).json()
    saved(cast, as_user(cast.editor), answer)
    assert PageImport.objects.count() == 0


def test_notice_of_a_published_story_is_left_and_the_person_is_told(cast: SimpleNamespace):
    article = story(cast)
    publish(article, "ko", cast.editor)
    client = as_user(cast.editor)
    at = reverse("admin:articles_article_change", args=[article.pk])
    posted = fields(client.get(at)) | {"paste": [ask(client).json()["paste"]], "paste-undone": [""]}
    response = client.post(at, posted)
    assert any("copyright line was not kept" in text for text in told(response))
    (kept,) = PageImport.objects.filter(article=article)
    assert "notice_not_kept" in [flag["code"] for flag in kept.found["flags"]]


def test_paste_goes_through_a_conflict_and_is_kept_after_it(cast: SimpleNamespace):
    article = story(cast)
    client = as_user(cast.editor)
    at = reverse("admin:articles_article_change", args=[article.pk])
    posted = fields(client.get(at)) | {"ko-headline": ["내 제목"], "paste": [ask(client).json()["paste"]]}
    save_copy(article, {"ko": (1, {"headline": "다른 제목"})}, by=cast.admin)
    between = client.post(at, posted | {"paste-undone": ["9"]})
    assert between.status_code == 409 and PageImport.objects.count() == 0
    again = fields(between)
    assert (again["paste"], again["paste-undone"]) == (posted["paste"], ["9"])
    client.post(at, again)
    assert PageImport.objects.get(article=article).evidence == STORY


def test_signed_paste_holds_no_more_than_the_text(cast: SimpleNamespace):
    answer = ask(as_user(cast.editor)).json()
    kept = signing.loads(answer["paste"], salt=paste.SALT)
    assert kept["evidence"] == STORY and kept["by"] == cast.editor.pk
