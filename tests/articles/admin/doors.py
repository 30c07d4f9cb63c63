"""Every door of the admin, read from its own addresses, and a record of every model behind them."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles import clock
from articles.interchange.models import PageImport
from articles.media.models import PhotoPreset
from articles.models import (
    AuditEntry,
    Bureau,
    Correction,
    Coverage,
    FormerSlug,
    FrontArrangement,
    GlossaryTerm,
    Imprint,
    Place,
    PreviewLink,
    ReaderReport,
    Recall,
    Region,
    Release,
    Revision,
    Section,
    SiteIdentity,
    SocialLink,
    Task,
    Topic,
    TransitionLog,
)
from articles.rights.models import Holder, License, Notice
from articles.workflow.perform import perform
from articles.workflow.task import open_task
from newsroom.accounts.models import Assignment, Invitation, User
from newsroom.accounts.models.invitation import VALID_FOR
from tests.cast import edition, person, story

KINDS = ("changelist", "add", "history", "delete", "change")
# Addresses that are not one of the five of a model, and the test that looks behind each.
SPECIAL = {
    "index": "test_every_list_and_record_shows_only_what_is_in_reach",
    "login": "test_who_is_not_logged_in_meets_the_login",
    "logout": "test_who_is_not_logged_in_meets_the_login",
    "app_list": "test_every_list_and_record_shows_only_what_is_in_reach",
    "autocomplete": "test_no_look_up_finds_another_bureaus_records",
    "jsi18n": "words of Django's own scripts, no data",
    "language": "test_screens_change_their_language",
    "articles_article_act": "test_no_act_on_another_bureaus_story",
    "articles_article_compare": "test_no_comparison_of_another_bureaus_texts",
    "articles_article_told": "test_nothing_is_told_by_another_bureau",
    "articles_article_as_of": "test_nothing_is_shown_of_another_bureaus_past",
    "articles_article_fix": "test_no_fix_of_another_bureaus_text",
    "articles_article_preview": "test_a_preview_shows_the_copy_and_what_stands_in_its_way",
    "articles_article_flag": "test_no_flag_or_embargo_of_another_bureau_is_touched",
    "articles_article_lift_embargo": "test_no_flag_or_embargo_of_another_bureau_is_touched",
    "articles_article_credits": "test_the_printed_lines_are_for_who_has_a_desk",
    "articles_article_sealed": "test_sealed_names_are_for_who_may_write_the_story",
    "articles_article_pairs": "test_the_pairs_of_a_story_are_for_who_may_see_it",
    "articles_article_flash": "test_who_may_not_begin_a_story_finds_no_flash",
    "articles_article_flash_confirm": "test_no_flash_of_another_bureau_is_shown_or_published",
    "articles_article_read_paste": "test_who_holds_no_role_gets_no_answer",
    "articles_article_typing": "test_what_is_typed_into_another_bureaus_story_is_not_kept",
    "articles_article_typing_new": "test_who_may_not_begin_a_story_keeps_no_new_one",
    "articles_article_save": "test_an_earlier_copy_is_for_who_may_see_its_story",
    "articles_article_agency_kill": "test_an_order_to_kill_finds_only_what_is_in_reach",
    "articles_article_bulk": "test_other_bureaus_stories_are_simply_not_there",
    "articles_recall_look": "test_no_withdrawal_of_another_bureau_is_touched",
    "articles_recall_receipt": "test_no_withdrawal_of_another_bureau_is_touched",
    "media_photo_thumbnail": "test_a_thumbnail_is_for_its_own_bureau",
    "media_photo_picture": "test_a_thumbnail_is_for_its_own_bureau",
    "media_photo_upload": "test_nobody_puts_a_photo_where_they_may_add_none",
    "media_photo_preset": "test_no_preset_or_credit_changes_another_bureaus_photo",
    "media_photo_credit": "test_no_preset_or_credit_changes_another_bureaus_photo",
    "media_photo_point": "test_no_focal_point_moves_in_another_bureaus_photo",
    "media_photo_card": "test_the_card_of_another_bureaus_photo_is_not_shown",
    "articles_auditentry_table": "test_the_table_holds_what_the_list_shows_and_is_itself_recorded",
    "accounts_assignment_end": "test_a_chief_ends_what_that_chief_gave_and_nothing_else",
    "accounts_assignment_night_duty": "test_a_chief_gives_nights_in_the_own_bureau_only",
    "interchange_pageimport_keep_notice": "test_a_rights_manager_keeps_the_notice_that_came_with_a_text",
    "interchange_pageimport_undo": "test_no_guess_of_another_bureau_is_taken_back",
    "account_login": "test_login_leads_to_where_one_wanted_to_go",
    "account_logout": "test_logout_ends_the_session",
    "account_inactive": "no data",
    "account_change_password": "test_a_changed_password_counts",
    "account_reauthenticate": "test_who_they_are_is_asked_again_before_a_factor_changes",
    "account_invitation": "test_an_invitation_is_used_once_and_runs_out",
    "account_sessions": "test_other_sessions_are_listed_and_ended",
    "accounts_invitation_revoke": "test_an_invitation_taken_back_opens_nothing",
    "accounts_user_leave": "test_who_leaves_keeps_bylines_and_hands_over_drafts",
    "accounts_user_move": "test_a_colleague_goes_to_another_bureau_in_one_act",
    "mfa_index": "test_who_they_are_is_asked_again_before_a_factor_changes",
    "mfa_authenticate": "test_who_has_two_factors_logs_in",
    "mfa_reauthenticate": "test_nobody_meets_a_page_of_another_persons_factors",
    "mfa_activate_totp": "test_who_they_are_is_asked_again_before_a_factor_changes",
    "mfa_deactivate_totp": "test_the_last_factor_of_who_publishes_stays",
    "mfa_view_recovery_codes": "test_codes_are_shown_once",
    "mfa_generate_recovery_codes": "test_codes_are_shown_once",
    "mfa_list_webauthn": "test_nobody_meets_a_page_of_another_persons_factors",
    "mfa_add_webauthn": "test_a_passkey_opens_the_desk",
    "mfa_login_webauthn": "test_a_passkey_opens_the_desk",
    "mfa_reauthenticate_webauthn": "test_nobody_meets_a_page_of_another_persons_factors",
    "mfa_remove_webauthn": "test_nobody_meets_a_page_of_another_persons_factors",
    "mfa_edit_webauthn": "test_nobody_meets_a_page_of_another_persons_factors",
}


def names() -> set[str]:
    """The name of every address under /admin/; an address without a name is a redirect or the catch-all."""

    def walk(patterns: Any, prefix: str) -> Iterator[str]:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern) and path.startswith("admin/"):
                yield pattern.name or ""

    return set(walk(get_resolver().url_patterns, ""))


def registered() -> list[type[Model]]:
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def address(model: type[Model], kind: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}", args=arguments)


def exhibit(cast: SimpleNamespace, bureau: Bureau, editor: User, photo: Model) -> dict[type[Model], Model]:
    """A record of every model a bureau has of its own; each text in it holds the bureau's canary."""
    canary = f"canary{bureau.slug}"
    text = {"headline": f"{canary} 제목", "deck": canary, "body": f"<p>{canary} 본문</p>"}
    article = story(cast, ko=text, en=text, bureau=bureau, slugline=canary, editors_note=canary)
    found = edition(article, "ko")
    for verb in ("approve", "publish"):
        found = perform(verb, found, by=editor, reason=canary).edition
    perform("correct", found, by=editor, reason=canary, note=canary)
    type(photo).objects.filter(pk=photo.pk).update(file_name=f"{canary}.jpg", creator=canary)
    photo.refresh_from_db()
    imported = PageImport.objects.create(
        article=article,
        language="ko",
        file_name=canary,
        sha256=hashlib.sha256(canary.encode()).hexdigest(),
        evidence=canary,
        imported_at=clock.now(),
        found={"guesses": [{"code": "list", "before": ["<p>a</p>"], "after": [f"<p>{canary} 본문</p>"]}]},
    )
    return {
        type(article): article,
        type(found): found,
        Revision: Revision.objects.get(edition=found),
        Release: Release.objects.filter(edition=found).latest("pk"),
        Correction: Correction.objects.get(edition=found),
        ReaderReport: ReaderReport.objects.create(
            article=article,
            kind="fact",
            text=canary,
            reply_to=f"{canary}@reader.example",
            language="ko",
            revision=Revision.objects.get(edition=found),
            received_at=clock.now(),
        ),
        Task: open_task("review", canary, at=clock.now(), edition=found, by=editor),
        PreviewLink: PreviewLink.objects.create(
            edition=found,
            digest=hashlib.sha256(canary.encode()).hexdigest(),
            note=canary,
            made_by=editor,
            made_at=clock.now(),
            expires_at=clock.now() + dt.timedelta(hours=1),
        ),
        TransitionLog: TransitionLog.objects.filter(edition=found).latest("pk"),
        Recall: Recall.objects.create(
            article=article, verb="withhold", languages=["ko"], by=editor, at=clock.now(), reason=canary
        ),
        AuditEntry: AuditEntry.objects.filter(article=article).latest("number"),
        type(photo): photo,
        PageImport: imported,
    }


