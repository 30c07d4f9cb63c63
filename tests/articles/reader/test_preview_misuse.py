"""A link of a preview opens one text until it runs out or is taken back: every misuse gets the answer of a
link that never was, and its token is written down nowhere.
"""

import datetime as dt
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client

from articles import clock
from articles.models import Article, PreviewLink
from articles.pagecache.models import Outbox
from articles.workflow import preview
from articles.workflow.perform import perform
from newsroom.log import WithoutTokens
from tests.articles.reader.surfaces import World, full_story, picture
from tests.cast import edition, publish

NOW = dt.datetime(2031, 5, 2, 3, 4, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
GUESSES, QUICK_GUESSES, SEED = 100_000, 500, 20310502


@dataclass
class Scene:
    """A draft with a link to its Korean text, and another draft with its own."""

    world: World
    client: Client
    draft: Article
    other: Article
    link: PreviewLink
    token: str
    other_token: str
    now: dt.datetime = NOW

    def photo(self, of: Article) -> str:
        return str(of.photo_uses.get().photo.public_id)

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers)


@pytest.fixture
def scene(world: World, client: Client) -> Any:
    with clock.at(NOW):
        draft = full_story(world, photo=picture("green", "draft.jpg"))
        other = full_story(world, photo=picture("red", "other.jpg"))
        link, token = preview.make(edition(draft, "ko"), by=world.cast.editor)
        other_token = preview.make(edition(other, "en"), by=world.cast.editor)[1]
        yield Scene(world, client, draft, other, link, token, other_token)


def changed(token: str) -> str:
    return ("A" if token[0] != "A" else "B") + token[1:]


def revoked(scene: Scene) -> Any:
    preview.revoke(scene.link, by=scene.world.cast.editor)
    return scene.get(f"/preview/{scene.token}/")


def after(verb: str) -> Callable[[Scene], Any]:
    def done(scene: Scene) -> Any:
        publish(scene.draft, "ko", scene.world.cast.admin)
        perform(verb, edition(scene.draft, "ko"), by=scene.world.cast.admin, reason="wrong person")
        return scene.get(f"/preview/{scene.token}/")

    return done


def maker_left(scene: Scene) -> Any:
    type(scene.world.cast.editor).objects.filter(pk=scene.world.cast.editor.pk).update(is_active=False)
    return scene.get(f"/preview/{scene.token}/")


def at(moment: dt.datetime) -> Callable[[Scene], Any]:
    def done(scene: Scene) -> Any:
        scene.now = moment
        with clock.at(moment):
            return scene.get(f"/preview/{scene.token}/")

    return done


def logged_in(who: str) -> Callable[[Scene], Any]:
    def done(scene: Scene) -> Any:
        scene.client.force_login(getattr(scene.world.cast, who))
        return scene.get(f"/preview/desk/{scene.link.edition_id}/")

    return done


def asked(form: str) -> Callable[[Scene], Any]:
    """An address made of the scene: {token}, {digest}, {photo} of the draft, {foreign} of the other one."""

    def done(scene: Scene) -> Any:
        return scene.get(
            form.format(
                token=scene.token,
                changed=changed(scene.token),
                short=scene.token[:-1],
                lower=scene.token.lower(),
                digest=scene.link.digest,
                photo=scene.photo(scene.draft),
                foreign=scene.photo(scene.other),
                other=scene.other_token,
                number=scene.draft.pk,
                edition=scene.link.edition_id,
                long="A" * 8_000,
            )
        )

    return done


