"""What readers see from when until when, and the lists it stands in."""

from __future__ import annotations

from articles.guards.rules.shapes import Follow, Guard, NoOverlap, Stays, changes

GUARDS: tuple[Guard, ...] = (
    Guard(
        "guard_release_no_delete", "articles_release", "DELETE", "1 = 1",
        "A release is cancelled, never deleted",
    ),
    Guard(
        "guard_release_is_history", "articles_release", "UPDATE",
        changes("id", "edition_id", "revision_id", "since", "updated_at", "weight", "created_at")
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
        "guard_release_not_before_embargo", "articles_release", "INSERT",
        "EXISTS (SELECT 1 FROM articles_edition e JOIN articles_article a ON a.id = e.article_id "
        "WHERE e.id = NEW.edition_id AND NEW.since < COALESCE(a.embargo_online_at, {print_day}))",
        "Nothing is released before its embargo",
    ),
    Guard(
        "guard_release_not_on_hold", "articles_release", "INSERT",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.is_on_hold)",
        "Nothing is released while it is on hold",
    ),
    Guard(
        "guard_release_not_under_legal_check", "articles_release", "INSERT",
        "EXISTS (SELECT 1 FROM articles_edition e JOIN articles_storyflag f ON f.article_id = e.article_id "
        "WHERE e.id = NEW.edition_id AND f.kind = 'legal' AND f.cleared_at IS NULL)",
        "Nothing is released while a legal check is asked for",
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
)  # fmt: skip

STAYS: tuple[Stays, ...] = (
    Stays("guard_release_stays", "articles_release", (("id",),), "A release is never replaced"),
    Stays(
        "guard_placement_stays", "articles_placement", (("id",), ("release_id", "list", "target")),
        "A placement is never replaced",
    ),
)  # fmt: skip

NO_OVERLAPS: tuple[NoOverlap, ...] = (
    NoOverlap(
        "guard_release_no_overlap", "articles_release", ("edition_id",), "since", "until", "tstzrange",
        "Two releases of one edition at one instant",
    ),
)  # fmt: skip

FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "guard_release_moves_placements", "articles_release", "until",
        "UPDATE articles_placement SET until = NEW.until WHERE release_id = NEW.id",
    ),
)  # fmt: skip
