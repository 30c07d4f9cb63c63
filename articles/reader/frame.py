"""What stands around the main part of every page: the paper, other languages, metadata, the last line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

from articles.models.public_shapes import Site
from articles.models.public_site import site
from articles.pagecache import addresses


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same page, or the front page, in another language, under its own name."""

    language: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """`canonical` and `alternates` (hreflang, address) are absolute, and empty on pages not to be found."""

    site: Site
    language: str
    home: str
    search: str
    canonical: str
    switches: tuple[Switch, ...]
    alternates: tuple[tuple[str, str], ...]
    feed: str
    closing: str


def frame(
    at: dt.datetime,
    language: str,
    address: str = "",
    others: Mapping[str, str] | None = None,
    *,
    feed: str = "",
    closing: str | None = None,
) -> Frame:
    """The frame of the page at `address`; `others` are its addresses in other languages.

    `closing` is the copyright line of a story; other pages end with the site's own.
    """
    around = site(at, language)
    elsewhere = others or {}
    switches = tuple(
        Switch(code, get_language_info(code)["name_local"], elsewhere.get(code) or addresses.front(code))
        for code in settings.SITE_LANGUAGES
        if code != language
    )
    return Frame(
        site=around,
        language=language,
        home=addresses.front(language),
        search=addresses.search(language),
        canonical=addresses.absolute(address) if address else "",
        switches=switches,
        alternates=alternates({**elsewhere, language: address}) if address else (),
        feed=feed or addresses.feed(language),
        closing=" ".join(around.notice_lines) if closing is None else closing,
    )


def alternates(by_language: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every language the page exists in, and for everybody else the site's first language that has it."""
    found = [
        (code, addresses.absolute(by_language[code]))
        for code in settings.SITE_LANGUAGES
        if code in by_language
    ]
    return (*found, ("x-default", found[0][1])) if found else ()
