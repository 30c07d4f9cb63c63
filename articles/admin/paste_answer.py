"""What the story's form is told about a paste: values for its fields, and every guess with its reason."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import clock
from articles.admin.rows import bureaus_to, rows
from articles.interchange import matching
from articles.interchange.found import papers
from articles.interchange.intake import proposals
from articles.interchange.item import EmbargoGuess, Flag, NewsItem, Reading
from articles.languages import own
from articles.models.choices import Label, Origin
from articles.rights.models.holder import Holder, HolderKind
from articles.text import photo_credit, wire_ref

LINE = 300  # characters of an excerpt or of the embargo's note


def answer(request: HttpRequest, item: NewsItem) -> dict[str, Any]:
    """JSON: {"fields", "guesses", "dropped", "flags"}; only records the person may see are named."""
    people = [visible(request, person) for person in matching.people(item.bylines)]
    source = seen(request, source_of(item))
    is_wire = source is not None and source.kind == HolderKind.AGENCY
    origin = item.origin or (Origin.WIRE.value if is_wire else "")
    ref = wire_ref.found(item.evidence)
    places = places_of(request, item)
    bureau = next((home(request, person.bureau) for person in people if person.bureau), None)
    fields = {
        "headline": item.headline,
        "deck": item.deck,
        "kicker": item.kicker,
        "label": item.label,
        "body": item.body,
        "bylines": [byline(person, item.language) for person in people],
        "bureau": bureau,
        "embargo": embargo(item),
        "origin": origin,
        "issuing_body": item.issuing_body,
        "source_id": source.pk if source else None,
        "wire_ref": ref,
        "caption": item.caption,
        "credit": photo_credit.bare(item.credit),
        "places": [place.pk for place in places],
    }
    values = {
        "label": str(Label(item.label).label) if item.label else "",
        "origin": str(Origin(origin).label) if origin else "",
        "embargo": told(item.embargo),
        "caption": f"{item.caption} ({item.credit})" if item.credit else item.caption,
        "place": ", ".join(str(place) for place in places),
        "byline": ", ".join(" ".join(filter(None, (person.name, person.title))) for person in people),
    }
    guesses = [
        guess(number, reading, values)
        for number, reading in enumerate(item.readings)
        if (reading.field != "place" or places) and (reading.field != "credit" or reading.changes)
    ]
    extra = [("source", str(source or ""), _("The text names this holder.")), ("bureau", "", "")]
    if bureau is not None:
        extra[1] = ("bureau", named_bureau(people), _("The byline names this bureau."))
    if is_wire and not item.origin:
        extra.append(("origin", values["origin"], _("The holder is a news agency.")))
    extra.append(("wire_ref", ref, _("The text carries this number of an agency.")))
    guesses += [
        {
            "id": f"{field}-extra",
            "field": field,
            "label": labels()[field],
            "value": value,
            "was_text": value,
            "why": why,
            "changes": [],
        }
        for field, value, why in extra
        if value
    ]
    return {
        "fields": fields,
        "guesses": sorted(merged(guesses), key=lambda one: list(labels()).index(one["field"])),
        "dropped": list(item.dropped),
        "flags": [
            {"code": flag.code, "message": flag.message, "excerpt": flag.excerpt[:LINE]}
            for flag in flags(item, people)
        ],
    }


def labels() -> dict[str, str]:
    """What a chip calls the part of the story it filled, in the order of the chips: fields, then the body."""
    return {
        "kicker": _("kicker"),
        "headline": _("headline"),
        "deck": _("deck"),
        "label": _("label"),
        "byline": _("byline"),
        "bureau": _("bureau"),
        "place": _("place"),
        "embargo": _("embargo"),
        "origin": _("origin"),
        "issuing_body": _("issuing body"),
        "source": _("source"),
        "wire_ref": _("number at the agency"),
        "caption": _("caption"),
        "credit": _("credit"),
        "notice": _("copyright line"),
        "list": _("list"),
        "lines": _("joined lines"),
        "marks": _("marks □"),
        "head": _("release head"),
        "tail": _("release tail"),
        "mail": _("mail head"),
        "quoted": _("quoted mail"),
        "signature": _("signature"),
        "chat": _("talk"),
        "related": _("other stories"),
        "furniture": _("page furniture"),
        "repeated": _("headline again"),
        "drawn": _("drawn lines"),
    }


def guess(number: int, reading: Reading, values: dict[str, str]) -> dict[str, Any]:
    return {
        "id": str(number),
        "field": reading.field,
        "label": labels()[reading.field],
        "value": values.get(reading.field) or reading.value,
        "was_text": reading.was_text,
        "why": reading.why,
        "changes": [
            {
                "kind": change.kind,
                "before": list(change.before),
                "after": list(change.after),
                "follows": change.follows,
                "at": change.at,
            }
            for change in reading.changes
        ],
    }


def merged(guesses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Head byline and closing lines name the same people: one guess, given back together."""
    found: list[dict[str, Any]] = []
    for one in guesses:
        before = next((kept for kept in found if kept["field"] == one["field"] == "byline"), None)
        if before is None:
            found.append(one)
            continue
        before["id"] += f",{one['id']}"
        before["was_text"] += f"\n{one['was_text']}"
        before["changes"] += one["changes"]
    return found


