"""SQLite's FTS5. Tokens come separated by spaces and hold letters and digits only; its tokenizer keeps them
whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.document import Document
from articles.search.query import Term
from articles.search.wanted import FRESH, FRESH_DAYS, WEIGHTS, Wanted

# One sign, for one syllable and what begins with it, is looked up in an index of its own.
TABLE = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(
    headline, deck, names, body, lists, tokenize = "unicode61 remove_diacritics 0", prefix = '1 3'
)
"""
PUT = (
    "INSERT OR REPLACE INTO search_words (rowid, headline, deck, names, body, lists) "
    "VALUES (%s, %s, %s, %s, %s, %s)"
)
TEXTS = "{headline deck names body}"


class SQLite:
    """The engine over one connection."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def install(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(TABLE)

    def put(self, documents: Sequence[Document]) -> None:
        rows = [(one.release, one.headline, one.deck, one.names, one.body, one.lists) for one in documents]
        with self.connection.cursor() as cursor:
            cursor.executemany(PUT, rows)

    def drop(self, releases: Iterable[int]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(pk,) for pk in releases])

    def find(self, wanted: Wanted) -> list[int]:
        if wanted.newest_first:
            order = "d.sort_day DESC, d.release_id DESC"
            values: list[object] = []
        else:
            # bm25() is negative, the lower the better.
            weights = ", ".join(str(weight) for weight in WEIGHTS)
            order = (
                f"bm25(search_words, {weights}, 0.0) "
                f"* (1.0 + {FRESH} / (1.0 + max(0, %s - d.sort_day) / {FRESH_DAYS})), d.release_id DESC"
            )
            values = [wanted.today]
        days = ""
        limits: list[object] = []
        for sign, day in ((">=", wanted.first_day), ("<=", wanted.last_day)):
            if day is not None:
                days += f" AND d.sort_day {sign} %s"
                limits.append(day)
        statement = (
            "SELECT d.release_id FROM search_words JOIN search_searchdocument d "
            "ON d.release_id = search_words.rowid "
            f"WHERE search_words MATCH %s{days} ORDER BY {order} LIMIT %s"
        )
        with self.connection.cursor() as cursor:
            cursor.execute(statement, [expression(wanted), *limits, *values, wanted.limit])
            return [row[0] for row in cursor.fetchall()]


def expression(wanted: Wanted) -> str:
    """FTS5's own language; every token is quoted, so none is read as an operator."""
    joint = " OR " if wanted.match_any else " AND "
    text = f"{TEXTS} : ({joint.join(written(term) for term in wanted.terms)})"
    lists = "".join(f' AND lists : "{token}"' for token in wanted.lists)
    without = " OR ".join(written(term) for term in wanted.without)
    found = f"({text}){lists}"
    return f"({found}) NOT ({TEXTS} : ({without}))" if without else found


def written(term: Term) -> str:
    return '"' + " ".join(term.tokens) + '"' + ("*" if term.is_open else "")
