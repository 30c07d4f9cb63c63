"""The desk's first page: each person's work in desk order, nothing of another bureau, few questions."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.admin import home
from articles.media.models import Photo
from articles.models import Article, PhotoUse, ReaderReport, Task
from articles.workflow import breaker
from articles.workflow.copy import create_draft, save_copy
from articles.workflow.perform import perform
from articles.workflow.task import close_task, open_task
from tests.articles.admin.first_page import desk as desk
from tests.articles.admin.first_page import needs
from tests.cast import KO, edition, publish, story

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def under_way(found: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {
        (row.code, square.code): square.count
        for row, squares in found["flying"]
        for square in squares
        if square.count
    }


def test_a_submitted_text_waits_for_the_desk_and_not_for_its_writer(cast: SimpleNamespace, desk: Any):
    article = story(cast, by=cast.reporter)
    perform("submit", edition(article, "ko"), by=cast.reporter)
    assert needs(desk(cast.editor))["submitted"] == [(article.pk, "ko")]
    assert needs(desk(cast.admin))["submitted"] == [(article.pk, "ko")]
    assert "submitted" not in needs(desk(cast.reporter))
    perform("take", edition(article, "ko"), by=cast.editor)
    assert needs(desk(cast.editor))["taken"] == [(article.pk, "ko")]
    assert "taken" not in needs(desk(cast.admin))


def test_the_longest_waiting_text_comes_first(cast: SimpleNamespace, desk: Any):
    articles = [story(cast, by=cast.reporter) for _number in range(3)]
    for minute, article in enumerate(reversed(articles)):
        with clock.at(NOON + minute * MINUTE):
            perform("submit", edition(article, "ko"), by=cast.reporter)
    with clock.at(NOON + 10 * MINUTE):
        found = needs(desk(cast.editor))["submitted"]
    assert [number for number, _language in found] == [article.pk for article in reversed(articles)]


def test_a_returned_text_waits_for_whoever_wrote_it_with_the_reason(cast: SimpleNamespace, desk: Any):
    article = story(cast, by=cast.reporter)
    for language, who in (("ko", cast.reporter), ("en", cast.translator)):
        perform("submit", edition(article, language), by=who)
        perform("return", edition(article, language), by=cast.editor, reason=f"count again {language}")
    assert ((article.pk, "ko")) in needs(desk(cast.reporter))["returned"]
    assert needs(desk(cast.translator))["returned"] == [(article.pk, "en")]
    assert "returned" not in needs(desk(cast.editor))
    line = next(group for group in desk(cast.translator)["needs"] if group.code == "returned").lines[0]
    assert line.entry.note == "count again en"
    assert line.address.endswith("#id_en-headline")
    perform("submit", edition(article, "en"), by=cast.translator)
    assert "returned" not in needs(desk(cast.translator))


def test_debts_show_their_clock_and_lead_to_the_field(cast: SimpleNamespace, desk: Any):
    article = story(cast, kind="flash", section_id=None, by=cast.reporter)
    with clock.at(NOON):
        for language in ("ko", "en"):
            publish(article, language, cast.editor)
    for who in (cast.editor, cast.reporter):
        for minutes, told, is_late in (
            (10, "20 minutes left", False),
            (31, "was to be settled by 12:30", True),
        ):
            with clock.at(NOON + minutes * MINUTE):
                group = desk(who)["needs"][0]
            line = group.lines[0]
            assert group.code == "debts"
            assert told in line.entry.told_at
            assert "since 12:00" in line.entry.told_at
            assert line.entry.is_urgent is is_late
            assert line.address.endswith(f"/{article.pk}/change/#id_shared-section")
    with clock.at(NOON + 31 * MINUTE):
        assert "debts" not in needs(desk(cast.translator))


def test_what_goes_out_within_the_hour_with_something_in_the_way_is_named(
    cast: SimpleNamespace, desk: Any, pier: Photo
):
    fine, unheld, late = (story(cast) for _number in range(3))
    PhotoUse.objects.create(article=unheld, photo=pier, alt_text_ko="부두", is_decorative=False)
    with clock.at(NOON):
        for article, minutes in ((fine, 20), (unheld, 30), (late, 90)):
            found = perform("approve", edition(article, "ko"), by=cast.editor).edition
            perform("schedule", found, by=cast.editor, effective_at=NOON + minutes * MINUTE)
        assert "stuck" not in needs(desk(cast.editor))
        Photo.objects.filter(pk=pier.pk).update(preset="agency")
        save_copy(late, {"ko": (1, {"headline": "바뀐 제목"})}, by=cast.editor)
        found = desk(cast.editor)
        assert needs(found)["stuck"] == [(unheld.pk, "ko")]
        line = found["needs"][0].lines[0]
        assert "Nobody is named who holds a photo" in line.entry.note
        assert line.address.endswith("#photos")
        assert "stuck" not in needs(desk(cast.reporter))
        assert under_way(found)["scheduled", "ko"] == 3
    with clock.at(NOON + 45 * MINUTE):
        assert needs(desk(cast.editor))["stuck"] == [(late.pk, "ko")]


def test_an_embargo_that_lifts_today_is_named_and_no_other(cast: SimpleNamespace, desk: Any):
    """Until the day ends in Seoul; late at night the next three hours count as well."""
    told = {
        number: story(cast, embargo_online_at=(NOON + number * 60 * MINUTE).isoformat())
        for number in (-1, 2, 11, 12.5, 14)
    }
    with clock.at(NOON):
        found = needs(desk(cast.reporter))["embargo"]
        assert found == [(told[number].pk, "ko") for number in (2, 11)]
        assert "embargo" not in needs(desk(cast.other_editor))
    with clock.at(NOON + 11.9 * 60 * MINUTE):
        found = needs(desk(cast.reporter))["embargo"]
        assert found == [(told[number].pk, "ko") for number in (12.5, 14)]


def test_a_task_is_named_until_it_is_done_and_late_when_it_is_due(cast: SimpleNamespace, desk: Any):
    ours, theirs = edition(story(cast), "ko"), edition(story(cast, bureau=cast.gangwon), "ko")
    with transaction.atomic():
        for key, found, minutes in (("b", ours, 60), ("a", ours, 30), ("c", theirs, 30)):
            due_at = NOON + minutes * MINUTE
            open_task("late", f"{found.pk}:{key}", at=NOON, edition=found, due_at=due_at)
    with clock.at(NOON + 40 * MINUTE):
        group = next(group for group in desk(cast.editor)["needs"] if group.code == "tasks")
        assert [line.entry.is_urgent for line in group.lines] == [True, False]
        assert "late: was to be done by 12:30" in group.lines[0].entry.told_at
        assert group.lines[0].entry.note == "Late"
        assert [line.entry.article for line in group.lines] == [ours.article_id] * 2
        assert "tasks" not in needs(desk(cast.reporter))
        close_task(Task.objects.get(key=f"{ours.pk}:a"), by=cast.editor, at=clock.now(), outcome="done")
        assert len(needs(desk(cast.editor))["tasks"]) == 1


def test_readers_reports_are_lines_and_late_after_a_day(cast: SimpleNamespace, desk: Any):
    article = publish(story(cast), "ko", cast.editor).article
    for hours, text in ((30, "첫째 문단의 숫자가 틀립니다"), (2, "사진 설명")):
        ReaderReport.objects.create(
            article=article, kind="fact", text=text, language="ko", received_at=NOON - hours * 60 * MINUTE
        )
    with clock.at(NOON):
        group = next(group for group in desk(cast.editor)["needs"] if group.code == "reports")
        assert [line.entry.is_urgent for line in group.lines] == [True, False]
        assert "숫자가 틀립니다" in group.lines[0].entry.note
        assert "/readerreport/" in group.lines[0].address
        assert "reports" not in needs(desk(cast.other_editor))
        assert "reports" not in needs(desk(cast.reporter))


def test_a_translation_behind_its_source_is_named_with_the_text(cast: SimpleNamespace, desk: Any):
    article, _other = story(cast, by=cast.reporter), story(cast)
    assert "stale" not in needs(desk(cast.translator))
    save_copy(article, {"ko": (1, {"headline": "바뀐 제목"})}, by=cast.editor)
    assert needs(desk(cast.translator))["stale"] == [(article.pk, "en")]
    line = next(group for group in desk(cast.translator)["needs"] if group.code == "stale").lines[0]
    assert line.entry.note == "headline"
    assert line.address.endswith("#id_en-headline")
    save_copy(article, {"ko": (2, {"headline": KO["headline"]})}, by=cast.editor)
    assert "stale" not in needs(desk(cast.translator)), "changed back, nothing is behind"
    assert "stale" not in needs(desk(cast.other_editor))


def test_a_translator_finds_what_lacks_their_language_first(cast: SimpleNamespace, desk: Any):
    article, both, early = story(cast, en=None), story(cast), story(cast, en=None)
    for ready in (article, both):
        publish(ready, "ko", cast.editor)
    found = desk(cast.translator)
    assert found["needs"][0].code == "untranslated"
    assert needs(found)["untranslated"] == [(article.pk, "en")]
    assert found["needs"][0].lines[0].headline == KO["headline"]
    assert found["needs"][0].lines[0].headline_language == "ko"
    save_copy(article, {"en": (1, {"headline": "New pier"})}, by=cast.translator)
    assert "untranslated" not in needs(desk(cast.translator))
    assert early.pk not in {
        number for number, _language in needs(desk(cast.translator)).get("untranslated", [])
    }


def test_a_translator_of_one_language_is_offered_no_other(cast: SimpleNamespace, desk: Any):
    article = create_draft(
        cast.honam,
        {"en": {"headline": "Pier", "body": "<p>Open.</p>"}},
        by=cast.admin,
        original_language="en",
    )
    save_copy(article, {"shared": (1, {"kind": "notice"})}, by=cast.admin)
    publish(article, "en", cast.admin)
    assert needs(desk(cast.editor))["untranslated"] == [(article.pk, "ko")]
    assert "untranslated" not in needs(desk(cast.translator))


def test_ones_own_drafts_come_last_and_blank_languages_are_none(cast: SimpleNamespace, desk: Any):
    mine = story(cast, en=None, by=cast.reporter)
    assert needs(desk(cast.reporter)) == {"begun": [(mine.pk, "ko")]}
    assert needs(desk(cast.editor)) == {}
    assert under_way(desk(cast.editor)) == {("draft", "ko"): 1}


def test_what_is_under_way_is_counted_by_stage_and_language(cast: SimpleNamespace, desk: Any):
    for verbs in (
        (),
        ("submit",),
        ("submit", "take"),
        ("approve",),
        ("approve", "publish"),
        ("approve", "publish", "withhold"),
    ):
        found = edition(story(cast), "ko")
        for verb in verbs:
            with breaker.going_on():
                found = perform(verb, found, by=cast.admin, reason="it must").edition
    assert under_way(desk(cast.editor)) == {
        ("draft", "ko"): 1,
        ("draft", "en"): 6,
        ("submitted", "ko"): 1,
        ("in_edit", "ko"): 1,
        ("waiting", "ko"): 1,
    }
    assert under_way(desk(cast.other_editor)) == {}


def test_live_shows_first_texts_updates_and_what_is_withheld(cast: SimpleNamespace, desk: Any):
    first, updated, held = story(cast), story(cast), story(cast)
    with clock.at(NOON):
        for article in (first, updated, held):
            publish(article, "ko", cast.editor)
    with clock.at(NOON + MINUTE):
        save_copy(updated, {"ko": (1, {"headline": "첫 배 닿아"})}, by=cast.editor)
        publish(updated, "ko", cast.editor)
        save_copy(updated, {"ko": (2, {"headline": "고치는 중"})}, by=cast.editor)
        perform("withhold", edition(held, "ko"), by=cast.editor, reason="a name")
        live = desk(cast.reporter)["live"]
        assert [(line.entry.article, line.headline) for line in live["updated"]] == [
            (updated.pk, "첫 배 닿아")
        ]
        assert [line.entry.article for line in live["new"]] == [first.pk]
        assert [(line.entry.article, line.entry.note) for line in live["withheld"]] == [(held.pk, "a name")]
        assert not any(desk(cast.other_editor)["live"].values())


def everything(cast: SimpleNamespace, bureau: Any, editor: Any, reporter: Any) -> None:
    """A bureau with something on every list of its people, each text with the bureau's canary."""
    text = {"headline": f"canary{bureau.slug}", "deck": "", "body": f"<p>canary{bureau.slug}</p>"}

    def made(**shared: Any) -> Article:
        return story(cast, ko=text, en=shared.pop("en", text), bureau=bureau, by=reporter, **shared)

    def act(article: Article, *verbs: str) -> None:
        found = edition(article, "ko")
        for verb in verbs:
            with breaker.going_on():
                found = perform(verb, found, by=editor, reason=f"canary{bureau.slug}").edition

    for verbs in (
        ("submit",),
        ("submit", "take"),
        ("submit", "return"),
        ("approve",),
        ("approve", "publish", "withhold"),
    ):
        act(made(), *verbs)
    act(made(kind="flash", section_id=None), "approve", "publish")
    act(made(en=None), "approve", "publish")
    made(embargo_online_at=(clock.now() + 60 * MINUTE).isoformat(), embargo_source=f"canary{bureau.slug}")
    updated, planned = made(), made()
    act(updated, "approve", "publish")
    save_copy(updated, {"ko": (1, {"deck": "고침"})}, by=editor)
    act(updated, "approve", "update")
    found = perform("approve", edition(planned, "ko"), by=editor).edition
    with breaker.going_on():
        perform("schedule", found, by=editor, effective_at=clock.now() + 30 * MINUTE)
    save_copy(planned, {"ko": (1, {"deck": "고침"})}, by=editor)
    stale = made()
    save_copy(stale, {"ko": (1, {"headline": f"canary{bureau.slug} 고침"})}, by=editor)
    for kind in ("merge", "late"):
        open_task(kind, f"story:{stale.pk}", at=clock.now(), edition=edition(stale, "ko"))
    ReaderReport.objects.create(
        article=stale, kind="fact", text=f"canary{bureau.slug}", language="ko", received_at=clock.now()
    )


