"""manage.py seat LOGIN PRESET SEAT [--bureau SLUG]: gives a person the roles of a seat, from now on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.db import transaction

from articles import clock
from articles.models import Bureau
from articles.workflow import audit
from newsroom.accounts.give import twice, words
from newsroom.accounts.models import Assignment, User
from newsroom.accounts.presets import HERE, PRESETS, seat


def codes(preset: str) -> str:
    return ", ".join(one.code for one in PRESETS[preset])


class Command(BaseCommand):
    help = "Give a person the roles of a seat: the operator's way, also to the first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        listed = "; ".join(f"{name}: {codes(name)}" for name in PRESETS)
        parser.add_argument("login", help="who sits there")
        parser.add_argument("preset", choices=sorted(PRESETS))
        parser.add_argument("seat", help=listed)
        parser.add_argument("--bureau", default="", help="the address of the bureau, for seats of a bureau")

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wanted = seat(options["preset"], options["seat"])
        except KeyError as error:
            told = f"There is no seat {options['seat']!r} there. Choose one of {codes(options['preset'])}."
            raise CommandError(told) from error
        user = User.objects.filter(username=options["login"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is nobody called {options['login']!r} who can log in.")
        bureau = Bureau.objects.filter(slug=options["bureau"]).first() if options["bureau"] else None
        if options["bureau"] and bureau is None:
            known = ", ".join(Bureau.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"There is no bureau {options['bureau']!r}. Choose one of {known}.")
        if wanted.needs_bureau and bureau is None:
            raise CommandError("This seat is at a bureau: name it with --bureau.")
        with transaction.atomic():
            User.objects.select_for_update().get(pk=user.pk)
            for part in wanted.parts:
                made = Assignment(
                    user=user,
                    role=part.role,
                    bureau=bureau if part.where == HERE else None,
                    language=part.language,
                    since=clock.now(),
                    reason=f"seat {options['preset']}/{wanted.code}",
                )
                if twice(made):
                    self.stdout.write(f"{user.username} is {part.role} there already")
                    continue
                made.save()
                audit.record("right", {"given": made.role, **words(made)}, by_name="manage.py seat")
                where = bureau.slug if bureau and part.where == HERE else "everywhere"
                self.stdout.write(f"{user.username} is {part.role} now, {where}")
