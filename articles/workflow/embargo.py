"""The embargo of a story as one instant: nothing goes out before it, and no save brings it forward."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article
from articles.workflow.parts import Data, typed
from articles.workflow.refusals import NotAllowed

FIELDS = ("embargo_online_at", "embargo_print_on")


def stop(online_at: dt.datetime | None, print_on: dt.date | None) -> dt.datetime | None:
    """Until when nothing may be published. A print day alone stops too, until that day in Seoul, at the hour
    of the setting EMBARGO_PRINT_HOUR.
    """
    if online_at is not None or print_on is None:
        return online_at
    return clock.day_bounds(print_on)[0] + dt.timedelta(hours=settings.EMBARGO_PRINT_HOUR)


def stop_of(article: Article) -> dt.datetime | None:
    return stop(article.embargo_online_at, article.embargo_print_on)


def keep(article: Article, data: Data, at: dt.datetime) -> None:
    """Raises NotAllowed if a save would lift an embargo that binds at `at`, or move it forward.

    Setting one and moving it to later is free: it only ever stops more.
    """
    present = stop_of(article)
    if present is None or present <= at or not any(field in data for field in FIELDS):
        return
    online_at, print_on = (typed(field, data.get(field, getattr(article, field))) for field in FIELDS)
    wanted = stop(online_at, print_on)
    if wanted is None or wanted < present:
        raise NotAllowed(
            _("A save does not lift an embargo. Whoever may, lifts it with “Lift the embargo” and a reason.")
        )
