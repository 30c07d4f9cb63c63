"""Loads the sample's stories through the desk's own door, each published as on its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from articles import clock
from articles.media.intake import take
from articles.media.models import Photo
from articles.models import (
    Article,
    Bureau,
    Correction,
    Coverage,
    Edition,
    PhotoBureau,
    Place,
    Reporter,
    Section,
    Topic,
)
from articles.models.kind import BY_CODE
from articles.rights.models import Holder, License
from articles.rights.models.holder import HolderKind
from articles.text.body import plain
from articles.workflow.act import Particulars
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.curate import put_in
from articles.workflow.perform import perform
from newsroom.accounts.models import User
from newsroom.sample import shapes
from newsroom.sample.pictures import draw

WEEK = dt.timedelta(weeks=1)
# When a scheduled story goes out: on the morning after it was loaded.
MORNING = dt.timedelta(hours=6)
HOLD_VERBS = {"withheld": "withhold", "killed": "kill"}
COMPANY = HolderKind.COMPANY
SOURCE_KINDS = {
    "press_release": HolderKind.PUBLIC_BODY,
    "wire": HolderKind.AGENCY,
    "contributed": HolderKind.INDIVIDUAL,
}
PHOTO_KINDS = {
    "supplied": HolderKind.PUBLIC_BODY,
    "agency": HolderKind.AGENCY,
    "reader": HolderKind.INDIVIDUAL,
}
# The Korean text is the original: who translates or edits a translation signs the English one only.
ENGLISH_ONLY = frozenset({"translator", "editor"})


def weeks_back(stories: Iterable[shapes.Story], now: dt.datetime) -> dt.timedelta:
    """How much earlier, in whole weeks, stories are published so that none is to come on this machine."""
    ahead = max((story.published_at - now for story in stories if story.published_at), default=-WEEK)
    return max(0, -(-ahead // WEEK)) * WEEK


def load_stories(sample: shapes.Content, *, by: User, publisher: Holder, say: Callable[[str], None]) -> None:
    """Drafts come last, so that article numbers follow the days of publication."""
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    in_order = sorted(sample.stories, key=lambda story: (story.published_at or last, story.key))
    back = weeks_back(sample.stories, clock.now())
    if back:
        say(f"this machine's date lies before the stories: they are published {back.days} days earlier")
    for number, story in enumerate(in_order, 1):
        say(f"story {number} of {len(in_order)}: {story.key} ({story.state})")
        load_story(story, back, by=by, publisher=publisher)
    for coverage in sample.coverages:
        arrange(coverage, by=by)


def load_story(story: shapes.Story, back: dt.timedelta, *, by: User, publisher: Holder) -> Article:
    """Draft, publish in the languages its state names, and do to it what else the state says."""
    bureau = Bureau.objects.get(slug=story.bureau)
    written = [
        language
        for language in settings.SITE_LANGUAGES
        if language == "en" or (language == "ko" and story.ko is not None)
    ]
    content = {"shared": shared(story, bureau, back, by=by, publisher=publisher)}
    content |= {language: text(story, language, first=True) for language in written}
    article = create_draft(bureau, content, by=by, original_language="ko" if story.ko else "en")
    public = [language for language in written if language == "ko" or story.state != "ko_only"]
    for edition in article.editions.filter(language__in=public).order_by("-language"):
        publish(story, edition, back, by=by)
    return article


def publish(story: shapes.Story, edition: Edition, back: dt.timedelta, *, by: User) -> None:
    """What happens to one edition after it was written."""
    if story.state == "scheduled":
        now = clock.now()
        morning = clock.day_bounds(clock.seoul_day(now))[1] + MORNING
        perform("approve", edition, by=by, now=now)
        perform("schedule", edition, by=by, effective_at=morning, now=now)
    if story.published_at is None:
        return
    with clock.at(story.published_at - back):
        perform("approve", edition, by=by)
        perform("publish", edition, by=by)
    # Now and not on an earlier day: the database lets nobody end a release in the past.
    if story.correction:
        right = {"body": text(story, edition.language)["body"]}
        save_copy(edition.article, {edition.language: (edition.copy_version, right)}, by=by)
        perform("correct", edition, by=by, note=note_of(story.correction, edition.language))
    if story.statutory:
        prescribed(story.statutory, edition, by=by)
    if verb := HOLD_VERBS.get(story.state):
        reason = story.state_note_ko if edition.language == "ko" else story.state_note_en
        perform(verb, edition, by=by, reason=reason)


def prescribed(note: shapes.Statutory, edition: Edition, *, by: User) -> None:
    """What the law had the paper print; the one in the language loaded before is named beside it."""
    is_korean = edition.language == "ko"
    told = Particulars(
        kind=note.kind,
        title=note.title_ko if is_korean else note.title_en,
        basis=note.basis,
        prominence=note.prominence,
        case_ref=note.case_ref,
        of=Correction.objects.filter(edition__article=edition.article, kind=note.kind).first(),
    )
    words = note.text_ko if is_korean else note.text_en
    perform("statutory", edition, by=by, note=words, particulars=told)


def arrange(coverage: shapes.Coverage, *, by: User) -> None:
    """The order an editor chose, with the notes; the editor's list page shows both."""
    record = Coverage.objects.get(slug=coverage.slug)
    for position, item in enumerate(coverage.items, 1):
        article = Article.objects.get(slugline=f"sample:{item.story}")
        notes = {"note_ko": item.note_ko, "note_en": item.note_en}
        put_in(record, article, by=by, position=position, **notes)


