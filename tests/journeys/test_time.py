"""Time alone changes what readers see: at T-1 s, T and T+1 s, with no job running, in each language by
itself.
"""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from articles import clock
from articles.models import Edition, Placement, Release, Section
from articles.models.public_list import listing
from articles.models.public_story import story as read
from articles.pagecache import sink
from articles.rights.models import Notice
from articles.workflow import pin
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked
from tests.cast import byline, edition, publish, story

pytestmark = pytest.mark.django_db

# A Tuesday noon in Seoul, later than any real day this test runs on: the database's own clock guards the
# past.
T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


def seen(number: int, language: str, at: dt.datetime) -> str | None:
    """The headline readers get, or None."""
    found = read(at, language, number)
    return getattr(found, "headline", None)


def on_list(kind: str, target: int, language: str, at: dt.datetime) -> list[str]:
    return [teaser.headline for teaser in listing(at, language, kind, target).items]


def first_publication(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        for language in ("ko",):
            perform("approve", edition(article, language), by=cast.admin)
            perform("schedule", edition(article, language), by=cast.admin, effective_at=T, weight="minor")
    return article.pk, [(None, None), ("광양항 새 부두 열려", None), ("광양항 새 부두 열려", None)]


def english_only(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        perform("approve", edition(article, "en"), by=cast.admin)
        perform("schedule", edition(article, "en"), by=cast.admin, effective_at=T, weight="minor")
    return article.pk, [
        (None, None),
        (None, "New pier opens at Gwangyang"),
        (None, "New pier opens at Gwangyang"),
    ]


def scheduled_update(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        publish(article, "ko", cast.admin)
        publish(article, "en", cast.admin)
        save_copy(article, {"ko": (1, {"headline": "새 부두 첫날 열두 척"})}, by=cast.admin)
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T, weight="minor")
        # Typed after the approval: nobody may see it at T.
        save_copy(article, {"ko": (2, {"headline": "아직 아무도 못 보는 제목"})}, by=cast.admin)
    old, new, en = "광양항 새 부두 열려", "새 부두 첫날 열두 척", "New pier opens at Gwangyang"
    return article.pk, [(old, en), (new, en), (new, en)]


def embargo(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast, embargo_online_at=T.isoformat())
        perform("approve", edition(article, "ko"), by=cast.admin)
        with pytest.raises(Blocked, match="embargo"):
            perform("publish", edition(article, "ko"), by=cast.admin)
        with pytest.raises(Blocked, match="embargo"):
            perform(
                "schedule", edition(article, "ko"), by=cast.admin, effective_at=T - SECOND, weight="minor"
            )
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T, weight="minor")
    return article.pk, [(None, None), ("광양항 새 부두 열려", None), ("광양항 새 부두 열려", None)]


def embargo_set_later(
    cast: SimpleNamespace,
) -> tuple[int, list[tuple[str | None, str | None]]]:
    """Scheduled for T in both languages; then an embargo becomes known that lifts a day after it."""
    with clock.at(T - DAY):
        article = story(cast, by=cast.reporter)
        for language in ("ko", "en"):
            perform("approve", edition(article, language), by=cast.admin)
            perform("schedule", edition(article, language), by=cast.admin, effective_at=T, weight="minor")
        # The reporter may not cancel a schedule; the hard stop asks nobody.
        save_copy(article, {"shared": (1, {"embargo_online_at": (T + DAY).isoformat()})}, by=cast.reporter)
    return article.pk, [(None, None), (None, None), (None, None)]


def expiry(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        publish(article, "ko", cast.admin)
        publish(article, "en", cast.admin)
        perform("expire", edition(article, "en"), by=cast.admin, effective_at=T)
    ko, en = "광양항 새 부두 열려", "New pier opens at Gwangyang"
    return article.pk, [(ko, en), (ko, None), (ko, None)]


def withhold(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        publish(article, "ko", cast.admin)
        publish(article, "en", cast.admin)
    with clock.at(T):
        perform("withhold", edition(article, "ko"), by=cast.admin, reason="asked by counsel")
    ko, en = "광양항 새 부두 열려", "New pier opens at Gwangyang"
    return article.pk, [(ko, en), (None, en), (None, en)]


def kill(cast: SimpleNamespace) -> tuple[int, list[tuple[str | None, str | None]]]:
    with clock.at(T - DAY):
        article = story(cast)
        publish(article, "ko", cast.admin)
        publish(article, "en", cast.admin)
    with clock.at(T):
        perform("kill", edition(article, "en"), by=cast.admin, reason="the agency killed it")
    ko, en = "광양항 새 부두 열려", "New pier opens at Gwangyang"
    return article.pk, [(ko, en), (ko, None), (ko, None)]


@pytest.mark.parametrize(
    "act",
    [first_publication, english_only, scheduled_update, embargo, embargo_set_later, expiry, withhold, kill],
    ids=lambda f: f.__name__,
)
def test_readers_see_the_change_at_the_second(
    cast, act: Callable[[SimpleNamespace], tuple[int, list[tuple[str, str]]]]
):
    number, expected = act(cast)
    for at, (ko, en) in zip((T - SECOND, T, T + SECOND), expected, strict=True):
        assert (seen(number, "ko", at), seen(number, "en", at)) == (ko, en), at
        for language, headline in (("ko", ko), ("en", en)):
            assert on_list("all", 0, language, at) == ([headline] if headline else [])
            assert Edition.objects.visible(at).filter(article=number, language=language).exists() is bool(
                headline
            )


def test_a_page_made_before_the_change_knows_when_it_ends(cast):
    for act in (first_publication, scheduled_update, expiry):
        number, _expected = act(cast)
        with sink.recording() as one:
            read(T - SECOND, "en" if act is expiry else "ko", number)
        assert one.until == T, act.__name__
        with sink.recording() as lists:
            listing(T - SECOND, "en" if act is expiry else "ko", "all")
        assert lists.until == T, act.__name__


def test_a_scheduled_update_moves_section_byline_and_lists_together(cast):
    industry = Section.objects.create(slug="industry", name_ko="산업", name_en="Industry")
    with clock.at(T - DAY):
        article = story(cast)
        publish(article, "ko", cast.admin)
        change = {"section_id": industry.pk, "bylines": [byline(cast.ham, cast.gangwon)]}
        save_copy(article, {"shared": (1, change)}, by=cast.admin)
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T, weight="minor")
    before, after = read(T - SECOND, "ko", article.pk), read(T, "ko", article.pk)
    assert (before.section.slug, before.signatures[0].name) == ("economy", "허가온")
    assert (after.section.slug, after.signatures[0].name) == ("industry", "함서준")
    for at, old, new in ((T - SECOND, 1, 0), (T, 0, 1), (T + SECOND, 0, 1)):
        assert len(on_list("section", cast.section.pk, "ko", at)) == old
        assert len(on_list("reporter", cast.heo.pk, "ko", at)) == old
        assert len(on_list("section", industry.pk, "ko", at)) == new
        assert len(on_list("reporter", cast.ham.pk, "ko", at)) == new


def test_the_past_stays_as_readers_saw_it(cast):
    """Published, updated, withheld, restored, killed: every earlier instant still answers what it answered
    then.
    """
    at = [T + n * DAY for n in range(6)]
    with clock.at(at[0]):
        article = story(cast)
        publish(article, "ko", cast.admin)
    with clock.at(at[1]):
        save_copy(article, {"ko": (1, {"headline": "고친 제목"})}, by=cast.admin)
        publish(article, "ko", cast.admin)
    with clock.at(at[2]):
        perform("withhold", edition(article, "ko"), by=cast.admin, reason="asked by counsel")
    with clock.at(at[3]):
        perform("restore", edition(article, "ko"), by=cast.admin)
    with clock.at(at[4]):
        perform("kill", edition(article, "ko"), by=cast.admin, reason="wrong person")
    expected = [None, "광양항 새 부두 열려", "고친 제목", None, "고친 제목", None]
    instants = [at[0] - SECOND, *at[:5]]
    assert [seen(article.pk, "ko", instant) for instant in instants] == expected
    assert [seen(article.pk, "ko", instant + DAY - SECOND) for instant in at[:5]] == expected[1:]


def test_a_withheld_story_that_was_scheduled_does_not_appear_at_its_instant(cast):
    number, _expected = first_publication(cast)
    with clock.at(T - SECOND):
        perform(
            "withhold", Edition.objects.get(article=number, language="ko"), by=cast.admin, reason="hold it"
        )
    assert seen(number, "ko", T) is None and seen(number, "ko", T + DAY) is None
    assert not Placement.objects.visible(T + DAY).exists()


def test_a_cancelled_schedule_leaves_no_trace_for_readers(cast):
    number, _expected = scheduled_update(cast)
    with clock.at(T - SECOND):
        perform("unschedule", Edition.objects.get(article=number, language="ko"), by=cast.admin)
    assert {seen(number, "ko", T + n * SECOND) for n in (-1, 0, 1)} == {"광양항 새 부두 열려"}


def test_the_claim_names_the_year_in_seoul_at_new_year(cast):
    """23:59:59 on 31 December in Seoul is the old year, though UTC was there nine hours before midnight."""
    midnight = dt.datetime(2032, 1, 1, tzinfo=clock.SEOUL)
    claims = {}
    for instant in (midnight - SECOND, midnight, midnight + SECOND):
        with clock.at(midnight - DAY):
            article = story(cast)
            perform("approve", edition(article, "ko"), by=cast.admin)
            perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=instant, weight="minor")
        found = read(instant, "ko", article.pk)
        assert found.published_at == instant
        claims[instant] = found.rights.claim
    assert [line[:6] for line in claims.values()] == ["© 2031", "© 2032", "© 2032"]


def test_the_claim_is_resolved_for_the_first_instant_and_frozen_while_the_terms_live_on(cast):
    """A notice that takes over between approval and publication is the one pinned; later ones change terms
    only.
    """
    own = cast.site_notice
    with clock.at(T - DAY):
        article = story(cast)
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T, weight="minor")
    Notice.objects.filter(pk=own.pk).update(valid_until=T - SECOND)
    lines = {"claim_line_ko": "© {year} 새 주인", "claim_line_en": "© {year} New owner"}
    terms = {"terms_line_ko": "AI 학습 금지", "terms_line_en": "No AI training"}
    second = Notice.objects.create(scope=own.scope, valid_from=T - SECOND, reason="sold", **lines, **terms)
    with clock.at(T - DAY):
        assert pin.rewrite_scheduled(clock.now()) == 1
    assert read(T, "ko", article.pk).rights.claim == "© 2031 새 주인"
    Notice.objects.filter(pk=second.pk).update(valid_until=T + DAY)
    Notice.objects.create(
        scope=own.scope, valid_from=T + DAY, reason="sold again",
        claim_line_ko="© {year} 셋째 주인", claim_line_en="© {year} Third owner",
        terms_line_ko="다시 물어볼 것", terms_line_en="Ask again",
    )  # fmt: skip
    later = read(T + DAY, "ko", article.pk)
    assert (later.rights.claim, later.rights.terms) == ("© 2031 새 주인", "다시 물어볼 것")
    assert read(T + DAY - SECOND, "ko", article.pk).rights.terms == "AI 학습 금지"


def test_no_release_is_written_by_time_itself(cast):
    number, _expected = first_publication(cast)
    before = list(Release.objects.values())
    for at in (T - SECOND, T, T + DAY):
        read(at, "ko", number)
    assert list(Release.objects.values()) == before
