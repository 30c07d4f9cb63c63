"""Writes the search index: what is missing in it, or all of it anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles import clock
from articles.search import index


class Command(BaseCommand):
    help = "Index the stories that are not in the search index yet; with --all, every one anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="write every document anew")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        total = 0
        for count in index.fill(at, anew=options["all"]):
            total += count
            if options["verbosity"] and total % 5_000 < count:
                self.stdout.write(f"{total:,} so far")
        swept = index.sweep(at)
        if options["verbosity"]:
            self.stdout.write(f"{total:,} texts indexed, {swept:,} that are over taken out.")
