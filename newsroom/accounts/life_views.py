"""Two pages about a person: going to another bureau, and leaving the paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from articles.admin.rows import row, rows
from articles.models import Bureau
from articles.workflow.hand_over import drafts_of
from articles.workflow.refusals import Refused
from newsroom.accounts.leave import leave
from newsroom.accounts.models import User
from newsroom.accounts.move import bureaus_of, move


class LeaveForm(forms.Form):
    heir = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("gets what is being written"),
        required=False,
        help_text=gettext_lazy("Bylines stay: they are readers' to see."),
    )

    def __init__(self, request: HttpRequest, person: User, data: Any = None) -> None:
        super().__init__(data)
        field: Any = self.fields["heir"]
        field.queryset = rows(request, User).filter(is_active=True).exclude(pk=person.pk).order_by("username")
        field.required = drafts_of(person.pk).exists()


class MoveForm(LeaveForm):
    old = forms.ModelChoiceField(Bureau.objects.none(), label=pgettext_lazy("move", "from"), empty_label=None)
    new = forms.ModelChoiceField(Bureau.objects.none(), label=pgettext_lazy("move", "to"))
    field_order = ("old", "new", "heir")

    def __init__(self, request: HttpRequest, person: User, data: Any = None) -> None:
        super().__init__(request, person, data)
        fields: dict[str, Any] = self.fields
        old, new, heir = (fields[name] for name in ("old", "new", "heir"))
        old.queryset = Bureau.objects.filter(pk__in=[bureau.pk for bureau in bureaus_of(person)])
        new.queryset = rows(request, Bureau)
        heir.required = False
        heir.help_text = _("Nobody: the person goes on with what they began.")


def page(
    request: HttpRequest, site: AdminSite, person: User, form: forms.Form, title: str, tells: str
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": title,
        "person": person,
        "form": form,
        "tells": tells,
        "drafts": drafts_of(person.pk).count(),
    }
    return TemplateResponse(request, "admin/accounts/user/life.html", context)


def leaving(site: AdminSite) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, number: str) -> HttpResponse:
        person = row(request, User, number, "change")
        form = LeaveForm(request, person, request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                given = leave(person, **form.cleaned_data, by=request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, told(_("%(name)s has left.") % {"name": person}, given))
                return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[person.pk]))
        tells = _(
            "The log-in closes at once and everywhere, roles end now; the reporter's page says they left."
        )
        return page(request, site, person, form, _("Leaves the paper"), tells)

    return view


def moving(site: AdminSite) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, number: str) -> HttpResponse:
        person = row(request, User, number, "change")
        form = MoveForm(request, person, request.POST if request.method == "POST" else None)
        if form.is_valid():
            chosen = form.cleaned_data
            try:
                given = move(person, **form.cleaned_data, by=request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                where = _("%(name)s works at %(bureau)s now.") % {"name": person, "bureau": chosen["new"]}
                messages.success(request, told(where, given))
                return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[person.pk]))
        tells = _(
            "Roles at the one bureau end now and begin at the other; the reporter's membership with them."
        )
        return page(request, site, person, form, _("Goes to another bureau"), tells)

    return view


def told(sentence: str, given: int) -> str:
    if not given:
        return sentence
    handed = ngettext("%(count)d story was handed over.", "%(count)d stories were handed over.", given)
    return f"{sentence} {handed % {'count': given}}"


def urls(site: AdminSite) -> list[Any]:
    return [
        path("<path:number>/leave/", site.admin_view(leaving(site)), name="accounts_user_leave"),
        path("<path:number>/move/", site.admin_view(moving(site)), name="accounts_user_move"),
    ]
