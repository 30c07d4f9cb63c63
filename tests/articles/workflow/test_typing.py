"""What is typed and not saved is kept for its writer alone, says who is there, and hands over the pen."""

import datetime as dt
import secrets

import pytest

from articles import clock
from articles.models import Article, Typing
from articles.models.typing import ALIVE
from articles.workflow import typing
from articles.workflow.copy import Conflict, create_draft, save_copy
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.typing import Closed, Typed, keep, offered, take_over, there
from tests.cast import KO, edition, story

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=clock.SEOUL)
LATER = NOON + dt.timedelta(seconds=30)


def tab() -> str:
    return secrets.token_hex(16)


def typed(part="ko", turn=1, base=1, **fields) -> Typed:
    return Typed(part, base, turn, {f"{part}-{name}": [text] for name, text in fields.items()})


def kept(user) -> list[str]:
    return [row.fields["ko-headline"][0] for row in Typing.objects.open().filter(user=user)]


def test_what_is_typed_is_kept_and_changes_nothing_of_the_story(cast):
    article, mine = story(cast), tab()
    assert keep(article, mine, [typed(headline="새")], by=cast.editor) == ["ko"]
    assert keep(article, mine, [typed(headline="새 제", turn=2)], by=cast.editor) == ["ko"]
    assert kept(cast.editor) == ["새 제"]
    assert edition(article, "ko").copy_version == 1
    assert Article.objects.get(pk=article.pk).headline_ko == KO["headline"]


def test_a_late_request_of_the_same_tab_overwrites_nothing(cast):
    article, mine = story(cast), tab()
    keep(article, mine, [typed(headline="둘째", turn=2)], by=cast.editor)
    assert keep(article, mine, [typed(headline="첫째", turn=1)], by=cast.editor) == []
    assert keep(article, mine, [typed(headline="같은 차례", turn=2)], by=cast.editor) == []
    assert kept(cast.editor) == ["둘째"]


def test_two_tabs_of_one_person_are_two_editors(cast):
    article, one, other = story(cast), tab(), tab()
    keep(article, one, [typed(headline="하나")], by=cast.editor)
    keep(article, other, [typed(headline="둘")], by=cast.editor)
    assert kept(cast.editor) == ["하나", "둘"]
    (seen,) = there(article, other, by=cast.editor)
    assert (seen.part, seen.is_me, seen.has_pen) == ("ko", True, True)


def test_a_saved_page_takes_no_more_and_offers_nothing(cast):
    article, mine = story(cast), tab()
    keep(article, mine, [typed(headline="새 제목")], by=cast.editor)
    save_copy(article, {"ko": (1, {"headline": "새 제목"})}, by=cast.editor, tabs=[mine])
    assert offered(article, by=cast.editor) == []
    with pytest.raises(Closed):
        keep(article, mine, [typed(headline="늦은", turn=9)], by=cast.editor)
    assert not Typing.objects.exclude(fields={}).exists()


def test_what_arrives_after_a_save_of_a_page_never_kept_is_too_late(cast):
    article, mine = story(cast), tab()
    save_copy(article, {"ko": (1, {"headline": "새 제목"})}, by=cast.editor, tabs=[mine])
    with pytest.raises(Closed):
        keep(article, mine, [typed(headline="늦은")], by=cast.editor)


def test_a_refused_save_keeps_what_was_typed(cast):
    article, mine = story(cast), tab()
    keep(article, mine, [typed(headline="내 제목")], by=cast.editor)
    save_copy(article, {"ko": (1, {"headline": "남의 제목"})}, by=cast.admin)
    with pytest.raises(Conflict):
        save_copy(article, {"ko": (1, {"headline": "내 제목"})}, by=cast.editor, tabs=[mine])
    assert [row.fields["ko-headline"] for row in offered(article, by=cast.editor)] == [["내 제목"]]


def test_a_story_not_begun_yet_is_kept_too(cast):
    mine = tab()
    assert keep(None, mine, [typed(base=0, headline="새 기사")], by=cast.reporter) == ["ko"]
    assert [row.article for row in offered(None, by=cast.reporter)] == [None]
    create_draft(cast.honam, {"ko": {"headline": "새 기사"}}, by=cast.reporter, tabs=[mine])
    assert offered(None, by=cast.reporter) == []


def test_nobody_keeps_what_they_could_never_save(cast):
    article = story(cast)
    for part, who in (("ko", cast.other_editor), ("ko", cast.translator), ("shared", cast.translator)):
        with pytest.raises(NotAllowed):
            keep(article, tab(), [typed(part, headline="x")], by=who)
    with pytest.raises(NotAllowed):
        keep(article, tab(), [typed("xx", headline="x")], by=cast.admin)
    with pytest.raises(NotAllowed):
        keep(None, tab(), [typed(headline="x")], by=cast.nobody)
    assert not Typing.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"ko-body": "text"},
        {"ko-body": [1]},
        {str(number): ["x"] for number in range(2001)},
        {"b": ["가" * 9_000_000]},
    ],
    ids=["no list", "no text", "too many", "too long"],
)
def test_what_no_page_sends_is_refused(cast, fields):
    with pytest.raises(NotPossible):
        keep(story(cast), tab(), [Typed("ko", 1, 1, fields)], by=cast.editor)
    assert not Typing.objects.exists()


