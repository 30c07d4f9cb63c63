"""Saves the desk's copy: the one way it changes, with a version for each language and one for the shared
part.

A save that is behind is merged where the two touched different fields, paragraphs or rows, and refused with
both texts where they touched the same: never a silent overwrite.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.languages import column
from articles.media.models import Photo
from articles.models import Article, Bureau, Edition
from articles.models.choices import Hold, Stage, TranslationMethod
from articles.text.body import figures_in
from articles.text.line import tidy as tidy_line
from articles.workflow import embargo, limits, parts, seen, tidy, typing
from articles.workflow.grants import Actor, allowed, bureaus_for, may, scope
from articles.workflow.merge import Clash, merge
from articles.workflow.parts import SHARED, Data
from articles.workflow.perform import follow, lock
from articles.workflow.refusals import NotAllowed, NotPossible, NotThere, Stale
from articles.workflow.store import store

CONTENT = Mapping[str, tuple[int, Data]]


class Conflict(Stale):
    """Nothing was saved; `clashes` holds both texts of every part in conflict."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        self.clashes = clashes
        super().__init__(
            _("Somebody else saved while you were writing. Choose from both texts; nothing is lost.")
        )


def editions(article: Article) -> dict[str, Edition]:
    """The story's editions by language; those of the site's languages are made if they are missing."""
    have = {edition.language: edition for edition in article.editions.all()}
    for language in settings.SITE_LANGUAGES:
        if language not in have:
            method = (
                TranslationMethod.ORIGINAL
                if language == article.original_language
                else TranslationMethod.HUMAN
            )
            have[language] = Edition.objects.create(
                article=article, language=language, translation_method=method
            )
    return have


def create_draft(
    bureau: Bureau,
    content: Mapping[str, Data],
    *,
    by: Actor,
    original_language: str = "",
    tabs: Iterable[str] = (),
) -> Article:
    """A new story. `content` maps "shared" and languages to data, as in articles.workflow.parts.

    `tabs` are the pages it was typed in: what was kept of them while typing is needed no more.
    """
    bureaus = bureaus_for(by, "articles.article", "add")
    if bureaus is not None and bureau.pk not in bureaus:
        raise NotAllowed(_("You may not begin a story for this bureau."))
    with transaction.atomic():
        article = Article.objects.create(
            bureau=bureau,
            created_by_id=by.pk,
            original_language=original_language or settings.SITE_LANGUAGES[0],
        )
        have = editions(article)
        for part, data in content.items():
            if part == SHARED:
                shared = checked_shared(data)
                ask_shared(article, shared, by, clock.now())
                parts.write_shared(article, shared)
                continue
            current(article, have, part)
            require(by, article, have, part, data)
            parts.write_language(article, have[part], checked_language(article, data, by))
        typing.close(tabs, by=by, is_saved=True)
        return Article.objects.get(pk=article.pk)


def checked_language(article: Article, data: Data, by: Actor) -> Data:
    """A photo a person may not see does not come into a text; what stands in one already may stay."""
    clean = limits.checked(tidy.language(limits.checked(data)))
    if shown := set(figures_in(clean.get("body", ""))):
        texts = (getattr(article, column("body", language)) or "" for language in parts.LANGUAGES)
        have = {photo for text in texts for photo in figures_in(text)}
        if shown - have - photos_within_reach(article, shown, by):
            raise NotThere(_("A figure in the text names a photo that is not there for you: take it out."))
    return clean


def photos_within_reach(article: Article, wanted: set[int], by: Actor) -> set[int]:
    """Those of the wanted photos that are the story's, or that the person may see."""
    have = set(article.photo_uses.filter(photo__in=wanted).values_list("photo_id", flat=True))
    condition = scope(by, Photo)
    if condition is None:
        return have
    return have | set(
        Photo.objects.filter(pk__in=wanted - have).filter(condition).values_list("pk", flat=True)
    )


def checked_shared(data: Data) -> Data:
    return limits.checked_shared(tidy.shared(limits.checked_shared(data)))


def ask_shared(article: Article, changes: Data, by: Actor, at: dt.datetime) -> None:
    """Of what a save would change, not of all that its form held: an embargo somebody set meanwhile is not
    lifted by who did not know of it. Ids posted by hand: what a person may not see, they may not attach.
    """
    embargo.keep(article, changes, at)
    if "bureau_id" in changes and changes["bureau_id"] != article.bureau_id:
        bureaus = bureaus_for(by, "articles.article", "share")
        if changes["bureau_id"] is None or (bureaus is not None and changes["bureau_id"] not in bureaus):
            raise NotAllowed(_("You may not move a story to this bureau."))
    if "photos" in changes:
        wanted = {row["photo"] for row in changes["photos"]}
        if wanted - photos_within_reach(article, wanted, by):
            raise NotAllowed(_("There is no such photo for you."))
    for model, pks in tidy.named_in(changes).items():
        if model._default_manager.filter(pk__in=pks).count() != len(pks):
            noun = model._meta.verbose_name
            raise NotPossible(_("Choose the %(noun)s again: there is no such record.") % {"noun": noun})


