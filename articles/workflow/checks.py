"""What must be right before a story is approved or published: check x kind = block, warn or debt, as one
table.

Block stops the act; a debt goes live and must be settled afterwards; warn only says so. Embargo, legal check,
photo rights, the copyright claim and sealed names are never a debt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.kind import KINDS

BLOCK, WARN, DEBT = "block", "warn", "debt"


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    alt: str
    caption: str
    is_decorative: bool
    is_lead: bool
    has_rights: bool
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All a check may look at; `effective_at` is the instant from which readers would see the text."""

    kind: str
    headline: str
    is_body_empty: bool
    has_byline: bool
    has_section: bool
    photos: tuple[PhotoFacts, ...]
    has_stray_figure: bool
    has_claim: bool
    embargo_online_at: dt.datetime | None
    effective_at: dt.datetime
    relative_dates: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    care: str = ""
    is_on_hold: bool = False
    # Languages of the story that were killed, each with the reason; and whether this person may decide it.
    killed: tuple[str, ...] = ()
    may_overrule: bool = False
    # What is scheduled and would fall away.
    planned: tuple[str, ...] = ()
    # Names not written in one way or not as the glossary has them; texts behind their source.
    renderings: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    # Languages readers have already while an embargo binds.
    out: tuple[str, ...] = ()
    # The fields in which a sealed name stands.
    sealed: tuple[str, ...] = ()
    # An agency's text without a line of the agency's; lines of coverages that contradict each other.
    lacks_line_of_agency: bool = False
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """`field` is the form field the message belongs to; `levels` overrides `level` for some kinds ("" =
    not asked).
    """

    code: str
    field: str
    message: str | Promise
    fails: Callable[[Facts], bool]
    level: str
    levels: dict[str, str]
    # What the message lists as %(names)s.
    names: Callable[[Facts], tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    level: str
    field: str
    message: str


# What the table of kinds says, as exceptions to the checks below.
UNSIGNED = {kind.code: "" for kind in KINDS if not kind.needs_byline}
NO_CLAIM = {kind.code: "" for kind in KINDS if kind.claims == "none"}
NEEDS_PHOTO = {kind.code: BLOCK for kind in KINDS if kind.needs_photo}


FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)|(?:IMG|DSC[NF]?|DSC_|PXL|KakaoTalk|Screenshot)[\w-]*\d{3,}[\w-]*",
    re.IGNORECASE,
)


def same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def is_file_name(photo: PhotoFacts) -> bool:
    """`IMG_2041` or `부두.jpg` as an alt text says nothing: with or without its ending, or any camera's."""
    alt = photo.alt.strip()
    stem = photo.file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return bool(alt) and (same(alt, photo.file_name) or same(alt, stem) or bool(FILE_NAME.fullmatch(alt)))


