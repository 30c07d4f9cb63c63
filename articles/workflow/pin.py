"""The pinned claim: resolved for the instant of first publication, rewritten until then, frozen
afterwards.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import connection, transaction

from articles import clock
from articles.models import Article, Edition, Revision
from articles.models.chain import scopes
from articles.models.choices import Origin
from articles.models.kind import BY_CODE
from articles.rights.models.scope import Kind
from articles.rights.resolve import Claim, Rights, resolve

# Any number that nothing else in this database locks on.
CLAIMS_LOCK = 7_301_846_553
# The acts that can begin a first publication, and so write a pin.
PINNING = frozenset(
    {"publish", "update", "schedule", "restore", "correct", "clarify", "publish_first", "fix"}
)

# Scopes of which a notice can be somebody else's.
FOR_OTHERS = frozenset(map(str, (Kind.EDITION, Kind.ARTICLE, Kind.SOURCE)))
NOBODY = Claim(notice_id=0, holder_id=None, license_id=None, line="", year=None)


def share_claims() -> None:
    """Until this transaction ends, nothing that decides claims changes. Before any other lock.

    The one order of locks: claims, one person's publications, stories by number, named records, the outbox
    last. SQLite's IMMEDIATE transactions hold the whole database instead.
    """
    lock_claims("SELECT pg_advisory_xact_lock_shared(%s::bigint)")


def close_claims() -> None:
    """Until this transaction ends, nobody resolves a claim to pin: something that decides claims changes."""
    lock_claims("SELECT pg_advisory_xact_lock(%s::bigint)")


def lock_claims(sql: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, [CLAIMS_LOCK])


def rights_of(edition: Edition, revision: Revision, at: dt.datetime) -> Rights:
    """What the chain of this revision says at `at`, before the kind of story has its word."""
    chain = scopes(
        edition=edition.scope_id,
        article=edition.article.scope_id,
        source=revision.source.scope_id if revision.source else None,
        coverages=[row["coverage"] for row in revision.coverages],
        bureau=revision.bureau_id,
        section=revision.section_id,
    )
    return resolve(chain, at, edition.language, clock.seoul_day(at))


def claim_of(
    edition: Edition, revision: Revision, at: dt.datetime, rights: Rights | None = None
) -> Claim | None:
    """The claim a first publication at `at` would pin; None when no notice covers it. `rights`: as resolved
    at `at`, if the caller has them.

    Bare facts claim nothing. A contributed piece belongs to its author, unless a notice of its own says more.
    An agency's text is claimed by its own line or not at all: never by a notice of ours.
    """
    claims = BY_CODE[revision.kind].claims
    if claims == "none":
        return NOBODY
    rights = rights or rights_of(edition, revision, at)
    own = next(
        (
            reason
            for reason in rights.why
            if reason.part == "claim" and reason.scope_kind in ("edition", "article")
        ),
        None,
    )
    if claims == "author" and own is None:
        authors = [
            row["name"] for row in revision.bylines if row["role"] in ("contributor", "columnist", "reporter")
        ]
        if not authors:
            return None
        year = clock.seoul_day(at).year
        return replace(NOBODY, line=f"© {year} {', '.join(authors)}", year=year)
    return None if lacks_line_of_agency(revision, rights) else rights.claim


def lacks_line_of_agency(revision: Revision, rights: Rights) -> bool:
    """Whether this is an agency's text and no line of the agency's covers it."""
    return revision.origin == Origin.WIRE and not any(
        reason.part == "claim" and reason.scope_kind in FOR_OTHERS for reason in rights.why
    )


def write(edition: Edition, revision: Revision, at: dt.datetime) -> None:
    """Set the pin on the edition (not saved here) for a first publication at `at`."""
    share_claims()
    claim = claim_of(edition, revision, at) or NOBODY
    edition.first_published_at = at
    edition.claim_line = claim.line
    edition.claim_notice_id = claim.notice_id or None
    edition.claim_holder_id = claim.holder_id
    edition.claim_license_id = claim.license_id
    edition.claim_year = claim.year


def clear(edition: Edition) -> None:
    """Take the pin off again: the first publication it was made for was cancelled before it came."""
    edition.first_published_at = None
    edition.claim_line = ""
    edition.claim_notice = edition.claim_holder = edition.claim_license = edition.claim_year = None


PIN_FIELDS = (
    "first_published_at",
    "claim_line",
    "claim_notice",
    "claim_holder",
    "claim_license",
    "claim_year",
)


@transaction.atomic
def rewrite_scheduled(at: dt.datetime) -> int:
    """Resolve again the pin of every first publication still to come; called when a notice changes.
    Returns how many.
    """
    close_claims()
    waiting = Edition.objects.filter(first_published_at__gt=at).order_by("article", "language")
    count = 0
    for number, language in waiting.values_list("article", "language"):
        # Under the story's lock, as every act: one cancelled meanwhile must not get its pin back.
        Article.objects.select_for_update().get(pk=number)
        edition = Edition.objects.select_related("article").get(article=number, language=language)
        if edition.first_published_at is None or edition.first_published_at <= at:
            continue
        release = edition.releases.unfinished(at).select_related("revision").order_by("since").first()
        if release is not None:
            write(edition, release.revision, release.since)
            edition.save(update_fields=PIN_FIELDS)
            count += 1
    return count
