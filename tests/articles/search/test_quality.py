"""Questions people wrote for texts: how often the text is among the first ten."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection

from articles.search.backends import backend
from articles.search.document import Document, joined, language_token
from articles.search.query import LONGEST, ask
from articles.search.wanted import Wanted

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]
# Every n-th question: the whole corpus takes a minute.
STEP = 6
SETS = {
    "klue": ("ko/klue_mrc_articles.jsonl", "search/klue_mrc_queries_ko.jsonl"),
    "korquad": ("search/korquad_docs_ko.jsonl", "search/korquad_queries_ko.jsonl"),
    "xquad": ("search/xquad_docs_en.jsonl", "search/xquad_queries_en.jsonl"),
}


def lines(name: str) -> list[dict]:
    path = Path(os.environ["NEWSROOM_CORPUS"]) / "14-text" / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def engine():
    """The engine without releases behind its documents: their key is let go for this test."""
    found = backend(connection)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_searchdocument")
        cursor.execute("CREATE TABLE search_searchdocument (release_id bigint PRIMARY KEY, sort_day int)")
    found.install()
    return found


@pytest.mark.parametrize("name", SETS)
def test_the_right_text_is_among_the_first_ten(engine, name):
    texts, questions = (lines(part) for part in SETS[name])
    numbers = {text["id"]: number for number, text in enumerate(texts, 1)}
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_searchdocument VALUES (%s, 1)", [(number,) for number in numbers.values()]
        )
    engine.put(
        [
            Document(
                numbers[text["id"]],
                1,
                joined([text.get("title", "")]),
                "",
                "",
                joined([text["body"]]),
                language_token("ko"),
            )
            for text in texts
        ]
    )

    def first_ten(text: str) -> list[int]:
        question = ask(text[:LONGEST])
        for terms, match_any in ((question.terms, False), (question.looser, True)):
            wanted = Wanted(
                terms, question.without, [language_token("ko")], None, None, match_any, False, 1, 10
            )
            if hits := engine.find(wanted):
                return hits
        return []

    asked = questions[::STEP]
    right = sum(
        bool({numbers[key] for key in question["relevant"]} & set(first_ten(question["query"])))
        for question in asked
    )
    assert right / len(asked) >= 0.97
