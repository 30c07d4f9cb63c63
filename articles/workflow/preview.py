"""Shows one language of a story as the public page would, before readers see it; and the links that let
somebody without an account look.

A link's token is 256 random bits; only its SHA-256 is kept. Unknown, run out, taken back and stopped by a
kill are one answer.
"""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from articles import clock
from articles.media.models import Photo
from articles.models import Article, Edition, PhotoUse, PreviewLink, Release, Revision
from articles.models.choices import Hold
from articles.models.public_shapes import Alternate, Gone, Story
from articles.models.public_story import assemble, live_languages, story
from articles.models.superseded import WITHDRAWN
from articles.rights.resolve import Rights
from articles.text import line
from articles.workflow import audit, pin
from articles.workflow.act import Act
from articles.workflow.freeze import drafted
from articles.workflow.grants import Actor, may, scope
from articles.workflow.refusals import NotAllowed, NotPossible

BYTES = 32  # of a token, before it is written in letters
LASTS, LONGEST = dt.timedelta(hours=24), dt.timedelta(days=7)
MOST_NOTE = 120  # characters
MOST_OPEN = 20  # links of one language that open at once
# An opening is counted each time, and written into the audit log at most so often for one link.
TOLD_EACH = dt.timedelta(hours=1)
# What takes a text from its readers takes it from everybody who was shown it too.
STOPS = frozenset({"withhold", "kill"})


@dataclass(frozen=True, slots=True)
class Shown:
    """`photos` are the public ids of the pictures this text shows; `at` the instant it is shown for."""

    story: Story
    at: dt.datetime
    photos: frozenset[str]


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make(
    edition: Edition,
    *,
    by: Actor,
    lasts: dt.timedelta = LASTS,
    revision: Revision | None = None,
    at: dt.datetime | None = None,
    note: str = "",
    now: dt.datetime | None = None,
) -> tuple[PreviewLink, str]:
    """A new link and its token, which nobody can be told again. Raises a Refused."""
    told = line.tidy(note)
    if len(told) > MOST_NOTE:
        raise NotPossible(_("Say for whom the link is in %(most)d characters.") % {"most": MOST_NOTE})
    if not dt.timedelta() < lasts <= LONGEST:
        raise NotPossible(_("A link opens for seven days at most. Make a new one then."))
    if at is not None and at.tzinfo is None:
        raise NotPossible(_("Say the instant with its zone."))
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=edition.article_id)
        fresh = Edition.objects.select_related("article").get(pk=edition.pk)
        moment = now or clock.now()
        if not may(by, Edition, "preview", fresh):
            raise NotAllowed(_("You have no story with this number."))
        if fresh.hold == Hold.KILLED:
            raise NotPossible(_("The text was killed: it is shown to nobody any more."))
        if revision is not None and not texts_of(fresh).filter(pk=revision.pk).exists():
            raise NotAllowed(_("You have no story with this number."))
        standing = fresh.preview_links.filter(revoked_at=None, expires_at__gt=moment).count()
        if standing >= MOST_OPEN:
            raise NotPossible(
                _("%(most)d links of this text open already. Take one back first.") % {"most": MOST_OPEN}
            )
        token = secrets.token_urlsafe(BYTES)
        made = PreviewLink.objects.create(
            edition=fresh,
            revision=revision,
            at=at,
            digest=digest_of(token),
            note=told,
            made_by_id=by.pk,
            made_at=moment,
            expires_at=moment + lasts,
        )
        tell("made", made, by=by, at=moment)
    return made, token


def revoke(link: PreviewLink, *, by: Actor, now: dt.datetime | None = None) -> None:
    """From now on it leads nowhere. Raises a Refused."""
    with transaction.atomic():
        at = now or clock.now()
        if not may(by, PreviewLink, "change", link):
            raise NotAllowed(_("You have no such link."))
        found = PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(
            revoked_at=at, revoked_by_id=by.pk
        )
        if not found:
            raise NotPossible(_("Somebody took this link back already."))
        tell("revoked", link, by=by, at=at)


def revoke_all(act: Act, before: str, after: str) -> None:
    """Part of every act: with a withheld or killed text its links stop."""
    if act.verb not in STOPS:
        return
    links = list(act.edition.preview_links.filter(revoked_at=None, expires_at__gt=act.at))
    PreviewLink.objects.filter(pk__in=[link.pk for link in links]).update(
        revoked_at=act.at, revoked_by_id=act.by.pk
    )
    # The audit log's lock comes after every row's.
    for link in links:
        tell("revoked", link, by=act.by, at=act.at)


def tell(event: str, link: PreviewLink, *, by: Actor | None, at: dt.datetime) -> None:
    """The row in the audit log; a token is in none."""
    values: dict[str, object] = {"event": event, "link": link.pk, "language": link.edition.language}
    if event == "made":
        values["until"] = link.expires_at.isoformat(timespec="seconds")
        values["revision"] = link.revision.number if link.revision else ""
    audit.record("preview", values, by=by, article=link.edition.article, at=at)


