"""Answers static/desk/typing.js: keeps what is typed, says who else is there, hands the pen over.

JSON in and out. Without a session 401 with the address of the log-in; what cannot be kept says why, and the
script keeps it in the browser meanwhile.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock
from articles.admin.rows import row
from articles.admin.told import part as part_name
from articles.admin.versions import version_in
from articles.models import Article, Edition
from articles.workflow import typing
from articles.workflow.grants import may_somewhere
from articles.workflow.parts import SHARED
from articles.workflow.refusals import Refused
from articles.workflow.typing import There, Typed

THROW_AWAY = "throw_away"


def answer(request: HttpRequest, number: int | None) -> HttpResponse:
    """One story's page, or (number None) the page of a story not begun yet."""
    if number is None:
        if not may_somewhere(request.user, "articles.article", "add"):
            raise Http404
        article = None
    else:
        article = row(request, Article, number)
    if request.method == "POST" and request.content_type == "application/json":
        response: HttpResponse = told(request, article)
    elif request.method == "POST":
        response = thrown_away(request, article)
    else:
        # After a log-in in place: the page's token is stale, and it may be somebody else's by now.
        response = JsonResponse({"token": get_token(request), "user": str(request.user.pk)})
    response.headers["Cache-Control"] = "no-store, private"
    return response


def told(request: HttpRequest, article: Article | None) -> JsonResponse:
    now = clock.now()
    try:
        body = json.loads(request.body)
        tab, take, asked = body["tab"], body.get("take"), body["parts"]
        is_ours = typing.is_tab(tab) and isinstance(take, str | None) and isinstance(asked, list)
        if not is_ours or len(asked) > len(settings.SITE_LANGUAGES) + 1:
            raise ValueError("not a page of ours")
        parts = [typed(one, article, request) for one in asked]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"problem": _("This is not what a story's page sends.")}, status=400)
    try:
        kept = typing.keep(article, tab, parts, by=request.user, now=now)
        if article is not None and take in {one.part for one in parts}:
            base = next(one.base_version for one in parts if one.part == take)
            typing.take_over(article, tab, take, base, by=request.user, now=now)
    except typing.Closed:
        return JsonResponse({"is_closed": True}, status=409)
    except Refused as refused:
        return JsonResponse({"problem": str(refused)}, status=409)
    found: dict[str, Any] = {"kept": kept, "at": hour(now, "%H:%M:%S")}
    if article is not None:
        found["there"] = there(request, article, tab, {one.part for one in parts})
        found["moved"] = moved(article, parts)
    return JsonResponse(found)


def there(request: HttpRequest, article: Article, tab: str, writable: set[str]) -> list[dict[str, Any]]:
    """Who else is at the story, in words; `take` where this person may take the pen."""
    here = typing.there(article, tab, by=request.user)
    return [said(one, one.part in writable) for one in here]


def typed(one: dict[str, Any], article: Article | None, request: HttpRequest) -> Typed:
    """One part as the script sends it. Raises ValueError and the like for anything else."""
    part, turn, fields = one["part"], one["turn"], one.get("fields")
    if not isinstance(part, str) or not isinstance(turn, int) or not 0 <= turn < typing.MOST_TURN:
        raise ValueError("not a part of ours")
    if fields is not None and not isinstance(fields, dict):
        raise ValueError("not fields of ours")
    return Typed(part, version_in(str(one["version"]), part, article, request.user), turn, fields)


def said(one: There, may_take: bool) -> dict[str, Any]:
    """Somebody's open page in words."""
    values = {"name": one.name, "part": part_name(one.part), "time": hour(one.since)}
    if one.part == SHARED:
        mine = _("You are changing the shared part in another window since %(time)s.")
        theirs = _("%(name)s is changing the shared part since %(time)s.")
    else:
        mine = _("You are editing the %(part)s text in another window since %(time)s.")
        theirs = _("%(name)s is editing the %(part)s text since %(time)s.")
    words = (mine if one.is_me else theirs) % values
    if one.has_pen and one.took_at is not None:
        words += " " + _("Taken over at %(time)s: what was typed before is kept.") % {
            "time": hour(one.took_at)
        }
    return {"part": one.part, "words": words, "take": may_take and one.has_pen}


def moved(article: Article, parts: list[Typed]) -> list[str]:
    """The parts somebody saved since the page was opened, in words."""
    versions = dict(Edition.objects.filter(article=article).values_list("language", "copy_version"))
    versions[SHARED] = Article.objects.values_list("version", flat=True).get(pk=article.pk)
    return [
        _("%(part)s: saved by somebody meanwhile. Your save is put together with it, or you choose.")
        % {"part": part_name(one.part)}
        for one in parts
        if versions.get(one.part, one.base_version) > one.base_version
    ]


def thrown_away(request: HttpRequest, article: Article | None) -> HttpResponse:
    """The banner's button: the text is not offered any more."""
    tab = request.POST.get(THROW_AWAY, "")
    if not typing.is_tab(tab):
        raise Http404
    if article is not None:
        typing.close_left(article, tab, by=request.user)
    typing.close([tab], by=request.user, is_saved=False)
    messages.success(request, _("The text that was not saved is thrown away."))
    if article is None:
        return HttpResponseRedirect(reverse("admin:articles_article_add"))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def hour(at: Any, form: str = "%H:%M") -> str:
    return f"{at.astimezone(clock.SEOUL):{form}}"
