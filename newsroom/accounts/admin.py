"""Screens for people and their roles, for the system administrator only; Django's flags count for nothing."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NounForm, ScopedAdmin
from articles.workflow import audit
from newsroom.accounts import (
    accept,
    assignment_admin,
    guesses,
    invitation_admin,
    last_admin,
    life_views,
    sessions,
)
from newsroom.accounts.models import Assignment, User

__all__ = ["UserAdmin", "assignment_admin"]


class UserForm(NounForm):
    """The password is asked for at the beginning and can be set anew; it is never shown and never kept."""

    new_password = forms.CharField(
        label=_("new password"),
        required=False,
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    without_factor = forms.BooleanField(
        label=_("remove the second factor"),
        required=False,
        help_text=_("For somebody who lost telephone and codes. Make sure that it is them who asks."),
    )

    def clean_username(self) -> str:
        """Two names that differ in case alone would shut both out: the log-in asks for neither."""
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(accept.TAKEN, code="taken")
        return name

    def clean_new_password(self) -> str:
        password = self.cleaned_data["new_password"]
        if not password and self.instance.pk is None:
            raise ValidationError(_("A new person needs a password."), code="required")
        return str(password)

    def clean_is_active(self) -> bool:
        stays = bool(self.cleaned_data["is_active"])
        person = self.instance.pk
        if not stays and person and last_admin.hangs_on(Q(user=person)):
            raise ValidationError(last_admin.STAYS, code="last")
        return stays

    def _post_clean(self) -> None:
        super()._post_clean()
        # Only now the instance has the name the password must not resemble.
        if password := self.cleaned_data.get("new_password"):
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("new_password", error)


class AssignmentInline(admin.TabularInline):
    """Shown under the person for reading; each role has a screen of its own."""

    model = Assignment
    fk_name = "user"
    fields = ("role", "bureau", "language", "since", "until", "daily_from", "daily_until")
    readonly_fields = fields
    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    verbose_name_plural = _("roles")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ScopedAdmin):
    form = UserForm
    fields = (
        "username",
        "display_name",
        "email",
        "is_active",
        "new_password",
        "without_factor",
        "last_login",
        "date_joined",
    )
    readonly_fields = ("last_login", "date_joined")
    change_form_template = "admin/accounts/user/change_form.html"
    inlines = (AssignmentInline,)
    list_display = ("username", "display_name", "email", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "display_name", "email")

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody without a role is shown a table of headings, which no key would move on a telephone."""
        return self.inlines if obj and Assignment.objects.filter(user=obj).exists() else ()

    def get_urls(self) -> list[Any]:
        return [*life_views.urls(self.admin_site), *super().get_urls()]

    def changed(self, form: Any) -> list[str]:
        return [*super().changed(form), *(["password"] if form.cleaned_data.get("new_password") else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if password := form.cleaned_data.get("new_password"):
            obj.set_password(password)
            guesses.forgive(obj.get_username())
        super().save_model(request, obj, form, change)
        if change and form.cleaned_data.get("without_factor"):
            removed, _rows = Authenticator.objects.filter(user=obj).delete()
            if removed:
                audit.record(
                    "person", {"what": "factor_removed", "name": str(obj), "factor": "all"}, by=request.user
                )
        if "is_active" in form.changed_data and not obj.is_active:
            sessions.end(obj)
            last_admin.make_sure()


admin.site.register(invitation_admin.Invitation, invitation_admin.InvitationAdmin)
