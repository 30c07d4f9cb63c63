"""A file made from a photo's original by one recipe of the closed list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.media.models.photo import Photo


class Rendition(models.Model):
    """`name` is the last part of its public address, like `1280.webp`."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=16)
    file = models.FileField(max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ("photo", "width", "name")
        constraints = [models.UniqueConstraint(fields=["photo", "name"], name="rendition_once")]

    def __str__(self) -> str:
        return f"{self.photo_id}/{self.name}"
