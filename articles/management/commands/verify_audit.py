"""manage.py verify_audit: whether the audit log is as it was written; names the first row that is not."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.workflow import audit_anchor
from articles.workflow.audit_check import check, stored_rows


class Command(BaseCommand):
    help = "Read the whole audit log and name the first row that was changed, removed, moved or cut off."

    def handle(self, *args: Any, **options: Any) -> None:
        anchors = audit_anchor.anchors()
        found = check(stored_rows(), anchors)
        if found.bad is not None:
            raise CommandError(f"Row {found.bad} of the audit log is not sound. {found.why}")
        kept = f"anchored up to row {max(anchors)}" if anchors else "no anchor yet: run manage.py tick"
        self.stdout.write(f"{found.rows} rows, all sound; {kept} ({audit_anchor.path()}).")
