"""What the index knows of a release beside its words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Release


class SearchDocument(models.Model):
    """One release in the index. Its words are kept by the engine under the same number; whether readers see
    it is asked of the release, at the instant of the question, so that an index cannot leak.
    """

    release = models.OneToOneField(
        Release, models.CASCADE, primary_key=True, related_name="document", verbose_name=_("release")
    )
    sort_day = models.IntegerField(_("day of first publication, counted from 1970"))

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.release_id)
