"""Fills the paper with invented stories, to see how it behaves with a hundred thousand of them."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Q

from articles import clock
from articles.management.archive import material, stories
from articles.management.archive.bulk import analyse
from articles.management.archive.clauses import LANGUAGES
from articles.management.archive.rows import SLUGLINE, Archive
from articles.models import Article

BATCH = 2_000
MOST = 10_000_000
SAMPLE = "sample:"


class Command(BaseCommand):
    help = "Make invented stories until there are N of them. Stopped, it goes on from there the next time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, metavar="N", help="how many there shall be in all")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other stories")
        parser.add_argument("--yes", action="store_true", help="do it even where a paper has real stories")

    def handle(self, *args: Any, **options: Any) -> None:
        total = options["number"]
        if not 1 <= total <= MOST:
            raise CommandError(f"N is a whole number from 1 to {MOST:,}.")
        languages = [language for language in settings.SITE_LANGUAGES if language in LANGUAGES]
        if not languages:
            raise CommandError(f"The stories are in {' and '.join(LANGUAGES)}: add one to SITE_LANGUAGES.")
        if not options["yes"] and real_stories():
            raise CommandError(
                "This fills the paper with invented stories, and it has real ones. Sure? Add --yes"
            )
        done = Article.objects.filter(slugline__startswith=SLUGLINE).count()
        if done >= total:
            self.stdout.write(f"There are {done:,} invented stories already.")
            return
        self.generate(done, total, options["seed"], languages)

    def generate(self, done: int, total: int, seed: int, languages: list[str]) -> None:
        now = clock.now()
        material.cover_with_notice(now - stories.SPAN - stories.DAY)
        material.top_up()
        nouns = material.read(languages)
        archive = Archive(connection, nouns)
        progress = Progress(self, done, total)
        try:
            for first in range(done + 1, total + 1, BATCH):
                numbers = range(first, min(first + BATCH, total + 1))
                archive.write([stories.tell(n, total, seed=seed, material=nouns, now=now) for n in numbers])
                progress.at(numbers[-1])
        except KeyboardInterrupt:
            progress.stop()
            raise CommandError("Stopped after a whole batch. The same command goes on from there.") from None
        analyse(connection, [table.table for table, _rows in archive.tables.values()])
        progress.stop()
        call_command("rebuild_search", stdout=self.stdout)
        self.stdout.write(f"{total:,} invented stories, {time.monotonic() - progress.began:.0f} s.")


def real_stories() -> bool:
    """Whether there is a story that neither the sample nor this command made."""
    ours = Q(slugline__startswith=SAMPLE) | Q(slugline__startswith=SLUGLINE)
    return Article.objects.exclude(ours).exists()


class Progress:
    """One line that renews itself on a terminal; elsewhere a line for each tenth."""

    def __init__(self, command: BaseCommand, done: int, total: int) -> None:
        self.out = command.stdout
        self.done, self.total = done, total
        self.began = time.monotonic()
        self.tenth = done * 10 // total

    def at(self, number: int) -> None:
        seconds = time.monotonic() - self.began
        rate = (number - self.done) / seconds
        left = (self.total - number) / rate
        line = f"{number:,} of {self.total:,} stories, {rate:,.0f} a second, {left:.0f} s left"
        if self.out.isatty():
            self.out.write(f"\r{line:<78}", ending="")
            self.out.flush()
        elif number * 10 // self.total > self.tenth:
            self.tenth = number * 10 // self.total
            self.out.write(line)
            # Into a pipe or a file as well, progress is worth nothing in a buffer.
            self.out.flush()

    def stop(self) -> None:
        if self.out.isatty():
            self.out.write("")
