"""Writes one invented story in both languages: the same facts and sentences in each."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.management.archive.clauses import (
    CLOSINGS,
    DECKS,
    DETAILS,
    LANGUAGES,
    OPINION,
    QUOTES,
    THEMES,
    Pair,
)
from articles.management.archive.names import PEOPLE, full_name

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of one language; `body` is canonical HTML."""

    headline: str
    deck: str
    body: str


def money(hundreds_of_millions: int) -> Pair:
    """An amount in won as both languages say it; Korean counts in 억, 100 million."""
    if hundreds_of_millions < 10:
        return f"{hundreds_of_millions}억 원", f"{hundreds_of_millions}00 million won"
    return f"{hundreds_of_millions:,}억 원", f"{hundreds_of_millions / 10:,g} billion won"


def numbers(draw: random.Random) -> dict[str, str]:
    """Numbers for one sentence, equal in both languages."""
    count = draw.randrange(12, 900)
    return {
        "few": str(draw.randrange(2, 10)),
        "count": f"{count:,}",
        "more": f"{count + draw.randrange(5, 300):,}",
        "percent": str(draw.randrange(3, 48)),
    }


def facts(draw: random.Random, year: int) -> tuple[dict[str, str], dict[str, str]]:
    """What holds for the whole story, worded for Korean and for English."""
    amount, month = money(draw.randrange(2, 480)), draw.randrange(12)
    return (
        {"money": amount[0], "year": str(year), "month": str(month + 1)},
        {"money": amount[1], "year": str(year), "month": MONTHS[month]},
    )


def choose(draw: random.Random, *, is_opinion: bool, is_short: bool) -> list[list[Pair]]:
    """Headline, deck (or nothing) and paragraphs, each a list of sentences with placeholders."""
    theme = OPINION if is_opinion else draw.choice(THEMES)
    headline, lead = draw.choice(theme.headlines), draw.choice(theme.leads)
    if is_short:
        return [[headline], [], [lead]]
    details = draw.sample(DETAILS, draw.choice((2, 3, 3, 4)))
    first, second = draw.sample(QUOTES, 2)
    deck = [draw.choice(DECKS)] if draw.random() < 0.5 else []
    middle = [[first, *details[1:]]] if len(details) < 4 else [[first, details[1]], details[2:], [second]]
    return [[headline], deck, [lead, details[0]], *middle, [draw.choice(CLOSINGS)]]


def write(
    draw: random.Random,
    year: int,
    places: Mapping[str, str],
    languages: Sequence[str],
    *,
    is_opinion: bool,
    is_short: bool,
) -> dict[str, Copy]:
    """The copy by language; `places` holds the place's name by language, `year` is that of publication."""
    told = facts(draw, year)
    filled = [
        [(pair, numbers(draw), full_name(draw.randrange(PEOPLE))) for pair in sentences]
        for sentences in choose(draw, is_opinion=is_opinion, is_short=is_short)
    ]
    found: dict[str, Copy] = {}
    for index, language in enumerate(LANGUAGES):
        if language in languages:
            words = {**told[index], "place": places[language]}
            headline, deck, *paragraphs = (
                " ".join(
                    pair[index].format_map({**words, **some, "who": who[index]}) for pair, some, who in row
                )
                for row in filled
            )
            found[language] = Copy(headline, deck, "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    return found
