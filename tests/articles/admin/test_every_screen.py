"""Every screen of the desk, as its own addresses name it: no fault that axe can find, nothing wider than a
telephone, in both languages, by day and by night.
"""

import random
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page

from articles.models import Article
from tests.articles.admin import doors
from tests.journeys.test_desk_accessible import faults

pytestmark = pytest.mark.browser
SEED = 20261124
SOME = 10  # screens of the quick walk
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PLANTED = "document.querySelector('#content').innerHTML += '<input><img src=\"/static/reader/icon.svg\">'"
WIDTHS = (1280, 360)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Signs the walker out, or is a page only who is signed out meets; test_passkey walks those of logging in.
LEFT_OUT = ("login", "logout", "account_login", "account_logout", "mfa_authenticate")


@pytest.fixture
def screens(cast: SimpleNamespace, pier: Any) -> list[str]:
    """Addresses that show the administrator a page: every model's five, and every other name that answers a
    GET with HTML for one of these arguments.
    """
    own = {**doors.whole_paper(cast), **doors.exhibit(cast, cast.honam, cast.editor, pier)}
    story = own[Article].pk
    arguments: list[tuple[object, ...]] = [(), ("articles",), (story,), (cast.reporter.pk,)]
    arguments += [(story, "ko"), (story, "ko", "withhold"), (story, "en", "approve"), (story, "ko", 1)]
    wanted = []
    for model in doors.registered():
        wanted += [doors.address(model, kind) for kind in ("changelist", "add")]
        wanted += [doors.address(model, kind, own[model].pk) for kind in ("change", "history", "delete")]
    for name in sorted(set(doors.SPECIAL) - set(LEFT_OUT)):
        for tried in arguments:
            for space in ("admin:", ""):
                try:
                    wanted.append(reverse(f"{space}{name}", args=tried))
                except NoReverseMatch:
                    continue
    client, found = Client(), []
    client.force_login(cast.admin)
    for address in dict.fromkeys(wanted):
        answer = client.get(address)
        if answer.streaming:
            # A picture; read to its end, its file is closed.
            list(answer.streaming_content)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            found.append(address)
    return found


def enter(page: Page, cast: SimpleNamespace, server: Any) -> None:
    client = Client()
    client.force_login(cast.admin)
    page.context.add_cookies(
        [{"name": "session", "value": client.cookies["session"].value, "url": server.url}]
    )


def walk(page: Page, addresses: list[str], language: str, looks: list[tuple[int, Scheme]]) -> list[str]:
    found = []
    page.context.add_cookies(
        [{"name": "staff_language", "value": language, "domain": "localhost", "path": "/admin/"}]
    )
    for address in addresses:
        page.goto(address)
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            # What slides or fades when the look changes is judged where it comes to rest.
            page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
            found += [f"{language} {width} {scheme}: {fault}" for fault in faults(page)]
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if over > 0:
                found.append(f"{language} {width} {scheme}: {address} is {over} pixels too wide")
    return found


def test_the_walk_knows_a_screen_of_every_model(screens: list[str]):
    lists = {doors.address(model, "changelist") for model in doors.registered()}
    assert lists <= set(screens)
    assert len(screens) > 4 * len(lists)


def test_the_walk_finds_a_planted_fault(page: Page, cast, screens: list[str], live_server):
    enter(page, cast, live_server)
    page.goto(screens[0])
    page.evaluate(PLANTED)
    assert {fault.split(": ")[0].rsplit(" ", 1)[-1] for fault in faults(page)} >= {"label", "image-alt"}


def test_some_screens_have_no_fault(page: Page, cast, screens: list[str], live_server):
    """Drawn anew from the list by a fixed seed, so that it stays quick; the whole walk is below."""
    enter(page, cast, live_server)
    chosen = random.Random(SEED).sample(screens, SOME)
    half = SOME // 2
    found = walk(page, chosen[:half], "ko", [(1280, "light"), (360, "dark")])
    found += walk(page, chosen[half:], "en", [(1280, "dark"), (360, "light")])
    assert not found, "\n".join(found)


@pytest.mark.full
def test_every_screen_has_no_fault_in_both_languages_and_schemes(
    page: Page, cast, screens: list[str], live_server
):
    enter(page, cast, live_server)
    looks = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
    found = [fault for language in ("ko", "en") for fault in walk(page, screens, language, looks)]
    print(f"{len(screens)} screens, {2 * len(looks) * len(screens)} looks, {len(found)} faults")
    assert not found, "\n".join(found[:60])
