"""Nothing of a story leaves the newsroom before its time: every state, language, field and requester, on
every address there is, with the numbers printed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pytest
from django.core import mail
from django.test import Client

from articles import clock
from articles.models.placement import PlacementQuerySet
from articles.models.public_list import listing
from articles.models.release import ReleaseQuerySet
from articles.pagecache.models import Outbox
from articles.search.find import search
from articles.search.query import Query, ask
from articles.sharing.models import ShareImage
from articles.workflow import preview
from tests.articles.reader import canaries
from tests.articles.reader.canaries import (
    FIELDS,
    FORBIDDEN,
    HIDDEN_STATES,
    HOUR,
    LANGUAGES,
    NOW,
    SECOND,
    Aviary,
    surfaces,
)
from tests.articles.reader.surfaces import REGISTER, third_language
from tests.cast import edition


@pytest.fixture
def birds(world: Any) -> Aviary:
    return canaries.aviary(world)


@pytest.fixture
def more_birds(world: Any, settings: Any, monkeypatch: Any) -> Aviary:
    """The same in three languages."""
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    for module in ("canaries", "surfaces"):
        monkeypatch.setattr(f"tests.articles.reader.{module}.LANGUAGES", ("ko", "en", "ja"))
    third_language(world, NOW - 1000 * HOUR)
    return canaries.aviary(world)


def nobody(birds: Aviary, client: Client) -> dict[str, str]:
    return {}


def robot(birds: Aviary, client: Client) -> dict[str, str]:
    return {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)", "Accept": "*/*", "From": "googlebot"}


def other_staff(birds: Aviary, client: Client) -> dict[str, str]:
    client.force_login(birds.world.cast.other_editor)
    return {}


def own_staff(birds: Aviary, client: Client) -> dict[str, str]:
    """Readers' pages are the same for the desk: what is hidden is shown by the preview alone."""
    client.force_login(birds.world.cast.admin)
    return {}


def foreign_token(birds: Aviary, client: Client) -> dict[str, str]:
    """Somebody with a link to another text."""
    made = edition(birds.stories["draft"], "ko")
    with clock.at(NOW):
        token = preview.make(made, by=birds.world.cast.admin)[1]
    client.cookies["preview"] = token
    return {"Referer": f"http://127.0.0.1:8000/preview/{token}/", "Authorization": f"Bearer {token}"}


def forger(birds: Aviary, client: Client) -> dict[str, str]:
    client.cookies["session"] = "admin"
    return {
        "X-Forwarded-For": "127.0.0.1",
        "X-Original-URL": f"/preview/desk/{edition(birds.stories['draft'], 'ko').pk}/",
        "X-Forwarded-Host": "127.0.0.1",
        "If-None-Match": "*",
        "Cache-Control": "only-if-cached",
    }


REQUESTERS = (nobody, robot, other_staff, own_staff, foreign_token, forger)
# The desk's own preview shows the story to who may see it, and to nobody else of these.
WITH_A_DESK = ("own_staff",)


def crawl(
    birds: Aviary, client: Client, headers: dict[str, str], *, with_desk: bool = False, each: int = 1
) -> tuple[int, set[str]]:
    """How many addresses were asked, every one or one of `each`, and `word address` for each leak."""
    found: set[str] = set()
    known = surfaces(birds)[::each]
    addresses = [one for one in known if not (with_desk and one.startswith("/preview/desk/"))]
    for address in addresses:
        answer = client.get(address, headers=headers)
        text = unquote(f"{dict(answer.headers)} {answer.content.decode('utf-8', 'replace')}").lower()
        found |= {f"{word} {address}" for word in FORBIDDEN.findall(text)}
        if answer.status_code == 200 and address.startswith("/media/"):
            public_ids = {str(birds.photo(state).public_id) for state in birds.stories}
            found |= {f"file {address}" for one in public_ids if one in address}
    return len(addresses), found


def said(requester: str, at: Any, asked: int, found: set[str]) -> None:
    size = f"{len(HIDDEN_STATES)} states x {len(canaries.LANGUAGES)} languages x {len(FIELDS)} fields"
    print(f"{size}, {requester} at {at}: {asked} addresses, {len(found)} leaks")


def test_the_states_are_what_they_are_called(birds: Aviary):
    for state, article in birds.stories.items():
        for language in LANGUAGES:
            with clock.at(NOW):
                phase = edition(article, language).phase(NOW)
            assert phase == canaries.EXPECTED.get(state, "unpublished"), (state, language)


