"""The claim pinned at first publication: whose it is, by which notice, and until when it may still change."""

import datetime as dt
from typing import Any

import pytest

from articles import clock
from articles.models import Article, Coverage, Edition, Release
from articles.models.public_story import story as read
from articles.rights.models import Holder, Notice, Scope
from articles.workflow import pin
from articles.workflow.copy import save_copy
from articles.workflow.nouns import scope_of
from articles.workflow.perform import perform
from tests.cast import KO, byline, edition, publish, story

DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
SITE = "© 2031 가온나루(gaonnaru.example)"


def notice(scope: Scope, claim: str, since: dt.datetime = T - 9 * DAY, **more: Any) -> Notice:
    lines = {f"claim_line_{code}": claim for code in ("ko", "en")}
    return Notice.objects.create(scope=scope, valid_from=since, reason="a test", **{**lines, **more})


def new_scope(record: Any, kind: str) -> Scope:
    record.scope = Scope.objects.create(kind=kind)
    record.save(update_fields=["scope"])
    return record.scope


def claim_at(article: Article, instant: dt.datetime = T, language: str = "ko") -> str:
    """What the edition pins when it is first published at `instant`."""
    with clock.at(instant):
        return publish(article, language, article.created_by).claim_line


def test_a_story_of_ours_pins_the_sites_claim_with_holder_and_year(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
    assert found.claim_line == SITE
    assert (found.claim_notice, found.claim_holder, found.claim_year) == (cast.site_notice, cast.holder, 2031)
    assert found.first_published_at == T


def test_each_language_pins_its_own_line_at_its_own_time(cast):
    article = story(cast)
    assert claim_at(article, T, "ko") == SITE
    assert claim_at(article, T + 400 * DAY, "en") == "© 2032 Gaonnaru (gaonnaru.example)"


@pytest.mark.parametrize("kind", ["obituary", "appointments"])
def test_bare_facts_claim_nothing_and_show_no_terms(cast, kind):
    article = story(cast, kind=kind)
    assert claim_at(article) == ""
    found = read(T, "ko", article.pk)
    assert (found.rights.claim, found.rights.terms) == ("", "")


def test_a_contributed_piece_belongs_to_those_who_signed_it(cast):
    guest = {
        "reporter": None, "name": {"ko": "손님", "en": "A Guest"}, "role": "contributor",
        "title": {}, "bureau": None, "language": "",
    }  # fmt: skip
    translator = {**byline(cast.ham, cast.gangwon), "role": "translator"}
    article = story(cast, kind="contributed", bylines=[guest, byline(cast.heo, cast.honam), translator])
    assert claim_at(article) == "© 2031 손님, 허가온"
    assert claim_at(article, T, "en") == "© 2031 A Guest, Heo Ga-on"


def test_a_contributed_piece_with_a_notice_of_its_own_prints_that(cast):
    article = story(cast, kind="contributed")
    notice(new_scope(article, Scope.Kind.ARTICLE), "© 저자와 약속한 줄", is_verbatim=True)
    assert claim_at(article) == "© 저자와 약속한 줄"


def test_a_contributed_piece_is_not_claimed_by_its_bureaus_notice(cast):
    notice(scope_of(cast.honam), "© {year} 호남")
    assert claim_at(story(cast, kind="contributed")) == "© 2031 허가온"


def test_the_most_specific_notice_wins_one_after_the_other(cast):
    """Site, section, bureau, coverage, source, story, edition: each beats all before it."""
    special = Coverage.objects.create(slug="harbour", kind="special", name_ko="항만", name_en="Harbour")
    agency = Holder.objects.create(kind="agency", name_ko="통신사", name_en="Agency")
    shared = {"coverages": [special.pk], "source_id": agency.pk}
    seen = [claim_at(story(cast, **shared))]
    for record, word in (
        (cast.section, "부문"),
        (cast.honam, "취재본부"),
        (special, "특집"),
        (agency, "통신사"),
    ):
        notice(scope_of(record), f"© {{year}} {word}")
        seen.append(claim_at(story(cast, **shared)))
    article = story(cast, **shared)
    notice(new_scope(article, Scope.Kind.ARTICLE), "© {year} 기사")
    seen.append(claim_at(article, T, "en"))
    notice(new_scope(edition(article, "ko"), Scope.Kind.EDITION), "© {year} 판")
    seen.append(claim_at(article, T, "ko"))
    assert seen == [
        SITE,
        "© 2031 부문",
        "© 2031 취재본부",
        "© 2031 특집",
        "© 2031 통신사",
        "© 2031 기사",
        "© 2031 판",
    ]


def test_a_bureaus_notice_rules_from_its_day_and_for_the_bureaus_under_it(cast):
    under = type(cast.honam).objects.create(
        slug="yeosu", kind="correspondent", name_ko="여수", name_en="Yeosu", parent=cast.honam
    )
    notice(scope_of(cast.honam), "© {year} 호남", since=T)
    assert claim_at(story(cast), T - SECOND) == SITE
    assert claim_at(story(cast), T) == "© 2031 호남"
    assert claim_at(story(cast, bureau=under), T) == "© 2031 호남"
    assert claim_at(story(cast, bureau=cast.gangwon), T) == SITE


def test_what_is_pinned_stays_when_the_notice_changes_or_the_story_moves(cast):
    article = story(cast)
    assert claim_at(article) == SITE
    with clock.at(T + DAY):
        Notice.objects.filter(pk=cast.site_notice.pk).update(valid_until=T + DAY)
        notice(Scope.objects.site(), "© {year} 새 주인", since=T + DAY)
        pin.rewrite_scheduled(clock.now())
        save_copy(
            article,
            {"ko": (1, {"headline": "고친"}), "shared": (1, {"bureau_id": cast.gangwon.pk})},
            by=cast.admin,
        )
        assert publish(article, "ko", cast.admin).claim_line == SITE
        assert claim_at(story(cast), T + DAY) == "© 2031 새 주인"


def test_a_cancelled_first_publication_takes_its_pin_with_it(cast):
    article = story(cast)
    with clock.at(T):
        perform("approve", edition(article, "ko"), by=cast.admin)
        found = perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T + DAY).edition
        assert (found.first_published_at, found.claim_line) == (T + DAY, SITE)
        perform("unschedule", edition(article, "ko"), by=cast.admin)
    cleared = edition(article, "ko")
    assert (cleared.first_published_at, cleared.claim_line, cleared.claim_year) == (None, "", None)
    assert (cleared.claim_notice, cleared.claim_holder) == (None, None)


