"""One version of one rule: what is claimed and on which terms, for one scope, from when until when."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.languages import columns
from articles.rights.models.holder import Holder
from articles.rights.models.license import License
from articles.rights.models.scope import Kind, Scope

PLACEHOLDERS = frozenset({"year", "first", "last", "holder", "host"})


def check_template(text: str) -> None:
    """Refuse a line whose braces are not one of the known placeholders."""
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError as error:
        raise ValidationError(_("The braces { } do not match.")) from error
    # A width of ten digits in a template would be as many spaces on the page: names only.
    names = {f"{name}{spec and ':' + spec}{conversion or ''}" for _text, name, spec, conversion in fields}
    if unknown := names - PLACEHOLDERS:
        raise ValidationError(
            _("Unknown placeholder %(names)s. Use {year}, {first}, {last}, {holder} or {host}."),
            params={"names": ", ".join(sorted(unknown))},
        )


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices as vocabulary."""

    def ending_after(self, at: dt.datetime) -> NoticeQuerySet:
        """In force at `at` or later: enough to answer for `at` and to know when the answer changes."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=at))

    def of(self, scopes: Iterable[int]) -> NoticeQuerySet:
        return self.filter(scope_id__in=list(scopes))


class Notice(models.Model):
    """A claim is historical and gets pinned at first publication; terms are today's policy and are read live.

    Blank claim or terms means: this rule leaves that part to the next scope. Once begun a row is immutable
    but for its end, which the database itself guards; a change is a new row.
    """

    class YearStyle(models.TextChoices):
        NONE = "none", _("no year")
        FIRST = "first", _("year of first publication")
        RANGE = "range", _("from the paper's first year to this one, at the foot of its own pages")

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="notices", verbose_name=_("applies to"))
    valid_from = models.DateTimeField(_("from"))
    valid_until = models.DateTimeField(_("until"), null=True, blank=True)

    holder = models.ForeignKey(
        Holder, models.PROTECT, related_name="+", verbose_name=_("holder"), null=True, blank=True
    )
    license = models.ForeignKey(
        License, models.PROTECT, related_name="+", verbose_name=_("licence"), null=True, blank=True
    )
    claim_line = models.CharField(
        _("claim"),
        max_length=300,
        blank=True,
        default="",
        help_text=_(
            "Who holds it, like © {year} {holder}({host}). "
            "Stays on a story as it was on the day it first ran."
        ),
    )
    year_style = models.CharField(_("year"), max_length=5, choices=YearStyle.choices, default=YearStyle.FIRST)
    terms_line = models.CharField(
        _("terms"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("What readers may and may not do. Every story shows today's terms, however old it is."),
    )
    # What machines are told with the terms: read live like them, and like them left to the next scope where
    # this notice has no terms.
    reserve_train = models.BooleanField(
        _("training of AI is reserved"),
        default=True,
        help_text=_("Said to crawlers in every way there is: no training of AI without a licence."),
    )
    reserve_input = models.BooleanField(
        _("use in AI answers is reserved"),
        default=True,
        help_text=_("Answers of AI that are made from our text as they are asked for."),
    )
    reserve_tdm = models.BooleanField(
        _("text and data mining is reserved"),
        default=True,
        help_text=_("Any other reading by machines to learn from it; who wants to asks first."),
    )
    allow_search = models.BooleanField(
        _("search engines may index"),
        default=True,
        help_text=_("Without it machines are told that these pages are not for search."),
    )
    rights_page = models.URLField(
        _("page about these rights"),
        blank=True,
        default="",
        help_text=_("Where the terms are explained, if not on our own page of copyright and licences."),
    )
    is_verbatim = models.BooleanField(
        _("someone else's words"),
        default=False,
        help_text=_("Printed exactly as supplied; braces are not placeholders."),
    )
    reason = models.CharField(_("reason for the change"), max_length=300)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("copyright notice")
        verbose_name_plural = _("copyright notices")
        ordering = ("scope", "-valid_from")
        indexes = [models.Index(fields=["scope", "valid_from"], name="notice_by_scope")]
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("The end must come after the beginning."),
            ),
            models.CheckConstraint(
                name="notice_rights_page_is_http",
                condition=Q(rights_page="")
                | Q(rights_page__startswith="http://")
                | Q(rights_page__startswith="https://"),
                violation_error_message=_("A page's address begins with http:// or https://."),
            ),
        ]

    def __str__(self) -> str:
        return self.claim_line or self.terms_line or str(self.pk)

    def clean(self) -> None:
        """A part is all or nothing: legal text never falls back to another language silently."""
        for field in ("claim_line", "terms_line"):
            lines = {name: getattr(self, name) or "" for name in columns(field)}
            one_language = self.scope_id is not None and self.scope.kind == Kind.EDITION
            if any(lines.values()) and not all(lines.values()) and not one_language:
                empty = [name for name, line in lines.items() if not line]
                raise ValidationError(
                    {empty[0]: _("Write this line in every language of the site, or in none.")}
                )
            if not self.is_verbatim:
                for name, line in lines.items():
                    try:
                        check_template(line)
                    except ValidationError as error:
                        raise ValidationError({name: error}) from error
        if self.scope_id is not None and self.valid_from is not None:
            others = Notice.objects.of([self.scope_id]).exclude(pk=self.pk).ending_after(self.valid_from)
            if self.valid_until is not None:
                others = others.filter(valid_from__lt=self.valid_until)
            if others.exists():
                raise ValidationError(
                    _("Another notice of this scope is in force then. End it first, or begin later.")
                )
