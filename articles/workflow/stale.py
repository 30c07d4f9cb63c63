"""Which texts of a translation are behind their source, and what has changed in the source since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.languages import own
from articles.models import Article, SavedCopy
from articles.text.since import Change, changes
from articles.workflow import seen
from articles.workflow.parts import SHARED, Data, read_photos


@dataclass(frozen=True, slots=True)
class StaleText:
    """`key` as in articles.workflow.seen; `since` is the version of the source the text agrees with.

    `changed_at`: when that version was replaced.
    """

    key: str
    since: int
    changed_at: dt.datetime
    before: str
    now: str

    @property
    def field(self) -> str:
        return seen.photo_of(self.key)[0]

    @property
    def photo(self) -> int | None:
        return seen.photo_of(self.key)[1]

    @property
    def changes(self) -> tuple[Change, ...]:
        return changes(self.before, self.now, is_body=self.key == "body")


def stale(article: Article, language: str) -> tuple[StaleText, ...]:
    """In the order of the form; empty for the original, and where the original is taken out of `article`. A
    text that is not translated yet is not stale.
    """
    original = article.original_language
    editions = {edition.language: edition for edition in article.editions.all()}
    if language == original or not {language, original} <= set(editions):
        return ()
    if original in article.hidden_languages:
        return ()
    noted: Mapping[str, int] = editions[language].source_seen
    photos = read_photos(article)
    groups = (
        (
            {name: own(article, name, language) for name in seen.TEXTS},
            {name: own(article, name, original) for name in seen.TEXTS},
            original,
            editions[original].copy_version,
        ),
        (seen.words_of(photos, language), seen.words_of(photos, original), SHARED, article.version),
    )
    found: list[StaleText] = []
    for translated, source, part, version in groups:
        since = {key: noted.get(key, seen.FIRST) for key, text in translated.items() if text}
        behind = {key: number for key, number in since.items() if number < version}
        earlier = copies(article, part, set(behind.values()))
        found += compared(behind, source, earlier, original)
    return tuple(found)


def copies(article: Article, part: str, numbers: set[int]) -> dict[int, SavedCopy]:
    """The earlier copies with these numbers."""
    if not numbers:
        return {}
    rows = SavedCopy.objects.filter(article=article, part=part, number__in=numbers)
    return {row.number: row for row in rows}


def compared(
    behind: Mapping[str, int], source: Mapping[str, str], earlier: Mapping[int, SavedCopy], original: str
) -> Iterable[StaleText]:
    """Of the texts that have not seen the present version, those whose source reads otherwise by now."""
    for key, number in behind.items():
        if (copy := earlier.get(number)) is None:
            continue
        data: Data = copy.data
        before = {**data, **seen.words_of(data.get("photos", ()), original)}.get(key)
        # A photo that was not in the story then has nothing to be compared with.
        if before is not None and before != source.get(key, ""):
            yield StaleText(key, number, copy.replaced_at, before, source.get(key, ""))
