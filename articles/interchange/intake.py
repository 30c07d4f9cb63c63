"""Turns what a parser read into a draft on the desk, and keeps the original, every guess and every doubt
beside it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.interchange import matching
from articles.interchange.found import findings, guessed, papers
from articles.interchange.item import Flag, NewsItem, NoticeGuess
from articles.interchange.models import PageImport
from articles.models import Article, Bureau, Edition, Section
from articles.text import wire_ref
from articles.workflow.copy import create_draft
from articles.workflow.grants import Actor, bureaus_for
from articles.workflow.keep_notice import LINE, keep_notice
from articles.workflow.refusals import NotAllowed, NotPossible


def already(item: NewsItem) -> PageImport | None:
    """The import of exactly this text, if there was one: the same file twice is one story."""
    return PageImport.objects.filter(sha256=item.sha256, language=item.language).order_by("pk").first()


def home_bureau(people: list[matching.Person], chosen: Bureau | None, by: Actor) -> Bureau:
    """The bureau named in the byline, if the person may begin stories there; else a chosen one, else the
    head office.
    """
    allowed = bureaus_for(by, "articles.article", "add")
    named = [person.bureau for person in people if person.bureau is not None]
    rows = [
        chosen,
        *named,
        *Bureau.objects.filter(kind=Bureau.Kind.HEAD_OFFICE),
        *Bureau.objects.order_by("pk"),
    ]
    for bureau in rows:
        if bureau is not None and (allowed is None or bureau.pk in allowed):
            return bureau
    if allowed is not None and not allowed:
        raise NotAllowed(_("You may not begin stories."))
    raise NotPossible(_("There is no bureau yet. Make one in the admin first."))


def usual_section(bureau: Bureau) -> int | None:
    """The section the bureau used last: a guess an editor sees and can change."""
    return (
        Article.objects.filter(bureau=bureau, section__isnull=False)
        .order_by("-pk")
        .values_list("section_id", flat=True)
        .first()
    )


def byline_rows(people: list[matching.Person], language: str) -> list[dict[str, Any]]:
    return [
        {
            "reporter": person.reporter.pk if person.reporter else None,
            "name": {} if person.reporter else {language: person.name},
            "role": "reporter",
            "title": {language: person.title} if person.title else {},
            "bureau": person.bureau.pk if person.bureau else None,
            "language": "",
        }
        for person in people
    ]


def proposals(
    people: list[matching.Person], notices: tuple[NoticeGuess, ...]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was matched, and what an editor may want to make: nothing is made by itself."""
    matched: list[dict[str, Any]] = []
    proposed: list[dict[str, Any]] = []

    def sort(noun: str, text: str, record: Any, detail: str = "") -> None:
        row = {"noun": noun, "name": text, "detail": detail}
        target = matched if record is not None else proposed
        entry = {**row, "id": record.pk} if record is not None else row
        if text and entry not in target:
            target.append(entry)

    for person in people:
        sort("reporter", person.name, person.reporter, " ".join(filter(None, (person.title, person.email))))
        sort("bureau", person.bureau_name, person.bureau)
    for notice in notices:
        sort("holder", notice.holder, matching.holder(notice.holder, notice.host), notice.host)
    return matched, proposed


def keep_lifted(edition: Edition, notices: tuple[NoticeGuess, ...], by: Actor) -> bool:
    """The lifted lines as a notice of this edition. False if they are too long to print: then they stay in
    the evidence.
    """
    if len(notices) == 1:
        claim, terms = notices[0].claim, notices[0].terms
    else:
        claim, terms = " ".join(notice.verbatim for notice in notices), ""
    if max(len(claim), len(terms)) > LINE:
        return False
    known = matching.holder(notices[0].holder, notices[0].host)
    reason = _("lifted from the imported text")
    keep_notice(edition, claim=claim, terms=terms, holder=known, reason=reason, by=by)
    return True


def doubt(code: str, message: str, excerpt: str = "") -> dict[str, str]:
    """A flag raised here, in the form of the parser's."""
    return asdict(Flag(code, message, excerpt))


def doubts(
    item: NewsItem, article: Article, people: list[matching.Person], *, is_section_given: bool
) -> list[dict[str, str]]:
    """What was filled in or left open without the text saying so: nothing is guessed silently."""
    found: list[dict[str, str]] = []
    for paper in papers(item):
        if not matching.is_ours(paper) and matching.bureau(paper) is None:
            found.append(
                doubt("other_paper", _("The byline names another paper: is this ours to print?"), paper)
            )
    if article.bureau not in [person.bureau for person in people]:
        message = _("The byline names none of our bureaus: the story was put at this one.")
        found.append(doubt("bureau_guessed", message, str(article.bureau)))
    if article.section is not None and not is_section_given:
        message = _("The section is the one this bureau used last.")
        found.append(doubt("section_guessed", message, str(article.section)))
    return found


def intake(
    item: NewsItem,
    *,
    by: Actor,
    bureau: Bureau | None = None,
    section: Section | None = None,
    file_name: str = "",
) -> PageImport:
    """A draft made from `item`, in one transaction. Publishes nothing."""
    flags = [asdict(flag) for flag in item.flags]
    with transaction.atomic():
        people = matching.people(item.bylines)
        home = home_bureau(people, bureau, by)
        place = matching.place(item.place)
        article = create_draft(
            home,
            {
                "shared": {
                    "section_id": section.pk if section else usual_section(home),
                    "bylines": byline_rows(people, item.language),
                    "places": [place.pk] if place else [],
                    "wire_ref": wire_ref.found(item.evidence),
                },
                item.language: {"headline": item.headline, "deck": item.deck, "body": item.body},
            },
            by=by,
            original_language=item.language,
        )
        edition = article.editions.get(language=item.language)
        flags += doubts(item, article, people, is_section_given=section is not None)
        if item.notices and not keep_lifted(edition, item.notices, by):
            flags.append(
                doubt("notice_too_long", _("The copyright line is too long to print: see the evidence."))
            )
        matched, proposed = proposals(people, item.notices)
        if item.place:
            row = {"noun": "place", "name": item.place, "detail": ""}
            (matched if place else proposed).append({**row, "id": place.pk} if place else row)
        return PageImport.objects.create(
            article=article,
            language=item.language,
            file_name=file_name[-255:],
            sha256=item.sha256,
            evidence=item.evidence,
            found=findings(
                item,
                flags=flags,
                matched=matched,
                proposals=proposed,
                guesses=[guessed(guess.code, guess.before, guess.after) for guess in item.guesses],
            ),
            imported_by_id=by.pk,
            imported_at=clock.now(),
        )
