"""The page of an import says what was found in the desk's words, in the language of its screens."""

import hashlib
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.interchange.models import PageImport
from tests.cast import story

FOUND = {
    "matched": [{"noun": "reporter", "name": "허가온", "id": 1}],
    "proposals": [
        {"noun": "bureau", "name": "영동본부", "detail": ""},
        {"noun": "holder", "name": "<b>한라신문</b>", "detail": "example.com"},
    ],
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("reporter: 허가온", "bureau: 영동본부", "holder: &lt;b&gt;한라신문&lt;/b&gt;")),
        ("ko", ("기자: 허가온", "부서: 영동본부", "저작권자: &lt;b&gt;한라신문")),
    ],
)
def test_found_names_are_told_in_words(
    cast: SimpleNamespace, client: Client, language: str, words: tuple[str, ...]
):
    imported = PageImport.objects.create(
        article=story(cast),
        language="ko",
        file_name="page.txt",
        sha256=hashlib.sha256(b"page").hexdigest(),
        evidence="page",
        imported_by=cast.reporter,
        imported_at=clock.now(),
        found=FOUND,
    )
    client.force_login(cast.editor)
    client.cookies["staff_language"] = language
    html = client.get(reverse("admin:interchange_pageimport_change", args=[imported.pk])).content.decode()
    for word in words:
        assert word in html
    assert "sha256:" not in html
    assert f"{cast.reporter}" in html
    assert imported.sha256 in html
    if language == "ko":
        for code in ("reporter:", "bureau:", "holder:"):
            assert code not in html
