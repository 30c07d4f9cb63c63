"""A story in one language: where the desk's copy stands, what stands before its readers, and its pinned
claim.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.choices import Hold, Phase, Stage, TranslationMethod
from articles.models.named import no_slash, one_of, slug_is_an_address
from articles.rights.models import Holder, License, Notice, Scope


def open_at(at: dt.datetime, prefix: str = "") -> Q:
    """The half-open range [since, until) holds `at`."""
    return Q(**{f"{prefix}since__lte": at}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": at})
    )


def not_held_at(at: dt.datetime, prefix: str = "") -> Q:
    """Nothing held the edition back at `at`; an instant before the hold still shows what readers saw then."""
    return Q(**{f"{prefix}hold": Hold.NONE}) | Q(**{f"{prefix}held_at__gt": at})


class EditionQuerySet(models.QuerySet["Edition"]):
    """The one door: public rows are asked for with the instant they are meant for."""

    def visible(self, at: dt.datetime) -> EditionQuerySet:
        """What readers get at `at`, past and future alike. Without an aware instant it raises."""
        if not isinstance(at, dt.datetime) or at.tzinfo is None:
            raise TypeError("visible(at) needs the aware instant of this response: articles.clock.now().")
        return self.filter(open_at(at, "releases__"), not_held_at(at)).annotate(
            live_revision_id=F("releases__revision_id"), live_release_id=F("releases__pk")
        )

    def for_article(self, number: int) -> EditionQuerySet:
        return self.filter(article_id=number)


class Edition(models.Model):
    """`copy_version` guards the language's columns of the article. `held_at` is set exactly while a hold
    stands.

    The claim (line, holder, year, licence and why) is resolved for the instant of the first release and
    frozen there.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="editions")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    slug = models.CharField(
        _("address"), max_length=80, blank=True, default="", validators=[slug_is_an_address]
    )
    stage = models.CharField(
        _("stage"), max_length=9, choices=Stage.choices, default=Stage.DRAFT, editable=False
    )
    hold = models.CharField(_("hold"), max_length=8, choices=Hold.choices, default=Hold.NONE, editable=False)
    held_at = models.DateTimeField(null=True, editable=False)
    # Kept back from what would go out next; what readers see already is not touched by it.
    is_on_hold = models.BooleanField(_("on hold"), default=False, editable=False)
    copy_version = models.PositiveIntegerField(default=1, editable=False)
    translation_method = models.CharField(
        _("how it was translated"),
        max_length=14,
        choices=TranslationMethod.choices,
        default=TranslationMethod.ORIGINAL,
    )
    # For each translated text the version of its source it agrees with; workflow/seen.py has the keys.
    source_seen = models.JSONField(default=dict, editable=False)
    approved_revision = models.ForeignKey(
        "Revision",
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("approved text"),
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    # The planned end belongs to the edition: an update, a hold or a cancelled schedule does not lift it.
    expires_at = models.DateTimeField(_("publication ends"), null=True, editable=False)
    # By the desk's choice: whether readers may see how the text was changed.
    shows_history = models.BooleanField(_("public history"), default=False, editable=False)

    claim_line = models.CharField(
        _("claim as first published"), max_length=300, blank=True, default="", editable=False
    )
    claim_notice = models.ForeignKey(Notice, models.PROTECT, related_name="+", null=True, editable=False)
    claim_holder = models.ForeignKey(Holder, models.PROTECT, related_name="+", null=True, editable=False)
    claim_license = models.ForeignKey(License, models.PROTECT, related_name="+", null=True, editable=False)
    claim_year = models.PositiveSmallIntegerField(null=True, editable=False)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("article", "language")
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="edition_once"),
            one_of("stage", Stage.values, "edition_stage_known"),
            one_of("hold", Hold.values, "edition_hold_known"),
            one_of("language", settings.COLUMN_LANGUAGES, "edition_language_known"),
            one_of("translation_method", TranslationMethod.values, "edition_translation_known"),
            no_slash("slug", "edition_slug_is_one_step"),
            models.CheckConstraint(name="edition_version_counts", condition=Q(copy_version__gte=1)),
            models.CheckConstraint(
                name="edition_held_has_instant",
                condition=Q(hold=Hold.NONE, held_at__isnull=True)
                | (~Q(hold=Hold.NONE) & Q(held_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="edition_approved_has_text",
                condition=~Q(stage=Stage.APPROVED) | Q(approved_revision__isnull=False),
            ),
            models.CheckConstraint(
                name="edition_spiked_never_ran",
                condition=~Q(stage=Stage.SPIKED) | Q(first_published_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "language", "-article"], name="edition_by_stage"),
            models.Index(fields=["claim_notice"], name="edition_by_claim_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}"

    def phase(self, at: dt.datetime) -> Phase:
        """What readers get of it at `at`; reads `releases` if prefetched."""
        return phase_of([(row.since, row.until) for row in self.releases.all()], self.hold, self.held_at, at)


def phase_of(
    ranges: list[tuple[dt.datetime, dt.datetime | None]],
    hold: str,
    held_at: dt.datetime | None,
    at: dt.datetime,
) -> Phase:
    """Pure decision over release ranges and the hold."""
    if held_at is not None and held_at <= at:
        return Phase.KILLED if hold == Hold.KILLED else Phase.WITHHELD
    real: list[tuple[dt.datetime, Any]] = [
        (since, until) for since, until in ranges if until is None or until > since
    ]
    if any(since <= at and (until is None or until > at) for since, until in real):
        return Phase.LIVE
    if any(since > at for since, _until in real):
        return Phase.SCHEDULED
    return Phase.EXPIRED if real else Phase.UNPUBLISHED
