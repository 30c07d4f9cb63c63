"""The desk's copy of a story as readers would get it, with what the checks say, its exact page, and links
to that for somebody without an account.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import clock
from articles.admin.act import SHOWN, editions_meant
from articles.admin.buttons import PREVIEW, TOGETHER
from articles.admin.preview_link import panels
from articles.admin.rows import row
from articles.admin.sheet import sheets_of
from articles.models import Article


def page(request: HttpRequest, number: int, frame: dict[str, Any]) -> HttpResponse:
    """Every language that has any text; a story without any shows its first language, empty."""
    article: Article = row(request, Article, number, related=SHOWN)
    now = clock.now()
    editions = [
        found for found in editions_meant(article, TOGETHER) if found.language not in article.hidden_languages
    ]
    sheets = sheets_of(editions, PREVIEW, request.user, now)
    written = [one for one in sheets if one.story and (one.headline or one.story.body)] or sheets[:1]
    beside = panels(request, [one.edition for one in written], now)
    names = dict(settings.LANGUAGES)
    context = {
        "gone": [names[language] for language in sorted(article.hidden_languages)],
        "title": PREVIEW.label,
        "article": article,
        "sheets": [(one, beside.get(one.language)) for one in written],
        "now": now,
    }
    return render(request, "admin/preview.html", {**frame, **context})
