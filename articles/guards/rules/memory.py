"""What is written once: frozen texts, the log of acts, earlier copies, corrections, front pages that were."""

from __future__ import annotations

from articles.guards.rules.shapes import Guard, Stays, append_only, changes

GUARDS: tuple[Guard, ...] = (
    *append_only("articles_revision", "A revision"),
    *append_only("articles_transitionlog", "The log of acts"),
    *append_only("articles_savedcopy", "An earlier copy"),
    *append_only("articles_auditentry", "The audit log"),
    *append_only("articles_correction", "A correction"),
    *append_only("articles_superseded", "That a text is superseded"),
    Guard(
        "guard_correction_of_its_release", "articles_correction", "INSERT",
        "NEW.release_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM articles_release r WHERE r.id = NEW.release_id AND "
        "r.edition_id = NEW.edition_id AND r.since = NEW.at)",
        "A correction begins with a release of its own edition",
    ),
    *append_only("articles_recall", "A withdrawal"),
    Guard(
        "guard_receipt_is_itself", "articles_receipt", "UPDATE",
        changes("id", "recall_id", "surface", "language", "address"),
        "A receipt stays about its place: only what was found there changes",
    ),
    Guard(
        "guard_receipt_no_delete", "articles_receipt", "DELETE", "1 = 1",
        "A receipt is never deleted",
    ),
    *append_only("articles_frontarrangement", "A front page that was"),
    *append_only("articles_frontitem", "A front page that was"),
    Guard(
        "guard_storyflag_set_once", "articles_storyflag", "UPDATE",
        changes("id", "article_id", "kind", "set_by_id", "set_at", "reason")
        + " OR OLD.cleared_at IS NOT NULL",
        "A flag is set once and cleared once",
    ),
    Guard(
        "guard_storyflag_no_delete", "articles_storyflag", "DELETE", "1 = 1",
        "A flag is cleared, never deleted",
    ),
    Guard(
        "guard_storyflag_open_once", "articles_storyflag", "INSERT",
        "EXISTS (SELECT 1 FROM articles_storyflag f WHERE f.article_id = NEW.article_id "
        "AND f.kind = NEW.kind AND f.cleared_at IS NULL AND NEW.cleared_at IS NULL)",
        "A flag that stands is not set again",
    ),
    Guard(
        "guard_revision_of_its_approval", "articles_revision", "INSERT",
        # Rows come in any order inside a transaction: the edition may have named this revision already.
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.approved_revision_id = NEW.id "
        "AND e.id <> NEW.edition_id)",
        "An edition is approved with a text of its own",
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
        "guard_auditentry_stays", "articles_auditentry", (("id",), ("number",)),
        "The audit log is never replaced",
    ),
    Stays(
        "guard_savedcopy_stays", "articles_savedcopy", (("id",), ("article_id", "part", "number")),
        "An earlier copy is never replaced",
    ),
    Stays(
        "guard_correction_stays", "articles_correction", (("id",), ("release_id",)),
        "A correction is never replaced",
    ),
    Stays("guard_recall_stays", "articles_recall", (("id",),), "A withdrawal is never replaced"),
    Stays(
        "guard_receipt_stays", "articles_receipt", (("id",), ("recall_id", "language", "surface", "address")),
        "A receipt is never replaced",
    ),
    Stays(
        "guard_storyflag_stays", "articles_storyflag", (("id",),),
        "A flag of a story is never replaced",
    ),
    Stays(
        "guard_superseded_stays", "articles_superseded", (("id",), ("revision_id",)),
        "That a text is superseded is never taken back",
    ),
    Stays(
        "guard_frontarrangement_stays", "articles_frontarrangement", (("id",), ("number",)),
        "A front page that was is never replaced",
    ),
    Stays(
        "guard_frontitem_stays", "articles_frontitem", (("id",), ("arrangement_id", "article_id")),
        "A front page that was is never replaced",
    ),
)  # fmt: skip