ALL_NEEDS = {
    *("debts", "stuck", "embargo", "submitted", "taken", "untranslated"),
    *("tasks", "conflicts", "reports", "stale"),
}


def test_nothing_of_another_bureau_is_on_anybodys_page(cast: SimpleNamespace, client: Client, desk: Any):
    everything(cast, cast.honam, cast.editor, cast.reporter)
    everything(cast, cast.gangwon, cast.other_editor, cast.other_reporter)
    assert set(needs(desk(cast.editor))) >= ALL_NEEDS
    assert {"returned", "begun"} <= set(needs(desk(cast.reporter)))
    for who, own, other in (
        ("editor", "honam", "gangwon"),
        ("reporter", "honam", "gangwon"),
        ("translator", "honam", "gangwon"),
        ("other_editor", "gangwon", "honam"),
        ("other_reporter", "gangwon", "honam"),
    ):
        client.force_login(getattr(cast, who))
        html = client.get("/admin/").content.decode()
        assert f"canary{own}" in html, who
        assert f"canary{other}" not in html, who
        numbers = {int(number) for number in re.findall(r"/articles/article/(\d+)/change/", html)}
        assert set(Article.objects.filter(pk__in=numbers).values_list("bureau__slug", flat=True)) == {own}
    client.force_login(cast.admin)
    html = client.get("/admin/").content.decode()
    assert "canaryhonam" in html
    assert "canarygangwon" in html