# What is tried, and that it leads where no link ever led.
MISUSES: dict[str, Callable[[Scene], Any]] = {
    "run out": at(NOW + DAY),
    "long run out": at(NOW + 400 * DAY),
    "before it was made": at(NOW - DAY),
    "taken back": revoked,
    "after its maker has left": maker_left,
    "after a kill": after("kill"),
    "after a withhold": after("withhold"),
    "one letter changed": asked("/preview/{changed}/"),
    "one letter less": asked("/preview/{short}/"),
    "in small letters": asked("/preview/{lower}/"),
    "one letter more": asked("/preview/{token}A/"),
    "the digest instead": asked("/preview/{digest}/"),
    "its number instead": asked("/preview/1/"),
    "a token of eight thousand letters": asked("/preview/{long}/"),
    "with a null": asked("/preview/{token}%00/"),
    "with a half of a character": asked("/preview/{token}%ED%A0%80/"),
    "a wildcard": asked("/preview/%25/"),
    "a photo of another story": asked("/preview/{token}/media/{foreign}/640.jpg"),
    "a photo through another link": asked("/preview/{other}/media/{photo}/640.jpg"),
    "a photo that is none": asked("/preview/{token}/media/{photo}/original.jpg"),
    "a photo through a wrong link": asked("/preview/{changed}/media/{photo}/640.jpg"),
    "the desk's page without a log-in": asked("/preview/desk/{edition}/"),
    "the desk's page with the token": asked("/preview/desk/{edition}/?token={token}"),
    "the desk's page from another bureau": logged_in("other_editor"),
    "the desk's page without a role": logged_in("nobody"),
}
# Addresses outside of the previews that know no token: answered as any other address that is not there.
ELSEWHERE = (
    "/ko/articles/{number}/?preview={token}",
    "/en/articles/{number}/?token={token}",
    "/ko/preview/{token}/",
    "/preview/?token={token}",
    "/preview/{token}/media/{photo}/..%2F..%2Fsettings.py",
    "/preview/{token}//",
    "/preview/{token}/index.html",
    "/media/{photo}/640.jpg?token={token}",
    "/admin/preview/{token}/",
)


def said(answer: Any) -> tuple[int, dict[str, str], bytes]:
    return answer.status_code, dict(answer.headers), answer.content


@pytest.mark.parametrize("misuse", MISUSES)
def test_every_misuse_gets_the_answer_of_a_link_that_never_was(scene: Scene, misuse: str, caplog: Any):
    assert len(MISUSES) >= 20
    assert scene.get(f"/preview/{scene.token}/").status_code == 200
    with caplog.at_level(logging.DEBUG):
        answer = MISUSES[misuse](scene)
    with clock.at(scene.now):
        never = scene.get("/preview/desk/999999999/" if "desk" in misuse else "/preview/never-was/")
    assert answer.status_code == 404
    assert said(answer) == said(never)
    assert scene.token not in caplog.text and "headline" not in answer.content.decode()


