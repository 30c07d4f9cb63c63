"""Security headers stand on every answer there is, and no policy allows what is written into a page."""

import re

import pytest
from django.http import HttpRequest, HttpResponse

from articles.text.schema import FRAMES
from newsroom.security import EARLY_HASH, PUBLIC_CSP, STAFF_CSP, SecurityHeadersMiddleware, script_hash
from tests.cast import PASSWORD

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ADDRESSES = {
    "/healthz": 200,
    "/ko/": 200,
    "/no/such/page": 404,
    "/ko/articles/999999999/": 404,
    "/": 302,
    "/admin": 301,
    "/admin/": 302,
    "/admin/no-such-page/": 302,
    "/admin/account/login/": 200,
    "/robots.txt": 200,
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers_whatever_its_status(cast, client, address):
    response = client.get(address)
    assert response.status_code == ADDRESSES[address]
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in response.headers["Permissions-Policy"]
    wanted = STAFF_CSP if address.startswith("/admin/") else PUBLIC_CSP
    assert response.headers["Content-Security-Policy"] == wanted


@pytest.mark.django_db
def test_a_static_file_carries_them_too(client):
    response = client.get("/static/admin/css/base.css")
    response.close()
    assert response.status_code == 200
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert response.headers["Content-Security-Policy"] == PUBLIC_CSP


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/", "/admin/articles/article/", "/admin/account/login/"])
def test_a_colleagues_page_is_never_stored_or_indexed(cast, client, address):
    client.login(username="admin", password=PASSWORD)
    response = client.get(address)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("policy", [PUBLIC_CSP, STAFF_CSP])
def test_a_policy_allows_nothing_inline_nothing_computed_and_nothing_foreign(policy):
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert {"base-uri", "form-action", "frame-ancestors", "script-src", "style-src"} <= set(parts)
    # A frame is opened by a reader's click only, and only of a provider the text's schema knows.
    framed = parts.pop("frame-src", "").split()
    assert framed == (list(FRAMES) if policy == PUBLIC_CSP else [])
    assert not any(word in " ".join(parts.values()) for word in ("unsafe-", "http", "*"))
    for name, sources in parts.items():
        named = {f"'{EARLY_HASH}'"} if name == "script-src" else set()
        assert set(sources.split()) - named <= {"'self'", "'none'", "data:", "blob:"}, name


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ko/", "/en/no-such-page/", "/admin/no-such-page/"])
def test_the_one_script_in_a_page_is_the_one_the_policy_names(cast, client, address):
    client.login(username="admin", password=PASSWORD)
    response = client.get(address)
    scripts = re.findall(rb"<script>(.*?)</script>", response.content, re.DOTALL)
    assert [script_hash(script) for script in scripts] == [EARLY_HASH]
    assert f"'{EARLY_HASH}'" in response.headers["Content-Security-Policy"]
    assert len(scripts[0]) <= 300
    assert response.content.index(b"<script>") < response.content.index(b'rel="stylesheet"')


def test_readers_pictures_come_from_here_only():
    assert "data:" not in PUBLIC_CSP and "blob:" not in PUBLIC_CSP


def test_a_view_that_set_a_stricter_header_keeps_it():
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Referrer-Policy": "no-referrer"})

    request = HttpRequest()
    request.path_info = "/"
    assert SecurityHeadersMiddleware(view)(request).headers["Referrer-Policy"] == "no-referrer"
