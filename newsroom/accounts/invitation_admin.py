"""Screens for invitations: made here, handed over as a link that is shown once, taken back."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.mail import send_mail
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import clock
from articles.admin.base import ScopedAdmin
from articles.admin.filters import related
from articles.admin.rows import row
from articles.admin.shown import column
from articles.models import Bureau, Reporter
from articles.workflow.refusals import NotPossible
from newsroom.accounts.invite import invite, revoke
from newsroom.accounts.models import Invitation
from newsroom.accounts.models.invitation import State

ASKED = ("display_name", "email", "role", "bureau", "language", "reporter")
KEPT = ("state", "made_by", "made_at", "expires_at", "used_at", "user")


class StateFilter(admin.SimpleListFilter):
    """What became of it."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = clock.now()
        untouched = queryset.filter(used_at=None, revoked_at=None)
        found: dict[str, QuerySet[Any]] = {
            State.USED: queryset.filter(used_at__isnull=False),
            State.REVOKED: queryset.filter(used_at=None, revoked_at__isnull=False),
            State.OPEN: untouched.filter(expires_at__gt=now),
            State.EXPIRED: untouched.filter(expires_at__lte=now),
        }
        return found.get(self.value() or "", queryset)


class InvitationAdmin(ScopedAdmin):
    """Its link is known to the page after saving and to the letter, to nothing else."""

    fields = ASKED
    list_display = ("display_name", "email", "role", "bureau", "state", "made_at", "expires_at", "made_by")
    list_filter = (StateFilter, "role", related(Bureau, "bureau"))
    list_select_related = ("bureau", "made_by")
    search_fields = ("display_name", "email")
    change_form_template = "admin/accounts/invitation/change_form.html"
    state = column(gettext_lazy("state"), lambda invitation: invitation.state(clock.now()).label)

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return (*ASKED, *KEPT) if obj else ASKED

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return (*ASKED, *KEPT) if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def choices_for(self, request: HttpRequest, db_field: models.Field) -> QuerySet[Any]:
        found = super().choices_for(request, db_field)
        return found.filter(user=None) if db_field.remote_field.model is Reporter else found

    def get_urls(self) -> list[Any]:
        taken_back = self.admin_site.admin_view(require_POST(self.revoke))
        return [
            path("<path:number>/revoke/", taken_back, name="accounts_invitation_revoke"),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        invite(obj, by=request.user)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        address = reverse("account_invitation", args=[obj.token])
        link = request.build_absolute_uri(address)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Invitation for %(name)s") % {"name": obj.display_name},
            "opts": self.opts,
            "invitation": obj,
            "link": link,
        }
        return LinkResponse(request, "admin/accounts/invitation/link.html", context)

    def revoke(self, request: HttpRequest, number: str) -> HttpResponse:
        invitation = row(request, Invitation, number, "change")
        try:
            revoke(invitation, by=request.user)
        except NotPossible as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The invitation was taken back."))
        return HttpResponseRedirect(reverse("admin:accounts_invitation_changelist"))


class LinkResponse(TemplateResponse):
    """Sends the letter when it is drawn: the invitation is stored by then, and no slow mail server holds the
    database.
    """

    @property
    def rendered_content(self) -> str:
        data: dict[str, Any] = self.context_data or {}
        self.context_data = {**data, "is_sent": send(data["invitation"], data["link"])}
        return super().rendered_content


def send(invitation: Invitation, link: str) -> bool:
    """By letter, if there is an address and a mail server; a server that fails leaves it to the hand."""
    if not (settings.EMAIL_HOST and invitation.email):
        return False
    words = _("You are invited to the newsroom. Choose your name and password here, within three days:")
    try:
        send_mail(_("Invitation to the newsroom"), f"{words}\n\n{link}\n", None, [invitation.email])
    except (SMTPException, OSError):
        return False
    return True
