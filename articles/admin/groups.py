"""The desk's nouns in the trade's groups, as one table: Django would list them by packages of code."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Group, and its models in the order of the page.
GROUPS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    (
        "stories",
        _("Stories"),
        (
            "articles.article",
            "articles.frontarrangement",
            "articles.task",
            "articles.readerreport",
            "articles.correction",
            "articles.recall",
            "interchange.pageimport",
        ),
    ),
    ("people", _("People and offices"), ("articles.reporter", "articles.bureau")),
    (
        "subjects",
        _("Special coverage and subjects"),
        (
            "articles.coverage",
            "articles.section",
            "articles.topic",
            "articles.place",
            "articles.region",
            "articles.glossaryterm",
        ),
    ),
    ("rights", _("Rights"), ("rights.notice", "rights.holder", "rights.license")),
    ("photos", _("Photos"), ("media.photo", "media.photopreset")),
    (
        "operation",
        _("Operation and records"),
        (
            "accounts.user",
            "accounts.assignment",
            "accounts.invitation",
            "articles.siteidentity",
            "articles.imprint",
            "articles.sociallink",
            "articles.formerslug",
            "articles.edition",
            "articles.revision",
            "articles.release",
            "articles.previewlink",
            "articles.transitionlog",
            "articles.auditentry",
        ),
    ),
)


def grouped(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Django's list of apps with their models, in our groups; a model no group names comes last of all."""
    models = {model["model"]._meta.label_lower: model for app in apps for model in app["models"]}
    found = []
    for code, title, labels in GROUPS:
        own = [models.pop(label) for label in labels if label in models]
        found.append(
            {"name": title, "app_label": code, "app_url": "", "has_module_perms": True, "models": own}
        )
    found[-1]["models"] += models.values()
    return [group for group in found if group["models"]]
