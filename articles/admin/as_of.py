"""Any text at any instant exactly as readers had it then, with its notice and why it was printed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin.compare import readable
from articles.admin.fields import InstantField
from articles.admin.rows import row, rows
from articles.admin.sheet import because, closing, pictures, text_of
from articles.models import Article, Edition, Release, TransitionLog
from articles.models.public_correction import HEADINGS
from articles.models.public_shapes import Gone, Story
from articles.models.public_site import byline_name
from articles.models.public_story import story
from articles.models.superseded import WITHDRAWN
from articles.pagecache import addresses, sink
from articles.text import byline, dateline
from articles.workflow import pin
from articles.workflow.transitions import LABELS


class InstantForm(forms.Form):
    at = InstantField(label=gettext_lazy("as readers had it at"), help_text=gettext_lazy("Time in Seoul."))


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    article: Article = row(request, Article, number)
    edition = readable(request, article, language)
    form = InstantForm(request.GET if "at" in request.GET else None)
    at = clock.now()
    if form.is_bound and form.is_valid():
        at = form.cleaned_data["at"]
    is_asked = not form.is_bound or form.is_valid()
    context = {
        "title": _("Story %(number)s as readers had it") % {"number": article.pk},
        "article": article,
        "edition": edition,
        "language": language,
        "language_name": dict(settings.LANGUAGES)[language],
        "form": form,
        "at": at,
        "exact": f"{addresses.preview_then(edition.pk)}?{urlencode({'at': at.isoformat()})}",
        **(shown(request, edition, at) if is_asked else {"is_refused": True}),
    }
    return render(request, "admin/as_of.html", {**frame, **context})


def shown(request: HttpRequest, edition: Edition, at: dt.datetime) -> dict[str, Any]:
    """What readers got, made by the same hand as the public page."""
    with sink.recording():
        found = story(at, edition.language, edition.article_id)
    if not isinstance(found, Story):
        return {"gone": isinstance(found, Gone), "by_law": found.by_law if isinstance(found, Gone) else ()}
    released = rows(request, Release).visible(at).filter(edition=edition)
    release = (
        released.exclude(revision__superseded__basis__in=WITHDRAWN)
        .select_related("revision__edition", "edition__claim_notice")
        .first()
    )
    if release is None:
        return {"is_closed": True}
    acts = rows(request, TransitionLog).filter(release=release, edition=edition).select_related("by")
    act = acts.order_by("pk").first()
    language = edition.language
    credits = [entry.credit for entry in found.signatures]
    images = pictures(release.revision)
    return {
        "story": found,
        "release": release,
        "revision": release.revision,
        "act": act,
        "act_label": LABELS.get(act.verb, act.verb) if act else "",
        "byline": byline.printed(credits, language),
        "translator": byline.translated(credits, language, found.translation_method),
        "dateline": dateline.printed(
            found.dateline, byline_name(language) if found.is_filed_here else "", language
        ),
        "pictures": tuple(images.values()),
        "text": text_of(found.body, images),
        "closing": tuple(closing(found)),
        "because": because(release.edition, found, pin.rights_of(release.edition, release.revision, at)),
        "claim_reason": release.edition.claim_notice.reason if release.edition.claim_notice else "",
        "told": [(HEADINGS[entry.kind], entry) for entry in found.corrections],
    }
