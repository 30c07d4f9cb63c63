"""Correct and clarify: text and note reach readers in one act, and the note stays as it was written."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Correction, Release, TransitionLog
from articles.models.public_correction import corrections
from articles.models.public_story import story as public
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.copy import save_copy
from articles.workflow.perform import choices, everything_allowed, perform
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible
from tests.cast import edition, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
NOTE = "둘째 배가 아니라 첫 배가 새벽에 닿았습니다."


@pytest.fixture
def live(cast):
    """A Korean text on the air since an hour before T."""
    with clock.at(T - HOUR):
        return publish(story(cast), "ko", cast.admin)


def change(live, cast, **text):
    save_copy(live.article, {"ko": (live.copy_version, text)}, by=cast.admin)


def test_a_draft_of_a_live_text_is_approved_published_and_explained_in_one_act(cast, live):
    with clock.at(T):
        change(live, cast, deck="둘째 배도 닿았다")
        done = perform("correct", edition(live.article, "ko"), by=cast.editor, note=f"  {NOTE}\r\n")
    note = Correction.objects.get()
    assert (note.kind, note.text, note.at, note.by) == ("correction", NOTE, T, cast.editor)
    assert note.release == Release.objects.get(edition=live, until=None)
    assert (done.edition.stage, done.log.verb, done.log.release) == ("approved", "correct", note.release)
    shown = public(T, "ko", live.article_id)
    assert shown.deck == "둘째 배도 닿았다"
    assert shown.updated_at == T
    assert [(told.kind, told.text, told.at, told.seq) for told in shown.corrections] == [
        ("correction", NOTE, T, 1)
    ]


def test_a_note_that_was_forgotten_comes_with_the_same_text(cast, live):
    with clock.at(T):
        perform("clarify", live, by=cast.editor, note=NOTE)
    one, other = Release.objects.filter(edition=live).order_by("since")
    assert (one.revision, one.until) == (other.revision, other.since)
    # The text is the old one, so nothing says that it was updated.
    assert public(T, "ko", live.article_id).updated_at is None
    assert Correction.objects.get().kind == "clarification"


def test_an_update_can_say_what_is_new_and_need_not(cast, live):
    for number, note in ((1, ""), (2, "사진을 더했습니다.")):
        with clock.at(T + number * HOUR):
            live.refresh_from_db()
            change(live, cast, deck="가나"[number - 1])
            perform("approve", edition(live.article, "ko"), by=cast.admin)
            perform("update", edition(live.article, "ko"), by=cast.admin, note=note)
    assert list(Correction.objects.values_list("kind", "text")) == [("update", "사진을 더했습니다.")]


@pytest.mark.parametrize("note", ["", " \n\t", "\x00", "가" * 1001])
def test_nothing_happens_without_a_note_or_with_an_endless_one(cast, live, note):
    with clock.at(T), pytest.raises(NotPossible):
        perform("correct", live, by=cast.admin, note=note)
    assert not Correction.objects.exists()
    assert TransitionLog.objects.filter(verb="correct").count() == 0


def test_other_acts_take_no_note(cast, live):
    with pytest.raises(NotPossible, match="no note"):
        perform("withhold", live, by=cast.admin, reason="x", note=NOTE)


def test_a_text_nobody_reads_has_nothing_to_correct(cast):
    draft = edition(story(cast), "ko")
    with pytest.raises(NotPossible):
        perform("correct", draft, by=cast.admin, note=NOTE)


def test_the_checks_stand_before_a_correction_too(cast, live):
    change(live, cast, body="")
    with clock.at(T), pytest.raises(Blocked):
        perform("correct", edition(live.article, "ko"), by=cast.admin, note=NOTE)
    assert not Correction.objects.exists()


def test_only_the_storys_desk_corrects(cast, live):
    for actor in (cast.reporter, cast.translator, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            perform("correct", live, by=actor, note=NOTE)
        assert "correct" not in {step.verb for step in choices(live, everything_allowed(actor, live), T)}
    assert {"correct", "clarify"} <= {
        step.verb for step in choices(live, everything_allowed(cast.editor, live), T)
    }


def test_the_pages_are_told(cast, live):
    Outbox.objects.all().delete()
    with clock.at(T):
        perform("correct", live, by=cast.editor, note=NOTE)
    assert {keys.corrections("ko"), keys.edition(live.article_id, "ko")} <= set(Outbox.objects.get().keys)
    perform("withhold", edition(live.article, "ko"), by=cast.editor, reason="x")
    assert keys.corrections("ko") in Outbox.objects.latest("pk").keys


def test_corrections_go_and_come_back_with_their_story(cast, live):
    with clock.at(T):
        perform("correct", live, by=cast.editor, note=NOTE)
    assert [row.told.text for row in corrections(T, "ko").items] == [NOTE]
    # The past had none, the other language has none.
    assert not corrections(T - HOUR, "ko").items
    assert not public(T - HOUR, "ko", live.article_id).corrections
    assert not corrections(T, "en").items
    with clock.at(T + HOUR):
        perform("withhold", edition(live.article, "ko"), by=cast.editor, reason="x")
    assert not corrections(T + HOUR, "ko").items
    with clock.at(T + 2 * HOUR):
        perform("restore", edition(live.article, "ko"), by=cast.editor)
    assert [row.told.text for row in corrections(T + 2 * HOUR, "ko").items] == [NOTE]
    with clock.at(T + 3 * HOUR):
        perform("kill", edition(live.article, "ko"), by=cast.admin, reason="x")
    assert not corrections(T + 3 * HOUR, "ko").items


def test_a_planned_end_takes_the_correction_off_the_page_at_its_second(cast, live):
    with clock.at(T):
        perform("correct", live, by=cast.editor, note=NOTE)
        perform("expire", edition(live.article, "ko"), by=cast.editor, effective_at=T + HOUR)
    assert corrections(T + HOUR - dt.timedelta(seconds=1), "ko").items
    assert not corrections(T + HOUR, "ko").items


def test_a_long_list_goes_on_from_a_line_and_loses_none(cast, live):
    for number in range(5):
        with clock.at(T + number * HOUR):
            perform("clarify", edition(live.article, "ko"), by=cast.editor, note=f"{number}")
    found, before = [], None
    while True:
        part = corrections(T + 9 * HOUR, "ko", before=before, limit=2)
        found += [row.told.text for row in part.items]
        if part.older is None:
            break
        before = part.older
    assert found == ["4", "3", "2", "1", "0"]
    assert [told.seq for told in public(T + 9 * HOUR, "ko", live.article_id).corrections] == [5, 4, 3, 2, 1]
