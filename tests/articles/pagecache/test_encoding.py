"""Which coding an answer goes out in: the request's own weights decide, and nothing in them is harmful."""

import gzip

import brotli
import pytest

from articles.pagecache.encoding import coding, encoded

ASKED = (
    ("", ""),
    ("gzip", "gzip"),
    ("gzip, deflate, br, zstd", "br"),
    ("br;q=0.5, gzip;q=0.9", "gzip"),
    ("br;q=0, gzip", "gzip"),
    ("br;q=0, gzip;q=0.000", ""),
    ("BR", "br"),
    ("x-gzip", "gzip"),
    ("*", "br"),
    ("*;q=0", ""),
    ("br;q=0, *", "gzip"),
    ("identity", ""),
    ("identity;q=1, br;q=0.2", ""),
    ("identity;q=0.2, gzip;q=0.3", "gzip"),
    ("br;q=2, gzip;q=nan", ""),
    ("br ; q=0.8 , gzip ; q=0.7", "br"),
    (",,;;q=1,=", ""),
    ("zstd, deflate", ""),
    ("gzip;q=1;q=0", ""),
    ("x" * 1000 + ", gzip", ""),
)


@pytest.mark.parametrize(("header", "expected"), ASKED)
def test_the_weights_of_a_request_decide(header, expected):
    assert coding(header) == expected


@pytest.mark.parametrize(("name", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_coding_can_be_undone_and_is_the_same_each_time(name, undo):
    body = "광양항 새 부두 ".encode() * 300
    assert undo(encoded(body, name)) == body
    assert encoded(body, name) == encoded(body, name)
    assert len(encoded(body, name)) < len(body) / 10
