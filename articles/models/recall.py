"""A withdrawal of a story from readers as one act, with a receipt for every place it could be seen in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.choices import RecallVerb, ReceiptState
from articles.models.named import one_of


class Recall(models.Model):
    """`languages` are those it was for, all of them or none. `order_ref`: the agency's own number of the item
    it killed, if that was why.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="recalls", verbose_name=_("story"))
    verb = models.CharField(_("act"), max_length=8, choices=RecallVerb.choices)
    languages = models.JSONField(_("languages"), default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=300)
    order_ref = models.CharField(_("number at the agency"), max_length=80, blank=True, default="")

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ("-pk",)
        constraints = [one_of("verb", RecallVerb.values, "recall_verb_known")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.get_verb_display()}"


class Receipt(models.Model):
    """One place. `address` is a path of this site, or the name of a service outside; `looks` how often it was
    looked at by itself.
    """

    recall = models.ForeignKey(Recall, models.PROTECT, related_name="receipts", verbose_name=_("withdrawal"))
    surface = models.CharField(_("place"), max_length=20)
    language = models.CharField(_("language"), max_length=2)
    address = models.CharField(_("address"), max_length=400)
    state = models.CharField(
        _("state"), max_length=8, choices=ReceiptState.choices, default=ReceiptState.UNSEEN
    )
    checked_at = models.DateTimeField(_("looked at"), null=True)
    looks = models.PositiveSmallIntegerField(default=0)
    detail = models.CharField(_("what was found"), max_length=200, blank=True, default="")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ("pk",)
        constraints = [
            one_of("state", ReceiptState.values, "receipt_state_known"),
            models.UniqueConstraint(fields=["recall", "language", "surface", "address"], name="receipt_once"),
        ]
        indexes = [
            models.Index(
                fields=["checked_at"], condition=Q(state__in=["unseen", "there"]), name="receipt_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface} {self.address}"
