"""Who publishes the paper: its names per language, and the imprint the law asks for, with dates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_TOLD = 6000


class SiteIdentity(models.Model):
    """One row. Legal name (명칭), masthead (제호) and the name in bylines differ, in every language."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    legal_name = models.CharField(_("legal name"), max_length=120)
    masthead = models.CharField(_("masthead"), max_length=80)
    byline_name = models.CharField(_("name in bylines"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True, default="")
    # What the paper says of itself, plain text with an empty line between paragraphs.
    about = models.TextField(_("about the paper"), max_length=MOST_TOLD, blank=True, default="")
    ethics = models.TextField(_("principles of our reporting"), max_length=MOST_TOLD, blank=True, default="")
    corrections_policy = models.TextField(_("how we correct"), max_length=MOST_TOLD, blank=True, default="")
    known_barriers = models.TextField(_("known barriers"), max_length=MOST_TOLD, blank=True, default="")
    email = models.EmailField(_("address for readers"), blank=True, default="")
    # For the day a disaster or a broken line makes every kilobyte count.
    is_lite_offered = models.BooleanField(_("offer the text-only edition on every page"), default=False)

    class Meta:
        verbose_name = _("the paper")
        verbose_name_plural = _("the paper")
        constraints = [models.CheckConstraint(name="site_identity_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.masthead or ""


class Imprint(models.Model):
    """Newspaper Act art. 21 and the youth-protection officer, from a day until another.

    A paper that is printed and on the web has a registration for each, so a row for each.
    """

    class Medium(models.TextChoices):
        PRINT = "print", _("printed paper")
        ONLINE = "online", _("internet newspaper")

    medium = models.CharField(_("medium"), max_length=6, choices=Medium.choices, default=Medium.ONLINE)
    since = models.DateField(_("from"))
    until = models.DateField(_("first day no longer"), null=True, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=40)
    registered_on = models.DateField(_("registered"))
    first_published_on = models.DateField(pgettext_lazy("imprint", "first published"), null=True, blank=True)
    frequency = models.CharField(_("frequency"), max_length=40, blank=True, default="")
    publisher = models.CharField(pgettext_lazy("imprint", "publisher"), max_length=80)
    editor = models.CharField(pgettext_lazy("imprint", "editor"), max_length=80)
    printer = models.CharField(_("printer"), max_length=80, blank=True, default="")
    address = models.CharField(_("place of publication"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=40)
    youth_officer = models.CharField(_("youth protection officer"), max_length=80)
    ombudsman = models.CharField(_("ombudsman"), max_length=80, blank=True, default="")

    class Meta:
        verbose_name = _("imprint")
        verbose_name_plural = _("imprint")
        ordering = ("-since",)
        constraints = [
            models.CheckConstraint(name="imprint_medium_known", condition=Q(medium__in=("print", "online"))),
            models.CheckConstraint(
                name="imprint_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gt=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return self.registration_number
