"""Flags on a story: set by whoever writes, cleared by whoever may, and never without a line in the logs."""

import datetime as dt

import pytest

from articles import clock
from articles.models import AuditEntry, StoryFlag, TransitionLog
from articles.models.choices import Phase
from articles.workflow.flags import FLAGS, clear_flag, set_flag
from articles.workflow.perform import perform
from articles.workflow.policy import POLICY, ROLES
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible
from articles.workflow.transitions import LABELS
from tests.cast import edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def test_every_flag_has_a_right_to_clear_it_and_words_for_both_acts():
    for flag in FLAGS:
        assert flag.clearing in POLICY["articles.article"]
        assert {f"flag_{flag.kind}", f"clear_{flag.kind}"} <= set(LABELS)
    assert {flag.kind for flag in FLAGS} == {"legal", "identity"}


@pytest.mark.parametrize("flag", FLAGS, ids=lambda flag: flag.kind)
@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_only_the_roles_of_the_table_set_and_clear_a_flag(cast, flag, role):
    actor = person(f"{role}-1", role, cast.honam)
    article = story(cast, by=actor if role in ("reporter", "duty_publisher") else cast.admin)
    may_set = role in POLICY["articles.article"]["flag"]
    may_clear = role in POLICY["articles.article"][flag.clearing]
    if may_set:
        set_flag(article, flag.kind, by=actor, reason="a court forbids it")
    else:
        with pytest.raises(NotAllowed):
            set_flag(article, flag.kind, by=actor, reason="x")
        set_flag(article, flag.kind, by=cast.admin, reason="x")
    if may_clear:
        clear_flag(article, flag.kind, by=actor, reason="counsel has read it")
    else:
        with pytest.raises(NotAllowed):
            clear_flag(article, flag.kind, by=actor, reason="x")
    assert StoryFlag.objects.filter(article=article, cleared_at=None).exists() is not may_clear


def test_a_flag_says_who_set_and_cleared_it_when_and_why(cast):
    article = story(cast, by=cast.reporter)
    chief = person("honam-chief", "bureau_chief", cast.honam)
    with clock.at(T):
        set_flag(article, "identity", by=cast.reporter, reason=" a minor ")
        with pytest.raises(NotPossible, match="stands already"):
            set_flag(article, "identity", by=cast.reporter, reason="again")
    with clock.at(T + DAY):
        clear_flag(article, "identity", by=chief, reason="of age, and agrees")
        with pytest.raises(NotPossible, match="not stand any more"):
            clear_flag(article, "identity", by=chief, reason="again")
    flag = StoryFlag.objects.get()
    assert (flag.set_by, flag.set_at, flag.reason) == (cast.reporter, T, "a minor")
    assert (flag.cleared_by, flag.cleared_at, flag.cleared_reason) == (chief, T + DAY, "of age, and agrees")
    assert [entry.told for entry in AuditEntry.objects.order_by("number")] == [
        {"set": "identity", "reason": "a minor"},
        {"cleared": "identity", "reason": "of age, and agrees"},
    ]
    lines = TransitionLog.objects.filter(edition__language="ko").order_by("pk").values_list("verb", "reason")
    assert list(lines) == [("flag_identity", "a minor"), ("clear_identity", "of age, and agrees")]
    set_flag(article, "identity", by=cast.reporter, reason="another one in it")
    assert StoryFlag.objects.count() == 2


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_no_flag_without_a_reason_or_with_an_endless_one(cast, reason):
    article = story(cast)
    with pytest.raises(NotPossible):
        set_flag(article, "legal", by=cast.admin, reason=reason)
    with pytest.raises(NotPossible, match="no such flag"):
        set_flag(article, "sealed", by=cast.admin, reason="x")
    with pytest.raises(NotAllowed):
        set_flag(article, "legal", by=cast.other_editor, reason="x")
    assert not StoryFlag.objects.exists() and not AuditEntry.objects.exists()


def test_a_legal_check_stops_what_goes_out_and_what_was_scheduled_but_not_the_work(cast):
    article = story(cast)
    with clock.at(T):
        found = perform("approve", edition(article, "ko"), by=cast.editor).edition
        found = perform("schedule", found, by=cast.editor, effective_at=T + DAY).edition
        set_flag(article, "legal", by=cast.reporter, reason="names a suspect")
        found = edition(article, "ko")
        assert found.phase(T) == Phase.UNPUBLISHED
        assert perform("approve", edition(article, "en"), by=cast.editor).edition.stage == "approved"
        for verb, more in (("publish", {}), ("schedule", {"effective_at": T + DAY})):
            with pytest.raises(Blocked, match="legal check"):
                perform(verb, found, by=cast.admin, **more)
        clear_flag(article, "legal", by=cast.admin, reason="counsel has read it")
        assert perform("publish", found, by=cast.editor).edition.phase(T) == Phase.LIVE


def test_what_readers_see_stays_under_a_legal_check_and_a_withheld_text_does_not_come_back(cast):
    found = publish(story(cast), "ko", cast.admin)
    set_flag(found.article, "legal", by=cast.admin, reason="x")
    assert edition(found.article, "ko").phase(clock.now()) == Phase.LIVE
    perform("withhold", found, by=cast.admin, reason="x")
    with pytest.raises(NotPossible, match="legal check"):
        perform("restore", found, by=cast.admin)


def test_identity_and_suicide_are_said_to_whoever_approves(cast):
    article = story(cast, care="suicide")
    set_flag(article, "identity", by=cast.admin, reason="x")
    done = perform("approve", edition(article, "ko"), by=cast.editor)
    assert {finding.code for finding in done.findings} == {"identity", "suicide"}
