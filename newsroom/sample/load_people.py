"""Loads the sample's logins: one person for each role, nobody with a password yet."""

from __future__ import annotations

from typing import NamedTuple

from articles import clock
from articles.models import Bureau, Reporter
from articles.workflow.policy import BUREAU_EDITOR, REPORTER, SYSTEM_ADMIN, TRANSLATOR
from newsroom.accounts.models import Assignment, User
from newsroom.sample import shapes


class Login(NamedTuple):
    """No bureau: every bureau; no language: every language. `reporter` is who it is for readers."""

    username: str
    display_name: str
    role: str
    bureau: str = ""
    language: str = ""
    reporter: str = ""


ADMIN = "admin"
LOGINS = (
    Login(ADMIN, "시스템 관리자", SYSTEM_ADMIN),
    Login("honam-editor", "호남 데스크", BUREAU_EDITOR, bureau="honam"),
    Login("honam-reporter", "백서윤", REPORTER, bureau="honam", reporter="baek-seo-yun"),
    Login("translator", "방소율", TRANSLATOR, language="en", reporter="bang-so-yul"),
)


def load_people(paper: shapes.Paper) -> User:
    """Logins and their roles. Returns the administrator, who then publishes the stories.

    The roles are as old as the paper: the stories are published as on their own days.
    """
    since = clock.day_bounds(paper.imprint.first_published_on)[0]
    for login in LOGINS:
        user, is_new = User.objects.get_or_create(
            username=login.username, defaults={"display_name": login.display_name}
        )
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        bureau = Bureau.objects.get(slug=login.bureau) if login.bureau else None
        Assignment.objects.create(
            user=user, role=login.role, bureau=bureau, language=login.language, since=since
        )
        if login.reporter:
            Reporter.objects.filter(slug=login.reporter).update(user=user)
    return User.objects.get(username=ADMIN)
