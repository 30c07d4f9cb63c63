"""What the desk's tests share: a photo, a place, a story that is approved."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from articles.media.models import Photo
from articles.models import Article, Place, PlaceTerm
from articles.workflow.perform import perform
from newsroom.accounts import idle
from newsroom.languages import COOKIE
from tests.articles.admin.pictures import photo_at
from tests.cast import edition, story


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    """Photos of a test lie in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def uses_are_not_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests count questions; the last use of a session is written down once a minute, whenever that falls."""
    monkeypatch.setattr(idle, "NOTED", 10**9)


@pytest.fixture
def words_in_korean() -> Iterator[None]:
    """Tests that compare with what a Korean browser shows name the words in Korean as well."""
    with translation.override("ko"):
        yield


@pytest.fixture
def screens_in_english(request: pytest.FixtureRequest, client: Client) -> None:
    """Tests that read the screens' words read them in the code's own language, in the browser too."""
    client.cookies[COOKIE] = "en"
    if "page" in request.fixturenames:
        server = request.getfixturevalue("live_server")
        chosen = {"name": COOKIE, "value": "en", "url": f"{server.url}/admin/"}
        request.getfixturevalue("page").context.add_cookies([chosen])


@pytest.fixture
def opened(request: pytest.FixtureRequest, cast: SimpleNamespace, client: Client) -> Article:
    """A story without photos, open in its editor's browser."""
    page, server = (request.getfixturevalue(name) for name in ("page", "live_server"))
    made = story(cast)
    client.force_login(cast.editor)
    page.context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": server.url}]
    )
    page.goto(f"/admin/articles/article/{made.pk}/change/")
    page.wait_for_load_state()
    return made


@pytest.fixture
def pier(cast: SimpleNamespace) -> Photo:
    return photo_at(cast.honam, "pier.jpg")


@pytest.fixture
def foreign_photo(cast: SimpleNamespace) -> Photo:
    return photo_at(cast.gangwon, "snow.jpg")


@pytest.fixture
def place(db: None) -> Place:
    made = Place.objects.create(slug="gwangyang")
    PlaceTerm.objects.create(place=made, name_ko="광양", name_en="Gwangyang")
    return made


@pytest.fixture
def approved(cast: SimpleNamespace) -> Article:
    """A story whose Korean text is approved and not public yet."""
    article = story(cast)
    perform("approve", edition(article, "ko"), by=cast.editor)
    return article
