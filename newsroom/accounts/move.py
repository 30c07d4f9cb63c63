"""A colleague goes to another bureau, in one act: roles and the reporter's membership end there and begin
here.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from articles import clock
from articles.languages import column
from articles.models import Bureau, BureauMembership, Reporter
from articles.pagecache.models import Outbox
from articles.workflow import audit
from articles.workflow.grants import may
from articles.workflow.hand_over import hand_over
from articles.workflow.nouns import announce_noun
from articles.workflow.refusals import NotAllowed, NotPossible
from newsroom.accounts.give import twice
from newsroom.accounts.models import Assignment, User


def bureaus_of(user: User) -> list[Bureau]:
    """Where the person holds a role now."""
    held = Assignment.objects.filter(user=user).valid(clock.now())
    return list(Bureau.objects.filter(pk__in=held.filter(bureau__isnull=False).values("bureau")))


def move(user: User, *, old: Bureau, new: Bureau, heir: User | None, by: User) -> int:
    """Returns how many stories stayed with `heir`; without one the person keeps what they began.

    Raises a Refused, and then nothing was changed.
    """
    if not may(by, User, "change", user):
        raise NotAllowed(_("You may not change this person."))
    if old.pk == new.pk:
        raise NotPossible(_("Choose another bureau."))
    if heir is not None and (heir.pk == user.pk or not heir.is_active):
        raise NotPossible(_("Choose a colleague who stays."))
    now = clock.now()
    with Outbox.objects.gathering():
        held = list(Assignment.objects.select_for_update().filter(user=user, bureau=old).valid(now))
        if not held:
            raise NotPossible(_("This person holds no role at that bureau now."))
        for row in held:
            until, row.until = row.until, now
            row.save(update_fields=["until"])
            there = Assignment(
                user=user,
                role=row.role,
                bureau=new,
                language=row.language,
                since=now,
                until=until,
                daily_from=row.daily_from,
                daily_until=row.daily_until,
                granted_by_id=by.pk,
                reason=row.reason,
            )
            same = Assignment.objects.filter(user=user, role=row.role, bureau=new, language=row.language)
            if same.valid(now).filter(until=None, daily_from=None).exists():
                # What they hold there already, without an end, goes on as it is.
                continue
            if twice(there):
                raise NotPossible(_("This person holds this role there already."))
            there.save()
        given = hand_over(user.pk, heir.pk, name=str(heir), by=by, bureau=old.pk) if heir else 0
        audit.record(
            "right",
            {"what": "moved", "name": str(user), "changes": [f"{old} > {new}"], "rows": given},
            by=by,
        )
        for reporter in Reporter.objects.filter(user=user):
            moved_reporter(reporter, old, new, clock.seoul_day(now))
    return given


def moved_reporter(reporter: Reporter, old: Bureau, new: Bureau, today: dt.date) -> None:
    """From today at the new bureau, with the title they had; what readers read of earlier days stays."""
    theirs = BureauMembership.objects.filter(reporter=reporter)
    before = theirs.on(today).filter(bureau=old).first()
    if before is None or theirs.on(today).filter(bureau=new).exists():
        return
    names = [column("title", language) for language in settings.COLUMN_LANGUAGES]
    titles = {name: getattr(before, name) for name in names}
    if before.since is not None and before.since >= today:
        before.delete()
    else:
        before.until = today
        before.save(update_fields=["until"])
    BureauMembership.objects.create(reporter=reporter, bureau=new, since=today, **titles)
    for record in (reporter, old, new):
        announce_noun(record)
