"""Loads who publishes the sample paper: identity, imprint, rights holders and every notice there has been."""

from __future__ import annotations

from collections.abc import Mapping

from articles import clock
from articles.models import Bureau, Imprint, SiteIdentity
from articles.rights.models import Holder, License, Notice, Scope
from newsroom.sample import shapes


def load_paper(paper: shapes.Paper) -> dict[str, Holder]:
    """Identity, imprint and holders. Returns the holders by slug."""
    SiteIdentity.objects.create(
        legal_name_ko=paper.legal_name_ko,
        legal_name_en=paper.legal_name_en,
        masthead_ko=paper.masthead_ko,
        masthead_en=paper.masthead_en,
        byline_name_ko=paper.byline_name_ko,
        byline_name_en=paper.byline_name_en,
        tagline_ko=paper.tagline_ko,
        tagline_en=paper.tagline_en,
    )
    imprint = paper.imprint
    Imprint.objects.create(
        medium=Imprint.Medium.PRINT,
        since=imprint.first_published_on,
        registration_number=imprint.registration_number,
        registered_on=imprint.registered_on,
        first_published_on=imprint.first_published_on,
        frequency_ko=imprint.frequency_ko,
        frequency_en=imprint.frequency_en,
        publisher_ko=imprint.publisher_ko,
        publisher_en=imprint.publisher_en,
        editor_ko=imprint.editor_ko,
        editor_en=imprint.editor_en,
        printer_ko=imprint.printer_ko,
        printer_en=imprint.printer_en,
        address_ko=imprint.office_ko,
        address_en=imprint.office_en,
        phone=imprint.phone,
        youth_officer_ko=imprint.youth_protection_officer_ko,
        youth_officer_en=imprint.youth_protection_officer_en,
        ombudsman_ko=imprint.ombudsman_ko,
        ombudsman_en=imprint.ombudsman_en,
    )
    return {
        row.slug: Holder.objects.create(
            kind=row.kind,
            name_ko=row.name_ko,
            name_en=row.name_en,
            host=row.host,
            contact_email=paper.email if row.is_own else "",
            is_own=row.is_own,
        )
        for row in paper.holders
    }


def load_notices(paper: shapes.Paper, holders: Mapping[str, Holder]) -> None:
    """Notices of the past too: a story of 2023 keeps the claim of 2023. The bureaus must be there."""
    for row in paper.notices:
        Notice.objects.create(
            scope=scope_of(row.scope, holders),
            valid_from=clock.day_bounds(row.since)[0],
            valid_until=clock.day_bounds(row.until)[1] if row.until else None,
            holder=holders[row.holder] if row.holder else None,
            license=License.objects.get(code=row.license) if row.license else None,
            year_style=row.year_style,
            is_verbatim=row.is_verbatim,
            claim_line_ko=row.line_ko,
            claim_line_en=row.line_en,
            terms_line_ko=row.terms_ko,
            terms_line_en=row.terms_en,
            reason=row.reason,
        )


def scope_of(name: str, holders: Mapping[str, Holder]) -> Scope:
    """The scope called "site", "bureau:<slug>" or "holder:<slug>", made with its first notice."""
    kind, _, slug = name.partition(":")
    if kind == "site":
        return Scope.objects.site()
    named: Bureau | Holder = holders[slug] if kind == "holder" else Bureau.objects.get(slug=slug)
    if named.scope is None:
        named.scope = Scope.objects.create(kind=Scope.Kind.SOURCE if kind == "holder" else Scope.Kind.BUREAU)
        named.save(update_fields=["scope"])
    return named.scope
