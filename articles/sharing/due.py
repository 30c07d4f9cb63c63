"""Draws the share images that are due, in the background: until one is there, the paper's own card stands."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.text import capfirst

from articles import clock
from articles.languages import name
from articles.media.models import Photo
from articles.media.models.photo import random_name
from articles.models.choices import Label, ListKind
from articles.models.identity import SiteIdentity
from articles.models.kind import BY_CODE
from articles.models.placement import Placement
from articles.models.release import Release, ReleaseQuerySet
from articles.models.revision import Revision
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.sharing.drawing import DESIGN, HEIGHT, WIDTH, drawn
from articles.sharing.models import ShareImage

log = logging.getLogger(__name__)
# An archive of a million stories is not drawn for the few of it that are shared.
RECENT = dt.timedelta(days=90)
# What a headline's own page does not say of it.
UNSAID = frozenset({"news", "flash"})


def draw_due(most: int = 4) -> int:
    """Draw a few of what is due, the newest first. Returns how many; 0: nothing is left, or the disk is
    full.
    """
    at = clock.now()
    count = 0
    for language in settings.SITE_LANGUAGES:
        masthead = masthead_in(language)
        for release in due(at, language, masthead).select_related("revision")[: most - count]:
            try:
                draw(release.revision, language, masthead)
            except OSError as error:
                log.warning("A share image could not be kept: %s", error)
                return 0
            count += 1
    return count


def due(at: dt.datetime, language: str, masthead: str) -> ReleaseQuerySet:
    """Releases running or to come that began of late, whose text has no photo for a card and no image drawn
    as it would be today.
    """
    wide = Photo.objects.filter(pk=OuterRef("target"), width__gte=WIDTH, height__gte=HEIGHT)
    pictured = Placement.objects.filter(Exists(wide), release=OuterRef("pk"), list=ListKind.PHOTO)
    present = ShareImage.objects.filter(revision=OuterRef("revision"), masthead=masthead, design=DESIGN)
    rows = Release.objects.unfinished(at).filter(since__gte=at - RECENT, edition__language=language)
    return rows.exclude(Exists(pictured)).exclude(Exists(present)).order_by("-since")


def masthead_in(language: str) -> str:
    row = SiteIdentity.objects.first()
    return name(row, "masthead", language) if row else ""


def draw(revision: Revision, language: str, masthead: str) -> None:
    """The image of one revision, swapped in for the one before it."""
    with translation.override(language):
        content = drawn(masthead, sort_of(revision), revision.headline)
    old = ShareImage.objects.filter(revision=revision).first()
    made = ShareImage(revision=revision, masthead=masthead, design=DESIGN)
    # Where it lies is another random name than the public one.
    stem = random_name()
    made.file.save(f"share/{stem[:2]}/{stem}", ContentFile(content, name=stem), save=False)
    with transaction.atomic():
        if old is not None:
            old.delete()
        made.save()
        number = revision.edition.article_id
        Outbox.objects.announce("share_image", f"share:{made.public_id}", {keys.edition(number, language)})
    if old is not None:
        old.file.storage.delete(old.file.name)


def sort_of(revision: Revision) -> str:
    """The word readers need before the headline: breaking, or that it is opinion or advertising."""
    if revision.label:
        return str(Label(revision.label).label)
    kind = BY_CODE[revision.kind]
    return "" if kind.code in UNSAID else capfirst(str(kind.label))
