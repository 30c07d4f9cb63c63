"""A story's page keeps what is typed at the server, and gives it back on a page opened later."""

import json
import secrets
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Topic, Typing
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import KO, edition, publish, story
from tests.forms import fields

SCRIPT = {"Accept": "application/json"}
NEW = "/admin/articles/article/typing/"


@pytest.fixture(autouse=True)
def english(screens_in_english: None) -> None:
    """The screens' words are read in the code's own language."""


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def typing_of(article: Article) -> str:
    return reverse("admin:articles_article_typing", args=[article.pk])


def part_of(data: dict[str, list[str]], part: str) -> dict[str, list[str]]:
    rows = ("bylines-", "places-", "photos-") if part == "shared" else ()
    return {name: values for name, values in data.items() if name.startswith((f"{part}-", *rows))}


def told(data: dict[str, list[str]], *parts: str, turn: int = 1, **more: Any) -> dict[str, Any]:
    """What the script sends of a page that holds `data`."""
    found = [
        {
            "part": part,
            "version": data["shared_version" if part == "shared" else f"version_{part}"][0],
            "turn": turn,
            "fields": part_of(data, part),
        }
        for part in parts
    ]
    return {"tab": data["_tab"][0], "parts": found, **more}


def send(client: Client, address: str, message: Any) -> Any:
    return client.post(address, json.dumps(message), content_type="application/json", headers=SCRIPT)


def typed_into(client: Client, article: Article, **typed: str) -> dict[str, list[str]]:
    """A page opened, typed into, kept by its script, and closed without a save."""
    data = fields(client.get(page_of(article)))
    data |= {name.replace("_", "-", 1): [text] for name, text in typed.items()}
    parts = {name.partition("_")[0] for name in typed}
    assert send(client, typing_of(article), told(data, *parts)).json()["kept"] == list(parts)
    return data


