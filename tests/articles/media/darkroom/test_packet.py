"""What leaves the house inside a rendition: the photo's own facts by an allow-list, Korean intact."""

import io

import pytest
from PIL import Image

from articles.media.darkroom.packet import MAX_SEGMENT, packet
from articles.media.darkroom.render import render
from articles.media.found import reading
from articles.media.found.fields import FIELDS, OUTWARD
from articles.media.found.merge import merged
from articles.media.recipes import RECIPES
from tests.articles.media.files import picture

FACTS = {
    "creator": ["허가온", "Ham Seo-jun"],
    "credit": "연합뉴스",
    "notice": "ⓒ연합뉴스 재판매 및 DB 금지 <&>",
    "terms": "한 번만 쓸 수 있다.",
    "licensor": "연합뉴스 사진부",
    "licensor_url": "https://photo.example/buy?a=1&b=2",
    "web_statement": "https://photo.example/rights",
    "source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING",
}
PRIVATE = {
    "description": "피해자 김아무개 씨의 집",
    "keywords": ["김아무개"],
    "persons": ["김아무개"],
    "headline": "김아무개 사건",
    "title": "김아무개",
    "instructions": "김아무개 이름을 쓰지 말 것",
}


@pytest.mark.parametrize(
    "recipe", [recipe for recipe in RECIPES if recipe.width == 320], ids=lambda r: r.name
)
def test_each_format_carries_the_facts_and_reads_back_the_same(recipe):
    (made,) = render(picture((400, 300)), [recipe], (0.5, 0.5), packet({**FACTS, **PRIVATE}))
    image = Image.open(io.BytesIO(made.content))
    assert reading.read(image, made.content)["xmp"] == FACTS
    assert "김아무개".encode() not in made.content
    if recipe.encoder == "JPEG":
        carried = {field.name for field in FIELDS if field.iim} & set(FACTS)
        assert reading.read(image, made.content)["iptc"] == {name: FACTS[name] for name in carried}


def test_the_allow_list_is_exactly_the_newsrooms():
    assert set(OUTWARD) == set(FACTS)


def test_ascii_facts_stand_in_exif_too_and_hangul_does_not():
    ascii_only = {"creator": ["Ham Seo-jun"], "notice": "(c) Yonhap"}
    (made,) = render(picture((40, 30)), [RECIPES[0]], (0.5, 0.5), packet(ascii_only))
    assert dict(Image.open(io.BytesIO(made.content)).getexif()) == {
        0x013B: "Ham Seo-jun",
        0x8298: "(c) Yonhap",
    }
    (made,) = render(picture((40, 30)), [RECIPES[0]], (0.5, 0.5), packet(FACTS))
    assert not Image.open(io.BytesIO(made.content)).getexif()


def test_nothing_known_writes_nothing():
    (made,) = render(picture((40, 30)), [RECIPES[0]], (0.5, 0.5), packet(PRIVATE))
    image = Image.open(io.BytesIO(made.content))
    assert merged(reading.read(image, made.content)) == {}
    assert "xmp" not in image.info and "photoshop" not in image.info


def test_facts_too_long_for_a_segment_are_left_out_of_that_format_and_break_no_file():
    told = packet({"notice": "가" * 30_000})
    assert len(told.app13) < MAX_SEGMENT and told.xmp == b""
    (made,) = render(picture((40, 30)), [RECIPES[0]], (0.5, 0.5), told)
    assert Image.open(io.BytesIO(made.content)).size == (40, 30)
