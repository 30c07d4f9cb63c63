"""Addresses and requests no link of ours makes: each gets the right status, none an error page."""

import pytest
from django.test import Client

from articles import clock
from tests.articles.reader.surfaces import FORMS, all_addresses, all_but, full_story
from tests.cast import publish

NOT_THERE = (
    "/zz/",
    "/ja/",
    "/KO/",
    "/ko/nothing/",
    "/ko/articles/0/",
    "/ko/articles/007/",
    "/ko/articles/-1/",
    "/ko/articles/1.5/",
    "/ko/articles/٣/",
    "/ko/articles/" + "9" * 19 + "/",
    "/ko/articles/" + "9" * 5000 + "/",
    "/ko/articles/999999999999999999/",
    "/ko/articles/one/",
    "/ko/sections/%00/",
    "/ko/sections/nothing%00/",
    "/ko/sections/%FF%FE/",
    "/ko/sections/" + "가" * 300 + "/",
    "/ko/sections/../../etc/passwd/",
    "/ko/" + "a" * 8192 + "/",
    "/a/0",
    "/a/" + "9" * 40,
    "/a/x",
    "/media/x/640.jpg",
    "/media/" + "0" * 32 + "/640.jpg",
    "/media/" + "0" * 32 + "/%2e%2e%2fsettings",
    "/ko/archive/2026/02/30/",
    "/ko/archive/9999/12/31/",
    "/sitemaps/ko-2026-13.xml",
    "/sitemaps/ko-1066-10.xml",
    "/sitemaps/zz-2026-11.xml",
    "/ko/feeds/section/nothing.rss",
    "/ko/feeds/author/heo.rss",
    "/zz/feeds/all.rss",
)
BAD_QUERIES = (
    "page=0",
    "page=1000000000",
    "page=2",
    "page=-1",
    "page=%00",
    "page=",
    "before=",
    "before=garbage",
    "before=%00",
    "before=%FF",
    "before=20260101T000000000000",
    "before=20260101T000000000000-",
    "before=20261301T000000000000-1",
    "before=20260101T000000000000--1",
    "before=20260101T000000000000-" + "9" * 19,
    "before=00010101T000000000000-1",
    "before=" + "a" * 8000,
)
LISTS = ("/ko/", "/ko/sections/economy/", "/en/bureaus/honam/", "/ko/topics/ports/")


@pytest.fixture
def article(world):
    made = full_story(world)
    publish(made, "ko", world.cast.admin)
    return made


@pytest.mark.parametrize("address", NOT_THERE, ids=lambda address: address[:40])
def test_what_is_no_address_is_a_404(client, world, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda query: query[:40])
def test_a_stretch_no_link_leads_to_is_a_404(client, world, article, query):
    assert {client.get(f"{address}?{query}").status_code for address in LISTS} == {404}


@pytest.mark.parametrize("query", ["page=1", "utm_source=x", "fbclid=1&a=%FF&b=%00", "a" * 7000, "&&&=", "%"])
def test_what_says_nothing_to_us_in_a_query_is_ignored(client, world, article, query):
    for address in (*LISTS, f"/ko/articles/{article.pk}/", "/ko/archive/2026/11/01/"):
        plain, asked = client.get(address), client.get(f"{address}?{query}")
        assert asked.status_code == plain.status_code
        assert asked.content == plain.content


@pytest.mark.parametrize("address", ["/ko/coverage/new-port/", "/ko/archive/2026/11/01/"])
def test_lists_without_stretches_have_no_second_page(client, world, address):
    assert client.get(f"{address}?page=2").status_code == 404


def test_a_missing_last_slash_is_added_for_addresses_that_exist_as_patterns(client, world, article):
    for address in ("/ko", "/ko/sections/economy", f"/ko/articles/{article.pk}", "/ko/archive/2026/11/01"):
        response = client.get(f"{address}?a=1")
        assert (response.status_code, response.headers["Location"]) == (301, f"{address}/?a=1")
    for address in ("/zz", "/ko/nothing", "/robots.txt.", "/a/0"):
        assert client.get(address).status_code == 404
    # Nothing about what there is to read: the answer comes from the table of addresses.
    assert client.get("/ko/articles/999999").status_code == 301


