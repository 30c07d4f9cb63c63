"""What the paper told readers about a published text: it was wrong or unclear, the news moved, or the law
gives somebody the word.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition
from articles.models.named import one_of
from articles.models.release import Release

MOST_CHARACTERS = 1000
# A court's or the Commission's text is as long as it is.
MOST_STATUTORY = 5000


class Kind(models.TextChoices):
    CORRECTION = "correction", pgettext_lazy("kind of correction", "Correction")
    CLARIFICATION = "clarification", pgettext_lazy("kind of correction", "Clarification")
    UPDATE = "update", pgettext_lazy("kind of correction", "Update")
    STATUTORY = "statutory_correction", pgettext_lazy("kind of correction", "Statutory correction")
    REPLY = "reply", pgettext_lazy("kind of correction", "Right of reply")
    FOLLOW_UP = "follow_up", pgettext_lazy("kind of correction", "Follow-up report (cleared)")
    SOURCE = "source_corrected", pgettext_lazy("kind of correction", "The original was corrected")


# What the law or an agreement obliges the paper to print, in words that are not the desk's.
BY_LAW: tuple[str, ...] = (str(Kind.STATUTORY), str(Kind.REPLY), str(Kind.FOLLOW_UP))
# Come by themselves; the others with the release that changes the text.
WITHOUT_RELEASE = (*BY_LAW, str(Kind.SOURCE))


class Basis(models.TextChoices):
    OWN = "own", _("our own decision")
    AGREEMENT = "agreement", _("agreement with the claimant")
    MEDIATION = "mediation", _("Press Arbitration Commission")
    COURT = "court", pgettext_lazy("basis", "court")


class Prominence(models.TextChoices):
    NORMAL = "normal", _("under the text")
    TOP = "top", _("above the text")


class Correction(models.Model):
    """One row for one note to readers of one language; `of` is the same one in another language.

    Written once by an act, then never changed: the database guards that. What the desk says of its own text
    is shown as long as the text is; what the law has it print outlives the story, without its headline.
    """

    Kind = Kind

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="corrections")
    release = models.OneToOneField(Release, models.PROTECT, related_name="correction", null=True)
    kind = models.CharField(pgettext_lazy("correction", "kind"), max_length=20, choices=Kind.choices)
    title = models.CharField(pgettext_lazy("correction", "title"), max_length=200, blank=True, default="")
    # In the edition's own language, plain; lines are kept.
    text = models.TextField(_("note to readers"), max_length=MOST_STATUTORY)
    basis = models.CharField(
        pgettext_lazy("correction", "basis"), max_length=9, choices=Basis.choices, default=Basis.OWN
    )
    # Where the text first stood in print: a statutory correction has to say so.
    original_on = models.DateField(_("first printed on"), null=True, blank=True)
    original_page = models.CharField(_("on page"), max_length=10, blank=True, default="")
    closing_line = models.CharField(_("closing line"), max_length=200, blank=True, default="")
    prominence = models.CharField(
        pgettext_lazy("correction", "where it stands"),
        max_length=6,
        choices=Prominence.choices,
        default=Prominence.NORMAL,
    )
    # The desk's own: never printed.
    case_ref = models.CharField(_("case number"), max_length=60, blank=True, default="")
    of = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="in_other_languages",
        null=True,
        blank=True,
        verbose_name=_("the same in another language"),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-at", "-pk")
        constraints = [
            one_of("kind", Kind.values, "correction_kind_known"),
            one_of("basis", Basis.values, "correction_basis_known"),
            one_of("prominence", Prominence.values, "correction_prominence_known"),
            models.CheckConstraint(name="correction_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="correction_with_its_release",
                condition=Q(kind__in=WITHOUT_RELEASE, release__isnull=True)
                | (~Q(kind__in=WITHOUT_RELEASE) & Q(release__isnull=False)),
            ),
            models.CheckConstraint(
                name="correction_by_law_has_a_basis",
                condition=(Q(kind__in=BY_LAW) & ~Q(basis=Basis.OWN) & ~Q(closing_line="") & ~Q(title=""))
                | (~Q(kind__in=BY_LAW) & Q(basis=Basis.OWN)),
            ),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.edition} {self.kind}"
