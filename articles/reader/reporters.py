"""Everybody who reports for the paper, by bureau or in the order of the alphabet."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_directory import directory
from articles.models.public_shapes import Link, Person
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers

# First consonants in the order of the Unicode block of Hangul syllables; doubled ones stand with the single.
INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
SYLLABLES = range(0xAC00, 0xD7A4)
PER_INITIAL = 588


def initial(name: str) -> str:
    """Under which letter a name stands: 김 under ㄱ, Kim under K."""
    first = name[:1].upper()
    if first and ord(first) in SYLLABLES:
        return INITIALS[(ord(first) - SYLLABLES.start) // PER_INITIAL]
    return first


@page
def reporters(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    refuse_page_numbers(request)
    others = {code: addresses.reporters(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.reporters(language), others)
    people = directory(language, at)
    by_name = request.GET.get("by") == "name"
    return drawn(
        "reporters.html",
        around,
        description=_("The reporters of %(paper)s and how to reach them") % {"paper": around.site.masthead},
        by_name=by_name,
        groups=in_alphabet(people) if by_name else at_bureaus(people, around.site.bureaus),
    )


def at_bureaus(
    people: tuple[Person, ...], bureaus: tuple[Link, ...]
) -> list[tuple[Link | str, list[Person]]]:
    """In the order of the bureaus; who belongs to none comes last."""
    found: list[tuple[Link | str, list[Person]]] = [
        (bureau, [person for person in people if person.bureau == bureau.pk]) for bureau in bureaus
    ]
    found.append((_("Contributors"), [person for person in people if person.bureau is None]))
    return [(heading, group) for heading, group in found if group]


def in_alphabet(people: tuple[Person, ...]) -> list[tuple[Link | str, list[Person]]]:
    """Each person once, whatever the number of posts."""
    once = {person.link.pk: person for person in people}
    groups: dict[str, list[Person]] = {}
    for person in sorted(once.values(), key=lambda person: person.link.name):
        groups.setdefault(initial(person.link.name), []).append(person)
    return list(groups.items())