def test_characters_no_database_takes_do_not_lose_the_rest(cast):
    keep(story(cast), tab(), [typed(headline="가\x00나\ud800다")], by=cast.editor)
    assert kept(cast.editor) == ["가나다"]


def test_unsaved_texts_of_one_person_have_a_limit_and_the_last_of_them_can_still_change(cast, monkeypatch):
    monkeypatch.setattr(typing, "MOST_OPEN", 2)
    article, mine = story(cast), tab()
    keep(article, mine, [typed(headline="하나")], by=cast.editor)
    keep(article, tab(), [typed(headline="둘")], by=cast.editor)
    with pytest.raises(NotPossible):
        keep(article, tab(), [typed(headline="셋")], by=cast.editor)
    assert keep(article, mine, [typed(headline="하나!", turn=2)], by=cast.editor) == ["ko"]


def test_colleagues_see_who_is_there_and_since_when_until_the_page_is_closed(cast):
    article, mine = story(cast), tab()
    keep(article, mine, [typed(headline="새")], by=cast.editor, now=NOON)
    keep(article, mine, [Typed("ko", 1, 2, None)], by=cast.editor, now=NOON + ALIVE)
    seen_later = NOON + 2 * ALIVE - dt.timedelta(seconds=1)
    (seen,) = there(article, tab(), by=cast.admin, now=seen_later)
    assert (seen.name, seen.since, seen.is_me) == (str(cast.editor), NOON, False)
    assert there(article, tab(), by=cast.admin, now=NOON + 2 * ALIVE) == []
    assert [row.tab for row in offered(article, by=cast.editor)] == [mine]


def test_a_take_over_keeps_both_texts_and_outlives_autosaves(cast):
    article, theirs, mine = story(cast), tab(), tab()
    keep(article, theirs, [typed(headline="그의 글")], by=cast.reporter, now=NOON)
    take_over(article, mine, "ko", 1, by=cast.editor, now=LATER)
    for turn in range(2, 5):
        keep(article, theirs, [typed(headline="그의 글!", turn=turn)], by=cast.reporter, now=LATER)
        keep(article, mine, [typed(headline="내 글", turn=turn)], by=cast.editor, now=LATER)
    (seen,) = there(article, theirs, by=cast.reporter, now=LATER)
    assert (seen.name, seen.has_pen, seen.took_at) == (str(cast.editor), True, LATER)
    (seen,) = there(article, mine, by=cast.editor, now=LATER)
    assert not seen.has_pen
    assert (kept(cast.reporter), kept(cast.editor)) == (["그의 글!"], ["내 글"])
    take_over(article, theirs, "ko", 1, by=cast.reporter, now=LATER + dt.timedelta(seconds=1))
    assert there(article, mine, by=cast.editor, now=LATER)[0].has_pen


def test_the_pen_refuses_nobody(cast):
    article = story(cast)
    take_over(article, tab(), "ko", 1, by=cast.editor)
    save_copy(article, {"ko": (1, {"headline": "그래도"})}, by=cast.reporter)
    assert Article.objects.get(pk=article.pk).headline_ko == "그래도"


def test_who_may_not_change_a_language_does_not_take_its_pen(cast):
    article = story(cast)
    with pytest.raises(NotAllowed):
        take_over(article, tab(), "ko", 1, by=cast.translator)
    assert not Typing.objects.exists()


def test_unsaved_text_is_its_writers_until_they_leave_and_then_the_desks(cast):
    article, mine = story(cast, by=cast.reporter), tab()
    keep(article, mine, [typed(headline="두고 간 글")], by=cast.reporter)
    assert offered(article, by=cast.editor) == []
    cast.reporter.is_active = False
    cast.reporter.save()
    assert [row.tab for row in offered(article, by=cast.editor)] == [mine]
    assert offered(article, by=cast.other_editor) == offered(article, by=cast.translator) == []
    typing.close_left(article, mine, by=cast.other_editor)
    assert Typing.objects.open().count() == 1
    typing.close_left(article, mine, by=cast.editor)
    assert not Typing.objects.open().exists()


def test_what_nobody_comes_back_for_is_forgotten_after_thirty_days(cast):
    article = story(cast)
    keep(article, tab(), [typed(headline="옛")], by=cast.editor, now=NOON)
    keep(article, tab(), [typed(headline="새")], by=cast.editor, now=NOON + dt.timedelta(days=1))
    closed = tab()
    save_copy(
        article,
        {"ko": (1, {"deck": "부제"})},
        by=cast.editor,
        tabs=[closed],
        now=NOON + dt.timedelta(days=28),
    )
    with clock.at(NOON + typing.KEPT_FOR - dt.timedelta(seconds=1)):
        assert typing.forget_due() == 0
    with clock.at(NOON + typing.KEPT_FOR):
        assert typing.forget_due() == 2
        assert typing.forget_due() == 0
    assert kept(cast.editor) == ["새"]
