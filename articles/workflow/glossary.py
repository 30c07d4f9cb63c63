"""The paper's names and terms for a pair of languages: the glossary, and what its records are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from articles.languages import column, own
from articles.models import (
    Article,
    Bureau,
    Coverage,
    GlossaryTerm,
    PlaceTerm,
    Reporter,
    Revision,
    Topic,
)
from articles.text import body
from articles.text.renderings import Rendering, Term, renderings
from articles.workflow.seen import TEXTS

HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
# Records that are terms by themselves, and what each is a name of.
NAMED: tuple[tuple[Any, str], ...] = (
    (Reporter, "person"),
    (PlaceTerm, "place"),
    (Bureau, "organisation"),
    (Coverage, "other"),
    (Topic, "other"),
)


def terms(source: str, target: str) -> list[Term]:
    """Terms with a name in `source` and in `target` (languages); entered ones first, each name once."""
    found: dict[tuple[str, str], Term] = {}
    for term in (*entered(source, target), *named(source, target)):
        found.setdefault((term.source, term.target), term)
    return list(found.values())


def entered(source: str, target: str) -> Iterator[Term]:
    columns = {"kind", column("name", source), column("name", target), column("other_names", target)}
    for row in GlossaryTerm.objects.order_by("pk").values(*columns):
        name, rendering = row[column("name", source)], row[column("name", target)]
        if name and rendering:
            others = lines(row[column("other_names", target)])
            yield Term(row["kind"], name, rendering, others, is_entered=source != target)


def named(source: str, target: str) -> Iterator[Term]:
    """Nothing of these is wrong in its own language: a text is not measured by what others call a bureau."""
    if source == target:
        return
    for model, kind in NAMED:
        columns = [column("name", source), column("name", target)]
        columns += ["other_names"] if model is Bureau else []
        for name, rendering, *others in model._default_manager.order_by("pk").values_list(*columns):
            if name and rendering:
                yield Term(kind, name, rendering, in_english(*others) if target == "en" else ())


def in_english(others: str = "") -> tuple[str, ...]:
    """A bureau's other names are not told apart by language; those without Hangul are English ones."""
    return tuple(name for name in lines(others) if not HANGUL.search(name))


def lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def texts(article: Article, language: str) -> dict[str, str]:
    """The plain text of each field of one language."""
    found = {name: own(article, name, language) for name in TEXTS}
    return {**found, "body": body.plain(found["body"])}


def printed(revision: Revision) -> dict[str, str]:
    """The same of a frozen text."""
    found = {name: str(getattr(revision, name)) for name in TEXTS}
    return {**found, "body": body.plain(found["body"])}


def told(found: Rendering) -> str:
    """In a line: the ways a name is written, and how the glossary has it."""
    return " → ".join(part for part in (" / ".join(found.found) or found.name, found.wanted) if part)


def findings(article: Article, language: str, copy: Mapping[str, str] | None = None) -> tuple[Rendering, ...]:
    """What to look at in a text; `copy` instead of the desk's present copy: plain text by field."""
    original = article.original_language
    target = copy if copy is not None else texts(article, language)
    source = texts(article, original) if language != original else {}
    return renderings(source, target, terms(original, language))
