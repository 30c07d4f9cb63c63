"""What every feed says of a list and its stories, whatever the form it is written in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models.public_correction import HEADINGS
from articles.models.public_feed import FeedStory
from articles.models.public_shapes import Correction, Figure, Link, Nameplate, Signature, Source
from articles.pagecache import addresses
from articles.rights.resolve import Reserved
from articles.text import body, byline, photo_credit

NOTHING_YET = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
# XML 1.0 has no place for these, not even as references.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
OWN_LINK = re.compile(r'(<a [^>]*?href=")([#/])')


@dataclass(frozen=True, slots=True)
class Image:
    """A photo of a story as a feed names it; `source` is the file, `notice` the maker's own."""

    url: str
    source: Source
    alt: str
    caption: str
    credit: str
    notice: str


@dataclass(frozen=True, slots=True)
class Note:
    """What readers were told of a story. `kind` as in models.correction, `heading` as the page heads it."""

    kind: str
    heading: str
    title: str
    text: str
    at: dt.datetime

    @property
    def line(self) -> str:
        """In one line, for forms that have no place of its own for it."""
        words = f"{self.title}: {self.text}" if self.title else self.text
        return f"[{self.heading}] {words}"


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """All texts plain but `html`, which is the whole story or empty; the guid never changes, the link may."""

    guid: str
    link: str
    title: str
    summary: str
    html: str
    published_at: dt.datetime
    updated_at: dt.datetime
    authors: tuple[Author, ...]
    translation: str
    tags: tuple[str, ...]
    images: tuple[Image, ...]
    rights: str
    rights_page: str
    reserved: Reserved
    # The newest first.
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """`updated_at` is the newest change of an item: the same bytes until something changes."""

    title: str
    description: str
    language: str
    page: str
    addresses: dict[str, str]
    paper: str
    rights: str
    items: tuple[Item, ...]

    @property
    def updated_at(self) -> dt.datetime:
        return max((item.updated_at for item in self.items), default=NOTHING_YET)


def plain(text: str) -> str:
    return UNWRITABLE.sub("", text)


def feed(paper: Nameplate, language: str, noun: Link | None, stories: Iterable[FeedStory]) -> Feed:
    kind, slug = (noun.noun, noun.slug) if noun else ("", "")
    page = addresses.noun(language, kind, slug) if noun else addresses.front(language)
    title = plain(f"{paper.masthead} – {noun.name}" if noun else paper.masthead)
    return Feed(
        title=title,
        description=plain(paper.tagline) or title,
        language=language,
        page=addresses.absolute(page),
        addresses={
            form: addresses.absolute(addresses.feed(language, kind, slug, form))
            for form in ("rss", "atom", "json")
        },
        paper=plain(paper.masthead),
        rights=plain(paper.rights.line),
        items=tuple(item(story) for story in stories),
    )


def item(story: FeedStory) -> Item:
    teaser = story.teaser
    link = addresses.absolute(addresses.article(teaser.language, teaser.number, teaser.slug))
    summary = teaser.deck or teaser.opening or teaser.headline
    translation = translated(story)
    notes = tuple(note(row) for row in story.corrections)
    told = "\n".join(entry.line for entry in notes)
    first = f"{summary} ({translation})" if translation else summary
    return Item(
        guid=addresses.absolute(addresses.permalink(teaser.language, teaser.number)),
        link=link,
        title=plain(teaser.headline),
        # A reader must know before the text that a machine translated it: readers show no other field.
        summary=plain(" ".join(filter(None, (f"{first}\n{told}" if told else first, story.helpline)))),
        html=plain(html(story, link, translation)) if settings.FEED_FULL_TEXT else "",
        published_at=teaser.published_at,
        updated_at=max([teaser.updated_at or teaser.published_at, *(entry.at for entry in notes)]),
        authors=tuple(authors(story.signatures, teaser.language)),
        translation=plain(translation),
        tags=tuple(
            plain(name)
            for name in ([teaser.section.name] if teaser.section else [])
            + [topic.name for topic in story.topics]
        ),
        images=tuple(images(story.figures, teaser.language)),
        rights=plain(story.rights.line),
        rights_page=story.rights.rights_page,
        reserved=story.rights.reserved,
        notes=notes,
    )


def note(row: Correction) -> Note:
    text = f"{row.text}\n{row.closing_line}" if row.closing_line else row.text
    return Note(row.kind, str(HEADINGS[row.kind]), plain(row.title), plain(text), row.at)


def authors(signatures: Iterable[Signature], language: str) -> Iterator[Author]:
    for entry in signatures:
        if entry.role != "translator" and entry.name:
            page = addresses.noun(language, "reporter", entry.page.slug) if entry.page else ""
            yield Author(plain(entry.name), addresses.absolute(page) if page else "")


def translated(story: FeedStory) -> str:
    credits = [entry.credit for entry in story.signatures]
    return byline.translated(credits, story.teaser.language, story.translation_method)


def images(figures: Iterable[Figure], language: str) -> Iterator[Image]:
    """The widest JPEG of each photo, the lead first."""
    for figure in sorted(figures, key=lambda figure: figure.role != "lead"):
        made = max(
            (source for source in figure.sources if source.mime == "image/jpeg"),
            key=lambda source: source.width,
            default=None,
        )
        if made is not None:
            yield Image(
                url=addresses.absolute(addresses.media(figure.public_id, made.name)),
                source=made,
                alt=plain(figure.alt),
                caption=plain(figure.caption),
                credit=plain(photo_credit.printed(figure.credit, figure.origin, language)),
                notice=plain(dict(figure.facts).get("supplied_notice", "")),
            )


def html(story: FeedStory, link: str, translation: str) -> str:
    """The whole story for a reader that has nothing of the page around it: every address is absolute, its
    last line is the copyright line.
    """
    language = story.teaser.language
    shown = {figure.photo: drawn(figure, language) for figure in story.figures}
    inside = set(body.figures_in(story.body))
    before = [shown[figure.photo] for figure in story.figures if figure.photo not in inside]
    text = body.render(story.body, {number: shown[number] for number in inside if number in shown})
    text = OWN_LINK.sub(
        lambda found: f"{found[1]}{link if found[2] == '#' else settings.SITE_URL}{found[2]}", text
    )
    told = [note(row).line for row in story.corrections]
    lines = format_html_join(
        "", "<p>{}</p>", ((line,) for line in (*told, translation, story.helpline, story.rights.line) if line)
    )
    return "".join((*before, text, lines))


def drawn(figure: Figure, language: str) -> SafeString:
    found = next(images([figure], language), None)
    if found is None:
        return format_html("")
    words = " ".join(part for part in (found.caption, found.credit) if part)
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>',
        found.url,
        found.source.width,
        found.source.height,
        found.alt,
        format_html("<figcaption>{}</figcaption>", words) if words else "",
    )
