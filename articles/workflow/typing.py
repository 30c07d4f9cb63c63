"""Keeps what is typed before it is saved, says who is at a story now, and hands the pen over.

The pen only advises: nobody's keeping or saving is refused for want of it. A late request loses against a
newer one of the same tab, and a tab whose text was saved or thrown away takes no more.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Edition, Typing
from articles.workflow.grants import Actor, may, may_somewhere, scope
from articles.workflow.killed import hidden
from articles.workflow.parts import SHARED
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed, NotPossible

TAB = re.compile(r"[0-9a-f]{32}")
MOST_OPEN = 150  # parts a person has typed into and neither saved nor thrown away
MOST_FIELDS = 2000
MOST_TURN = 2**53
KEPT_FOR = dt.timedelta(days=30)
CLOSED_FOR = dt.timedelta(days=2)
# Rows a turn deletes: a table that was flooded must not be emptied in one transaction.
AT_ONCE = 500

Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Typed:
    """One part as a page holds it. `fields` None: nothing new, the page is only open."""

    part: str
    base_version: int
    turn: int
    fields: Fields | None


@dataclass(frozen=True, slots=True)
class There:
    """Somebody's open page. `has_pen`: theirs is the text of this part now; `is_me`: another of my own."""

    part: str
    name: str
    since: dt.datetime
    is_me: bool
    has_pen: bool
    took_at: dt.datetime | None


class Closed(NotPossible):
    """This tab's text was saved or thrown away; a page that goes on needs a new tab."""


def is_tab(text: object) -> bool:
    return isinstance(text, str) and TAB.fullmatch(text) is not None


def may_type(article: Article | None, part: str, by: Actor) -> bool:
    """The question a save asks, so that nothing is kept that could never be saved."""
    if article is None:
        if part == SHARED:
            return may_somewhere(by, "articles.article", "add")
        return may_somewhere(by, "articles.edition", "change", part)
    if part == SHARED:
        return may(by, Article, "share", article)
    edition = Edition.objects.filter(article=article, language=part).first()
    if edition is None:
        return may_somewhere(by, "articles.edition", "change", part) and may(by, Article, "change", article)
    return may(by, Edition, "change", edition)


def checked_fields(fields: Mapping[str, Any]) -> Fields:
    """Texts by name, each with its maximum; nothing is read or cleaned before it is saved."""
    if len(fields) > MOST_FIELDS:
        raise NotPossible(_("These are too many fields to be kept."))
    for name, values in fields.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in (name, *values)):
            raise NotPossible(_("This is not what a story's page sends."))
    if len(json.dumps(fields, ensure_ascii=False)) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise NotPossible(_("This is too large to be kept. Shorten the text."))
    return {storable(name): [storable(value) for value in values] for name, values in fields.items()}