def test_nobody_finds_a_word_of_a_hidden_story(birds: Aviary, client: Client):
    with clock.at(NOW):
        asked, found = crawl(birds, client, {})
    said("nobody", NOW, asked, found)
    assert asked > 400 and found == set()


@pytest.mark.full
@pytest.mark.parametrize("requester", REQUESTERS, ids=lambda requester: requester.__name__)
@pytest.mark.parametrize("seconds", [0, 5 * 3600 - 1], ids=["now", "a second before the schedule"])
def test_no_requester_finds_a_word_of_a_hidden_story(
    more_birds: Aviary, client: Client, requester: Any, seconds: int
):
    birds = more_birds
    at = NOW + seconds * SECOND
    with clock.at(at):
        asked, found = crawl(
            birds, client, requester(birds, client), with_desk=requester.__name__ in WITH_A_DESK
        )
    said(requester.__name__, at, asked, found)
    assert found == set()


def test_what_was_seen_before_is_not_confirmed_afterwards(birds: Aviary, client: Client):
    """A mark of a page that showed a story gets no "not modified" once the story is gone."""
    state = "expired"
    article = birds.stories[state]
    with clock.at(NOW - 2 * HOUR):
        addresses = [f"/ko/articles/{article.pk}/", "/ko/", "/ko/feed.rss"]
        marks = {one: client.get(one, follow=True).headers.get("ETag", '"none"') for one in addresses}
    with clock.at(NOW):
        for address, mark in marks.items():
            answer = client.get(address, headers={"If-None-Match": mark}, follow=True)
            assert answer.status_code != 304 or state not in answer.content.decode(), address


def test_no_row_that_leaves_the_desk_holds_a_hidden_word(birds: Aviary):
    with clock.at(NOW):
        rows = str(list(Outbox.objects.values())) + str([str(one.body) for one in mail.outbox])
        assert not FORBIDDEN.search(rows)
        assert not ShareImage.objects.filter(
            revision__edition__article__in=[birds.stories[state].pk for state in ("draft", "approved")]
        ).exists()
        for language in LANGUAGES:
            for asked in ("zaun", "zaundraft", "본문이다", "pier"):
                assert not FORBIDDEN.search(str(search(Query(ask(asked), language), NOW)))
            assert not FORBIDDEN.search(str(listing(NOW, language, "all")))


def test_the_live_story_is_on_every_surface_that_is_due(birds: Aviary, client: Client):
    """The control: the same crawl would see a word, wherever one of a live story stands."""
    number = birds.live.pk
    due = [
        "/ko/", "/en/", "/ko/sections/economy/", "/ko/topics/ports/", "/ko/places/gwangyang/",
        "/ko/coverage/new-port/", "/ko/bureaus/honam/", "/ko/lite/", "/ko/lite/sections/economy/",
        "/ko/search/?q=zaun", "/sitemaps/news-ko.xml",
        *(f"/{code}/lite/articles/{number}/" for code in LANGUAGES),
        *(f"/{code}/articles/{number}/" for code in LANGUAGES),
        *(address for code in LANGUAGES for address in REGISTER["feeds:all"](birds.world, birds.live, None)),
    ]  # fmt: skip
    assert set(due) - {f"/{code}/articles/{number}/" for code in LANGUAGES} <= set(surfaces(birds))
    with clock.at(NOW):
        for address in due:
            words = unquote(client.get(address, follow=True).content.decode())
            assert "zaunlive0headline0" in words, address


@contextmanager
def forgetful(monkeypatch: Any, queryset: Any) -> Iterator[None]:
    """A door that forgets to ask for the instant and the hold."""
    with monkeypatch.context() as patched:
        patched.setattr(queryset, "visible", lambda rows, at: rows.all())
        yield


@pytest.mark.parametrize("queryset", [PlacementQuerySet, ReleaseQuerySet], ids=lambda one: one.__name__)
def test_the_crawl_finds_a_surface_that_forgets_the_instant(
    birds: Aviary, client: Client, monkeypatch: Any, queryset: Any
):
    with clock.at(NOW), forgetful(monkeypatch, queryset):
        asked, found = crawl(birds, client, {}, each=3)
    said(f"with {queryset.__name__} broken", NOW, asked, found)
    assert len(found) > 10
