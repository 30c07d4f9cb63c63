"""What is stored of a photo that is taken in, and that nothing is stored of one that is not."""

import unicodedata
from pathlib import Path

import pytest
from django.conf import settings

from articles.media import intake, refusals
from articles.media.darkroom import decode, sniff
from articles.media.darkroom.client import Look
from articles.media.intake import Refused, prefilled, take
from articles.media.limits import MAX_BYTES
from articles.media.models import Photo, Rendition
from articles.media.recipes import INSTANT
from tests.articles.media.files import app13, encoded, iim, picture, with_exif, xmp

REFUSED = (b"", b"text", encoded(picture())[:2000], b"<svg/>", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")
AGENCY = xmp(
    "<dc:creator><rdf:Seq><rdf:li>허가온</rdf:li><rdf:li>함서준</rdf:li></rdf:Seq></dc:creator>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">ⓒ연합뉴스, 무단 전재 금지</rdf:li>'
    "</rdf:Alt></dc:rights>"
    "<photoshop:Credit>연합뉴스</photoshop:Credit>"
    "<xmpRights:WebStatement>javascript:alert(1)</xmpRights:WebStatement>"
    "<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>"
)


@pytest.mark.django_db
@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_photo_is_refused_in_words_and_nothing_is_stored(data, media_root):
    with pytest.raises(Refused) as refused:
        take(data, "photo.jpg")
    assert len(str(refused.value)) > 20
    assert not Photo.objects.exists() and not Rendition.objects.exists()
    assert not media_root.exists()


def test_a_file_of_more_than_40_mb_is_refused_before_any_process_sees_it(monkeypatch):
    monkeypatch.setattr(intake.client, "look", None)
    with pytest.raises(Refused, match="40"):
        intake.look(bytes(MAX_BYTES + 1))


def test_every_reason_and_note_a_process_can_give_has_its_words():
    source = Path(decode.__file__).read_text() + Path(sniff.__file__).read_text()
    for code in ("pixels", "frames", "memory", "bytes", "empty", "heic", "svg", "damaged", "no_picture"):
        assert f'"{code}"' in source
        assert refusals.REASONS[code]
    assert {code for _start, code in sniff.STARTS} <= set(refusals.REASONS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/pass\x00wd.exe", "../../etc/passwd.exe"),
        ("광양항_새 부두 (최종)-1.jpg", "광양항_새 부두 (최종)-1.jpg"),
        ("가" * 300 + ".jpg", "가" * 251 + ".jpg"),
        (unicodedata.normalize("NFD", "부두.jpg"), "부두.jpg"),
        ("", ""),
    ],
)
def test_its_file_name_is_kept_for_the_desk_and_names_no_file(name, shown):
    photo = take(encoded(picture((60, 40))), name)
    assert photo.file_name == shown
    assert not any(part in photo.original.name for part in ("passwd", "가", "광양"))


@pytest.mark.django_db
def test_the_original_is_kept_byte_for_byte_where_no_address_leads(client):
    data = with_exif(6)
    photo = take(data, "DSC_0001.JPG")
    with photo.original.open("rb") as stream:
        assert stream.read() == data
    path = Path(photo.original.path)
    assert path.stat().st_mode & 0o077 == 0
    assert photo.public_id not in str(path) and photo.sha256 not in str(path)
    assert not settings.MEDIA_URL or client.get(f"/media/{photo.original.name}").status_code == 404


@pytest.mark.django_db
def test_at_once_there_is_what_a_page_needs_and_the_rest_is_due():
    photo = take(encoded(picture()), "x.jpg")
    made = {row.name: (row.width, row.height) for row in photo.renditions.all()}
    assert made == {recipe.name: (recipe.width, round(900 * recipe.width / 1600)) for recipe in INSTANT}
    assert {recipe.encoder for recipe in INSTANT} == {"JPEG"}
    assert list(Photo.objects.due()) == [photo]
    for row in photo.renditions.all():
        assert row.file.size == row.size
        assert photo.public_id not in row.file.name and photo.sha256 not in row.file.name


@pytest.mark.django_db
def test_what_the_file_says_fills_the_columns_word_for_word_and_is_kept_as_found():
    photo = take(encoded(picture((60, 40)), xmp=AGENCY), "x.jpg")
    assert photo.creator == "허가온; 함서준"
    assert (photo.credit_line_ko, photo.credit_line_en or "") == ("연합뉴스", "")
    assert photo.supplied_notice == "ⓒ연합뉴스, 무단 전재 금지"
    assert photo.data_mining.endswith("DMI-PROHIBITED")
    assert photo.web_statement == "", "no program's address becomes an address of ours"
    assert photo.found["xmp"]["web_statement"] == "javascript:alert(1)"
    assert photo.preset == "", "nobody here has said yet where it comes from"


@pytest.mark.django_db
def test_what_a_person_says_stands_before_what_the_file_says():
    photo = take(encoded(picture((60, 40)), xmp=AGENCY), "x.jpg", creator="나", credit_line_ko="")
    assert (photo.creator, photo.credit_line_ko) == ("나", "연합뉴스")


@pytest.mark.django_db
def test_a_text_longer_than_its_column_is_not_cut_but_left_as_found():
    long = "가" * 200
    photo = take(encoded(picture((60, 40)), extra=app13(iim((2, 110, long.encode())))), "x.jpg")
    assert not photo.credit_line_ko
    assert photo.found["iptc"]["credit"] == long


def test_a_credit_in_latin_letters_is_the_english_one():
    assert prefilled({"iptc": {"credit": "AFP"}}) == {"credit_line_en": "AFP"}


@pytest.mark.django_db
def test_a_packet_that_declares_entities_is_left_aside_with_a_note_and_the_photo_is_taken():
    bad = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + AGENCY
    photo = take(encoded(picture((60, 40)), xmp=bad), "x.jpg")
    assert photo.found["notes"] == ["xmp_doctype"]
    assert "xmp" not in photo.found


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_a_packet_of_ten_megabytes_is_left_aside_with_a_note_and_the_photo_is_taken(kind):
    huge = AGENCY + b" " * 10 * 1024 * 1024
    photo = take(encoded(picture((60, 40)), kind, **carrying(kind, huge)), "x")
    assert photo.found["notes"] == ["xmp_too_long"]


def carrying(kind: str, packet: bytes) -> dict[str, object]:
    if kind != "PNG":
        return {"xmp": packet}
    about = decode.PngImagePlugin.PngInfo()
    about.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=True)
    return {"pnginfo": about}


@pytest.mark.django_db
def test_a_photo_is_stored_as_a_whole_or_not_at_all(monkeypatch, media_root):
    seen = Look("JPEG", 60, 40, (), {}, ())
    monkeypatch.setattr(intake.Rendition.objects, "bulk_create", lambda rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        intake.keep(seen, encoded(picture((60, 40))), "x.jpg")
    assert not Photo.objects.exists()
