"""Tasks of the desk: open once, closed once, by whoever may."""

import datetime as dt

import pytest

from articles.models import Task
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.task import close_task, open_task
from tests.cast import edition, story

T = dt.datetime(2026, 11, 24, 14, 40, tzinfo=dt.UTC)


def review(cast, **more):
    return open_task("review", "edition:1", at=T, edition=edition(story(cast), "ko"), **more)


def test_the_same_thing_is_open_once_only(cast):
    first = review(cast, by=cast.reporter)
    assert review(cast) == first
    assert (first.opened_by, first.article_id) == (cast.reporter, first.edition.article_id)


def test_once_done_the_same_thing_can_come_up_again(cast):
    first = review(cast)
    close_task(first, by=cast.editor, at=T, outcome="  read, nothing to change ")
    first.refresh_from_db()
    assert (first.closed_at, first.closed_by, first.outcome) == (T, cast.editor, "read, nothing to change")
    assert review(cast) != first
    assert Task.objects.count() == 2


@pytest.mark.parametrize("who", ["reporter", "translator", "other_editor", "nobody"])
def test_only_the_desk_of_the_bureau_closes_it(cast, who):
    task = review(cast)
    with pytest.raises(NotAllowed):
        close_task(task, by=getattr(cast, who), at=T, outcome="done")
    assert Task.objects.get().closed_at is None


@pytest.mark.parametrize("outcome", ["", "   ", "가" * 301])
def test_an_outcome_is_said_in_a_few_words(cast, outcome):
    with pytest.raises(NotPossible):
        close_task(review(cast), by=cast.editor, at=T, outcome=outcome)


def test_of_two_who_close_it_the_second_is_told(cast):
    task = review(cast)
    close_task(task, by=cast.editor, at=T, outcome="read")
    with pytest.raises(NotPossible, match="already"):
        close_task(task, by=cast.admin, at=T, outcome="read too")
    assert Task.objects.get().outcome == "read"
