"""Writes the rows of a batch of stories as publishing them one by one would have left them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Max

from articles import clock
from articles.management.archive.bulk import Table, reserve
from articles.management.archive.claims import Claims
from articles.management.archive.material import Material
from articles.management.archive.stories import Story, printed_bylines, printed_places
from articles.models import (
    Article,
    ArticlePlace,
    Byline,
    CoverageItem,
    Edition,
    Placement,
    Release,
    Revision,
)
from articles.models.choices import ListKind, Stage
from articles.models.kind import BY_CODE
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.releases import SIGNING_ROLES, is_flash, targets

SLUGLINE = "archive:"
ARTICLE = (
    "id", "kind", "label", "original_language", "bureau_id", "section_id", "origin", "slugline",
    "created_at", "changed_at",
)  # fmt: skip
TEXTS = ("headline", "deck", "body")
EDITION = (
    "id", "article_id", "language", "slug", "stage", "translation_method", "approved_revision_id",
    "first_published_at", "claim_line", "claim_notice_id", "claim_holder_id", "claim_license_id",
    "claim_year",
)  # fmt: skip
REVISION = (
    "id", "edition_id", "number", "kind", "label", *TEXTS, "slug", "dateline", "section_id", "bureau_id",
    "section_name", "bureau_name", "bylines", "places", "coverages", "topics", "origin", "translation_method",
    "created_at",
)  # fmt: skip
RELEASE = ("id", "edition_id", "revision_id", "since", "created_at")
PLACEMENT = ("release_id", "edition_id", "list", "target", "language", "sort_at", "since")
BYLINE = ("article_id", "position", "reporter_id", "role", "bureau_id", "name", "title")
WRITING = dt.timedelta(hours=3)


class Archive:
    """Writes batches of stories. Each batch is one transaction: all of its stories are there, or none."""

    def __init__(self, connection: BaseDatabaseWrapper, material: Material) -> None:
        self.connection = connection
        self.material = material
        self.claims = Claims()
        self.languages = material.languages
        last = CoverageItem.objects.values_list("coverage").annotate(last=Max("position"))
        self.coverage_ends = Counter(dict(last))
        self.lists: dict[tuple[int, int], list[tuple[str, int]]] = {}
        each = [f"{field}_{language}" for language in self.languages for field in TEXTS]
        names = [f"{field}_{language}" for language in self.languages for field in ("name", "title")]
        links = Article.topics.through
        self.tables: dict[str, tuple[Table, list[tuple[Any, ...]]]] = {
            noun: (Table(connection, model, columns), [])
            for noun, model, columns in (
                # In the order in which the guards want them: a release shows a revision that is there.
                ("article", Article, (*ARTICLE, *each)),
                ("edition", Edition, EDITION),
                ("revision", Revision, REVISION),
                ("release", Release, RELEASE),
                ("placement", Placement, PLACEMENT),
                ("byline", Byline, (*BYLINE, *names)),
                ("place", ArticlePlace, ("article_id", "place_id", "position")),
                ("topic", links, ("article_id", "topic_id")),
                ("coverage", CoverageItem, ("coverage_id", "article_id", "position")),
            )
        }

    def write(self, stories: Sequence[Story]) -> None:
        """One batch in one transaction, with the word to every page that changes."""
        with transaction.atomic(using=self.connection.alias):
            articles = reserve(self.connection, Article, len(stories))
            count = sum(len(story.copies) for story in stories)
            editions = iter(
                zip(
                    *(reserve(self.connection, model, count) for model in (Edition, Revision, Release)),
                    strict=True,
                )
            )
            touched: set[str] = set()
            for _table, rows in self.tables.values():
                rows.clear()
            for pk, story in zip(articles, stories, strict=True):
                self.add_article(pk, story)
                for language in story.copies:
                    touched |= self.add_edition(pk, story, language, *next(editions))
            for table, rows in self.tables.values():
                table.write(rows)
            Outbox.objects.announce("archive", f"stories:{articles[0]}-{articles[-1]}", touched)

    def add(self, noun: str, *values: Any) -> None:
        self.tables[noun][1].append(values)

    def add_article(self, pk: int, story: Story) -> None:
        first = story.since[self.languages[0]]
        texts = [
            getattr(story.copies[language], field) if language in story.copies else ""
            for language in self.languages
            for field in TEXTS
        ]
        self.add(
            "article", pk, story.kind, story.label, self.languages[0], story.bureau, story.section,
            origin(story), f"{SLUGLINE}{story.number}", first - WRITING, first, *texts,
        )  # fmt: skip
        for position, row in enumerate(story.signatures):
            own = {} if row.reporter else row.names
            names = [part.get(language, "") for language in self.languages for part in (own, row.titles)]
            self.add("byline", pk, position, row.reporter, row.role, row.bureau, names[0], names[1], *names)
        for position, place in enumerate(story.places):
            self.add("place", pk, place.pk, position)
        for topic in story.topics:
            self.add("topic", pk, topic)
        for coverage in story.coverages:
            self.coverage_ends[coverage] += 1
            self.add("coverage", coverage, pk, self.coverage_ends[coverage])

    def add_edition(
        self, pk: int, story: Story, language: str, edition: int, revision: int, release: int
    ) -> set[str]:
        """Rows of one language; the keys of the pages it appears on."""
        copy, since = story.copies[language], story.since[language]
        bylines = printed_bylines(story, language, self.material.bureau_names)
        places = printed_places(story, language, clock.seoul_day(since))
        dateline = places[0]["name"] if places and BY_CODE[story.kind].has_dateline else ""
        claim = self.claims.at(
            since, kind=story.kind, language=language, bureau=story.bureau, section=story.section,
            coverages=story.coverages, bylines=bylines,
        )  # fmt: skip
        method = "original" if language == self.languages[0] else story.method
        self.add(
            "edition", edition, pk, language, story.slugs[language], Stage.APPROVED.value, method, revision,
            since, claim.line, claim.notice_id or None, claim.holder_id, claim.license_id, claim.year,
        )  # fmt: skip
        self.add(
            "revision", revision, edition, 1, story.kind, story.label, copy.headline, copy.deck, copy.body,
            story.slugs[language], dateline, story.section, story.bureau,
            self.material.section_names[story.section][language],
            self.material.bureau_names[story.bureau][language],
            bylines, places, [{"coverage": number} for number in story.coverages],
            [{"topic": number} for number in story.topics], origin(story), method, since,
        )  # fmt: skip
        self.add("release", release, edition, revision, since, since)
        lists = self.lists_of(story)
        for kind, target in lists:
            self.add("placement", release, edition, kind, target, language, since, since)
        return {keys.edition(pk, language), *(keys.listing(kind, target, language) for kind, target in lists)}

    def lists_of(self, story: Story) -> list[tuple[str, int]]:
        """What releases.targets answers, asking the database once for each bureau and section."""
        key = (story.bureau, story.section)
        if key not in self.lists:
            found = targets(Revision(bureau_id=story.bureau, section_id=story.section))
            self.lists[key] = [(str(kind), target) for kind, target in found]
        lists = list(self.lists[key])
        lists += [
            (ListKind.REPORTER.value, row.reporter)
            for row in story.signatures
            if row.reporter and row.role in SIGNING_ROLES
        ]
        lists += [(ListKind.COVERAGE.value, pk) for pk in story.coverages]
        lists += [(ListKind.TOPIC.value, pk) for pk in story.topics]
        lists += [(ListKind.PLACE.value, place.pk) for place in story.places]
        return lists + ([(ListKind.FLASH.value, 0)] if is_flash(story.kind, story.label) else [])


def origin(story: Story) -> str:
    return "contributed" if story.kind == "contributed" else "own"
