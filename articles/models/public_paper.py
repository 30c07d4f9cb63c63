"""The public door to what the paper says of itself: who it is, how it works, whom to turn to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from articles import clock
from articles.languages import name, own
from articles.models.identity import Imprint, SiteIdentity
from articles.models.public_site import identity
from articles.pagecache import keys, sink


@dataclass(frozen=True, slots=True)
class Paper:
    """Texts are plain, an empty line between paragraphs, and empty where this language has none."""

    about: str
    ethics: str
    corrections_policy: str
    known_barriers: str
    email: str
    phone: str
    ombudsman: str
    youth_officer: str


def paper(at: dt.datetime, language: str) -> Paper:
    """As it is on the day of `at` in Seoul."""
    day = clock.seoul_day(at)
    sink.note(keys.SITE, until=clock.day_bounds(day)[1])
    row = identity() or SiteIdentity()
    in_force = Imprint.objects.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))
    # The web paper's own registration first: these are its pages.
    found = in_force.order_by("medium").first() or Imprint()
    return Paper(
        about=own(row, "about", language),
        ethics=own(row, "ethics", language),
        corrections_policy=own(row, "corrections_policy", language),
        known_barriers=own(row, "known_barriers", language),
        email=row.email,
        phone=found.phone,
        ombudsman=name(found, "ombudsman", language),
        youth_officer=name(found, "youth_officer", language),
    )
