"""The rows of a frozen text as the desk's copy wants them: bylines, photos, places, section.

A frozen text is of one language. Its bylines come back for that language alone; photos, places, section,
topics and coverages are those of the whole story. Words in other languages stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.media.models import Photo
from articles.models import Article, Bureau, Coverage, Place, Reporter, Revision, Section, Topic
from articles.workflow import parts
from articles.workflow.copy import photos_within_reach
from articles.workflow.grants import Actor
from articles.workflow.parts import Data


@dataclass(frozen=True, slots=True)
class Brought:
    """`left` says, a sentence each, what the frozen text has and nobody can bring back."""

    data: Data
    left: tuple[str, ...]


def brought_back(article: Article, revision: Revision, *, by: Actor) -> Brought:
    """The shared part's data for a save by this person; nothing is written."""
    language, present = revision.edition.language, parts.read_shared(article)
    left: list[str] = []
    data: Data = {
        "label": revision.label,
        "bylines": bylines(revision, present["bylines"], language, left),
        "photos": photos(article, revision, present["photos"], language, by, left),
        "places": standing(Place, [row["place"] for row in revision.places], _("A place"), left),
        "topics": sorted(standing(Topic, [row["topic"] for row in revision.topics], _("A topic"), left)),
        "coverages": sorted(
            standing(Coverage, [row["coverage"] for row in revision.coverages], _("A special coverage"), left)
        ),
    }
    if revision.section_id is None or standing(Section, [revision.section_id], _("The section"), left):
        data["section_id"] = revision.section_id
    return Brought(data, tuple(left))


def standing(model: type[Model], pks: list[int], what: str, left: list[str]) -> list[int]:
    """Those of the records that are there still, in their order."""
    have = there(model, pks)
    left += [gone(what, pk) for pk in pks if pk not in have]
    return [pk for pk in pks if pk in have]


def there(model: type[Model], pks: Iterable[int | None]) -> set[int]:
    wanted = {pk for pk in pks if pk}
    return set(model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()


def gone(what: str, pk: int) -> str:
    return _("%(what)s (#%(number)s) is there no more: it was not brought back.") % {
        "what": what,
        "number": pk,
    }


def bylines(revision: Revision, present: list[Data], language: str, left: list[str]) -> list[Data]:
    """Who signed then signs this language again; the other languages keep their own rows."""
    people = there(Reporter, (row["reporter"] for row in revision.bylines))
    bureaus = there(Bureau, (row["bureau"] for row in revision.bylines))
    free = [row for row in present if row["language"] in ("", language)]
    found: list[Data] = []
    for entry in revision.bylines:
        same = next((row for row in free if is_same(row, entry, language)), None)
        if same is not None:
            free.remove(same)
            found.append(same)
            continue
        is_there = entry["reporter"] in people
        if entry["reporter"] and not is_there:
            left.append(
                _("%(name)s is no reporter of this paper any more: the name alone was brought back.")
                % {"name": entry["name"]}
            )
        found.append(
            {
                "reporter": entry["reporter"] if is_there else None,
                "name": in_one("" if is_there else entry["name"], language),
                "role": entry["role"],
                "title": in_one(entry["title"], language),
                "bureau": entry["bureau"] if entry["bureau"] in bureaus else None,
                "language": language,
            }
        )
    others = [code for code in settings.SITE_LANGUAGES if code != language]
    for row in present:
        if row["language"] not in ("", language):
            found.append(row)
        elif row["language"] == "" and row in free:
            found += [row | {"language": code} for code in others]
    return found


def is_same(row: Data, entry: dict[str, Any], language: str) -> bool:
    """Whether a row of the copy would be printed as this entry was."""
    keys = ("reporter", "role", "bureau")
    return (
        all(row[key] == entry[key] for key in keys)
        and row["title"][language] == entry["title"]
        and (row["reporter"] is not None or row["name"][language] == entry["name"])
    )


def in_one(text: str, language: str) -> dict[str, str]:
    return dict.fromkeys(parts.LANGUAGES, "") | {language: text}


def photos(
    article: Article, revision: Revision, present: list[Data], language: str, by: Actor, left: list[str]
) -> list[Data]:
    wanted = [row["photo"] for row in revision.photos]
    have = there(Photo, wanted)
    reach = photos_within_reach(article, have, by)
    uses = {row["photo"]: row for row in present}
    found = []
    for entry in revision.photos:
        pk = entry["photo"]
        if pk not in have:
            left.append(gone(_("A photo"), pk))
        elif pk not in reach:
            left.append(_("A photo (#%(number)s) is not there for you: it stays out.") % {"number": pk})
        else:
            empty = dict.fromkeys(parts.LANGUAGES, "")
            now = uses.get(pk, {"alt_text": empty, "caption": empty})
            found.append(
                {
                    "photo": pk,
                    "role": entry["role"],
                    "alt_text": now["alt_text"] | {language: entry["alt"]},
                    "caption": now["caption"] | {language: entry["caption"]},
                    "is_decorative": entry["decorative"],
                }
            )
    return found
