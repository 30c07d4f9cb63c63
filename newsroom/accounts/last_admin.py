"""There is always somebody who can let people in: the last system administrator stays one."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.workflow.policy import SYSTEM_ADMIN
from articles.workflow.refusals import NotPossible
from newsroom.accounts.models import Assignment
from newsroom.accounts.models.assignment import AssignmentQuerySet

STAYS = _("This is the last system administrator. Give somebody else the role first, without an end.")


def lasting() -> AssignmentQuerySet:
    """Roles that keep the system administered: of active people, everywhere, without end or hours."""
    return Assignment.objects.valid(clock.now()).filter(
        user__is_active=True,
        role=SYSTEM_ADMIN,
        bureau__isnull=True,
        language="",
        until__isnull=True,
        daily_from__isnull=True,
    )


def hangs_on(condition: Q) -> bool:
    """Whether nobody would be left if the assignments that `condition` meets went or changed."""
    return lasting().filter(condition).exists() and not lasting().exclude(condition).exists()


def lock() -> None:
    """Before a change of a role, inside its transaction: two who switch each other off at once wait here."""
    list(Assignment.objects.select_for_update().filter(role=SYSTEM_ADMIN).order_by("pk").values("pk"))


def make_sure() -> None:
    """After the change: rolls it back if nobody is left."""
    lock()
    if not lasting().exists():
        raise NotPossible(str(STAYS))
