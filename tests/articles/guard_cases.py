"""For each rule of the database the statements that break it, and no other rule."""

from django.conf import settings

NEW_EDITION = (
    "INSERT INTO articles_edition (article_id, language, slug, stage, hold, is_on_hold, copy_version, "
    "translation_method, source_seen, claim_line, approved_revision_id, shows_history) "
    "VALUES ({another}, 'ja', '', 'approved', 'none', FALSE, 1, 'original', '{{}}', '', {revision}, FALSE)"
)
NEW_CORRECTION = (
    "INSERT INTO articles_correction (edition_id, release_id, kind, text, at, title, basis, original_page, "
    "closing_line, prominence, case_ref) SELECT {edition}, id, 'correction', 'x', {at}, '', 'own', '', '', "
    "'normal', '' FROM articles_release WHERE id = {{release}}"
)
TWIN_BEGAN = "(SELECT e.first_published_at FROM articles_edition e WHERE e.id = {twin})"


MACHINE_FLAGS = ("reserve_train", "reserve_input", "reserve_tdm", "allow_search")


def release(values: str) -> str:
    return (
        "INSERT INTO articles_release (edition_id, revision_id, since, until, created_at, weight) "
        f"VALUES ({values}, '')"
    )


def placement(**changed: str) -> str:
    """A copy of a placement on another list, with these columns otherwise."""
    values = {
        "release_id": "release_id", "edition_id": "edition_id", "list": "'topic'", "target": "7",
        "language": "language", "sort_at": "sort_at", "since": "since", "until": "until", **changed,
    }  # fmt: skip
    return (
        f"INSERT INTO articles_placement ({', '.join(values)}) SELECT {', '.join(values.values())} "
        "FROM articles_placement WHERE id = {placement}"
    )


def update(table: str, row: str, *changes: str) -> list[str]:
    return [f"UPDATE {table} SET {change} WHERE id = {{{row}}}" for change in changes]


