"""Which role a person holds, at which bureau, for which language, from when until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Bureau
from articles.workflow.policy import ROLES

Parts = Mapping[int | None, list[int]]


def parts_of_bureaus() -> Parts:
    """The bureaus right under each bureau, in one query."""
    parts: dict[int | None, list[int]] = {}
    for pk, parent in Bureau.objects.values_list("pk", "parent_id"):
        parts.setdefault(parent, []).append(pk)
    return parts


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments as vocabulary."""

    def valid(self, at: dt.datetime) -> AssignmentQuerySet:
        """Those that hold at `at`; the end instant itself is already outside."""
        return self.filter(Q(since__lte=at), Q(until__isnull=True) | Q(until__gt=at))


class Assignment(models.Model):
    """No bureau means every bureau; no language means every language. Gone at `until`, on the next
    request.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, "assignments", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=[(role.code, role.label) for role in ROLES])
    bureau = models.ForeignKey(
        Bureau,
        models.PROTECT,
        "+",
        verbose_name=_("bureau"),
        null=True,
        blank=True,
        help_text=_("Empty: every bureau."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        default="",
        choices=settings.LANGUAGES,
        help_text=_("Empty: every language."),
    )
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until further notice.")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ("user", "since")
        constraints = [
            models.CheckConstraint(
                name="assignment_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("The end must come after the beginning."),
            ),
            models.CheckConstraint(
                name="assignment_role_known", condition=Q(role__in=[role.code for role in ROLES])
            ),
            models.CheckConstraint(
                name="assignment_language_known",
                condition=Q(language__in=["", *settings.COLUMN_LANGUAGES]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

    def bureaus(self, parts: Parts) -> frozenset[int] | None:
        """The bureau and everything under it; None means every bureau."""
        if self.bureau_id is None:
            return None
        found, waiting = set(), [self.bureau_id]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting += parts.get(pk, [])
        return frozenset(found)
