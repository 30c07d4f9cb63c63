"""PostgreSQL's text search. Tokens come separated by spaces; the configuration "simple" keeps them whole."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.document import Document
from articles.search.query import Term
from articles.search.wanted import FRESH, FRESH_DAYS, WEIGHTS, Wanted

TABLE = (
    "ALTER TABLE search_searchdocument ADD COLUMN IF NOT EXISTS words tsvector",
    "CREATE INDEX IF NOT EXISTS search_words ON search_searchdocument USING gin (words)",
)
# ts_rank wants the weights of D, C, B and A.
RANK_WEIGHTS = ", ".join(str(weight / max(WEIGHTS)) for weight in reversed(WEIGHTS))
# A long text has more of every word: ranks are divided by the logarithm of its length.
BY_LENGTH = 1
# A rank of this much counts half of what any number of repetitions can.
SATURATION = 0.05
# Beyond that many documents nobody counts.
COMMON = 10_000
# Names of lists stand among the words, marked by a sign no word has, without a place and a weight.
PUT = """
UPDATE search_searchdocument SET words =
    setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B')
    || setweight(to_tsvector('simple', %s), 'C') || setweight(to_tsvector('simple', %s), 'D')
    || array_to_tsvector(%s::text[])
WHERE release_id = %s
"""


class PostgreSQL:
    """The engine over one connection."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def install(self) -> None:
        with self.connection.cursor() as cursor:
            for statement in TABLE:
                cursor.execute(statement)

    def put(self, documents: Sequence[Document]) -> None:
        rows = [
            (
                one.headline,
                one.deck,
                one.names,
                one.body,
                [f"#{name}" for name in one.lists.split()],
                one.release,
            )
            for one in documents
        ]
        with self.connection.cursor() as cursor:
            cursor.executemany(PUT, rows)

    def drop(self, releases: Iterable[int]) -> None:
        """Words are a column of the document's own row and go with it."""

    def find(self, wanted: Wanted) -> list[int]:
        match, values = condition(wanted)
        if wanted.newest_first:
            order, ranked = "sort_day DESC, release_id DESC", list[object]()
        else:
            order, ranked = self.ranking(wanted)
        statement = f"SELECT release_id FROM search_searchdocument WHERE {match} ORDER BY {order} LIMIT %s"
        with self.connection.cursor() as cursor:
            cursor.execute(statement, [*values, *ranked, wanted.limit])
            return [row[0] for row in cursor.fetchall()]

    def ranking(self, wanted: Wanted) -> tuple[str, list[object]]:
        """ts_rank knows nothing of how rare a word is. Where any word is enough, that is what counts most:
        there each word's rank is weighed by it, as BM25 does.
        """
        rank = f"ts_rank('{{{RANK_WEIGHTS}}}', words, %s::tsquery, {BY_LENGTH})"
        if wanted.match_any:
            rarity = self.rarity(wanted.terms)
            rank = " + ".join(f"%s * {rank} / ({rank} + {SATURATION})" for _term in wanted.terms)
            values: list[object] = []
            for term, rare in zip(wanted.terms, rarity, strict=True):
                values += [rare, written(term), written(term)]
        else:
            values = [" & ".join(written(term) for term in wanted.terms)]
        fresh = f"(1.0 + {FRESH} / (1.0 + greatest(0, %s - sort_day) / {FRESH_DAYS}))"
        return f"({rank}) * {fresh} DESC, release_id DESC", [*values, wanted.today]

    def rarity(self, terms: Sequence[Term]) -> list[float]:
        """The inverse document frequency of each word; what stands in COMMON documents is common enough."""
        counted = (
            "(SELECT count(*) FROM (SELECT 1 FROM search_searchdocument "
            f"WHERE words @@ %s::tsquery LIMIT {COMMON}) found)"
        )
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT (SELECT count(*) FROM (SELECT 1 FROM search_searchdocument LIMIT {COMMON}) known), "
                + ", ".join(counted for _term in terms),
                [written(term) for term in terms],
            )
            known, *found = cursor.fetchone()
        return [math.log(1 + (known - count + 0.5) / (count + 0.5)) for count in found]


def condition(wanted: Wanted) -> tuple[str, list[object]]:
    """SQL for what may be found, with its values."""
    joint = " | " if wanted.match_any else " & "
    match = " & ".join(
        [
            f"({joint.join(written(term) for term in wanted.terms)})",
            *(f"'#{token}'" for token in wanted.lists),
            *(f"!{written(term)}" for term in wanted.without),
        ]
    )
    sql, values = "words @@ %s::tsquery", [match]
    for sign, day in ((">=", wanted.first_day), ("<=", wanted.last_day)):
        if day is not None:
            sql += f" AND sort_day {sign} {day:d}"
    return sql, list(values)


def written(term: Term) -> str:
    """A phrase in the words of tsquery; tokens hold letters and digits only, so quoting them is enough."""
    last = len(term.tokens) - 1
    parts = (
        f"'{token}'" + (":*" if term.is_open and place == last else "")
        for place, token in enumerate(term.tokens)
    )
    return f"({' <-> '.join(parts)})"