@pytest.mark.parametrize("who", ["admin", "editor", "reporter", "translator"])
def test_the_page_asks_as_often_for_a_full_desk_as_for_a_fuller_one(
    cast: SimpleNamespace, client: Client, who: str
):
    client.force_login(getattr(cast, who))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/admin/").status_code == 200
        return len(asked)

    everything(cast, cast.honam, cast.editor, cast.reporter)
    once = count()
    for _number in range(4):
        everything(cast, cast.honam, cast.editor, cast.reporter)
    assert count() == once
    assert once <= 36


def test_old_work_is_left_to_the_search(cast: SimpleNamespace, desk: Any, monkeypatch: pytest.MonkeyPatch):
    old, young = story(cast, by=cast.reporter), story(cast, by=cast.reporter)
    monkeypatch.setattr(home, "NEWEST_STORIES", young.pk - old.pk)
    assert {number for number, _language in needs(desk(cast.reporter))["begun"]} == {young.pk}


def test_a_number_leads_to_its_story_and_words_to_a_list(cast: SimpleNamespace, client: Client):
    ours, theirs = story(cast), story(cast, bureau=cast.gangwon)
    client.force_login(cast.reporter)
    assert client.get("/admin/", {"q": f" {ours.pk} "}).url == f"/admin/articles/article/{ours.pk}/change/"
    for asked in (str(theirs.pk), "9" * 30, "부두", "-1", "²", "\x00"):
        response = client.get("/admin/", {"q": asked})
        assert response.url.startswith("/admin/articles/article/?q="), asked
        assert client.get(response.url).status_code == 200, asked
    assert client.get("/admin/", {"q": "  "}).status_code == 200


@pytest.mark.parametrize(
    ("who", "begins"), [("reporter", True), ("editor", True), ("admin", True), ("translator", False)]
)
def test_who_may_begin_a_story_finds_both_doors(
    cast: SimpleNamespace, client: Client, who: str, begins: bool
):
    client.force_login(getattr(cast, who))
    html = client.get("/admin/").content.decode()
    for address in ("/admin/articles/article/add/", "/admin/articles/article/flash/"):
        assert ('class="home-' in html and f'href="{address}"' in html.split("home-nouns")[0]) == begins
