"""The renditions made in the background: all of the list, again when what they show changes, never half."""

import io

import pytest
from PIL import Image

from articles.media import developing
from articles.media.developing import develop, develop_due
from articles.media.intake import take
from articles.media.models import Photo, Rendition
from articles.media.models.photo import MAX_TRIES
from articles.media.recipes import EDITION, INSTANT, RECIPES
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from tests.articles.media.files import NAVY, SAND, SECRET, encoded, is_near, picture, with_exif, xmp

pytestmark = pytest.mark.django_db


def content(photo: Photo, name: str) -> bytes:
    with photo.renditions.get(name=name).file.open("rb") as stream:
        return stream.read()


def test_all_of_the_list_is_made_once_and_then_nothing_is_due():
    photo = take(encoded(picture((2400, 1600))), "x.jpg")
    assert develop_due() == 1
    assert {row.name for row in photo.renditions.all()} == {recipe.name for recipe in RECIPES}
    files = {row.file.name for row in Rendition.objects.all()}
    assert develop_due() == 0
    assert {row.file.name for row in Rendition.objects.all()} == files
    photo.refresh_from_db()
    assert (photo.is_due, photo.recipe_edition) == (False, EDITION)


def test_pages_are_told_when_more_renditions_are_ready():
    photo = take(encoded(picture()), "x.jpg")
    develop_due()
    row = Outbox.objects.latest("pk")
    assert (row.event, row.keys) == ("renditions", [keys.photo(photo.pk)])


def test_files_that_were_replaced_are_gone_from_the_disk(media_root):
    take(encoded(picture()), "x.jpg")
    develop_due()
    kept = [path for path in (media_root / "renditions").rglob("*") if path.is_file()]
    assert len(kept) == len(RECIPES)


def test_a_moved_focal_point_makes_the_cuts_anew():
    photo = take(encoded(picture((1200, 2400))), "x.jpg")
    develop_due()
    before = content(photo, "card.jpg")
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.0, focal_y=0.0, is_due=True)
    develop_due()
    assert content(photo, "card.jpg") != before
    shown = Image.open(io.BytesIO(content(photo, "card.jpg")))
    assert is_near(shown.getpixel((5, 5)), NAVY) and is_near(shown.getpixel((1190, 5)), SAND)


def test_a_point_moved_while_the_darkroom_worked_keeps_the_photo_due(monkeypatch, media_root):
    photo = take(encoded(picture((1200, 800))), "x.jpg")
    original = developing.client.develop

    def slowly(*args):
        Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
        return original(*args)

    monkeypatch.setattr(developing.client, "develop", slowly)
    assert develop(photo.pk) is False
    assert list(Photo.objects.due()) == [photo]
    assert {row.name for row in photo.renditions.all()} == {recipe.name for recipe in INSTANT}
    kept = [path for path in (media_root / "renditions").rglob("*") if path.is_file()]
    assert len(kept) == len(INSTANT), "what was made for nothing is thrown away"
    monkeypatch.setattr(developing.client, "develop", original)
    assert develop(photo.pk) is True


def test_a_list_that_has_changed_since_makes_every_photo_due(monkeypatch):
    photo = take(encoded(picture()), "x.jpg")
    develop_due()
    assert not Photo.objects.due().exists()
    Photo.objects.filter(pk=photo.pk).update(recipe_edition=EDITION - 1)
    assert list(Photo.objects.due()) == [photo]


def test_a_file_that_gives_up_is_tried_a_few_times_and_stops_no_other(caplog):
    lost = take(encoded(picture((60, 40))), "lost.jpg")
    fine = take(encoded(picture((60, 40))), "fine.jpg")
    lost.original.storage.delete(lost.original.name)
    assert develop_due() == 2
    fine.refresh_from_db()
    assert not fine.is_due
    while develop_due():
        pass
    assert not Photo.objects.due().exists()
    assert caplog.text.count(f"Photo {lost.pk} could not be developed") == MAX_TRIES
    assert lost.renditions.count() == len(INSTANT), "it keeps what it has"


def test_a_rendition_carries_the_photos_facts_and_nothing_else_the_file_held():
    said = xmp(
        "<photoshop:Credit>연합뉴스</photoshop:Credit><photoshop:City>Suncheon, 3rd floor</photoshop:City>"
        "<dc:description>Suncheon, 3rd floor</dc:description>"
    )
    photo = take(encoded(Image.open(io.BytesIO(with_exif(1))), xmp=said, exif=with_exif_bytes()), "x.jpg")
    develop_due()
    for recipe in RECIPES:
        made = content(photo, recipe.name)
        assert SECRET.encode() not in made, recipe.name
        assert "연합뉴스".encode() in made, recipe.name
        image = Image.open(io.BytesIO(made))
        assert not image.getexif().get_ifd(0x8825) and "comment" not in image.info


def with_exif_bytes() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    return exif.tobytes()
