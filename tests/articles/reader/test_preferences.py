"""Text size and display: a form for every browser, kept in a cookie, that never leads elsewhere."""

import pytest
from django.test import Client

from articles.reader import choices
from tests.articles.reader.surfaces import all_addresses, full_story
from tests.cast import publish

FORM = "/ko/preferences/"
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def kept(response) -> dict[str, str]:
    return choices.read(response.cookies["prefs"].value)


@pytest.fixture
def sender(cast) -> Client:
    """A browser that has no token of ours, as readers have none."""
    return Client(enforce_csrf_checks=True)


def test_what_is_chosen_is_kept_and_leads_back(sender):
    response = sender.post(FORM, {"s": "5", "c": "4", "back": "/ko/articles/7/"}, **HERE)
    assert (response.status_code, response.headers["Location"]) == (303, "/ko/articles/7/")
    assert response.headers["Cache-Control"] == "no-store"
    assert kept(response) == {**choices.PLAIN, "s": "5", "c": "4"}
    cookie = response.cookies["prefs"]
    assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == ("/", "Lax", choices.COOKIE_AGE)
    again = sender.post(FORM, {"l": "1"}, **HERE)
    assert kept(again) == {**choices.PLAIN, "s": "5", "c": "4", "l": "1"}
    assert kept(sender.post(FORM, {"reset": "1", "s": "3"}, **HERE)) == choices.PLAIN


def test_a_step_moves_the_size_alone(sender):
    sender.post(FORM, {"c": "2"}, **HERE)
    assert kept(sender.post(FORM, {"step": "up"}, **HERE)) == {**choices.PLAIN, "c": "2", "s": "2"}
    assert kept(sender.post(FORM, {"step": "down"}, **HERE)) == {**choices.PLAIN, "c": "2"}


@pytest.mark.parametrize(
    "sent",
    [{"s": "6"}, {"s": "-1"}, {"s": "٣"}, {"s": "1; x=y"}, {"x": "1"}, {"step": "99"}, {"s": "\x00"}],
)
def test_values_that_are_not_in_the_list_are_passed_over(sender, sent):
    response = sender.post(FORM, {**sent, "w": "2"}, **HERE)
    assert response.status_code == 303
    assert kept(response) == {**choices.PLAIN, "w": "2"}


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "///elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "/\n//elsewhere.example",
        "javascript:alert(1)",
        "elsewhere.example",
        "/\x00",
        "/" + "a" * 3000,
        "",
    ],
)
def test_no_return_address_leads_to_another_host(sender, back):
    response = sender.post(
        FORM, {"back": back, "page": back}, HTTP_REFERER=f"https://e.example{back}", **HERE
    )
    assert (response.status_code, response.headers["Location"]) == (303, "/ko/")


def test_without_a_return_address_the_page_the_form_was_on_is_next(sender):
    for referer, page, expected in (
        ("http://testserver/ko/?before=x", "/ko/", "/ko/?before=x"),
        ("http://elsewhere.example/x", "/ko/articles/7/", "/ko/articles/7/"),
        ("http://[", "", "/ko/"),
    ):
        response = sender.post(FORM, {"page": page}, HTTP_REFERER=referer, **HERE)
        assert response.headers["Location"] == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://["},
    ],
)
def test_a_form_of_another_site_changes_nothing(sender, headers):
    response = sender.post(FORM, {"s": "5"}, **headers)
    assert response.status_code == 403
    assert "prefs" not in response.cookies


def test_a_form_larger_than_it_can_be_is_refused_unread(sender):
    response = sender.post(FORM, {"back": "/" * 17000}, **HERE)
    assert response.status_code == 413
    assert "prefs" not in response.cookies


def test_the_page_shows_what_is_kept_and_is_nobody_elses(client, cast):
    client.cookies["prefs"] = "s4c2"
    response = client.get(FORM, {"back": "/ko/articles/7/"})
    html = response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert '<input type="radio" name="s" value="4" checked>' in html
    assert '<input type="radio" name="c" value="2" checked>' in html
    assert '<input type="hidden" name="back" value="/ko/articles/7/">' in html
    assert "elsewhere" not in client.get(FORM, {"back": "//elsewhere.example"}).content.decode()


def test_the_page_says_which_methods_it_knows(client, cast):
    for answer in (client.options(FORM), client.put(FORM)):
        assert answer.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_the_style_sheet_of_the_choices_is_one_readers_own(client, cast):
    client.cookies["prefs"] = "s5"
    response = client.get("/prefs.css")
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--ts: 2;" in response.content.decode()


def test_no_other_page_differs_by_what_a_reader_chose(client, world):
    article = full_story(world)
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
    own = (FORM, "/en/preferences/", "/prefs.css")
    pages = [address for address in all_addresses(world, article) if address not in own]
    plain = [client.get(address).content for address in pages]
    client.cookies["prefs"] = "s5l2w1c4m1u1"
    assert [client.get(address).content for address in pages] == plain


def test_the_front_page_alone_carries_todays_date(client, world):
    assert 'class="today"' in client.get("/ko/").content.decode()
    assert 'class="today"' not in client.get(FORM).content.decode()
