"""Which claim and which terms apply, and the reason why: the first scope of the chain that says something
wins.

Claim and terms are resolved independently. The chain comes from the caller, the most specific scope first:
edition, article, source, coverage, bureau and its parents, section and its parents, site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.languages import name, own
from articles.pagecache import keys, sink
from articles.rights.models import Notice


@dataclass(frozen=True, slots=True)
class Claim:
    """What is pinned on an edition at its first publication."""

    notice_id: int
    holder_id: int | None
    license_id: int | None
    line: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is printed today beside the claim."""

    notice_id: int
    line: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Which scope's notice supplied a part ("claim" or "terms"), since when it holds, and its words why."""

    part: str
    scope_id: int
    scope_kind: str
    notice_id: int
    since: dt.datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    claim: Claim | None
    terms: Terms | None
    why: tuple[Reason, ...]
    until: dt.datetime | None


def print_line(notice: Notice, language: str, line: str, year: int | str | None) -> str:
    """Fill a claim's or a term's placeholders; someone else's words are printed as they stand."""
    if notice.is_verbatim:
        return line
    holder = notice.holder
    filled = line.format(
        year="" if year is None else year,
        holder=name(holder, "name", language) if holder else "",
        host=holder.host if holder else "",
    )
    return " ".join(filled.split())


def choose(
    notices: Iterable[Notice], scopes: Sequence[int], at: dt.datetime, language: str, first_day: dt.date
) -> Rights:
    """Pure decision over rows already read. `first_day` is the day of first publication in Seoul."""
    rank = {scope: place for place, scope in enumerate(scopes)}
    in_force: list[Notice] = []
    edges: list[dt.datetime] = []
    for notice in notices:
        if notice.valid_from > at:
            edges.append(notice.valid_from)
        elif notice.valid_until is None or notice.valid_until > at:
            in_force.append(notice)
            if notice.valid_until is not None:
                edges.append(notice.valid_until)
    claim: Claim | None = None
    terms: Terms | None = None
    why: list[Reason] = []
    for notice in sorted(in_force, key=lambda row: rank[row.scope_id]):
        if claim is None and (line := own(notice, "claim_line", language)):
            year = first_day.year if notice.year_style == Notice.YearStyle.FIRST else None
            claim = Claim(
                notice.pk, notice.holder_id, notice.license_id, print_line(notice, language, line, year), year
            )
            why.append(because("claim", notice))
        line = own(notice, "terms_line", language)
        # Someone else's whole line is claim and terms in one: ours are not printed after it.
        is_whole = notice.is_verbatim and bool(own(notice, "claim_line", language))
        if terms is None and (line or is_whole):
            terms = Terms(notice.pk, print_line(notice, language, line, None))
            why.append(because("terms", notice))
    return Rights(claim, terms, tuple(why), min(edges, default=None))


def because(part: str, notice: Notice) -> Reason:
    return Reason(part, notice.scope_id, notice.scope.kind, notice.pk, notice.valid_from, notice.reason)


def notices_of(scopes: Sequence[int], at: dt.datetime) -> list[Notice]:
    """Those that hold at `at` or later. The notices of the whole site are in every chain of a page."""
    read: dict[int, list[Notice]] = sink.once(("notices", at), dict)
    if missing := [scope for scope in scopes if scope not in read]:
        read |= {scope: [] for scope in missing}
        rows = Notice.objects.of(missing).ending_after(at).select_related("holder", "scope").order_by()
        for notice in rows:
            read[notice.scope_id].append(notice)
    return [notice for scope in scopes for notice in read[scope]]


def resolve(scopes: Sequence[int], at: dt.datetime, language: str, first_day: dt.date) -> Rights:
    """One query for the scopes of the chain that this page has not asked for yet; notes the keys it read and
    when the answer next changes.
    """
    rights = choose(notices_of(scopes, at), scopes, at, language, first_day)
    sink.note(*(keys.notices(scope) for scope in scopes), until=rights.until)
    return rights
