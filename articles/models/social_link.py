"""A page of the paper's own on another service, as the foot of every page names it."""

from __future__ import annotations

from functools import reduce
from operator import and_

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import column

# Nullable columns, so a bare comparison would be NULL, which a CHECK lets pass: here that is right.
ONLY_HTTPS = [
    Q(**{f"{name}__isnull": True}) | Q(**{name: ""}) | Q(**{f"{name}__startswith": "https://"})
    for name in (column("address", code) for code in settings.COLUMN_LANGUAGES)
]


class SocialLink(models.Model):
    """Name and address per language: a language without an address does not show it."""

    name = models.CharField(_("name"), max_length=60)
    address = models.URLField(
        _("address on the web"),
        max_length=300,
        blank=True,
        default="",
        validators=[
            URLValidator(schemes=["https"], message=_("Write the whole address, beginning with https://."))
        ],
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("social link")
        verbose_name_plural = _("social links")
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(name="social_link_is_https", condition=reduce(and_, ONLY_HTTPS))
        ]

    def __str__(self) -> str:
        return self.name or ""
