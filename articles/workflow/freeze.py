"""Makes the revision of one edition: the desk's copy as readers of that language would see it, at this
moment.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Max, Prefetch, QuerySet, prefetch_related_objects

from articles import clock
from articles.languages import name, own
from articles.models import Article, ArticlePlace, Byline, Edition, PhotoUse, PlaceTerm, Reporter, Revision
from articles.models.kind import BY_CODE
from articles.text import photo_credit
from articles.workflow.care import care_of
from articles.workflow.grants import Actor

# The words of a photo, as the copy names them and as a revision does.
PHOTO_WORDS = {"alt_text": "alt", "caption": "caption"}
# A story's rows with what is printed of them, one or two queries each.
ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    "bylines": lambda: Byline.objects.select_related("reporter", "bureau"),
    "place_links": lambda: ArticlePlace.objects.select_related("place").prefetch_related(
        Prefetch("place__terms", PlaceTerm.objects.select_related("region"))
    ),
    "photo_uses": lambda: PhotoUse.objects.select_related("photo").order_by("position", "pk"),
}


def rows_of(article: Article, name: str) -> Iterable[Any]:
    """Read once an instance: every language of a story has the same rows."""
    prefetch_related_objects([article], Prefetch(name, ROWS[name]()))
    found: Iterable[Any] = getattr(article, name).all()
    return found


def bylines(article: Article, language: str) -> list[dict[str, Any]]:
    """Names, titles and bureaus as printed in `language`; entries meant for another language are left out."""
    return [
        {
            "reporter": row.reporter_id,
            "name": name(row.reporter if isinstance(row.reporter, Reporter) else row, "name", language),
            "role": row.role,
            "title": own(row, "title", language),
            "bureau": row.bureau_id,
            "bureau_name": name(row.bureau, "name", language) if row.bureau else "",
        }
        for row in rows_of(article, "bylines")
        if row.language in ("", language)
    ]


def places(article: Article, language: str, day: dt.date) -> list[dict[str, Any]]:
    """Places under the names they have on `day`."""
    found: list[dict[str, Any]] = []
    for link in rows_of(article, "place_links"):
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
        for use in rows_of(article, "photo_uses")
    ]


def drafted(article: Article, edition: Edition, *, by: Actor, at: dt.datetime, note: str = "") -> Revision:
    """The revision the copy would make now, not saved and without a number: what an approval would freeze."""
    language = edition.language
    prefetch_related_objects([article], "coverage_items", "topics")
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
        dateline=where[0]["name"] if where and BY_CODE[article.kind].has_dateline else "",
        section_id=article.section_id,
        bureau_id=article.bureau_id,
        section_name=name(article.section, "name", language) if article.section else "",
        bureau_name=name(article.bureau, "name", language),
        bylines=bylines(article, language),
        places=where,
        coverages=[
            {"coverage": pk} for pk in sorted(item.coverage_id for item in article.coverage_items.all())
        ],
        topics=[{"topic": topic.pk} for topic in sorted(article.topics.all(), key=lambda topic: topic.slug)],
        photos=photos(article, language),
        origin=article.origin,
        source_id=article.source_id,
        issuing_body=own(article, "issuing_body", language),
        translation_method=edition.translation_method,
        care=care_of(article),
        note=note,
        created_by_id=by.pk,
        created_at=at,
    )


def revised(
    revision: Revision, texts: Mapping[str, str], *, by: Actor, at: dt.datetime, note: str
) -> Revision:
    """The same frozen text with these of its words, not saved and without a number. Keys: a column of the
    text, or "caption/17" and "alt_text/17" for the words of a photo.
    """
    found = copy.copy(revision)
    found.pk, found.number = None, 0
    found._state = copy.copy(revision._state)
    found._state.adding = True
    found.photos = [dict(row) for row in revision.photos]
    for key, text in texts.items():
        name, _slash, photo = key.partition("/")
        if not photo:
            setattr(found, name, text)
            continue
        for row in found.photos:
            if str(row["photo"]) == photo:
                row[PHOTO_WORDS[name]] = text
    found.note, found.created_by_id, found.created_at = note, by.pk, at
    return found


def words_in(revision: Revision, key: str) -> str | None:
    """What stands in a frozen text under a key of `revised`; None if there is no such photo."""
    name, _slash, photo = key.partition("/")
    if not photo:
        return str(getattr(revision, name))
    return next((row[PHOTO_WORDS[name]] for row in revision.photos if str(row["photo"]) == photo), None)


def keep(revision: Revision) -> Revision:
    """Number and save it; the caller holds the article's lock."""
    last = Revision.objects.filter(edition=revision.edition_id).aggregate(last=Max("number"))["last"] or 0
    revision.number = last + 1
    revision.save(force_insert=True)
    return revision


def freeze(article: Article, edition: Edition, *, by: Actor, at: dt.datetime, note: str = "") -> Revision:
    """A new revision of the copy as it stands; the caller holds the article's lock."""
    return keep(drafted(article, edition, by=by, at=at, note=note))
