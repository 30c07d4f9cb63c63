"""What came in from outside, kept as evidence: the text as it was, what was found in it, and what was
guessed.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class PageImport(models.Model):
    """One imported page text and the draft it became. `found` is the parser's answer as JSON:

    {"dropped": [line], "flags": [{"code", "message", "excerpt"}], "photo_alt": text,
     "notices": [{"verbatim", "claim", "terms", "holder", "host"}],
     "proposals": [{"noun", "name", "detail"}], "matched": [{"noun", "name", "id"}],
     "guesses": [{"code", "before", "after", "undone"}]}

    Of a paste also {"readings": [{"field", "value", "was_text", "why"}]}; its `sha256` is that of the story's
    number and the text, since one text may be pasted into several stories.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="imports", verbose_name=_("story"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    file_name = models.CharField(_("file"), max_length=255, blank=True, default="")
    sha256 = models.CharField(max_length=64)
    evidence = models.TextField(_("text as it came"))
    found = models.JSONField(_("what was found"), default=dict)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    imported_at = models.DateTimeField(_("imported"))

    class Meta:
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")
        ordering = ("-pk",)
        # The same file twice is one story, even if two people import it in the same second.
        constraints = [models.UniqueConstraint(fields=["sha256", "language"], name="page_import_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.file_name}".strip()
