"""What readers would get of one language, said before it is done: text, names, pictures, lists, rights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.buttons import APPROVE_AND_PUBLISH, PREVIEW, RELEASE, Button
from articles.models import Edition, Revision
from articles.models.choices import Stage
from articles.models.public_list import opening
from articles.models.public_shapes import Story
from articles.models.public_site import byline_name
from articles.pagecache import addresses, sink
from articles.rights.models.scope import Kind as ScopeKind
from articles.rights.resolve import Rights
from articles.text import body, byline, dateline, photo_credit
from articles.workflow import checks, pin
from articles.workflow.act import Act
from articles.workflow.facts import facts_for, planned
from articles.workflow.freeze import drafted
from articles.workflow.grants import Actor
from articles.workflow.preview import as_if
from articles.workflow.transitions import DROPPING, NEEDS_INSTANT, TAKES_INSTANT

# Where on the story's page a finding is settled.
ANCHORS = {
    "bylines": "bylines",
    "photos": "photos",
    "rights": "shared",
    "flags": "flags",
    "schedule": "content-main",
    "sealed_name": "sealed",
}
# Acts that take back a schedule at once; of the others the instant is not known yet.
SAID_BEFORE = DROPPING - TAKES_INSTANT
OF_A_LANGUAGE = frozenset({"headline", "body", "deck", "kicker"})


@dataclass(frozen=True, slots=True)
class Because:
    """Which notice a printed line comes from. `part` is "claim" or "terms"."""

    part: str
    line: str
    scope: Any
    since: dt.datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the story with its words in this language; the address is the desk's own."""

    address: str
    role: str
    alt: str
    caption: str
    credit: str
    is_decorative: bool
    is_in_text: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One language as readers would get it; `story` is made by the same hand as the public page."""

    language: str
    name: Any
    edition: Edition
    phase: Any
    headline: str
    revision: Revision
    story: Story | None
    byline: str
    translator: str
    closing: tuple[str, ...]
    dateline: str
    description: str
    text: SafeString
    pictures: tuple[Picture, ...]
    because: tuple[Because, ...]
    address: str
    findings: tuple[tuple[checks.Finding, str], ...]

    @property
    def blocks(self) -> bool:
        return bool(checks.blocks(tuple(finding for finding, _anchor in self.findings)))


def sheets_of(editions: Iterable[Edition], button: Button, by: Actor, now: dt.datetime) -> list[Sheet]:
    """A sheet for each language of one story; what they have in common is read once. Nothing is written."""
    with sink.recording():
        return [sheet(edition, button, by, now) for edition in editions]


def sheet(edition: Edition, button: Button, by: Actor, now: dt.datetime) -> Sheet:
    """`edition.article` and `edition.approved_revision` are read; nothing is written."""
    is_approved = (
        edition.stage == Stage.APPROVED and edition.approved_revision is not None and button.is_release
    )
    revision = edition.approved_revision if is_approved else drafted(edition.article, edition, by=by, at=now)
    rights = pin.rights_of(edition, revision, now)
    story = as_if(edition, revision, now, rights) if button.shows_text else None
    language = edition.language
    shown = pictures(revision) if story else {}
    credits = [entry.credit for entry in story.signatures] if story else []
    paper = byline_name(language) if story and story.is_filed_here else ""
    return Sheet(
        language=language,
        name=dict(settings.LANGUAGES)[language],
        edition=edition,
        phase=edition.phase(now),
        headline=revision.headline,
        revision=revision,
        story=story,
        byline=byline.printed(credits, language),
        translator=byline.translated(credits, language, story.translation_method) if story else "",
        closing=tuple(closing(story)) if story else (),
        dateline=dateline.printed(story.dateline, paper, language) if story else "",
        description=(story.deck or opening(story.body)) if story else "",
        text=text_of(story.body, shown) if story else body.render(""),
        pictures=tuple(shown.values()),
        because=because(edition, story, rights) if story else (),
        address=unquote(addresses.article(language, edition.article_id, story.slug)) if story else "",
        findings=examined(button, edition, by, now, revision, rights),
    )


def closing(story: Story) -> list[str]:
    lines = (byline.closing_line(one.name, one.title, one.email, story.language) for one in story.signatures)
    return [line for line in lines if line]


def pictures(revision: Revision) -> dict[int, Picture]:
    """By the photo's number, in the story's order."""
    in_text = set(body.figures_in(revision.body))
    return {
        row["photo"]: Picture(
            reverse("admin:media_photo_thumbnail", args=[row["photo"]]),
            row["role"],
            row["alt"],
            row["caption"],
            photo_credit.printed(row["credit"], row.get("source", ""), revision.edition.language),
            row["decorative"],
            row["photo"] in in_text,
        )
        for row in revision.photos
    }


def text_of(html: str, shown: dict[int, Picture]) -> SafeString:
    """The text with its photos where readers will find them, at the desk's own addresses."""
    figures = {
        pk: format_html(
            '<figure><img src="{}" alt="{}"><figcaption>{} {}</figcaption></figure>',
            one.address,
            "" if one.is_decorative else one.alt,
            one.caption,
            one.credit,
        )
        for pk, one in shown.items()
    }
    return body.render(html, figures)


