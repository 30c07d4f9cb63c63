"""There is always somebody who can let people in: the last system administrator stays one."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.workflow.policy import SYSTEM_ADMIN
from articles.workflow.refusals import NotAllowed
from newsroom.accounts.models import Assignment

STAYS = _("This is the last system administrator. Give somebody else the role first, without an end.")


def others(condition: Q) -> bool:
    """Whether somebody holds the role without an end whom `condition` (on assignments) does not meet."""
    held = Assignment.objects.filter(
        role=SYSTEM_ADMIN, until__isnull=True, since__lte=clock.now(), user__is_active=True
    )
    return held.exclude(condition).exists()


def is_one(user: int) -> bool:
    return Assignment.objects.filter(user=user, role=SYSTEM_ADMIN).valid(clock.now()).exists()


def make_sure() -> None:
    """After a change, inside its transaction: rolls it back if nobody is left. Two who switch each other off
    at once wait for each other here.
    """
    list(Assignment.objects.select_for_update().filter(role=SYSTEM_ADMIN).order_by("pk").values("pk"))
    if not others(Q(pk__in=[])):
        raise NotAllowed(str(STAYS))
