"""Readers write to the desk without login and script; what is bad comes back whole, or is not even read."""

import datetime as dt
import html
import re

import pytest
from django.core.cache import cache
from django.test import Client

from articles import clock
from articles.models import ReaderReport
from articles.pagecache import addresses
from articles.reader.posting import MESSAGES, MOST_BYTES, POSTS
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish

FORM = "application/x-www-form-urlencoded"
SAID = {
    "kind": "fact",
    "text": "첫 배가 아니라 둘째 배입니다.",
    "reply_to": "reader@home.example",
    "website": "",
}
T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def nothing_counted(db):
    cache.clear()


@pytest.fixture
def article(world):
    made = full_story(world)
    for language in ("ko", "en"):
        publish(made, language, world.cast.admin)
    return made


@pytest.fixture(params=["report", "contact"])
def form(request, world, article):
    """The address of each form."""
    if request.param == "report":
        return addresses.report("ko", article.pk)
    return addresses.contact("ko", world.cast.ham.slug)


def send(client: Client, address: str, said: dict[str, str] | None = None, **headers: str):
    return client.post(address, {**SAID, **(said or {})}, headers=headers)


def typed(response) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", response.content.decode(), re.DOTALL)
    return html.unescape(found[1])


@pytest.fixture
def client():
    """As a browser that checks everything; django's test client sends multipart unless told otherwise."""

    class Browser(Client):
        def post(self, path, data=None, content_type=FORM, **more):
            if content_type == FORM and isinstance(data, dict):
                data = "&".join(f"{quoted(name)}={quoted(value)}" for name, value in data.items())
            return super().post(path, data, content_type=content_type, **more)

    return Browser(enforce_csrf_checks=True)


def quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def test_a_report_reaches_the_desk_and_a_reload_sends_nothing_again(client, world, article):
    response = send(client, addresses.report("en", article.pk))
    assert (response.status_code, response.headers["Location"]) == (
        303,
        addresses.report_thanks("en", article.pk),
    )
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    report = ReaderReport.objects.get()
    assert (report.kind, report.text, report.reply_to) == ("fact", SAID["text"], SAID["reply_to"])
    assert (report.article, report.language, report.reporter) == (article, "en", None)
    thanks = client.get(response.headers["Location"])
    assert thanks.status_code == 200
    assert SAID["reply_to"] not in thanks.content.decode()


def test_a_letter_reaches_the_reporter_whose_address_stays_hidden(client, world):
    address = addresses.contact("ko", world.cast.ham.slug)
    page = client.get(address).content.decode()
    assert "함서준" in page and world.cast.ham.email not in page
    assert f'href="{address}"' in client.get(addresses.noun("ko", "reporter", "ham-seo-jun")).content.decode()
    assert send(client, address).status_code == 303
    found = ReaderReport.objects.get()
    assert (found.kind, found.reporter, found.article) == ("letter", world.cast.ham, None)


def test_a_reporter_without_an_address_takes_letters_all_the_same(client, world):
    type(world.cast.ham).objects.filter(pk=world.cast.ham.pk).update(email="")
    address = addresses.contact("ko", world.cast.ham.slug)
    page = client.get(addresses.noun("ko", "reporter", "ham-seo-jun")).content.decode()
    assert f'href="{address}"' in page
    assert send(client, address).status_code == 303
    (letter,) = ReaderReport.objects.all()
    assert (letter.kind, letter.reporter, letter.text) == ("letter", world.cast.ham, SAID["text"])


@pytest.mark.parametrize("contact", ["none", "address"])
def test_a_reporter_who_takes_no_letters_has_no_form(client, world, contact):
    type(world.cast.ham).objects.update(contact=contact)
    address = addresses.contact("ko", world.cast.ham.slug)
    assert client.get(address).status_code == send(client, address).status_code == 404
    assert "contact/" not in client.get(addresses.noun("ko", "reporter", "ham-seo-jun")).content.decode()


def test_the_form_is_one_public_copy_for_everybody(client, form):
    one, other = client.get(form), Client().get(form, headers={"Cookie": "a=b"})
    assert one.content == other.content
    assert one.headers["Cache-Control"].startswith("public")
    assert 'name="robots" content="noindex"' in one.content.decode()


