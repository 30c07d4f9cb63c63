"""One language of a story as readers had it at an instant, as the public page, with what vouches for it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from django.conf import settings
from django.forms.models import model_to_dict
from django.utils.functional import Promise

from articles.media.models import Photo
from articles.models import Edition, Revision, TransitionLog
from articles.models.choices import Hold
from articles.models.public_shapes import Story
from articles.models.public_story import story
from articles.models.superseded import WITHDRAWN
from articles.workflow.grants import Actor, may, scope
from articles.workflow.preview import Shown
from articles.workflow.transitions import LABELS


@dataclass(frozen=True, slots=True)
class Record:
    """What a page of the past says of itself. `seal` is the SHA-256, in hex, of what was frozen; `act` is the
    row of the log that brought this text before readers, if one did.
    """

    at: dt.datetime
    since: dt.datetime
    until: dt.datetime | None
    number: int
    seal: str
    act: TransitionLog | None
    act_label: str | Promise
    claim_reason: str


def in_reach(by: Actor, edition: int) -> Edition | None:
    """A killed one is in reach of those who may see killed texts, as everywhere."""
    condition = scope(by, Edition, "view")
    if condition is None:
        return None
    found = Edition.objects.filter(condition, pk=edition, language__in=settings.SITE_LANGUAGES)
    there = found.select_related("article").first()
    if there is None or (there.hold == Hold.KILLED and not may(by, Edition, "see_killed", there)):
        return None
    return there


def then(by: Actor, edition: int, at: dt.datetime) -> tuple[Shown, Record] | None:
    """None if nothing was to be read, if it is not for this person, or if the law has withdrawn it."""
    found = in_reach(by, edition)
    if found is None:
        return None
    read = story(at, found.language, found.article_id)
    released = found.releases.visible(at).exclude(revision__superseded__basis__in=WITHDRAWN)
    release = released.select_related("revision", "edition__claim_notice").first()
    if not isinstance(read, Story) or release is None:
        return None
    act = TransitionLog.objects.filter(release=release).select_related("by").order_by("pk").first()
    record = Record(
        at,
        release.since,
        release.until,
        release.revision.number,
        seal_of(release.revision),
        act,
        LABELS.get(act.verb, act.verb) if act else "",
        release.edition.claim_notice.reason if release.edition.claim_notice else "",
    )
    return Shown(read, at, frozenset(figure.public_id for figure in read.figures)), record


def seal_of(revision: Revision) -> str:
    """Over the row as JSON (UTF-8, sorted keys, no spaces), instants in UTC as ISO 8601 with microseconds."""
    values = model_to_dict(revision) | {"created_at": revision.created_at.astimezone(dt.UTC)}
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=written)
    return hashlib.sha256(text.encode()).hexdigest()


def written(value: dt.datetime) -> str:
    return value.isoformat(timespec="microseconds")


def is_photo_of(by: Actor, edition: int, public_id: str) -> bool:
    """Whether a photo stands in a released text of this language that is shown still."""
    found = in_reach(by, edition)
    if found is None:
        return False
    had = found.revisions.filter(releases__isnull=False)
    texts = had.exclude(superseded__basis__in=WITHDRAWN).values_list("photos", flat=True)
    photos = {row["photo"] for rows in texts for row in rows}
    return Photo.objects.filter(pk__in=photos, public_id=public_id).exists()
