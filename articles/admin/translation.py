"""What a translator sees beside the fields: the source by paragraph, what is out of date, names, the label.

`of` makes the context of templates/admin/story/translation.html and of its parts; `confirm` does what the
buttons "still right" ask for; `pairs` answers static/desk/translation.js while somebody types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.rows import row
from articles.languages import own
from articles.models import Article, Edition
from articles.models.choices import TranslationMethod
from articles.text import body, byline
from articles.text.align import align
from articles.text.renderings import Rendering, Term, known, renderings
from articles.workflow import freeze, glossary, seen
from articles.workflow.stale import StaleText, stale
from articles.workflow.still_right import still_right

BUTTON = "_still"
MOST_TERMS = 40
LINES = ("kicker", "headline", "deck")
# Blocks that are never stored without a text.
TEXTS = frozenset({"p", "h2", "h3", "ul", "ol", "blockquote"})
# What stands for a block that has no text of its own.
WORDLESS: dict[str, str | Promise] = {"figure": _("photo"), "table": _("table")}
ADVICE: dict[str, str | Promise] = {
    "two_ways": _("Written in two ways. Choose one."),
    "otherwise": _("The paper writes it otherwise:"),
    "missing": _("In the original, and not in this text. The glossary has:"),
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A text behind its source. `anchor` is the id of its field, `value` what the button posts."""

    text: StaleText
    label: str
    anchor: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A name to look at, with what to do about it; of each place the `field` and the words around."""

    rendering: Rendering
    advice: str | Promise
    places: tuple[tuple[str, str, Any], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A short field of the source."""

    label: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand for each other, ready to print; blocks are numbered from 0."""

    number: int
    source: tuple[SafeString | str, ...]
    target: tuple[SafeString | str, ...]
    source_blocks: str
    blocks: str
    kind: str


@dataclass(frozen=True, slots=True)
class Translation:
    """One language of a story as its translator needs it. For the original only `findings` are there."""

    language: str
    is_original: bool
    source_language: str
    source_name: str | Promise
    label: str
    labels: tuple[tuple[str, str], ...]
    stale: tuple[Stale, ...]
    findings: tuple[Finding, ...]
    terms: tuple[Term, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    pairs_url: str


def of(article: Article, edition: Edition) -> Translation:
    """The context of one language. Reads what the page has prefetched, and the glossary."""
    language, original = edition.language, article.original_language
    is_original = language == original
    source = {} if is_original else glossary.texts(article, original)
    terms = glossary.terms(original, language)
    found = renderings(source, glossary.texts(article, language), terms)
    labels = () if is_original else tuple(method_labels(article, language))
    return Translation(
        language=language,
        is_original=is_original,
        source_language=original,
        source_name=dict(settings.LANGUAGES)[original],
        label=dict(labels).get(edition.translation_method, ""),
        labels=labels,
        stale=tuple(stale_of(text, language) for text in stale(article, language)),
        findings=tuple(finding(one, language) for one in found),
        terms=() if is_original else known(source, terms)[:MOST_TERMS],
        lines=() if is_original else tuple(lines(article, original, language)),
        rows=() if is_original else rows(own(article, "body", original), own(article, "body", language)),
        pairs_url=reverse("admin:articles_article_pairs", args=[article.pk, language]),
    )


def method_labels(article: Article, language: str) -> list[tuple[str, str]]:
    """For each way of translating the line readers would see under the byline."""
    credits = [
        byline.Credit(entry["name"], entry["title"], entry["bureau_name"], entry["role"])
        for entry in freeze.bylines(article, language)
    ]
    return [(method, byline.translated(credits, language, method)) for method in TranslationMethod.values]


def field_label(name: str) -> str:
    return seen.named([name])[0]


def stale_of(text: StaleText, language: str) -> Stale:
    anchor = f"id_{language}-{text.field}" if text.photo is None else "photos"
    return Stale(text, field_label(text.key), anchor, f"{language}:{text.key}")


def finding(found: Rendering, language: str) -> Finding:
    places = tuple(
        (field_label(place.field), f"id_{language}-{place.field}", place) for place in found.places
    )
    return Finding(found, ADVICE[found.code], places)


def lines(article: Article, original: str, language: str) -> list[Line]:
    return [
        Line(field_label(name), own(article, name, original), f"id_{language}-{name}")
        for name in LINES
        if own(article, name, original)
    ]


def rows(source: str, target: str) -> tuple[Row, ...]:
    """The source's paragraphs in order, each with those of the translation that stand for it."""
    ours, theirs = body.blocks(source), body.blocks(target)
    return tuple(
        Row(
            number,
            tuple(printed(ours[place]) for place in pair.source),
            tuple(printed(theirs[place]) for place in pair.target),
            " ".join(map(str, pair.source)),
            " ".join(map(str, pair.target)),
            kind_of(ours[pair.source[0]]) if pair.source else "p",
        )
        for number, pair in enumerate(align(source, target), 1)
    )


def kind_of(block: str) -> str:
    return block[1 : min(block.find(end) for end in " >" if end in block)] if block.startswith("<") else "p"


def printed(block: str) -> SafeString | str:
    """A block as it is read; a picture is named."""
    if kind_of(block) in TEXTS or body.plain(block):
        return body.render(block)
    return f"[{WORDLESS.get(kind_of(block), kind_of(block))}]"


def wanted(request: HttpRequest) -> tuple[str, str]:
    """What a button "still right" asks for: a language and a text of it."""
    language, _colon, key = request.POST.get(BUTTON, "").partition(":")
    return (language, key) if key else ("", "")


def confirm(request: HttpRequest, article: Article, versions: Mapping[str, int | None]) -> str:
    """Do what the button asks for, inside the caller's transaction; the words to tell afterwards, or "".

    `versions` by part are those the person was looking at. Raises a Refused.
    """
    language, key = wanted(request)
    if not key:
        return ""
    still_right(
        article,
        language,
        [key],
        by=request.user,
        copy_version=versions.get(language),
        source_version=versions.get(article.original_language),
        shared_version=versions.get("shared"),
    )
    return gettext("Noted: the translation of “%(text)s” still stands.") % {"text": field_label(key)}


def pairs(request: HttpRequest, number: int, language: str) -> JsonResponse:
    """Which blocks of the saved source stand for which of the posted text: {"pairs": [[[0], [0, 1]]]}."""
    article: Article = row(request, Article, number)
    if language not in settings.SITE_LANGUAGES or language == article.original_language:
        raise Http404
    try:
        found = align(own(article, "body", article.original_language), request.POST.get("text", ""))
    except body.BodyTooLong as error:
        return JsonResponse({"problem": str(error)}, status=413)
    return JsonResponse({"pairs": [[list(pair.source), list(pair.target)] for pair in found]})