def text(story: shapes.Story, language: str, *, first: bool = False) -> dict[str, str]:
    """One language's part of the desk's copy, as it stands now or as it was first published."""
    source = story.en if language == "en" or story.ko is None else story.ko
    is_english = isinstance(source, shapes.English)
    issuing_body = story.origin_body_en if is_english else story.origin_body_ko
    body = source.body
    if fix := story.correction:
        was, now, note = (
            (fix.was_en, fix.now_en, fix.note_en) if is_english else (fix.was_ko, fix.now_ko, fix.note_ko)
        )
        # Readers get the note under the story, not in it.
        body = body.replace(note, "")
        body = body.replace(now, was) if first else body
    method = source.translation if isinstance(source, shapes.English) else "original"
    return {
        "kicker": source.kicker,
        "headline": source.headline,
        "deck": source.deck,
        "body": body,
        "slug": source.slug,
        "issuing_body": issuing_body if story.origin == "press_release" else "",
        "translation_method": method,
    }


def note_of(fix: shapes.Correction, language: str) -> str:
    """What readers are told, without the word that heads it."""
    _heading, _colon, words = plain(fix.note_en if language == "en" else fix.note_ko).partition(": ")
    return words


def has_source(story: shapes.Story) -> bool:
    """Whether the material is somebody else's: a release's, an agency's, an author's, an advertiser's."""
    kind = BY_CODE[story.kind]
    return story.origin in ("press_release", "wire") or kind.is_paid or kind.claims == "author"


def shared(
    story: shapes.Story, bureau: Bureau, back: dt.timedelta, *, by: User, publisher: Holder
) -> dict[str, Any]:
    """The part of the desk's copy that is the same in every language."""
    source = None
    if has_source(story):
        source = outsider(story.origin_body_ko, story.origin_body_en, SOURCE_KINDS.get(story.origin, COMPANY))
    embargo: dict[str, Any] = {}
    if story.embargoed_until:
        until = story.embargoed_until - back
        embargo = {"embargo_online_at": until.isoformat(), "embargo_source": story.origin_body_ko}
    return embargo | {
        "kind": story.kind,
        "label": story.label,
        "section_id": Section.objects.get(slug=story.section).pk,
        "origin": story.origin,
        "source_id": source.pk if source else None,
        "slugline": f"sample:{story.key}",
        "bylines": [byline(row) for row in story.bylines],
        "places": [Place.objects.get(slug=slug).pk for slug in story.places],
        "topics": [Topic.objects.get(slug=slug).pk for slug in story.topics],
        "coverages": [Coverage.objects.get(slug=slug).pk for slug in story.coverages],
        "photos": [photo_use(story, use, bureau, by=by, publisher=publisher) for use in story.photos],
    }


def byline(row: shapes.Byline) -> dict[str, Any]:
    return {
        "reporter": Reporter.objects.get(slug=row.reporter).pk if row.reporter else None,
        "name": {"ko": row.name_ko, "en": row.name_en},
        "role": row.role,
        "title": {"ko": row.title_ko, "en": row.title_en},
        "bureau": Bureau.objects.get(slug=row.bureau).pk if row.bureau else None,
        "language": "en" if row.role in ENGLISH_ONLY else "",
    }


def outsider(name_ko: str, name_en: str, kind: str) -> Holder:
    """Whose material it is, if not the paper's: one holder for each name."""
    found, _ = Holder.objects.get_or_create(name_ko=name_ko, defaults={"name_en": name_en, "kind": kind})
    return found


def photo_use(
    story: shapes.Story, use: shapes.PhotoUse, bureau: Bureau, *, by: User, publisher: Holder
) -> dict[str, Any]:
    """Draw the picture, take it in with what is known of its rights, and say how this story uses it."""
    signed = next((row for row in story.bylines if row.role == "photographer"), None)
    facts: dict[str, Any] = {"holder": publisher, "license": License.objects.get(code="arr")}
    if use.preset == "reader" and signed is not None:
        facts = {"holder": outsider(signed.name_ko, signed.name_en, HolderKind.INDIVIDUAL)}
    elif use.preset != "own":
        kind = use.holder_kind or PHOTO_KINDS[use.preset]
        facts = {"holder": outsider(use.credit_ko, use.credit_en, kind)}
    if use.license:
        facts["license"] = License.objects.get(code=use.license)
    if signed is not None:
        facts["creator"] = signed.name_ko or Reporter.objects.get(slug=signed.reporter).name_ko
    photo: Photo = take(
        draw(use.scene),
        f"{use.key}.jpg",
        preset=use.preset,
        credit_line_ko=use.credit_ko,
        credit_line_en=use.credit_en,
        supplied_notice=use.notice,
        created_by=by,
        **facts,
    )
    PhotoBureau.objects.create(photo=photo, bureau=bureau)
    return {
        "photo": photo.pk,
        "role": use.role,
        "alt_text": {"ko": use.alt_ko, "en": use.alt_en},
        "caption": {"ko": use.caption_ko, "en": use.caption_en},
        "is_decorative": False,
    }
