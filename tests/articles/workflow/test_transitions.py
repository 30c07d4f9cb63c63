"""Every state of an edition and every verb: what the table allows happens as it says, nothing else does."""

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import transaction

from articles import clock
from articles.models import Correction, Edition, Placement, Release, Revision, TransitionLog
from articles.models.choices import HOLD_STEPS, STAGE_STEPS, Hold, Phase, Stage
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow import checks
from articles.workflow.act import Particulars
from articles.workflow.copy import save_copy
from articles.workflow.perform import choices, everything_allowed, perform
from articles.workflow.policy import POLICY
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible, Stale
from articles.workflow.transitions import (
    FIXING,
    NEEDS_NOTE,
    OPERATIONS,
    STATUTORY,
    TAKES_INSTANT,
    TRANSITIONS,
    VERBS,
    find,
    possible,
)
from newsroom.accounts.models import Assignment
from tests.cast import edition, person, publish, story

DAY = dt.timedelta(days=1)
T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
LATER = T + 20 * DAY
# From "approved" to each stage, by the desk's own acts.
PATHS = {
    Stage.APPROVED: (),
    Stage.DRAFT: ("reopen",),
    Stage.SUBMITTED: ("reopen", "submit"),
    Stage.IN_EDIT: ("reopen", "submit", "take"),
}
RAN = (Phase.SCHEDULED, Phase.LIVE, Phase.EXPIRED, Phase.WITHHELD, Phase.KILLED)
STATES = [
    *itertools.product(PATHS, (Phase.UNPUBLISHED, *RAN)),
    (Stage.SPIKED, Phase.UNPUBLISHED),
]
HOLDS = {Phase.WITHHELD: Hold.WITHHELD, Phase.KILLED: Hold.KILLED}
# What readers get afterwards, where an act changes it; a schedule lies in the future and changes nothing yet.
PHASE_AFTER = {
    "publish": {Phase.UNPUBLISHED: Phase.LIVE, Phase.SCHEDULED: Phase.LIVE, Phase.EXPIRED: Phase.LIVE},
    "schedule": {Phase.UNPUBLISHED: Phase.SCHEDULED, Phase.EXPIRED: Phase.SCHEDULED},
    "unschedule": {Phase.SCHEDULED: Phase.UNPUBLISHED},
    "withhold": dict.fromkeys((Phase.LIVE, Phase.SCHEDULED), Phase.WITHHELD),
    "restore": {Phase.WITHHELD: Phase.LIVE},
    "hold": {Phase.SCHEDULED: Phase.UNPUBLISHED},
    "publish_first": {Phase.UNPUBLISHED: Phase.LIVE},
    "kill": dict.fromkeys((Phase.LIVE, Phase.WITHHELD, Phase.EXPIRED), Phase.KILLED),
}


def act(cast, verb: str, found: Edition, **more: Any) -> Edition:
    return perform(verb, found, by=cast.admin, reason="because", **more).edition


def bring_to(cast, stage: str, phase: str) -> Edition:
    """A Korean edition in this state at T, by nothing but the desk's own acts before it."""
    with clock.at(T - 10 * DAY):
        found = edition(story(cast), "ko")
        if stage == Stage.SPIKED:
            return act(cast, "spike", found)
        found = act(cast, "approve", found)
        if phase == Phase.SCHEDULED:
            found = act(cast, "schedule", found, effective_at=T + 10 * DAY)
        elif phase != Phase.UNPUBLISHED:
            found = act(cast, "publish", found)
        if phase == Phase.EXPIRED:
            found = act(cast, "expire", found, effective_at=T - 5 * DAY)
        if (stage, phase) == (Stage.APPROVED, Phase.LIVE):
            # What is approved is newer than what readers see: otherwise there is nothing to update.
            save_copy(found.article, {"ko": (1, {"deck": "둘째 배도 닿았다"})}, by=cast.admin)
            found = act(cast, "approve", edition(found.article, "ko"))
        for verb in PATHS[stage]:
            found = act(cast, verb, found)
    with clock.at(T - DAY):
        if phase in HOLDS:
            found = act(cast, "withhold" if phase == Phase.WITHHELD else "kill", found)
    return found


