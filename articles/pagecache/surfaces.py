"""Every place a story can be seen in, as one literal table: what has to be empty once it is withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.pagecache import addresses

FEED_FORMS = ("rss", "atom", "json")


@dataclass(frozen=True, slots=True)
class Shown:
    """One story in one language, by what its addresses are made of. `nouns` are (kind, slug) of the lists it
    is or was on, `pictures` (public id, file name), `beside` (number, slug) of stories that may lead to it.
    """

    language: str
    number: int
    slug: str
    headline: str
    published_on: dt.date
    languages: tuple[str, ...]
    nouns: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[int, str], ...] = field(default=())


# What is to be found there afterwards: "own" the tombstone or nothing, "list" a page without it, "file"
# nothing, "search" a list whose question may repeat its words.
Expected = Literal["own", "list", "file", "search"]


@dataclass(frozen=True, slots=True)
class Surface:
    """`patterns` are the names of the address patterns it covers; `addresses` those of one story."""

    code: str
    label: str | Promise
    expected: Expected
    patterns: tuple[str, ...]
    addresses: Callable[[Shown], list[str]]


def of(shown: Shown, pattern: str, **captured: object) -> str:
    return reverse(pattern, kwargs={"language": shown.language, **captured})


def own_pages(shown: Shown) -> list[str]:
    short = addresses.permalink(shown.language, shown.number)
    page = addresses.article(shown.language, shown.number, shown.slug)
    return list(dict.fromkeys([short, page, addresses.history(shown.language, shown.number)]))


def noun_pages(shown: Shown) -> list[str]:
    return [addresses.noun(shown.language, kind, slug) for kind, slug in shown.nouns]


def lite_pages(shown: Shown) -> list[str]:
    sections = [slug for kind, slug in shown.nouns if kind == "section"]
    return [
        addresses.lite_front(shown.language),
        *(addresses.lite_section(shown.language, slug) for slug in sections),
    ]


def archive_pages(shown: Shown) -> list[str]:
    day = shown.published_on
    return [
        addresses.archive(shown.language, day),
        addresses.archive_month(shown.language, day.year, day.month),
        addresses.archive_index(shown.language),
    ]


def feeds(shown: Shown) -> list[str]:
    return [
        addresses.feed(shown.language, kind, slug, form)
        for kind, slug in (("", ""), *shown.nouns)
        for form in FEED_FORMS
    ]


def sitemaps(shown: Shown) -> list[str]:
    month = (shown.published_on.year, shown.published_on.month)
    return [
        reverse("feeds:sitemap_index"),
        of(shown, "feeds:sitemap_stories", month=month),
        of(shown, "feeds:sitemap_news"),
    ]


def words(shown: Shown) -> list[str]:
    """The first words of its headline, asked of the search."""
    asked = " ".join(shown.headline.split()[:4])[:60]
    return [f"{addresses.search(shown.language)}?{urlencode({'q': asked})}"]


def other_languages(shown: Shown) -> list[str]:
    """Their pages link to each other."""
    return [addresses.permalink(code, shown.number) for code in shown.languages if code != shown.language]


def pages_beside(shown: Shown) -> list[str]:
    return [addresses.article(shown.language, number, slug) for number, slug in shown.beside]


SURFACES: tuple[Surface, ...] = (
    Surface("page", _("its own page"), "own", ("reader:article", "reader:article_short", "reader:history"), own_pages),
    Surface("lite", _("its page in the text edition"), "own", ("reader:lite_article",),
            lambda shown: [addresses.lite_article(shown.language, shown.number)]),
    Surface("report", _("the form to report an error in it"), "own", ("reader:report", "reader:report_thanks"),
            lambda shown: [addresses.report(shown.language, shown.number)]),
    Surface("short", _("short address"), "list", ("reader:short",),
            lambda shown: [reverse("reader:short", kwargs={"number": shown.number})]),
    Surface("languages", _("its page in another language"), "list", ("reader:article_short",), other_languages),
    Surface("front", _("front page"), "list", ("reader:front",), lambda shown: [addresses.front(shown.language)]),
    Surface("lists", _("lists of sections, places, people and subjects"), "list",
            tuple(f"reader:{kind}" for kind in ("section", "bureau", "reporter", "coverage", "topic", "place")),
            noun_pages),
    Surface("lite_lists", _("lists of the text edition"), "list", ("reader:lite_front", "reader:lite_section"),
            lite_pages),
    Surface("archive", _("archive"), "list",
            ("reader:archive", "reader:archive_month", "reader:archive_index"), archive_pages),
    Surface("corrections", _("page of corrections"), "list", ("reader:corrections",),
            lambda shown: [addresses.corrections(shown.language)]),
    Surface("search", _("search"), "search", ("reader:search",), words),
    Surface("beside", _("pages of related and neighbouring stories"), "list", ("reader:article",), pages_beside),
    Surface("feeds", _("feeds"), "list", ("feeds:all", "feeds:noun"), feeds),
    Surface("sitemaps", _("sitemaps"), "list",
            ("feeds:sitemap_index", "feeds:sitemap_stories", "feeds:sitemap_news"), sitemaps),
    Surface("pictures", _("its photos and share image"), "file", ("reader:media",),
            lambda shown: [addresses.media(public_id, name) for public_id, name in shown.pictures]),
)  # fmt: skip
BY_CODE = {surface.code: surface for surface in SURFACES}

# Address patterns on which no story is ever seen, or that show nothing of their own.
WITHOUT_STORIES = frozenset(
    {f"reader:{name}" for name in (
        "root", "contact", "contact_thanks", "about", "ethics", "rights", "accessibility", "preferences",
        "prefs", "prefs_css", "bureaus", "reporters", "seen", "saved", "offline", "worker",
        # Before readers: the act that withdraws a story ends its links.
        "preview", "preview_bare", "preview_media", "preview_desk", "preview_desk_media",
        "preview_then", "preview_then_media",
    )}
    | {f"feeds:{name}" for name in ("robots", "licence", "reservations", "mining_policy", "security_txt", "opensearch", "manifest", "sitemap_pages")}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outside:
    """A place that is not ours: `goes_by_itself` when nobody can do more than wait."""

    code: str
    label: str | Promise
    goes_by_itself: bool
    advice: str | Promise


OUTSIDE: tuple[Outside, ...] = (
    Outside("browsers", _("copies in browsers"), True, _("A copy is asked for anew after a minute at most.")),
    Outside("devices", _("copies kept on readers' devices"), True,
            _("A device drops its copy the next time it reaches the site.")),
    Outside("naver", pgettext_lazy("portal", "Naver"), False,
            _("Ask for removal in the portal's tool for news partners, and for a new look at the address.")),
    Outside("daum", pgettext_lazy("portal", "Daum"), False, _("Ask the portal for removal.")),
    Outside("google", pgettext_lazy("portal", "Google"), False,
            _("Ask for removal of outdated content for the address, search and news.")),
    Outside("bing", pgettext_lazy("portal", "Bing"), False, _("Submit the address for content removal.")),
    Outside("kakao", pgettext_lazy("portal", "KakaoTalk link previews"), False,
            _("Clear the preview in the tool for sharing, with the address of the story.")),
    Outside("partners", _("agencies, papers and newsletters that took it"), False,
            _("Tell whoever was given the story: name its headline and its address.")),
)  # fmt: skip
OUTSIDE_BY_CODE = {place.code: place for place in OUTSIDE}
