"""A photo in a story: its alt text and caption are written for this use, in every language."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.media.models import Photo
from articles.models.article import Article
from articles.models.bureau import Bureau
from articles.models.named import one_of


class Role(models.TextChoices):
    LEAD = "lead", _("lead photo")
    BODY = "body", _("in the body")


class PhotoUse(models.Model):
    """Alt text says what is seen, the caption what it means, the credit (on the photo) whose it is."""

    Role = Role

    article = models.ForeignKey(Article, models.CASCADE, related_name="photo_uses")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="uses", verbose_name=_("photo"))
    role = models.CharField(_("where"), max_length=4, choices=Role.choices, default=Role.LEAD)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    alt_text = models.CharField(
        _("alt text"), max_length=300, blank=True, default="", help_text=_("What is to be seen.")
    )
    caption = models.CharField(
        _("caption"), max_length=600, blank=True, default="", help_text=_("What it means.")
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("Says nothing the text does not say.")
    )

    class Meta:
        verbose_name = _("photo of the story")
        verbose_name_plural = _("photos of the story")
        ordering = ("role", "position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=Q(role="lead"), name="photo_use_one_lead"),
            models.UniqueConstraint(fields=["article", "photo"], name="photo_use_once"),
            one_of("role", Role.values, "photo_use_role_known"),
        ]

    def __str__(self) -> str:
        return str(self.photo_id)


class PhotoBureau(models.Model):
    """Which bureau a photo belongs to: media knows nothing of bureaus, permission does."""

    photo = models.OneToOneField(Photo, models.CASCADE, related_name="home", primary_key=True)
    bureau = models.ForeignKey(Bureau, models.PROTECT, related_name="photos", verbose_name=_("bureau"))

    class Meta:
        verbose_name = _("bureau of a photo")
        verbose_name_plural = _("bureaus of photos")

    def __str__(self) -> str:
        return str(self.bureau_id)
