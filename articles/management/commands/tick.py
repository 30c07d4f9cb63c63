"""manage.py tick: does what is due in the background, once or in a loop; publishing never waits for it."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from articles.management.alone import alone
from articles.management.ticks import WORK, Due
from articles.workflow import beat, effects
from articles.workflow.apart import Fault, alarm, apart

MOST = 3600
# Seconds within which the loop notices that whoever started it is gone.
WATCH = 0.5


class Command(BaseCommand):
    help = "Do what is due in the background: once (for cron or a timer), or every so many seconds."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="one round, then end (the default)")
        how.add_argument("--every", type=int, metavar="SECONDS", help="a round every so many seconds")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this one has ended"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        every = options["every"]
        if every is None:
            while self.round():
                pass
            return
        if not 1 <= every <= MOST:
            raise CommandError(f"Give --every a number of seconds from 1 to {MOST}.")
        self.loop(every, os.getppid() if options["with_parent"] else None)

    def loop(self, every: int, parent: int | None) -> None:
        """Until it is told to stop, by a signal or by its parent's end."""
        stop = threading.Event()

        def told(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, told)
        os.nice(5)
        while not stop.is_set() and parent in (None, os.getppid()):
            try:
                if self.round():
                    continue
            except (OperationalError, InterfaceError) as error:
                # A database that is away for a moment is no reason to end; the next round asks it again.
                self.stderr.write(f"tick: the database did not answer ({error})")
            close_old_connections()
            waited = 0.0
            while waited < every and not stop.is_set() and parent in (None, os.getppid()):
                stop.wait(WATCH)
                waited += WATCH

    def round(self) -> int:
        """Some of each kind of work; returns how much, 0 when nothing is left or another process has its
        turn. A kind that fails is left out for a while, longer each time; the others go on.
        """
        done = 0
        with alone() as is_mine:
            if not is_mine:
                return 0
            heart = beat.read() or beat.Beat()
            for due in WORK:
                if not heart.rests(due.name):
                    done += self.turn(due, heart)
                self.sign(heart)
            late = apart("the count of what is late", effects.late)
            if not isinstance(late, Fault) and late != heart.late:
                heart.late = late
                self.sign(heart)
        return done

    def turn(self, due: Due, heart: beat.Beat) -> int:
        found = apart(due.name, due.work)
        if isinstance(found, Fault):
            heart.failed(due.name, found.told)
            self.stderr.write(f"tick: {due.name} failed ({found.told})")
            # Where the database is what failed there is no task to be had: the beat says it all the same.
            apart("the task about it", partial(alarm, due.name, found))
            return 0
        heart.failing.pop(due.name, None)
        if found:
            self.stdout.write(f"{due.name}: {found}")
        return found

    def sign(self, heart: beat.Beat) -> None:
        try:
            heart.write()
        except OSError as error:
            # A full disk is no reason to stop working.
            self.stderr.write(f"tick: cannot note that it runs ({error})")
