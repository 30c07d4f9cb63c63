"""A person who can log in; what they may do stands in their assignments, never here."""

from __future__ import annotations

from functools import cached_property
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.workflow.grants import Grant
from newsroom.accounts.models.assignment import parts_of_bureaus


def known_zone(name: str) -> None:
    """Names of the IANA time zone database; the desk's own time is Seoul's."""
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name. Write it like Europe/Berlin."))


class User(AbstractUser):
    """Own user model from the first migration on: everything refers to it, and it cannot be swapped later."""

    display_name = models.CharField(_("name shown to colleagues"), max_length=80, blank=True)
    language = models.CharField(
        _("language of the screens"),
        max_length=2,
        blank=True,
        default="",
        choices=[("ko", "한국어"), ("en", "English")],
    )
    zone = models.CharField(
        _("own time zone"), max_length=40, blank=True, default="", validators=[known_zone]
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.display_name or self.username

    @cached_property
    def _grants(self) -> tuple[Grant, ...]:
        now = clock.now()
        rows = [row for row in self.assignments.valid(now) if row.is_on_duty(now)]
        parts = parts_of_bureaus() if any(row.bureau_id for row in rows) else {}
        return tuple(Grant(row.role, row.bureaus(parts), row.language) for row in rows)

    def grants(self) -> tuple[Grant, ...]:
        """The roles held at the beginning of this request; a user object never lives longer than one."""
        return self._grants

    def own_zone(self) -> ZoneInfo:
        """Where this person works from; Seoul, unless they said otherwise."""
        return ZoneInfo(self.zone) if self.zone else clock.SEOUL

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Asks the policy and nothing else: Django's short cut for superusers would be a second policy."""
        return any(backend.has_perm(self, perm, obj) for backend in get_backends())

    def has_module_perms(self, app_label: str) -> bool:
        return any(backend.has_module_perms(self, app_label) for backend in get_backends())
