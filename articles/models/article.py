"""The desk's copy of a story: one row, its text in every language; readers never see it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models import kind
from articles.models.bureau import Bureau
from articles.models.choices import Care, Label, Origin
from articles.models.coverage import Coverage
from articles.models.named import one_of
from articles.models.place import Place
from articles.models.section import Section
from articles.models.topic import Topic
from articles.rights.models import Holder, Scope

# Text that belongs to one language and is guarded by that edition's copy_version; the rest by
# Article.version.
TEXT_FIELDS = ("kicker", "headline", "deck", "body", "issuing_body")


class Article(models.Model):
    """Its pk is the number in addresses. `bureau` decides who may see it; lists readers see come from
    releases.
    """

    kind = models.CharField(_("kind"), max_length=13, choices=kind.CHOICES, default="news")
    label = models.CharField(_("label"), max_length=9, choices=Label.choices, blank=True, default="")
    kicker = models.CharField(_("kicker"), max_length=80, blank=True, default="")
    headline = models.CharField(_("headline"), max_length=300, blank=True, default="")
    deck = models.CharField(_("deck"), max_length=600, blank=True, default="")
    body = models.TextField(_("body"), blank=True, default="")
    original_language = models.CharField(
        _("written in"), max_length=2, choices=settings.LANGUAGES, default="ko"
    )

    bureau = models.ForeignKey(Bureau, models.PROTECT, related_name="articles", verbose_name=_("bureau"))
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="articles", verbose_name=_("section"), null=True, blank=True
    )
    places = models.ManyToManyField(
        Place, through="ArticlePlace", related_name="articles", verbose_name=_("places")
    )
    topics = models.ManyToManyField(Topic, related_name="articles", blank=True, verbose_name=_("topics"))
    coverages = models.ManyToManyField(
        Coverage, through="CoverageItem", related_name="articles", verbose_name=_("special coverage")
    )

    origin = models.CharField(_("origin"), max_length=13, choices=Origin.choices, default=Origin.OWN)
    source = models.ForeignKey(
        Holder, models.PROTECT, related_name="+", verbose_name=_("source"), null=True, blank=True,
        help_text=_("Whose material it is, if not ours: its notice wins over our own."),
    )  # fmt: skip
    # As the agency numbers the item: when it kills one, what was made of it is found by this.
    wire_ref = models.CharField(_("number at the agency"), max_length=80, blank=True, default="",
        help_text=_("If the agency kills its item, this story is found by it."),
    )  # fmt: skip
    issuing_body = models.CharField(
        _("issuing body"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Who issued the press release."),
    )

    embargo_online_at = models.DateTimeField(_("embargo, online"), null=True, blank=True)
    embargo_print_on = models.DateField(_("embargo, print edition of"), null=True, blank=True)
    embargo_source = models.CharField(_("embargo set by"), max_length=120, blank=True, default="")
    embargo_note = models.CharField(_("embargo note"), max_length=300, blank=True, default="")
    print_edition = models.CharField(_("print edition"), max_length=20, blank=True, default="")
    print_page = models.CharField(_("print page"), max_length=10, blank=True, default="")
    printed_on = models.DateField(_("date of the printed paper"), null=True, blank=True)

    slugline = models.CharField(
        _("slugline"), max_length=60, blank=True, default="", help_text=_("The desk's own short name.")
    )
    editors_note = models.TextField(_("note for the desk"), blank=True, default="", max_length=4000)
    care = models.CharField(
        _("with a word of help"),
        max_length=8,
        choices=Care.choices,
        blank=True,
        default="",
        help_text=_(
            "Readers find where help is to be had under the text, and it is never listed as most read."
        ),
    )
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    # Whose texts were taken out of this record because the person who asked may not read them.
    hidden_languages: frozenset[str] = frozenset()

    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    created_at = models.DateTimeField(_("begun"), default=clock.now, editable=False)
    changed_at = models.DateTimeField(_("last changed"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ("-pk",)
        constraints = [
            one_of("kind", kind.BY_CODE, "article_kind_known"),
            one_of("label", Label.values, "article_label_known"),
            one_of("care", Care.values, "article_care_known"),
            one_of("origin", Origin.values, "article_origin_known"),
            one_of("original_language", settings.COLUMN_LANGUAGES, "article_language_known"),
            models.CheckConstraint(name="article_version_counts", condition=Q(version__gte=1)),
        ]
        indexes = [
            models.Index(fields=["bureau", "-id"], name="article_by_bureau"),
            models.Index(fields=["section", "-id"], name="article_by_section"),
            models.Index(fields=["wire_ref"], condition=~Q(wire_ref=""), name="article_by_wire_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.headline or self.slugline}".strip()


class ArticlePlace(models.Model):
    """A place a story is about; the first one gives the dateline."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="place_links")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("place"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("place of the story")
        verbose_name_plural = _("places of the story")
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["article", "place"], name="article_place_once")]

    def __str__(self) -> str:
        return str(self.place_id)


class CoverageItem(models.Model):
    """A story in a special coverage: its place in the order and a note. Order and note are the coverage's
    own, at once.
    """

    coverage = models.ForeignKey(
        Coverage, models.CASCADE, related_name="items", verbose_name=_("special coverage")
    )
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="coverage_items", verbose_name=_("story")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("story in the coverage")
        verbose_name_plural = _("stories in the coverage")
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["coverage", "article"], name="coverage_article_once")]

    def __str__(self) -> str:
        return str(self.article_id)
