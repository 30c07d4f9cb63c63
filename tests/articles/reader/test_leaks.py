"""Nothing of a story leaves the newsroom before its time, on any address there is."""

import datetime as dt
import re

import pytest

from articles import clock
from articles.models import Article
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import (
    REGISTER,
    WITHOUT_STORIES,
    World,
    all_addresses,
    full_story,
    picture,
    public_patterns,
    seen,
)
from tests.cast import edition, publish

CANARY = "zaunkoenig"
KO = {
    "headline": f"{CANARY} 제목",
    "deck": f"{CANARY} 부제",
    "kicker": f"{CANARY} 어깨",
    "slug": f"{CANARY}-주소",
    "body": f"<p>{CANARY} 본문이다.</p>",
    "issuing_body": f"{CANARY} 발행",
}
EN = {key: text.encode("ascii", "ignore").decode().strip(" -") for key, text in KO.items()} | {
    "slug": f"{CANARY}-address"
}
HOUR = dt.timedelta(hours=1)


def secret(world: World, **texts: object) -> tuple[Article, object]:
    """A story that says the canary's name in every place that can carry a word, and its photo."""
    photo = picture("green", f"{CANARY}.jpg", creator=CANARY, supplied_notice=CANARY)
    type(photo).objects.filter(pk=photo.pk).update(credit_line_ko=CANARY, credit_line_en=CANARY)
    use = {
        "photo": photo.pk,
        "role": "lead",
        "alt_text": {"ko": f"{CANARY} 부두", "en": f"{CANARY} pier"},
        "caption": {"ko": f"{CANARY} 배", "en": f"{CANARY} ship"},
        "is_decorative": False,
    }
    outsider = {
        "reporter": None,
        "name": {"ko": CANARY, "en": CANARY},
        "role": "reporter",
        "title": {"ko": CANARY, "en": CANARY},
        "bureau": world.cast.honam.pk,
        "language": "",
    }
    shared = {"photos": [use], "bylines": [outsider], "slugline": CANARY, "editors_note": CANARY}
    article = full_story(world, **{"ko": KO, "en": EN, **shared, **texts})
    return article, photo


def draft(world: World, article: Article) -> None:
    """Left as it is."""


def approved(world: World, article: Article) -> None:
    perform("approve", edition(article, "ko"), by=world.cast.admin)


def scheduled(world: World, article: Article) -> None:
    approved(world, article)
    perform(
        "schedule",
        edition(article, "ko"),
        by=world.cast.admin,
        effective_at=clock.now() + HOUR,
        weight="minor",
    )


def unscheduled(world: World, article: Article) -> None:
    scheduled(world, article)
    perform("unschedule", edition(article, "ko"), by=world.cast.admin)


def spiked(world: World, article: Article) -> None:
    for language in ("ko", "en"):
        perform("spike", edition(article, language), by=world.cast.admin, reason="no news")


def withheld(world: World, article: Article) -> None:
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
        perform("withhold", edition(article, language), by=world.cast.admin, reason="asked by counsel")


def expired(world: World, article: Article) -> None:
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
        perform("expire", edition(article, language), by=world.cast.admin)


def killed(world: World, article: Article) -> None:
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
        perform("kill", edition(article, language), by=world.cast.admin, reason="wrong person")


HIDDEN = (draft, approved, scheduled, unscheduled, spiked, withheld, expired, killed)


def leaks(client, world: World, article: Article, photo: object) -> list[str]:
    return [
        address for address in all_addresses(world, article, photo) if CANARY in seen(client, address).lower()
    ]


def test_every_public_address_is_in_the_register():
    assert public_patterns() == set(REGISTER)


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_hidden_story_is_nowhere(client, world, hide):
    publish(full_story(world), "ko", world.cast.admin)
    article, photo = secret(world)
    hide(world, article)
    # A redirect or canonical may repeat the slug a reader typed, which is no leak.
    own = {address for address in all_addresses(world, article, photo) if CANARY in address}
    assert set(leaks(client, world, article, photo)) <= own
    for address in own:
        assert CANARY not in client.get(address).content.decode().lower()
    assert client.get(f"/media/{photo.public_id}/640.jpg").status_code == 404


