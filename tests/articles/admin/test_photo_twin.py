"""A picture that is here already: told of what one may see only, and kept twice only by choice."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.media.models import Photo
from articles.models import PhotoUse
from tests.articles.admin.pictures import jpeg, photo_at
from tests.cast import story
from tests.forms import fields

pytestmark = pytest.mark.usefixtures("screens_in_english")

UPLOAD = "/admin/media/photo/upload/"


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def sent(client: Client, **values: str) -> dict[str, Any]:
    """What is answered to the very bytes the cast's photos have."""
    file = SimpleUploadedFile("again.jpg", jpeg())
    (one,) = client.post(UPLOAD, {"files": [file], **values}).json()["photos"]
    return one


def test_it_is_named_with_its_number_and_its_stories_and_nothing_is_stored(
    cast: SimpleNamespace, desk: Client, pier: Photo
):
    assert f"no. {pier.pk}, pier.jpg" in sent(desk)["words"]
    for number in range(4):
        article = story(cast)
        type(article).objects.filter(pk=article.pk).update(headline_ko=f"제목 {number}")
        PhotoUse.objects.create(article=article, photo=pier)
    answer = sent(desk)
    assert answer["twin"]["id"] == pier.pk and "May be published" in answer["twin"]["card"]
    assert f"no. {pier.pk}, used in “제목 3”, “제목 2”, “제목 1” and others" in answer["words"]
    assert "problem" not in answer and Photo.objects.get() == pier


def test_it_is_kept_twice_by_choice(desk: Client, pier: Photo):
    answer = sent(desk, anew="1")
    assert "twin" not in answer and answer["id"] != pier.pk
    assert set(Photo.objects.values_list("sha256", flat=True)) == {pier.sha256}
    assert Photo.objects.count() == 2


def test_one_another_bureau_has_is_taken_as_if_nobody_had_it(desk: Client, foreign_photo: Photo):
    answer = sent(desk)
    assert answer["id"] != foreign_photo.pk and "twin" not in answer and "words" not in answer
    assert "snow" not in str(answer)


def test_of_two_the_first_one_may_see_is_told(cast: SimpleNamespace, desk: Client, foreign_photo: Photo):
    ours = [photo_at(cast.honam, name) for name in ("first.jpg", "second.jpg")]
    assert sent(desk)["twin"]["id"] == ours[0].pk


def test_a_story_of_another_bureau_is_not_named(cast: SimpleNamespace, desk: Client, pier: Photo):
    hidden = story(cast, bureau=cast.gangwon)
    type(hidden).objects.filter(pk=hidden.pk).update(headline_ko="비밀 제목")
    PhotoUse.objects.create(article=hidden, photo=pier)
    answer = sent(desk)
    assert "비밀" not in str(answer) and "used in" not in answer["words"]


def test_the_photos_own_page_says_it_after_keeping_it(cast: SimpleNamespace, desk: Client, pier: Photo):
    add = "/admin/media/photo/add/"
    file = SimpleUploadedFile("again.jpg", jpeg())
    posted = fields(desk.get(add)) | {"preset": "own", "bureau": str(cast.honam.pk), "file": file}
    answer = desk.post(add, posted, follow=True)
    assert f"already here: no. {pier.pk}" in answer.content.decode()
    assert Photo.objects.count() == 2
