"""The public door to the paper's own copyright notices: the one in force, and those before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import clock
from articles.languages import name, own
from articles.pagecache import keys, sink
from articles.rights.models import Notice
from articles.rights.models.scope import site_scope
from articles.rights.resolve import print_line


@dataclass(frozen=True, slots=True)
class Printed:
    """One notice as it is or was printed, its year as words. `last_day` is None while no end is set."""

    claim: str
    terms: str
    since: dt.datetime
    last_day: dt.date | None
    is_in_force: bool
    holder: str
    email: str
    license: str
    license_address: str


def notices(at: dt.datetime, language: str) -> tuple[Printed, ...]:
    """The notices of the whole paper that have begun by `at`, the newest first."""
    scope = site_scope()
    rows = Notice.objects.of([scope]).select_related("holder", "license")
    edges = [edge for row in rows for edge in (row.valid_from, row.valid_until) if edge and edge > at]
    sink.note(keys.notices(scope), keys.SITE, until=min(edges, default=None))
    begun = [row for row in rows if row.valid_from <= at]
    return tuple(printed(row, at, language) for row in sorted(begun, key=lambda row: row.valid_from)[::-1])


def printed(row: Notice, at: dt.datetime, language: str) -> Printed:
    year = _("(year of first publication)") if row.year_style != Notice.YearStyle.NONE else ""
    return Printed(
        claim=print_line(row, language, own(row, "claim_line", language), year),
        terms=print_line(row, language, own(row, "terms_line", language), ""),
        since=row.valid_from,
        last_day=clock.seoul_day(row.valid_until - dt.datetime.resolution) if row.valid_until else None,
        is_in_force=row.valid_until is None or row.valid_until > at,
        holder=name(row.holder, "name", language) if row.holder else "",
        email=row.holder.contact_email if row.holder else "",
        license=name(row.license, "name", language) if row.license else "",
        license_address=row.license.url if row.license else "",
    )
