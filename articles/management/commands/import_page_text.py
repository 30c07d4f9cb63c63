"""manage.py import_page_text FILE --language LANGUAGE: the text of a newspaper's page becomes a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.db import IntegrityError

from articles.interchange import page_text
from articles.interchange.intake import already, intake
from articles.interchange.item import NewsItem
from articles.interchange.models import PageImport
from articles.management.actor import actor
from articles.models import Article, Bureau, Section
from articles.workflow.grants import may
from articles.workflow.refusals import Refused


class Command(BaseCommand):
    help = (
        "Make a draft from the text of an article page. Publishes nothing; "
        "the last word printed is its number."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--language", required=True, choices=settings.SITE_LANGUAGES, help="the language of the text"
        )
        parser.add_argument(
            "--bureau", default="", help="slug of the bureau, if the byline names none of ours"
        )
        parser.add_argument(
            "--section", default="", help="slug of the section; the bureau's last used one otherwise"
        )
        parser.add_argument("--by", default="admin", help="the login that imports")

    # Commands speak English, as all of manage.py does; half a sentence of each language helps nobody.
    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        by = actor(options["by"])
        bureau, section = self.named(Bureau, options["bureau"]), self.named(Section, options["section"])
        path: Path = options["file"]
        try:
            # A large file is refused unread; what has no size of its own, like a pipe, is read no further
            # than one byte more than allowed.
            page_text.check_size(path.stat().st_size)
            with path.open("rb") as stream:
                data = stream.read(page_text.MAX_BYTES + 1)
            item = page_text.parse(data, options["language"])
            made = self.known_or_made(item, by=by, bureau=bureau, section=section, file_name=path.name)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except page_text.Unreadable as error:
            raise CommandError(f"{path}: {error} Nothing was imported.") from error
        except Refused as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        if made is not None:
            self.report(made)

    def known_or_made(self, item: NewsItem, **about: Any) -> PageImport | None:
        """The same text twice is one draft, also when two people import it in the same second."""
        found = already(item)
        if found is None:
            try:
                return intake(item, **about)
            except IntegrityError:
                found = already(item)
                if found is None:
                    raise
        if not may(about["by"], Article, "view", found.article):
            raise CommandError(
                "This text was imported before, into a story you may not see. Nothing was made."
            )
        self.stdout.write(f"This text was imported before; nothing was made. It is draft {found.article_id}")
        return None

    def named(self, model: Any, slug: str) -> Any:
        if not slug:
            return None
        record = model.objects.filter(slug=slug).first()
        if record is None:
            known = ", ".join(model.objects.values_list("slug", flat=True)[:20])
            raise CommandError(f"There is no {model._meta.verbose_name} {slug!r}. There are: {known}.")
        return record

    def report(self, made: PageImport) -> None:
        """What was done with every line, so that nothing is lost silently."""
        found = made.found
        article = made.article
        for title, lines in (
            ("Left out as page furniture", found["dropped"]),
            ("Headline", [getattr(article, f"headline_{made.language}")]),
            ("Deck", [getattr(article, f"deck_{made.language}")]),
            ("Photo's alt text", [found["photo_alt"]]),
            ("Paper named in the byline", found["papers"]),
            ("Copyright line, kept as it came", [notice["verbatim"] for notice in found["notices"]]),
            ("Matched", [f"{row['noun']} {row['name']}" for row in found["matched"]]),
            (
                "Proposed, not made",
                [
                    " ".join(filter(None, (row["noun"], row["name"], row["detail"])))
                    for row in found["proposals"]
                ],
            ),
            ("Turned into a list (can be undone)", [guess["before"][0][:100] for guess in found["guesses"]]),
            ("Look at", [" ".join(filter(None, (row["message"], row["excerpt"]))) for row in found["flags"]]),
        ):
            for line in filter(None, lines):
                self.stdout.write(f"{title}: {line}")
        self.stdout.write(f"Nothing is published. The draft is number {made.article_id}")
