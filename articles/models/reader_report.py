"""What a reader wrote to the desk: an error in a story, or a letter to a reporter whose address is hidden."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.named import one_of
from articles.models.reporter import Reporter
from articles.models.revision import Revision

MOST_CHARACTERS = 2000
MOST_OUTCOME = 500


class Kind(models.TextChoices):
    """What is wrong; a letter to a reporter has a kind of its own."""

    FACT = "fact", pgettext_lazy("reader's report", "A fact, name, number or date")
    WORDING = "wording", pgettext_lazy("reader's report", "Spelling or wording")
    TRANSLATION = "translation", pgettext_lazy("reader's report", "The translation")
    PHOTO = "photo", pgettext_lazy("reader's report", "A photo, caption or credit")
    ACCESS = "access", pgettext_lazy("reader's report", "Something I cannot read or use")
    OTHER = "other", pgettext_lazy("reader's report", "Something else")
    LETTER = "letter", pgettext_lazy("reader's report", "Letter to a reporter")


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("reader's report", "open")
    ANSWERED = "answered", pgettext_lazy("reader's report", "settled")
    DISMISSED = "dismissed", pgettext_lazy("reader's report", "nothing to do")


class ReaderReport(models.Model):
    """One message. `article` or `reporter` says what about; `revision` is the text the reader saw.

    `reply_to` is for the answer alone: it is shown to whoever may settle the report, never to readers. The
    whole row goes after settings.READER_REPORTS_KEPT, whatever its state: that is what the form promises.
    """

    kind = models.CharField(_("what is wrong"), max_length=11, choices=Kind.choices)
    text = models.TextField(_("message"), max_length=MOST_CHARACTERS)
    reply_to = models.EmailField(_("address for the answer"), blank=True, default="")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="reader_reports", null=True, verbose_name=_("story")
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="+", null=True, verbose_name=_("text as the reader saw it")
    )
    reporter = models.ForeignKey(
        Reporter, models.PROTECT, related_name="letters", null=True, verbose_name=_("reporter")
    )
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(_("outcome"), max_length=MOST_OUTCOME, blank=True, default="")
    # What readers were told of it, where it led to that.
    correction = models.ForeignKey(
        Correction, models.PROTECT, related_name="+", null=True, verbose_name=_("correction")
    )
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("settled by")
    )
    # A letter also goes out by mail where the paper has set up a server for it.
    mailed_at = models.DateTimeField(_("sent on by mail"), null=True)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mail_tried_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ("-received_at", "-pk")
        constraints = [
            one_of("kind", Kind.values, "reader_report_kind_known"),
            one_of("state", State.values, "reader_report_state_known"),
            models.CheckConstraint(
                name="reader_report_about_one_thing",
                condition=Q(article__isnull=False, reporter__isnull=True)
                | Q(article__isnull=True, reporter__isnull=False),
            ),
            models.CheckConstraint(
                name="reader_report_settled_once_it_is",
                condition=Q(state="open", settled_at__isnull=True)
                | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], name="reader_report_by_age"),
            models.Index(fields=["-received_at"], condition=Q(state="open"), name="reader_report_open"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