def test_the_leak_test_can_fail(client, world):
    article, photo = secret(world)
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
    found = leaks(client, world, article, photo)
    quiet = {"/", "/robots.txt", "/sitemap.xml", f"/media/{photo.public_id}/640.jpg", "/sw.js"}
    quiet |= {f"/{language}/{name}/" for language in ("ko", "en") for name in ("saved", "offline")}
    of_the_site = (
        "/sitemaps/pages",
        "/opensearch",
        "/manifest",
        "/.well-known/",
        "/license.xml",
        "/policies/",
    )
    pages = {
        address for address in all_addresses(world, article, photo) if not address.startswith(of_the_site)
    } - {address for name in WITHOUT_STORIES for address in REGISTER[name](world, article, photo)}
    # They name offices, people and days, no story.
    quiet |= {
        page for page in pages if re.fullmatch(r"/../(archive/(\d{4}/\d\d/)?|bureaus/|reporters/)", page)
    }
    # The outsider who signs it has no page, so it is on no reporter's list.
    assert pages - set(found) - quiet == {address for address in pages if "heo-ga-on" in address}
    assert client.get(f"/media/{photo.public_id}/640.jpg").status_code == 200


def test_the_other_language_stays_hidden_when_one_is_live(client, world):
    article, photo = secret(
        world,
        en={
            **EN,
            "headline": "New pier",
            "deck": "",
            "kicker": "",
            "body": "<p>It opened.</p>",
            "slug": "pier",
        },
        photos=[],
        bylines=[],
        kind="notice",
    )
    publish(article, "en", world.cast.admin)
    assert client.get(f"/en/articles/{article.pk}/").status_code == 200
    assert client.get(f"/ko/articles/{article.pk}/").status_code == 404
    own = {address for address in all_addresses(world, article, photo) if CANARY in address}
    assert set(leaks(client, world, article, photo)) <= own


def test_an_edit_that_is_not_published_stays_on_the_desk(client, world):
    article = full_story(world)
    publish(article, "ko", world.cast.admin)
    save_copy(article, {"ko": (1, KO)}, by=world.cast.admin)
    own = {address for address in all_addresses(world, article) if CANARY in address}
    assert set(leaks(client, world, article, world.photo)) <= own
    perform("approve", edition(article, "ko"), by=world.cast.admin)
    later = {"effective_at": clock.now() + HOUR, "weight": "minor"}
    perform("schedule", edition(article, "ko"), by=world.cast.admin, **later)
    assert set(leaks(client, world, article, world.photo)) <= own


@pytest.mark.parametrize("hide", HIDDEN[:-1], ids=lambda hide: hide.__name__)
def test_hidden_and_never_written_get_the_same_answer(client, world, hide):
    article, _photo = secret(world)
    hide(world, article)
    for pattern in ("/ko/articles/{}/", "/en/articles/{}/", "/ko/articles/{}/any-slug/", "/a/{}"):
        hidden, never = (client.get(pattern.format(number)) for number in (article.pk, 999_999_999))
        assert hidden.status_code == never.status_code == 404, pattern
        assert hidden.content == never.content, pattern
        assert dict(hidden.headers) == dict(never.headers), pattern


def test_a_404_just_before_the_instant_does_not_say_that_something_is_coming(client, world):
    article, _photo = secret(world)
    scheduled(world, article)
    at = clock.now() + HOUR - dt.timedelta(seconds=5)
    with clock.at(at):
        hidden, never = (client.get(f"/ko/articles/{number}/") for number in (article.pk, 999_999_999))
    assert dict(hidden.headers) == dict(never.headers)


def test_killed_article_answers_410_with_a_neutral_label(client, world):
    article, _photo = secret(world)
    killed(world, article)
    for address in (f"/ko/articles/{article.pk}/", f"/ko/articles/{article.pk}/{KO['slug']}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "게재가 취소된 기사" in response.content.decode() or "withdrawn" in response.content.decode()
        assert "noindex" in response.content.decode()
