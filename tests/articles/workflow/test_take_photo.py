"""A photo is taken in for a bureau by who may add one there, and changed by who may change it."""

import pytest

from articles.media.models import Photo
from articles.media.refusals import Refused
from articles.models import PhotoBureau
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.change_photo import change_photo
from articles.workflow.refusals import NotAllowed
from articles.workflow.take_photo import take_photo
from tests.articles.admin.pictures import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_it_is_at_home_at_its_bureau_and_belongs_to_who_took_it(cast):
    photo = take_photo(jpeg(), "a.jpg", cast.honam, by=cast.reporter)
    assert (photo.created_by, PhotoBureau.objects.get().bureau) == (cast.reporter, cast.honam)


def test_who_may_add_none_there_adds_none_and_leaves_no_file(cast, settings):
    for who in (cast.reporter, cast.translator, cast.nobody):
        with pytest.raises(NotAllowed):
            take_photo(jpeg(), "a.jpg", cast.gangwon, by=who)
    assert not Photo.objects.exists() and not settings.MEDIA_ROOT.exists()


def test_what_is_no_photo_leaves_nothing(cast):
    with pytest.raises(Refused):
        take_photo(b"no picture", "a.jpg", cast.honam, by=cast.editor)
    assert not Photo.objects.exists()


def test_a_change_that_renditions_show_makes_them_due_and_tells_the_pages(cast):
    photo = take_photo(jpeg(), "a.jpg", cast.honam, by=cast.editor)
    Photo.objects.update(is_due=False, tries=3)
    photo.preset = "own"
    change_photo(photo, ["preset"], by=cast.editor)
    assert not Photo.objects.get().is_due, "where it comes from stands in no rendition"
    photo.focal_x = 0.25
    change_photo(photo, ["focal_x"], by=cast.editor)
    stored = Photo.objects.get()
    assert (stored.focal_x, stored.is_due, stored.tries) == (0.25, True, 0)
    assert keys.photo(photo.pk) in Outbox.objects.latest("pk").keys


def test_a_change_writes_only_what_it_names(cast):
    photo = take_photo(jpeg(), "a.jpg", cast.honam, by=cast.editor)
    Photo.objects.update(creator="Somebody else's change")
    photo.preset = "own"
    change_photo(photo, ["preset"], by=cast.editor)
    assert Photo.objects.get().creator == "Somebody else's change"


def test_who_may_not_change_it_changes_nothing(cast):
    photo = take_photo(jpeg(), "a.jpg", cast.honam, by=cast.editor)
    photo.preset = "own"
    for who in (cast.reporter, cast.other_editor, cast.translator):
        with pytest.raises(NotAllowed):
            change_photo(photo, ["preset"], by=who)
    assert Photo.objects.get().preset == ""
