"""Every bureau of the paper, on the map and in words, with the places of each region."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_directory import areas
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers
from articles.reader.region_map import tiles


@page
def bureaus(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    refuse_page_numbers(request)
    others = {code: addresses.bureaus(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.bureaus(language), others)
    regions = areas(language, at)
    at_home = {link.pk for region in regions for link in region.bureaus}
    return drawn(
        "bureaus.html",
        around,
        description=_("The bureaus of %(paper)s, on the map and region by region")
        % {"paper": around.site.masthead},
        tiles=tiles(regions, language),
        regions=[region for region in regions if region.bureaus or region.places],
        abroad=[link for link in around.site.bureaus if link.pk not in at_home],
    )
