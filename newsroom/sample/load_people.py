"""Loads the sample's logins: one person for each role, nobody with a password yet."""

from __future__ import annotations

from typing import NamedTuple

from articles import clock
from articles.models import Bureau, Reporter
from articles.workflow.policy import (
    BUREAU_CHIEF,
    BUREAU_EDITOR,
    COVERAGE_EDITOR,
    DUTY_PUBLISHER,
    NATIONAL_EDITOR,
    PHOTO_EDITOR,
    REPORTER,
    RIGHTS_MANAGER,
    SYSTEM_ADMIN,
    TRANSLATOR,
)
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
    Login("honam-chief", "호남취재본부장", BUREAU_CHIEF, bureau="honam"),
    Login("night-reporter", "야근 기자", DUTY_PUBLISHER, bureau="honam"),
    Login("national-editor", "편집국장", NATIONAL_EDITOR),
    Login("photo-editor", "사진 데스크", PHOTO_EDITOR),
    Login("coverage-editor", "기획 데스크", COVERAGE_EDITOR),
    Login("rights-manager", "저작권 담당", RIGHTS_MANAGER),
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
