"""The page on the paper itself: who makes it, by which principles, its imprint, whom to turn to."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_paper import paper
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page


@page
def about(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = {code: addresses.about(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.about(language), others)
    return drawn(
        "about.html",
        around,
        description=_("Who makes %(paper)s, by which principles, and how to reach us")
        % {"paper": around.site.masthead},
        paper=paper(at, language),
        corrections=addresses.corrections(language),
        rights=addresses.rights(language),
        accessibility=addresses.accessibility(language),
    )


@page
def ethics(request: HttpRequest, at: dt.datetime, language: str) -> Redirect:
    """The principles stand on the page about the paper; their own address leads there."""
    return Redirect(f"{addresses.about(language)}#ethics", is_permanent=False)