CHECKS: tuple[Check, ...] = (
    Check("headline", "headline", _("There is no headline."), lambda f: not f.headline.strip(), BLOCK, {}),
    Check("body", "body", _("There is no text."), lambda f: f.is_body_empty, BLOCK, {"photo": WARN, "card_news": WARN}),
    Check("byline", "bylines", _("Nobody signs the story."), lambda f: not f.has_byline, BLOCK, {**UNSIGNED, "flash": DEBT}),
    Check("section", "section", _("The story has no section."), lambda f: not f.has_section, DEBT, {}),
    Check("lead_photo", "photos", _("This kind of story needs a lead photo."),
          lambda f: not any(photo.is_lead for photo in f.photos), "", NEEDS_PHOTO),
    Check("alt_text", "photos", _("A photo has no alt text and is not marked decorative."),
          lambda f: any(not photo.alt.strip() and not photo.is_decorative for photo in f.photos), BLOCK, {"flash": DEBT}),
    Check("alt_repeats", "photos", _("An alt text only repeats the headline or the caption: say what is to be seen."),
          lambda f: any(same(photo.alt, f.headline) or same(photo.alt, photo.caption) for photo in f.photos), BLOCK, {"flash": DEBT}),
    Check("alt_file_name", "photos", _("An alt text is only a file's name: say what is to be seen."),
          lambda f: any(is_file_name(photo) for photo in f.photos), BLOCK, {"flash": DEBT}),
    Check("photo_rights", "photos", _("Nobody is named who holds a photo: say where it comes from, and choose the holder or write the credit."),
          lambda f: any(not photo.has_rights for photo in f.photos), BLOCK, {}),
    Check("figures", "body", _("The text shows a photo that is not among the story's photos: add it there, or take the figure out."),
          lambda f: f.has_stray_figure, BLOCK, {}),
    Check("claim", "rights", _("No copyright notice covers this story at that instant."), lambda f: not f.has_claim and not f.lacks_line_of_agency,
          BLOCK, NO_CLAIM),
    Check("agency_line", "rights", _("This is an agency's text, and no copyright line of the agency's is kept: keep the line it came with, or have the agency's notice added."),
          lambda f: f.lacks_line_of_agency, BLOCK, NO_CLAIM),
    Check("coverages", "rights", _("Its special coverages say different things of its copyright: %(names)s. Keep the story in one of them only."),
          lambda f: bool(f.undecided), BLOCK, NO_CLAIM, lambda f: f.undecided),
    Check("embargo", "embargo_online_at", _("The embargo has not lifted yet."),
          lambda f: f.embargo_online_at is not None and f.embargo_online_at > f.effective_at, BLOCK, {}),
    Check("embargo_live", "embargo_online_at",
          _("There is an embargo, and readers have the story already in: %(names)s. They keep what they see; the embargo stops only "
            "what is not out yet. If they must not see it, withhold it."),
          lambda f: bool(f.out), WARN, {}, lambda f: f.out),
    Check("relative_dates", "body", _("The text says a day only relative to today: readers of tomorrow need the date."),
          lambda f: bool(f.relative_dates), WARN, {}),
    Check("renderings", "glossary", _("Not written in one way, or not as the glossary has it: %(names)s."),
          lambda f: bool(f.renderings), WARN, {}, lambda f: f.renderings),
    Check("stale", "translation", _("The original has changed since this was translated: %(names)s."),
          lambda f: bool(f.stale), WARN, {}, lambda f: f.stale),
    Check("legal", "flags", _("A legal check is asked for: it has to be cleared first."), lambda f: "legal" in f.flags, BLOCK, {}),
    Check("on_hold", "flags", _("The text is on hold: release it from hold first."), lambda f: f.is_on_hold, BLOCK, {}),
    Check("killed", "flags", _("This story was killed in another language: %(names)s. Ask the bureau chief."),
          lambda f: bool(f.killed) and not f.may_overrule, BLOCK, {}, lambda f: f.killed),
    Check("killed_known", "flags", _("This story was killed in another language: %(names)s."),
          lambda f: bool(f.killed) and f.may_overrule, WARN, {}, lambda f: f.killed),
    Check("identity", "flags", _("Identity is protected: names, pictures and addresses must not show who it is."),
          lambda f: "identity" in f.flags, WARN, {}),
    Check("suicide", "care", _("This is about suicide or self-harm: no method, no place, no note, no word like “choice” in the headline."),
          lambda f: f.care == "suicide", WARN, {}),
    Check("falls_away", "schedule", _("What is scheduled falls away: %(names)s."), lambda f: bool(f.planned), WARN, {},
          lambda f: f.planned),
    Check("sealed_name", "sealed_name", _("A sealed name stands in: %(names)s. Write it without the name, or have the seal lifted."),
          lambda f: bool(f.sealed), BLOCK, {}, lambda f: f.sealed),
)  # fmt: skip
# These bind publication, not approval: a story is approved in time and scheduled for the instant its embargo
# lifts, or approved while a lawyer reads it.
ONLY_WHEN_RELEASED = frozenset({"embargo", "legal", "on_hold", "killed", "killed_known", "falls_away"})


def examine(facts: Facts, *, is_release: bool) -> tuple[Finding, ...]:
    """Everything there is to say about these facts, in the table's order."""
    found: list[Finding] = []
    for check in CHECKS:
        level = check.levels.get(facts.kind, check.level)
        if level and (is_release or check.code not in ONLY_WHEN_RELEASED) and check.fails(facts):
            message = str(check.message)
            if check.names is not None:
                message %= {"names": "; ".join(check.names(facts))}
            found.append(Finding(check.code, level, check.field, message))
    return tuple(found)


def said(code: str, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """One check's finding where nothing else is examined; nothing if there is nothing to name."""
    check = next(check for check in CHECKS if check.code == code)
    message = str(check.message) % {"names": "; ".join(names)}
    return (Finding(check.code, check.level, check.field, message),) if names else ()


def falls_away(planned: tuple[str, ...]) -> tuple[Finding, ...]:
    """What an act without checks says of the schedule it takes back."""
    return said("falls_away", planned)


def blocks(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.level == BLOCK)
