"""What stands around the main part of every page: the paper, other languages, metadata, the last line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.outward import Outward
from articles.models.public_shapes import Site
from articles.models.public_site import site
from articles.pagecache import addresses
from articles.reader import choices

# Pages about the paper, at the foot of every page: how the address in a language is written, and the name.
PAGES: tuple[tuple[Callable[[str], str], str | Promise], ...] = (
    (addresses.about, _("About us")),
    (addresses.bureaus, _("All bureaus")),
    (addresses.reporters, _("Reporters")),
    (addresses.archive_index, _("Archive by date")),
    (addresses.corrections, _("Corrections")),
    (addresses.rights, _("Copyright and licences")),
    (addresses.accessibility, _("Accessibility")),
    (addresses.preferences, _("Text size and display")),
    (partial(addresses.on_device, name="saved"), _("Saved stories")),
)


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same page, or the front page, in another language, under its own name."""

    language: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """`canonical` and `alternates` (hreflang, address) are absolute, and empty on pages not to be found.

    `path` is the page's own; `today` is on the front page only; `plain` is the defaults of `choices`.
    """

    site: Site
    language: str
    home: str
    canonical: str
    switches: tuple[Switch, ...]
    alternates: tuple[tuple[str, str], ...]
    feed: str
    rights: Outward
    path: str
    today: dt.date | None
    search: str
    preferences: str
    pages: tuple[tuple[str, str | Promise], ...]
    choices: tuple[choices.Group, ...]
    plain: str
    lite: str


def frame(
    at: dt.datetime,
    language: str,
    address: str = "",
    others: Mapping[str, str] | None = None,
    *,
    feed: str = "",
    rights: Outward | None = None,
    lite: str = "",
) -> Frame:
    """The frame of the page at `address`; `others` are its addresses in other languages.

    `rights` is what is claimed of a story; other pages end with the site's own. `lite` is the same page
    in the text edition, whose front page stands for pages it does not have.
    """
    # Its answer ends at midnight in Seoul, so today's date may be printed.
    around = site(at, language)
    home, day = addresses.front(language), clock.seoul_day(at)
    elsewhere = others or {}
    switches = tuple(
        Switch(code, get_language_info(code)["name_local"], elsewhere.get(code) or addresses.front(code))
        for code in settings.SITE_LANGUAGES
        if code != language
    )
    return Frame(
        site=around,
        language=language,
        home=home,
        canonical=addresses.absolute(address) if address else "",
        switches=switches,
        alternates=alternates({**elsewhere, language: address}) if address else (),
        feed=feed or addresses.feed(language),
        rights=rights or around.rights,
        path=address,
        today=day if address == home else None,
        search=addresses.search(language),
        preferences=addresses.preferences(language),
        pages=tuple((address_in(language), words) for address_in, words in PAGES),
        choices=choices.groups(),
        plain=choices.written(choices.PLAIN),
        lite=lite or addresses.lite_front(language),
    )


def alternates(by_language: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every language the page exists in, and for everybody else the site's first language that has it."""
    found = [
        (code, addresses.absolute(by_language[code]))
        for code in settings.SITE_LANGUAGES
        if code in by_language
    ]
    return (*found, ("x-default", found[0][1])) if found else ()
