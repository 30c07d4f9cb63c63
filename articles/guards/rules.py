"""What must always hold, as one literal list: conditions in SQL that PostgreSQL and SQLite both understand.

{recently} (a minute ago, for clock drift and slow transactions) and {differs} are filled in per database. No
rule forbids an instant of the past in a new row: imports of an old archive write the past on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from articles.languages import column

# By this the database's own triggers and constraints are told from everybody else's.
PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse `event` on a row of `table` when `condition` over NEW and OLD is true."""

    name: str
    table: str
    event: str
    condition: str
    message: str


@dataclass(frozen=True, slots=True)
class Stays:
    """Rows must not vanish where no DELETE trigger sees it: by TRUNCATE, or (SQLite) under a new row with the
    same unique key, as INSERT OR REPLACE does. `keys` are all of the table's unique keys.
    """

    name: str
    table: str
    keys: tuple[tuple[str, ...], ...]
    message: str


@dataclass(frozen=True, slots=True)
class NoOverlap:
    """Half-open ranges [since, until) of rows that agree in `keys` must not overlap; an open end is for
    ever.
    """

    name: str
    table: str
    keys: tuple[str, ...]
    since: str
    until: str
    range_type: str
    message: str


@dataclass(frozen=True, slots=True)
class Follow:
    """After an update of `column` in `table`, do `action`."""

    name: str
    table: str
    column: str
    action: str


Rule = Guard | Stays | NoOverlap | Follow


def changes(*names: str) -> str:
    """Condition: one of these columns changes."""
    return "(" + " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in names) + ")"


def in_every_language(*fields: str) -> Iterable[str]:
    return (column(field, code) for field in fields for code in settings.COLUMN_LANGUAGES)


def append_only(table: str, what: str) -> tuple[Guard, Guard]:
    return (
        Guard(f"{PREFIX}{table}_no_update", table, "UPDATE", "1 = 1", f"{what} is never changed"),
        Guard(f"{PREFIX}{table}_no_delete", table, "DELETE", "1 = 1", f"{what} is never deleted"),
    )


