"""On hold a text goes out by no door; what falls away by an act, and what was killed elsewhere, is said."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Edition
from articles.models.choices import Phase
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible
from articles.workflow.together import NotTogether, Seen, release_together
from articles.workflow.transitions import WEIGHED
from tests.cast import edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def codes(outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def scheduled(cast) -> Edition:
    """Live since T, with an update for the day after."""
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
        save_copy(found.article, {"ko": (1, {"headline": "나중의 제목"})}, by=cast.admin)
        found = perform("approve", edition(found.article, "ko"), by=cast.admin).edition
        return perform("schedule", found, by=cast.admin, effective_at=T + DAY, weight="minor").edition


def test_a_text_on_hold_goes_out_by_no_door(cast):
    article = story(cast)
    with clock.at(T):
        found = perform("hold", edition(article, "ko"), by=cast.editor, reason="wait for the verdict").edition
        assert found.is_on_hold
        found = perform("approve", found, by=cast.editor).edition
        for verb, more in (("publish", {}), ("schedule", {"effective_at": T + DAY})):
            with pytest.raises(Blocked, match="on hold"):
                perform(verb, found, by=cast.admin, **more)
        with pytest.raises(NotTogether):
            release_together([Seen(found, found.copy_version, 1)], by=cast.admin)
        with pytest.raises(NotPossible, match="already"):
            perform("hold", found, by=cast.editor, reason="x")
        found = perform("unhold", found, by=cast.editor).edition
        with pytest.raises(NotPossible, match="not on hold"):
            perform("unhold", found, by=cast.editor)
        assert perform("publish", found, by=cast.editor).edition.phase(T) == Phase.LIVE


def test_a_hold_leaves_what_readers_see_and_takes_back_what_is_scheduled(cast):
    found = scheduled(cast)
    with clock.at(T + dt.timedelta(hours=1)):
        done = perform("hold", found, by=cast.editor, reason="wait")
    assert codes(done) == ["falls_away"] and "2031-03-02 12:00" in done.findings[0].message
    now = edition(found.article, "ko")
    assert now.phase(T + 2 * DAY) == Phase.LIVE
    assert not now.releases.unfinished(T + DAY).filter(since=T + DAY).exists()


def test_a_withheld_text_on_hold_does_not_come_back(cast):
    found = publish(story(cast), "ko", cast.admin)
    perform("withhold", found, by=cast.admin, reason="x")
    perform("hold", found, by=cast.admin, reason="x")
    with pytest.raises(NotPossible, match="on hold"):
        perform("restore", found, by=cast.admin)


def test_a_reporter_holds_nothing(cast):
    article = story(cast, by=cast.reporter)
    with pytest.raises(NotAllowed):
        perform("hold", edition(article, "ko"), by=cast.reporter, reason="x")


@pytest.mark.parametrize("verb", ["update", "correct", "clarify", "schedule", "withhold", "kill", "hold"])
def test_an_act_says_which_scheduled_update_falls_away_by_it(cast, verb):
    found = scheduled(cast)
    more = {"effective_at": T + 2 * DAY} if verb == "schedule" else {}
    more |= {"weight": "minor"} if verb in WEIGHED else {}
    more |= {"note": "둘째 배가 아니라 첫 배다."} if verb in ("correct", "clarify") else {}
    with clock.at(T + dt.timedelta(hours=1)):
        done = perform(verb, found, by=cast.admin, reason="x", **more)
    (said,) = [finding for finding in done.findings if finding.code == "falls_away"]
    assert said.level == "warn" and "2031-03-02 12:00" in said.message
    assert done.log.findings[-1]["check"] == "falls_away"


def test_the_end_of_publication_drops_only_what_was_to_come_after_it(cast):
    found = scheduled(cast)
    with clock.at(T + dt.timedelta(hours=1)):
        later = perform("expire", found, by=cast.admin, effective_at=T + 2 * DAY)
        sooner = perform("expire", found, by=cast.admin, effective_at=T + dt.timedelta(hours=2))
    assert (codes(later), codes(sooner)) == ([], ["falls_away"])


def test_a_translation_of_a_killed_story_blocks_for_who_may_not_kill(cast):
    article = story(cast)
    publish(article, "ko", cast.admin)
    perform("kill", edition(article, "ko"), by=cast.admin, reason="it was not so")
    found = perform("approve", edition(article, "en"), by=cast.editor).edition
    with pytest.raises(Blocked, match="Korean: it was not so"):
        perform("publish", found, by=cast.editor)
    chief = person("honam-chief", "bureau_chief", cast.honam)
    done = perform("publish", found, by=chief)
    assert codes(done) == ["killed_known"]


def test_who_may_not_kill_restores_no_language_of_a_killed_story(cast):
    article = story(cast)
    for language in ("ko", "en"):
        publish(article, language, cast.admin)
    perform("withhold", edition(article, "en"), by=cast.editor, reason="counsel")
    perform("kill", edition(article, "ko"), by=cast.admin, reason="the wrong man")
    with pytest.raises(NotPossible, match="the wrong man"):
        perform("restore", edition(article, "en"), by=cast.editor)
    assert perform("restore", edition(article, "en"), by=cast.admin).edition.hold == "none"
