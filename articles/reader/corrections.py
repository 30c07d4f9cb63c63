"""The page of everything the paper has corrected, made clear or added to, newest first."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_correction import HEADINGS
from articles.models.public_correction import corrections as told
from articles.models.public_list import BadCursor
from articles.models.public_paper import paper
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers


@page
def corrections(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    refuse_page_numbers(request)
    before = request.GET.get("before")
    try:
        found = told(at, language, before=before)
    except BadCursor as error:
        raise Http404 from error
    if before is not None and not found.items:
        raise Http404
    others = {code: addresses.corrections(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.corrections(language), others)
    return drawn(
        "corrections.html",
        around,
        description=_("What %(paper)s has corrected and made clear") % {"paper": around.site.masthead},
        items=[
            (
                HEADINGS[item.told.kind],
                item,
                addresses.article(language, item.number, item.slug) if item.is_open else "",
            )
            for item in found.items
        ],
        has_statements=any(not item.told.is_correction for item in found.items),
        older=f"?before={found.older}" if found.older else "",
        is_first=before is None,
        policy=paper(at, language).corrections_policy,
        about=addresses.about(language),
    )