def whole_paper(cast: SimpleNamespace) -> dict[type[Model], Model]:
    """A record of every model that belongs to no bureau."""
    return {
        Section: cast.section,
        Topic: Topic.objects.create(slug="harbours", name_ko="항만"),
        Region: Region.objects.create(slug="jeonnam", name_ko="전남"),
        Place: Place.objects.create(slug="sokcho"),
        Coverage: Coverage.objects.create(slug="pier", name_ko="부두", kind="special"),
        FormerSlug: FormerSlug.objects.create(noun="section", slug="money", target=cast.section.pk),
        FrontArrangement: FrontArrangement.objects.create(number=1),
        GlossaryTerm: GlossaryTerm.objects.create(name_ko="광양시", name_en="Gwangyang City"),
        SiteIdentity: SiteIdentity.objects.get(),
        SocialLink: SocialLink.objects.create(name_ko="어딘가", address_ko="https://social.example/"),
        Imprint: Imprint.objects.create(
            since="2020-01-01", registration_number="가나다", registered_on="2020-01-01"
        ),
        Holder: cast.holder,
        License: License.objects.create(code="own", name_ko="자체"),
        Notice: cast.site_notice,
        PhotoPreset: PhotoPreset.objects.create(
            scope=cast.site_notice.scope, kind="agency", holder=cast.holder
        ),
        Bureau: cast.honam,
        type(cast.heo): cast.heo,
        User: cast.admin,
        # Not the last administrator's: that one can be neither changed nor taken.
        Assignment: person("second-admin", "system_admin").assignments.get(),
        Invitation: Invitation.objects.create(
            digest="0" * 64,
            display_name="김새롬",
            role="reporter",
            made_by=cast.admin,
            made_at=clock.now(),
            expires_at=clock.now() + VALID_FOR,
        ),
    }
