"""The shapes of the sample newsroom's content, one frozen class for each table of its data files.

Every `since` and `until` is a day in Asia/Seoul and both are inclusive; None means unbounded.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Contact = Literal["none", "address", "relay"]
BureauKind = Literal["head_office", "regional", "correspondent", "overseas"]
CoverageKind = Literal["special", "planned", "serial", "issue"]
HolderKind = Literal["publisher", "agency", "freelancer", "public_body", "company", "individual"]
StoryKind = Literal[
    "news",
    "flash",
    "editorial",
    "column",
    "contributed",
    "interview",
    "obituary",
    "appointments",
    "notice",
    "photo",
    "card_news",
    "advertisement",
    "sponsored",
]
Label = Literal["", "flash", "exclusive", "roundup"]
Role = Literal["reporter", "photographer", "translator", "contributor", "columnist", "editor"]
Origin = Literal["own", "press_release", "wire", "contributed", "reader"]
State = Literal["published", "ko_only", "corrected", "scheduled", "draft", "en_draft", "withheld", "killed"]
Translation = Literal["human", "machine_edited", "original"]
Preset = Literal["own", "supplied", "reader", "agency"]


def holds(since: dt.date | None, until: dt.date | None, day: dt.date) -> bool:
    """Whether `day` lies between both ends, ends included."""
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What Article 21 of the Newspaper Act asks a paper to show, and the ombudsman."""

    registration_number: str
    registered_on: dt.date
    first_published_on: dt.date
    frequency_ko: str
    frequency_en: str
    publisher_ko: str
    publisher_en: str
    editor_ko: str
    editor_en: str
    printer_ko: str
    printer_en: str
    youth_protection_officer_ko: str
    youth_protection_officer_en: str
    ombudsman_ko: str
    ombudsman_en: str
    office_ko: str
    office_en: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who can hold a copyright under a notice: one of the paper's own companies, or an agency."""

    slug: str
    kind: HolderKind
    name_ko: str
    name_en: str
    host: str
    is_own: bool = True


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`scope` is "site", "bureau:<slug>" or "holder:<slug>"; an empty part is left to the wider scope."""

    scope: str
    since: dt.date
    until: dt.date | None = None
    holder: str = ""
    license: str = ""
    year_style: Literal["none", "first"] = "first"
    is_verbatim: bool = False
    line_ko: str = ""
    line_en: str = ""
    terms_ko: str = ""
    terms_en: str = ""
    reason: str


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Legal name (명칭), masthead (제호) and the name bylines print are three different things."""

    legal_name_ko: str
    legal_name_en: str
    masthead_ko: str
    masthead_en: str
    byline_name_ko: str
    byline_name_en: str
    tagline_ko: str
    tagline_en: str
    host: str
    email: str
    imprint: Imprint
    holders: tuple[Holder, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class Region:
    """One first-level region under one name; `successor` is the slug of what it then became."""

    code: str
    slug: str
    name_ko: str
    name_en: str
    since: dt.date
    until: dt.date | None = None
    successor: str = ""
    unverified: bool = False


@dataclass(frozen=True, kw_only=True)
class PlaceTerm:
    """A place's names and region for as long as they hold."""

    name_ko: str
    name_en: str
    region: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city, county or district; terms in order, each beginning the day after the one before it ends."""

    slug: str
    terms: tuple[PlaceTerm, ...]


@dataclass(frozen=True, kw_only=True)
class Bureau:
    """`place` and `parent` are slugs, empty for a bureau abroad and for the head office."""

    slug: str
    kind: BureauKind
    parent: str = ""
    name_ko: str
    name_en: str
    aliases: tuple[str, ...]
    place: str = ""
    phone: str
    email: str
    address_ko: str
    address_en: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the paper; a parent stands before its children."""

    slug: str
    parent: str = ""
    name_ko: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What stories are about and what reporters cover."""

    slug: str
    name_ko: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class CoverageItem:
    """A story's place in a coverage is its place in the list; the note says why it stands there."""

    story: str
    note_ko: str = ""
    note_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Special coverage: special (특집), planned (기획), serial (연재) or issue (이슈).

    `items` are its stories in the order an editor chose, every one of them.
    """

    slug: str
    kind: CoverageKind
    title_ko: str
    title_en: str
    intro_ko: str
    intro_en: str
    runs_from: dt.date
    runs_until: dt.date | None = None
    items: tuple[CoverageItem, ...]


@dataclass(frozen=True, kw_only=True)
class Membership:
    """Where a reporter worked, under which title, from when until when."""

    bureau: str
    title_ko: str
    title_en: str
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """`beats` are topic slugs; no memberships means an outsider who writes for the paper.

    `portrait` is one of pictures.names(), for people with a membership only.
    """

    slug: str
    name_ko: str
    name_en: str
    title_ko: str
    title_en: str
    email: str
    contact: Contact
    bio_ko: str
    bio_en: str
    beats: tuple[str, ...]
    memberships: tuple[Membership, ...]
    left_on: dt.date | None = None
    portrait: str = ""


@dataclass(frozen=True, kw_only=True)
class Byline:
    """A reporter's slug or an outside name, with title and bureau (if any) as they were that day."""

    reporter: str = ""
    name_ko: str = ""
    name_en: str = ""
    role: Role
    title_ko: str
    title_en: str
    bureau: str = ""


@dataclass(frozen=True, kw_only=True)
class Korean:
    """The Korean text; `body` is HTML."""

    kicker: str
    headline: str
    deck: str
    body: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class English(Korean):
    """The English text and how it was translated."""

    translation: Translation


@dataclass(frozen=True, kw_only=True)
class PhotoUse:
    """A picture to be drawn as `scene` (one of pictures.names()); the credit is printed without a label.

    Supplied pictures belong to a public body of the credit's name unless `holder_kind` says otherwise.
    `license` is a code of articles.rights.known_licenses, `notice` what the picture came with, word for word.
    """

    key: str
    role: Literal["lead", "body"]
    scene: str
    preset: Preset
    holder_kind: HolderKind | None = None
    license: Literal["", "arr", "cc-by-4.0", "kogl-1", "kogl-4"] = ""
    notice: str = ""
    alt_ko: str
    alt_en: str
    caption_ko: str
    caption_en: str
    credit_ko: str
    credit_en: str


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What the body first said and what it says now; `note_*` is the paragraph that tells readers."""

    was_ko: str
    now_ko: str
    note_ko: str
    was_en: str
    now_en: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Statutory:
    """What the law had the paper print under a story, in both languages."""

    kind: Literal["statutory_correction", "reply", "follow_up"]
    basis: Literal["agreement", "mediation", "court"]
    prominence: Literal["normal", "top"] = "normal"
    case_ref: str = ""
    title_ko: str
    text_ko: str
    title_en: str
    text_en: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """One story in both languages; an en_draft was written in English and has no Korean text yet.

    Drafts have no `published_at`, and a scheduled story goes out on the morning after it was loaded; a
    withheld or killed story says why in `state_note_*`; of a ko_only story the English text stays a draft.
    A corrected story's texts are the ones that stand now. `origin_body_*` is whose material it is; for
    advertisement and sponsored, who paid. `more` are the pictures after the text.
    """

    key: str
    kind: StoryKind
    label: Label
    section: str
    bureau: str
    bylines: tuple[Byline, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    coverages: tuple[str, ...]
    origin: Origin
    origin_body_ko: str = ""
    origin_body_en: str = ""
    embargoed_until: dt.datetime | None = None
    published_at: dt.datetime | None = None
    state: State
    state_note_ko: str = ""
    state_note_en: str = ""
    correction: Correction | None = None
    statutory: Statutory | None = None
    ko: Korean | None = None
    en: English
    photo: PhotoUse | None = None
    more: tuple[PhotoUse, ...] = ()

    @property
    def photos(self) -> tuple[PhotoUse, ...]:
        return ((self.photo,) if self.photo else ()) + self.more


@dataclass(frozen=True, kw_only=True)
class Strip:
    """The breaking strip of every page; without words of its own it shows the story's headline."""

    story: str
    text_ko: str = ""
    text_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Front:
    """The stories on top of the front page, by key, in the order an editor chose."""

    stories: tuple[str, ...] = ()
    strip: Strip | None = None


@dataclass(frozen=True, kw_only=True)
class Content:
    """The whole sample newsroom; lists in the order in which their files give them."""

    paper: Paper
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    bureaus: tuple[Bureau, ...]
    sections: tuple[Section, ...]
    topics: tuple[Topic, ...]
    coverages: tuple[Coverage, ...]
    reporters: tuple[Reporter, ...]
    stories: tuple[Story, ...]
    front: Front