# For each rule statements that break it and no other; of a tuple the last does. {names} are of the scene.
CASES: dict[str, list[str | tuple[str, ...]]] = {
    "guard_articles_revision_no_update": ["UPDATE articles_revision SET headline = 'x'"],
    "guard_articles_revision_no_delete": ["DELETE FROM articles_revision"],
    "guard_articles_transitionlog_no_update": ["UPDATE articles_transitionlog SET reason = 'x'"],
    "guard_articles_transitionlog_no_delete": ["DELETE FROM articles_transitionlog"],
    "guard_articles_savedcopy_no_update": ["UPDATE articles_savedcopy SET part = 'x'"],
    "guard_articles_savedcopy_no_delete": ["DELETE FROM articles_savedcopy"],
    "guard_articles_auditentry_no_update": ["UPDATE articles_auditentry SET kind = 'login'"],
    "guard_articles_auditentry_no_delete": ["DELETE FROM articles_auditentry"],
    "guard_articles_correction_no_update": ["UPDATE articles_correction SET text = 'x'"],
    "guard_articles_correction_no_delete": ["DELETE FROM articles_correction"],
    "guard_articles_superseded_no_update": ["UPDATE articles_superseded SET basis = 'blocked'"],
    "guard_articles_superseded_no_delete": ["DELETE FROM articles_superseded"],
    "guard_correction_of_its_release": [
        NEW_CORRECTION.format(edition="{other}", at="since"),
        NEW_CORRECTION.format(edition="edition_id", at="'{then}'"),
    ],
    "guard_articles_frontarrangement_no_update": ["UPDATE articles_frontarrangement SET strip_text = 'x'"],
    "guard_articles_frontarrangement_no_delete": ["DELETE FROM articles_frontarrangement"],
    "guard_articles_recall_no_update": [
        "UPDATE articles_recall SET reason = 'x'",
        "UPDATE articles_recall SET by_id = NULL",
    ],
    "guard_articles_recall_no_delete": ["DELETE FROM articles_recall"],
    "guard_receipt_is_itself": update(
        "articles_receipt", "receipt",
        "id = 999999", "recall_id = 999999", "surface = 'x'", "language = 'ja'", "address = 'x'",
    ),
    "guard_receipt_no_delete": ["DELETE FROM articles_receipt WHERE id = {receipt}"],
    "guard_articles_frontitem_no_update": ["UPDATE articles_frontitem SET position = 2"],
    "guard_articles_frontitem_no_delete": ["DELETE FROM articles_frontitem"],
    "guard_storyflag_set_once": [
        *update(
            "articles_storyflag", "flag",
            "id = 999999", "article_id = {article}", "kind = 'identity'", "set_by_id = NULL",
            "set_at = '{to_come}'", "reason = 'y'",
        ),
        *update("articles_storyflag", "cleared_flag", "cleared_reason = 'y'", "cleared_at = '{to_come}'"),
    ],
    "guard_storyflag_no_delete": ["DELETE FROM articles_storyflag WHERE id = {flag}"],
    "guard_storyflag_open_once": [
        "INSERT INTO articles_storyflag (article_id, kind, set_at, reason, cleared_reason) "
        "SELECT article_id, kind, set_at, 'z', '' FROM articles_storyflag WHERE id = {flag}"
    ],
    "guard_revision_of_its_approval": [
        (
            NEW_EDITION.replace("{revision}", "999999"),
            "INSERT INTO articles_revision SELECT {revision_columns} FROM articles_revision "
            "WHERE id = {revision}",
        )
    ],
    "guard_release_no_delete": ["DELETE FROM articles_release WHERE id = {release}"],
    "guard_release_is_history": [
        *update(
            "articles_release", "release",
            "id = 999999", "revision_id = {first}", "updated_at = '{then}'", "created_at = '{then}'",
            "weight = 'material'",
            # The end moves into the past.
            "until = '{ended_at}'",
        ),
        # An ended one is opened again, or its end moves.
        *update("articles_release", "ended_2", "since = '{ended_at}'", "until = NULL", "until = '{to_come}'"),
        *update("articles_release", "ended", "edition_id = {other}"),
    ],
    "guard_release_revision_of_edition": [release("{old}, {revision}, '{to_come}', NULL, '{then}'")],
    "guard_release_since_first_publication": [
        release("{draft}, {draft_text}, '{to_come}', NULL, '{then}'"),
        release("{live}, {first}, '{then}', '{ended_at}', '{then}'"),
    ],
    "guard_release_not_while_held": [
        release("{withheld}, {withheld_text}, '{to_come}', NULL, '{then}'"),
        release("{killed}, {killed_text}, '{to_come}', '{later}', '{then}'"),
    ],
    "guard_release_not_before_embargo": [
        release("{embargoed}, {embargoed_text}, '{sooner}', NULL, '{then}'"),
        release("{printed_later}, {printed_later_text}, '2089-12-31 14:59:59', NULL, '{then}'"),
    ],
    "guard_release_not_on_hold": [release("{on_hold}, {on_hold_text}, '{to_come}', NULL, '{then}'")],
    "guard_release_not_under_legal_check": [
        release("{flagged}, {flagged_text}, '{to_come}', NULL, '{then}'")
    ],
    "guard_release_not_reopened_while_held": update(
        "articles_release", "held", "until = NULL", "until = '{to_come}'"
    ),
    "guard_edition_hold_ends_releases": [
        *update("articles_edition", "live", "hold = 'withheld', held_at = '{then}'"),
        *update("articles_edition", "ends_later", "hold = 'killed', held_at = '{then}'"),
    ],
    "guard_edition_hold_steps": update(
        "articles_edition", "killed", "hold = 'none', held_at = NULL", "hold = 'withheld'", "held_at = NULL"
    ),
    "guard_edition_stage_steps": [
        *update("articles_edition", "draft", "stage = 'in_edit'"),
        *update("articles_edition", "live", "stage = 'submitted'", "stage = 'in_edit'"),
        *update("articles_edition", "spiked", "stage = 'submitted'", "stage = 'in_edit'"),
    ],
    "guard_edition_held_since_then": [
        *update("articles_edition", "withheld", "held_at = '{to_come}'"),
        *update("articles_edition", "killed", "held_at = '{to_come}'"),
    ],
    "guard_edition_is_itself": [
        *update(
            "articles_edition", "draft",
            "id = 999999", "article_id = {article}", "language = 'ja'", "copy_version = 0",
        ),
        *update("articles_edition", "other", "scope_id = {scope}"),
    ],
    "guard_edition_pin_is_history": update(
        "articles_edition", "old",
        "first_published_at = NULL", "first_published_at = '{ended_at}'", "claim_line = 'x'",
        "claim_notice_id = {notice}", "claim_holder_id = {holder}", "claim_license_id = 1",
        "claim_year = 1999",
    ),
    "guard_edition_approved_own_text": update(
        "articles_edition", "draft", "approved_revision_id = {revision}", "approved_revision_id = 999999"
    ),
    "guard_edition_begins_with_own_text": [NEW_EDITION],
    "guard_placement_no_delete": ["DELETE FROM articles_placement WHERE id = {placement}"],
    "guard_placement_follows_release": [
        placement(release_id="{ended}"),
        placement(edition_id="{twin}", language="'en'", sort_at=TWIN_BEGAN),
        placement(since="'{to_come}'"),
        placement(until="'{to_come}'"),
    ],
    "guard_placement_sorted_as_edition": [placement(language="'en'"), placement(sort_at="'{then}'")],
    "guard_placement_is_history": update(
        "articles_placement", "placement",
        "id = 999999", "release_id = {same_end}", "edition_id = {other}", "list = 'topic'", "target = 9",
        "language = 'en'", "sort_at = '{then}'", "since = '{then}'", "until = '{to_come}'",
    ),
    "guard_notice_once_begun_stays": [
        *update(
            "rights_notice", "notice",
            "scope_id = {scope}", "valid_from = '{then}'", "holder_id = NULL", "license_id = 1",
            *(f"claim_line_{code} = 'x'" for code in settings.COLUMN_LANGUAGES),
            *(f"terms_line_{code} = 'x'" for code in settings.COLUMN_LANGUAGES),
            "year_style = 'none'", "is_verbatim = NOT is_verbatim", "rights_page = 'https://x.example/'",
            *(f"{flag} = NOT {flag}" for flag in MACHINE_FLAGS), "valid_until = '{then}'",
        ),
        *update("rights_notice", "planned", "id = 999999"),
        *update("rights_notice", "ending", "valid_until = '{sooner}'"),
    ],
    "guard_preview_link_of_edition": [
        "INSERT INTO articles_previewlink (edition_id, revision_id, digest, note, made_by_id, made_at, "
        "expires_at, uses) VALUES ({other}, {revision}, 'x', '', {admin}, '{then}', '{to_come}', 0)"
    ],
    "guard_preview_link_is_itself": [
        *update(
            "articles_previewlink", "preview_link",
            "id = 999999", "edition_id = {other}", "revision_id = {first}", "at = '{then}'", "digest = 'x'",
            "made_at = '{ended_at}'", "expires_at = '{later}'", "uses = uses - 1",
        ),
        *update("articles_previewlink", "revoked_link", "revoked_at = NULL", "revoked_at = '{to_come}'"),
    ],
    "guard_preview_link_no_delete": ["DELETE FROM articles_previewlink WHERE id = {preview_link}"],
    "guard_sealed_name_is_itself": [
        *update(
            "articles_sealedname", "sealed_name",
            "id = 999999", "article_id = {another}", "name = 'x'", "spellings = 'x'", "reason = 'x'",
            "at = '{to_come}'",
        ),
        *update("articles_sealedname", "lifted_name", "lifted_reason = 'x'"),
    ],
    "guard_sealed_name_no_delete": ["DELETE FROM articles_sealedname WHERE id = {sealed_name}"],
    "guard_import_is_evidence": update(
        "interchange_pageimport", "imported",
        "id = 999999", "article_id = {another}", "language = 'en'", "file_name = 'x'", "sha256 = 'x'",
        "evidence = 'x'", "imported_by_id = {admin}", "imported_at = '{then}'",
    ),
    "guard_import_no_delete": ["DELETE FROM interchange_pageimport WHERE id = {imported}"],
    "guard_notice_no_delete": ["DELETE FROM rights_notice WHERE id = {notice}"],
    "guard_release_no_overlap": [
        release("{live}, {first}, '{to_come}', NULL, '{then}'"),
        *update("articles_release", "just_ended", "until = NULL"),
    ],
    "guard_notice_no_overlap": [
        "INSERT INTO rights_notice (scope_id, valid_from, claim_line, year_style, terms_line, is_verbatim, "
        f"reason, created_at, rights_page, {', '.join(MACHINE_FLAGS)}) "
        "SELECT scope_id, '{to_come}', '', 'none', '', is_verbatim, '', created_at, '', "
        f"{', '.join(MACHINE_FLAGS)} FROM rights_notice WHERE id = {{notice}}",
        *update("rights_notice", "planned", "valid_from = '{then}'"),
    ],
    "guard_place_term_no_overlap": [
        "INSERT INTO articles_placeterm (place_id, name, since) VALUES ({place}, '', '2025-01-01')",
        *update("articles_placeterm", "term", "until = '2025-01-01'"),
    ],
    "guard_membership_no_overlap": [
        "INSERT INTO articles_bureaumembership (reporter_id, bureau_id, title, is_chief, since) "
        "SELECT reporter_id, bureau_id, '', is_chief, '2024-01-01' FROM articles_bureaumembership "
        "WHERE id = {member}",
        *update("articles_bureaumembership", "was_member", "until = NULL"),
    ],
    "guard_imprint_no_overlap": [
        "INSERT INTO articles_imprint SELECT {imprint_columns} FROM articles_imprint WHERE id = {printed}",
        *update("articles_imprint", "imprint", "until = NULL"),
        *update("articles_imprint", "printed", "medium = 'online'"),
    ],
}  # fmt: skip
