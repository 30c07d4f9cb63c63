"""What follows from an instant happens once, by itself, and says when it was late or cannot be done."""

import datetime as dt

import pytest

from articles import clock
from articles.models import AuditEntry, Effect, Task
from articles.models.effect import EffectEvent
from articles.workflow import effects
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


def planned(article) -> list[tuple[str, dt.datetime]]:
    rows = Effect.objects.filter(edition__article=article).open().order_by("due_at", "pk")
    return list(rows.values_list("event", "due_at"))


def at_(instant: dt.datetime) -> int:
    with clock.at(instant):
        return effects.run_due()


@pytest.fixture
def scheduled(cast):
    with clock.at(T - DAY):
        article = story(cast)
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T)
    return article


def told() -> list[dict]:
    return [row.told for row in AuditEntry.objects.filter(by_name="clock").order_by("number")]


def test_an_effect_is_done_at_its_instant_and_once(scheduled):
    assert planned(scheduled) == [("live", T)]
    assert at_(T - SECOND) == 0
    assert at_(T) == 1
    assert at_(T + SECOND) == 0
    assert [row["event"] for row in told()] == ["live"]
    assert not Task.objects.exists()


def test_a_planned_end_follows_what_is_decided_later(cast, scheduled):
    def expire(at: dt.datetime) -> None:
        with clock.at(T - DAY):
            perform("expire", edition(scheduled, "ko"), by=cast.admin, effective_at=at)

    expire(T + DAY)
    assert planned(scheduled) == [("live", T), ("ended", T + DAY)]
    expire(T + 2 * DAY)
    assert planned(scheduled) == [("live", T), ("ended", T + 2 * DAY)]
    with clock.at(T - DAY):
        perform("unschedule", edition(scheduled, "ko"), by=cast.admin)
    assert planned(scheduled) == []
    assert at_(T + 3 * DAY) == 0 and told() == []


def test_an_update_is_no_end_of_what_ran(cast):
    with clock.at(T):
        article = story(cast)
        publish(article, "ko", cast.admin)
        at_(T)
        perform("reopen", edition(article, "ko"), by=cast.admin)
        perform("approve", edition(article, "ko"), by=cast.admin)
        perform("schedule", edition(article, "ko"), by=cast.admin, effective_at=T + DAY)
    assert planned(article) == [("live", T + DAY)]


def test_withholding_again_after_a_restore_is_another_event(cast):
    with clock.at(T):
        article = story(cast)
        publish(article, "ko", cast.admin)
    for hours in (1, 3):
        with clock.at(T + hours * 60 * 60 * SECOND):
            perform("withhold", edition(article, "ko"), by=cast.admin, reason="counsel")
        with clock.at(T + (hours + 1) * 60 * 60 * SECOND):
            perform("restore", edition(article, "ko"), by=cast.admin)
    assert sorted(event for event, _due in planned(article)) == ["live"] * 3 + ["withheld"] * 2
    at_(T + DAY)
    assert planned(article) == []


def test_what_was_taken_back_by_another_door_is_not_told(scheduled):
    release = edition(scheduled, "ko").releases.get()
    release.until = release.since
    release.save(update_fields=["until"])
    assert at_(T) == 1
    assert told() == []


def test_a_late_effect_raises_one_task_of_its_text(scheduled):
    assert at_(T + 61 * SECOND) == 1
    task = Task.objects.get(kind="late")
    assert (task.article_id, task.data["event"]) == (scheduled.pk, "live")
    assert task.data["due"] == T.isoformat()


def test_what_was_written_after_its_time_is_not_late(cast):
    """A sample or an archive: acts held at instants long past."""
    with clock.at(dt.datetime(2020, 3, 4, 3, 0, tzinfo=dt.UTC)):
        publish(story(cast), "ko", cast.admin)
    assert effects.late() == 0
    assert effects.run_due() == 1
    assert not Task.objects.exists()


def test_a_minute_is_not_late(scheduled):
    with clock.at(T + 60 * SECOND):
        assert effects.late() == 0
    with clock.at(T + 61 * SECOND):
        assert effects.late() == 1
    assert at_(T + 60 * SECOND) == 1
    assert not Task.objects.exists()


def test_a_poisoned_effect_stops_no_other_and_is_given_up_after_five(cast, scheduled, monkeypatch):
    with clock.at(T - DAY):
        other = story(cast)
        perform("approve", edition(other, "ko"), by=cast.admin)
        perform("schedule", edition(other, "ko"), by=cast.admin, effective_at=T)
    bad = Effect.objects.get(edition__article=scheduled)
    tries: list[dt.datetime] = []

    def poison(effect: Effect, at: dt.datetime) -> None:
        if effect.pk == bad.pk:
            tries.append(at)
            raise RuntimeError("cannot be told")

    monkeypatch.setitem(effects.CONSUMERS, "live", (effects.tell, poison))
    assert at_(T) == 1
    for second in range(1, 60):
        at_(T + second * SECOND)
    assert [int((at - T).total_seconds()) for at in tries] == [0, 2, 6, 14, 30]
    bad.refresh_from_db()
    assert bad.done_at is None and bad.failed_at == T + 30 * SECOND
    task = Task.objects.get(kind="failed")
    assert task.article_id == scheduled.pk and task.data["error"] == "RuntimeError: cannot be told"
    assert len(told()) == 1, "what the poison had begun was rolled back"


def test_a_claim_whose_holder_died_is_free_after_a_second(scheduled):
    Effect.objects.update(claimed_at=T, claimed_by="dead", retry_at=T + effects.LEASE, attempts=1)
    assert at_(T + SECOND / 2) == 0
    assert at_(T + SECOND) == 1


def test_a_claim_from_the_future_holds_nobody_up(scheduled):
    hour = dt.timedelta(hours=1)
    Effect.objects.update(claimed_at=T + hour, claimed_by="dead", retry_at=T + hour + effects.LEASE)
    assert at_(T) == 1


def test_who_comes_back_after_losing_the_claim_does_nothing(scheduled):
    pk = Effect.objects.get().pk
    Effect.objects.update(claimed_at=T, claimed_by="quick")
    with clock.at(T):
        assert effects.carry_out(pk, "slow") == 0
        assert told() == []
        assert effects.carry_out(pk, "quick") == 1
        assert effects.carry_out(pk, "quick") == 0
    assert len(told()) == 1


def test_what_ends_every_process_is_given_up_too(scheduled):
    Effect.objects.update(attempts=5, claimed_at=T, claimed_by="dead", retry_at=T + effects.LEASE)
    assert at_(T + 3 * SECOND) == 0
    assert Task.objects.get(kind="failed").data["error"] == "every attempt ended in the middle"


def test_every_event_has_its_row_of_consumers():
    assert set(effects.CONSUMERS) == set(EffectEvent.values)
