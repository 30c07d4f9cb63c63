"""Whether a picture is here already, byte for byte: told only of photos the person may see."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.rows import rows
from articles.languages import own
from articles.media.intake import digest
from articles.media.models import Photo
from articles.models import Article
from articles.workflow.killed import veiled

# So many stories are named; more would bury the question.
MOST = 3


def twin_of(request: HttpRequest, data: bytes) -> Photo | None:
    """The first that came, for stories use that one."""
    found: Photo | None = (
        rows(request, Photo)
        .select_related("holder", "license")
        .filter(sha256=digest(data))
        .order_by("pk")
        .first()
    )
    return found


def words(request: HttpRequest, twin: Photo) -> str:
    """That it is here, under which number, and in which of the stories the person may see."""
    stories = rows(request, Article).filter(photo_uses__photo=twin).order_by("-pk")[: MOST + 1]
    titles = [titled(story) for story in veiled(request.user, stories)]
    told = {"number": twin.pk, "name": str(twin), "stories": ", ".join(titles[:MOST])}
    if not titles:
        return _("This picture is already here: no. %(number)s, %(name)s.") % told
    if len(titles) > MOST:
        return _("This picture is already here: no. %(number)s, used in %(stories)s and others.") % told
    return _("This picture is already here: no. %(number)s, used in %(stories)s.") % told


def titled(story: Article) -> str:
    headlines = (own(story, "headline", code) for code in settings.SITE_LANGUAGES)
    headline = next(filter(None, headlines), "") or story.slugline or str(story.pk)
    return _("“%(headline)s”") % {"headline": headline}
