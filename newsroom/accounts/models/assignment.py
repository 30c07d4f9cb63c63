"""Which role a person holds, at which bureau, for which language, from when until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models import Bureau
from articles.workflow.policy import ROLES

Parts = Mapping[int | None, list[int]]


def parts_of_bureaus() -> Parts:
    """The bureaus right under each bureau, in one query."""
    parts: dict[int | None, list[int]] = {}
    for pk, parent in Bureau.objects.values_list("pk", "parent_id"):
        parts.setdefault(parent, []).append(pk)
    return parts


def is_within(hour: dt.time, begins: dt.time | None, ends: dt.time | None) -> bool:
    """Whether an hour of the day lies in [begins, ends), which may pass midnight; without both, always."""
    if begins is None or ends is None:
        return True
    return begins <= hour < ends if begins < ends else hour >= begins or hour < ends


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments as vocabulary."""

    def valid(self, at: dt.datetime) -> AssignmentQuerySet:
        """Those that hold on the day of `at`, see `is_on_duty`; the end instant itself is already outside."""
        return self.filter(Q(since__lte=at), Q(until__isnull=True) | Q(until__gt=at))


class Assignment(models.Model):
    """No bureau means every bureau; no language means every language. Gone at `until`, on the next request.

    With daily hours it holds in these alone, in Seoul: [22:00, 07:00) is a night.
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

    daily_from = models.TimeField(_("each day from"), null=True, blank=True)
    daily_until = models.TimeField(_("each day until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name=_("given by"), null=True, editable=False
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")

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
                name="assignment_daily_hours",
                condition=Q(daily_from__isnull=True, daily_until__isnull=True)
                | (Q(daily_from__isnull=False, daily_until__isnull=False) & ~Q(daily_from=F("daily_until"))),
                violation_error_message=_("Give both hours of the day, and not the same, or none."),
            ),
            # Until further notice once is enough; the forms say it of dated ones too.
            models.UniqueConstraint(
                fields=["user", "role", "bureau", "language"],
                condition=Q(until__isnull=True, daily_from__isnull=True, bureau__isnull=False),
                name="assignment_once_at_a_bureau",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "language"],
                condition=Q(until__isnull=True, daily_from__isnull=True, bureau__isnull=True),
                name="assignment_once_everywhere",
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

    def is_on_duty(self, at: dt.datetime) -> bool:
        """Whether `at` lies in its hours of the day."""
        return is_within(at.astimezone(clock.SEOUL).time(), self.daily_from, self.daily_until)

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
