"""The claim each story pins, decided by the workflow itself, once for each chain of notices and period."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from articles import clock
from articles.models import Article, Edition, Revision
from articles.models.chain import scopes
from articles.models.kind import BY_CODE
from articles.rights.models import Notice
from articles.rights.resolve import Claim
from articles.workflow.pin import NOBODY, claim_of


class Claims:
    """Remembers answers: they change with the chain, the language, the year and the edges of notices only."""

    def __init__(self) -> None:
        ends = Notice.objects.values_list("valid_from", "valid_until")
        self._edges = sorted({edge for row in ends for edge in row if edge is not None})
        self._chains: dict[tuple[int, int | None, tuple[int, ...]], tuple[int, ...]] = {}
        self._answers: dict[tuple[object, ...], Claim] = {}

    def at(
        self,
        since: dt.datetime,
        *,
        kind: str,
        language: str,
        bureau: int,
        section: int | None,
        coverages: Sequence[int],
        bylines: list[dict[str, object]],
    ) -> Claim:
        """What a first publication at `since` pins; NOBODY where nothing covers it."""
        # Only authors stand in a claim by name.
        signed = bylines if BY_CODE[kind].claims == "author" else []
        chain = self._chain(bureau, section, tuple(coverages))
        period = bisect_right(self._edges, since)
        year = clock.seoul_day(since).year
        key = (BY_CODE[kind].claims, language, chain, period, year, *(row["name"] for row in signed))
        if key not in self._answers:
            revision = Revision(
                kind=kind,
                bureau_id=bureau,
                section_id=section,
                coverages=[{"coverage": pk} for pk in coverages],
                bylines=signed,
            )
            claim = claim_of(Edition(article=Article(), language=language), revision, since)
            self._answers[key] = claim or NOBODY
        return self._answers[key]

    def _chain(self, bureau: int, section: int | None, coverages: tuple[int, ...]) -> tuple[int, ...]:
        key = (bureau, section, coverages)
        if key not in self._chains:
            line = scopes(
                edition=None, article=None, source=None, coverages=coverages, bureau=bureau, section=section
            )
            self._chains[key] = tuple(line)
        return self._chains[key]