def save_copy(
    article: Article,
    content: CONTENT,
    *,
    by: Actor,
    now: dt.datetime | None = None,
    source_version: int | None = None,
    tabs: Iterable[str] = (),
    reason: str = "",
) -> Article:
    """Save parts of a story: {"shared" or language: (version it is based on, data)}.

    `source_version` is the version of the original's text that a translator had before them, if `content`
    does not hold it; `tabs` as in create_draft; `reason` is kept with what was replaced. Raises Conflict,
    NotAllowed or NotPossible, and then nothing was saved.
    """
    with transaction.atomic():
        locked = lock(article.pk)
        if not may(by, Article, "view", locked):
            raise NotAllowed(_("You have no story with this number."))
        at = now or clock.now()
        have = editions(locked)
        clashes: list[Clash] = []
        changes: dict[str, tuple[Data, Data, int]] = {}
        for part, (base_version, data) in content.items():
            theirs, version = current(locked, have, part)
            mine = checked_shared(data) if part == SHARED else checked_language(locked, data, by)
            found = merge(locked, part, base_version, version, mine, theirs)
            if not found:
                continue
            # Before a clash too: it shows what the other one wrote.
            after = found.mine if isinstance(found, Clash) else found
            changed = {field: value for field, value in after.items() if value != theirs.get(field)}
            if part == SHARED:
                ask_shared(locked, changed, by, at)
            require(by, locked, have, part, changed)
            if isinstance(found, Clash):
                clashes.append(found)
            elif changed:
                changes[part] = (changed, theirs, version)
        if clashes:
            raise Conflict(tuple(clashes))
        for part, (new, old, version) in changes.items():
            store(locked, have, part, new, old, version, by, at, tidy_line(reason))
        note_source(locked, have, content, changes, source_version)
        reopen(locked, have, set(changes), by, at)
        if any(field in changes.get(SHARED, ({}, {}, 0))[0] for field in embargo.FIELDS):
            obey_embargo(locked, have, by, at)
        typing.close(tabs, by=by, is_saved=True, now=at)
    return Article.objects.get(pk=article.pk)


def current(article: Article, have: Mapping[str, Edition], part: str) -> tuple[Data, int]:
    if part == SHARED:
        return parts.read_shared(article), article.version
    if part not in have:
        raise NotPossible(_("The site has no such language."))
    return parts.read_language(article, have[part]), have[part].copy_version


def open_fields(by: Actor, article: Article) -> frozenset[str]:
    """The fields of the shared part this person may change: all, those of one right alone, or none."""
    operations = allowed(by, Article, ("share", *parts.ALONE), article)
    if "share" in operations:
        return frozenset((*parts.SHARED_FIELDS, *parts.SHARED_SETS))
    return frozenset().union(*(parts.ALONE[operation] for operation in operations))


def require(
    by: Actor, article: Article, have: Mapping[str, Edition], part: str, fields: Iterable[str]
) -> None:
    if part == SHARED:
        is_allowed = set(fields) <= open_fields(by, article)
    else:
        is_allowed = may(by, Edition, "change", have[part])
    if not is_allowed:
        raise NotAllowed(_("You may not change this part of the story. Nothing was saved."))


def note_source(
    article: Article,
    have: Mapping[str, Edition],
    content: CONTENT,
    changes: Mapping[str, tuple[Data, Data, int]],
    source_version: int | None,
) -> None:
    """What was translated in this save was written in view of the source as the writer had it before them."""
    shared, old_shared, shared_version = changes.get(SHARED, ({}, {}, 0))
    original = shared.get("original_language", article.original_language)
    if "original_language" in shared:
        seen.start_afresh(article, have, original)
        return
    present = have[original].copy_version if original in have else seen.FIRST
    before = seen.version_before(content[original][0] if original in content else source_version, present)
    if original in changes and before == present:
        before += 1
    for part, (new, _old, _version) in changes.items():
        if part not in (SHARED, original):
            seen.note_text(have[part], new.keys(), before)
    seen.note_photos(have, original, old_shared, shared, shared_version + 1)


def reopen(
    article: Article, have: Mapping[str, Edition], changed: set[str], by: Actor, at: dt.datetime
) -> None:
    """A text that was approved and then changed is a draft again; what was released or scheduled stays.

    A killed story has nothing to reopen: it is not published again.
    """
    for language, edition in have.items():
        is_changed = edition.stage == Stage.APPROVED and bool(changed & {SHARED, language})
        if is_changed and edition.hold != Hold.KILLED:
            follow("reopen", edition, by=by, at=at, reason=_("the text was changed after its approval"))


def obey_embargo(article: Article, have: Mapping[str, Edition], by: Actor, at: dt.datetime) -> None:
    """An embargo is a hard stop: what was planned for before it lifts is taken back, whoever set it."""
    lifts = embargo.stop_of(Article.objects.only(*embargo.FIELDS).get(pk=article.pk))
    for edition in have.values() if lifts is not None else ():
        if edition.releases.unfinished(at).filter(since__gt=at, since__lt=lifts).exists():
            follow("unschedule", edition, by=by, at=at, reason=_("the embargo lifts later than was planned"))