def because(edition: Edition, story: Story, rights: Rights) -> tuple[Because, ...]:
    """The copyright lines as they will be printed, and the notice each comes from."""
    names = dict(ScopeKind.choices)
    lines = {"claim": story.rights.claim, "terms": story.rights.terms}
    found = []
    for part, line in lines.items():
        if not line:
            continue
        why = next((reason for reason in rights.why if reason.part == part), None)
        is_pinned = part == "claim" and bool(edition.claim_line)
        answers = why is not None and not is_pinned and answer_is(rights, part, line)
        found.append(
            Because(
                part,
                line,
                names[why.scope_kind] if why and answers else "",
                why.since if why and answers else edition.first_published_at if is_pinned else None,
                why.words if why and answers else "",
            )
        )
    return tuple(found)


def answer_is(rights: Any, part: str, line: str) -> bool:
    """Whether the notice found gave this line; a contributed piece's claim comes from its author instead."""
    given = rights.claim if part == "claim" else rights.terms
    return given is not None and given.line == line


def examined(
    button: Button,
    edition: Edition,
    by: Actor,
    now: dt.datetime,
    revision: Revision,
    rights: Rights,
) -> tuple[tuple[checks.Finding, str], ...]:
    """What the checks say at this moment, each with the place on the story's page where it is settled."""
    if not button.is_checked:
        found = checks.falls_away(planned(edition, now)) if button.verb in SAID_BEFORE else ()
        return with_anchors(found, edition.language)
    approves = button.verb in (APPROVE_AND_PUBLISH, PREVIEW.verb) or (
        button.verb == RELEASE and edition.stage != Stage.APPROVED
    )
    verb = "approve" if approves else button.verb
    # The instant of a schedule is not known yet: the embargo is asked about when it is.
    is_release = button.is_release and button.verb not in NEEDS_INSTANT
    facts = facts_for(Act(verb, edition.article, edition, by, now, now, ""), revision, rights)
    found = checks.examine(facts, is_release=is_release)
    return with_anchors(found, edition.language)


def with_anchors(
    findings: tuple[checks.Finding, ...], language: str
) -> tuple[tuple[checks.Finding, str], ...]:
    return tuple((finding, anchor(finding.field, language)) for finding in findings)


def anchor(field: str, language: str) -> str:
    if field in ANCHORS:
        return ANCHORS[field]
    if field in ("glossary", "translation"):
        return f"{field}-{language}"
    return f"id_{language}-{field}" if field in OF_A_LANGUAGE else f"id_shared-{field}"
