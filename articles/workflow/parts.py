"""The desk's copy as values: the shared part and one part per language, each read, compared and written as a
whole.

Data is JSON: texts, ids, ISO dates, and lists for what a story has several of. An absent key means
"unchanged".
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models

from articles.languages import column
from articles.models import Article, ArticlePlace, Byline, CoverageItem, Edition, PhotoUse
from articles.models.article import TEXT_FIELDS
from articles.models.saved_copy import SavedCopy

SHARED = SavedCopy.SHARED
Data = dict[str, Any]

EDITION_FIELDS = ("slug", "translation_method")
SHARED_FIELDS = (
    "kind", "label", "original_language", "bureau_id", "section_id", "origin", "source_id", "wire_ref",
    "embargo_online_at", "embargo_print_on", "embargo_source", "embargo_note", "print_edition", "print_page",
    "printed_on", "slugline", "editors_note", "care",
)  # fmt: skip
SHARED_SETS = ("bylines", "places", "topics", "coverages", "photos")
# Rights to a part of the shared part: the policy's word on a story, and the fields it opens.
ALONE = {"illustrate": frozenset({"photos"}), "cover": frozenset({"coverages"})}
LANGUAGES = tuple(settings.COLUMN_LANGUAGES)


def plain(value: Any) -> Any:
    """A column's value as JSON."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def typed(field: str, value: Any) -> Any:
    """A JSON value as the column wants it."""
    kind = Article._meta.get_field(field.removesuffix("_id") if field.endswith("_id") else field)
    if isinstance(value, str) and isinstance(kind, models.DateTimeField):
        return dt.datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(kind, models.DateField):
        return dt.date.fromisoformat(value)
    return value


def in_each(record: Any, field: str) -> dict[str, str]:
    return {language: getattr(record, column(field, language)) or "" for language in LANGUAGES}


def columns_of(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {column(field, language): texts.get(language, "") for language in LANGUAGES}


def read_shared(article: Article) -> Data:
    data: Data = {field: plain(getattr(article, field)) for field in SHARED_FIELDS}
    data["bylines"] = [
        {
            "reporter": row.reporter_id,
            "name": in_each(row, "name"),
            "role": row.role,
            "title": in_each(row, "title"),
            "bureau": row.bureau_id,
            "language": row.language,
        }
        for row in article.bylines.all()
    ]
    data["places"] = list(article.place_links.values_list("place_id", flat=True))
    data["topics"] = sorted(article.topics.values_list("pk", flat=True))
    data["coverages"] = sorted(article.coverage_items.values_list("coverage_id", flat=True))
    data["photos"] = read_photos(article)
    return data


def read_photos(article: Article) -> list[Data]:
    return [
        {
            "photo": row.photo_id,
            "role": row.role,
            "alt_text": in_each(row, "alt_text"),
            "caption": in_each(row, "caption"),
            "is_decorative": row.is_decorative,
        }
        for row in sorted(article.photo_uses.all(), key=lambda row: (row.position, row.pk))
    ]


def read_language(article: Article, edition: Edition) -> Data:
    data: Data = {field: getattr(article, column(field, edition.language)) or "" for field in TEXT_FIELDS}
    return data | {field: getattr(edition, field) for field in EDITION_FIELDS}


def write_language(article: Article, edition: Edition, data: Data) -> None:
    """Only the columns that are in `data`; the caller holds the lock and has checked the version."""
    texts = {column(field, edition.language): data[field] for field in TEXT_FIELDS if field in data}
    if texts:
        Article.objects.filter(pk=article.pk).update(**texts)
    own = {field: data[field] for field in EDITION_FIELDS if field in data}
    if own:
        Edition.objects.filter(pk=edition.pk).update(**own)


def write_shared(article: Article, data: Data) -> None:
    fields = {field: typed(field, data[field]) for field in SHARED_FIELDS if field in data}
    if fields:
        Article.objects.filter(pk=article.pk).update(**fields)
    if "bylines" in data:
        article.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(
                article=article,
                position=position,
                reporter_id=row["reporter"],
                role=row["role"],
                bureau_id=row["bureau"],
                language=row["language"],
                **columns_of("name", row["name"]),
                **columns_of("title", row["title"]),
            )
            for position, row in enumerate(data["bylines"])
        )
    if "places" in data:
        article.place_links.all().delete()
        ArticlePlace.objects.bulk_create(
            ArticlePlace(article=article, place_id=pk, position=position)
            for position, pk in enumerate(data["places"])
        )
    if "topics" in data:
        article.topics.set(data["topics"])
    if "coverages" in data:
        kept = set(data["coverages"])
        article.coverage_items.exclude(coverage__in=kept).delete()
        have = set(article.coverage_items.values_list("coverage_id", flat=True))
        CoverageItem.objects.bulk_create(
            CoverageItem(
                article=article, coverage_id=pk, position=CoverageItem.objects.filter(coverage=pk).count() + 1
            )
            for pk in sorted(kept - have)
        )
    if "photos" in data:
        article.photo_uses.all().delete()
        PhotoUse.objects.bulk_create(
            PhotoUse(
                article=article,
                photo_id=row["photo"],
                role=row["role"],
                position=position,
                is_decorative=row["is_decorative"],
                **columns_of("alt_text", row["alt_text"]),
                **columns_of("caption", row["caption"]),
            )
            for position, row in enumerate(data["photos"])
        )
