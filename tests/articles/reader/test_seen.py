"""Where browsers say that a story was opened: it takes a post of our own pages and tells nobody anything."""

import datetime as dt

import pytest
from django.test import Client

from articles import clock
from articles.models import Reading
from articles.workflow import tally
from tests.articles.reader.surfaces import full_story
from tests.cast import publish

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def counted(monkeypatch):
    """A count of this test's own, as in a process that has just begun."""
    fresh = tally.Tally()
    monkeypatch.setattr("articles.reader.seen.TALLY", fresh)
    return fresh


@pytest.fixture
def article(world):
    with clock.at(T):
        made = full_story(world)
        publish(made, "ko", world.cast.admin)
    return made


def test_a_read_is_counted_without_a_cookie_or_a_question_to_the_database(
    article, counted, django_assert_num_queries
):
    client = Client(enforce_csrf_checks=True)
    with clock.at(T), django_assert_num_queries(0):
        response = client.post(f"/seen/{article.pk}/ko", headers={"Sec-Fetch-Site": "same-origin"})
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies and "Set-Cookie" not in response.headers
    assert counted.counts == {(article.pk, "ko"): 1}


def test_what_is_due_is_written_after_the_answer(client, article, counted, monkeypatch):
    monkeypatch.setattr(counted, "written", float("-inf"))
    with clock.at(T):
        client.post(f"/seen/{article.pk}/ko")
    assert list(Reading.objects.values_list("article", "language", "count")) == [(article.pk, "ko", 1)]
    assert not counted.counts


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_nothing_but_a_post_counts(client, article, counted, method):
    response = getattr(client, method)(f"/seen/{article.pk}/ko")
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert not counted.counts


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
    ],
)
def test_a_post_of_a_foreign_page_gets_the_same_answer_and_is_not_counted(client, article, counted, headers):
    assert client.post(f"/seen/{article.pk}/ko", headers=headers).status_code == 204
    assert not counted.counts


@pytest.mark.parametrize(
    "address", ["/seen/0/ko", "/seen/x/ko", "/seen/1/zz", "/seen/1/ja", f"/seen/{'9' * 19}/ko"]
)
def test_what_can_be_no_story_is_a_404(client, article, counted, address):
    assert client.post(address).status_code == 404
    assert not counted.counts


def test_behind_a_proxy_readers_are_told_apart_by_what_it_says_last(client, article, counted, settings):
    settings.BEHIND_PROXY = True
    with clock.at(T):
        for number in range(tally.PER_STORY + 1):
            forged = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.7"}
            client.post(f"/seen/{article.pk}/ko", headers=forged)
        assert counted.counts[article.pk, "ko"] == tally.PER_STORY
        client.post(f"/seen/{article.pk}/ko", headers={"X-Forwarded-For": "198.51.100.8"})
    assert counted.counts[article.pk, "ko"] == tally.PER_STORY + 1
