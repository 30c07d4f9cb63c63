"""Whose words a kill has taken away: which languages of which stories a person may not read any more.

Rows that hold such a text are left out by `grants.scope`; a story's own row holds every language, so here
the words of those that are hidden are taken out of it, in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from articles.languages import column
from articles.models import Article
from articles.models.article import TEXT_FIELDS
from articles.workflow.grants import Actor, unseen_killed
from articles.workflow.parts import SHARED, Data


def hidden(by: Actor, articles: Collection[int]) -> dict[int, frozenset[str]]:
    """Of these stories (by number) the languages whose text was killed and is not this person's to read."""
    killed = unseen_killed(by)
    if killed is None or not articles:
        return {}
    found: dict[int, frozenset[str]] = {}
    for number, language in killed.filter(article__in=articles).values_list("article", "language"):
        found[number] = found.get(number, frozenset()) | {language}
    return found


def veiled(by: Actor, articles: Iterable[Article]) -> list[Article]:
    """The same records, their killed texts taken out. They are for showing only and must not be saved."""
    found = list(articles)
    hides = hidden(by, [article.pk for article in found])
    for article in found:
        article.hidden_languages = hides.get(article.pk, frozenset())
        for language in article.hidden_languages:
            for field in TEXT_FIELDS:
                setattr(article, column(field, language), "")
    return found


def veil(part: str, data: Data, languages: frozenset[str]) -> Data:
    """A part of a story's data without the words of these languages."""
    if not languages:
        return data
    if part in languages:
        return dict.fromkeys(data, "")
    if part != SHARED or "photos" not in data:
        return data
    photos = [
        {**row, **{name: without(row[name], languages) for name in ("alt_text", "caption") if name in row}}
        for row in data["photos"]
    ]
    return {**data, "photos": photos}


def address_without_words(address: str, number: int) -> str:
    """A place as far as its number: a story's address and a question to the search hold its headline."""
    path = address.partition("?")[0]
    head, stem, _slug = path.partition(f"/articles/{number}/")
    return head + stem


def without(texts: dict[str, str], languages: frozenset[str]) -> dict[str, str]:
    return {language: "" if language in languages else text for language, text in texts.items()}
