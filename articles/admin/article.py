"""Screens for stories: the list, the page of one, its acts and its history."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles import clock
from articles.admin import act, paste, saved_copy, story_page, told
from articles.admin.base import ScopedAdmin
from articles.admin.filters import related
from articles.admin.rows import row, rows
from articles.languages import columns, own
from articles.models import Article, Bureau, Edition, Section, TransitionLog
from articles.models.choices import Stage
from articles.workflow.parts import LANGUAGES
from articles.workflow.transitions import LABELS

MAX_NUMBER = 2**63 - 1


class StageFilter(admin.SimpleListFilter):
    """A stage of one language: what waits on the desk in Korean."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        names = dict(settings.LANGUAGES)
        return [
            (f"{language}-{stage.value}", f"{names[language]}: {stage.label}")
            for language in settings.SITE_LANGUAGES
            for stage in Stage
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        language, _dash, stage = (self.value() or "").partition("-")
        if not language:
            return queryset
        return queryset.filter(
            Exists(Edition.objects.filter(article=OuterRef("pk"), language=language, stage=stage))
        )


@admin.register(Article)
class ArticleAdmin(ScopedAdmin):
    list_display = ("told_headline", "chips", "changed_at", "number", "kind", "bureau", "section")
    list_display_links = ("told_headline",)
    list_filter = (StageFilter, "kind", related(Bureau, "bureau"), related(Section, "section"))
    list_select_related = ("bureau", "section")
    search_fields = ("pk", *columns("headline"))
    sortable_by = ("number", "changed_at")
    ordering = ("-pk",)
    list_per_page = 25

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the texts, which a list of fifty would read for nothing."""
        texts = [
            name for field in ("body", "deck") for name in (field, *(f"{field}_{code}" for code in LANGUAGES))
        ]
        return (
            super().get_queryset(request).defer(*texts, "editors_note").prefetch_related("editions__releases")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Digits are the number in the address; all else is looked for in every language's headlines."""
        term = search_term.strip()
        if term.isascii() and term.isdigit():
            return (queryset.filter(pk=int(term)) if int(term) <= MAX_NUMBER else queryset.none()), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("headline"))
    def told_headline(self, article: Article) -> str:
        """The site's first language; where it has none yet, another's, in brackets."""
        for language in settings.SITE_LANGUAGES:
            if text := own(article, "headline", language):
                form = "{}" if language == settings.SITE_LANGUAGES[0] else "({})"
                return format_html('<span lang="{}">{}</span>', language, form.format(text))
        return gettext("Story %(number)s") % {"number": article.pk}

    @admin.display(description=_("number"), ordering="pk")
    def number(self, article: Article) -> int:
        return article.pk

    @admin.display(description=_("where it stands"))
    def chips(self, article: Article) -> str:
        now = clock.now()
        names = dict(settings.LANGUAGES)
        return format_html_join(
            "",
            '<span class="desk-chip desk-phase-{}">{}: {} · {}</span> ',
            (
                (phase.value, names[edition.language], edition.get_stage_display(), phase.label)
                for edition in sorted(
                    article.editions.all(), key=lambda found: LANGUAGES.index(found.language)
                )
                if edition.language in settings.SITE_LANGUAGES
                for phase in (edition.phase(now),)
            ),
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.act_view)
        earlier = self.admin_site.admin_view(require_safe(self.save_view))
        return [
            path(
                "read-paste/", self.admin_site.admin_view(paste.read_view), name="articles_article_read_paste"
            ),
            path("<int:number>/act/<str:language>/<str:verb>/", view, name="articles_article_act"),
            path("<int:number>/save/<int:pk>/", earlier, name="articles_article_save"),
            *super().get_urls(),
        ]

    def frame(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return story_page.add(request, self.frame(request))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return story_page.change(request, object_id, self.frame(request))

    def act_view(self, request: HttpRequest, number: int, language: str, verb: str) -> HttpResponse:
        return act.page(request, number, language, verb, self.frame(request))

    def save_view(self, request: HttpRequest, number: int, pk: int) -> HttpResponse:
        return saved_copy.page(request, number, pk, self.frame(request))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who did what, when and why, the newest first, with the texts and releases that came of it."""
        article = row(request, Article, object_id)
        log = (
            rows(request, TransitionLog)
            .filter(edition__article=article)
            .select_related("edition", "by", "revision", "release")
        )
        saves = (
            article.saved_copies.select_related("replaced_by").defer("data").order_by("-replaced_at", "-pk")
        )
        context = {
            "title": gettext("History of story %(number)s") % {"number": article.pk},
            "article": article,
            "log": [
                (entry, LABELS.get(entry.verb, entry.verb), told.state(entry.before), told.state(entry.after))
                for entry in log.order_by("-pk")[:500]
            ],
            "saves": [(save, told.part(save.part)) for save in saves[:200]],
        }
        return render(request, "admin/story_history.html", {**self.frame(request), **context})
