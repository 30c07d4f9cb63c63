"""Arranges the front page: which stories stand on top in which order, and the breaking strip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.models import Article, Edition, FrontArrangement, FrontItem
from articles.models.kind import BY_CODE
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.text import line
from articles.workflow import sealed
from articles.workflow.grants import Actor, may, scope
from articles.workflow.limits import check
from articles.workflow.refusals import NotAllowed, NotPossible, Stale

MOST_PLACES = 12
MEANWHILE = gettext_lazy("Somebody arranged the front page meanwhile. Look at theirs first.")
LONGEST_STRIP = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Spot:
    """A story by its number; `since` None is now, `until` None is until somebody takes it out."""

    article: int
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """`texts` by language; without words of its own it shows the story's headline."""

    article: int
    until: dt.datetime
    texts: Mapping[str, str] = field(default_factory=dict)


def placeable(by: Actor, numbers: set[int], at: dt.datetime) -> set[int]:
    """Of these the stories the person may see at the desk, and those everybody can read."""
    condition = scope(by, Article)
    seen = (
        set()
        if condition is None
        else set(Article.objects.filter(condition, pk__in=numbers).values_list("pk", flat=True))
    )
    return seen | set(
        Edition.objects.visible(at).filter(article__in=numbers).values_list("article_id", flat=True)
    )


def arrange_front(
    spots: Sequence[Spot], strip: Strip | None, *, by: Actor, based_on: int, at: dt.datetime | None = None
) -> FrontArrangement:
    """The front page from now on. `based_on` is the number the person was looking at, 0 for none.

    What is on it already may stay, whoever could place it. Raises a Refused; then nothing has changed.
    """
    if not may(by, FrontArrangement, "add"):
        raise NotAllowed(_("You may not arrange the front page. Nothing was saved."))
    now = at or clock.now()
    with transaction.atomic():
        before = FrontArrangement.objects.first()
        if based_on != (before.number if before else 0):
            raise Stale(MEANWHILE)
        checked(spots, strip, now)
        known = set(before.items.values_list("article_id", flat=True)) if before else set()
        if before and before.strip_article_id:
            known.add(before.strip_article_id)
        wanted = {spot.article for spot in spots} | ({strip.article} if strip else set())
        if unknown := sorted(wanted - known - placeable(by, wanted - known, now)):
            raise NotPossible(
                _("There is no story %(number)s that you could put on the front page.")
                % {"number": ", ".join(map(str, unknown))}
            )
        refuse_paid(wanted)
        texts = {f"strip_text_{code}": line.tidy(text) for code, text in strip.texts.items()} if strip else {}
        made = FrontArrangement(
            number=based_on + 1,
            strip_article_id=strip.article if strip else None,
            strip_until=strip.until if strip else None,
            by_id=by.pk,
            at=now,
            **texts,
        )
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError as error:
            # The number is taken: somebody was quicker by less than a transaction.
            raise Stale(MEANWHILE) from error
        FrontItem.objects.bulk_create(
            FrontItem(
                arrangement=made,
                article_id=spot.article,
                position=position,
                since=spot.since or now,
                until=spot.until,
            )
            for position, spot in enumerate(spots, 1)
        )
        Outbox.objects.announce("front", f"front:{made.number}", {keys.FRONT})
    return made


def checked(spots: Sequence[Spot], strip: Strip | None, now: dt.datetime) -> None:
    """What a form says politely first."""
    if len(spots) > MOST_PLACES:
        raise NotPossible(
            _("%(most)d stories fit on top of the front page. Take one out.") % {"most": MOST_PLACES}
        )
    if len({spot.article for spot in spots}) < len(spots):
        raise NotPossible(_("The same story stands on the front page twice. Take one of the two out."))
    for spot in spots:
        if spot.until is not None and spot.until <= max(now, spot.since or now):
            raise NotPossible(
                _("Story %(number)d would end before it begins, or is over already. Choose a later end.")
                % {"number": spot.article}
            )
    if strip is not None:
        if not now < strip.until <= now + LONGEST_STRIP:
            raise NotPossible(_("The strip ends within 24 hours from now. Choose such an end."))
        for text in strip.texts.values():
            check(FrontArrangement, "strip_text", text)
        sealed.refuse(strip.article, (("strip", code, text) for code, text in strip.texts.items()))


def refuse_paid(numbers: set[int]) -> None:
    paid = [code for code, kind in BY_CODE.items() if kind.is_paid]
    found = Article.objects.filter(pk__in=numbers, kind__in=paid).values_list("pk", flat=True).first()
    if found is not None:
        raise NotPossible(
            _("Story %(number)d is paid for: advertising never opens the paper.") % {"number": found}
        )
