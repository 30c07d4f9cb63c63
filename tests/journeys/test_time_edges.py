"""Goal A2: at every edge of time every public address changes at the second, with nothing running."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles import clock
from articles.models import Article, public_story
from articles.models.placement import PlacementQuerySet
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import World, full_story, make_world, picture, third_language
from tests.cast import EN, KO, edition, publish
from tests.journeys.surfaces_of import Probe, answer, probes, showing

pytestmark = pytest.mark.django_db

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
POINTS = (-60, -1, 0, 1, 5, 60, 3600)
QUICK = (-1, 0, 1)
JA = {"headline": "光陽港に新埠頭が開く", "deck": "", "body": "<p>光陽港の新しい埠頭が開いた。</p>"}
HEADLINES = {"ko": KO["headline"], "en": EN["headline"], "ja": JA["headline"]}
# What must show a story that is live: a probe that finds nothing would find no leak either.
DUE = frozenset(
    {"page", "lite", "report", "short", "front", "lists", "lite_lists", "archive", "search", "feeds"}
    | {"sitemaps", "pictures", "beside"}
)


def published(world: World, article: Article, language: str) -> None:
    perform("approve", edition(article, language), by=world.cast.admin)
    perform("schedule", edition(article, language), by=world.cast.admin, effective_at=T, weight="minor")


def expired(world: World, article: Article, language: str) -> None:
    publish(article, language, world.cast.admin)
    perform("expire", edition(article, language), by=world.cast.admin, effective_at=T)


# Event: what is set the day before, whether the story has an embargo until T, whether it is seen after T.
EVENTS: dict[str, tuple[Callable[[World, Article, str], None], bool, bool]] = {
    "publish": (published, False, True),
    "lift": (published, True, True),
    "expiry": (expired, False, False),
}


@pytest.fixture
def world(cast: Any, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_world(cast)


@pytest.fixture
def japanese(world: World, settings: Any) -> None:
    """A third language of the site, with its own line in the paper's notice."""
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    third_language(world, T - 2 * DAY)


def stage(world: World, event: str, language: str) -> tuple[Article, list[Probe]]:
    """A story on every list that changes at T in one language, and another beside it."""
    act, is_held, _after = EVENTS[event]
    with clock.at(T - DAY):
        other = {"headline": "곁에 있는 다른 글", "body": "<p>다른 글이다.</p>"}
        beside = full_story(world, ko=other, en={**other, "headline": "Another text"}, photos=[])
        shared = {"embargo_online_at": T.isoformat()} if is_held else {}
        for code in {language} & {"ko", "en"}:
            publish(beside, code, world.cast.admin)
        words = dict.fromkeys(("ko", "en", "ja"), "A ship at a pier")
        below = dict.fromkeys(("ko", "en", "ja"), "It came before dawn.")
        use = {"photo": picture("teal").pk, "role": "lead", "alt_text": words, "caption": below}
        article = full_story(world, photos=[{**use, "is_decorative": False}], **shared)
        if language == "ja":
            save_copy(article, {"ja": (1, JA)}, by=world.cast.admin)
        act(world, article, language)
    return article, probes(edition(article, language), T, is_whole=True)


def run(
    client: Client, world: World, languages: tuple[str, ...], points: tuple[int, ...], whole: bool
) -> str:
    """Every cell; returns the line of counts."""
    early = late = cells = 0
    worst: list[str] = []
    for event, (_act, _is_held, is_seen_after) in EVENTS.items():
        for language in languages:
            article, wanted = stage(world, event, language)
            found = edition(article, language)
            headline = HEADLINES[language]
            in_sight = T + dt.timedelta(seconds=3600 if is_seen_after else -3600)
            with clock.at(in_sight):
                full = showing(client, found, headline, wanted)
            codes = {probe.code for probe in wanted if probe.address in full}
            if not whole:
                wanted = list({probe.code: probe for probe in wanted if probe.address in full}.values())
                full &= {probe.address for probe in wanted}
            assert DUE - ({"beside"} if language == "ja" else set()) <= codes, (event, language, DUE - codes)
            for seconds in points:
                with clock.at(T + dt.timedelta(seconds=seconds)):
                    shown = showing(client, found, headline, wanted)
                expected = full if (seconds >= 0) is is_seen_after else set()
                wrong = shown ^ expected
                cells += len(wanted)
                is_early = seconds < 0 if is_seen_after else seconds >= 0
                early += len(wrong) if is_early else 0
                late += 0 if is_early else len(wrong)
                worst += [f"{event} {language} T{seconds:+} {address}" for address in sorted(wrong)]
            # The next event has a paper of its own: this story is out of the way of its lists.
            with clock.at(T - DAY):
                for verb in ("unschedule",) if is_seen_after else ():
                    perform(verb, edition(article, language), by=world.cast.admin)
    told = f"A2: {len(EVENTS)} events, {len(languages)} languages, {len(points)} points: {cells} cells, "
    told += f"{early} early or left, {late} late or missing"
    print(told)
    assert worst == []
    return told