GUARDS: tuple[Guard, ...] = (
    *append_only("articles_revision", "A revision"),
    *append_only("articles_transitionlog", "The log of acts"),
    *append_only("articles_savedcopy", "An earlier copy"),
    *append_only("articles_correction", "A correction"),
    Guard(
        "guard_correction_of_its_release", "articles_correction", "INSERT",
        "NOT EXISTS (SELECT 1 FROM articles_release r WHERE r.id = NEW.release_id "
        "AND r.edition_id = NEW.edition_id AND r.since = NEW.at)",
        "A correction begins with a release of its own edition",
    ),
    *append_only("articles_frontarrangement", "A front page that was"),
    *append_only("articles_frontitem", "A front page that was"),
    Guard(
        "guard_revision_of_its_approval", "articles_revision", "INSERT",
        # Rows come in any order inside a transaction: the edition may have named this revision already.
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.approved_revision_id = NEW.id "
        "AND e.id <> NEW.edition_id)",
        "An edition is approved with a text of its own",
    ),
    Guard(
        "guard_release_no_delete", "articles_release", "DELETE", "1 = 1",
        "A release is cancelled, never deleted",
    ),
    Guard(
        "guard_release_is_history", "articles_release", "UPDATE",
        changes("id", "edition_id", "revision_id", "since", "updated_at", "created_at")
        + " OR (NEW.until {differs} OLD.until AND OLD.until IS NOT NULL AND OLD.until <= {recently})"
        + " OR (NEW.until {differs} OLD.until AND NEW.until IS NOT NULL AND NEW.until < {recently})",
        "What readers have seen cannot be changed afterwards",
    ),
    Guard(
        "guard_release_revision_of_edition", "articles_release", "INSERT",
        "NEW.edition_id {differs} "
        "(SELECT v.edition_id FROM articles_revision v WHERE v.id = NEW.revision_id)",
        "A release shows a revision of its own edition",
    ),
    Guard(
        "guard_release_since_first_publication", "articles_release", "INSERT",
        "NOT EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id "
        "AND e.first_published_at <= NEW.since)",
        "A release begins at the first publication of its edition, or later",
    ),
    Guard(
        "guard_release_not_while_held", "articles_release", "INSERT",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.held_at IS NOT NULL "
        "AND (NEW.until IS NULL OR NEW.until > e.held_at))",
        "A withheld or killed edition is not released",
    ),
    Guard(
        "guard_release_not_reopened_while_held", "articles_release", "UPDATE",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.held_at IS NOT NULL "
        "AND (NEW.until IS NULL OR (NEW.until > e.held_at AND NEW.until <> NEW.since)))",
        "A withheld or killed edition is not released",
    ),
    Guard(
        "guard_edition_hold_ends_releases", "articles_edition", "UPDATE",
        # A release that would show after the hold began; a cancelled one never shows.
        "NEW.held_at IS NOT NULL AND EXISTS (SELECT 1 FROM articles_release r WHERE r.edition_id = NEW.id "
        "AND (r.until IS NULL OR (r.until > NEW.held_at AND r.until <> r.since)))",
        "End the releases before holding an edition",
    ),
    Guard(
        "guard_edition_killed_for_good", "articles_edition", "UPDATE",
        "OLD.hold = 'killed' AND (NEW.hold <> 'killed' OR NEW.held_at IS NULL)",
        "A killed edition stays killed",
    ),
    Guard(
        "guard_edition_held_since_then", "articles_edition", "UPDATE",
        "OLD.held_at IS NOT NULL AND NEW.held_at IS NOT NULL AND NEW.held_at <> OLD.held_at",
        "The instant of a hold is not moved",
    ),
    Guard(
        "guard_edition_is_itself", "articles_edition", "UPDATE",
        changes("id", "article_id", "language")
        + " OR NEW.copy_version < OLD.copy_version"
        # SQLite's UPDATE OR REPLACE would take the other edition away.
        + " OR EXISTS (SELECT 1 FROM articles_edition o WHERE o.scope_id = NEW.scope_id AND o.id <> OLD.id)",
        "An edition keeps its story, its language, its count of versions and a scope of its own",
    ),
    Guard(
        "guard_edition_pin_is_history", "articles_edition", "UPDATE",
        "OLD.first_published_at IS NOT NULL AND OLD.first_published_at <= {recently} AND "
        + changes(
            "first_published_at", "claim_line", "claim_notice_id", "claim_holder_id", "claim_license_id",
            "claim_year",
        ),
        "The claim of first publication is frozen",
    ),
    Guard(
        "guard_edition_approved_own_text", "articles_edition", "UPDATE",
        "NEW.approved_revision_id IS NOT NULL AND NEW.id {differs} "
        "(SELECT v.edition_id FROM articles_revision v WHERE v.id = NEW.approved_revision_id)",
        "An edition is approved with a text of its own",
    ),
    Guard(
        "guard_edition_begins_with_own_text", "articles_edition", "INSERT",
        "EXISTS (SELECT 1 FROM articles_revision v WHERE v.id = NEW.approved_revision_id "
        "AND v.edition_id <> NEW.id)",
        "An edition is approved with a text of its own",
    ),
    Guard(
        "guard_placement_no_delete", "articles_placement", "DELETE", "1 = 1",
        "A placement ends with its release",
    ),
    Guard(
        "guard_placement_follows_release", "articles_placement", "INSERT",
        "NOT EXISTS (SELECT 1 FROM articles_release r WHERE r.id = NEW.release_id "
        "AND r.edition_id = NEW.edition_id AND r.since = NEW.since AND NOT (r.until {differs} NEW.until))",
        "A placement runs exactly as long as its release",
    ),
    Guard(
        "guard_placement_sorted_as_edition", "articles_placement", "INSERT",
        "NOT EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id "
        "AND e.language = NEW.language AND e.first_published_at = NEW.sort_at)",
        "A placement has its edition's language and first publication",
    ),
    Guard(
        "guard_placement_is_history", "articles_placement", "UPDATE",
        changes("id", "release_id", "edition_id", "list", "target", "language", "sort_at", "since")
        + " OR NEW.until {differs} (SELECT r.until FROM articles_release r WHERE r.id = NEW.release_id)",
        "A placement runs exactly as long as its release",
    ),
    Guard(
        "guard_notice_once_begun_stays", "rights_notice", "UPDATE",
        "NEW.id <> OLD.id OR (OLD.valid_from <= {recently} AND ("
        + changes(
            "scope_id", "valid_from", "holder_id", "license_id",
            *in_every_language("claim_line", "terms_line"), "year_style", "is_verbatim",
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
        "guard_notice_no_delete", "rights_notice", "DELETE", "OLD.valid_from <= {recently}",
        "A notice that has begun is never deleted",
    ),
)  # fmt: skip

STAYS: tuple[Stays, ...] = (
    Stays(
        "guard_revision_stays", "articles_revision", (("id",), ("edition_id", "number")),
        "A revision is never replaced",
    ),
    Stays(
        "guard_transitionlog_stays", "articles_transitionlog", (("id",),),
        "The log of acts is never replaced",
    ),
    Stays(
        "guard_savedcopy_stays", "articles_savedcopy", (("id",), ("article_id", "part", "number")),
        "An earlier copy is never replaced",
    ),
    Stays(
        "guard_correction_stays", "articles_correction", (("id",), ("release_id",)),
        "A correction is never replaced",
    ),
    Stays(
        "guard_frontarrangement_stays", "articles_frontarrangement", (("id",), ("number",)),
        "A front page that was is never replaced",
    ),
    Stays(
        "guard_frontitem_stays", "articles_frontitem", (("id",), ("arrangement_id", "article_id")),
        "A front page that was is never replaced",
    ),
    Stays("guard_release_stays", "articles_release", (("id",),), "A release is never replaced"),
    Stays(
        "guard_placement_stays", "articles_placement", (("id",), ("release_id", "list", "target")),
        "A placement is never replaced",
    ),
    Stays(
        "guard_edition_stays", "articles_edition", (("id",), ("article_id", "language"), ("scope_id",)),
        "An edition is never replaced",
    ),
    Stays(
        "guard_import_stays", "interchange_pageimport", (("id",), ("sha256", "language")),
        "What an import was made from is never replaced",
    ),
    Stays("guard_notice_stays", "rights_notice", (("id",),), "A notice is never replaced"),
)  # fmt: skip

NO_OVERLAPS: tuple[NoOverlap, ...] = (
    NoOverlap(
        "guard_release_no_overlap", "articles_release", ("edition_id",), "since", "until", "tstzrange",
        "Two releases of one edition at one instant",
    ),
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

FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "guard_release_moves_placements", "articles_release", "until",
        "UPDATE articles_placement SET until = NEW.until WHERE release_id = NEW.id",
    ),
)  # fmt: skip
