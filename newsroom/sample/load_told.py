"""Loads what the sample paper tells readers: texts about itself, its links, notes to published stories."""

from __future__ import annotations

import tomllib
from typing import Any

from articles import clock
from articles.models import Edition, SiteIdentity, SocialLink
from articles.models.choices import Phase
from articles.workflow.perform import perform
from newsroom.accounts.models import User
from newsroom.sample.content import DATA

TEXTS = ("about", "ethics", "corrections_policy", "known_barriers")
LANGUAGES = ("ko", "en")


def load_told(*, by: User) -> None:
    """The stories must be there and published."""
    told: dict[str, Any] = tomllib.loads((DATA / "told.toml").read_text(encoding="utf-8"))
    identity = SiteIdentity.objects.get()
    identity.email = told["email"]
    for name in (f"{text}_{language}" for text in TEXTS for language in LANGUAGES):
        setattr(identity, name, told[name].strip())
    identity.save()
    for position, row in enumerate(told["links"], 1):
        SocialLink.objects.create(position=position, **row)
    for note in told["notes"]:
        editions = Edition.objects.filter(article__slugline=f"sample:{note['story']}")
        for edition in editions.order_by("-language"):
            words = note.get(edition.language)
            if words and edition.phase(clock.now()) == Phase.LIVE:
                perform(note["act"], edition, by=by, note=words)
