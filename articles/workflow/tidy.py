"""Brings what was typed or posted into the one form in which copy is stored and compared, or refuses it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Bureau, Coverage, PhotoUse, Place, Reporter, Section, Topic
from articles.models.choices import BylineRole
from articles.rights.models import Holder
from articles.text import body, line
from articles.workflow.parts import LANGUAGES, SHARED_FIELDS, Data, plain
from articles.workflow.refusals import NotPossible


def language(data: Data) -> Data:
    """Every write path comes through here: the body sanitised and canonical, lines tidied."""
    clean = dict(data)
    for field in ("kicker", "headline", "deck", "issuing_body", "slug"):
        if field in clean:
            clean[field] = line.tidy(clean[field])
    if "body" in clean:
        try:
            clean["body"] = body.sanitise(clean["body"])
        except body.BodyTooLong as error:
            raise NotPossible(str(error)) from error
    return clean


def value_of(field: str, value: Any) -> Any:
    """One value of the shared part as it is stored and compared. Raises NotPossible."""
    kind = Article._meta.get_field(field.removesuffix("_id"))
    if kind.choices and value not in dict(kind.flatchoices):
        raise NotPossible(_("Choose one of the values offered."))
    if not isinstance(value, str):
        return value
    if isinstance(kind, models.DateTimeField):
        try:
            return plain(clock.parse_instant(value))
        except clock.AmbiguousTime as error:
            raise NotPossible(str(error)) from error
    if isinstance(kind, models.DateField):
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise NotPossible(_("Write a day like 2026-11-22.")) from error
    lines = value.splitlines() if isinstance(kind, models.TextField) else [value]
    return "\n".join(map(line.tidy, lines)).strip()


def shared(data: Data) -> Data:
    """Every write path comes through here, after its limits: the same thing said twice is stored the same."""
    clean: Data = {}
    for field, value in data.items():
        if field in SHARED_FIELDS:
            clean[field] = value_of(field, value)
        elif field in ("topics", "coverages"):
            clean[field] = sorted(set(value))
        elif field == "places":
            clean[field] = list(dict.fromkeys(value))
        elif field == "bylines":
            clean[field] = [byline(row) for row in value]
        elif field == "photos":
            clean[field] = photos(value)
    return clean


def every(texts: dict[str, str]) -> dict[str, str]:
    return {language: line.tidy(texts.get(language, "")) for language in LANGUAGES}


def byline(row: Data) -> Data:
    clean = {**row, "name": every(row["name"]), "title": every(row["title"])}
    if row["role"] not in BylineRole.values or row["language"] not in ("", *LANGUAGES):
        raise NotPossible(_("Choose one of the values offered."))
    if row["reporter"] is None and not any(clean["name"].values()):
        raise NotPossible(_("Choose a reporter or write a name."))
    return clean


def photos(rows: list[Data]) -> list[Data]:
    """In the order in which they stand; where the lead photo goes is its role's business."""
    if len({row["photo"] for row in rows}) < len(rows):
        raise NotPossible(_("The same photo stands in the story twice. Take one of the two out."))
    roles = [row["role"] for row in rows]
    if set(roles) - set(PhotoUse.Role.values):
        raise NotPossible(_("Choose one of the values offered."))
    if roles.count(PhotoUse.Role.LEAD) > 1:
        raise NotPossible(_("A story has one lead photo. Put the others into the body."))
    return [{**row, "alt_text": every(row["alt_text"]), "caption": every(row["caption"])} for row in rows]


def named_in(data: Data) -> dict[type[models.Model], set[int]]:
    """The records a shared part refers to, by model; photos have a question of their own."""
    named: list[tuple[type[models.Model], list[int | None]]] = [
        (Bureau, [data.get("bureau_id"), *(row["bureau"] for row in data.get("bylines", ()))]),
        (Section, [data.get("section_id")]),
        (Holder, [data.get("source_id")]),
        (Reporter, [row["reporter"] for row in data.get("bylines", ())]),
        (Place, data.get("places", [])),
        (Topic, data.get("topics", [])),
        (Coverage, data.get("coverages", [])),
    ]
    found = {model: {pk for pk in pks if pk is not None} for model, pks in named}
    return {model: pks for model, pks in found.items() if pks}