def storable(text: str) -> str:
    """PostgreSQL takes no NUL and no half of a surrogate pair in JSON."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def keep(
    article: Article | None, tab: str, typed: Iterable[Typed], *, by: Actor, now: dt.datetime | None = None
) -> list[str]:
    """Keep the parts' texts. Returns the parts that are at the server now as told or newer.

    Raises Closed, NotAllowed or NotPossible, and then nothing was kept.
    """
    at = now or clock.now()
    told = list(typed)
    with transaction.atomic():
        mine = Typing.objects.filter(user=by.pk, tab=tab)
        known = set(mine.values_list("part", flat=True))
        if article is not None and any(one.fields is not None and one.part not in known for one in told):
            # A new row waits for who holds its story, and who saves the story closes the rows last.
            lock(article.pk)
        if mine.filter(closed_at__isnull=False).exists():
            raise Closed(_("This text was saved or thrown away in another window."))
        return [one.part for one in told if keep_part(article, tab, one, by, at)]


def keep_part(article: Article | None, tab: str, one: Typed, by: Actor, at: dt.datetime) -> bool:
    if one.part not in (SHARED, *settings.SITE_LANGUAGES) or not may_type(article, one.part, by):
        raise NotAllowed(_("You may not change this part of the story."))
    row = Typing.objects.open().filter(user=by.pk, tab=tab, part=one.part, article=article)
    if one.fields is None:
        return bool(row.update(seen_at=at))
    fields = checked_fields(one.fields)
    if row.filter(turn__lt=one.turn).update(
        fields=fields, turn=one.turn, base_version=one.base_version, seen_at=at, kept_at=at
    ):
        return True
    if row.exists():
        return False
    if Typing.objects.open().filter(user=by.pk).count() >= MOST_OPEN:
        raise NotPossible(_("You have too many unsaved texts: save them, or throw some away."))
    try:
        with transaction.atomic():
            Typing.objects.create(
                user_id=by.pk,
                tab=tab,
                article=article,
                part=one.part,
                base_version=one.base_version,
                turn=one.turn,
                fields=fields,
                begun_at=at,
                seen_at=at,
                kept_at=at,
            )
    except IntegrityError:
        # The same tab's other request was first, or the tab belongs to another story.
        return False
    return True


def there(article: Article, tab: str, *, by: Actor, now: dt.datetime | None = None) -> list[There]:
    """Who else has typed into the story and still has it open, the longest first."""
    at = now or clock.now()
    rows = list(
        Typing.objects.alive(at)
        .filter(article=article)
        .select_related("user")
        .defer("fields")
        .order_by("begun_at", "pk")
    )
    pens = {part: holder(rows, part) for part in {row.part for row in rows}}
    return [
        There(
            row.part, str(row.user), row.begun_at, row.user_id == by.pk, pens[row.part] == row.pk, row.took_at
        )
        for row in rows
        if not (row.user_id == by.pk and row.tab == tab)
    ]


def holder(rows: Iterable[Typing], part: str) -> int | None:
    """Whose the pen is: who took it last; if nobody did, who began first."""
    found = [row for row in rows if row.part == part]
    taken = [row for row in found if row.took_at is not None]
    if taken:
        return max(taken, key=lambda row: (row.took_at, row.pk)).pk
    return min(found, key=lambda row: (row.begun_at, row.pk)).pk if found else None


def take_over(
    article: Article, tab: str, part: str, base_version: int, *, by: Actor, now: dt.datetime | None = None
) -> None:
    """The pen of one part for this page. Whoever had it keeps their text, and learns of it."""
    at = now or clock.now()
    with transaction.atomic():
        lock(article.pk)
        keep(article, tab, [Typed(part, base_version, 0, None)], by=by, now=at)
        Typing.objects.get_or_create(
            user_id=by.pk,
            tab=tab,
            part=part,
            defaults={"article": article, "base_version": base_version, "begun_at": at, "seen_at": at},
        )
        Typing.objects.open().filter(user=by.pk, tab=tab, part=part, article=article).update(took_at=at)


def offered(article: Article | None, *, by: Actor) -> list[Typing]:
    """What was typed and not saved: one's own, and of those who have left what the desk may see. Never of a
    language that was killed for who may not read it: what was typed into it holds its words.
    """
    condition = Q(user=by.pk)
    if article is not None:
        desk = scope(by, Typing)
        if desk is not None:
            condition |= Q(user__is_active=False) & desk
        if killed := hidden(by, [article.pk]).get(article.pk):
            # The photos' words are in the shared part, in every language.
            condition &= ~Q(part__in=(SHARED, *killed))
    found = Typing.objects.open().filter(condition, article=article, kept_at__isnull=False)
    return list(found.select_related("user").order_by("-kept_at", "-pk"))


def close(tabs: Iterable[str], *, by: Actor, is_saved: bool, now: dt.datetime | None = None) -> None:
    """No more is kept for these pages of one person. What was saved is dropped here, the rest goes later."""
    at = now or clock.now()
    wanted = [tab for tab in tabs if is_tab(tab)]
    for tab in wanted:
        rows = Typing.objects.filter(user=by.pk, tab=tab)
        changed = {"closed_at": at, **({"fields": {}} if is_saved else {})}
        if rows.update(**changed):
            continue
        try:
            with transaction.atomic():
                # What is still on its way to the server comes too late.
                Typing.objects.create(
                    user_id=by.pk, tab=tab, part=SHARED, begun_at=at, seen_at=at, closed_at=at
                )
        except IntegrityError:
            # Or it was just being kept.
            rows.update(**changed)


def close_left(article: Article, tab: str, *, by: Actor, now: dt.datetime | None = None) -> None:
    """Close a page of somebody who has left, by whoever may see what they typed."""
    at = now or clock.now()
    rows = [row.pk for row in offered(article, by=by) if row.tab == tab and row.user_id != by.pk]
    Typing.objects.filter(pk__in=rows).update(closed_at=at)


def forget_due() -> int:
    """Delete what nobody came back for, and what was closed. Returns how many."""
    now = clock.now()
    due = Typing.objects.filter(Q(seen_at__lte=now - KEPT_FOR) | Q(closed_at__lte=now - CLOSED_FOR))
    found, _by_table = Typing.objects.filter(pk__in=list(due.values_list("pk", flat=True)[:AT_ONCE])).delete()
    return found