def test_the_answer_says_what_is_kept_and_when(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    data = fields(client.get(page_of(article)))
    answer = send(client, typing_of(article), told(data | {"ko-headline": ["새"]}, "ko", "shared"))
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.json()["kept"] == ["ko", "shared"]
    assert len(answer.json()["at"]) == len("23:41:07")
    assert Typing.objects.get(part="ko").fields["ko-headline"] == ["새"]


def test_a_page_opened_later_offers_what_was_typed_and_takes_it_in_without_saving(
    cast: SimpleNamespace, client: Client
):
    article = story(cast)
    client.force_login(cast.editor)
    old = typed_into(client, article, ko_headline="쓰다 만 제목", ko_body="<p>쓰다 만 글.</p>")
    html = client.get(page_of(article)).content.decode()
    assert "Typed and not saved: Korean" in html and "쓰다 만" in html
    taken = fields(client.get(page_of(article), {"take": old["_tab"][0]}))
    assert (taken["ko-headline"], taken["ko-body"]) == (["쓰다 만 제목"], ["<p>쓰다 만 글.</p>"])
    assert taken["en-headline"] == old["en-headline"]
    assert taken["_took"] == old["_tab"] != taken["_tab"]
    assert Article.objects.get(pk=article.pk).headline_ko == KO["headline"]
    assert client.post(page_of(article), taken).status_code == 302
    assert Article.objects.get(pk=article.pk).headline_ko == "쓰다 만 제목"
    assert "Typed and not saved" not in client.get(page_of(article)).content.decode()


def test_rows_and_lists_come_back_too(cast: SimpleNamespace, client: Client):
    article = story(cast)
    pier = Topic.objects.create(slug="pier", name_ko="부두")
    client.force_login(cast.editor)
    data = fields(client.get(page_of(article)))
    data |= {"shared-topics": [str(pier.pk)], "bylines-0-title_ko": ["선임기자"], "shared-slugline": ["pier"]}
    send(client, typing_of(article), told(data, "shared"))
    taken = fields(client.get(page_of(article), {"take": data["_tab"][0]}))
    assert client.post(page_of(article), taken).status_code == 302
    article.refresh_from_db()
    assert (article.slugline, list(article.topics.all())) == ("pier", [pier])
    assert article.bylines.get().title_ko == "선임기자"


def test_what_is_taken_in_can_only_be_merged_or_asked_about(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    old = typed_into(client, article, ko_headline="쓰다 만 제목")
    save_copy(article, {"ko": (1, {"headline": "남의 제목"})}, by=cast.admin)
    taken = fields(client.get(page_of(article), {"take": old["_tab"][0]}))
    response = client.post(page_of(article), taken)
    assert response.status_code == 409
    assert Typing.objects.open().filter(tab=old["_tab"][0]).exists()
    assert client.post(page_of(article), fields(response)).status_code == 302
    assert Article.objects.get(pk=article.pk).headline_ko == "쓰다 만 제목"
    assert not Typing.objects.open().exists()


def test_what_is_thrown_away_is_not_offered_again(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    old = typed_into(client, article, ko_headline="쓰다 만 제목")
    response = client.post(typing_of(article), {"throw_away": old["_tab"][0]}, follow=True)
    assert response.redirect_chain == [(page_of(article), 302)]
    assert "Typed and not saved" not in response.content.decode()
    answer = send(client, typing_of(article), told(old, "ko", turn=2))
    assert (answer.status_code, answer.json()) == (409, {"is_closed": True})


def test_a_new_story_is_kept_before_it_has_a_number(cast: SimpleNamespace, client: Client):
    client.force_login(cast.reporter)
    add = reverse("admin:articles_article_add")
    data = fields(client.get(add)) | {"ko-headline": ["아직 없는 기사"]}
    assert send(client, NEW, told(data, "ko")).json()["kept"] == ["ko"]
    page = client.get(add)
    assert "Typed and not saved" in page.content.decode()
    taken = fields(client.get(add, {"take": data["_tab"][0]}))
    assert taken["ko-headline"] == ["아직 없는 기사"]
    assert client.post(add, taken).status_code == 302
    assert Article.objects.get().headline_ko == "아직 없는 기사"
    assert not Typing.objects.open().exists()


def test_the_text_of_another_person_is_never_taken_in(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.reporter)
    old = typed_into(client, article, ko_headline="남의 비밀")
    client.force_login(cast.editor)
    page = client.get(page_of(article), {"take": old["_tab"][0]})
    assert "남의 비밀" not in page.content.decode()
    client.post(typing_of(article), {"throw_away": old["_tab"][0]})
    assert Typing.objects.open().get().fields["ko-headline"] == ["남의 비밀"]


def test_a_colleague_is_told_who_is_there_and_may_take_over(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.reporter)
    theirs = typed_into(client, article, ko_headline="그의 글")
    client.force_login(cast.editor)
    page = client.get(page_of(article))
    assert f"{cast.reporter} is editing the Korean text since" in page.content.decode()
    mine = fields(page)
    answer = send(client, typing_of(article), told(mine, "ko", take="ko")).json()
    assert [one["take"] for one in answer["there"]] == [False]
    client.force_login(cast.reporter)
    (seen,) = send(client, typing_of(article), told(theirs, "ko", turn=2)).json()["there"]
    assert f"{cast.editor} is editing" in seen["words"] and "Taken over at" in seen["words"]
    assert seen["take"] is True
    assert Typing.objects.get(user=cast.reporter).fields["ko-headline"] == ["그의 글"]


def test_a_page_learns_that_somebody_saved_meanwhile(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    data = fields(client.get(page_of(article)))
    assert send(client, typing_of(article), told(data, "ko", "en")).json()["moved"] == []
    save_copy(article, {"ko": (edition(article, "ko").copy_version, {"deck": "새 부제"})}, by=cast.admin)
    (moved,) = send(client, typing_of(article), told(data, "ko", "en", turn=2)).json()["moved"]
    assert moved.startswith("Korean: saved by somebody meanwhile.")


def test_without_a_session_the_script_is_told_where_to_log_in(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    data = fields(client.get(page_of(article)))
    client.logout()
    for answer in (
        send(client, typing_of(article), told(data, "ko")),
        client.get(typing_of(article), headers=SCRIPT),
    ):
        assert answer.status_code == 401
        assert answer.json() == {"login": reverse("account_login")}
    assert not Typing.objects.exists()


def test_who_is_deactivated_keeps_nothing_new_and_what_was_kept_goes_to_the_desk(
    cast: SimpleNamespace, client: Client
):
    article = story(cast)
    client.force_login(cast.reporter)
    data = typed_into(client, article, ko_headline="두고 간 제목")
    cast.reporter.is_active = False
    cast.reporter.save()
    answer = send(client, typing_of(article), told(data | {"ko-headline": ["더"]}, "ko", turn=2))
    assert answer.status_code == 401
    client.force_login(cast.editor)
    assert f"Typed by {cast.reporter} and never saved" in client.get(page_of(article)).content.decode()
    taken = fields(client.get(page_of(article), {"take": data["_tab"][0]}))
    assert taken["ko-headline"] == ["두고 간 제목"]
    assert client.post(page_of(article), taken).status_code == 302
    assert not Typing.objects.open().exists()


def test_after_a_log_in_the_page_asks_for_its_new_token(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    answer = client.get(typing_of(article), headers=SCRIPT)
    assert answer.json()["user"] == str(cast.editor.pk)
    assert len(answer.json()["token"]) == 64
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_what_is_typed_into_another_bureaus_story_is_not_kept(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    data = fields(client.get(page_of(article)))
    client.force_login(cast.other_editor)
    assert send(client, typing_of(article), told(data, "ko")).status_code == 404
    assert client.get(typing_of(article)).status_code == 404
    assert client.post(typing_of(article), {"throw_away": data["_tab"][0]}).status_code == 404
    assert not Typing.objects.exists()


def test_who_may_not_begin_a_story_keeps_no_new_one(cast: SimpleNamespace, client: Client):
    client.force_login(cast.translator)
    message = {
        "tab": secrets.token_hex(16),
        "parts": [{"part": "en", "version": "0", "turn": 1, "fields": {}}],
    }
    assert send(client, NEW, message).status_code == 404
    assert not Typing.objects.exists()


@pytest.mark.parametrize(
    "message",
    [
        [],
        {},
        {"tab": "x", "parts": []},
        {"tab": "0" * 32, "parts": [{"part": "ko", "version": "1", "turn": -1, "fields": None}]},
        {"tab": "0" * 32, "parts": [{"part": "ko", "version": "1", "turn": 2**60, "fields": None}]},
        {"tab": "0" * 32, "parts": [{"part": ["ko"], "version": "1", "turn": 1, "fields": None}]},
        {"tab": "0" * 32, "parts": [{"part": "ko", "version": "1", "turn": 1, "fields": "text"}]},
        {"tab": "0" * 32, "parts": [{"part": "ko", "version": "1", "turn": 1}] * 9},
        {"tab": "0" * 32, "parts": [], "take": []},
        {"tab": "0" * 32, "parts": {"ko": 1}},
    ],
)
def test_nonsense_is_answered_as_such(cast: SimpleNamespace, client: Client, message: Any):
    client.force_login(cast.editor)
    assert send(client, typing_of(story(cast)), message).status_code == 400
    assert not Typing.objects.exists()


def test_a_nest_of_brackets_is_nonsense_too(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    address = typing_of(story(cast))
    assert client.post(address, "[" * 100_000, content_type="application/json").status_code == 400


def test_half_a_letter_in_a_name_is_kept_as_what_is_left(cast: SimpleNamespace, client: Client):
    """PostgreSQL would refuse it in JSON."""
    client.force_login(cast.editor)
    written = story(cast)
    asked = {"part": "ko", "version": "1", "turn": 1, "fields": {"ko-\ud800deck\x00": ["\ud800부제\x00"]}}
    assert send(client, typing_of(written), {"tab": "0" * 32, "parts": [asked]}).json()["kept"] == ["ko"]
    assert Typing.objects.get().fields == {"ko-deck": ["부제"]}


def test_what_was_typed_into_a_killed_text_is_offered_to_nobody_who_may_not_see_it(
    cast: SimpleNamespace, client: Client
):
    live = publish(story(cast, by=cast.reporter), "ko", cast.admin)
    client.force_login(cast.reporter)
    data = typed_into(client, live.article, ko_headline="두고 간 제목")
    cast.reporter.is_active = False
    cast.reporter.save()
    perform("kill", edition(live.article, "ko"), by=cast.admin, reason="it was not so")
    address, take = page_of(live.article), {"take": data["_tab"][0]}
    client.force_login(cast.editor)
    for asked in ({}, take):
        page = client.get(address, asked)
        assert page.status_code == 200 and "두고 간" not in page.content.decode()
    client.force_login(cast.admin)
    assert "두고 간" in client.get(address).content.decode()
