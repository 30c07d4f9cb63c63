"""The chain of scopes whose notices can cover a story, the most specific first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from articles.models.bureau import Bureau
from articles.models.coverage import Coverage
from articles.models.once import Once
from articles.models.section import Section
from articles.pagecache import keys, sink
from articles.rights.models import Scope


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above stories, read once for any number of them: by noun and pk, parent and scope."""

    trees: dict[str, dict[int, tuple[int | None, int | None]]]
    coverages: dict[int, int | None]
    site: int


def above(coverages: Iterable[int], once: Once | None = None) -> Above:
    """`coverages` are those any of the stories is part of; `once` is the page's, if it asks several times."""
    wanted = list(coverages)
    once = once or Once()
    trees = {
        noun: once.read(("scopes", noun), partial(tree, model))
        for noun, model in (("bureau", Bureau), ("section", Section))
    }
    rows = once.read(("scopes", "coverage", *wanted), partial(coverage_scopes, wanted))
    return Above(trees, rows, once.read(("scopes", "site"), lambda: Scope.objects.site().pk))


def tree(model: Any) -> dict[int, tuple[int | None, int | None]]:
    """Of every bureau or section its parent and its scope."""
    rows = model.objects.values_list("pk", "parent_id", "scope_id")
    return {pk: (parent, scope) for pk, parent, scope in rows}


def coverage_scopes(wanted: list[int]) -> dict[int, int | None]:
    return dict(Coverage.objects.filter(pk__in=wanted).values_list("pk", "scope_id")) if wanted else {}


def scopes(
    *,
    edition: int | None,
    article: int | None,
    source: int | None,
    coverages: Iterable[int],
    bureau: int | None,
    section: int | None,
    once: Once | None = None,
    known: Above | None = None,
) -> list[int]:
    """Scope ids: edition > article > source > coverages > bureau and its parents > section and its parents >
    site.

    `edition`, `article` and `source` are scope ids; `coverages`, `bureau` and `section` ids of those nouns.
    Notes the key of each of those nouns on the way up: a new parent or a first scope is another chain.
    """
    wanted = list(coverages)
    tables = known or above(wanted, once)
    sink.note(*(keys.noun("coverage", pk) for pk in wanted))
    line: list[int | None] = [edition, article, source, *(tables.coverages.get(pk) for pk in wanted)]
    for noun, pk in (("bureau", bureau), ("section", section)):
        seen: set[int] = set()
        while pk is not None and pk in tables.trees[noun] and pk not in seen:
            seen.add(pk)
            sink.note(keys.noun(noun, pk))
            parent, scope = tables.trees[noun][pk]
            line.append(scope)
            pk = parent
    return [scope for scope in (*line, tables.site) if scope is not None]
