"""The inbox: who sees a report settles it on its page; what readers wrote is shown and never changed."""

import pytest
from django.urls import reverse

from articles import clock
from articles.models import ReaderReport
from articles.workflow import inbox
from articles.workflow.inbox import report_error, settle
from tests.cast import publish, story

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