def test_a_hidden_story_and_one_that_never_was_are_the_same(client, world, article):
    perform("withhold", edition(article, "ko"), by=world.cast.admin, reason="x")
    for number in (article.pk, 999_999):
        assert client.get(addresses.report("ko", number)).status_code == 404
        assert send(client, addresses.report("ko", number)).status_code == 404
    perform("kill", edition(article, "en"), by=world.cast.admin, reason="x")
    assert client.get(addresses.report("en", article.pk)).status_code == 410
    assert send(client, addresses.report("en", article.pk)).status_code == 410
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
        ("\ud55c\u0000\uae00\u0007 \t끝", "한글 \t끝"),
        ("첫 줄\r\n둘째 줄\r셋째 줄", "첫 줄\n둘째 줄\n셋째 줄"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("👩🏽‍🚀🫨 {{ x }} {% x %} %(a)s", "👩🏽‍🚀🫨 {{ x }} {% x %} %(a)s"),
        ("가", "가"),
        ("x" * 2000, "x" * 2000),
    ],
)
def test_whatever_is_written_is_kept_and_shown_letter_by_letter(client, form, text, kept):
    assert send(client, form, {"text": text}).status_code == 303
    assert ReaderReport.objects.get().text == kept
    # And when something else is wrong it comes back as it was.
    back = send(client, form, {"text": text, "reply_to": "not an address"})
    assert back.status_code == 422
    assert typed(back) == kept
    assert "<script>alert" not in back.content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": ""}, "내용을 써|Write your message"),
        ({"text": " \n\t\x00"}, "내용을 써|Write your message"),
        ({"text": "가" * 2001}, "2,001"),
        ({"text": "a" * 100_000}, "100,000"),
        ({"text": "가" * 100_000}, "100,000"),
        ({"reply_to": "reader@"}, "name@example.com"),
        ({"reply_to": "a@b.example\nBcc: c@d.example"}, "name@example.com"),
        ({"reply_to": "x" * 300 + "@home.example"}, "name@example.com"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(client, form, said, words):
    response = send(client, form, said)
    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(words, html.unescape(page))
    assert 'role="alert"' in page and 'aria-invalid="true"' in page
    assert typed(response).strip() == said.get("text", SAID["text"]).replace("\x00", "").strip()
    if "reply_to" not in said:
        assert SAID["reply_to"] in page
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("kind", ["", "letter", "nonsense", "fact\x00x", "x" * 10_000])
def test_a_kind_that_is_no_choice_is_refused(client, article, kind):
    response = send(client, addresses.report("ko", article.pk), {"kind": kind})
    assert response.status_code == 422
    assert typed(response) == SAID["text"]


def test_what_falls_into_the_trap_is_thanked_and_thrown_away(client, form):
    assert send(client, form, {"website": "https://spam.example"}).status_code == 303
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "nonsense"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://testserver:81"},
        {"Origin": "x" * 9000},
    ],
    ids=lambda headers: str(headers)[:40],
)
def test_what_another_site_sends_is_not_read(client, form, headers):
    response = send(client, form, **headers)
    assert response.status_code == 403
    assert SAID["text"] not in response.content.decode()
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}], ids=str
)
def test_what_our_own_page_sends_is_read(client, form, headers):
    assert send(client, form, **headers).status_code == 303


def test_what_no_form_sends_is_not_read(client, form):
    assert client.post(form, {"text": "x"}, content_type="multipart/form-data; boundary=x").status_code == 415
    assert client.post(form, '{"text": "x"}', content_type="application/json").status_code == 415
    assert client.post(form, "x", content_type="").status_code == 415
    assert client.post(form, "text=" + "x" * MOST_BYTES, content_type=FORM).status_code == 413
    for length in ("9" * 5000, "-1", "x"):
        assert client.post(form, "a=b", content_type=FORM, CONTENT_LENGTH=length).status_code == 413
    assert client.post(form, "a=b&" * 5000, content_type=FORM).status_code == 413
    assert not ReaderReport.objects.exists()


def test_one_sender_has_room_for_a_few_and_what_is_too_much_comes_back(client, form):
    with clock.at(T):
        statuses = [send(client, form).status_code for _time in range(MESSAGES.most)]
        over = send(client, form)
        other = client.post(form, SAID, REMOTE_ADDR="192.0.2.7")
    assert statuses == [303] * MESSAGES.most
    assert over.status_code == 429
    assert int(over.headers["Retry-After"]) == MESSAGES.seconds
    assert typed(over) == SAID["text"]
    assert other.status_code == 303
    with clock.at(T + dt.timedelta(seconds=MESSAGES.seconds)):
        assert send(client, form).status_code == 303


def test_a_typing_mistake_does_not_use_up_the_room(client, form):
    with clock.at(T):
        for _time in range(MESSAGES.most + 1):
            assert send(client, form, {"text": ""}).status_code == 422
        assert send(client, form).status_code == 303


def test_a_flood_is_not_even_read(client, form):
    with clock.at(T):
        for _time in range(POSTS.most):
            send(client, form, {"text": ""})
        response = send(client, form)
    assert response.status_code == 429
    assert SAID["text"] not in response.content.decode()


@pytest.mark.parametrize(
    ("is_behind", "told", "is_other"),
    [
        (True, "198.51.100.1", True),
        # What a client writes itself stands before what the proxy adds.
        (True, "198.51.100.1, 127.0.0.1", False),
        (False, "198.51.100.1", False),
    ],
)
def test_the_sender_is_who_the_proxy_says_if_there_is_one(client, form, settings, is_behind, told, is_other):
    settings.BEHIND_PROXY = is_behind
    with clock.at(T):
        for _time in range(MESSAGES.most):
            send(client, form, **{"X-Forwarded-For": "127.0.0.1"})
        response = send(client, form, **{"X-Forwarded-For": told})
    assert response.status_code == (303 if is_other else 429)


def test_methods_are_named(client, form):
    assert client.options(form).headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    for method in ("PUT", "DELETE", "PATCH"):
        response = client.generic(method, form)
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_a_story_called_report_keeps_the_forms_address_free(client, world):
    made = full_story(world, en={"headline": "Report", "body": "<p>It is.</p>", "slug": "report"})
    publish(made, "en", world.cast.admin)
    address = addresses.article("en", made.pk, "report")
    assert address == addresses.permalink("en", made.pk)
    assert "<form" in client.get(addresses.report("en", made.pk)).content.decode()
    assert "It is." in client.get(address).content.decode()
