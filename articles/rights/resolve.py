"""Which claim and which terms apply, and the reason why: the first scope of the chain that says something
wins.

Claim and terms are resolved independently. The chain comes from the caller, the most specific scope first:
edition, article, source, coverage, bureau and its parents, section and its parents, site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.languages import name, own
from articles.pagecache import keys, sink
from articles.rights.models import Notice
from articles.rights.models.scope import Kind

# The paper's first year, asked for only where a range of years is printed.
FirstYear = Callable[[], int | None]


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
    rights_page: str = ""


@dataclass(frozen=True, slots=True)
class Reserved:
    """What machines are told: what of the text's use is reserved, and whether search may index it."""

    train: bool = True
    ai_input: bool = True
    tdm: bool = True
    search: bool = True

    def strictest(self, other: Reserved) -> Reserved:
        return Reserved(
            self.train or other.train,
            self.ai_input or other.ai_input,
            self.tdm or other.tdm,
            self.search and other.search,
        )


# Where nothing is said: unknown is no permission.
ALL_RESERVED = Reserved()


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
    reserved: Reserved = ALL_RESERVED
    # Coverages that say different things of the same part with nothing nearer to decide: their lines.
    undecided: tuple[str, ...] = ()


def print_line(notice: Notice, language: str, line: str, year: int | str | None, last: int | str = "") -> str:
    """Fill a claim's or a term's placeholders; someone else's words are printed as they stand."""
    if notice.is_verbatim:
        return line
    holder = notice.holder
    first = "" if year is None else str(year)
    last = str(last) or first
    has_range = notice.year_style == Notice.YearStyle.RANGE and first != last
    filled = line.format(
        year=f"{first}–{last}" if has_range else first,
        first=first,
        last=last,
        holder=name(holder, "name", language) if holder else "",
        host=holder.host if holder else "",
    )
    return " ".join(filled.split())


def claim_line(
    notice: Notice, language: str, day: dt.date, since: FirstYear | None
) -> tuple[str, int | None]:
    """The claim as printed, and the year it names. `since`: the paper's first year, at the foot of its own
    pages only; a story's claim names the year of its first publication, never a range.
    """
    line = own(notice, "claim_line", language)
    if notice.year_style == Notice.YearStyle.NONE:
        return print_line(notice, language, line, None), None
    is_range = notice.year_style == Notice.YearStyle.RANGE
    if is_range and since is not None and (first := since()) is not None:
        return print_line(notice, language, line, first, day.year), first
    return print_line(notice, language, line, day.year), day.year


def choose(
    notices: Iterable[Notice],
    scopes: Sequence[int],
    at: dt.datetime,
    language: str,
    first_day: dt.date,
    since: FirstYear | None = None,
) -> Rights:
    """Pure decision over rows already read. `first_day` is the day of first publication in Seoul; `since`
    the paper's first year, for its own pages.
    """
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
    in_force.sort(key=lambda row: rank[row.scope_id])
    claims = [notice for notice in in_force if own(notice, "claim_line", language)]
    # Someone else's whole line is claim and terms in one: ours are not printed after it.
    terms = [
        notice
        for notice in in_force
        if own(notice, "terms_line", language) or (notice.is_verbatim and notice in claims)
    ]
    printed = {notice.pk: claim_line(notice, language, first_day, since) for notice in claims}
    told = {
        notice.pk: print_line(notice, language, own(notice, "terms_line", language), None) for notice in terms
    }
    return Rights(
        claim=Claim(claims[0].pk, claims[0].holder_id, claims[0].license_id, *printed[claims[0].pk])
        if claims
        else None,
        terms=Terms(terms[0].pk, told[terms[0].pk], terms[0].rights_page) if terms else None,
        why=(
            *(because("claim", notice) for notice in claims[:1]),
            *(because("terms", notice) for notice in terms[:1]),
        ),
        until=min(edges, default=None),
        reserved=reserved(terms),
        undecided=(
            *undecided(claims, {pk: line for pk, (line, _year) in printed.items()}),
            *undecided(terms, told),
        ),
    )


def reserved(terms: Sequence[Notice]) -> Reserved:
    """What the nearest terms say to machines. Those of a source bind wherever they stand in the chain, and
    what is said of a source's material never widens what the paper says of its own.
    """
    if not terms:
        return ALL_RESERVED
    first = said(terms[0])
    foreign = [notice for notice in terms if notice.scope.kind == Kind.SOURCE]
    for notice in foreign:
        first = first.strictest(said(notice))
    if terms[0] in foreign and len(terms) > 1:
        first = first.strictest(said(terms[1]))
    return first


def said(notice: Notice) -> Reserved:
    return Reserved(notice.reserve_train, notice.reserve_input, notice.reserve_tdm, notice.allow_search)


def undecided(rows: Sequence[Notice], lines: Mapping[int, str]) -> tuple[str, ...]:
    """The lines of coverages that differ while the nearest that says anything is a coverage."""
    if not rows or rows[0].scope.kind != Kind.COVERAGE:
        return ()
    found = dict.fromkeys(lines[row.pk] for row in rows if row.scope.kind == Kind.COVERAGE)
    return tuple(found) if len(found) > 1 else ()


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


def resolve(
    scopes: Sequence[int], at: dt.datetime, language: str, first_day: dt.date, since: FirstYear | None = None
) -> Rights:
    """One query for the scopes of the chain that this page has not asked for yet; notes the keys it read and
    when the answer next changes.
    """
    rights = choose(notices_of(scopes, at), scopes, at, language, first_day, since)
    sink.note(*(keys.notices(scope) for scope in scopes), until=rights.until)
    return rights
