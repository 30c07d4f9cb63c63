"""Makes the revision of one edition: the desk's copy as readers of that language would see it, at this
moment.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max

from articles import clock
from articles.languages import name, own
from articles.models import Article, Edition, Reporter, Revision
from articles.text import photo_credit
from articles.workflow.grants import Actor


def bylines(article: Article, language: str) -> list[dict[str, Any]]:
    """Names, titles and bureaus as printed in `language`; entries meant for another language are left out."""
    rows = article.bylines.filter(language__in=("", language)).select_related("reporter", "bureau")
    return [
        {
            "reporter": row.reporter_id,
            "name": name(row.reporter if isinstance(row.reporter, Reporter) else row, "name", language),
            "role": row.role,
            "title": own(row, "title", language),
            "bureau": row.bureau_id,
            "bureau_name": name(row.bureau, "name", language) if row.bureau else "",
        }
        for row in rows
    ]


def places(article: Article, language: str, day: dt.date) -> list[dict[str, Any]]:
    """Places under the names they have on `day`."""
    found: list[dict[str, Any]] = []
    for link in article.place_links.select_related("place").prefetch_related("place__terms__region"):
        term = link.place.term_on(day)
        found.append(
            {
                "place": link.place_id,
                "name": name(term, "name", language) if term else link.place.slug,
                "region": name(term.region, "name", language) if term and term.region else "",
            }
        )
    return found


def photos(article: Article, language: str) -> list[dict[str, Any]]:
    return [
        {
            "photo": use.photo_id,
            "role": use.role,
            "alt": own(use, "alt_text", language),
            "caption": own(use, "caption", language),
            "credit": photo_credit.bare(name(use.photo, "credit_line", language)),
            "source": use.photo.preset,
            "decorative": use.is_decorative,
        }
        for use in article.photo_uses.select_related("photo").order_by("position", "pk")
    ]


def drafted(article: Article, edition: Edition, *, by: Actor, at: dt.datetime, note: str = "") -> Revision:
    """The revision the copy would make now, not saved and without a number: what an approval would freeze."""
    language = edition.language
    where = places(article, language, clock.seoul_day(at))
    return Revision(
        edition=edition,
        kind=article.kind,
        label=article.label,
        kicker=own(article, "kicker", language),
        headline=own(article, "headline", language),
        deck=own(article, "deck", language),
        body=own(article, "body", language),
        slug=edition.slug,
        dateline=where[0]["name"] if where else "",
        section_id=article.section_id,
        bureau_id=article.bureau_id,
        section_name=name(article.section, "name", language) if article.section else "",
        bureau_name=name(article.bureau, "name", language),
        bylines=bylines(article, language),
        places=where,
        coverages=[
            {"coverage": pk}
            for pk in article.coverage_items.order_by("coverage").values_list("coverage", flat=True)
        ],
        topics=[{"topic": pk} for pk in article.topics.order_by("slug").values_list("pk", flat=True)],
        photos=photos(article, language),
        origin=article.origin,
        source_id=article.source_id,
        issuing_body=own(article, "issuing_body", language),
        translation_method=edition.translation_method,
        note=note,
        created_by_id=by.pk,
        created_at=at,
    )


def freeze(article: Article, edition: Edition, *, by: Actor, at: dt.datetime, note: str = "") -> Revision:
    """A new revision of the copy as it stands; the caller holds the article's lock."""
    revision = drafted(article, edition, by=by, at=at, note=note)
    last = edition.revisions.aggregate(last=Max("number"))["last"] or 0
    revision.number = last + 1
    revision.save(force_insert=True)
    return revision
