"""The statement on accessibility: what we measure us by, what the last audit found, how to complain."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.public_paper import paper
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page

# Written by `make audit` (tests/audit.py), committed, and never by hand.
AUDIT: dict[str, Any] = json.loads(
    Path(__file__).with_name("accessibility_audit.json").read_text(encoding="utf-8")
)
# Kinds of page the audit visits, as readers call them.
PAGES: dict[str, str | Promise] = {
    "front": gettext_lazy("Front page"),
    "article": gettext_lazy("Story"),
    "section": gettext_lazy("Section"),
    "bureau": gettext_lazy("Bureau"),
    "reporter": gettext_lazy("Reporter"),
    "coverage": gettext_lazy("Special coverage"),
    "topic": gettext_lazy("Topic"),
    "place": gettext_lazy("Place"),
    "bureaus": gettext_lazy("Bureaus"),
    "reporters": gettext_lazy("All reporters"),
    "archive": gettext_lazy("Archive"),
    "archive_index": gettext_lazy("Archive by date"),
    "archive_month": gettext_lazy("The whole month"),
    "search": gettext_lazy("Search"),
    "preferences": gettext_lazy("Text size and display"),
    "saved": gettext_lazy("Saved stories"),
    "offline": gettext_lazy("No connection"),
    "lite": gettext_lazy("Text-only edition"),
    "corrections": gettext_lazy("Corrections"),
    "about": gettext_lazy("About the paper"),
    "rights": gettext_lazy("Copyright and use"),
    "accessibility": gettext_lazy("Accessibility"),
    "report": gettext_lazy("Report an error"),
    "contact": gettext_lazy("Letter to a reporter"),
    "missing": gettext_lazy("Page that is not there"),
}


@page
def accessibility(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = {code: addresses.accessibility(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.accessibility(language), others)
    about_us = paper(at, language)
    rows = [(PAGES[row["kind"]], row) for row in AUDIT["pages"]]
    found = sum(row["barriers"] + row["markup"] + row["keyboard"] for row in AUDIT["pages"])
    return drawn(
        "accessibility.html",
        around,
        description=_("How accessible %(paper)s is, what is still missing, and how to tell us")
        % {"paper": around.site.masthead},
        standard=f"{settings.ACCESSIBILITY_STANDARD} {settings.ACCESSIBILITY_LEVEL}",
        is_met=not found and not about_us.known_barriers,
        audited_on=AUDIT["made_on"],
        tools=AUDIT["tools"],
        rows=rows,
        found=found,
        paper=about_us,
    )
