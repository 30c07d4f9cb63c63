"""The public door to rights: what is claimed of a story, or of the paper, as readers of a language get it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Min

from articles import clock
from articles.languages import name
from articles.models.chain import above, scopes
from articles.models.edition import Edition
from articles.models.identity import Imprint
from articles.models.kind import BY_CODE
from articles.models.outward import Outward
from articles.models.release import Release
from articles.pagecache import addresses, keys, sink
from articles.rights.models import Holder
from articles.rights.models.scope import Kind, site_scope
from articles.rights.resolve import Reserved, Rights, choose, notices_of, resolve
from articles.rights.usage import headers

# A notice of one of these is the paper's own word, whether it names a holder or not.
OUR_SCOPES = frozenset({Kind.SITE, Kind.SECTION, Kind.BUREAU, Kind.COVERAGE})
# Columns of a release, by whatever name a query reaches it.
PINNED = (
    "edition__claim_line",
    "edition__claim_year",
    "edition__claim_notice__scope__kind",
    "edition__scope",
    "edition__article__scope",
)
Row = dict[str, Any]


def with_terms(found: Outward, rights: Rights, kind: str, language: str) -> Outward:
    """What is read live; bare facts carry no terms, and machines are told the same of them."""
    is_claimed = BY_CODE[kind].claims != "none"
    own_page = addresses.absolute(addresses.rights(language))
    terms = rights.terms if is_claimed else None
    return replace(
        found,
        terms=terms.line if terms else "",
        rights_page=(terms.rights_page if terms else "") or own_page,
        reserved=rights.reserved,
    )


def is_our_notice(release: Release, rights: Rights) -> bool:
    """Whether the notice the claim was pinned under is one of the paper's own."""
    notice = release.edition.claim_notice_id
    if notice is None:
        return True
    for reason in rights.why:
        if (reason.part, reason.notice_id) == ("claim", notice):
            return reason.scope_kind in OUR_SCOPES
    return release.edition.claim_notice.scope.kind in OUR_SCOPES


def pinned(release: Release, rights: Rights) -> Outward:
    """The claim as it stands on the edition; a contributed piece names its authors as holders."""
    edition, revision = release.edition, release.revision
    holder = edition.claim_holder
    is_authors = (
        BY_CODE[revision.kind].claims == "author"
        and bool(edition.claim_line)
        and edition.claim_notice_id is None
    )
    authors = [row["name"] for row in revision.bylines if row["role"] != "translator"]
    return Outward(
        claim=edition.claim_line,
        terms="",
        holder=name(holder, "name", edition.language) if holder else "",
        is_person=holder is not None and holder.is_person,
        is_ours=not is_authors and (holder.is_own if holder else is_our_notice(release, rights)),
        authors=tuple(authors) if is_authors else (),
        year=edition.claim_year,
        license_url=edition.claim_license.url if edition.claim_license else "",
    )


def of_release(release: Release, at: dt.datetime, rights: Rights | None = None) -> Outward:
    """`rights` if the caller has resolved the chain at `at`."""
    edition, revision = release.edition, release.revision
    if rights is None:
        # The scope of the story itself is the one thing read from the desk's row: it says nothing of the
        # text.
        own = Edition.objects.filter(pk=edition.pk).values_list("article__scope_id", flat=True).get()
        chain = scopes(
            edition=edition.scope_id,
            article=own,
            source=revision.source.scope_id if revision.source else None,
            coverages=[row["coverage"] for row in revision.coverages],
            bureau=revision.bureau_id,
            section=revision.section_id,
        )
        rights = resolve(chain, at, edition.language, clock.seoul_day(at))
    return with_terms(pinned(release, rights), rights, revision.kind, edition.language)


def of_rows(rows: Iterable[Row], text: str, language: str, at: dt.datetime) -> list[Outward]:
    """The lines of many stories in the queries of one. `rows` have the columns PINNED and, under `text`,
    the revision's `coverages`, `source__scope`, `bureau_id`, `section_id`, `kind`.
    """
    stories = list(rows)
    known = above([entry["coverage"] for row in stories for entry in row[f"{text}coverages"]])
    chains = [
        scopes(
            edition=row["edition__scope"],
            article=row["edition__article__scope"],
            source=row[f"{text}source__scope"],
            coverages=[entry["coverage"] for entry in row[f"{text}coverages"]],
            bureau=row[f"{text}bureau_id"],
            section=row[f"{text}section_id"],
            known=known,
        )
        for row in stories
    ]
    wanted = {scope for chain in chains for scope in chain}
    notices = notices_of(sorted(wanted), at)
    day, found = clock.seoul_day(at), []
    for row, chain in zip(stories, chains, strict=True):
        own = set(chain)
        rights = choose([notice for notice in notices if notice.scope_id in own], chain, at, language, day)
        sink.note(until=rights.until)
        claim = Outward(claim=row["edition__claim_line"], terms="", year=row["edition__claim_year"])
        found.append(with_terms(claim, rights, row[f"{text}kind"], language))
    sink.note(*(keys.notices(scope) for scope in wanted))
    return found


def of_site(at: dt.datetime, language: str) -> Outward:
    """The paper's own, as its pages end with it; a range of years begins with the imprint's first."""
    day = clock.seoul_day(at)
    rights = resolve([site_scope()], at, language, day, since=first_year)
    return Outward(
        claim=rights.claim.line if rights.claim else "",
        terms=rights.terms.line if rights.terms else "",
        year=rights.claim.year if rights.claim else None,
        rights_page=(rights.terms.rights_page if rights.terms else "")
        or addresses.absolute(addresses.rights(language)),
        reserved=rights.reserved,
    )


def first_year() -> int | None:
    """The year the paper first appeared, of all its imprints."""
    sink.note(keys.SITE)
    first = sink.once(
        "first year", lambda: Imprint.objects.aggregate(first=Min("first_published_on"))["first"]
    )
    return first.year if first else None


@dataclass(frozen=True, slots=True)
class Licensor:
    """Whom machines, and people who write to them, are sent to: name, address for mail or "", page."""

    name: str
    email: str
    page: str


def licensor(at: dt.datetime, language: str, paper: str) -> Licensor:
    """Who holds what the paper's own notice claims; without one, the paper itself under its name."""
    claim = resolve([site_scope()], at, language, clock.seoul_day(at)).claim
    holder = Holder.objects.filter(pk=claim.holder_id).first() if claim and claim.holder_id else None
    page = addresses.absolute(addresses.rights(language))
    if holder is None:
        return Licensor(paper, "", page)
    return Licensor(name(holder, "name", language), holder.contact_email, page)


def machine_headers(rights: Outward, also: Reserved | None = None) -> dict[str, str]:
    """What the answer with this text or picture says to machines; `also` what its maker reserves."""
    reserved = rights.reserved.strictest(also) if also else rights.reserved
    documents = (addresses.licence(), addresses.mining_policy())
    return dict(headers(reserved, *map(addresses.absolute, documents)))
