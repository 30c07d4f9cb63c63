"""A photo as it came in, with what is known about who made it and who holds it."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.media.recipes import EDITION
from articles.rights.models import Holder, License, Scope

# A file that kills the darkroom so many times is left with the renditions it has.
MAX_TRIES = 3
# What renditions show or carry: a change of one of these makes them due.
DEVELOPED_FROM = frozenset(
    {
        "focal_x",
        "focal_y",
        "credit_line_ko",
        "credit_line_en",
        "creator",
        "supplied_notice",
        "usage_terms",
        "licensor",
        "licensor_url",
    }
    | {"web_statement", "source_type", "data_mining"}
)


def random_name() -> str:
    """128 random bits: a content hash would let a stranger prove which file a hidden story uses."""
    return secrets.token_hex(16)


def original_path(photo: Photo, file_name: str) -> str:
    """Where an original lies; the name it came with stays in the table only."""
    name = random_name()
    return f"originals/{name[:2]}/{name}"


class Preset(models.TextChoices):
    """One tap fills holder, credit and licence; photos from messengers arrive without any metadata."""

    OWN = "own", _("taken by us")
    SUPPLIED = "supplied", _("supplied by an organisation")
    READER = "reader", _("sent by a reader")
    AGENCY = "agency", _("news agency")


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Photos as vocabulary."""

    def due(self) -> PhotoQuerySet:
        """Renditions are missing, or were made from facts or recipes that have changed since."""
        return self.filter(Q(is_due=True) | Q(recipe_edition__lt=EDITION), tries__lt=MAX_TRIES)


class Photo(models.Model):
    """`public_id` is the only name that ever leaves the server. Focal point in fractions of width and
    height.
    """

    public_id = models.CharField(max_length=32, unique=True, default=random_name, editable=False)
    original = models.FileField(_("file"), upload_to=original_path, max_length=80)
    file_name = models.CharField(
        _("name it came with"), max_length=255, blank=True, default="", editable=False
    )
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    format = models.CharField(_("file format"), max_length=8, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveBigIntegerField(editable=False)

    # No default: a photo nobody said anything about is nobody's, and is not published.
    preset = models.CharField(_("where it comes from"), max_length=8, choices=Preset.choices)
    creator = models.CharField(
        _("photographer"),
        max_length=240,
        blank=True,
        default="",
        help_text=_("Several with a semicolon between them."),
    )
    credit_line = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        default="",
        help_text=_("As printed after the caption, without a label."),
    )
    supplied_notice = models.CharField(
        _("notice it came with"),
        max_length=2000,
        blank=True,
        default="",
        help_text=_("Word for word; never replaced by ours."),
    )
    usage_terms = models.CharField(_("terms it came with"), max_length=2000, blank=True, default="")
    licensor = models.CharField(_("licensor"), max_length=240, blank=True, default="")
    licensor_url = models.CharField(_("address of the licensor"), max_length=500, blank=True, default="")
    web_statement = models.CharField(_("address of its rights page"), max_length=500, blank=True, default="")
    source_type = models.CharField(
        _("how it was made"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("An address of IPTC's list of digital source types, as the file named it."),
    )
    data_mining = models.CharField(
        _("data mining"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("An address of the PLUS list, as the file named it."),
    )
    holder = models.ForeignKey(
        Holder, models.PROTECT, related_name="photos", verbose_name=_("holder"), null=True, blank=True
    )
    license = models.ForeignKey(
        License, models.PROTECT, related_name="+", verbose_name=_("licence"), null=True, blank=True
    )
    # What the file says of itself, source by source, and what was done to it; for the desk only.
    found = models.JSONField(default=dict, editable=False)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("added by"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    # Renditions are made in the background: what still has to be done is a query, and no job can be lost.
    is_due = models.BooleanField(default=True, editable=False)
    recipe_edition = models.PositiveSmallIntegerField(default=0, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="photo_focal_point_inside",
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                violation_error_message=_("The focal point must lie inside the photo: between 0 and 1."),
            )
        ]
        indexes = [models.Index(fields=["id"], condition=Q(is_due=True), name="photo_due")]

    def __str__(self) -> str:
        return self.file_name or self.public_id
