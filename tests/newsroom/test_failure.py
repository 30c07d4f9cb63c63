"""When a page cannot be made, readers get words in every language, and machines are told when to return."""

import pytest
from django.db import OperationalError

from articles.reader import front
from newsroom import failure


def broken(monkeypatch, error: Exception) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(front, "frame", refuse)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "retry"),
    [(ZeroDivisionError(), 500, None), (OperationalError("the database does not answer"), 503, "120")],
)
def test_a_failure_says_in_both_languages_what_to_do_and_keeps_no_copy(
    cast, client, monkeypatch, error, status, retry
):
    broken(monkeypatch, error)
    client.raise_request_exception = False
    answers = [client.get("/ko/"), client.get("/en/")]
    for answer in answers:
        assert answer.status_code == status
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers.get("Retry-After") == retry
        assert "Content-Security-Policy" in answer.headers
    html = answers[0].content.decode()
    assert answers[1].content == answers[0].content
    assert 'lang="ko"' in html and 'lang="en"' in html and html.count("<h1") == 1
    assert "noindex" in html and 'href="/ko/"' in html and 'href="/en/"' in html


def test_a_failure_page_is_made_without_the_database():
    # This test may not open the database: a query would be an error.
    failure.page.cache_clear()
    assert failure.page(503) != failure.page(500)


def test_the_failure_pages_are_valid(nu):
    pages = [failure.page(status).decode() for status in (500, 503)]
    assert [message["message"] for message in nu(*pages)] == []
