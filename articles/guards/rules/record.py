"""The records around stories: notices, imports, and what is valid from when until when."""

from __future__ import annotations

from articles.guards.rules.shapes import Guard, NoOverlap, Stays, changes, in_every_language

GUARDS: tuple[Guard, ...] = (
    Guard(
        "guard_notice_once_begun_stays", "rights_notice", "UPDATE",
        "NEW.id <> OLD.id OR (OLD.valid_from <= {recently} AND ("
        + changes(
            "scope_id", "valid_from", "holder_id", "license_id",
            *in_every_language("claim_line", "terms_line"), "year_style", "is_verbatim",
            "reserve_train", "reserve_input", "reserve_tdm", "allow_search", "rights_page",
        )
        + " OR (NEW.valid_until {differs} OLD.valid_until AND (OLD.valid_until IS NOT NULL"
        " OR NEW.valid_until < {recently}))))",
        "A notice that has begun is only ever ended, once, and not in the past",
    ),
    Guard(
        "guard_import_is_evidence", "interchange_pageimport", "UPDATE",
        changes(
            "id", "article_id", "language", "file_name", "sha256", "evidence", "imported_by_id",
            "imported_at",
        ),
        "What an import was made from is never changed",
    ),
    Guard(
        "guard_import_no_delete", "interchange_pageimport", "DELETE", "1 = 1",
        "What an import was made from is never deleted",
    ),
    Guard(
        "guard_preview_link_of_edition", "articles_previewlink", "INSERT",
        "NEW.revision_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles_revision r "
        "WHERE r.id = NEW.revision_id AND r.edition_id = NEW.edition_id)",
        "A preview link shows a text of its own edition",
    ),
    Guard(
        "guard_preview_link_is_itself", "articles_previewlink", "UPDATE",
        changes("id", "edition_id", "revision_id", "at", "digest", "made_by_id", "made_at", "expires_at")
        + " OR NEW.uses < OLD.uses OR (OLD.revoked_at IS NOT NULL AND "
        + changes("revoked_at", "revoked_by_id") + ")",
        "A preview link is only counted, and taken back once",
    ),
    Guard(
        "guard_preview_link_no_delete", "articles_previewlink", "DELETE", "1 = 1",
        "A preview link is never deleted",
    ),
    Guard(
        "guard_sealed_name_is_itself", "articles_sealedname", "UPDATE",
        changes("id", "article_id", "name", "spellings", "reason", "by_id", "at")
        + " OR (OLD.lifted_at IS NOT NULL AND " + changes("lifted_at", "lifted_by_id", "lifted_reason") + ")",
        "A sealed name is only ever lifted, once",
    ),
    Guard(
        "guard_sealed_name_no_delete", "articles_sealedname", "DELETE", "1 = 1",
        "A sealed name is never deleted",
    ),
    Guard(
        "guard_notice_no_delete", "rights_notice", "DELETE", "OLD.valid_from <= {recently}",
        "A notice that has begun is never deleted",
    ),
)  # fmt: skip

STAYS: tuple[Stays, ...] = (
    Stays(
        "guard_import_stays", "interchange_pageimport", (("id",), ("sha256", "language")),
        "What an import was made from is never replaced",
    ),
    Stays(
        "guard_preview_link_stays", "articles_previewlink", (("id",), ("digest",)),
        "A preview link is never replaced",
    ),
    Stays("guard_sealed_name_stays", "articles_sealedname", (("id",),), "A sealed name is never replaced"),
    Stays("guard_notice_stays", "rights_notice", (("id",),), "A notice is never replaced"),
)  # fmt: skip

NO_OVERLAPS: tuple[NoOverlap, ...] = (
    NoOverlap(
        "guard_notice_no_overlap", "rights_notice", ("scope_id",), "valid_from", "valid_until", "tstzrange",
        "Two notices of one scope at one instant",
    ),
    NoOverlap(
        "guard_place_term_no_overlap", "articles_placeterm", ("place_id",), "since", "until", "daterange",
        "Two names of one place on one day",
    ),
    NoOverlap(
        "guard_membership_no_overlap", "articles_bureaumembership", ("reporter_id", "bureau_id"), "since",
        "until", "daterange", "Two memberships of one reporter in one bureau on one day",
    ),
    NoOverlap(
        "guard_imprint_no_overlap", "articles_imprint", ("medium",), "since", "until", "daterange",
        "Two imprints of one medium on one day",
    ),
)  # fmt: skip
