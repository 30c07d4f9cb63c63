"""What browsers say of where a form was sent from, and what is believed."""

import pytest
from django.test import RequestFactory

from articles.reader.came_from import is_from_here


def sent(**headers: str) -> bool:
    return is_from_here(RequestFactory().post("/", headers=headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Origin": "ftp://testserver"},
        {"Origin": "testserver"},
        {"Origin": "http://["},
        {"Origin": "null"},
        {"Origin": ""},
    ],
    ids=str,
)
def test_what_a_browser_says_comes_from_elsewhere_is_not_ours(headers):
    assert not sent(**headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": "https://testserver"},
    ],
    ids=str,
)
def test_our_own_pages_and_browsers_that_say_nothing_are_heard(headers):
    assert sent(**headers)