@pytest.mark.parametrize("form", ELSEWHERE)
def test_a_token_means_nothing_anywhere_else(scene: Scene, form: str, caplog: Any):
    answer = asked(form)(scene)
    assert answer.status_code in (302, 404)
    assert scene.token not in caplog.text
    assert "광양항" not in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_link_is_only_read(scene: Scene, method: str):
    answer = getattr(scene.client, method)(f"/preview/{scene.token}/")
    assert answer.status_code == 405
    assert answer.headers["Cache-Control"] == "no-store, private"
    scene.link.refresh_from_db()
    assert (scene.link.uses, scene.link.revoked_at) == (0, None)


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Sat, 01 Jan 2039 00:00:00 GMT"},
        {"Range": "bytes=0-9"},
        {"Accept-Language": "en"},
        {"Cookie": "language=en"},
        {"Referer": "https://elsewhere.example/"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_makes_it_another_page(scene: Scene, headers: dict[str, str]):
    plain, asked_for = (scene.get(f"/preview/{scene.token}/", **more) for more in ({}, headers))
    assert said(plain) == said(asked_for) and plain.status_code == 200


def test_a_link_without_its_last_slash_needs_no_redirect_that_names_it(scene: Scene):
    assert scene.get(f"/preview/{scene.token}").status_code == 200
    assert scene.get("/preview/never-was").status_code == 404


def test_a_link_shows_one_language(scene: Scene):
    for question in ("", "?language=en", "?lang=en", "?revision=1", "?at=2020-01-01T00:00"):
        html = scene.get(f"/preview/{scene.token}/{question}").content.decode()
        assert "광양항 새 부두 열려" in html and "New pier opens" not in html


def test_a_token_is_in_no_log_cache_header_or_link(scene: Scene, caplog: Any, capfd: Any):
    photo = scene.photo(scene.draft)
    with caplog.at_level(logging.DEBUG):
        answers = [
            scene.get(f"/preview/{scene.token}/"),
            scene.get(f"/preview/{scene.token}/media/{photo}/640.jpg"),
            scene.get(f"/preview/{scene.token}/media/{photo}/none.jpg"),
            scene.client.post(f"/preview/{scene.token}/"),
            scene.get(f"/preview/{changed(scene.token)}/"),
        ]
    written = capfd.readouterr()
    for where in (caplog.text, written.out, written.err):
        assert scene.token not in where and changed(scene.token) not in where
    for answer in answers:
        assert scene.token not in str(dict(answer.headers)) + str(answer.cookies)
    # In the page it stands in front of the text's own photos, and in no link that leads on.
    html = answers[0].content.decode()
    assert html.count(scene.token) == html.count(f"/preview/{scene.token}/media/{photo}/") > 0
    assert cache.get(scene.token) is None
    for model in apps.get_models():
        assert scene.token not in str(list(model._default_manager.values())), model
    assert not Outbox.objects.filter(event__contains="preview").exists()


def test_what_the_log_says_of_a_fault_has_no_token():
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Fault at %s", ("/preview/abc-DEF_9/",), None
    )
    record.exc_text = 'in "/preview/abc-DEF_9/media/x/640.jpg"'
    assert WithoutTokens().filter(record)
    assert record.getMessage() == "Fault at /preview/***/"
    assert "abc" not in record.exc_text
    desk = logging.LogRecord("x", 30, __file__, 1, "Not Found: %s", ("/preview/desk/7/",), None)
    assert WithoutTokens().filter(desk) and desk.getMessage().endswith("/preview/desk/7/")


def test_the_misuse_test_can_fail(scene: Scene, monkeypatch: Any):
    """With a door that forgets to ask whether the link still opens, the same table finds it."""
    monkeypatch.setattr(PreviewLink, "is_open", lambda link, now: True)
    assert MISUSES["run out"](scene).status_code == 200
    assert MISUSES["taken back"](scene).status_code == 200


def guess(draw: random.Random) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return "".join(draw.choices(letters, k=draw.choice((1, 8, 22, 42, 43, 44, 64))))


def guessed(scene: Scene, count: int) -> None:
    """By the digest, as the address does it, and every hundredth by the address itself."""
    draw = random.Random(SEED)
    opened = 0
    for number in range(count):
        token = guess(draw) if number % 2 else changed_at(scene.token, draw)
        if number % 100:
            opened += preview.opened(token, NOW, is_counted=False) is not None
        else:
            opened += scene.get(f"/preview/{token}/").status_code != 404
    print(f"seed {SEED}: {count} guesses, {opened} opened")
    assert opened == 0


def changed_at(token: str, draw: random.Random) -> str:
    """The right token but for a few letters."""
    wrong = list(token)
    for place in draw.sample(range(len(wrong)), draw.randint(1, 4)):
        wrong[place] = draw.choice([sign for sign in "ABCxyz019-_" if sign != wrong[place]])
    return "".join(wrong)


def test_five_hundred_guesses_open_nothing(scene: Scene):
    guessed(scene, QUICK_GUESSES)


@pytest.mark.full
def test_a_hundred_thousand_guesses_open_nothing(scene: Scene):
    guessed(scene, GUESSES)


@pytest.mark.django_db
def test_a_token_is_longer_than_anybody_can_guess():
    assert preview.BYTES * 8 >= 128
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, PreviewLink._meta.db_table)
    assert "token" not in {column.name for column in columns}
