"""A photo's bureau: given by who took it in, changed by who may change the photo, and told."""

from types import SimpleNamespace
from typing import Any

import pytest

from articles.media.models import Photo
from articles.models import PhotoBureau
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.move_photo import move_photo
from articles.workflow.refusals import NotAllowed
from tests.articles.reader.surfaces import picture


@pytest.fixture
def photo(cast: SimpleNamespace, settings: Any, tmp_path: Any) -> Photo:
    settings.MEDIA_ROOT = tmp_path
    return picture("navy", created_by=cast.reporter)


def home(photo: Photo) -> int | None:
    return PhotoBureau.objects.filter(photo=photo).values_list("bureau", flat=True).first()


def test_who_took_a_photo_in_says_where_it_is_at_home(cast: SimpleNamespace, photo: Photo):
    move_photo(photo, cast.honam, by=cast.reporter)
    assert home(photo) == cast.honam.pk
    assert Outbox.objects.get().keys == [keys.photo(photo.pk)]


def test_a_photo_that_stays_where_it_is_is_nothing_new(cast: SimpleNamespace, photo: Photo):
    move_photo(photo, cast.honam, by=cast.reporter)
    move_photo(photo, cast.honam, by=cast.translator)
    assert Outbox.objects.count() == 1


def test_the_administrator_moves_it_anywhere(cast: SimpleNamespace, photo: Photo):
    move_photo(photo, cast.honam, by=cast.admin)
    move_photo(photo, cast.gangwon, by=cast.admin)
    assert home(photo) == cast.gangwon.pk


@pytest.mark.parametrize(
    "who", ["reporter", "editor", "translator", "other_editor", "other_reporter", "nobody"]
)
def test_nobody_moves_a_photo_out_of_or_into_a_foreign_bureau(cast: SimpleNamespace, photo: Photo, who: str):
    PhotoBureau.objects.create(photo=photo, bureau=cast.honam)
    with pytest.raises(NotAllowed):
        move_photo(photo, cast.gangwon, by=getattr(cast, who))
    assert home(photo) == cast.honam.pk
    assert not Outbox.objects.exists()


@pytest.mark.parametrize("who", ["other_reporter", "other_editor", "translator", "nobody"])
def test_a_photo_without_a_home_is_given_none_by_others(cast: SimpleNamespace, photo: Photo, who: str):
    for bureau in (cast.honam, cast.gangwon):
        with pytest.raises(NotAllowed):
            move_photo(photo, bureau, by=getattr(cast, who))
    assert home(photo) is None
