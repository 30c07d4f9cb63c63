"""A licence with the flags that decide what may be done under it."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Derivatives(models.TextChoices):
    YES = "yes", _("allowed")
    SHARE_ALIKE = "sharealike", _("under the same licence")
    NO = "no", _("not allowed")


class Training(models.TextChoices):
    RESERVED = "reserved", _("reserved")
    ALLOWED = "allowed", _("allowed")
    UNSPECIFIED = "unspecified", _("not said")


class License(models.Model):
    """Flags are read by gates; the name and address are what people see."""

    # The short names of Creative Commons and SPDX have a dot in their version: no slug.
    code = models.CharField(
        _("code"),
        max_length=30,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(?:[.-][a-z0-9]+)*\Z",
                _("Small letters, digits, single dots and hyphens: cc-by-4.0."),
            )
        ],
    )
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("address of the text"), blank=True, default="")
    is_commercial = models.BooleanField(_("commercial use allowed"), default=False)
    derivatives = models.CharField(
        _("changes"), max_length=10, choices=Derivatives.choices, default=Derivatives.NO
    )
    is_attribution_required = models.BooleanField(_("attribution required"), default=True)
    training = models.CharField(
        _("training of AI"), max_length=11, choices=Training.choices, default=Training.UNSPECIFIED
    )

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                name="license_url_is_http",
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.code
