"""The page on copyright: the paper's own notice as it holds today, what came before it, and where to ask."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_notice import notices
from articles.models.public_paper import paper
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page


@page
def rights(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = {code: addresses.rights(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.rights(language), others)
    found = notices(at, language)
    return drawn(
        "rights.html",
        around,
        description=_("What may be done with the texts and photos of %(paper)s, and where to ask")
        % {"paper": around.site.masthead},
        notice=next((row for row in found if row.is_in_force), None),
        earlier=[row for row in found if not row.is_in_force],
        paper=paper(at, language),
    )
