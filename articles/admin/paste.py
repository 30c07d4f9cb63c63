"""Answers what was read in a paste, for the story's form, and keeps it as evidence when that is saved."""

from __future__ import annotations

import datetime as dt
import json
from itertools import zip_longest

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import clock
from articles.admin.paste_answer import answer
from articles.interchange import keep_paste as evidence
from articles.interchange import paste
from articles.interchange.page_text import Unreadable
from articles.models import Article, Edition
from articles.workflow.grants import may, may_somewhere

# The paste as JSON: quotes and line ends take two bytes there.
MAX_REQUEST_BYTES = 2 * paste.MAX_BYTES
SALT = "articles.paste"
FIELD, UNDONE = "paste", "paste-undone"
MAX_SIGNED_CHARS = 2_500_000
MAX_PASTES = 4  # of one save: one a language, and one more that replaced another
MAX_AGE = dt.timedelta(days=14)


@require_POST
def read_view(request: HttpRequest) -> HttpResponse:
    """Takes {"html", "text", "language"} as JSON; answers as in paste_answer, with all signed in "paste"."""
    wanted = {"add": "articles.article", "change": "articles.edition"}
    if not any(may_somewhere(request.user, label, operation) for operation, label in wanted.items()):
        raise Http404
    if request.content_type != "application/json":
        return problem(_("Send the paste as JSON."), 415)
    try:
        paste.check_size(int(request.headers.get("Content-Length") or 0) // 2)
        data = request.read(MAX_REQUEST_BYTES + 1)
        paste.check_size(len(data) // 2)
        html, text, language = parts(data)
        item = paste.parse(html, text, language, clock.now())
    except Unreadable as error:
        return problem(str(error), 400)
    signed = signing.dumps(evidence.packet(item, request.user), salt=SALT, compress=True)
    if len(signed) > MAX_SIGNED_CHARS:
        return problem(
            _("The paste is too long to be kept with the story. Paste the text of one story."), 400
        )
    return JsonResponse({**answer(request, item), FIELD: signed})


def problem(message: str, status: int) -> JsonResponse:
    return JsonResponse({"problem": message}, status=status)


def parts(data: bytes) -> tuple[str, str, str]:
    """HTML, text and language of a request; anything else is Unreadable."""
    unfit = _("This is not what the page sends. Reload the page and paste again.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(unfit) from error
    if not isinstance(found, dict):
        raise Unreadable(unfit)
    values = [found.get(name, "") for name in ("html", "text", "language")]
    if not all(isinstance(value, str) for value in values) or values[2] not in settings.SITE_LANGUAGES:
        raise Unreadable(unfit)
    return values[0], values[1], values[2]


def keep_paste(article: Article, request: HttpRequest) -> None:
    """Call after a successful save: keeps what the page posted of its pastes, and lifts their notices.

    What was not signed by this site, is older than two weeks or is of a language the person may not change
    is told and left out; the story itself is saved already.
    """
    pairs = zip_longest(request.POST.getlist(FIELD), request.POST.getlist(UNDONE), fillvalue="")
    for signed, undone in [pair for pair in pairs if pair[0]][:MAX_PASTES]:
        if len(signed) > MAX_SIGNED_CHARS:
            continue
        try:
            kept = signing.loads(signed, salt=SALT, max_age=MAX_AGE)
        except signing.BadSignature:
            messages.warning(
                request, _("The pasted original could not be kept with the story: it is too old.")
            )
            continue
        edition = Edition.objects.filter(article=article, language=kept["language"]).first()
        if (
            kept["by"] != request.user.pk
            or edition is None
            or not may(request.user, Edition, "change", edition)
        ):
            continue
        taken_back = {int(number) for number in undone.split(",") if number.isascii() and number.isdigit()}
        _row, trouble = evidence.keep(article, kept, taken_back, by=request.user)
        if trouble:
            messages.warning(
                request, _("The copyright line was not kept as a notice: %(why)s") % {"why": trouble}
            )


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """The hidden fields a page in between has to send on, as (name, value)."""
    return [(name, value) for name in (FIELD, UNDONE) for value in request.POST.getlist(name)]
