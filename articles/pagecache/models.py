"""The outbox: what changed, in the order it was committed, written in the same transaction as the change
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

# Any number that nothing else in this database locks on; "newsroom outbox" in digits of its own.
OUTBOX_LOCK = 7_301_846_552

Write = Callable[[], None]
_gathered: ContextVar[list[Write] | None] = ContextVar("pagecache_outbox_gathered", default=None)


class OutboxManager(models.Manager["Outbox"]):
    """The only way rows get in."""

    def announce(self, event: str, subject: str, keys: Iterable[str]) -> None:
        """One row for one effect. Must run inside the transaction of the change it tells of, last.

        Ids become visible in commit order, since a page notes the highest id it has seen.
        """
        row = {"event": event, "subject": subject, "keys": sorted(set(keys))}
        self.in_order(partial(self._write, row))

    def _write(self, row: Mapping[str, object]) -> None:
        self.create(**row)

    def in_order(self, write: Write) -> None:
        """Run `write` while nobody else commits, at the end of `gathering` if one is under way.

        SQLite's IMMEDIATE transactions give that order, PostgreSQL needs a lock held until the commit.
        Whoever holds it and then waits for a row stops everybody, and for ever if the row's holder comes
        here: no lock after it.
        """
        if (waiting := _gathered.get()) is not None:
            waiting.append(write)
            return
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s::bigint)", [OUTBOX_LOCK])
        write()

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """One transaction of several changes: what they announce is written at its end, after every lock."""
        with transaction.atomic():
            waiting: list[Write] = []
            token = _gathered.set(waiting)
            try:
                yield
            finally:
                _gathered.reset(token)
            for write in waiting:
                self.in_order(write)


class Outbox(models.Model):
    """`subject` names item, revision and event, so an effect can be told once only."""

    event = models.CharField(_("event"), max_length=40)
    subject = models.CharField(_("subject"), max_length=120)
    keys = models.JSONField(_("keys that changed"), default=list)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = OutboxManager()

    class Meta:
        verbose_name = _("outbox row")
        verbose_name_plural = _("outbox")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["event", "subject"], name="outbox_effect_once")]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"