@pytest.fixture(autouse=True)
def admin_also_publishes_first(cast) -> None:
    """The one act that is nobody's but its own role's."""
    Assignment.objects.create(user=cast.admin, role="duty_publisher", since=T - 100 * 365 * DAY)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All that an act may write."""
    models: Iterable[type[Any]] = (Edition, Release, Placement, Revision, Correction, TransitionLog, Outbox)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def arguments(verb: str) -> dict[str, Any]:
    instant = {"effective_at": LATER} if verb in TAKES_INSTANT else {}
    by_law = (
        {"particulars": Particulars("reply", "부두 보도에 대한 반론", "court")} if verb in STATUTORY else {}
    )
    by_law |= {"texts": {"headline": "광양항 새 부두 열렸다"}} if verb in FIXING else {}
    return instant | by_law | ({"note": "둘째 배가 아니라 첫 배다."} if verb in NEEDS_NOTE else {})


def is_there_nothing_to_cancel(verb: str, phase: str) -> bool:
    """The acts the table allows that find nothing to end: no schedule of a live story, no hold."""
    return (verb == "unschedule" and phase == Phase.LIVE) or verb == "unhold"


@pytest.mark.parametrize(("stage", "phase"), STATES, ids=lambda value: str(value))
def test_what_the_table_allows_happens_exactly_so_and_everything_else_is_refused(cast, stage, phase):
    found = bring_to(cast, stage, phase)
    hold = HOLDS.get(phase, Hold.NONE)
    assert (found.stage, found.hold, found.phase(T)) == (stage, hold, phase)
    for verb in VERBS:
        row = find(verb, stage, hold, phase)
        before = everything()
        with clock.at(T):
            if row is None or is_there_nothing_to_cancel(verb, phase):
                with pytest.raises(NotPossible):
                    act(cast, verb, found, **arguments(verb))
                assert everything() == before, verb
                continue
            with transaction.atomic():
                done = perform(verb, found, by=cast.admin, reason="because", **arguments(verb))
                now = Edition.objects.get(pk=found.pk)
                assert now.stage == (row.to_stage or stage), verb
                assert now.hold == (row.to_hold or hold), verb
                assert now.phase(T) == PHASE_AFTER.get(verb, {}).get(phase, phase), verb
                assert done.edition.pk == now.pk
                logged = TransitionLog.objects.exclude(
                    pk__in=[entry["id"] for entry in before["TransitionLog"]]
                )
                entry = logged.get()
                assert (entry.verb, entry.by, entry.at, entry.reason) == (verb, cast.admin, T, "because")
                assert (entry.before, entry.after) == (f"{stage}/{hold}", f"{now.stage}/{now.hold}")
                assert entry.effective_at == arguments(verb).get("effective_at", T)
                (told,) = Outbox.objects.exclude(pk__in=[entry["id"] for entry in before["Outbox"]])
                assert told.event == verb
                assert keys.edition(found.article_id, "ko") in told.keys
                transaction.set_rollback(True)
        assert everything() == before


@pytest.mark.parametrize("verb", VERBS)
def test_when_the_last_write_fails_nothing_of_the_act_is_left(cast, verb, monkeypatch):
    row = next(row for row in TRANSITIONS if row.verb == verb)
    stage, phase = next(
        (stage, phase)
        for stage, phase in STATES
        if find(verb, stage, HOLDS.get(phase, Hold.NONE), phase) == row
        and (verb == "unhold" or not is_there_nothing_to_cancel(verb, phase))
    )
    found = bring_to(cast, stage, phase)
    if verb == "unhold":
        found = act(cast, "hold", found)
    before = everything()

    def fails(*args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Outbox.objects, "announce", fails)
    with clock.at(T), pytest.raises(RuntimeError):
        act(cast, verb, found, **arguments(verb))
    assert everything() == before


def test_the_walk_covers_every_row_of_the_table():
    walked = {
        find(verb, stage, HOLDS.get(phase, Hold.NONE), phase) for stage, phase in STATES for verb in VERBS
    }
    assert walked - {None} == set(TRANSITIONS)


def test_the_steps_the_database_allows_are_those_of_the_table():
    """Literal pairs: guards know nothing of the workflow, and nobody adds a way in one place only."""
    stages = {(before, row.to_stage) for row in TRANSITIONS if row.to_stage for before in row.stages}
    assert {(before, after) for before, after in stages if before != after} == set(STAGE_STEPS)
    holds = {(before, row.to_hold) for row in TRANSITIONS if row.to_hold for before in row.holds}
    assert {(before, after) for before, after in holds if before != after} == set(HOLD_STEPS)


def test_no_two_rows_answer_for_one_state_and_verb():
    for stage, hold, phase in itertools.product(Stage.values, Hold.values, Phase.values):
        verbs = [row.verb for row in possible(stage, hold, phase)]
        assert len(verbs) == len(set(verbs)), (stage, hold, phase)


def test_rows_of_one_verb_need_one_permission_that_the_policy_knows():
    for row in TRANSITIONS:
        assert row.operation == OPERATIONS[row.verb]
        assert row.operation in POLICY["articles.edition"]


def test_what_the_buttons_offer_is_what_perform_accepts(cast):
    for stage, phase in STATES:
        found = bring_to(cast, stage, phase)
        offered = {row.verb for row in choices(found, everything_allowed(cast.admin, found), T)}
        possible_now = {verb for verb in VERBS if find(verb, stage, HOLDS.get(phase, Hold.NONE), phase)}
        # A live story may have an update planned; where it has none, there is nothing to cancel.
        assert offered == possible_now - {"unhold"} - ({"unschedule"} if phase != Phase.SCHEDULED else set())
        assert not everything_allowed(cast.nobody, found)
        assert not everything_allowed(cast.other_editor, found)


def test_an_unknown_verb_an_instant_too_many_and_a_missing_one_are_refused(cast):
    found = edition(story(cast), "ko")
    with pytest.raises(NotPossible, match="no act called promote"):
        perform("promote", found, by=cast.admin)
    with pytest.raises(NotPossible, match="takes no such instant"):
        perform("approve", found, by=cast.admin, effective_at=LATER)
    found = act(cast, "approve", found)
    with pytest.raises(NotPossible, match="from which instant"):
        perform("schedule", found, by=cast.admin)
    with pytest.raises(NotPossible, match="no such instant"):
        perform("schedule", found, by=cast.admin, effective_at=dt.datetime(2031, 3, 1))
    with clock.at(T), pytest.raises(NotPossible, match="past"):
        perform("schedule", found, by=cast.admin, effective_at=T)


@pytest.mark.parametrize("verb", sorted({row.verb for row in TRANSITIONS if row.needs_reason}))
def test_an_act_that_needs_a_reason_does_nothing_without_one_or_with_an_endless_one(cast, verb):
    row = next(row for row in TRANSITIONS if row.verb == verb)
    stage, phase = next(
        (stage, phase)
        for stage, phase in STATES
        if find(verb, stage, HOLDS.get(phase, Hold.NONE), phase) == row
    )
    found = bring_to(cast, stage, phase)
    before = everything()
    with clock.at(T):
        with pytest.raises(NotPossible, match="Say why"):
            perform(verb, found, by=cast.admin, reason="  ")
        with pytest.raises(NotPossible, match="300 characters"):
            perform(verb, found, by=cast.admin, reason="x" * 301)
    assert everything() == before


def test_who_may_not_see_the_story_learns_nothing_of_its_state(cast):
    found = bring_to(cast, Stage.DRAFT, Phase.UNPUBLISHED)
    for actor in (cast.other_editor, cast.other_reporter, cast.nobody):
        for verb in VERBS:
            with pytest.raises(NotAllowed, match="no story with this number"):
                perform(verb, found, by=actor, reason="x", **arguments(verb))


def test_a_reporter_submits_but_neither_approves_nor_publishes(cast):
    found = edition(story(cast, by=cast.reporter), "ko")
    assert perform("submit", found, by=cast.reporter).edition.stage == Stage.SUBMITTED
    for verb in set(VERBS) - {"submit", "reopen"}:
        with pytest.raises(NotAllowed):
            perform(verb, found, by=cast.reporter, reason="x", **arguments(verb))


def test_only_the_system_administrator_kills(cast):
    found = publish(story(cast), "ko", cast.admin)
    with pytest.raises(NotAllowed):
        perform("kill", found, by=cast.editor, reason="x")
    assert perform("kill", found, by=cast.admin, reason="x").edition.hold == Hold.KILLED


def test_an_editor_for_english_does_not_publish_korean(cast):
    english = person("english-desk", "bureau_editor", cast.honam, "en")
    article = story(cast)
    publish(article, "en", english)
    with pytest.raises(NotAllowed):
        perform("approve", edition(article, "ko"), by=english)


def test_an_act_based_on_an_older_text_is_refused(cast):
    article = story(cast)
    seen = edition(article, "ko").copy_version
    save_copy(article, {"ko": (seen, {"headline": "더 새로운 제목"})}, by=cast.admin)
    with pytest.raises(Stale, match="since you opened it"):
        perform("approve", edition(article, "ko"), by=cast.admin, copy_version=seen)
    done = perform("approve", edition(article, "ko"), by=cast.admin, copy_version=seen + 1)
    assert done.edition.stage == Stage.APPROVED


def test_a_blocked_act_leaves_nothing_and_says_everything_it_found(cast):
    found = edition(story(cast, ko={"headline": "", "body": ""}), "ko")
    before = everything()
    with pytest.raises(Blocked) as refused:
        perform("approve", found, by=cast.admin)
    assert {finding.code for finding in checks.blocks(refused.value.findings)} == {"headline", "body"}
    assert everything() == before


def test_a_verb_for_one_language_leaves_the_other_as_it_was(cast):
    article = story(cast)
    before = Edition.objects.filter(article=article, language="en").values().get()
    publish(article, "ko", cast.admin)
    assert Edition.objects.filter(article=article, language="en").values().get() == before


def test_what_was_only_planned_when_a_story_was_withheld_does_not_come_back_with_it(cast):
    """Live, an update planned, withheld, restored after the planned instant: the text of before the hold."""
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
    first = Release.objects.get(edition=found).revision_id
    with clock.at(T + DAY):
        save_copy(found.article, {"ko": (1, {"headline": "나중의 제목"})}, by=cast.admin)
        act(cast, "approve", found)
        act(cast, "schedule", found, effective_at=T + 3 * DAY, weight="minor")
    with clock.at(T + 2 * DAY):
        act(cast, "withhold", found)
    with clock.at(T + 4 * DAY):
        act(cast, "restore", found)
    assert Release.objects.visible(T + 5 * DAY).get(edition=found).revision_id == first


def test_a_text_that_had_run_out_before_the_hold_is_not_brought_back(cast):
    with clock.at(T):
        found = publish(story(cast), "ko", cast.admin)
        act(cast, "expire", found, effective_at=T + DAY)
    with clock.at(T + 2 * DAY):
        act(cast, "schedule", found, effective_at=T + 5 * DAY)
    with clock.at(T + 3 * DAY):
        act(cast, "withhold", found)
    with clock.at(T + 4 * DAY):
        restored = act(cast, "restore", found)
    assert restored.hold == Hold.NONE
    assert restored.phase(T + 6 * DAY) == Phase.EXPIRED
    assert not Release.objects.visible(T + 6 * DAY).exists()
