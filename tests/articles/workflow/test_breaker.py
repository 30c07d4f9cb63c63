"""More first publications in a minute than a person makes by hand stop and ask."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from articles import clock
from articles.models import Edition, TransitionLog
from articles.workflow import breaker
from articles.workflow.breaker import MOST, TooMany
from articles.workflow.perform import perform
from articles.workflow.refusals import Refused
from articles.workflow.together import NotTogether, Seen, release_together
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def ready(cast, count: int) -> list[Edition]:
    return [perform("approve", edition(story(cast), "ko"), by=cast.admin).edition for _number in range(count)]


@pytest.fixture
def twenty_out(cast):
    """Twenty first publications of the editor, a second apart; T is when the last went out."""
    texts = ready(cast, MOST)
    for number, text in enumerate(texts):
        with clock.at(T - (MOST - 1 - number) * SECOND):
            perform("publish", text, by=cast.editor)
    return texts


def test_the_twenty_first_first_publication_of_a_minute_asks(cast, twenty_out):
    (text,) = ready(cast, 1)
    before = TransitionLog.objects.count()
    with clock.at(T + SECOND):
        with pytest.raises(TooMany, match="20 stories were published by you within one minute"):
            perform("publish", text, by=cast.editor)
        assert TransitionLog.objects.count() == before and not text.releases.exists()
        with breaker.going_on():
            perform("publish", text, by=cast.editor)
    assert text.releases.count() == 1


def test_it_counts_persons_and_minutes(cast, twenty_out):
    first, second = ready(cast, 2)
    with clock.at(T + SECOND):
        perform("publish", first, by=cast.admin)
    # A minute after the first of the twenty there are only nineteen.
    with clock.at(T - (MOST - 1) * SECOND + 60 * SECOND):
        perform("publish", second, by=cast.editor)


def test_updates_and_other_acts_are_not_first_publications(cast, twenty_out):
    with clock.at(T + SECOND):
        text = twenty_out[0]
        perform("reopen", text, by=cast.editor)
        perform("approve", text, by=cast.editor)
        perform("withhold", twenty_out[1], by=cast.editor, reason="counsel")


def test_schedules_count_by_the_minute_in_which_they_go_out(cast):
    texts = ready(cast, MOST + 2)
    at = T + 24 * 3600 * SECOND
    for number, text in enumerate(texts[:MOST]):
        with clock.at(T + number * 120 * SECOND):
            perform("schedule", text, by=cast.editor, effective_at=at + number * SECOND)
    with clock.at(T + 3600 * 2 * SECOND):
        with pytest.raises(TooMany):
            perform("schedule", texts[MOST], by=cast.editor, effective_at=at + 30 * SECOND)
        perform("schedule", texts[MOST], by=cast.editor, effective_at=at + 3600 * SECOND)
        with pytest.raises(Refused):
            perform("schedule", texts[MOST + 1], by=cast.editor, effective_at=at)


def test_what_is_planned_apart_and_then_moved_together_asks_too(cast):
    texts = ready(cast, MOST + 1)
    at = T + 24 * 3600 * SECOND
    for number, text in enumerate(texts):
        with clock.at(T + number * 120 * SECOND):
            perform("schedule", text, by=cast.editor, effective_at=at + number * 3600 * SECOND)
    for number, text in enumerate(texts[1:MOST]):
        with clock.at(T + (number + 100) * 120 * SECOND):
            perform("schedule", text, by=cast.editor, effective_at=at + number * SECOND)
    with clock.at(T + 20 * 3600 * SECOND), pytest.raises(TooMany):
        perform("schedule", texts[MOST], by=cast.editor, effective_at=at)


def test_several_languages_at_once_stop_too_and_nothing_is_done(cast):
    with clock.at(T):
        for text in ready(cast, MOST - 1):
            perform("publish", text, by=cast.editor)
        article = story(cast)
        seen = [Seen(edition(article, language), 1, 1) for language in ("ko", "en")]
        with pytest.raises(NotTogether):
            release_together(seen, by=cast.editor)
    assert not edition(article, "ko").releases.exists()


def test_the_command_names_the_way_on(cast, twenty_out):
    (text,) = ready(cast, 1)
    arguments = ("transition", "publish", str(text.article_id), "ko", "--by", "honam-editor")
    with clock.at(T + SECOND):
        with pytest.raises(CommandError, match="add --go-on"):
            call_command(*arguments)
        call_command(*arguments, "--go-on")
    assert text.releases.count() == 1


def test_the_page_of_the_act_asks_and_goes_on(cast, client, twenty_out):
    (text,) = ready(cast, 1)
    client.force_login(cast.editor)
    address = f"/admin/articles/article/{text.article_id}/act/ko/publish/"
    typed = {"shared_version": 1, "copy_version_ko": 1, "reason": ""}
    with clock.at(T + SECOND):
        page = client.post(address, typed)
        assert page.status_code == 200 and 'name="go_on"' in page.content.decode()
        assert not text.releases.exists()
        assert client.post(address, {**typed, "go_on": "on"}).status_code == 302
    assert text.releases.count() == 1


def test_a_forged_tick_is_only_a_tick(cast, client):
    """Below the number it changes nothing, and it gives no right."""
    (text,) = ready(cast, 1)
    client.force_login(cast.reporter)
    address = f"/admin/articles/article/{text.article_id}/act/ko/publish/"
    assert client.post(address, {"shared_version": 1, "copy_version_ko": 1, "go_on": "on"}).status_code == 404


def test_a_paper_made_by_a_test_is_not_asked(cast):
    with clock.at(T):
        for _number in range(MOST + 2):
            publish(story(cast), "ko", cast.admin)
