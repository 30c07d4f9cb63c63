"""The inbox: who sees a report settles it on its page; what readers wrote is shown and never changed."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from articles import clock
from articles.models import Correction, ReaderReport
from articles.workflow import inbox
from articles.workflow.inbox import report_error, settle
from articles.workflow.perform import perform
from articles.workflow.refusals import NotPossible
from tests.cast import KO, edition, publish, story

CHANGED = "admin:articles_readerreport_change"


@pytest.fixture
def report(cast):
    live = publish(story(cast), "ko", cast.admin)
    return report_error(
        live.article_id,
        "ko",
        kind="wording",
        text="<script>alert(1)</script> 오자",
        reply_to="r@home.example",
        at=clock.now(),
    )


def post(client, report, **fields):
    return client.post(reverse(CHANGED, args=[report.pk]), {"outcome": "", **fields})


def test_the_desk_reads_a_report_and_settles_it(cast, client, report):
    client.force_login(cast.editor)
    html = client.get(reverse(CHANGED, args=[report.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 오자" in html and "<script>alert" not in html
    assert 'href="mailto:r@home.example"' in html
    assert post(client, report, act="answer", outcome="고쳤다").status_code == 302
    report.refresh_from_db()
    assert (report.state, report.outcome, report.settled_by) == ("answered", "고쳤다", cast.editor)


def test_the_first_page_counts_what_is_open_in_reach(cast, client, report):
    words = "readerreport/?state__exact=open"
    client.force_login(cast.editor)
    assert words in client.get("/admin/").content.decode()
    client.force_login(cast.other_editor)
    assert words not in client.get("/admin/").content.decode()
    settle(report, "dismiss", by=cast.editor)
    client.force_login(cast.editor)
    assert words not in client.get("/admin/").content.decode()


def test_whoever_wrote_the_story_reads_but_does_not_settle(cast, client, report):
    client.force_login(cast.admin)
    type(report.article).objects.filter(pk=report.article_id).update(created_by=cast.reporter)
    client.force_login(cast.reporter)
    html = client.get(reverse(CHANGED, args=[report.pk])).content.decode()
    assert "오자" in html and 'name="act"' not in html
    post(client, report, act="dismiss")
    report.refresh_from_db()
    assert report.state == "open"


@pytest.mark.parametrize("act", ["", "reopen", "publish", "answer\x00"])
def test_an_act_that_is_no_choice_changes_nothing(cast, client, report, act):
    client.force_login(cast.editor)
    assert post(client, report, act=act, text="other", reply_to="other@home.example").status_code == 200
    report.refresh_from_db()
    assert (report.state, report.reply_to) == ("open", "r@home.example")


def test_a_report_somebody_settled_in_the_same_second_is_said_and_left(cast, client, report, monkeypatch):
    client.force_login(cast.editor)
    real = inbox.settle

    def later(*arguments, **more):
        real(report, "dismiss", by=cast.admin, outcome="장난")
        return real(*arguments, **more)

    monkeypatch.setattr(inbox, "settle", later)
    response = client.post(reverse(CHANGED, args=[report.pk]), {"outcome": "", "act": "answer"}, follow=True)
    (told,) = response.context["messages"]
    assert told.level_tag == "error"
    assert ReaderReport.objects.get().outcome == "장난"


def test_nobody_adds_or_deletes_reports_here(cast, client, report):
    client.force_login(cast.admin)
    assert client.get(reverse("admin:articles_readerreport_add")).status_code == 404
    address = reverse("admin:articles_readerreport_delete", args=[report.pk])
    assert client.post(address, {"post": "yes"}).status_code == 404
    assert ReaderReport.objects.exists()


def corrected(cast, article):
    return perform("correct", edition(article, "ko"), by=cast.editor, reason="x", note="수치를 바로잡습니다.")


def test_a_report_is_settled_with_the_correction_it_led_to(cast, client, report):
    corrected(cast, report.article)
    told = Correction.objects.get()
    client.force_login(cast.editor)
    page = client.get(reverse(CHANGED, args=[report.pk])).content.decode()
    assert "수치를 바로잡습니다." in page
    assert post(client, report, act="answer", correction=told.pk).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.correction) == ("answered", told)
    assert (
        reverse("admin:articles_correction_change", args=[told.pk])
        in client.get(reverse(CHANGED, args=[report.pk])).content.decode()
    )
    post(client, report, act="reopen")
    report.refresh_from_db()
    assert (report.state, report.correction) == ("open", None)


def test_a_correction_of_another_story_or_of_nothing_is_not_linked(cast, client, report):
    corrected(cast, report.article)
    own = Correction.objects.get()
    other = publish(story(cast), "ko", cast.admin)
    corrected(cast, other.article)
    foreign = Correction.objects.exclude(pk=own.pk).get()
    client.force_login(cast.editor)
    assert post(client, report, act="answer", correction=foreign.pk).status_code == 200
    with pytest.raises(NotPossible):
        settle(report, "answer", by=cast.editor, correction=foreign)
    with pytest.raises(NotPossible):
        settle(report, "dismiss", by=cast.editor, correction=own)
    report.refresh_from_db()
    assert (report.state, report.correction) == ("open", None)


def line_of(client, address: str) -> str:
    """The line of the first page that leads to the report."""
    html = client.get("/admin/").content.decode()
    return next(line for line in re.findall(r"<li.*?</li>", html, re.S) if address in line)


def test_late_reports_stand_on_the_first_page_and_in_the_filter(cast, client, report):
    address = reverse(CHANGED, args=[report.pk])
    client.force_login(cast.editor)
    with clock.at(report.received_at + dt.timedelta(hours=23, minutes=59)):
        assert "home-urgent" not in line_of(client, address)
        assert address not in client.get("/admin/articles/readerreport/?late=yes").content.decode()
    with clock.at(report.received_at + dt.timedelta(hours=24)):
        assert "home-urgent" in line_of(client, address)
        assert address in client.get("/admin/articles/readerreport/?late=yes").content.decode()
        client.force_login(cast.other_editor)
        assert address not in client.get("/admin/").content.decode()
        settle(report, "answer", by=cast.editor)
        client.force_login(cast.editor)
        assert address not in client.get("/admin/").content.decode()


def test_reports_are_found_by_their_story_and_their_outcome(cast, client, report):
    settle(report, "answer", by=cast.editor, outcome="수치를 고쳤다")
    other = publish(story(cast, ko={**KO, "headline": "다른 기사"}), "ko", cast.admin)
    second = report_error(other.article_id, "ko", kind="fact", text="x", reply_to="", at=clock.now())
    client.force_login(cast.editor)
    for asked, found in (
        (str(report.article_id), {report.pk}), ("광양항", {report.pk}), ("다른", {second.pk}),
        ("고쳤다", {report.pk}), ("없는말", set()),
    ):  # fmt: skip
        html = client.get("/admin/articles/readerreport/", {"q": asked}).content.decode()
        shown = {one for one in (report.pk, second.pk) if reverse(CHANGED, args=[one]) in html}
        assert shown == found, asked
    assert "수치를 고쳤다" in client.get("/admin/articles/readerreport/").content.decode()
