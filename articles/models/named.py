"""What every noun with a public page of its own shares: a name, an address, and the scope a notice can
hang on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def one_of(field: str, values: Iterable[str], name: str) -> models.CheckConstraint:
    """The database's own word that a column holds nothing but the values of a closed list."""
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": list(values)}))


def no_slash(field: str, name: str) -> models.CheckConstraint:
    """A slug is one step of an address, whoever writes the row."""
    return models.CheckConstraint(name=name, condition=~Q(**{f"{field}__contains": "/"}))


def not_its_own_parent(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name, condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), violation_error_message=CIRCLE
    )


SLUG = re.compile(r"^[\w]+(?:-[\w]+)*\Z")
CIRCLE = _("A record cannot be part of itself.")
slug_is_an_address = RegexValidator(SLUG, _("Use letters, digits and single hyphens: honam-bureau."))


class Named(models.Model):
    """Slugs of nouns are one per noun, the same in every language; a changed one leaves a former slug
    behind.
    """

    slug = models.CharField(_("address"), max_length=80, unique=True, validators=[slug_is_an_address])
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or self.slug


class Tree(Named):
    """A named noun under another of its kind."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("part of"))

    class Meta:
        abstract = True

    def lineage(self) -> list[Tree]:
        """Itself, its parent, and so on up; at most as deep as the tree is, even if raw SQL made a ring."""
        line: list[Tree] = [self]
        while (parent := line[-1].parent) is not None and parent not in line:
            line.append(parent)
        return line

    def clean(self) -> None:
        super().clean()
        ancestor = self.parent
        seen: set[int] = set()
        while ancestor is not None and ancestor.pk not in seen:
            if ancestor.pk == self.pk:
                raise ValidationError({"parent": CIRCLE})
            seen.add(ancestor.pk)
            ancestor = ancestor.parent
