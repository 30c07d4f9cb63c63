"""The desk's tasks: listed and settled by whoever may, seen by whoever wrote the story."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles import clock
from articles.models import Task
from articles.workflow.perform import perform
from articles.workflow.task import open_task
from newsroom.languages import COOKIE
from tests.cast import edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
LIST = "/admin/articles/task/"


@pytest.fixture
def unread(cast: SimpleNamespace, client: Client) -> Task:
    """Published first by the night's reporter, at T."""
    client.cookies[COOKIE] = "en"
    cast.night = person("night", "duty_publisher", cast.honam)
    with clock.at(T):
        perform("publish_first", edition(story(cast, by=cast.night), "ko"), by=cast.night)
    return Task.objects.get()


def page(task: Task) -> str:
    return reverse("admin:articles_task_change", args=[task.pk])


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        ({"way": "fine"}, "Read: fine as it is"),
        ({"way": "fixed", "outcome": "a name"}, "Put right by an update. a name"),
        ({"way": "otherwise", "outcome": "withheld at night"}, "withheld at night"),
    ],
)
def test_the_desk_settles_a_task_in_one_of_three_ways(cast, client, unread, data, outcome):
    client.force_login(cast.editor)
    assert client.post(page(unread), {"outcome": "", **data}).status_code == 302
    task = Task.objects.get()
    assert (task.outcome, task.closed_by) == (outcome, cast.editor)
    assert 'name="way"' not in client.get(page(unread)).content.decode()
    assert client.post(page(unread), {"way": "fine", "outcome": "again"}).status_code in (403, 404)
    assert Task.objects.get().outcome == outcome


def test_otherwise_needs_words(cast, client, unread):
    client.force_login(cast.editor)
    client.post(page(unread), {"way": "otherwise", "outcome": " "})
    assert Task.objects.get().closed_at is None


def test_who_wrote_it_sees_the_task_and_does_not_settle_it(cast, client, unread):
    client.force_login(cast.night)
    assert client.get(page(unread)).status_code == 200
    client.post(page(unread), {"way": "fine", "outcome": ""})
    assert Task.objects.get().closed_at is None
    client.force_login(cast.other_editor)
    assert client.get(page(unread)).status_code == 404


def test_the_home_page_says_until_when_it_has_to_be_read(cast, client, unread):
    client.force_login(cast.editor)
    client.cookies[COOKIE] = "en"
    with clock.at(T + dt.timedelta(minutes=10)):
        html = client.get("/admin/").content.decode()
    assert "Published first: to be read by the desk" in html and "20 minutes left" in html
    client.force_login(cast.night)
    client.cookies[COOKIE] = "en"
    assert "to be read by the desk" not in client.get("/admin/").content.decode()


def test_tasks_are_found_by_state_kind_and_number_of_the_story(cast, client, unread):
    other = open_task("late", "x", at=T, article=story(cast), due_at=T + dt.timedelta(days=9000))
    client.force_login(cast.editor)
    for query, found in (
        ("state=open", {unread, other}),
        ("state=overdue", {unread}),
        ("state=done", set()),
        ("kind__exact=late", {other}),
        (f"q={unread.article_id}", {unread}),
    ):
        with clock.at(T + dt.timedelta(days=1)):
            html = client.get(f"{LIST}?{query}").content.decode()
        assert {task for task in (unread, other) if page(task) in html} == found, query


FIXED = {"language": "ko", "texts": {"headline": ["부두 열려", "새 부두 열려"]}}


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        ("merge", FIXED, ["새", "<ins>"]),
        (
            "translation",
            {"original": "ko", "note": "3월이 맞다", "changes": [
                {"field": "body", "number": 2, "words": [["del", "2월"], ["ins", "3월"]]}]},
            ["3월이 맞다", "<del>2월</del><ins>3월</ins>"],
        ),
        ("late", {"event": "live", "due": T.isoformat(), "done": T.isoformat()}, ["12:00"]),
        ("failed", {"work": "photos", "error": "no room <b>"}, ["photos", "no room &lt;b&gt;"]),
        ("still_shown", {"recall": 1, "addresses": ["/ko/", "/ko/feed/"]}, ["/ko/, /ko/feed/"]),
    ],
)  # fmt: skip
def test_a_task_says_in_full_what_it_is_about(cast, client, kind, data, told):
    with clock.at(T):
        task = open_task(kind, "x", at=T, edition=edition(story(cast), "en"), data=data)
        client.force_login(cast.editor)
        html = client.get(page(task)).content.decode()
    assert all(words in html for words in told), html


@pytest.mark.parametrize(
    "data",
    [FIXED, {"original": "ko", "note": "새 부두 열려", "changes": []}, {"addresses": ["/ko/새-부두-열려/"]}],
)
def test_a_task_about_a_killed_text_says_its_words_to_who_may_read_them(cast, client, data):
    article = publish(story(cast), "ko", cast.admin).article
    perform("kill", edition(article, "ko"), by=cast.admin, reason="it was not so")
    kind = "merge" if data is FIXED else "translation" if "note" in data else "still_shown"
    task = open_task(kind, "x", at=T, edition=edition(article, "en"), data=data)
    words = "새" if data is FIXED else "새-부두" if "addresses" in data else "새 부두 열려"
    for who, is_shown in ((cast.editor, False), (person("chief", "bureau_chief", cast.honam), True)):
        client.force_login(who)
        html = client.get(page(task)).content.decode()
        said = html.split("field-says")[1].split("field-opened")[0]
        assert (words in said) is is_shown
