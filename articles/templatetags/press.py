"""How templates print the public door's values: addresses, times, pictures, words, the language of a name."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django import template
from django.template.loader import render_to_string
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.clock import SEOUL
from articles.models.choices import Label
from articles.models.kind import Kind
from articles.models.public_correction import HEADINGS
from articles.models.public_shapes import Figure, Headline, Link, Source, Story, Teaser
from articles.pagecache import addresses
from articles.text import body, photo_credit

register = template.Library()

# Months as American newspapers shorten them (AP style); other languages write numbers.
MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏가-힣]")
LATIN_WORD = re.compile("[A-Za-z]{2,}")
# What a bare label would say of most stories is left out.
UNLABELLED = frozenset({"news", "flash"})
# Kinds told in pictures, which stand large.
IN_PICTURES = frozenset({"photo", "card_news"})
IMPRINT: dict[str, str | Promise] = {
    "registration_print": _("Registration number, printed paper"),
    "registration_online": _("Registration number, internet newspaper"),
    "registered_on": _("Registered"),
    "publisher": _("Publisher"),
    "editor": _("Editor"),
    "printer": _("Printer"),
    "address": _("Place of publication"),
    "youth_officer": _("Youth protection officer"),
    "ombudsman": _("Ombudsman"),
    "phone": _("Telephone"),
}
# A language without a customary country stands for itself.
LOCALES = {"ko": "ko_KR", "en": "en_US", "ja": "ja_JP"}
COVERAGE_KINDS: dict[str, str | Promise] = {
    "special": pgettext_lazy("kind of coverage", "Special coverage"),
    "in_depth": _("In depth"),
    "serial": _("Series"),
    "issue": _("Running topic"),
}


# Browsers take the first type they know.
BETTER = ("image/avif", "image/webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """What the elements picture and img need; `better` has type and srcset of the formats to be preferred."""

    better: tuple[tuple[str, str], ...]
    srcset: str
    src: str
    width: int
    height: int


def language() -> str:
    return get_language() or ""


@register.filter
def address(value: Link | Headline | Teaser | Story) -> str:
    """The path of a noun's or a story's page."""
    if isinstance(value, Link):
        return addresses.noun(language(), value.noun, value.slug)
    return addresses.article(value.language, value.number, value.slug)


@register.filter
def absolute(path: str) -> str:
    return addresses.absolute(path)


@register.filter
def contact(reporter: Link) -> str:
    """The path of the form that writes to a reporter."""
    return addresses.contact(language(), reporter.slug)


@register.simple_tag
def archive_index() -> str:
    return addresses.archive_index(language())


@register.simple_tag
def opensearch() -> str:
    return addresses.opensearch(language())


@register.simple_tag
def manifest() -> str:
    return addresses.manifest(language())


@register.simple_tag
def licence_address() -> str:
    """Absolute, as what machines take away from a page has to be."""
    return addresses.absolute(addresses.licence())


@register.simple_tag
def mining_policy_address() -> str:
    return addresses.absolute(addresses.mining_policy())


@register.simple_tag
def lite_front() -> str:
    """Paths of the text edition."""
    return addresses.lite_front(language())


@register.simple_tag
def lite_section(section: Link) -> str:
    return addresses.lite_section(language(), section.slug)


@register.simple_tag
def lite_story(teaser: Teaser) -> str:
    return addresses.lite_article(teaser.language, teaser.number)


@register.filter
def feed_form(path: str, form: str) -> str:
    """The same feed as "atom" or "json" instead of RSS."""
    return f"{path.removesuffix('.rss')}.{form}"


@register.simple_tag
def text_of(story: Story) -> SafeString:
    """The story's text with its photos where they stand in it."""
    shown = set(body.figures_in(story.body))
    figures = {
        figure.photo: render_to_string(
            "reader/parts/figure.html", {"figure": figure, "is_lead": False, "story": story}
        )
        for figure in story.figures
        if figure.photo in shown
    }
    return body.render(story.body, figures)


@register.filter
def told_heading(kind: str) -> str:
    """What a note to readers is headed with; `kind` as in models.correction."""
    return str(HEADINGS[kind])


@register.filter
def machine_time(instant: dt.datetime) -> str:
    """ISO 8601 with Seoul's offset, to the second."""
    return instant.astimezone(SEOUL).isoformat(timespec="seconds")


@register.filter
def printed_time(instant: dt.datetime) -> str:
    """`2026.11.22 23:41` in Korean, `Nov. 22, 2026, 11:41 p.m. KST` in English; always the time in Seoul."""
    local = instant.astimezone(SEOUL)
    clock_time = f"{local:%H:%M}"
    if language() == "en":
        clock_time = f"{local.hour % 12 or 12}:{local:%M} {'a.m.' if local.hour < 12 else 'p.m.'} KST"
        return f"{printed_day(local.date())}, {clock_time}"
    return f"{printed_day(local.date())} {clock_time}"


@register.simple_tag
def zone() -> str:
    """The zone of a time as `printed_time` has it, where that does not say it: a story is read abroad too."""
    return "" if language() == "en" else " KST"


