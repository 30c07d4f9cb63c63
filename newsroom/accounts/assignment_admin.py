"""Screens for roles: given by the system administrator, and for some nights or days by a chief."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.fields import DayInput, UncutField
from articles.admin.filters import related
from articles.admin.rows import bureaus_to, row
from articles.models import Bureau
from articles.workflow.policy import ROLES
from articles.workflow.refusals import NotPossible, Refused
from newsroom.accounts import give, last_admin
from newsroom.accounts.models import Assignment, User

NIGHT_BEGINS, NIGHT_ENDS = dt.time(22), dt.time(7)


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def colleagues() -> QuerySet[User]:
    """Everybody who can log in: whoever gives a role chooses among all."""
    return User.objects.filter(is_active=True).order_by("display_name", "username")


def roles_of(request: HttpRequest) -> list[tuple[str, Any]]:
    allowed = give.gives(request.user)
    return [(role.code, role.label) for role in ROLES if role.code in allowed]


class AssignmentForm(NounForm):
    """Says beside the fields what `give` would refuse."""

    by: Any = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        wanted = self.instance
        for name, value in cleaned.items():
            setattr(wanted, name, value)
        if wanted.pk is None and (why := give.refused(wanted, self.by)):
            raise ValidationError(why, code="refused")
        if give.twice(wanted):
            raise ValidationError(_("This person holds this role there already."), code="twice")
        if (
            wanted.pk is not None
            and set(self.changed_data) - {"reason"}
            and last_admin.hangs_on(Q(pk=wanted.pk))
        ):
            raise ValidationError(last_admin.STAYS, code="last")
        return cleaned


@admin.register(Assignment)
class AssignmentAdmin(ScopedAdmin):
    form = AssignmentForm
    fields = ("user", "role", "bureau", "language", "since", "until", "daily_from", "daily_until", "reason")
    list_display = ("user", "role", "bureau", "language", "since", "until", "hours", "granted_by")
    list_filter = ("role", related(Bureau, "bureau", "accounts.assignment"))
    list_select_related = ("user", "bureau", "granted_by")
    search_fields = ("user__username", "user__display_name")
    formfield_overrides = {**ScopedAdmin.formfield_overrides, models.TimeField: {"widget": HourInput}}

    @admin.display(description=_("hours"))
    def hours(self, assignment: Assignment) -> str:
        if assignment.daily_from is None or assignment.daily_until is None:
            return ""
        return f"{assignment.daily_from:%H:%M}\u2013{assignment.daily_until:%H:%M}"

    def choices_for(self, request: HttpRequest, db_field: models.Field) -> QuerySet[Any]:
        if db_field.name == "user":
            return colleagues()
        if db_field.name == "bureau":
            return bureaus_to(request, give.LABEL, "add")
        return super().choices_for(request, db_field)

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field:
        if db_field.name == "role":
            kwargs["choices"] = [("", "---------"), *roles_of(request)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"by": request.user})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.night_view)
        end = self.admin_site.admin_view(self.end_view)
        return [
            path("night-duty/", view, name="accounts_assignment_night_duty"),
            path("<path:number>/end/", end, name="accounts_assignment_end"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **given: Any) -> HttpResponse:
        held = given.get("obj")
        may_end = held is not None and give.may_end(held, request.user, clock.now())
        return super().render_change_form(request, {**context, "may_end": may_end}, **given)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            give.change(obj, by=request.user, fields=self.changed(form))
        else:
            give.give(obj, by=request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        is_last = isinstance(obj, Assignment) and last_admin.hangs_on(Q(pk=obj.pk))
        return super().has_delete_permission(request, obj) and not is_last

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        give.take_back(obj, by=request.user)

    def end_view(self, request: HttpRequest, number: str) -> HttpResponse:
        """One question, and the role is gone: for whoever gave it."""
        held = row(request, Assignment, number, "end", ("user", "bureau"))
        if not give.may_end(held, request.user, clock.now()):
            raise Http404
        here = HttpResponseRedirect(reverse("admin:accounts_assignment_changelist"))
        told = {"person": held.user, "role": held.get_role_display()}
        problem = ""
        if request.method == "POST":
            try:
                give.end(held, by=request.user)
            except NotPossible as refused:
                problem = str(refused)
            else:
                messages.success(request, gettext("%(person)s: %(role)s, ended.") % told)
                return here
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("End this role"),
            "held": held,
            "has_begun": held.since < clock.now(),
            "problem": problem,
        }
        return render(request, "admin/accounts/assignment/end.html", context)

    def night_view(self, request: HttpRequest) -> HttpResponse:
        """Some nights for somebody: hours that pass midnight, gone by themselves."""
        if not self.may(request, "add"):
            raise Http404
        form = NightForm(request.POST or None, request=request)
        problem = ""
        if request.method == "POST" and form.is_valid():
            try:
                made = give.give(form.assignment(), by=request.user)
            except Refused as refused:
                problem = str(refused)
            else:
                told = {"person": made.user, "role": made.get_role_display(), "nights": form.nights()}
                messages.success(request, gettext("%(person)s: %(role)s, %(nights)d nights.") % told)
                return HttpResponseRedirect(reverse("admin:accounts_assignment_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Night duty"),
            "form": form,
            "problem": problem,
        }
        return render(request, "admin/night_duty.html", context)


class NightForm(forms.Form):
    """Who stands in for which desk, in which nights; a night counts by the day it begins."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("person"))
    role = forms.ChoiceField(label=_("role"))
    bureau = forms.ModelChoiceField(
        Bureau.objects.none(), label=_("bureau"), required=False, help_text=_("Empty: every bureau.")
    )
    first_night = forms.DateField(label=_("first night"), widget=DayInput)
    last_night = forms.DateField(label=_("last night"), widget=DayInput)
    daily_from = forms.TimeField(label=_("each day from"), initial=NIGHT_BEGINS, widget=HourInput)
    daily_until = forms.TimeField(
        label=_("each day until"),
        initial=NIGHT_ENDS,
        widget=HourInput,
        help_text=_("Time in Seoul; an earlier hour than the first is that of the next morning."),
    )
    reason = UncutField(label=_("reason"), max_length=300, widget=forms.TextInput(attrs={"size": 60}))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = colleagues()
        self.fields["role"].choices = roles_of(request)
        self.fields["bureau"].queryset = bureaus_to(request, give.LABEL, "add")
        self.fields["bureau"].required = give.bureaus_to_give(request.user) is not None
        today = clock.seoul_day(clock.now())
        self.fields["first_night"].initial = self.fields["last_night"].initial = today

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        first, last = cleaned.get("first_night"), cleaned.get("last_night")
        if first and last and last < first:
            self.add_error("last_night", ValidationError(_("The end must come after the beginning.")))
        if last == dt.date.max:
            # It has no next morning.
            self.add_error("last_night", self.fields["last_night"].error_messages["invalid"])
        if cleaned.get("daily_from") and cleaned.get("daily_from") == cleaned.get("daily_until"):
            told = _("Give both hours of the day, and not the same, or none.")
            self.add_error("daily_until", ValidationError(told))
        return cleaned

    def nights(self) -> int:
        return int((self.cleaned_data["last_night"] - self.cleaned_data["first_night"]).days) + 1

    def assignment(self) -> Assignment:
        """From the first hour of the first night to the last of the last."""
        typed = self.cleaned_data
        begins, ends = typed["daily_from"], typed["daily_until"]
        last = typed["last_night"] + dt.timedelta(days=1 if ends < begins else 0)
        return Assignment(
            user=typed["user"],
            role=typed["role"],
            bureau=typed["bureau"],
            since=dt.datetime.combine(typed["first_night"], begins, clock.SEOUL),
            until=dt.datetime.combine(last, ends, clock.SEOUL),
            daily_from=begins,
            daily_until=ends,
            reason=typed["reason"],
        )
