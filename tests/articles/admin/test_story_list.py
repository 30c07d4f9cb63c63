"""The list of stories: a chip a language, marks for embargo and debt, filters that offer what there is."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.models import Article
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

LIST = "/admin/articles/article/"
NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def desk(cast: SimpleNamespace, client: Client) -> Client:
    """The bureau editor, in English."""
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    return client


def rows(client: Client, **asked: str) -> dict[int, str]:
    """The text of each row, by the story's number."""
    html = client.get(LIST, asked).content.decode()
    body = html[html.index('id="result_list"') :] if 'id="result_list"' in html else ""
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", body, re.S):
        if number := re.search(r"/article/(\d+)/change/", row):
            found[int(number[1])] = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row))
    return found


def test_a_chip_says_what_readers_get_and_what_the_desk_does(cast: SimpleNamespace, desk: Client):
    article = story(cast, en=None)
    assert "Korean: being written English: not begun" in rows(desk)[article.pk]
    perform("submit", edition(article, "ko"), by=cast.editor)
    assert "Korean: submitted" in rows(desk)[article.pk]
    publish(article, "ko", cast.editor)
    assert re.search(r"Korean: live +English", rows(desk)[article.pk])
    save_copy(article, {"ko": (1, {"headline": "고치는 중"})}, by=cast.editor)
    assert "Korean: live · being written" in rows(desk)[article.pk]
    perform("withhold", edition(article, "ko"), by=cast.editor, reason="a name")
    assert "Korean: withheld" in rows(desk)[article.pk]


def test_an_embargo_is_marked_until_it_lifts(cast: SimpleNamespace, desk: Client):
    article = story(cast, embargo_online_at=(NOON + 60 * MINUTE).isoformat())
    with clock.at(NOON):
        assert "Embargo until 13:00" in rows(desk)[article.pk]
    with clock.at(NOON + 61 * MINUTE):
        assert "Embargo" not in rows(desk)[article.pk]


def test_a_debt_is_marked_with_its_clock(cast: SimpleNamespace, desk: Client):
    owing, clean = story(cast, kind="flash", section_id=None), story(cast)
    with clock.at(NOON):
        for article in (owing, clean):
            publish(article, "ko", cast.editor)
    with clock.at(NOON + MINUTE):
        found = rows(desk)
        assert "To be settled by 12:30" in found[owing.pk]
        assert "The story has no section." in found[owing.pk]
        assert "To be settled" not in found[clean.pk]
        assert set(rows(desk, readers="owing")) == {owing.pk}
    with clock.at(NOON + 40 * MINUTE):
        assert "Overdue since 12:30" in rows(desk)[owing.pk]


def test_filters_find_what_they_name(cast: SimpleNamespace, desk: Client):
    mine, planned, held, other = (story(cast, by=cast.editor if number == 0 else None) for number in range(4))
    found = perform("approve", edition(planned, "en"), by=cast.editor).edition
    perform("schedule", found, by=cast.editor, effective_at=clock.now() + MINUTE)
    perform("withhold", publish(held, "ko", cast.editor), by=cast.editor, reason="a name")
    perform("submit", edition(other, "ko"), by=cast.editor)
    for asked, numbers in (
        ({"whose": "mine"}, {mine.pk}),
        ({"readers": "scheduled"}, {planned.pk}),
        ({"readers": "withheld"}, {held.pk}),
        ({"readers": "killed"}, set()),
        ({"stage_ko": "submitted"}, {other.pk}),
        ({"stage_ko": "draft", "stage_en": "approved"}, {planned.pk}),
        ({"q": str(other.pk)}, {other.pk}),
    ):
        assert set(rows(desk, **asked)) == numbers, asked


def test_only_bureaus_one_may_look_into_are_a_choice(cast: SimpleNamespace, client: Client):
    story(cast)
    for who, offered in ((cast.editor, False), (cast.admin, True)):
        client.force_login(who)
        html = client.get(LIST).content.decode()
        assert (f"?bureau={cast.honam.pk}" in html) is offered
        assert (f"?bureau={cast.gangwon.pk}" in html) is offered


def test_a_full_page_asks_as_often_as_a_short_one(cast: SimpleNamespace, desk: Client):
    def full() -> int:
        publish(story(cast, kind="flash", section_id=None), "ko", cast.editor)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(LIST).status_code == 200
        return len(asked)

    once = full()
    for _number in range(4):
        story(cast)
    assert full() == once
    assert Article.objects.count() == 6


def test_both_ways_to_begin_stand_over_the_list(cast: SimpleNamespace, client: Client):
    for who, begins in ((cast.editor, True), (cast.translator, False)):
        client.force_login(who)
        tools = client.get(LIST).content.decode().split('class="object-tools"')[1].split("</ul>")[0]
        assert (f"{LIST}flash/" in tools, f"{LIST}add/" in tools) == (begins, begins)


def test_the_list_is_called_by_what_it_lists(desk: Client):
    html: Any = desk.get(LIST).content.decode()
    assert "<h1>Stories</h1>" in html
