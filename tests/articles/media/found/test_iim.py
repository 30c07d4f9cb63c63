"""IPTC-IIM in the character sets agencies use, with and without saying which."""

import pytest

from articles.media.found.iim import read
from tests.articles.media.files import iim

KOREAN = "사진=광양시 제공"


@pytest.mark.parametrize(
    ("charset", "text", "encoding"),
    [
        (b"\x1b%G", KOREAN, "utf-8"),
        (b"\x1b-A", "Québec", "latin-1"),
        (b"\x1b.A", "Müller · Söhne", "latin-1"),
        (b"\x1b$)C", KOREAN, "euc_kr"),
        (b"", KOREAN, "utf-8"),
        (b"", KOREAN, "euc_kr"),
        (b"", "ⓒ연합뉴스, 무단 전재·재배포 금지", "euc_kr"),
        (b"", "Québec, Zürich", "latin-1"),
        (b"", "MORT PIÉTONNE MONTRÉAL", "latin-1"),
        (b"\x1b%G", "Québec", "latin-1"),
        (b"\x1b(B", KOREAN, "euc_kr"),
    ],
)
def test_a_text_is_decoded_as_its_file_says_or_else_as_it_reads(charset, text, encoding):
    records = [(1, 90, charset)] if charset else []
    assert read(iim(*records, (2, 110, text.encode(encoding)))) == {"credit": text}


def test_several_creators_and_keywords_are_kept_in_their_order():
    found = read(iim((2, 80, b"B"), (2, 25, b"x"), (2, 80, b"A"), (2, 25, b"y"), (2, 55, b"20261124")))
    assert found == {"creator": ["B", "A"], "keywords": ["x", "y"]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x1c",
        b"\x1c\x02\x50\xff\xff",
        b"\x1c\x02\x50\x80\x04\xff\xff\xff\xffabc",
        b"\x1c\x02\x50\x80\xff",
        b"garbage" * 99,
        iim((2, 80, b"A"))[:-1],
    ],
)
def test_damaged_records_end_the_reading_and_nothing_else(data):
    assert read(data) == {}


def test_a_record_with_an_extended_length_is_read():
    assert read(b"\x1c\x02\x78\x80\x04\x00\x00\x00\x03abc") == {"description": "abc"}
