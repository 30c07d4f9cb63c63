"""A bureau: an office of the paper with a place, a region, reporters and a contact."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.named import Tree, no_slash, not_its_own_parent, one_of
from articles.models.place import Place
from articles.rights.models import Scope


class Kind(models.TextChoices):
    HEAD_OFFICE = "head_office", _("head office")
    REGIONAL = "regional", _("regional bureau")
    CORRESPONDENT = "correspondent", _("local correspondent's office")
    FOREIGN = "foreign", _("foreign bureau")


class Bureau(Tree):
    """`other_names` are names it is known by in other systems, one a line; imports match on them, nothing
    prints them.
    """

    Kind = Kind

    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="bureaus", verbose_name=_("place"), null=True, blank=True
    )
    address = models.CharField(_("street address"), max_length=200, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=40, blank=True, default="")
    email = models.EmailField(_("public e-mail"), blank=True, default="")
    other_names = models.TextField(
        _("other names it is known by"), blank=True, default="", help_text=_("One a line; for imports.")
    )
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("bureau")
        verbose_name_plural = _("bureaus")
        ordering = ("position", "pk")
        constraints = [
            one_of("kind", Kind.values, "bureau_kind_known"),
            no_slash("slug", "bureau_slug_is_one_step"),
            not_its_own_parent("bureau_not_its_own_parent"),
        ]