def test_a_missing_slash_never_leads_to_a_foreign_host(client, world):
    for path in ("//evil.example/ko", "/\\evil.example/ko", "//ko"):
        response = client.get(path)
        assert response.status_code == 404 or response.headers["Location"].startswith("/ko")


def test_pages_are_read_only(client, world, article):
    for address in all_but(FORMS, world, article):
        for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
            response = client.generic(method, address)
            assert response.status_code == 405, (method, address)
            assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
        options = client.options(address)
        assert (options.status_code, options.headers["Allow"]) == (200, "GET, HEAD, OPTIONS")


def test_a_form_sent_to_a_page_is_told_the_methods_and_not_that_it_expired(world, article):
    client = Client(enforce_csrf_checks=True)
    for address in (*all_but(FORMS, world, article), "/robots.txt", "/sitemap.xml", "/ko/feeds/all.rss"):
        for method in (client.post, client.put):
            response = method(address)
            assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS"), address


@pytest.mark.parametrize(
    "address",
    ["/sitemaps/ko-9999-12.xml", "/sitemaps/ko-0000-01.xml", "/sitemaps/ko-2201-01.xml",
     "/sitemaps/ko-2200-12.xml", "/ko/archive/9999/12/31/"],
)  # fmt: skip
def test_months_and_days_at_the_calendars_ends_are_404(client, world, address):
    assert client.get(address).status_code == 404


def test_head_says_what_get_says_without_the_body(client, world, article):
    for address in all_addresses(world, article):
        # An age counts down while the clock goes.
        with clock.at(clock.now()):
            got, head = client.get(address), client.head(address)
        assert head.status_code == got.status_code, address
        assert head.content == b""
        for name in ("ETag", "Content-Type", "Cache-Control", "Location", "Content-Length"):
            assert head.headers.get(name) == got.headers.get(name), (address, name)


@pytest.mark.parametrize(
    "mark", ["garbage", '"', "*, x", "W/", "\x01", '"' + "a" * 9000 + '"', '"one", "two']
)
def test_garbage_in_conditional_headers_gets_the_page(client, world, article, mark):
    for header in ("If-None-Match", "If-Modified-Since", "Range", "Accept-Encoding", "Accept-Language"):
        assert client.get("/ko/", headers={header: mark}).status_code == 200, header


def test_the_language_is_the_addresss_whatever_the_browser_asks_for(client, world, article):
    plain = client.get("/ko/")
    asked = client.get("/ko/", headers={"Accept-Language": "en-US,en;q=0.9", "Cookie": "staff_language=en"})
    assert asked.content == plain.content


def test_the_root_leads_to_the_first_language_whatever_is_asked_for(client, world):
    many = ",".join(f"x{number};q=0.{number % 10}" for number in range(10_000))
    for asked in ("en", "en-US,en;q=0.9", many, "*", ";;;,,,q="):
        response = client.get("/", headers={"Accept-Language": asked})
        assert (response.status_code, response.headers["Location"]) == (302, "/ko/")
        assert "Vary" not in response.headers, "one answer for everybody"


def test_a_date_of_another_age_is_no_reason_to_send_nothing(client, world, article):
    for date in ("Mon, 32 Foo 99999", "0", "Sat, 01 Jan 2050 00:00:00 GMT", "Sun, 06 Nov 1994 08:49:37 GMT"):
        for header in ("If-Modified-Since", "If-Unmodified-Since"):
            response = client.get(f"/ko/articles/{article.pk}/", headers={header: date}, follow=True)
            assert response.status_code == 200, (header, date)


def test_a_refused_method_on_nothing_is_still_a_404(client, world):
    assert client.post("/ko/nothing/").status_code == 404
