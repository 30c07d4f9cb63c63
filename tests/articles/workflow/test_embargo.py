"""An embargo stops everything until its instant; only one act, with its own right, lifts it earlier."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from articles import clock
from articles.models import Article, AuditEntry, Edition, Release, Revision, TransitionLog
from articles.models.choices import Phase, Stage
from articles.workflow import parts
from articles.workflow.copy import save_copy
from articles.workflow.embargo import stop
from articles.workflow.facts import out_under_embargo
from articles.workflow.lift_embargo import lift_embargo
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible, Stale
from tests.cast import edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
WHY = "the ministry brought it forward"


@pytest.fixture
def held(cast) -> Article:
    """Under embargo for an hour more, begun by the reporter."""
    cast.chief = person("honam-chief", "bureau_chief", cast.honam)
    with clock.at(T - DAY):
        return story(cast, by=cast.reporter, embargo_online_at=(T + HOUR).isoformat())


@pytest.mark.parametrize("who", ["reporter", "editor", "chief", "admin"])
@pytest.mark.parametrize(
    "wish",
    [
        {"embargo_online_at": None},
        {"embargo_online_at": (T + HOUR - dt.timedelta(seconds=1)).isoformat()},
        {"embargo_online_at": None, "embargo_print_on": "2031-03-01"},
    ],
)
def test_no_save_lifts_an_embargo_or_brings_it_forward_whoever_saves(cast, held, who, wish):
    with clock.at(T), pytest.raises(NotAllowed, match="Lift the embargo"):
        save_copy(held, {"shared": (1, wish)}, by=getattr(cast, who))
    assert Article.objects.get(pk=held.pk).embargo_online_at == T + HOUR


def test_a_reporter_sets_an_embargo_moves_it_to_later_and_clears_one_that_is_over(cast, held):
    with clock.at(T):
        save_copy(held, {"shared": (1, {"embargo_online_at": (T + DAY).isoformat()})}, by=cast.reporter)
        save_copy(held, {"shared": (2, {"embargo_online_at": None, "embargo_print_on": "2031-03-09"})},
                  by=cast.reporter)  # fmt: skip
    with clock.at(T + 30 * DAY):
        save_copy(held, {"shared": (3, {"embargo_print_on": None})}, by=cast.reporter)
    assert Article.objects.get(pk=held.pk).embargo_print_on is None


def test_a_form_opened_before_somebody_set_an_embargo_is_saved_and_leaves_it(cast):
    with clock.at(T):
        article = story(cast, by=cast.reporter)
        form = {**parts.read_shared(article), "slugline": "pier"}
        save_copy(article, {"shared": (1, {"embargo_online_at": (T + HOUR).isoformat()})}, by=cast.editor)
        save_copy(article, {"shared": (1, form)}, by=cast.reporter)
    found = Article.objects.get(pk=article.pk)
    assert (found.embargo_online_at, found.slugline, found.version) == (T + HOUR, "pier", 3)


def test_an_embargo_is_lifted_by_whoever_may_and_the_reason_stands_in_both_logs(cast, held):
    with clock.at(T):
        perform("approve", edition(held, "ko"), by=cast.editor)
        with pytest.raises(Blocked):
            perform("publish", edition(held, "ko"), by=cast.admin)
        lift_embargo(held, by=cast.chief, reason=WHY, shared_version=1)
        found = edition(held, "ko")
        assert found.stage == Stage.APPROVED and found.phase(T) == Phase.UNPUBLISHED
        perform("publish", found, by=cast.editor)
    lines = TransitionLog.objects.filter(verb="lift_embargo").order_by("pk")
    assert [(line.by, line.reason, line.effective_at, line.edition.language) for line in lines] == [
        (cast.chief, WHY, T + HOUR, language) for language in ("ko", "en")
    ]
    entry = AuditEntry.objects.get(kind="flag")
    assert entry.told == {"lifted": "embargo", "until": (T + HOUR).isoformat(), "reason": WHY}
    fresh = Article.objects.get(pk=held.pk)
    assert (fresh.version, fresh.embargo_online_at) == (2, None)
    assert fresh.saved_copies.get(part="shared").data["embargo_online_at"] == (T + HOUR).isoformat()


@pytest.mark.parametrize("who", ["reporter", "editor", "translator", "other_editor", "nobody"])
def test_who_may_not_lifts_no_embargo(cast, held, who):
    with clock.at(T), pytest.raises(NotAllowed):
        lift_embargo(held, by=getattr(cast, who), reason=WHY)
    assert not TransitionLog.objects.exists() and not AuditEntry.objects.exists()


def test_an_embargo_is_not_lifted_without_a_reason_twice_or_after_somebody_saved(cast, held):
    with clock.at(T):
        for reason, says in ((" ", "Say why"), ("x" * 301, "300 characters")):
            with pytest.raises(NotPossible, match=says):
                lift_embargo(held, by=cast.chief, reason=reason)
        with pytest.raises(Stale):
            lift_embargo(held, by=cast.chief, reason=WHY, shared_version=9)
        lift_embargo(held, by=cast.chief, reason=WHY)
        with pytest.raises(NotPossible, match="No embargo binds"):
            lift_embargo(held, by=cast.chief, reason=WHY)


def test_a_form_that_still_shows_the_lifted_embargo_does_not_set_it_again(cast, held):
    """The save is based on the version before the act: what it did not change is not written."""
    with clock.at(T):
        lift_embargo(held, by=cast.chief, reason=WHY)
        old = {"embargo_online_at": (T + HOUR).isoformat(), "slugline": "pier"}
        save_copy(held, {"shared": (1, old)}, by=cast.reporter)
    fresh = Article.objects.get(pk=held.pk)
    assert (fresh.embargo_online_at, fresh.slugline) == (None, "pier")


def test_a_print_day_alone_stops_until_that_day_begins_in_seoul(cast, settings):
    day = dt.date(2031, 3, 2)
    midnight = dt.datetime(2031, 3, 1, 15, tzinfo=dt.UTC)
    assert stop(None, day) == midnight
    assert stop(T, day) == T and stop(T, None) == T and stop(None, None) is None
    settings.EMBARGO_PRINT_HOUR = 5
    assert stop(None, day) == midnight + 5 * HOUR
    settings.EMBARGO_PRINT_HOUR = 0
    article = story(cast, embargo_print_on=day.isoformat())
    found = perform("approve", edition(article, "ko"), by=cast.admin).edition
    second = dt.timedelta(seconds=1)
    with clock.at(midnight - second), pytest.raises(Blocked):
        perform("publish", found, by=cast.admin)
    with clock.at(midnight):
        assert perform("publish", found, by=cast.admin).edition.phase(midnight) == Phase.LIVE


def test_an_embargo_set_on_a_withheld_story_stops_its_return(cast):
    found = publish(story(cast), "ko", cast.admin)
    perform("withhold", found, by=cast.admin, reason="asked by counsel")
    later = (clock.now() + DAY).isoformat()
    save_copy(found.article, {"shared": (1, {"embargo_online_at": later})}, by=cast.admin)
    with pytest.raises(NotPossible, match="embargo"):
        perform("restore", edition(found.article, "ko"), by=cast.admin)


def test_the_database_releases_nothing_before_an_embargo(cast, held):
    with clock.at(T):
        found = perform("approve", edition(held, "ko"), by=cast.editor).edition
    Edition.objects.filter(pk=found.pk).update(first_published_at=T)
    text = Revision.objects.get(edition=found)
    with pytest.raises(IntegrityError, match="guard_release_not_before_embargo"), transaction.atomic():
        Release.objects.create(edition=found, revision=text, since=T, created_at=T)
    assert Release.objects.create(edition=found, revision=text, since=T + HOUR, created_at=T).pk


def test_an_embargo_on_what_readers_have_is_a_named_warning_at_every_act(cast):
    """What is out stays out: the act on the other language says so, and its row keeps the warning's name."""
    article = story(cast)
    with clock.at(T):
        publish(article, "ko", cast.editor)
        calm = perform("approve", edition(article, "en"), by=cast.editor)
        assert "embargo_live" not in {finding.code for finding in calm.findings}
        perform("reopen", edition(article, "en"), by=cast.editor)
        save_copy(article, {"shared": (1, {"embargo_online_at": (T + HOUR).isoformat()})}, by=cast.editor)
        assert edition(article, "ko").phase(T) == Phase.LIVE
        done = perform("approve", edition(article, "en"), by=cast.editor)
        (told,) = [finding for finding in done.findings if finding.code == "embargo_live"]
        assert told.level == "warn" and {"check": "embargo_live", "level": "warn"} in done.log.findings
        assert out_under_embargo(article, T) == ()  # the copy from before the save knows of none
        fresh = Article.objects.get(pk=article.pk)
        assert len(out_under_embargo(fresh, T)) == 1 and out_under_embargo(fresh, T + HOUR) == ()
        perform("withhold", edition(article, "ko"), by=cast.editor, reason="under embargo")
        assert out_under_embargo(fresh, T) == ()
