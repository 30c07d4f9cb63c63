"""What one tap says about a photo: whose it is, how that is printed, under which licence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.media.models.photo import Preset
from articles.rights.models import Holder, License, Scope


class PhotoPreset(models.Model):
    """`scope` is a bureau's or the whole site's. A bureau's rows of a kind stand before those of the bureau
    above it and of the site; where nobody wrote any, a built-in one does.
    """

    scope = models.ForeignKey(Scope, models.PROTECT, related_name="+", verbose_name=_("applies to"))
    kind = models.CharField(_("where it comes from"), max_length=8, choices=Preset.choices)
    holder = models.ForeignKey(
        Holder, models.PROTECT, related_name="+", verbose_name=_("holder"), null=True, blank=True
    )
    license = models.ForeignKey(
        License, models.PROTECT, related_name="+", verbose_name=_("licence"), null=True, blank=True
    )
    credit_line = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        default="",
        help_text=_("As printed after the caption, without a label. Empty: the holder's name."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("photo preset")
        verbose_name_plural = _("photo presets")
        ordering = ("position", "pk")
        # Two constraints, because SQLite has none that takes two empty holders for the same.
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "kind", "holder"],
                name="photo_preset_once",
                violation_error_message=_("There is such a preset already."),
            ),
            models.UniqueConstraint(
                fields=["scope", "kind"],
                condition=models.Q(holder=None),
                name="photo_preset_without_holder_once",
                violation_error_message=_("There is such a preset already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.holder or ''}".removesuffix(" · ")
