"""Publish now, the desk reads it later: who may, the task that comes with it, and how it is settled."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Release, Task
from articles.models.choices import Phase
from articles.workflow import breaker
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, Material, NotAllowed, NotPossible
from articles.workflow.task import close_task
from tests.cast import edition, person, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def duty(cast):
    return person("night", "duty_publisher", cast.honam)


def test_a_text_published_first_is_before_readers_and_on_the_desks_list(cast, duty):
    article = story(cast, by=duty)
    with clock.at(T):
        done = perform("publish_first", edition(article, "ko"), by=duty)
    assert done.edition.phase(T) == Phase.LIVE and done.edition.stage == "approved"
    task = Task.objects.get()
    assert (task.kind, task.edition, task.opened_by, task.due_at) == (
        "review", done.edition, duty, T + 30 * MINUTE
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        close_task(task, by=duty, at=T, outcome="fine")
    close_task(task, by=cast.editor, at=T + MINUTE, outcome="fine")


def test_publishing_first_is_for_its_own_role_and_its_own_stories(cast, duty):
    for actor in (cast.reporter, cast.translator, cast.editor, cast.admin, cast.other_editor):
        with pytest.raises(NotAllowed):
            perform("publish_first", edition(story(cast), "ko"), by=actor)
    with pytest.raises(NotAllowed):
        perform("publish_first", edition(story(cast), "ko"), by=duty)
    for verb in ("approve", "publish", "withhold", "kill"):
        with pytest.raises(NotAllowed):
            perform(verb, edition(story(cast, by=duty), "ko"), by=duty, reason="x")


def test_every_check_binds_who_publishes_first(cast, duty):
    later = (clock.now() + MINUTE).isoformat()
    for broken in (story(cast, by=duty, ko={"headline": ""}), story(cast, by=duty, embargo_online_at=later)):
        with pytest.raises(Blocked):
            perform("publish_first", edition(broken, "ko"), by=duty)
    assert not Task.objects.exists()


def test_what_the_desk_puts_right_needs_no_further_reading(cast, duty):
    article = story(cast, by=duty)
    perform("publish_first", edition(article, "ko"), by=duty)
    save_copy(article, {"ko": (1, {"headline": "고친 제목"})}, by=cast.editor)
    perform("approve", edition(article, "ko"), by=cast.editor)
    assert Task.objects.get().closed_at is None
    done = perform("update", edition(article, "ko"), by=cast.editor, weight="minor")
    task = Task.objects.get()
    assert (task.closed_by, task.closed_at) == (cast.editor, done.log.at)


def test_a_second_text_published_first_is_a_second_task(cast, duty):
    article = story(cast, by=duty)
    perform("publish_first", edition(article, "ko"), by=duty)
    save_copy(article, {"ko": (1, {"headline": "고친 제목"})}, by=duty)
    with pytest.raises(Material):
        perform("publish_first", edition(article, "ko"), by=duty)
    with pytest.raises(NotPossible):
        perform("publish_first", edition(article, "ko"), by=duty, weight="material")
    perform("publish_first", edition(article, "ko"), by=duty, weight="material", reason="the pier's new name")
    assert Task.objects.filter(closed_at=None).count() == 2
    assert Release.objects.latest("pk").weight == "material"


def test_twenty_texts_published_first_in_a_minute_ask_too(cast, duty):
    with clock.at(T):
        for _number in range(breaker.MOST):
            perform("publish_first", edition(story(cast, by=duty, en=None), "ko"), by=duty)
        with pytest.raises(breaker.TooMany):
            perform("publish_first", edition(story(cast, by=duty, en=None), "ko"), by=duty)


def test_a_slip_the_desk_puts_right_in_the_live_text_settles_it(cast, duty):
    article = story(cast, by=duty)
    perform("publish_first", edition(article, "ko"), by=duty)
    perform("fix", edition(article, "ko"), by=cast.editor, texts={"deck": "첫 배가 새벽에 닿았다"})
    assert Task.objects.get().closed_by == cast.editor
