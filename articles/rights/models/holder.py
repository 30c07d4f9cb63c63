"""Who owns a text or a photo: the paper itself, an agency, a public body, a contributor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.rights.models.scope import Scope


class HolderKind(models.TextChoices):
    PUBLISHER = "publisher", pgettext_lazy("holder", "publisher")
    AGENCY = "agency", _("news agency")
    FREELANCER = "freelancer", _("freelancer")
    PUBLIC_BODY = "public_body", _("public body")
    COMPANY = "company", _("company")
    INDIVIDUAL = "individual", _("individual")


class Holder(models.Model):
    """`host` is printed in notices that name a site, like `(www.example.kr)`."""

    kind = models.CharField(_("kind"), max_length=12, choices=HolderKind.choices, default=HolderKind.COMPANY)
    name = models.CharField(_("name"), max_length=120)
    host = models.CharField(_("host printed in notices"), max_length=120, blank=True, default="")
    url = models.URLField(_("home page"), blank=True, default="")
    credit = models.CharField(_("credit line"), max_length=160, blank=True, default="")
    contact_email = models.EmailField(_("contact for permissions"), blank=True, default="")
    is_own = models.BooleanField(_("one of ours"), default=False)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("rights holder")
        verbose_name_plural = _("rights holders")
        ordering = ("pk",)

    @property
    def is_person(self) -> bool:
        return self.kind in (HolderKind.INDIVIDUAL, HolderKind.FREELANCER)

    def __str__(self) -> str:
        return self.name or ""
