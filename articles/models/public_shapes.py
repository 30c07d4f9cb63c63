"""What the public door hands out: plain frozen values in one language, ready to print, with nothing left
to query.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from articles.models.choices import FILED_HERE
from articles.models.correction import BY_LAW
from articles.models.kind import Kind
from articles.models.outward import Outward
from articles.text import byline


@dataclass(frozen=True, slots=True)
class Link:
    """A named record with a public page. `noun` is section, bureau, reporter, coverage, topic or place."""

    noun: str
    pk: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """One rendition of a picture."""

    name: str
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words; addresses are made from `public_id` and the sources' names. `credit` is bare,
    `origin` says where the photo comes from, which decides how the credit is printed; a text names the
    picture by its number, `photo`. `cuts` are for machines that show a picture in a shape of their own;
    `facts` are what may leave the house of who made and who holds it, the empty ones left out.
    """

    public_id: str
    role: str
    alt: str
    caption: str
    credit: str
    sources: tuple[Source, ...]
    origin: str = ""
    photo: int = 0
    cuts: tuple[Source, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A byline as printed when it was published; `page` leads to the reporter, if it is one of ours.

    What follows `email` is the reporter's own and of today. `contact` is "form", a mail address, or "".
    """

    name: str
    role: str
    title: str
    bureau_name: str
    page: Link | None
    email: str
    portrait: Figure | None = None
    bio: str = ""
    beats: tuple[Link, ...] = ()
    contact: str = ""

    @property
    def credit(self) -> byline.Credit:
        """What the lines that name everybody are written from."""
        return byline.Credit(self.name, self.title, self.bureau_name, self.role)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same story, live in another language; `is_original`: it was written in that one."""

    language: str
    slug: str
    is_original: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What readers were told of a story, as plain text in its language; `kind` as in models.correction.

    `seq` counts a story's from 1, the oldest first. What the law prescribes has a title, where the text first
    stood, and a fixed closing line; it is never mixed with our own corrections.
    """

    kind: str
    text: str
    at: dt.datetime
    seq: int
    title: str = ""
    original_on: dt.date | None = None
    original_page: str = ""
    closing_line: str = ""
    is_on_top: bool = False

    @property
    def is_by_law(self) -> bool:
        return self.kind in BY_LAW

    @property
    def is_correction(self) -> bool:
        """A claimant's statement or the end of their case corrects nothing."""
        return self.kind not in ("reply", "follow_up")


@dataclass(frozen=True, slots=True)
class Story:
    number: int
    language: str
    slug: str
    kind: Kind
    label: str
    kicker: str
    headline: str
    deck: str
    body: str
    dateline: str
    origin: str
    issuing_body: str
    translation_method: byline.Method
    section: Link | None
    bureau: Link
    signatures: tuple[Signature, ...]
    places: tuple[Link, ...]
    topics: tuple[Link, ...]
    coverages: tuple[Link, ...]
    figures: tuple[Figure, ...]
    published_at: dt.datetime
    updated_at: dt.datetime | None
    rights: Outward
    alternates: tuple[Alternate, ...]
    # The newest first.
    corrections: tuple[Correction, ...] = ()
    reading_minutes: int = 0
    # Where help is to be had, as a sentence under the text; "" for most stories.
    helpline: str = ""
    # By the desk's choice: whether there is a page of how the text changed.
    has_history: bool = False

    @property
    def by_law(self) -> tuple[Correction, ...]:
        return tuple(row for row in self.corrections if row.is_by_law)

    @property
    def own_corrections(self) -> tuple[Correction, ...]:
        """What the paper itself had to say of this text."""
        return tuple(row for row in self.corrections if not row.is_by_law)

    @property
    def is_filed_here(self) -> bool:
        """Whether this paper's name may stand in its dateline: an agency's report is filed by the agency."""
        return self.origin in FILED_HERE


@dataclass(frozen=True, slots=True)
class Gone:
    """A killed story: nothing of it but the fact, and what the law has the paper say all the same."""

    number: int
    by_law: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """An address a noun once had."""

    slug: str


@dataclass(frozen=True, slots=True)
class Teaser:
    """One line of a list. `note` is the coverage's own word about the story; `opening`, for feeds only, is
    how a story without a deck begins."""

    number: int
    language: str
    slug: str
    kind: Kind
    label: str
    kicker: str
    headline: str
    deck: str
    bureau_name: str
    section: Link | None
    published_at: dt.datetime
    updated_at: dt.datetime | None
    figure: Figure | None
    note: str = ""
    signed: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """A story another page leads to in one line."""

    number: int
    language: str
    slug: str
    kind: Kind
    label: str
    headline: str
    published_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The stories published before and after one in a special coverage."""

    coverage: Link
    before: Headline | None
    after: Headline | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list, newest first; `older` continues it, None at its end."""

    items: tuple[Teaser, ...]
    older: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the front page under a heading that leads to a noun's page."""

    link: Link
    stories: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The newest front page, no story on it twice. `latest` goes on where `older` says."""

    lead: Teaser | None
    secondary: tuple[Teaser, ...]
    most_read: tuple[Teaser, ...]
    coverages: tuple[Block, ...]
    sections: tuple[Block, ...]
    bureaus: tuple[Block, ...]
    latest: tuple[Teaser, ...]
    breaking: tuple[Teaser, ...]
    older: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """A region of the country as it is called today, with the paper's bureaus and places in it. `code` is
    the official one, by which a map knows where it lies.
    """

    code: str
    slug: str
    name: str
    bureaus: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A reporter in a directory: where they work today and as what."""

    link: Link
    title: str
    bureau: int | None
    is_chief: bool = False
    portrait: Figure | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A story's line in a sitemap; `changed_at` is when readers last got a new text. `pictures` are public
    ids and file names; `headline` is for the news sitemap only.
    """

    number: int
    language: str
    slug: str
    changed_at: dt.datetime
    alternates: tuple[Alternate, ...]
    pictures: tuple[tuple[str, str], ...] = ()
    published_at: dt.datetime | None = None
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Nameplate:
    """The paper's names and its own notice in one language: all that documents for machines say of it."""

    masthead: str
    legal_name: str
    byline_name: str
    tagline: str
    rights: Outward


@dataclass(frozen=True, slots=True)
class Site(Nameplate):
    """What stands around every page in one language."""

    sections: tuple[Link, ...]
    bureaus: tuple[Link, ...]
    coverages: tuple[Link, ...]
    imprint: tuple[tuple[str, str], ...]
    # Name and address of the paper's own pages elsewhere.
    social: tuple[tuple[str, str], ...] = ()
    breaking: tuple[Teaser, ...] = ()
    # Whether the desk wants every page to begin with a way to the text edition.
    is_lite_offered: bool = False