def test_only_first_publications_still_to_come_are_resolved_again(cast):
    with clock.at(T):
        live = publish(story(cast), "ko", cast.admin)
        waiting = story(cast)
        perform("approve", edition(waiting, "ko"), by=cast.admin)
        perform("schedule", edition(waiting, "ko"), by=cast.admin, effective_at=T + DAY)
        cancelled = story(cast)
        perform("approve", edition(cancelled, "ko"), by=cast.admin)
        perform("schedule", edition(cancelled, "ko"), by=cast.admin, effective_at=T + DAY)
        perform("unschedule", edition(cancelled, "ko"), by=cast.admin)
        Holder.objects.filter(pk=cast.holder.pk).update(name_ko="새 이름")
        assert pin.rewrite_scheduled(clock.now()) == 1
    assert edition(waiting, "ko").claim_line == "© 2031 새 이름(gaonnaru.example)"
    assert Edition.objects.get(pk=live.pk).claim_line == SITE
    assert edition(cancelled, "ko").first_published_at is None


def test_the_claim_is_the_one_of_the_text_that_runs_not_of_the_copy_under_work(cast):
    notice(scope_of(cast.gangwon), "© {year} 강원")
    article = story(cast)
    with clock.at(T):
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T + DAY)
        save_copy(article, {"shared": (1, {"bureau_id": cast.gangwon.pk})}, by=cast.admin)
        pin.rewrite_scheduled(clock.now())
    assert Release.objects.get(edition__article=article).revision.bureau == cast.honam
    assert edition(article, "ko").claim_line == SITE
    assert read(T + DAY, "ko", article.pk).headline == KO["headline"]
