"""Run as a process with a database of its own: `made` makes what people work at; two numbers of stories tell
as JSON what stands of them.
"""

import json
import os
import sys
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
django.setup()

from django.test import Client  # noqa: E402

from articles.models import (  # noqa: E402
    AuditEntry,
    Edition,
    Release,
    Revision,
    SavedCopy,
    TransitionLog,
    Typing,
)
from articles.pagecache.models import Outbox  # noqa: E402
from articles.workflow.audit_check import check, stored_rows  # noqa: E402
from tests.cast import everybody, publish, story  # noqa: E402


def made() -> str:
    """The numbers of a draft and of a live story, and a session."""
    cast = everybody()
    live = story(cast)
    publish(live, "ko", cast.admin)
    client = Client()
    client.force_login(cast.admin)
    return f"{story(cast).pk} {live.pk} {client.cookies['session'].value}"


def half_done(article: int) -> list[str]:
    """Every act has its line in the log, its revision or release, its seal in the book and its outbox row;
    none of these stands without the others.
    """
    edition = Edition.objects.get(article=article, language="ko")
    logs = list(TransitionLog.objects.filter(edition=edition))
    wrong = [
        f"{log.verb} {log.pk} has no revision" for log in logs if log.verb == "approve" and not log.revision
    ]
    wrong += [
        f"{log.verb} {log.pk} has no release" for log in logs if log.verb == "restore" and not log.release
    ]
    revisions = set(Revision.objects.filter(edition=edition).values_list("pk", flat=True))
    releases = set(Release.objects.filter(edition=edition).values_list("pk", flat=True))
    wrong += [f"revision {one} of no act" for one in revisions - {log.revision_id for log in logs}]
    wrong += [f"release {one} of no act" for one in releases - {log.release_id for log in logs}]
    told = [*AuditEntry.objects.filter(kind="act", article=article).order_by("number")]
    done = [(log.verb, log.reason) for log in sorted(logs, key=lambda log: log.pk)]
    if [(entry.told["verb"], entry.told.get("reason", "")) for entry in told] != done:
        wrong.append(f"{len(done)} acts, {len(told)} seals of them, or in another order")
    announced = Outbox.objects.filter(subject__startswith=f"edition:{edition.pk}:log:")
    if {row.subject.rsplit(":", 1)[1] for row in announced} != {str(log.pk) for log in logs}:
        wrong.append(f"{len(logs)} acts, {announced.count()} outbox rows of them")
    sound = check(stored_rows(), {})
    return wrong if sound.bad is None else [*wrong, f"row {sound.bad} of the audit log: {sound.why}"]


def stands(typed: int, acted: int) -> dict[str, Any]:
    edition = Edition.objects.select_related("article").get(article=typed, language="ko")
    earlier = SavedCopy.objects.filter(article=typed, part="ko").values_list("data", flat=True)
    rows = Typing.objects.filter(article=typed, part="ko")
    return {
        "version": edition.copy_version,
        "copies": [edition.article.kicker_ko, *(data["kicker"] for data in earlier)],
        "typed": {
            row.tab: (row.turn, row.fields.get("ko-kicker", [""])[0], row.closed_at is not None)
            for row in rows
        },
        "acts": [log.reason for log in TransitionLog.objects.filter(edition__article=acted)],
        "half done": half_done(acted),
    }


print(made() if sys.argv[1] == "made" else json.dumps(stands(*map(int, sys.argv[1:]))))
