"""The public door to what is read most: a ranking that changes at fixed ten-minute instants only."""

from __future__ import annotations

import datetime as dt

from django.db.models import Sum

from articles.models.choices import ListKind
from articles.models.kind import BY_CODE
from articles.models.placement import Placement
from articles.models.public_list import COLUMNS, briefly
from articles.models.public_shapes import Teaser
from articles.models.reading import WINDOW, Reading, window_of
from articles.pagecache import sink

SPAN = dt.timedelta(hours=24)
# Some of the most read are of a kind that is not ranked, or gone: so many are looked at.
CANDIDATES = 60


def most_read(at: dt.datetime, language: str, limit: int) -> tuple[Teaser, ...]:
    """The most read of the last day up to the last ten-minute instant; notices of deaths and appointments,
    advertising and stories with a word of help are not ranked.

    Counted in windows that have ended, which nobody writes any more: whoever asks between two instants gets
    one answer, and no work in the background is needed for it. The caller notes the list of everything, by
    which a story that goes leaves the ranking at once.
    """
    end = window_of(at)
    sink.note(until=end + WINDOW)
    read = (
        Reading.objects.filter(language=language, since__gte=end - SPAN, since__lt=end)
        .values("article")
        .annotate(total=Sum("count"))
        .order_by("-total", "-article")
        .values_list("article", flat=True)[:CANDIDATES]
    )
    order = {number: place for place, number in enumerate(read)}
    ranked = [code for code, kind in BY_CODE.items() if kind.in_most_read]
    rows = (
        Placement.objects.visible(at)
        .of(ListKind.ALL, 0, language)
        .filter(edition__article_id__in=order, release__revision__kind__in=ranked, release__revision__care="")
        .values(*COLUMNS)
    )
    found = sorted(rows, key=lambda row: order[row["edition__article_id"]]) if order else []
    return briefly(found[:limit], language)
