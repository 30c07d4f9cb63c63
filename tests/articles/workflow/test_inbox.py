"""What readers write comes to the right desk, is settled by it, and goes when they were told it would."""

import datetime as dt

import pytest
from django.core import mail

from articles import clock
from articles.admin.rows import rows
from articles.models import ReaderReport, Reporter
from articles.workflow.copy import save_copy
from articles.workflow.forward import MOST_ATTEMPTS, forward_due
from articles.workflow.inbox import forget_due, report_error, settle, write_to
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def live(cast):
    with clock.at(T - DAY):
        return publish(story(cast), "ko", cast.admin)


def reported(live, **more):
    said = {"kind": "fact", "text": "첫 배가 아니다.", "reply_to": "reader@home.example", "at": T, **more}
    return report_error(live.article_id, "ko", **said)


def letter(cast, at=T):
    Reporter.objects.filter(pk=cast.heo.pk).update(contact="relay")
    return write_to(cast.heo.pk, "ko", text="잘 읽었습니다.", reply_to="reader@home.example", at=at)


def in_reach(actor, rf):
    request = rf.get("/")
    request.user = type(actor).objects.get(pk=actor.pk)
    return set(rows(request, ReaderReport))


def test_a_report_keeps_the_text_the_reader_saw(cast, live):
    report = reported(live)
    seen = report.revision
    with clock.at(T + DAY):
        save_copy(live.article, {"ko": (live.copy_version, {"deck": "새 부제"})}, by=cast.admin)
        publish(live.article, "ko", cast.admin)
    assert ReaderReport.objects.get().revision == seen
    assert report.state == "open"


def test_there_is_nothing_to_report_of_what_nobody_can_read(cast, live):
    assert reported(live, at=T - 2 * DAY) is None
    assert report_error(live.article_id, "en", kind="fact", text="x", reply_to="", at=T) is None
    perform("withhold", live, by=cast.admin, reason="x")
    assert report_error(live.article_id, "ko", kind="fact", text="x", reply_to="", at=clock.now()) is None
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("contact", ["none", "address"])
def test_who_takes_no_letters_by_form_gets_none(cast, contact):
    Reporter.objects.filter(pk=cast.heo.pk).update(contact=contact)
    assert write_to(cast.heo.pk, "ko", text="x", reply_to="", at=T) is None


def test_who_has_left_gets_no_letters(cast):
    Reporter.objects.filter(pk=cast.heo.pk).update(contact="relay", left_on=clock.seoul_day(T))
    assert write_to(cast.heo.pk, "ko", text="x", reply_to="", at=T) is None
    assert write_to(cast.heo.pk, "ko", text="x", reply_to="", at=T - DAY) is not None


def test_the_storys_bureau_and_its_writer_read_a_report_and_nobody_else(cast, live, rf):
    report = reported(live)
    for actor in (cast.admin, cast.editor, cast.reporter):
        assert in_reach(actor, rf) == {report}
    for actor in (cast.translator, cast.other_editor, cast.other_reporter, cast.nobody):
        assert in_reach(actor, rf) == set()


def test_a_letter_is_for_its_reporter_and_their_bureau(cast, rf):
    found = letter(cast)
    for actor in (cast.admin, cast.editor, cast.reporter):
        assert in_reach(actor, rf) == {found}
    for actor in (cast.translator, cast.other_editor, cast.other_reporter, cast.nobody):
        assert in_reach(actor, rf) == set()


def test_the_desk_settles_and_opens_again(cast, live):
    report = reported(live)
    done = settle(report, "answer", by=cast.editor, outcome="  바로잡음\n")
    assert (done.state, done.outcome, done.settled_by) == ("answered", "바로잡음", cast.editor)
    with pytest.raises(NotPossible, match="meanwhile"):
        settle(report, "dismiss", by=cast.admin)
    again = settle(done, "reopen", by=cast.editor)
    assert (again.state, again.settled_at, again.settled_by) == ("open", None, None)
    assert settle(again, "dismiss", by=cast.editor).state == "dismissed"


def test_only_the_desk_settles(cast, live):
    report = reported(live)
    for actor in (cast.reporter, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            settle(report, "dismiss", by=actor)
    with pytest.raises(NotPossible):
        settle(report, "publish", by=cast.editor)
    with pytest.raises(NotPossible, match="500"):
        settle(report, "answer", by=cast.editor, outcome="x" * 501)


def test_everything_goes_when_readers_were_told_it_would(cast, live, settings):
    settings.READER_REPORTS_KEPT = 30 * DAY
    reported(live)
    settle(reported(live), "answer", by=cast.editor)
    reported(live, at=T + DAY)
    with clock.at(T + 30 * DAY - dt.timedelta(seconds=1)):
        assert forget_due() == 0
    with clock.at(T + 30 * DAY):
        assert forget_due() == 2
        assert forget_due() == 0
    assert ReaderReport.objects.get().received_at == T + DAY


def test_a_letter_goes_on_by_mail_once_where_there_is_a_server(cast, live, settings):
    found = letter(cast)
    reported(live)
    with clock.at(T):
        assert forward_due() == 0
        settings.EMAIL_HOST = "mail.example"
        assert forward_due() == 1
        assert forward_due() == 0
    (sent,) = mail.outbox
    assert sent.to == [cast.heo.email]
    assert sent.reply_to == ["reader@home.example"]
    assert found.text in sent.body
    found.refresh_from_db()
    assert (found.mailed_at, found.state) == (T, "open")


def test_a_letter_to_who_has_no_address_stays_in_the_inbox(cast, settings, rf):
    settings.EMAIL_HOST = "mail.example"
    Reporter.objects.filter(pk=cast.heo.pk).update(email="")
    found = letter(cast)
    with clock.at(T):
        assert forward_due() == 0
    found.refresh_from_db()
    assert (found.state, found.mail_attempts, found.mailed_at) == ("open", 0, None)
    assert in_reach(cast.reporter, rf) == in_reach(cast.editor, rf) == {found}
    # It goes on as soon as there is an address.
    Reporter.objects.filter(pk=cast.heo.pk).update(email="heo@private.example")
    with clock.at(T + DAY):
        assert forward_due() == 1
    assert [sent.to for sent in mail.outbox] == [["heo@private.example"]]


def test_a_server_that_is_away_is_asked_again_later_and_not_for_ever(cast, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    found = letter(cast)
    for hour in range(2 * MOST_ATTEMPTS):
        with clock.at(T + hour * dt.timedelta(hours=1)):
            # At once again: not before a pause.
            assert (forward_due(), forward_due()) == (0, 0)
            found.refresh_from_db()
            assert found.mail_attempts == min(hour + 1, MOST_ATTEMPTS)
    assert found.mailed_at is None
