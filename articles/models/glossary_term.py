"""An entry of the glossary: how a name or a term is written in each language, and how it is not."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import column

# Nullable columns: a bare comparison would be NULL, and a CHECK lets NULL pass.
NAMED = [
    Q(**{f"{name}__isnull": False, f"{name}__gt": ""})
    for name in (column("name", code) for code in settings.COLUMN_LANGUAGES)
]


class GlossaryTerm(models.Model):
    """`name` in the story's language is what is looked for, in the other what the paper writes for it.

    Reporters, bureaus, places, coverages and topics are in the glossary by themselves; an entry here is for
    all others, and for ways of writing that the paper does not want.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person's name")
        PLACE = "place", _("place name")
        ORGANISATION = "organisation", _("organisation")
        OTHER = "other", _("other term")

    name = models.CharField(_("name or term"), max_length=120)
    other_names = models.TextField(
        _("not written like this"),
        max_length=2000,
        blank=True,
        default="",
        help_text=_("Other ways it is written elsewhere, one a line: found in a text, they are pointed out."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    note = models.CharField(_("note"), max_length=300, blank=True, default="")

    class Meta:
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="glossary_term_is_named",
                condition=reduce(or_, NAMED),
                violation_error_message=_("Fill this in, in one language at least."),
            )
        ]

    def __str__(self) -> str:
        return self.name or ""
