"""The one table of share images: which file shows the words of which revision."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.media.models.photo import random_name
from articles.models.revision import Revision


class ShareImage(models.Model):
    """A revision never changes, so its picture is drawn anew only when the paper's name or the design does:
    `masthead` and `design` are what it was drawn with. A new drawing has a new `public_id`, since chats keep
    pictures by their address.
    """

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="share_image")
    public_id = models.CharField(max_length=32, unique=True, default=random_name, editable=False)
    file = models.FileField(_("file"), max_length=80)
    masthead = models.CharField(_("masthead"), max_length=80, blank=True, default="")
    design = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("share image")
        verbose_name_plural = _("share images")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.public_id
