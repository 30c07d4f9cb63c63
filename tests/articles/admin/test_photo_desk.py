"""The addresses the photos panel speaks to: each file judged by itself, each photo changed by who may."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image

from articles.media import intake, limits, quota
from articles.media.models import Photo, PhotoPreset
from articles.models import PhotoBureau
from articles.rights.models import Holder, License
from articles.workflow.nouns import scope_of
from tests.articles.admin.pictures import jpeg
from tests.articles.media.files import encoded, gif_of, picture, xmp
from tests.forms import fields

pytestmark = pytest.mark.usefixtures("screens_in_english")

UPLOAD = "/admin/media/photo/upload/"
BAD = {
    "bad.jpg": b"not a picture",
    "empty.jpg": b"",
    "moving.gif": gif_of(10_000),
    "phone.heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
}


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def files(*named: tuple[str, bytes]) -> dict[str, Any]:
    return {"files": [SimpleUploadedFile(name, data) for name, data in named]}


def post(client: Client, view: str, photo: Photo, **values: str) -> Any:
    return client.post(reverse(f"admin:media_photo_{view}", args=[photo.pk]), values)


def test_sixty_at_once_with_bad_ones_among_them_name_those_and_take_the_rest(
    cast: SimpleNamespace, desk: Client
):
    good = [(f"부두 {number}.jpg", jpeg(f"hsl({6 * number}, 80%, 50%)")) for number in range(60 - len(BAD))]
    sent = [*good[:20], *BAD.items(), *good[20:]]
    answer = desk.post(UPLOAD, files(*sent)).json()["photos"]
    assert [one["name"] for one in answer] == [name for name, _data in sent]
    assert {one["name"] for one in answer if "problem" in one} == set(BAD)
    assert all(len(one["problem"]) > 20 for one in answer if "problem" in one)
    assert Photo.objects.count() == len(good) == cast.honam.photos.count()
    assert {photo.created_by for photo in Photo.objects.all()} == {cast.editor}


def test_a_photo_arrives_without_rights_and_its_card_says_so_with_the_files_words_as_text(desk: Client):
    said = xmp("<photoshop:Credit>&lt;script&gt;1&lt;/script&gt;</photoshop:Credit>")
    (one,) = desk.post(UPLOAD, files(("<b>.jpg", encoded(picture((60, 40)), xmp=said)))).json()["photos"]
    assert one["is_usable"] is False
    assert "Cannot be published yet" in one["card"]
    assert "<script>" not in one["card"] and "<b>" not in one["card"]
    assert "&lt;script&gt;1" in one["card"]


def test_what_other_sources_in_a_file_say_instead_is_shown(desk: Client):
    from_xmp = xmp("<dc:rights>ⓒ갑</dc:rights>")
    exif = Image.Exif()
    exif[0x8298] = "abc"
    data = encoded(picture((60, 40)), xmp=from_xmp, exif=exif)
    (one,) = desk.post(UPLOAD, files(("a.jpg", data))).json()["photos"]
    assert "ⓒ갑" in one["card"] and "Exif says: abc" in one["card"]


@pytest.mark.parametrize(
    ("who", "bureau", "status"),
    [
        ("reporter", "honam", 200),
        ("reporter", "gangwon", 400),
        ("editor", "gangwon", 400),
        ("translator", "honam", 404),
        ("nobody", "honam", 403),
        ("admin", "gangwon", 200),
    ],
)
def test_nobody_puts_a_photo_where_they_may_add_none(
    cast: SimpleNamespace, client: Client, who: str, bureau: str, status: int
):
    client.force_login(getattr(cast, who))
    values = files(("a.jpg", jpeg())) | {"bureau": getattr(cast, bureau).pk}
    assert client.post(UPLOAD, values).status_code == status
    assert Photo.objects.count() == (status == 200)


def test_whose_bureau_is_not_clear_is_asked_for_it(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    answer = client.post(UPLOAD, files(("a.jpg", jpeg())))
    assert answer.status_code == 400 and "bureau" in answer.json()["problem"]


@pytest.mark.parametrize("bureau", ["0", "9" * 40, "-1", "x", "1 OR 1"])
def test_a_bureau_that_is_none_is_an_answer(desk: Client, bureau: str):
    assert desk.post(UPLOAD, files(("a.jpg", jpeg())) | {"bureau": bureau}).status_code == 400


def test_nothing_and_too_many_are_said(desk: Client, monkeypatch: pytest.MonkeyPatch):
    assert desk.post(UPLOAD).status_code == 400
    monkeypatch.setattr("articles.admin.photo_desk.MAX_FILES", 1)
    answer = desk.post(UPLOAD, files(("a.jpg", jpeg()), ("b.jpg", jpeg())))
    assert answer.status_code == 400 and not Photo.objects.exists()


def test_only_posts_are_taken(desk: Client, pier: Photo):
    for page in (
        UPLOAD,
        *(
            reverse(f"admin:media_photo_{view}", args=[pier.pk])
            for view in ("preset", "credit", "point", "card")
        ),
    ):
        assert desk.get(page).status_code == 405


def test_a_request_of_too_many_bytes_is_refused_before_it_is_parsed(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(quota, "MAX_REQUEST", 1000)
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10_000):
        assert desk.post(UPLOAD, files(("a.jpg", bytes(2000)))).status_code in (400, 413)
    assert not Photo.objects.exists()


def test_of_a_file_that_is_too_large_no_more_than_that_is_kept(desk: Client, monkeypatch: pytest.MonkeyPatch):
    kept: list[int] = []
    monkeypatch.setattr(quota, "MAX_BYTES", 100_000)
    monkeypatch.setattr(
        "articles.admin.photo_desk.take_photo", lambda data, *_, **__: kept.append(len(data)) or 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        desk.post(UPLOAD, files(("a.jpg", bytes(5_000_000))))
    assert kept[0] < 100_000 + 2 * 64 * 1024


def test_one_tap_fills_holder_credit_and_licence(cast: SimpleNamespace, desk: Client, pier: Photo):
    Photo.objects.filter(pk=pier.pk).update(preset="", is_due=False)
    answer = post(desk, "preset", pier, key="own").json()
    pier.refresh_from_db()
    assert (pier.preset, pier.holder, pier.license.code) == ("own", cast.holder, "arr")
    assert (pier.credit_line_ko, pier.credit_line_en) == ("가온나루", "Gaonnaru")
    assert answer["is_usable"] is True and "May be published" in answer["card"]
    assert pier.is_due, "renditions carry the credit"


def test_who_calls_an_agencys_photo_ours_is_asked_to_look_again(desk: Client):
    said = xmp("<photoshop:Credit>연합뉴스</photoshop:Credit>")
    desk.post(UPLOAD, files(("a.jpg", encoded(picture((60, 40)), xmp=said))))
    photo = Photo.objects.get()
    assert "another credit, 연합뉴스" in post(desk, "preset", photo, key="own").json()["card"]
    assert "another credit" not in post(desk, "preset", photo, key="agency").json()["card"]


def test_a_supplied_photo_stays_unusable_until_somebody_says_whose_it_is(desk: Client, pier: Photo):
    assert post(desk, "preset", pier, key="supplied").json()["is_usable"] is False
    answer = post(desk, "credit", pier, credit_line_ko="사진=광양시 제공").json()
    pier.refresh_from_db()
    assert pier.credit_line_ko == "광양시", "a typed label would be printed twice"
    assert answer["is_usable"] is True and "사진=광양시 제공" in answer["card"]


def test_a_bureaus_own_presets_stand_before_the_papers(cast: SimpleNamespace, desk: Client, pier: Photo):
    city = Holder.objects.create(kind="public_body", name_ko="광양시", name_en="Gwangyang City")
    kogl = License.objects.get(code="kogl-1")
    row = PhotoPreset.objects.create(
        scope=scope_of(cast.honam),
        kind="supplied",
        holder=city,
        license=kogl,
        credit_line_ko="",
        credit_line_en="",
    )
    assert f'data-preset="row-{row.pk}"' in post(desk, "preset", pier, key="own").json()["card"]
    assert post(desk, "preset", pier, key="supplied").status_code == 400, (
        "the built-in one is not offered any more"
    )
    post(desk, "preset", pier, key=f"row-{row.pk}")
    pier.refresh_from_db()
    assert (pier.holder, pier.license, pier.credit_line_en) == (city, kogl, "Gwangyang City")


@pytest.mark.parametrize("key", ["", "nothing", "row-999999", "x" * 9000])
def test_a_preset_that_is_none_changes_nothing(desk: Client, pier: Photo, key: str):
    assert post(desk, "preset", pier, key=key).status_code == 400
    assert Photo.objects.get(pk=pier.pk).preset == "own"


def test_no_preset_or_credit_changes_another_bureaus_photo(
    cast: SimpleNamespace, client: Client, pier: Photo, foreign_photo: Photo
):
    for who, photo in (("editor", foreign_photo), ("reporter", pier), ("translator", pier)):
        client.force_login(getattr(cast, who))
        assert post(client, "preset", photo, key="agency").status_code == 404, who
        assert post(client, "credit", photo, credit_line_ko="나").status_code == 404, who
    assert set(Photo.objects.values_list("preset", flat=True)) == {"own"}


def test_the_card_of_another_bureaus_photo_is_not_shown(
    cast: SimpleNamespace, client: Client, desk: Client, pier: Photo, foreign_photo: Photo
):
    answer = post(desk, "card", pier).json()
    assert answer["id"] == pier.pk and "May be published" in answer["card"]
    assert "pier.jpg" in answer["picture"] and 'role="slider"' in answer["point"]
    assert post(desk, "card", foreign_photo).status_code == 404
    assert desk.post(f"/admin/media/photo/{2**70}/card/").status_code == 404
    client.force_login(cast.nobody)
    assert post(client, "card", pier).status_code in (403, 404)


def test_no_focal_point_moves_in_another_bureaus_photo(
    cast: SimpleNamespace, client: Client, pier: Photo, foreign_photo: Photo
):
    for who, photo in (("editor", foreign_photo), ("translator", pier)):
        client.force_login(getattr(cast, who))
        assert post(client, "point", photo, x="0.1", y="0.1").status_code == 404, who
    assert set(Photo.objects.values_list("focal_x", "focal_y")) == {(0.5, 0.5)}


def test_a_focal_point_moved_beside_a_story_makes_the_cuts_due(desk: Client, pier: Photo):
    Photo.objects.filter(pk=pier.pk).update(is_due=False, recipe_edition=1)
    assert post(desk, "point", pier, x="0.25", y="1").status_code == 200
    pier.refresh_from_db()
    assert (pier.focal_x, pier.focal_y, pier.is_due) == (0.25, 1.0, True)


@pytest.mark.parametrize("x", ["", "nan", "inf", "-0.1", "1.01", "x", "0.5" + "0" * 9000 + "x"])
def test_a_focal_point_that_is_none_moves_nothing(desk: Client, pier: Photo, x: str):
    answer = post(desk, "point", pier, x=x, y="0.1")
    assert answer.status_code == 400 and "between 0 and 1" in answer.json()["problem"]
    assert Photo.objects.get(pk=pier.pk).focal_y == 0.5


def test_a_server_that_is_busy_says_that_the_same_file_may_come_again(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: Any) -> None:
        raise intake.Refused("busy")

    monkeypatch.setattr(intake, "look", full)
    (one,) = desk.post(UPLOAD, files(("a.jpg", jpeg()))).json()["photos"]
    assert one["is_busy"] is True and not Photo.objects.exists()
    monkeypatch.undo()
    (one,) = desk.post(UPLOAD, files(("a.jpg", b"x"))).json()["photos"]
    assert one["is_busy"] is False


def test_a_credit_too_long_for_its_line_is_said(desk: Client, pier: Photo):
    answer = post(desk, "credit", pier, credit_line_ko="가" * 161)
    assert answer.status_code == 400 and "160" in answer.json()["problem"]


def test_the_photos_page_tells_what_it_is_and_offers_its_focal_point(desk: Client, pier: Photo):
    html = desk.get(f"/admin/media/photo/{pier.pk}/change/").content.decode()
    assert "May be published" in html
    assert 'role="slider"' in html and 'data-crop="1200/630"' in html
    assert PhotoBureau.objects.filter(photo=pier).exists()


def test_a_focal_point_moved_on_its_page_makes_the_cuts_due(desk: Client, pier: Photo):
    Photo.objects.filter(pk=pier.pk).update(is_due=False, recipe_edition=1)
    page = f"/admin/media/photo/{pier.pk}/change/"
    assert desk.post(page, fields(desk.get(page)) | {"focal_x": "0.2"}).status_code == 302
    pier.refresh_from_db()
    assert (pier.focal_x, pier.is_due) == (0.2, True)


def test_a_label_typed_on_the_photos_page_is_not_stored(desk: Client, pier: Photo):
    page = f"/admin/media/photo/{pier.pk}/change/"
    assert desk.post(page, fields(desk.get(page)) | {"credit_line_ko": "사진=광양시 제공"}).status_code == 302
    pier.refresh_from_db()
    assert pier.credit_line_ko == "광양시"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.kr", "data:text/html,x"])
def test_an_address_that_is_no_web_page_is_refused(desk: Client, pier: Photo, address: str):
    page = f"/admin/media/photo/{pier.pk}/change/"
    answer = desk.post(page, fields(desk.get(page)) | {"web_statement": address})
    assert "web_statement" in answer.context["adminform"].form.errors


def test_the_page_and_the_server_have_the_same_limit():
    script = (Path(settings.BASE_DIR) / "static" / "desk" / "photo_queue.js").read_text()
    assert limits.MAX_BYTES == 40 * 1024 * 1024 and "MAX_BYTES = 40 * 1024 * 1024;" in script
