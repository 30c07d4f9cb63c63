"""The same few people, bureaus and papers in every test, and a story that is ready to be published."""

import datetime as dt
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from articles.models import Article, Bureau, BureauMembership, Edition, Reporter, Section, SiteIdentity
from articles.rights.models import Holder, Notice, Scope
from articles.workflow import breaker
from articles.workflow.copy import create_draft
from articles.workflow.perform import perform
from newsroom.accounts.models import Assignment, User

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
PASSWORD = "a calm sea before dawn"
KO: Mapping[str, str] = {
    "headline": "광양항 새 부두 열려",
    "deck": "첫 배는 새벽에 닿았다",
    "body": "<p>광양항 새 부두가 문을 열었다.</p><p>첫 배는 새벽에 닿았다.</p>",
}
EN: Mapping[str, str] = {
    "headline": "New pier opens at Gwangyang",
    "deck": "The first ship came before dawn",
    "body": "<p>A new pier has opened at Gwangyang.</p><p>The first ship came before dawn.</p>",
}


def person(username: str, role: str = "", bureau: Bureau | None = None, language: str = "") -> User:
    """A login with one role; without a role it opens no door."""
    user = User(username=username)
    user.set_password(PASSWORD)
    user.save()
    if role:
        Assignment.objects.create(user=user, role=role, bureau=bureau, language=language, since=LONG_AGO)
    return user


def reporter_at(bureau: Bureau, slug: str, ko: str, en: str, user: User) -> Reporter:
    """A reporter as readers know them, with a membership at the bureau."""
    reporter = Reporter.objects.create(
        slug=slug, name_ko=ko, name_en=en, user=user, email=f"{slug}@private.example"
    )
    BureauMembership.objects.create(reporter=reporter, bureau=bureau, title_ko="기자", title_en="Reporter")
    return reporter


def everybody() -> SimpleNamespace:
    """Two bureaus, a section, the site's notice, and a person for every role; `nobody` has none."""
    SiteIdentity.objects.create(
        legal_name_ko="가온나루", legal_name_en="Gaonnaru", masthead_ko="가온나루", masthead_en="Gaonnaru",
        byline_name_ko="가온나루", byline_name_en="Gaonnaru",
    )  # fmt: skip
    honam = Bureau.objects.create(
        slug="honam", kind="regional", name_ko="호남취재본부", name_en="Honam Bureau"
    )
    gangwon = Bureau.objects.create(
        slug="gangwon", kind="regional", name_ko="강원취재본부", name_en="Gangwon Bureau"
    )
    section = Section.objects.create(slug="economy", name_ko="경제", name_en="Economy")
    holder = Holder.objects.create(
        kind="publisher", name_ko="가온나루", name_en="Gaonnaru", host="gaonnaru.example", is_own=True
    )
    site_notice = Notice.objects.create(
        scope=Scope.objects.site(), valid_from=LONG_AGO, holder=holder, reason="the paper's own rule",
        claim_line_ko="© {year} {holder}({host})", claim_line_en="© {year} {holder} ({host})",
        terms_line_ko="무단전재 및 재배포 금지", terms_line_en="All rights reserved.",
    )  # fmt: skip
    reporter = person("heo", "reporter", honam)
    other_reporter = person("ham", "reporter", gangwon)
    return SimpleNamespace(
        honam=honam,
        gangwon=gangwon,
        section=section,
        holder=holder,
        site_notice=site_notice,
        admin=person("admin", "system_admin"),
        editor=person("honam-editor", "bureau_editor", honam),
        reporter=reporter,
        translator=person("honam-translator", "translator", honam, "en"),
        other_editor=person("gangwon-editor", "bureau_editor", gangwon),
        other_reporter=other_reporter,
        nobody=person("nobody"),
        heo=reporter_at(honam, "heo-ga-on", "허가온", "Heo Ga-on", reporter),
        ham=reporter_at(gangwon, "ham-seo-jun", "함서준", "Ham Seo-jun", other_reporter),
    )


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """The people of the paper: `cast.editor`, `cast.honam`, `cast.site_notice`, ..."""
    return everybody()


def story(
    cast: SimpleNamespace,
    *,
    ko: Mapping[str, Any] | None = KO,
    en: Mapping[str, Any] | None = EN,
    ja: Mapping[str, Any] | None = None,
    by: User | None = None,
    bureau: Bureau | None = None,
    **shared: Any,
) -> Article:
    """A draft that can be published as it stands; a language given as None has no text.

    `shared` are fields of the shared part as in articles.workflow.parts: kind="flash", section_id=None.
    """
    where = bureau or cast.honam
    signs = cast.ham if where == cast.gangwon else cast.heo
    content: dict[str, dict[str, Any]] = {
        "shared": {
            "section_id": cast.section.pk,
            "bylines": [byline(signs, where)],
            **shared,
        }
    }
    content |= {language: dict(text) for language, text in (("ko", ko), ("en", en), ("ja", ja)) if text}
    return create_draft(where, content, by=by or cast.admin)


def agency(name: str = "한빛통신") -> Holder:
    """A news agency with the line its reports carry."""
    scope = Scope.objects.create(kind=Scope.Kind.SOURCE)
    made = Holder.objects.create(kind="agency", name_ko=name, name_en=name, scope=scope)
    Notice.objects.create(
        scope=scope, valid_from=LONG_AGO, holder=made, is_verbatim=True, year_style="none", reason="agreed",
        claim_line_ko=f"<저작권자(c) {name}, 무단 전재-재배포 금지>", claim_line_en=f"(c) {name}",
    )  # fmt: skip
    return made


def byline(reporter: Reporter, bureau: Bureau) -> dict[str, Any]:
    return {
        "reporter": reporter.pk,
        "name": {},
        "role": "reporter",
        "title": {"ko": "기자", "en": "Reporter"},
        "bureau": bureau.pk,
        "language": "",
    }


def edition(article: Article, language: str) -> Edition:
    """As it stands in the database now."""
    return Edition.objects.get(article=article, language=language)


def publish(article: Article, language: str, by: User) -> Edition:
    """Approve if need be, and publish or update: readers see the present copy from now on."""
    found = edition(article, language)
    if found.stage != "approved":
        found = perform("approve", found, by=by).edition
    verb = (
        "update"
        if Edition.objects.filter(pk=found.pk, first_published_at__isnull=False).exists()
        else "publish"
    )
    weight = {"weight": "minor"} if verb == "update" else {}
    # A test makes a paper in a second, which no person does.
    with breaker.going_on():
        return perform(verb, found, by=by, **weight).edition
