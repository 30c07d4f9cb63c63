"""Looks, after a withdrawal, whether a story is gone from every place it could be seen in, and says so.

The site's own addresses are asked as a reader would, inside this process, by way of the table of addresses
and with everything that answers readers (caches of pages too).
"""

from __future__ import annotations

import datetime as dt
import html
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import gettext as _

from articles import clock
from articles.media.models import Photo
from articles.models import Edition, Placement, Recall, Receipt, Release
from articles.models.choices import Hold, ListKind, ReceiptState
from articles.models.public_media import stands_with_a_noun
from articles.pagecache.surfaces import BY_CODE
from articles.workflow.task import open_task

MOST_DETAIL = 200
# A headline shorter than this may stand in any text by chance.
TELLING = 6
# How long receipts are looked at again by themselves, and how often.
LOOKED_AFTER = dt.timedelta(days=7)
AGAIN = dt.timedelta(seconds=60)
AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address answered: `text` is body and headers with every escape undone."""

    status: int
    text: str


def ask(address: str) -> Seen:
    """The address as a reader gets it, answered by this process."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    site = urlsplit(settings.SITE_URL)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": site.hostname or "localhost",
            "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
            "HTTP_HOST": site.netloc or "localhost",
            "wsgi.url_scheme": site.scheme or "http",
            "wsgi.input": io.BytesIO(),
            "REMOTE_ADDR": "127.0.0.1",
        }
    )
    # An address that fails is one that was looked at; the others are looked at all the same.
    response = convert_exception_to_response(answered)(request)
    told = response.content.decode("utf-8", "replace") + "\n" + str(dict(response.headers))
    return Seen(response.status_code, unquote(html.unescape(told)))


def answered(request: HttpRequest) -> HttpResponse:
    match = resolve(request.path_info)
    found: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return found


def marks(edition: Edition, headline: str, *, is_search: bool) -> list[str]:
    """What gives the story away on a page: its addresses, and its headline where a question cannot be it."""
    number, language = edition.article_id, edition.language
    found = [f"/{language}/articles/{number}/", f"/{language}/lite/articles/{number}/"]
    if len(headline) >= TELLING and not is_search:
        found += [headline, json.dumps(headline)[1:-1]]
    return found


def headlines_of(edition: Edition, at: dt.datetime) -> list[str]:
    """Those it had, without any that another text before readers has as well."""
    own = set(edition.releases.values_list("revision__headline", flat=True))
    others = Release.objects.visible(at).filter(revision__headline__in=own).exclude(edition=edition)
    return sorted(own - set(others.values_list("revision__headline", flat=True)))


def judge(expected: str, hold: str, seen: Seen, telling: Iterable[str]) -> tuple[str, str]:
    """State and what was found."""
    hit = next((mark for mark in telling if mark in seen.text), None)
    if expected == "file":
        is_gone = seen.status in (404, 410)
        return (ReceiptState.GONE if is_gone else ReceiptState.THERE), str(seen.status)
    if expected == "own":
        wanted = 410 if hold == Hold.KILLED else 404
        is_gone = seen.status == wanted
        return (ReceiptState.GONE if is_gone else ReceiptState.THERE), str(seen.status)
    if seen.status >= 500:
        return ReceiptState.THERE, str(seen.status)
    if hit is not None:
        # The words of a killed text stand in no receipt.
        found = hit if hit.startswith("/") else _("headline")
        return ReceiptState.THERE, f"{seen.status} {found}"[:MOST_DETAIL]
    return ReceiptState.GONE, str(seen.status)


def of_ours(recall: Recall) -> Iterable[Receipt]:
    """Those of the places that can be looked at from here."""
    return recall.receipts.filter(surface__in=BY_CODE)


def look(recall: Recall, receipts: Iterable[Receipt]) -> int:
    """Look at these receipts of a recall now. Returns how many; opens or settles the desk's task."""
    wanted = list(receipts)
    editions = {found.language: found for found in recall.article.editions.all()}
    headlines = {code: headlines_of(found, clock.now()) for code, found in editions.items()}
    for receipt in wanted:
        edition, surface = editions[receipt.language], BY_CODE[receipt.surface]
        telling = [
            mark
            for headline in headlines[receipt.language] or [""]
            for mark in marks(edition, headline, is_search=surface.expected == "search")
        ]
        state, detail = judge(surface.expected, edition.hold, ask(receipt.address), telling)
        if state == ReceiptState.THERE and surface.expected == "file" and is_of_another(receipt, edition):
            state, detail = ReceiptState.KEPT, _("another story shows it")
        Receipt.objects.filter(pk=receipt.pk).update(
            state=state, detail=detail, checked_at=clock.now(), looks=F("looks") + 1
        )
    settle(recall)
    return len(wanted)


def is_of_another(receipt: Receipt, edition: Edition) -> bool:
    """Whether the picture stands with another story, or is a portrait or a cover."""
    at = clock.now()
    photo = Photo.objects.filter(public_id=receipt.address.split("/")[2]).first()
    if photo is None:
        return False
    rows = Placement.objects.visible(at).filter(list=ListKind.PHOTO, target=photo.pk)
    return rows.exclude(edition=edition).exists() or stands_with_a_noun(photo.pk, at)


def settle(recall: Recall) -> None:
    """While something still shows it there is one task; it closes by itself when nothing does any more."""
    at = clock.now()
    with transaction.atomic():
        if recall.receipts.filter(state=ReceiptState.THERE).exists():
            open_task("still_shown", f"recall:{recall.pk}", at=at, article=recall.article)
        else:
            recall.article.tasks.filter(kind="still_shown", key=f"recall:{recall.pk}", closed_at=None).update(
                closed_at=at, outcome=_("Gone from every place of ours.")
            )


def due(at: dt.datetime) -> list[Receipt]:
    """Those nobody looked at, those still there a minute ago, and the gone once more a minute later."""
    pause = Q(checked_at__lte=at - AGAIN)
    wanted = (
        Q(state=ReceiptState.UNSEEN)
        | (Q(state=ReceiptState.THERE) & pause)
        | (Q(state=ReceiptState.GONE, looks=1) & pause)
    )
    held = Edition.objects.filter(article=OuterRef("recall__article"), language=OuterRef("language")).exclude(
        hold=Hold.NONE
    )
    rows = Receipt.objects.filter(wanted, Exists(held), surface__in=BY_CODE, recall__at__gt=at - LOOKED_AFTER)
    return list(rows.select_related("recall__article").order_by("recall", "pk")[:AT_ONCE])


def look_due() -> int:
    """Some of what is due, a recall after the other. Returns how many places were looked at."""
    by_recall: dict[int, list[Receipt]] = {}
    for receipt in due(clock.now()):
        by_recall.setdefault(receipt.recall_id, []).append(receipt)
    return sum(look(rows[0].recall, rows) for rows in by_recall.values())