OLD_TERMS, NEW_TERMS = "zoldterms", "znewterms"


def noticed(world: World) -> None:
    """The paper's notice ends at T, and another begins."""
    site = world.cast.site_notice
    Notice.objects.filter(scope=site.scope, valid_until=None).update(valid_until=T - DAY)
    for since, ends, terms in ((T - DAY, T, OLD_TERMS), (T, None, NEW_TERMS)):
        lines = {f"claim_line_{code}": "© {year} {holder}" for code in ("ko", "en", "ja")}
        lines |= {f"terms_line_{code}": f"{terms} {code}" for code in ("ko", "en", "ja")}
        Notice.objects.create(
            scope=site.scope, holder=site.holder, valid_from=since, valid_until=ends, reason="terms", **lines
        )


def run_of_notices(
    client: Client, world: World, languages: tuple[str, ...], points: tuple[int, ...], whole: bool
) -> None:
    """The fourth event: rights that end. Every address that prints them changes at the second."""
    noticed(world)
    with clock.at(T - DAY / 2):
        article = full_story(world, photos=[])
        if "ja" in languages:
            save_copy(article, {"ja": (1, JA)}, by=world.cast.admin)
        for language in languages:
            publish(article, language, world.cast.admin)
    wanted = [one for language in languages for one in probes(edition(article, language), T, is_whole=whole)]

    def printed(terms: str) -> set[str]:
        return {probe.address for probe in wanted if terms in answer(client, probe.address)[0].text}

    with clock.at(T - DAY / 4):
        full = printed(OLD_TERMS)
    early = late = 0
    for seconds in points:
        with clock.at(T + dt.timedelta(seconds=seconds)):
            old, new = printed(OLD_TERMS), printed(NEW_TERMS)
        early += len(new if seconds < 0 else set())
        late += len(full ^ (old if seconds < 0 else new)) + len(old if seconds >= 0 else set())
    cells = len(points) * len(full)
    told = f"{len(languages)} languages, {len(points)} points: {cells} cells, {early} early, {late} late"
    print(f"A2 rights: {told}")
    assert {f"/{language}/articles/{article.pk}/" in " ".join(full) for language in languages} == {True}
    assert (early, late) == (0, 0)


def test_rights_end_at_the_second(client, world):
    run_of_notices(client, world, ("ko",), (-1, 0), whole=False)


@pytest.mark.full
@pytest.mark.usefixtures("japanese")
def test_rights_end_at_the_second_at_all_points(client, world):
    run_of_notices(client, world, ("ko", "en", "ja"), POINTS, whole=True)


@pytest.mark.full
def test_rights_that_end_a_second_late_are_found(client, world, monkeypatch):
    """The planted fault."""
    real = public_story.resolve
    late = dt.timedelta(seconds=1)
    monkeypatch.setattr(public_story, "resolve", lambda chain, at, *more: real(chain, at - late, *more))
    with pytest.raises(AssertionError, match="0, "):
        run_of_notices(client, world, ("ko",), (-1, 0), whole=False)


def test_the_harness_finds_a_planted_fault(client, world, monkeypatch):
    """Lists a second late, then a second early."""
    real = PlacementQuerySet.visible
    for shift in (-1, 1):
        with monkeypatch.context() as planted:
            planted.setattr(
                PlacementQuerySet,
                "visible",
                lambda rows, at, shift=shift: real(rows, at + dt.timedelta(seconds=shift)),
            )
            with pytest.raises(AssertionError, match="/ko/"):
                run(client, world, ("ko",), QUICK, whole=False)


def test_every_address_changes_at_the_second(client, world):
    run(client, world, ("ko", "en"), QUICK, whole=False)


@pytest.mark.full
@pytest.mark.usefixtures("japanese")
def test_every_address_changes_at_the_second_at_all_points(client, world):
    run(client, world, ("ko", "en", "ja"), POINTS, whole=True)