def opened(token: str, now: dt.datetime, *, is_counted: bool = True) -> Shown | None:
    """What the link with this token shows, or None. Counts the opening."""
    link = (
        PreviewLink.objects.filter(digest=digest_of(token))
        .select_related("edition__article", "revision__source", "made_by")
        .first()
    )
    if link is None or not link.is_open(now) or not is_shown(link.edition) or not link.made_by.is_active:
        return None
    if link.revision is not None and not texts_of(link.edition).filter(pk=link.revision.pk).exists():
        return None
    if is_counted:
        count(link, now)
    return shown(link.edition, revision=link.revision, at=link.at, by=link.made_by, now=now)


def texts_of(edition: Edition) -> QuerySet[Revision]:
    """The frozen texts that are shown at all: what was withdrawn by law is not, at the desk neither."""
    return edition.revisions.exclude(superseded__basis__in=WITHDRAWN)


def is_shown(edition: Edition) -> bool:
    """Killed texts are shown to nobody, and a language the site has given up has no pages."""
    return edition.hold != Hold.KILLED and edition.language in settings.SITE_LANGUAGES


def count(link: PreviewLink, now: dt.datetime) -> None:
    with transaction.atomic():
        PreviewLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=now)
        last = link.last_used_at
        if last is None or (last - link.made_at) // TOLD_EACH < (now - link.made_at) // TOLD_EACH:
            tell("opened", link, by=None, at=now)


def in_reach(by: Actor, edition: int) -> Edition | None:
    """Who asks is looked at first: that a number is known must not show in what an answer depends on."""
    condition = scope(by, Edition, "preview")
    if condition is None:
        return None
    found = Edition.objects.filter(condition, pk=edition).select_related("article").first()
    return found if found is not None and is_shown(found) else None


def looked_at(
    by: Actor, edition: int, now: dt.datetime, *, revision: int | None = None, at: dt.datetime | None = None
) -> Shown | None:
    """The same for somebody of the desk, by the edition's number; None if it is not for them."""
    found = in_reach(by, edition)
    if found is None:
        return None
    text = None
    if revision is not None:
        text = texts_of(found).select_related("source").filter(pk=revision).first()
        if text is None:
            return None
    return shown(found, revision=text, at=at, by=by, now=now)


def is_photo_of(by: Actor, edition: int, public_id: str) -> bool:
    """Whether somebody of the desk may see a photo as one of this story's, in the copy or in any text of it
    in this language.
    """
    found = in_reach(by, edition)
    if found is None:
        return False
    photos = {row["photo"] for rows in found.revisions.values_list("photos", flat=True) for row in rows}
    photos |= set(PhotoUse.objects.filter(article=found.article_id).values_list("photo", flat=True))
    return Photo.objects.filter(pk__in=photos, public_id=public_id).exists()


def shown(
    edition: Edition, *, revision: Revision | None, at: dt.datetime | None, by: Actor, now: dt.datetime
) -> Shown:
    """One text, as if published at `at`, or now. Without a revision: what readers get at that instant, if
    they get anything; else the copy.
    """
    moment = at or now
    language, number = edition.language, edition.article_id
    released = story(moment, language, number) if revision is None and at is not None else None
    texts = texts_of(edition).filter(releases__in=edition.releases.visible(moment))
    if isinstance(released, Story) and not texts.exists():
        released = None
    if released is None or isinstance(released, Gone):
        text = revision or drafted(edition.article, edition, by=by, at=moment)
        others = tuple(one for one in live_languages(moment, number) if one.language != language)
        released = as_if(edition, text, moment, alternates=others)
    return Shown(released, moment, frozenset(figure.public_id for figure in released.figures))


def as_if(
    edition: Edition,
    revision: Revision,
    at: dt.datetime,
    rights: Rights | None = None,
    alternates: tuple[Alternate, ...] = (),
) -> Story:
    """The public page's own story of a text that is published at `at` and not a moment earlier."""
    rights = rights or pin.rights_of(edition, revision, at)
    stands = copy.copy(edition)
    if stands.first_published_at is None or stands.first_published_at > at:
        claim = pin.claim_of(edition, revision, at, rights)
        stands.first_published_at = at
        stands.claim_line, stands.claim_year = (claim.line, claim.year) if claim else ("", None)
        stands.claim_holder_id = claim.holder_id if claim else None
        stands.claim_license_id = claim.license_id if claim else None
        stands.claim_notice_id = (claim.notice_id or None) if claim else None
    first = stands.first_published_at
    updated_at = at if first is not None and first < at else None
    release = Release(edition=stands, revision=revision, since=at, updated_at=updated_at)
    return assemble(release, at, alternates, rights=rights)
