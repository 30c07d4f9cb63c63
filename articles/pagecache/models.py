"""The outbox: what changed, in the order it was committed, written in the same transaction as the change
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

# Any number that nothing else in this database locks on; "newsroom outbox" in digits of its own.
OUTBOX_LOCK = 7_301_846_552

Told = tuple[str, str, Iterable[str]]
_gathered: ContextVar[list[Told] | None] = ContextVar("pagecache_outbox_gathered", default=None)


class OutboxManager(models.Manager["Outbox"]):
    """The only way rows get in."""

    def announce(self, event: str, subject: str, keys: Iterable[str]) -> None:
        """One row for one effect. Must run inside the transaction of the change it tells of, last.

        Ids must become visible in commit order, since a page notes the highest id it has seen: SQLite's
        IMMEDIATE transactions give that, PostgreSQL needs a lock held until the commit. Whoever holds it and
        then waits for a row stops everybody, and for ever if the row's holder comes here: no lock after it.
        """
        if (waiting := _gathered.get()) is not None:
            waiting.append((event, subject, keys))
            return
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s::bigint)", [OUTBOX_LOCK])
        self.create(event=event, subject=subject, keys=sorted(set(keys)))

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """One transaction of several changes: what they announce is written at its end, after every lock."""
        with transaction.atomic():
            told: list[Told] = []
            token = _gathered.set(told)
            try:
                yield
            finally:
                _gathered.reset(token)
            for event, subject, keys in told:
                self.announce(event, subject, keys)


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
