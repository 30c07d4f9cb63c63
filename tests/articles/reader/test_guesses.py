"""Whoever guesses names of files, addresses, numbers, renditions and tokens gets nothing that is not there
for everybody.
"""

import random
import string
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.test import Client

from articles import clock
from articles.media.recipes import BY_NAME
from articles.models.placement import PlacementQuerySet
from articles.workflow import preview
from tests.articles.reader import canaries
from tests.articles.reader.canaries import FORBIDDEN, HOUR, LANGUAGES, NOW, Aviary
from tests.cast import edition

SEED, GUESSES, QUICK = 20310502, 10_000, 500
HEX = "0123456789abcdef"
# The answers of what is not there, of what was killed, and of the live stories' own addresses.
ALLOWED = frozenset({404, 410, 301, 302})
Guess = Callable[[random.Random, "Known"], str]


class Known:
    """What a guesser may know: names of files of hidden photos seen elsewhere, and that numbers count up."""

    def __init__(self, birds: Aviary) -> None:
        self.hidden = [str(birds.photo(state).public_id) for state in birds.stories]
        self.numbers = [story.pk for story in birds.stories.values()]
        self.editions = [
            edition(story, language).pk for story in birds.stories.values() for language in LANGUAGES
        ]
        with clock.at(NOW):
            self.token = preview.make(
                edition(birds.stories["draft"], "ko"), by=birds.world.cast.admin, now=NOW - HOUR
            )[1]


def letters(draw: random.Random, signs: str, count: int) -> str:
    return "".join(draw.choices(signs, k=count))


def changed(draw: random.Random, text: str, signs: str) -> str:
    """All but one sign of it right."""
    place = draw.randrange(len(text))
    other = draw.choice([sign for sign in signs if sign != text[place]])
    return text[:place] + other + text[place + 1 :]


def unknown_file(draw: random.Random, known: Known) -> str:
    return f"/media/{letters(draw, HEX, 32)}/{draw.choice(list(BY_NAME))}"


def hidden_file(draw: random.Random, known: Known) -> str:
    """The right name of a hidden photo, and any rendition there is."""
    return f"/media/{draw.choice(known.hidden)}/{draw.choice(list(BY_NAME))}"


def no_rendition(draw: random.Random, known: Known) -> str:
    names = [
        "original",
        "original.jpg",
        "card.png",
        "9999.jpg",
        "640.JPG",
        "..%2f640.jpg",
        "%2e%2e/640.jpg",
        "640",
    ]
    return f"/media/{draw.choice(known.hidden)}/{draw.choice(names)}"


def near_file(draw: random.Random, known: Known) -> str:
    return f"/media/{changed(draw, draw.choice(known.hidden), HEX)}/640.jpg"


def slug(draw: random.Random, known: Known) -> str:
    """The right number, and what the address could be called."""
    words = [
        "new-pier",
        "부두",
        "광양항-새-부두-열려",
        "zaundraft0slug0",
        "report",
        "history",
        letters(draw, "abc-", 9),
    ]
    return f"/{draw.choice(LANGUAGES)}/articles/{draw.choice(known.numbers)}/{quote(draw.choice(words))}/"


def number(draw: random.Random, known: Known) -> str:
    found = draw.choice([draw.choice(known.numbers), draw.randrange(1, 10 ** draw.randrange(1, 18)) + 10**4])
    form = draw.choice(
        ["/a/{}", "/ko/articles/{}/", "/en/articles/{}/", "/ko/lite/articles/{}/", "/{}/", "/ko/{}"]
    )
    return form.format(found)


def form_of(draw: random.Random, known: Known) -> str:
    return f"/{draw.choice(LANGUAGES)}/articles/{draw.choice(known.numbers)}/report/"


def token(draw: random.Random, known: Known) -> str:
    signs = string.ascii_letters + string.digits + "-_"
    guess = draw.choice([letters(draw, signs, 43), changed(draw, known.token, signs), known.token[:-1]])
    return f"/preview/{guess}/" + draw.choice(["", f"media/{draw.choice(known.hidden)}/640.jpg"])


def desk_preview(draw: random.Random, known: Known) -> str:
    tail = draw.choice(
        ["", f"media/{draw.choice(known.hidden)}/640.jpg", "?revision=1", "?at=2031-05-02T12:00"]
    )
    return f"/preview/desk/{draw.choice(known.editions)}/{tail}"


def desk(draw: random.Random, known: Known) -> str:
    pages = [
        "article/{}/change/",
        "article/{}/preview/",
        "article/{}/sealed/",
        "edition/{}/change/",
        "revision/{}/",
    ]
    return f"/admin/articles/{draw.choice(pages).format(draw.choice(known.numbers))}"


KINDS: tuple[Guess, ...] = (
    unknown_file, hidden_file, no_rendition, near_file, slug, number, form_of, token, desk_preview, desk,
)  # fmt: skip


def guesses(birds: Aviary, count: int) -> Iterator[tuple[str, str]]:
    draw, known = random.Random(SEED), Known(birds)
    for place in range(count):
        kind = KINDS[place % len(KINDS)]
        yield kind.__name__, kind(draw, known)


def hit(client: Client, address: str) -> str:
    """What is wrong with the answer; "" for nothing."""
    answer = client.get(address)
    words = unquote(f"{dict(answer.headers)} {answer.content.decode('utf-8', 'replace')}").lower()
    if answer.status_code not in ALLOWED:
        return f"{answer.status_code} {address}"
    typed = unquote(address).lower()
    found = [word for word in FORBIDDEN.findall(words) if word not in typed]
    return f"{found} {address}" if found else ""


def tried(birds: Aviary, client: Client, count: int) -> list[str]:
    by_kind: Counter[str] = Counter()
    wrong = []
    with clock.at(NOW):
        for kind, address in guesses(birds, count):
            by_kind[kind] += 1
            if said := hit(client, address):
                wrong.append(said)
    print(f"seed {SEED}: {count} guesses {dict(by_kind)}, {len(wrong)} hits")
    return wrong


@pytest.fixture
def birds(world: Any) -> Aviary:
    return canaries.aviary(world)


def test_five_hundred_guesses_find_nothing(birds: Aviary, client: Client):
    assert tried(birds, client, QUICK) == []


@pytest.mark.full
def test_ten_thousand_guesses_find_nothing(birds: Aviary, client: Client):
    assert tried(birds, client, GUESSES) == []


def test_the_guesser_sees_a_gate_that_stands_open(birds: Aviary, client: Client, monkeypatch: Any):
    monkeypatch.setattr(PlacementQuerySet, "visible", lambda rows, at: rows.all())
    found = tried(birds, client, 200)
    assert any("/media/" in one for one in found)
