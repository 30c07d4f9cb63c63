"""What came in from outside: the evidence, what was left out, and each guess with a button to undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import told
from articles.admin.base import ReadOnlyAdmin
from articles.admin.rows import row, rows
from articles.admin.shown import column
from articles.interchange.intake import keep_lifted
from articles.interchange.item import NoticeGuess
from articles.interchange.models import PageImport
from articles.interchange.undo import undo_guess
from articles.models import Edition
from articles.text import body
from articles.text.body import BodyTooLong
from articles.workflow.grants import may
from articles.workflow.refusals import Refused


def named(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each name found, with the word for its kind."""
    return [{**row, "word": told.noun(row["noun"])} for row in found]


def keepable(request: HttpRequest, page_import: PageImport) -> Edition | None:
    """The text of the import, if it has no notice of its own yet and this person may give it one."""
    found: Edition | None = (
        rows(request, Edition, "supply")
        .filter(article=page_import.article_id, language=page_import.language)
        .filter(scope=None, first_published_at=None)
        .first()
    )
    return found


@admin.register(PageImport)
class PageImportAdmin(ReadOnlyAdmin):
    fields = ("story", "language", "file_name", "importer", "imported_at", "fingerprint", "evidence")
    readonly_fields = ("story", "importer", "fingerprint")
    list_display = ("__str__", "language", "file_name", "importer", "imported_at")
    list_filter = ("language",)
    list_select_related = ("imported_by",)
    search_fields = ("file_name",)
    change_form_template = "admin/page_import.html"

    story = column(gettext_lazy("story"), lambda found: found.article_id)

    @admin.display(description=gettext_lazy("imported by"))
    def importer(self, page_import: PageImport) -> str:
        return str(page_import.imported_by or "")

    @admin.display(description=gettext_lazy("fingerprint of the file (SHA-256)"))
    def fingerprint(self, page_import: PageImport) -> str:
        return page_import.sha256

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.undo))
        keep = self.admin_site.admin_view(require_POST(self.keep_notice))
        return [
            path("<int:pk>/undo/<int:index>/", view, name="interchange_pageimport_undo"),
            path("<int:pk>/keep-notice/", keep, name="interchange_pageimport_keep_notice"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj: Model | None = kwargs.get("obj")
        if isinstance(obj, PageImport):
            context |= {
                "found": obj.found,
                "matched": named(obj.found.get("matched", [])),
                "proposals": named(obj.found.get("proposals", [])),
                "guesses": [
                    {
                        "code": guess["code"],
                        "before": body.render("".join(guess["before"])),
                        "after": body.render("".join(guess["after"])),
                        "is_undone": guess.get("undone", False),
                        "undo": reverse("admin:interchange_pageimport_undo", args=[obj.pk, index]),
                    }
                    for index, guess in enumerate(obj.found.get("guesses", []))
                ],
                "may_undo": may(request.user, PageImport, "change", obj),
                "may_keep": bool(obj.found.get("notices")) and keepable(request, obj) is not None,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def keep_notice(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The copyright lines that came with the text, word for word, as the notice of this text alone."""
        page_import = row(request, PageImport, pk)
        edition = keepable(request, page_import)
        notices = tuple(NoticeGuess(**notice) for notice in page_import.found.get("notices", []))
        if edition is None or not notices:
            raise Http404
        try:
            is_kept = keep_lifted(edition, notices, request.user)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            told = _("Kept: this text has the copyright notice it came with.")
            too_long = _("The copyright line is too long to print: see the evidence.")
            self.message_user(
                request, told if is_kept else too_long, messages.SUCCESS if is_kept else messages.ERROR
            )
        return HttpResponseRedirect(reverse("admin:interchange_pageimport_change", args=[pk]))

    def undo(self, request: HttpRequest, pk: int, index: int) -> HttpResponse:
        page_import = row(request, PageImport, pk, "change")
        try:
            undo_guess(page_import, index, by=request.user)
            self.message_user(request, _("Taken back. The story has the text as it came."), messages.SUCCESS)
        except (Refused, BodyTooLong) as refused:
            self.message_user(request, str(refused), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:interchange_pageimport_change", args=[pk]))
