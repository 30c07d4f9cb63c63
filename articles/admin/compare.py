"""The page that lays any two texts of a story side by side, and brings one of them back as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin import told
from articles.admin.rows import row, rows
from articles.models import Article, Edition, Revision, SavedCopy
from articles.models.choices import Hold
from articles.models.superseded import WITHDRAWN
from articles.text import compare
from articles.workflow.copy import Conflict
from articles.workflow.grants import may
from articles.workflow.parts import SHARED
from articles.workflow.refusals import Refused
from articles.workflow.restore_copy import restore_copy
from articles.workflow.version import LINES, LIVE, NOW, REVISION, SAVE, Version, version

MOST_CHOICES = 200  # of saves and of frozen texts each
MOST_REASON = 300  # characters
BLOCKS = {
    "bylines": gettext_lazy("bylines"),
    "photos": gettext_lazy("photos"),
    "places": gettext_lazy("places"),
    "section": gettext_lazy("section"),
    "bureau": gettext_lazy("bureau"),
    "coverages": gettext_lazy("special coverage"),
    "topics": gettext_lazy("topics"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One field of both texts."""

    label: Any
    rows: tuple[compare.Row, ...]

    @property
    def is_changed(self) -> bool:
        return any(row.kind != "same" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    """GET ?a=…&b=… compares, a the older one; POST brings `a` back."""
    article: Article = row(request, Article, number)
    edition = readable(request, article, language)
    now = clock.now()
    if request.method == "POST":
        return bring_back(request, article, edition, now)
    choices = choices_of(article, edition)
    keys = [choice.key for choice in choices]
    first = request.GET.get("a", LIVE if LIVE in keys else keys[min(1, len(keys) - 1)])
    second = request.GET.get("b", NOW)
    found = [version(article, edition, key, by=request.user, at=now) for key in (first, second)]
    if None in found:
        raise Http404
    one, other = [each for each in found if each is not None]
    context = {
        "title": _("Story %(number)s: compare") % {"number": article.pk},
        "article": article,
        "edition": edition,
        "language": language,
        "part": told.part(language),
        "choices": choices,
        "a": one,
        "b": other,
        "parts": parts_of(one, other),
        "may_restore": bool(one.texts or one.shared) and may(request.user, Edition, "change", edition),
    }
    return render(request, "admin/compare.html", {**frame, **context})


def readable(request: HttpRequest, article: Article, language: str) -> Edition:
    """The edition, if this person may read its texts: a killed one is for those who may see killed texts."""
    edition = rows(request, Edition).filter(article=article, language=language).first()
    if edition is None:
        raise Http404
    if edition.hold == Hold.KILLED and not may(request.user, Edition, "see_killed", edition):
        raise Http404
    return edition


def choices_of(article: Article, edition: Edition) -> list[Choice]:
    """Every text there is to compare, the newest first."""
    found = [Choice(NOW, _("as it is now"))]
    if edition.releases.visible(clock.now()).exists():
        found.append(Choice(LIVE, _("as readers see it")))
    frozen = Revision.objects.filter(edition=edition).exclude(superseded__basis__in=WITHDRAWN)
    saves = SavedCopy.objects.filter(article=article, part__in=(SHARED, edition.language))
    dated = [
        (row.created_at, Choice(f"{REVISION}-{row.pk}", frozen_label(row)))
        for row in frozen.select_related("created_by").order_by("-number")[:MOST_CHOICES]
    ] + [
        (row.replaced_at, Choice(f"{SAVE}-{row.pk}", saved_label(row)))
        for row in saves.select_related("replaced_by").defer("data").order_by("-pk")[:MOST_CHOICES]
    ]
    return found + [choice for _at, choice in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def frozen_label(revision: Revision) -> str:
    at = f"{revision.created_at.astimezone(clock.SEOUL):%Y-%m-%d %H:%M:%S}"
    return _("frozen text %(number)s, %(at)s") % {"number": revision.number, "at": at} + by(
        revision.created_by
    )


def saved_label(save: SavedCopy) -> str:
    words = {
        "part": told.part(save.part),
        "number": save.number,
        "at": f"{save.replaced_at.astimezone(clock.SEOUL):%Y-%m-%d %H:%M:%S}",
    }
    return _("%(part)s, version %(number)s, replaced %(at)s") % words + by(save.replaced_by)


def by(person: Any) -> str:
    return f", {person}" if person else ""


def parts_of(one: Version, other: Version) -> list[Part]:
    found = [
        Part(told.label(name), compare.lines([one.lines[name]], [other.lines[name]]))
        for name in LINES
        if one.lines[name] or other.lines[name]
    ]
    found.append(Part(told.label("body"), compare.bodies(one.body, other.body)))
    found += [
        Part(label, compare.lines(one.sets[name], other.sets[name]))
        for name, label in BLOCKS.items()
        if one.sets[name] or other.sets[name]
    ]
    return found


def bring_back(request: HttpRequest, article: Article, edition: Edition, now: Any) -> HttpResponse:
    """Saves `a` as the draft; what somebody saved meanwhile refuses it, as everywhere."""
    found = version(article, edition, request.POST.get("a", ""), by=request.user, at=now)
    if found is None or not may(request.user, Edition, "change", edition):
        raise Http404
    try:
        left = restore_copy(
            article,
            edition,
            found,
            by=request.user,
            copy_version=seen(request, "copy_version"),
            shared_version=seen(request, "shared_version"),
            reason=request.POST.get("reason", "").strip()[:MOST_REASON],
        )
    except Conflict:
        messages.error(
            request, _("Somebody saved this text since you opened the comparison. Compare again first.")
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            _("The earlier text is the draft again. Readers see no difference until it is published."),
        )
        for sentence in left:
            messages.warning(request, sentence)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    address = reverse("admin:articles_article_compare", args=[article.pk, edition.language])
    return HttpResponseRedirect(f"{address}?a={found.key}")


def seen(request: HttpRequest, name: str) -> int:
    """Nonsense is the version nobody ever saw: a conflict."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
