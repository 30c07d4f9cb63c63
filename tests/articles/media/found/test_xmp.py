"""XMP packets: what is read of them, and that a hostile one is left aside with a note."""

import pytest

from articles.media.found import xmp
from articles.media.found.xmp import Unreadable, read
from articles.media.limits import MAX_TEXT, MAX_XMP
from tests.articles.media import files


def test_every_form_of_a_property_is_read():
    packet = files.xmp(
        "<dc:creator><rdf:Seq><rdf:li>허가온</rdf:li><rdf:li>Ham Seo-jun</rdf:li></rdf:Seq></dc:creator>"
        '<dc:rights><rdf:Alt><rdf:li xml:lang="en">All rights</rdf:li>'
        '<rdf:li xml:lang="x-default">무단전재 금지</rdf:li></rdf:Alt></dc:rights>'
        "<photoshop:Credit>연합뉴스</photoshop:Credit>"
        '<xmpRights:WebStatement rdf:resource="https://a.example/r"/>'
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>갑</plus:LicensorName>'
        "<plus:LicensorURL>https://a.example/l</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"
    )
    assert read(packet) == {
        "creator": ["허가온", "Ham Seo-jun"],
        "notice": "무단전재 금지",
        "credit": "연합뉴스",
        "web_statement": "https://a.example/r",
        "licensor": "갑",
        "licensor_url": "https://a.example/l",
    }


def test_a_property_may_be_an_attribute_and_of_alternatives_korean_comes_before_english():
    attributes = files.xmp("").replace(b'rdf:about=""', 'rdf:about="" photoshop:Credit="뉴시스"'.encode())
    assert read(attributes) == {"credit": "뉴시스"}
    packet = files.xmp(
        '<dc:rights><rdf:Alt><rdf:li xml:lang="en">B</rdf:li>'
        '<rdf:li xml:lang="ko-KR">가</rdf:li></rdf:Alt></dc:rights>'
    )
    assert read(packet) == {"notice": "가"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_packet_that_declares_anything_is_left_aside(encoding):
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    text = (
        '<?xml version="1.0"?>' * (encoding == "utf-8")
        + entity
        + files.xmp("<dc:format>&e;</dc:format>").decode()
    )
    with pytest.raises(Unreadable, match="xmp_doctype"):
        read(text.encode(encoding))


def test_entities_a_doctype_hides_in_another_encoding_are_refused_after_parsing(monkeypatch):
    monkeypatch.setattr(xmp, "DOCTYPES", ())
    text = '<!DOCTYPE x [<!ENTITY e "1">]>' + files.xmp("<dc:rights>&e;</dc:rights>").decode()
    with pytest.raises(Unreadable, match="xmp_doctype"):
        read(text.encode())


def test_a_packet_of_ten_megabytes_is_not_parsed(monkeypatch):
    monkeypatch.setattr(xmp.etree, "fromstring", None)
    with pytest.raises(Unreadable, match="xmp_too_long"):
        read(bytes(MAX_XMP + 1))


@pytest.mark.parametrize("packet", [b"no xml", b"<x:xmpmeta", b"\x00\xff\xfe" * 9, b"<a>" * 300_000])
def test_a_damaged_packet_is_left_aside(packet):
    with pytest.raises(Unreadable, match="xmp_damaged"):
        read(packet)


def test_texts_are_bounded_and_hold_nothing_a_database_refuses():
    found = read(
        files.xmp(f"<photoshop:Credit>{'가' * 9000}</photoshop:Credit><dc:rights>a&#x85;b</dc:rights>")
    )
    assert len(found["credit"]) == MAX_TEXT
    assert found["notice"] == "a b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16-le", "utf-16"])
def test_every_encoding_a_packet_may_have_is_read(encoding):
    text = files.xmp("<photoshop:Credit>연합뉴스</photoshop:Credit>").decode()
    assert read(f'<?xpacket begin="\ufeff"?>{text}'.encode(encoding)) == {"credit": "연합뉴스"}


def test_zeros_around_a_packet_are_padding():
    packet = files.xmp("<photoshop:Credit>연합뉴스</photoshop:Credit>")
    assert read(packet + bytes(99)) == {"credit": "연합뉴스"}
