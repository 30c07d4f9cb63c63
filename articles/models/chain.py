"""The chain of scopes whose notices can cover a story, the most specific first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models.public_noun import all_of, records
from articles.pagecache import keys, sink
from articles.rights.models.scope import site_scope


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above stories, read once for any number of them: by noun and pk, parent and scope."""

    trees: dict[str, dict[int, tuple[int | None, int | None]]]
    coverages: dict[int, int | None]
    site: int


def above(coverages: Iterable[int]) -> Above:
    """`coverages` are those any of the stories is part of."""
    return Above(
        trees={
            noun: {row.pk: (row.parent_id, row.scope_id) for row in all_of(noun)}
            for noun in ("bureau", "section")
        },
        coverages={row.pk: row.scope_id for row in records("coverage", set(coverages))} if coverages else {},
        site=site_scope(),
    )


def scopes(
    *,
    edition: int | None,
    article: int | None,
    source: int | None,
    coverages: Iterable[int],
    bureau: int | None,
    section: int | None,
    known: Above | None = None,
) -> list[int]:
    """Scope ids: edition > article > source > coverages > bureau and its parents > section and its parents >
    site.

    `edition`, `article` and `source` are scope ids; `coverages`, `bureau` and `section` ids of those nouns.
    Notes the key of each of those nouns on the way up: a new parent or a first scope is another chain.
    """
    wanted = list(coverages)
    tables = known or above(wanted)
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
