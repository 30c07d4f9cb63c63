"""Writes one invented story in both languages: the same facts and sentences, the same for the same number and seed."""

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
from articles.management.archive.names import full_name

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


def facts(draw: random.Random, year: int) -> tuple[dict[str, str], dict[str, str]]:
    """What the story tells, worded for Korean and for English; the place is filled in later."""
    count = draw.randrange(12, 900)
    shared = {
        "count": f"{count:,}",
        "more": f"{count + draw.randrange(5, 300):,}",
        "percent": str(draw.randrange(3, 48)),
    }
    amount, who, month = money(draw.randrange(2, 480)), full_name(draw.randrange(10_000)), draw.randrange(12)
    return (
        {**shared, "money": amount[0], "who": who[0], "year": str(year), "month": str(month + 1)},
        {**shared, "money": amount[1], "who": who[1], "year": str(year), "month": MONTHS[month]},
    )


def choose(draw: random.Random, is_opinion: bool, is_short: bool) -> tuple[Pair, Pair | None, list[list[Pair]]]:
    """Headline, deck if any, and paragraphs, still with their placeholders."""
    theme = OPINION if is_opinion else draw.choice(THEMES)
    headline, lead = draw.choice(theme.headlines), draw.choice(theme.leads)
    if is_short:
        return headline, None, [[lead]]
    details = draw.sample(DETAILS, draw.choice((2, 3, 3, 4)))
    paragraphs = [[lead, details[0]], [draw.choice(QUOTES), *details[1:]], [draw.choice(CLOSINGS)]]
    if len(details) == 4:
        paragraphs.insert(2, [draw.choice(QUOTES)])
    return headline, draw.choice(DECKS) if draw.random() < 0.5 else None, paragraphs


def write(
    draw: random.Random, year: int, places: Mapping[str, str], languages: Sequence[str], *, is_opinion: bool, is_short: bool
) -> dict[str, Copy]:
    """The copy by language. `places` holds the place's name by language; `year` is the year of publication."""
    told = facts(draw, year)
    headline, deck, paragraphs = choose(draw, is_opinion, is_short)
    found: dict[str, Copy] = {}
    for index, language in enumerate(LANGUAGES):
        if language in languages:
            words = {**told[index], "place": places[language]}
            body = "</p><p>".join(" ".join(pair[index] for pair in sentences) for sentences in paragraphs)
            found[language] = Copy(
                headline=headline[index].format_map(words),
                deck=deck[index].format_map(words) if deck else "",
                body=f"<p>{body.format_map(words)}</p>",
            )
    return found
