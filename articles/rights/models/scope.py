"""One row per thing a notice can be about; rights knows nothing else of bureaus, stories or photos."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.pagecache import sink


class Kind(models.TextChoices):
    """What sort of thing it is, in the order in which notices win, the most specific first."""

    EDITION = "edition", _("one story in one language")
    ARTICLE = "article", _("one story")
    PHOTO = "photo", _("one photo")
    SOURCE = "source", _("a source's material")
    COVERAGE = "coverage", _("special coverage")
    BUREAU = "bureau", _("bureau")
    SECTION = "section", _("section")
    SITE = "site", _("the whole site")


class ScopeManager(models.Manager["Scope"]):
    """Finds or makes scopes."""

    def site(self) -> Scope:
        """The one row for the whole site."""
        return self.get_or_create(kind=Kind.SITE)[0]


class Scope(models.Model):
    """Bureau, Section, Coverage, Article, Edition, Photo and Holder each carry a nullable `scope` to one
    of these.
    """

    Kind = Kind

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)

    objects = ScopeManager()

    class Meta:
        verbose_name = _("scope of a notice")
        verbose_name_plural = _("scopes of notices")
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="site"), name="scope_one_site"),
            models.CheckConstraint(name="scope_kind_known", condition=Q(kind__in=Kind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


def site_scope() -> int:
    """The number of the whole site's scope, asked for once a page."""
    return sink.once("scope of the site", lambda: int(Scope.objects.site().pk))