def visible(request: HttpRequest, person: matching.Person) -> matching.Person:
    return matching.Person(
        name=person.name,
        title=person.title,
        email=person.email,
        bureau_name=person.bureau_name,
        reporter=seen(request, person.reporter),
        bureau=seen(request, person.bureau),
    )


def byline(person: matching.Person, language: str) -> dict[str, Any]:
    """A reporter without a bureau in the text gets title and bureau by today's membership when the form is
    saved; another title than that one is kept as it was printed.
    """
    title, bureau = person.title, person.bureau.pk if person.bureau else None
    if person.reporter and bureau is None:
        today = matching.membership(person)
        is_same = today is None or own(today, "title", language) == title
        title, bureau = ("", None) if is_same or today is None else (title, today.bureau_id)
    return {
        "reporter": person.reporter.pk if person.reporter else None,
        "name": person.name,
        "title": title,
        "bureau": bureau,
    }


def named_bureau(people: list[matching.Person]) -> str:
    return next(str(person.bureau) for person in people if person.bureau)


def source_of(item: NewsItem) -> Holder | None:
    """Whose material it is: the notice's holder, the issuing body, the byline's paper; never our own."""
    found = [matching.holder(notice.holder, notice.host) for notice in item.notices]
    found += [matching.holder(text, "") for text in (item.issuing_body, *papers(item)) if text]
    return next((holder for holder in found if holder is not None and not holder.is_own), None)


def places_of(request: HttpRequest, item: NewsItem) -> list[Any]:
    found = [seen(request, matching.place(text)) for text in (item.place, item.issuing_body) if text]
    return list(dict.fromkeys(place for place in found if place is not None))


def embargo(item: NewsItem) -> dict[str, str] | None:
    held = item.embargo
    if held is None:
        return None
    online = held.online_at.astimezone(clock.SEOUL).isoformat() if held.online_at else ""
    print_on = held.print_on.isoformat() if held.print_on else ""
    return {
        "online_at": online,
        "print_on": print_on,
        "note": held.verbatim[:LINE],
        "source": item.issuing_body,
    }


def told(held: EmbargoGuess | None) -> str:
    if held is None:
        return ""
    parts = [f"{held.online_at.astimezone(clock.SEOUL):%Y-%m-%d %H:%M}"] if held.online_at else []
    parts += [_("print %(day)s") % {"day": held.print_on.isoformat()}] if held.print_on else []
    return ", ".join(parts)


def flags(item: NewsItem, people: list[matching.Person]) -> list[Flag]:
    found = list(item.flags)
    for paper in papers(item):
        if not matching.is_ours(paper):
            found.append(
                Flag("other_paper", _("The byline names another paper: is this ours to print?"), paper)
            )
    _matched, proposed = proposals(people, item.notices)
    for one in proposed:
        found.append(Flag("not_known", _("Not known here, and nothing was made."), one["name"]))
    return found


def seen(request: HttpRequest, record: Model | None) -> Any:
    """The record, if the person may see it."""
    if record is None:
        return None
    return rows(request, type(record)).filter(pk=record.pk).first()


def home(request: HttpRequest, bureau: Model | None) -> int | None:
    """The bureau's number, if the person may begin a story there."""
    if bureau is None:
        return None
    mine = bureaus_to(request, "articles.article", "add")
    return mine.filter(pk=bureau.pk).values_list("pk", flat=True).first()
