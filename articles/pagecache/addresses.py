"""The one place where public addresses are read and written, for pages and for machine documents alike."""

from __future__ import annotations

import datetime as dt
import unicodedata

from django.conf import settings
from django.urls import register_converter, reverse

from articles import clock

FIRST_YEAR = 1900  # an archive day before that is no day of this paper
# Pages under a story's number: no slug leads there.
TAKEN = frozenset({"report", "history"})
YEARS = range(FIRST_YEAR, clock.YEARS.stop)  # beyond these no start of the next month could be worked out


class LanguageConverter:
    """A language this site is made in; the setting is read when an address comes in."""

    regex = "[a-z]{2}"

    def to_python(self, value: str) -> str:
        if value not in settings.SITE_LANGUAGES:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """The number of a story: digits that fit the database's integers, one spelling for each number."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class SlugConverter:
    """A noun's slug in any script; a decomposed spelling, as some systems copy Hangul, is read as the
    composed one.
    """

    regex = r"[\w-]{1,240}"

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFC", value)

    def to_url(self, value: str) -> str:
        return value


class DayConverter:
    """A calendar day, `2026/11/22`."""

    regex = "[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> dt.date:
        year, month, day = (int(part) for part in value.split("/"))
        found = dt.date(year, month, day)
        if found.year not in YEARS:
            raise ValueError(value)
        return found

    def to_url(self, value: dt.date) -> str:
        return value.strftime("%Y/%m/%d")


class MonthConverter:
    """A calendar month, `2026-11`, as (year, month)."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> tuple[int, int]:
        year, month = value.split("-")
        if int(year) not in YEARS:
            raise ValueError(value)
        return int(year), int(month)

    def to_url(self, value: tuple[int, int]) -> str:
        return "{:04}-{:02}".format(*value)


class CalendarConverter:
    """A calendar month, `2026/11`, as (year, month)."""

    regex = "[0-9]{4}/(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> tuple[int, int]:
        year, month = (int(part) for part in value.split("/"))
        if year not in YEARS:
            raise ValueError(value)
        return year, month

    def to_url(self, value: tuple[int, int]) -> str:
        return "{:04}/{:02}".format(*value)


class FormConverter:
    """A form feeds are written in."""

    regex = "rss|atom|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class KindConverter:
    """A kind of noun that has pages and feeds."""

    regex = "section|bureau|reporter|coverage|topic|place"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


for _name, _converter in (
    ("language", LanguageConverter),
    ("number", NumberConverter),
    ("noun_slug", SlugConverter),
    ("noun_kind", KindConverter),
    ("feed_form", FormConverter),
    ("day", DayConverter),
    ("month", MonthConverter),
    ("calendar", CalendarConverter),
):
    register_converter(_converter, _name)


def front(language: str) -> str:
    return reverse("reader:front", kwargs={"language": language})


def article(language: str, number: int, slug: str) -> str:
    """The address of one story in one language; a story without a slug, or with the name of a page under it,
    has the short form only.
    """
    if not slug or slug in TAKEN:
        return permalink(language, number)
    return reverse("reader:article", kwargs={"language": language, "number": number, "slug": slug})


def permalink(language: str, number: int) -> str:
    """The form that never changes, whatever becomes of the slug."""
    return reverse("reader:article_short", kwargs={"language": language, "number": number})


def noun(language: str, kind: str, slug: str) -> str:
    """The page of a section, bureau, reporter, coverage, topic or place."""
    return reverse(f"reader:{kind}", kwargs={"language": language, "slug": slug})


def archive(language: str, day: dt.date) -> str:
    return reverse("reader:archive", kwargs={"language": language, "day": day})


def search(language: str) -> str:
    return reverse("reader:search", kwargs={"language": language})


def media(public_id: str, name: str) -> str:
    return reverse("reader:media", kwargs={"public_id": public_id, "name": name})


def feed(language: str, kind: str = "", slug: str = "", form: str = "rss") -> str:
    """The feed of everything, or of one noun, as "rss", "atom" or "json"."""
    if not kind:
        return reverse("feeds:all", kwargs={"language": language, "form": form})
    return reverse("feeds:noun", kwargs={"language": language, "kind": kind, "slug": slug, "form": form})


def opensearch(language: str) -> str:
    """How a browser's own bar searches the paper."""
    return reverse("feeds:opensearch", kwargs={"language": language})


def manifest(language: str) -> str:
    """What the paper is on a home screen."""
    return reverse("feeds:manifest", kwargs={"language": language})


def lite_front(language: str) -> str:
    """The text edition: the same stories without pictures, in a few kilobytes."""
    return reverse("reader:lite_front", kwargs={"language": language})


def lite_section(language: str, slug: str) -> str:
    return reverse("reader:lite_section", kwargs={"language": language, "slug": slug})


def lite_article(language: str, number: int) -> str:
    return reverse("reader:lite_article", kwargs={"language": language, "number": number})


def preferences(language: str) -> str:
    return reverse("reader:preferences", kwargs={"language": language})


def on_device(language: str, name: str) -> str:
    """The pages of what a reader's device keeps: saved, offline."""
    return reverse(f"reader:{name}", kwargs={"language": language})


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def history(language: str, number: int) -> str:
    """How a story's text changed, where its desk shows that."""
    return reverse("reader:history", kwargs={"language": language, "number": number})


def report(language: str, number: int) -> str:
    """The form that tells the desk of an error in a story."""
    return reverse("reader:report", kwargs={"language": language, "number": number})


def report_thanks(language: str, number: int) -> str:
    return reverse("reader:report_thanks", kwargs={"language": language, "number": number})


def contact(language: str, slug: str) -> str:
    """The form that writes to a reporter whose address is hidden."""
    return reverse("reader:contact", kwargs={"language": language, "slug": slug})


def contact_thanks(language: str, slug: str) -> str:
    return reverse("reader:contact_thanks", kwargs={"language": language, "slug": slug})


def corrections(language: str) -> str:
    return reverse("reader:corrections", kwargs={"language": language})


def about(language: str) -> str:
    return reverse("reader:about", kwargs={"language": language})


def rights(language: str) -> str:
    return reverse("reader:rights", kwargs={"language": language})


def accessibility(language: str) -> str:
    return reverse("reader:accessibility", kwargs={"language": language})


def bureaus(language: str) -> str:
    """Every bureau, with the map."""
    return reverse("reader:bureaus", kwargs={"language": language})


def reporters(language: str) -> str:
    return reverse("reader:reporters", kwargs={"language": language})


def preview(token: str) -> str:
    """What somebody with a link sees before readers do."""
    return reverse("reader:preview", kwargs={"token": token})


def preview_desk(edition: int) -> str:
    """The same for the desk, with its log-in instead of a token."""
    return reverse("reader:preview_desk", kwargs={"edition": edition})


def preview_then(edition: int) -> str:
    """What readers had at an instant, for the desk."""
    return reverse("reader:preview_then", kwargs={"edition": edition})


def archive_index(language: str) -> str:
    return reverse("reader:archive_index", kwargs={"language": language})


def archive_month(language: str, year: int, month: int) -> str:
    return reverse("reader:archive_month", kwargs={"language": language, "month": (year, month)})


def licence() -> str:
    """The licence of the site for machines (RSL)."""
    return reverse("feeds:licence")


def mining_policy() -> str:
    """Who is to be asked before texts are mined (TDM reservation protocol)."""
    return reverse("feeds:mining_policy")
