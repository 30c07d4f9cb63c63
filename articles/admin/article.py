"""Screens for stories: the list, the page of one, its acts and its history."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import clock
from articles.admin import (
    act,
    agency_kill,
    as_of,
    bulk,
    chips,
    compare,
    credits,
    fix,
    flash,
    flash_confirm,
    paste,
    preview,
    protect,
    saved_copy,
    sealed,
    story_page,
    told,
    told_readers,
    translation,
    typing,
)
from articles.admin.base import ScopedAdmin
from articles.admin.filters import MineFilter, ReadersFilter, related, stage_filter
from articles.admin.lines import when
from articles.admin.rows import row, rows, to_search
from articles.languages import columns, own
from articles.models import Article, Bureau, SavedCopy, Section, TransitionLog
from articles.workflow.debts import debts_of
from articles.workflow.killed import veiled
from articles.workflow.parts import LANGUAGES
from articles.workflow.transitions import LABELS

MAX_NUMBER = 2**63 - 1


def how_much(save: SavedCopy) -> list[tuple[str, int, int]]:
    """What a save changed: the field as it is called, and how much of it went and came."""
    return [(told.label(name), gone, come) for name, (gone, come) in save.changed.items()]


@admin.register(Article)
class ArticleAdmin(ScopedAdmin):
    list_display = ("chosen", "told_headline", "chips", "last_change", "number", "kind", "bureau", "section")
    list_display_links = ("told_headline",)
    list_filter = (
        MineFilter,
        *(stage_filter(language) for language in settings.SITE_LANGUAGES),
        ReadersFilter,
        "kind",
        related(Bureau, "bureau", "articles.article"),
        related(Section, "section"),
    )
    list_select_related = ("bureau", "section")
    search_fields = columns("headline")
    search_help_text = _("A number, or words of a headline.")
    sortable_by = ("number", "last_change")
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
        return super().get_search_results(request, to_search(request, queryset, "pk"), search_term)

    @admin.display(description=_("choose"))
    def chosen(self, article: Article) -> str:
        """A tick for the form above the list."""
        return format_html(
            '<label class="desk-choose"><input type="checkbox" name="ids" value="{}" form="bulk">'
            '<span class="visually-hidden">{}</span></label>',
            article.pk,
            gettext("Story %(number)s") % {"number": article.pk},
        )

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
        return chips.chips(article, getattr(article, "owed", {}), clock.now())

    @admin.display(description=_("last changed"), ordering="changed_at")
    def last_change(self, article: Article) -> str:
        return when(article.changed_at, clock.now())

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The page's stories with their debts, asked for once."""
        page = super().get_changelist_instance(request)
        articles = veiled(request.user, page.result_list)
        owed = debts_of(
            [edition.pk for article in articles for edition in article.editions.all()], clock.now()
        )
        for article in articles:
            article.owed = owed
        page.result_list = articles
        return page

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.act_view)
        comparing = self.admin_site.admin_view(self.compare_view)
        as_of_page = self.admin_site.admin_view(require_safe(self.as_of_view))
        telling = self.admin_site.admin_view(self.told_view)
        fixing = self.admin_site.admin_view(self.fix_view)
        preview = self.admin_site.admin_view(self.preview_view)
        earlier = self.admin_site.admin_view(require_safe(self.save_view))
        beside = self.admin_site.admin_view(require_POST(translation.pairs))
        flash_form = self.admin_site.admin_view(self.flash_view)
        flag, lift = map(self.admin_site.admin_view, (self.flag_story_view, self.lift_view))
        confirm = self.admin_site.admin_view(self.flash_confirm_view)
        kept = self.admin_site.admin_view(require_http_methods(["GET", "POST"])(typing.answer))
        return [
            path("typing/", kept, {"number": None}, name="articles_article_typing_new"),
            path("<int:number>/typing/", kept, name="articles_article_typing"),
            path(
                "read-paste/", self.admin_site.admin_view(paste.read_view), name="articles_article_read_paste"
            ),
            path(
                "bulk/",
                self.admin_site.admin_view(require_POST(self.bulk_view)),
                name="articles_article_bulk",
            ),
            path("flash/", flash_form, name="articles_article_flash"),
            path("<int:number>/flash/<str:language>/", confirm, name="articles_article_flash_confirm"),
            path("<int:number>/act/<str:language>/<str:verb>/", view, name="articles_article_act"),
            path(
                "credits/",
                self.admin_site.admin_view(require_POST(self.credits_view)),
                name="articles_article_credits",
            ),
            path("<int:number>/flag/<str:kind>/", flag, name="articles_article_flag"),
            path("<int:number>/lift-embargo/", lift, name="articles_article_lift_embargo"),
            path(
                "agency-kill/",
                self.admin_site.admin_view(require_safe(self.agency_kill_view)),
                name="articles_article_agency_kill",
            ),
            path("<int:number>/compare/<str:language>/", comparing, name="articles_article_compare"),
            path("<int:number>/told/<str:language>/", telling, name="articles_article_told"),
            path("<int:number>/as-of/<str:language>/", as_of_page, name="articles_article_as_of"),
            path("<int:number>/fix/<str:language>/", fixing, name="articles_article_fix"),
            path("<int:number>/preview/", preview, name="articles_article_preview"),
            path(
                "<int:number>/sealed/",
                self.admin_site.admin_view(self.sealed_view),
                name="articles_article_sealed",
            ),
            path("<int:number>/pairs/<str:language>/", beside, name="articles_article_pairs"),
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

    def agency_kill_view(self, request: HttpRequest) -> HttpResponse:
        return agency_kill.page(request, self.frame(request))

    def compare_view(self, request: HttpRequest, number: int, language: str) -> HttpResponse:
        return compare.page(request, number, language, self.frame(request))

    def as_of_view(self, request: HttpRequest, number: int, language: str) -> HttpResponse:
        return as_of.page(request, number, language, self.frame(request))

    def told_view(self, request: HttpRequest, number: int, language: str) -> HttpResponse:
        return told_readers.page(request, number, language, self.frame(request))

    def fix_view(self, request: HttpRequest, number: int, language: str) -> HttpResponse:
        return fix.page(request, number, language, self.frame(request))

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        return bulk.page(request, self.frame(request), lambda query: self.found(request, query))

    def found(self, request: HttpRequest, query: str) -> QuerySet[Any]:
        """Every story of the list with this query, as the list itself would find them."""
        asked = copy(request)
        asked.GET = QueryDict(query.removeprefix("?"))
        try:
            return super().get_changelist_instance(asked).queryset
        except IncorrectLookupParameters as error:
            raise Http404 from error

    def preview_view(self, request: HttpRequest, number: int) -> HttpResponse:
        return preview.page(request, number, self.frame(request))

    def sealed_view(self, request: HttpRequest, number: int) -> HttpResponse:
        return sealed.page(request, number, self.frame(request))

    def credits_view(self, request: HttpRequest) -> HttpResponse:
        return credits.answer(request)

    def flash_view(self, request: HttpRequest) -> HttpResponse:
        return flash.page(request, self.frame(request))

    def flash_confirm_view(self, request: HttpRequest, number: int, language: str) -> HttpResponse:
        return flash_confirm.page(request, number, language, self.frame(request))

    def flag_story_view(self, request: HttpRequest, number: int, kind: str) -> HttpResponse:
        return protect.flag(request, number, kind, self.frame(request))

    def lift_view(self, request: HttpRequest, number: int) -> HttpResponse:
        return protect.lift(request, number, self.frame(request))

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
            "languages": [
                (edition.language, told.part(edition.language))
                for edition in article.editions.all()
                if edition.language not in article.hidden_languages
            ],
            "saves": [(save, told.part(save.part), how_much(save)) for save in saves[:200]],
            "hidden": article.hidden_languages,
        }
        return render(request, "admin/story_history.html", {**self.frame(request), **context})
