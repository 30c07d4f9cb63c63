"""Opens, for every withdrawal, a receipt for each place readers could have seen the story in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import clock
from articles.media.models import Photo, Rendition
from articles.models import Bureau, Coverage, Edition, Placement, Recall, Receipt, Reporter, Section, Topic
from articles.models.choices import ListKind, RecallVerb, ReceiptState
from articles.models.place import Place
from articles.pagecache.surfaces import BY_CODE, OUTSIDE, SURFACES, Shown
from articles.sharing.models import ShareImage
from articles.sharing.public import NAME as CARD
from articles.workflow.act import Act
from articles.workflow.grants import Actor, may
from articles.workflow.refusals import NotAllowed, NotPossible

NOUNS: dict[str, Any] = {
    ListKind.SECTION: Section, ListKind.BUREAU: Bureau, ListKind.REPORTER: Reporter,
    ListKind.COVERAGE: Coverage, ListKind.TOPIC: Topic, ListKind.PLACE: Place,
}  # fmt: skip
MOST_BESIDE = 5
MOST_ADDRESS, MOST_DETAIL = 400, 200
BY_HAND = (ReceiptState.ASKED, ReceiptState.GONE, ReceiptState.BY_HAND)


def shown_of(edition: Edition, at: dt.datetime) -> Shown:
    """Where readers could see it, from the lists its releases were on."""
    placed = set(Placement.objects.filter(edition=edition).values_list("list", "target"))
    nouns: list[tuple[str, str]] = []
    for kind, model in NOUNS.items():
        targets = [target for listed, target in placed if listed == kind]
        nouns += [
            (str(kind), slug) for slug in model.objects.filter(pk__in=targets).values_list("slug", flat=True)
        ]
    last = edition.releases.select_related("revision").order_by("-since", "-pk").first()
    first = edition.first_published_at or at
    return Shown(
        language=edition.language,
        number=edition.article_id,
        slug=last.revision.slug if last else edition.slug,
        headline=last.revision.headline if last else "",
        published_on=clock.seoul_day(first),
        languages=tuple(settings.SITE_LANGUAGES),
        nouns=tuple(nouns),
        pictures=pictures_of(edition, [target for kind, target in placed if kind == ListKind.PHOTO]),
        beside=beside(edition, placed, at),
    )


def pictures_of(edition: Edition, photos: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """The files of its photos that readers could load, and its share images."""
    found: list[tuple[str, str]] = []
    for public_id, pk in Photo.objects.filter(pk__in=photos).values_list("public_id", "pk"):
        names = Rendition.objects.filter(photo=pk).order_by("width", "name").values_list("name", flat=True)
        found += [(public_id, name) for name in names]
    cards = ShareImage.objects.filter(revision__edition=edition).values_list("public_id", flat=True)
    return (*found, *((public_id, CARD) for public_id in cards))


def beside(edition: Edition, placed: set[tuple[str, int]], at: dt.datetime) -> tuple[tuple[int, str], ...]:
    """The newest stories that share a subject or a hand with it: their pages may lead to it."""
    near = Q(pk__in=[])
    for kind in (ListKind.COVERAGE, ListKind.TOPIC, ListKind.PLACE, ListKind.REPORTER):
        targets = [target for listed, target in placed if listed == kind]
        if targets:
            near |= Q(list=kind, target__in=targets)
    rows = Placement.objects.visible(at).filter(near, language=edition.language).exclude(edition=edition)
    found = rows.order_by("-sort_at").values_list("edition__article_id", "release__revision__slug")
    return tuple(dict.fromkeys(found[: 8 * MOST_BESIDE]))[:MOST_BESIDE]


@dataclass(slots=True)
class Order:
    """A withdrawal under way: what it is for, and its row once the first language is done."""

    languages: tuple[str, ...]
    order_ref: str = ""
    recall: Recall | None = None


_under_way: ContextVar[Order | None] = ContextVar("workflow_recall", default=None)


@contextmanager
def ordered(order: Order) -> Iterator[Order]:
    """Inside the block every act that withdraws belongs to this one withdrawal."""
    token = _under_way.set(order)
    try:
        yield order
    finally:
        _under_way.reset(token)


def open_for(act: Act, before: str, after: str) -> None:
    """After a text was withheld or killed, by whatever door: the receipts of all places readers could have
    seen it in. One that never ran has none.
    """
    first = act.edition.first_published_at
    is_of_the_site = act.edition.language in settings.SITE_LANGUAGES
    if act.verb not in RecallVerb.values or first is None or first > act.at or not is_of_the_site:
        return
    order = _under_way.get() or Order((act.edition.language,))
    if order.recall is None:
        order.recall = Recall.objects.create(
            article=act.article,
            verb=act.verb,
            languages=list(order.languages),
            by_id=act.by.pk,
            at=act.at,
            reason=act.reason,
            order_ref=order.order_ref,
        )
    Receipt.objects.bulk_create(receipts_of(order.recall, act.edition, act.at))


def receipts_of(recall: Recall, edition: Edition, at: dt.datetime) -> list[Receipt]:
    """A receipt for every place, not looked at yet; by hand where the place is not ours."""
    shown = shown_of(edition, at)
    found = [
        Receipt(recall=recall, language=edition.language, surface=surface.code, address=address)
        for surface in SURFACES
        for address in dict.fromkeys(surface.addresses(shown))
        if len(address) <= MOST_ADDRESS
    ]
    outside = [
        Receipt(
            recall=recall,
            language=edition.language,
            surface=place.code,
            address=place.code,
            state=ReceiptState.WAITING if place.goes_by_itself else ReceiptState.BY_HAND,
        )
        for place in OUTSIDE
    ]
    return [*found, *outside]


def note_by_hand(receipt: Receipt, state: str, detail: str, *, by: Actor) -> None:
    """What a person did about a place outside. Raises NotAllowed and NotPossible."""
    if not may(by, Recall, "change", receipt.recall):
        raise NotAllowed(_("You have no withdrawal with this number."))
    if receipt.surface in BY_CODE or state not in BY_HAND:
        raise NotPossible(_("This place is looked at by itself."))
    if len(detail) > MOST_DETAIL:
        raise NotPossible(_("Say it in %(most)d characters.") % {"most": MOST_DETAIL})
    Receipt.objects.filter(pk=receipt.pk).update(
        state=state, detail=detail.strip(), checked_at=clock.now(), by_id=by.pk
    )
