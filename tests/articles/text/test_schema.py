"""The tables of the body agree with one another, and an address somebody pastes is known or it is not."""

import re

import pytest

from articles.text import assembly, body, schema

ID = {
    "youtube": "dQw4w9WgXcQ",
    "vimeo": "76979871",
    "instagram": "CxYz_12-AbC",
    "x": "1729000000000000001",
    "naver-tv": "41234567",
    "kakao-tv": "434567890",
    "facebook": "10153231379946729",
    "tiktok": "7106594312292453675",
}


@pytest.mark.parametrize("provider", schema.PROVIDERS, ids=lambda provider: provider.code)
def test_page_of_an_embed_leads_back_to_the_same_embed(provider):
    identity = ID[provider.code]
    assert schema.embedded(provider.code, identity) == provider
    assert schema.embed_of(provider.address.format(id=identity)) == (provider.code, identity)
    stored = f'<div data-embed="{provider.code}" data-id="{identity}"></div>'
    assert body.sanitise(stored) == stored
    assert provider.address.format(id=identity) in body.render(stored, {})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", ("youtube", "dQw4w9WgXcQ")),
        ("http://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=3", ("youtube", "dQw4w9WgXcQ")),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://twitter.com/someone/status/1729000000000000001?s=20", ("x", "1729000000000000001")),
        ("https://tv.naver.com/v/41234567/list/1", ("naver-tv", "41234567")),
        ("https://tv.kakao.com/channel/123/cliplink/434567890", ("kakao-tv", "434567890")),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", None),
        ("https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ", None),
        ("javascript:alert(1)//youtu.be/dQw4w9WgXcQ", None),
        ("https://youtu.be/" + "a" * 5000, None),
        ("", None),
    ],
)
def test_an_address_gives_provider_and_id_or_nothing(address, expected):
    assert schema.embed_of(address) == expected


@pytest.mark.parametrize(
    "identity", ["", "short", "dQw4w9WgXcQ ", 'dQw4w9WgX"Q', "dQw4w9WgXc\n", "가나다라마바사아자차카"]
)
def test_an_id_that_cannot_be_meant_is_refused(identity):
    assert schema.embedded("youtube", identity) is None


def test_patterns_are_understood_by_browsers_too():
    for provider in schema.PROVIDERS:
        for pattern in (provider.id, *provider.known):
            assert not re.search(r"\(\?[P<]|\\[AZ]|\(\?i", pattern)
            assert re.compile(pattern).groups == (0 if pattern == provider.id else 1)


def test_every_element_that_is_written_is_read():
    assert schema.WRITTEN <= assembly.READ
    assert set(schema.VALUES) <= set(schema.ATTRIBUTES)
