"""manage.py transition VERB NUMBER LANGUAGE --by LOGIN: the operator's door to the desk's own acts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from articles import clock
from articles.management.actor import actor
from articles.models import Article, Edition
from articles.workflow import breaker
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, Refused
from articles.workflow.transitions import VERBS


class Command(BaseCommand):
    help = "Do one act of the desk to one story in one language, with the rights of a login."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=VERBS)
        parser.add_argument("number", type=int, help="the story's number")
        parser.add_argument("language", choices=settings.SITE_LANGUAGES)
        parser.add_argument("--by", required=True, help="the login that acts")
        parser.add_argument("--reason", default="", help="why; some acts need it")
        parser.add_argument("--note", default="", help="what readers are told; some acts need it")
        parser.add_argument(
            "--weight", default="", choices=("", "minor", "material"), help="how much a live text changes"
        )
        parser.add_argument(
            "--go-on",
            action="store_true",
            help="publish even if this login has published many stories within the last minute",
        )
        parser.add_argument(
            "--at", default="", help="for schedule and expire: 2026-11-24 12:00 (Seoul), or with an offset"
        )

    # Commands speak English, as all of manage.py does; half a sentence of each language helps nobody.
    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        by = actor(options["by"])
        # By way of the story's own key: Django answers "none" there for a number no database can hold.
        stories = Article.objects.filter(pk=options["number"])
        edition = Edition.objects.filter(article__in=stories, language=options["language"]).first()
        if edition is None:
            raise CommandError(f"There is no story {options['number']} in {options['language']}.")
        try:
            instant = clock.parse_instant(options["at"]) if options["at"] else None
            with breaker.going_on(options["go_on"]):
                done = perform(
                    options["verb"],
                    edition,
                    by=by,
                    effective_at=instant,
                    reason=options["reason"],
                    note=options["note"],
                    weight=options["weight"],
                )
        except clock.AmbiguousTime as error:
            raise CommandError(str(error)) from error
        except breaker.TooMany as error:
            raise CommandError(f"Not done, nothing was changed: {error} To go on, add --go-on.") from error
        except Blocked as error:
            lines = [f"  {finding.level}: {finding.message}" for finding in error.findings]
            raise CommandError("\n".join(["Not done, nothing was changed:", *lines])) from error
        except Refused as error:
            raise CommandError(f"Not done, nothing was changed: {error}") from error
        for finding in done.findings:
            self.stdout.write(f"{finding.level}: {finding.message}")
        stage, phase = done.edition.stage, done.edition.phase(clock.now())
        self.stdout.write(
            f"Story {options['number']} {options['language']}: "
            f"the text is {stage}, for readers it is {phase.value}"
        )
