"""The chain of scopes whose notices can cover a story, the most specific first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from articles.models.bureau import Bureau
from articles.models.coverage import Coverage
from articles.models.once import Once
from articles.models.section import Section
from articles.pagecache import keys, sink
from articles.rights.models import Scope


def scopes(
    *,
    edition: int | None,
    article: int | None,
    source: int | None,
    coverages: Iterable[int],
    bureau: int | None,
    section: int | None,
    once: Once | None = None,
) -> list[int]:
    """Scope ids: edition > article > source > coverages > bureau and its parents > section and its parents >
    site.

    `edition`, `article` and `source` are scope ids; `coverages`, `bureau` and `section` ids of those nouns.
    Notes the key of each of those nouns on the way up: a new parent or a first scope is another chain.
    """
    wanted = list(coverages)
    sink.note(*(keys.noun("coverage", pk) for pk in wanted))
    once = once or Once()
    by_coverage = once.read(
        ("scopes", "coverage", *wanted),
        lambda: dict(Coverage.objects.filter(pk__in=wanted).values_list("pk", "scope_id")) if wanted else {},
    )
    line: list[int | None] = [edition, article, source, *(by_coverage.get(pk) for pk in wanted)]
    for noun, model, pk in (("bureau", Bureau, bureau), ("section", Section, section)):
        rows = once.read(("scopes", noun), partial(tree, model))
        seen: set[int] = set()
        while pk is not None and pk in rows and pk not in seen:
            seen.add(pk)
            sink.note(keys.noun(noun, pk))
            parent, scope = rows[pk]
            line.append(scope)
            pk = parent
    site = once.read(("scopes", "site"), lambda: Scope.objects.site().pk)
    return [scope for scope in (*line, site) if scope is not None]


def tree(model: Any) -> dict[int, tuple[int | None, int | None]]:
    """Of every bureau or section its parent and its scope."""
    rows = model.objects.values_list("pk", "parent_id", "scope_id")
    return {pk: (parent, scope) for pk, parent, scope in rows}
