"""What is hidden and what never was are one answer, bytes and headers, and the same amount of work."""

import statistics
import time
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from articles import clock
from articles.reader import article
from tests.articles.reader import canaries
from tests.articles.reader.canaries import LANGUAGES, NOW, Aviary
from tests.cast import edition

NEVER = 999_999_999
NO_PHOTO = "0" * 32
# Addresses by a story's number.
BY_NUMBER = (
    "/ko/articles/{}/", "/en/articles/{}/", "/ja/articles/{}/", "/ko/articles/{}/any-slug/",
    "/ko/articles/{}", "/en/articles/{}/any-slug", "/ko/lite/articles/{}/", "/en/lite/articles/{}/",
    "/ko/articles/{}/report/", "/en/articles/{}/report/", "/ko/articles/{}/report/thanks/", "/a/{}",
    "/admin/articles/article/{}/change/", "/admin/articles/article/{}/preview/",
)  # fmt: skip
BY_EDITION = ("/preview/desk/{}/", "/preview/desk/{}/?revision=1", "/preview/desk/{}/?at=2031-05-02T12:00")
BY_PHOTO = ("/media/{}/640.jpg", "/media/{}/640.webp", "/media/{}/card.png", "/media/{}/none.jpg")
METHODS = ("get", "head", "post", "options")
# Once before readers, they say that they are gone.
TOLD = frozenset({"killed"})
ROUNDS, QUICK_ROUNDS, MOST_APART = 500, 20, 2.0  # times; milliseconds


@pytest.fixture
def birds(world: Any) -> Aviary:
    return canaries.aviary(world)


def said(answer: Any, typed: object) -> tuple[int, dict[str, str], bytes]:
    """What came back, but the hour, and that a redirect repeats the number that was typed."""
    headers = {name: value for name, value in answer.headers.items() if name != "Expires"}
    if "Location" in headers:
        headers["Location"] = unquote(headers["Location"]).replace(f"/{typed}/", "/{}/")
    return answer.status_code, headers, answer.content


def pairs(birds: Aviary, state: str) -> list[tuple[str, object, object]]:
    """Forms of addresses, with what stands for something hidden and for something that never was."""
    story = birds.stories[state]
    found: list[tuple[str, object, object]] = [(form, story.pk, NEVER) for form in BY_NUMBER]
    for language in LANGUAGES:
        found += [(form, edition(story, language).pk, NEVER) for form in BY_EDITION]
    found += [(form, birds.photo(state).public_id, NO_PHOTO) for form in BY_PHOTO]
    return found


def test_hidden_and_never_existed_are_one_answer(birds: Aviary, client: Client):
    asked = 0
    states = [state for state in canaries.HIDDEN if state not in TOLD]
    known: dict[tuple[str, str], Any] = {}
    with clock.at(NOW):
        for state in states:
            for form, hidden, never in pairs(birds, state):
                for method in METHODS:
                    ask = getattr(client, method)
                    if (method, form) not in known:
                        known[method, form] = said(ask(form.format(never)), never)
                    assert said(ask(form.format(hidden)), hidden) == known[method, form], (
                        state,
                        method,
                        form,
                    )
                    asked += 1
    print(f"{len(states)} states, {len(known)} addresses and methods: {asked} answers, all the same")


def test_a_difference_would_be_seen(birds: Aviary, client: Client):
    """A killed story answers otherwise, which it may: the comparison sees it."""
    with clock.at(NOW):
        forms = {
            form
            for form, hidden, never in pairs(birds, "killed")
            if said(client.get(form.format(hidden)), hidden) != said(client.get(form.format(never)), never)
        }
    assert {"/ko/articles/{}/", "/ko/lite/articles/{}/"} <= forms
    assert not forms & {*BY_EDITION, *BY_PHOTO}


def timed(client: Client, addresses: list[str], rounds: int) -> list[float]:
    """Milliseconds for each address, the median of so many, in turns: a busy moment meets them all.

    The thread's own time: what else the machine does is no part of it.
    """
    taken: dict[str, list[float]] = {address: [] for address in addresses}
    for _round in range(rounds):
        for address in addresses:
            begun = time.thread_time()
            client.get(address)
            taken[address].append((time.thread_time() - begun) * 1000)
    return [statistics.median(taken[address]) for address in addresses]


def apart(birds: Aviary, client: Client, rounds: int) -> float:
    """The most milliseconds of work between a hidden story and one that never was."""
    states, most = ("draft", "scheduled", "withheld"), 0.0
    with clock.at(NOW):
        for form in ("/ko/articles/{}/", "/ko/articles/{}/report/", "/a/{}"):
            numbers = [NEVER, *(birds.stories[state].pk for state in states)]
            never, *hidden = timed(client, [form.format(number) for number in numbers], rounds)
            told = ", ".join(f"{state} {took:.2f}" for state, took in zip(states, hidden, strict=True))
            print(f"A5: {form} never was {never:.2f} ms, {told}; {rounds} rounds each")
            most = max(most, *(abs(took - never) for took in hidden))
    return most


def test_how_long_both_take_is_told(birds: Aviary, client: Client, capsys: Any):
    """A few rounds say little: the many below are judged."""
    assert apart(birds, client, QUICK_ROUNDS) >= 0
    assert capsys.readouterr().out.count("never was") == 3


@pytest.mark.full
def test_both_are_the_same_amount_of_work(birds: Aviary, client: Client):
    assert apart(birds, client, ROUNDS) < MOST_APART


@pytest.mark.full
def test_more_work_for_what_is_hidden_is_found(birds: Aviary, client: Client, monkeypatch: Any):
    """The planted fault: twice as much as is allowed where there is a row."""
    real = article.story

    def slow(at: Any, language: str, number: int) -> Any:
        end = time.thread_time() + 2 * MOST_APART / 1000 if number != NEVER else 0
        while time.thread_time() < end:
            pass
        return real(at, language, number)

    monkeypatch.setattr(article, "story", slow)
    assert apart(birds, client, QUICK_ROUNDS) > MOST_APART
