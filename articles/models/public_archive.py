"""The public door to the paper's past as a calendar: since when there is one, and what each day has."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count
from django.db.models.functions import TruncDate

from articles import clock
from articles.models.choices import ListKind
from articles.models.placement import Placement
from articles.models.public_list import note_list


def first_day(at: dt.datetime, language: str) -> dt.date | None:
    """The day in Seoul of the oldest story readers have, or None for an empty paper."""
    note_list(ListKind.ALL, 0, language, at)
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language).order_by("sort_at", "edition_id")
    oldest = rows.values_list("sort_at", flat=True).first()
    return clock.seoul_day(oldest) if oldest else None


def stories_by_day(
    at: dt.datetime, language: str, start: dt.datetime, end: dt.datetime
) -> dict[dt.date, int]:
    """How many stories first appeared on each day in Seoul of [start, end); days without any are left out.

    It reads the lines of that stretch of the list and no others.
    """
    note_list(ListKind.ALL, 0, language, at)
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language)
    rows = rows.filter(sort_at__gte=start, sort_at__lt=end).order_by()
    days = (
        rows.annotate(day=TruncDate("sort_at", tzinfo=clock.SEOUL)).values("day").annotate(found=Count("pk"))
    )
    return dict(days.values_list("day", "found"))
