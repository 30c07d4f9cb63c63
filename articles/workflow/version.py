"""Any text of a story as values that can be compared: as it is now, as readers see it, as it was frozen or
saved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles import clock
from articles.languages import name
from articles.models import (
    Article,
    Bureau,
    Coverage,
    Edition,
    PhotoUse,
    Place,
    Reporter,
    Revision,
    SavedCopy,
    Section,
    Topic,
)
from articles.models.choices import BylineRole
from articles.models.superseded import WITHDRAWN
from articles.workflow import parts
from articles.workflow.freeze import drafted
from articles.workflow.grants import Actor
from articles.workflow.parts import SHARED, Data

LINES = ("kicker", "headline", "deck")
RESTORED = (*LINES, "body", "issuing_body")
NOW, LIVE, SAVE, REVISION = "now", "live", "save", "revision"
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Version:
    """`key` is what an address calls it: "now", "live", "save-17", "revision-4". `sets` are lists of lines.

    `texts`, `shared` and the rows of `revision` are what a restore brings back.
    """

    key: str
    at: dt.datetime
    by: Any
    reason: str
    number: int
    lines: dict[str, str]
    body: str
    sets: dict[str, list[str]]
    texts: Data = field(default_factory=dict)
    shared: Data = field(default_factory=dict)
    revision: Revision | None = None


def version(article: Article, edition: Edition, key: str, *, by: Actor, at: dt.datetime) -> Version | None:
    """The version of one language under this key; None if this story has none such."""
    kind, _dash, digits = key.partition("-")
    if kind in (NOW, LIVE) and not digits:
        return now(article, edition, by, at) if kind == NOW else live(edition, at)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        return None
    if kind == REVISION:
        texts = Revision.objects.filter(edition=edition, pk=int(digits)).exclude(
            superseded__basis__in=WITHDRAWN
        )
        found = texts.select_related("created_by").first()
        return of_revision(key, found) if found else None
    if kind == SAVE:
        copies = SavedCopy.objects.filter(
            article=article, pk=int(digits), part__in=(SHARED, edition.language)
        )
        save = copies.select_related("replaced_by").first()
        return of_save(key, save, article, edition) if save else None
    return None


def now(article: Article, edition: Edition, by: Actor, at: dt.datetime) -> Version:
    found = of_revision(NOW, drafted(article, edition, by=by, at=at))
    return Version(
        NOW, article.changed_at, None, "", edition.copy_version, found.lines, found.body, found.sets
    )


def live(edition: Edition, at: dt.datetime) -> Version | None:
    release = edition.releases.visible(at).select_related("revision__created_by").first()
    return of_revision(LIVE, release.revision) if release else None


def of_revision(key: str, revision: Revision) -> Version:
    language = revision.edition.language
    return Version(
        key,
        revision.created_at,
        revision.created_by,
        revision.note,
        revision.number or 0,
        {field: getattr(revision, field) for field in LINES},
        revision.body,
        {
            "bylines": [
                joined(row["name"], row["title"], row["bureau_name"], role(row["role"]))
                for row in revision.bylines
            ],
            "photos": [
                joined(f"#{row['photo']}", place_of(row["role"]), row["alt"], row["caption"])
                for row in revision.photos
            ],
            "places": [row["name"] for row in revision.places],
            "section": filled(revision.section_name),
            "bureau": filled(revision.bureau_name),
            "coverages": named(Coverage, (row["coverage"] for row in revision.coverages), language),
            "topics": named(Topic, (row["topic"] for row in revision.topics), language),
        },
        texts={field: getattr(revision, field) for field in RESTORED},
        revision=revision,
    )


def of_save(key: str, save: SavedCopy, article: Article, edition: Edition) -> Version:
    """The whole text at the moment this save replaced a part of it."""
    is_shared = save.part == SHARED
    texts = standing(article, edition, edition.language, save) if is_shared else save.data
    shared = save.data if is_shared else standing(article, edition, SHARED, save)
    language = edition.language
    return Version(
        key,
        save.replaced_at,
        save.replaced_by,
        save.reason,
        save.number,
        {field: texts.get(field) or "" for field in LINES},
        texts.get("body") or "",
        sets_of(shared, language, clock.seoul_day(save.replaced_at)),
        texts={}
        if is_shared
        else {field: texts.get(field) or "" for field in (*LINES, "body", "issuing_body")},
        shared=save.data if is_shared else {},
    )


def standing(article: Article, edition: Edition, part: str, save: SavedCopy) -> Data:
    """The other part as it stood then: what the next save of it replaced, or what stands there still."""
    later = SavedCopy.objects.filter(article=article, part=part, replaced_at__gte=save.replaced_at)
    found = later.order_by("number").first()
    if found is not None:
        data: Data = found.data
        return data
    return parts.read_shared(article) if part == SHARED else parts.read_language(article, edition)


def sets_of(shared: Mapping[str, Any], language: str, day: dt.date) -> dict[str, list[str]]:
    bureaus = {row["bureau"] for row in shared.get("bylines", ())} | {shared.get("bureau_id")}
    offices = by_pk(Bureau, bureaus, language)
    people = by_pk(Reporter, {row["reporter"] for row in shared.get("bylines", ())}, language)
    places = {place.pk: place for place in Place.objects.filter(pk__in=shared.get("places", ()))}
    terms = {pk: place.term_on(day) for pk, place in places.items()}
    return {
        "bylines": [
            joined(
                people.get(row["reporter"]) or row["name"].get(language, ""),
                row["title"].get(language, ""),
                offices.get(row["bureau"], ""),
                role(row["role"]),
            )
            for row in shared.get("bylines", ())
            if row["language"] in ("", language)
        ],
        "photos": [
            joined(
                f"#{row['photo']}",
                place_of(row["role"]),
                row["alt_text"].get(language, ""),
                row["caption"].get(language, ""),
            )
            for row in shared.get("photos", ())
        ],
        "places": [
            name(terms[pk], "name", language) if terms.get(pk) else places[pk].slug
            for pk in shared.get("places", ())
            if pk in places
        ],
        "section": filled(by_pk(Section, {shared.get("section_id")}, language).get(shared.get("section_id"))),
        "bureau": filled(offices.get(shared.get("bureau_id"))),
        "coverages": named(Coverage, shared.get("coverages", ()), language),
        "topics": named(Topic, shared.get("topics", ()), language),
    }


def by_pk(model: type[Any], pks: Iterable[int | None], language: str) -> dict[int | None, str]:
    wanted = {pk for pk in pks if pk}
    return (
        {row.pk: name(row, "name", language) for row in model.objects.filter(pk__in=wanted)} if wanted else {}
    )


def named(model: type[Any], pks: Iterable[int], language: str) -> list[str]:
    return sorted(by_pk(model, pks, language).values())


def role(code: str) -> str:
    return str(dict(BylineRole.choices).get(code, code))


def place_of(code: str) -> str:
    """Where a photo stands."""
    return str(dict(PhotoUse.Role.choices).get(code, code))


def joined(*texts: str | None) -> str:
    return " · ".join(text for text in texts if text)


def filled(text: str | None) -> list[str]:
    return [text] if text else []
