"""Keeps a paste as evidence of the story it became: the text as it came, what was read in it, its notice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.interchange import matching
from articles.interchange.found import findings, guessed
from articles.interchange.intake import doubt, keep_lifted, proposals
from articles.interchange.item import NewsItem, NoticeGuess
from articles.interchange.models import PageImport
from articles.models import Article
from articles.workflow.grants import Actor
from articles.workflow.refusals import Refused

Packet = dict[str, Any]
_EXCERPT = 300


def packet(item: NewsItem, by: Actor) -> Packet:
    """All that has to be kept of a paste until its story is saved, as JSON; readings go by their numbers."""
    matched, proposed = proposals(matching.people(item.bylines), item.notices)
    return {
        "by": by.pk,
        "language": item.language,
        "evidence": item.evidence,
        "notice_readings": [
            number for number, reading in enumerate(item.readings) if reading.field == "notice"
        ],
        "found": {
            **findings(
                item,
                flags=[asdict(flag) for flag in item.flags],
                matched=matched,
                proposals=proposed,
                guesses=[
                    guessed(reading.field, change.before, change.after, reading=number)
                    for number, reading in enumerate(item.readings)
                    for change in reading.changes
                    if change.kind == "swap"
                ],
            ),
            "readings": [
                {"field": one.field, "value": one.value, "was_text": one.was_text[:_EXCERPT], "why": one.why}
                for one in item.readings
            ],
        },
    }


def keep(
    article: Article, kept: Packet, undone: Collection[int], *, by: Actor
) -> tuple[PageImport | None, str]:
    """The row of evidence (None if the story has it already), and why its notice could not be kept, if so.

    `undone` are the numbers of the readings the person took back: a notice that stands in the text again is
    not lifted.
    """
    language = kept["language"]
    edition = article.editions.get(language=language)
    # The same release may become two stories: the fingerprint is that of the text in this story.
    sha256 = hashlib.sha256(f"{article.pk}\n{kept['evidence']}".encode()).hexdigest()
    if PageImport.objects.filter(sha256=sha256, language=language).exists():
        return None, ""
    told = kept["found"]
    for guess in told["guesses"]:
        guess["undone"] = guess["reading"] in undone
    notices = tuple(NoticeGuess(**notice) for notice in told["notices"])
    problem = ""
    if notices and not set(kept["notice_readings"]) & set(undone):
        try:
            if not keep_lifted(edition, notices, by):
                problem = _("The copyright line is too long to print: see the evidence.")
        except Refused as refused:
            problem = str(refused)
    if problem:
        told["flags"].append(doubt("notice_not_kept", problem, notices[0].verbatim[:_EXCERPT]))
    try:
        with transaction.atomic():
            row = PageImport.objects.create(
                article=article,
                language=language,
                file_name="",
                sha256=sha256,
                evidence=kept["evidence"],
                found=told,
                imported_by_id=by.pk,
                imported_at=clock.now(),
            )
    except IntegrityError:
        return None, problem
    return row, problem
