"""How an edition may change: its hold, its claim, its approved text."""

from __future__ import annotations

from articles.guards.rules.shapes import Guard, Stays, changes, steps
from articles.models.choices import HOLD_STEPS, STAGE_STEPS

GUARDS: tuple[Guard, ...] = (
    Guard(
        "guard_edition_hold_ends_releases", "articles_edition", "UPDATE",
        # A release that would show after the hold began; a cancelled one never shows.
        "NEW.held_at IS NOT NULL AND EXISTS (SELECT 1 FROM articles_release r WHERE r.edition_id = NEW.id "
        "AND (r.until IS NULL OR (r.until > NEW.held_at AND r.until <> r.since)))",
        "End the releases before holding an edition",
    ),
    Guard(
        "guard_edition_hold_steps", "articles_edition", "UPDATE",
        "NOT " + steps("hold", HOLD_STEPS) + " OR (OLD.hold = 'killed' AND NEW.held_at IS NULL)",
        "A hold begins and ends as the table says: a killed edition stays killed",
    ),
    Guard(
        "guard_edition_stage_steps", "articles_edition", "UPDATE",
        "NOT " + steps("stage", STAGE_STEPS),
        "A stage follows another only as the table says",
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
)  # fmt: skip

STAYS: tuple[Stays, ...] = (
    Stays(
        "guard_edition_stays", "articles_edition", (("id",), ("article_id", "language"), ("scope_id",)),
        "An edition is never replaced",
    ),
)  # fmt: skip
