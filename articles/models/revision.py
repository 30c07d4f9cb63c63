"""Everything a reader sees of one edition, frozen: text, names as printed, where it belongs, photos with
their words.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import kind
from articles.models.bureau import Bureau
from articles.models.choices import Care, Label, Origin, TranslationMethod
from articles.models.edition import Edition
from articles.models.named import one_of
from articles.models.section import Section
from articles.rights.models import Holder

# Shapes of the JSON columns, each a list in reading order:
#   bylines   {"reporter": id|None, "name", "role", "title", "bureau": id|None, "bureau_name"}
#   places    {"place": id, "name", "region"}          coverages {"coverage": id}      topics {"topic": id}
#   photos    {"photo": id, "role", "alt", "caption", "credit", "decorative": bool}
# Names are as printed in the edition's language; ids only lead to pages.


class Revision(models.Model):
    """Immutable: the database refuses to change or delete a row, by whatever door."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=13, choices=kind.CHOICES)
    label = models.CharField(_("label"), max_length=9, choices=Label.choices, blank=True, default="")
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, default="")
    headline = models.CharField(_("headline"), max_length=300)
    deck = models.CharField(_("deck"), max_length=600, blank=True, default="")
    body = models.TextField(_("body"), blank=True, default="")
    slug = models.CharField(_("address"), max_length=80, blank=True, default="")
    dateline = models.CharField(_("dateline"), max_length=120, blank=True, default="")
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="+", null=True, verbose_name=_("section")
    )
    bureau = models.ForeignKey(Bureau, models.PROTECT, related_name="+", verbose_name=_("bureau"))
    section_name = models.CharField(_("section as printed"), max_length=120, blank=True, default="")
    bureau_name = models.CharField(_("bureau as printed"), max_length=120, blank=True, default="")
    bylines = models.JSONField(_("bylines"), default=list)
    places = models.JSONField(_("places"), default=list)
    coverages = models.JSONField(_("special coverage"), default=list)
    topics = models.JSONField(_("topics"), default=list)
    photos = models.JSONField(_("photos"), default=list)
    origin = models.CharField(_("origin"), max_length=13, choices=Origin.choices, default=Origin.OWN)
    source = models.ForeignKey(Holder, models.PROTECT, related_name="+", null=True, verbose_name=_("source"))
    issuing_body = models.CharField(_("issuing body"), max_length=120, blank=True, default="")
    translation_method = models.CharField(
        _("how it was translated"),
        max_length=14,
        choices=TranslationMethod.choices,
        default=TranslationMethod.ORIGINAL,
    )
    # What readers are told with it for their own good; out of what is read most.
    care = models.CharField(
        _("with a word of help"), max_length=8, choices=Care.choices, blank=True, default=""
    )
    note = models.CharField(_("why"), max_length=300, blank=True, default="")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="revision_number_once"),
            one_of("kind", kind.BY_CODE, "revision_kind_known"),
            one_of("label", Label.values, "revision_label_known"),
            one_of("care", Care.values, "revision_care_known"),
            one_of("origin", Origin.values, "revision_origin_known"),
            one_of("translation_method", TranslationMethod.values, "revision_translation_known"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} #{self.number}"