@register.filter
def printed_day(day: dt.date | str) -> str:
    """A calendar day; the public door hands out days of coverages as ISO text."""
    if isinstance(day, str):
        day = dt.date.fromisoformat(day)
    if language() == "en":
        return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"{day.year}年{day.month}月{day.day}日" if language() == "ja" else f"{day:%Y.%m.%d}"


@register.filter
def printed_weekday(day: dt.date) -> str:
    """The date under a masthead: `2026년 11월 24일 화요일`, `Tuesday, Nov. 24, 2026`."""
    weekday = str(WEEKDAYS[day.weekday()])
    if language() == "en":
        return f"{weekday}, {printed_day(day)}"
    return (
        f"{day.year}年{day.month}月{day.day}日 {weekday}"
        if language() == "ja"
        else (f"{day.year}년 {day.month}월 {day.day}일 {weekday}")
    )


@register.filter
def seoul_day(instant: dt.datetime) -> dt.date:
    """The calendar day of an instant in Seoul."""
    return instant.astimezone(SEOUL).date()


@register.filter
def short_time(instant: dt.datetime) -> str:
    """`11.22 23:41` in Korean, `Nov. 22, 11:41 p.m.` in English, where a line has little room; in Seoul."""
    local = instant.astimezone(SEOUL)
    if language() == "en":
        half = "a.m." if local.hour < 12 else "p.m."
        return f"{MONTHS[local.month - 1]} {local.day}, {local.hour % 12 or 12}:{local:%M} {half}"
    return f"{local:%m.%d %H:%M}"


@register.filter
def printed_month(month: dt.date) -> str:
    """`2026년 11월`, `November 2026`."""
    if language() == "en":
        return f"{month:%B %Y}"
    return f"{month.year}年{month.month}月" if language() == "ja" else f"{month.year}년 {month.month}월"


@register.filter
def month_alone(month: dt.date) -> str:
    """Under the heading of its year."""
    if language() == "en":
        return f"{month:%B}"
    return f"{month.month}月" if language() == "ja" else f"{month.month}월"


@register.simple_tag
def sizes_of(story: Story | None) -> str:
    """How wide a story's pictures stand, for the attribute `sizes`: told in pictures, they take the page."""
    widest = "64rem" if story and story.kind.code in IN_PICTURES else "40rem"
    return f"(min-width: {'66' if widest == '64rem' else '42'}em) {widest}, 100vw"


@register.filter
def is_in_pictures(kind: Kind) -> bool:
    return kind.code in IN_PICTURES


@register.filter
def picture(figure: Figure | None) -> Picture | None:
    """The widest JPEG as the plain image, and the sets browsers choose from; None where no file was made."""
    if not figure:
        return None
    plain = widths(figure.sources, "image/jpeg")
    if not plain:
        return None
    largest = plain[-1]
    return Picture(
        better=tuple(
            (mime, srcset(figure, found)) for mime in BETTER if (found := widths(figure.sources, mime))
        ),
        srcset=srcset(figure, plain),
        src=addresses.media(figure.public_id, largest.name),
        width=largest.width,
        height=largest.height,
    )


def widths(sources: tuple[Source, ...], mime: str) -> list[Source]:
    """One file for each width: a photo smaller than a recipe gives the same picture twice."""
    by_width = {source.width: source for source in reversed(sources) if source.mime == mime}
    return [by_width[width] for width in sorted(by_width)]


def srcset(figure: Figure, sources: list[Source]) -> str:
    return ", ".join(f"{addresses.media(figure.public_id, made.name)} {made.width}w" for made in sources)


@register.filter
def printed_credit(figure: Figure) -> str:
    """With its label, as readers of this page's language know it: `사진=광양시 제공`."""
    return photo_credit.printed(figure.credit, figure.origin, language())


@register.filter
def label_word(label: str) -> str | Promise:
    """`Breaking`, `Exclusive`, ...; "" for none."""
    return Label(label).label if label else ""


@register.filter
def kind_word(kind: Kind) -> str:
    """What sort of piece it is, where that is not simply news."""
    return "" if kind.code in UNLABELLED else capfirst(str(kind.label))


@register.filter
def coverage_word(kind: str) -> str | Promise:
    return COVERAGE_KINDS[kind]


@register.filter
def pieces(email: str) -> list[str]:
    """A mail address cut where it may go on in the next line: after its @ and before its dots."""
    return re.split(r"(?<=@)|(?=\.)", email)


@register.filter
def face(figure: Figure | None) -> str:
    """The smallest file of a portrait."""
    plain = widths(figure.sources, "image/jpeg") if figure else []
    return addresses.media(figure.public_id, plain[0].name) if figure and plain else ""


@register.filter
def imprint_word(word: str) -> str | Promise:
    return IMPRINT[word]


@register.filter
def locale_name(code: str) -> str:
    """As Open Graph names languages."""
    return LOCALES.get(code, code)


@register.simple_tag
def tongue(text: str) -> SafeString | str:
    """The attribute `lang` for a text plainly not in the page's language: a name, a copyright line."""
    here = language()
    if HANGUL.search(text):
        return "" if here == "ko" else format_html(' lang="{}"', "ko")
    if here != "en" and LATIN_WORD.search(text):
        return format_html(' lang="{}"', "en")
    return ""
