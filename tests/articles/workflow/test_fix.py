"""A slip is put right in what readers see, while a rewrite waits; nothing brings it back."""

import datetime as dt

import pytest

from articles import clock
from articles.models import AuditEntry, Correction, Release, Revision, SavedCopy, Task
from articles.models.public_story import story as public
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, Material, NotAllowed, NotPossible, Stale
from tests.cast import KO, edition, person, publish, story

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TYPO = {**KO, "body": "<p>광양헝 새 부두가 문을 열었다.</p><p>첫 배는 새벽에 닿았다.</p><p>시는 반겼다.</p>"}
RIGHT = TYPO["body"].replace("광양헝", "광양항")
REWRITE = TYPO["body"] + "<p>둘째 배는 낮에 온다.</p>"


@pytest.fixture
def live(cast):
    with clock.at(T - 2 * HOUR):
        return publish(story(cast, ko=TYPO), "ko", cast.admin)


def now(live):
    return edition(live.article, "ko")


def rewrite(cast, live, body=REWRITE, at=T - HOUR, **more):
    with clock.at(at):
        save_copy(live.article, {"ko": (now(live).copy_version, {"body": body, **more})}, by=cast.admin)


def fix(live, by, at=T, **more):
    with clock.at(at):
        return perform("fix", now(live), by=by, **{"texts": {"body": RIGHT}, **more})


def copy_of(live):
    live.article.refresh_from_db()
    return live.article.body_ko


def test_a_typo_is_fixed_live_and_the_rewrite_keeps_it(cast, live):
    rewrite(cast, live)
    done = fix(live, cast.editor)
    assert public(T, "ko", live.article_id).body == RIGHT
    assert public(T - HOUR, "ko", live.article_id).body == TYPO["body"]
    assert copy_of(live) == REWRITE.replace("광양헝", "광양항")
    assert done.edition.stage == "draft"
    assert (done.log.verb, done.log.release.weight) == ("fix", "minor")
    saved = SavedCopy.objects.latest("pk")
    assert (saved.part, saved.data["body"], saved.changed) == (
        "ko",
        REWRITE,
        {"body": [3, 3]},
    ) or saved.reason
    assert not Task.objects.exists()
    assert AuditEntry.objects.latest("number").told["verb"] == "fix"


def test_an_approved_text_stays_approved_and_has_the_fix(cast, live):
    fix(live, cast.editor)
    assert now(live).stage == "approved"
    assert now(live).approved_revision.body == RIGHT
    rewrite(cast, live, RIGHT + "<p>둘째 배는 낮에 온다.</p>", T + HOUR)
    with clock.at(T + HOUR):
        perform("approve", now(live), by=cast.admin)
    fix(live, cast.editor, T + 2 * HOUR, texts={"body": RIGHT.replace("문을 열", "문을 활짝 열")})
    approved = now(live).approved_revision
    assert approved.body == RIGHT.replace("문을 열", "문을 활짝 열") + "<p>둘째 배는 낮에 온다.</p>"
    assert now(live).stage == "approved"
    assert copy_of(live) == approved.body


def test_a_scheduled_update_does_not_bring_the_typo_back(cast, live):
    rewrite(cast, live)
    with clock.at(T - HOUR):
        perform("approve", now(live), by=cast.admin)
        perform("schedule", now(live), by=cast.admin, effective_at=T + HOUR, weight="minor")
    fix(live, cast.editor)
    right = REWRITE.replace("광양헝", "광양항")
    assert public(T + HOUR - dt.timedelta(seconds=1), "ko", live.article_id).body == RIGHT
    assert public(T + HOUR, "ko", live.article_id).body == right
    assert now(live).approved_revision.body == right and now(live).stage == "approved"
    runs = [(row.since, row.until) for row in Release.objects.filter(edition=live).order_by("pk")]
    assert (T + HOUR, T + HOUR) in runs and (T + HOUR, None) in runs
    # It would have brought it back before: the text that was scheduled first still has it.
    assert Revision.objects.filter(edition=live, body=REWRITE).exists()


def test_a_text_approved_beside_the_scheduled_one_has_the_fix_too(cast, live):
    rewrite(cast, live)
    with clock.at(T - HOUR):
        perform("approve", now(live), by=cast.admin)
        perform("schedule", now(live), by=cast.admin, effective_at=T + HOUR, weight="minor")
    newest = REWRITE + "<p>셋째 배는 밤에 온다.</p>"
    rewrite(cast, live, newest, T - HOUR / 2)
    with clock.at(T - HOUR / 2):
        perform("approve", now(live), by=cast.admin)
    fix(live, cast.editor)
    assert public(T + HOUR, "ko", live.article_id).body == REWRITE.replace("광양헝", "광양항")
    assert now(live).stage == "approved"
    assert now(live).approved_revision.body == copy_of(live) == newest.replace("광양헝", "광양항")


def test_a_scheduled_update_that_rewrote_the_same_place_stands_in_the_way(cast, live):
    rewrite(cast, live, REWRITE.replace("문을 열었다", "마침내 열렸다"))
    with clock.at(T - HOUR):
        perform("approve", now(live), by=cast.admin)
        perform("schedule", now(live), by=cast.admin, effective_at=T + HOUR, weight="minor")
    with pytest.raises(NotPossible, match="schedule"):
        fix(live, cast.editor)
    assert public(T, "ko", live.article_id).body == TYPO["body"]
    assert public(T + HOUR, "ko", live.article_id).body.endswith("온다.</p>")


def test_a_planned_end_stays(cast, live):
    with clock.at(T - HOUR):
        perform("expire", now(live), by=cast.admin, effective_at=T + HOUR)
    fix(live, cast.editor)
    assert public(T, "ko", live.article_id).body == RIGHT
    assert public(T + HOUR, "ko", live.article_id) is None


def test_what_does_not_fit_into_the_draft_becomes_a_task(cast, live):
    other = REWRITE.replace("광양헝 새 부두가 문을 열었다", "광양헝의 새 부두가 열렸다")
    rewrite(cast, live, other)
    fix(live, cast.editor)
    assert public(T, "ko", live.article_id).body == RIGHT
    assert copy_of(live) == other
    task = Task.objects.get()
    assert (task.kind, task.edition, task.opened_by) == ("merge", live, cast.editor)
    assert task.data["texts"]["body"] == [TYPO["body"], RIGHT]


def test_an_approved_text_it_does_not_fit_into_is_read_again_first(cast, live):
    rewrite(cast, live, REWRITE.replace("광양헝 새 부두가 문을", "광양헝의 새 부두가 문을"))
    with clock.at(T - HOUR):
        perform("approve", now(live), by=cast.admin)
    fix(live, cast.editor)
    assert now(live).stage == "draft"
    assert Task.objects.get().kind == "merge"


def test_the_words_of_a_photo_are_fixed_too(cast, live, db):
    found = fix(live, cast.editor, texts={"headline": "광양항 새 부두 열렸다"})
    assert found.edition.approved_revision.headline == "광양항 새 부두 열렸다"
    with pytest.raises(NotPossible):
        fix(live, cast.editor, T + HOUR, texts={"caption/999": "x"})


@pytest.mark.parametrize(
    "texts",
    [
        None,
        {},
        {"body": TYPO["body"]},
        {"slug": "x"},
        {"bureau_id": "1"},
        {"stage": "approved"},
        {"caption": "x"},
        {"caption/x": "x"},
        {"headline": "가" * 301},
    ],
    ids=str,
)
def test_only_words_that_readers_see_are_fixed(cast, live, texts):
    with pytest.raises(NotPossible):
        fix(live, cast.editor, texts=texts)
    assert public(T, "ko", live.article_id).body == TYPO["body"]


def test_the_checks_stand_before_a_fix(cast, live):
    for texts in ({"headline": " "}, {"body": ""}):
        with pytest.raises(Blocked):
            fix(live, cast.editor, texts=texts, weight="minor")


def test_a_fix_of_a_text_that_was_replaced_meanwhile_is_refused(cast, live):
    base = Release.objects.get(edition=live)
    fix(live, cast.editor, texts={"headline": "광양항 새 부두 열렸다"}, base=base.pk)
    with pytest.raises(Stale):
        fix(live, cast.editor, T + HOUR, base=base.pk)


def test_a_fix_that_changes_the_story_is_asked_about(cast, live):
    texts = {"body": RIGHT.replace("반겼다", "반기지 않았다")}
    with pytest.raises(Material) as asked:
        fix(live, cast.editor, texts=texts)
    assert asked.value.reasons == ("denial",)
    fix(live, cast.editor, texts=texts, note="시는 반기지 않았습니다.")
    assert Correction.objects.get().kind == "correction"
    assert Release.objects.get(edition=live, until=None).weight == "material"


def test_only_the_storys_desk_fixes(cast, live):
    for actor in (cast.reporter, cast.translator, cast.other_editor, cast.nobody):
        with pytest.raises(NotAllowed):
            fix(live, actor)
    fix(live, person("chief", "bureau_chief", cast.honam))


def test_what_readers_do_not_see_is_not_fixed(cast):
    draft = edition(story(cast), "ko")
    with pytest.raises(NotPossible):
        fix(draft, cast.admin)


def test_a_script_in_a_fix_is_cleaned_as_in_every_save(cast, live):
    fix(live, cast.editor, texts={"body": RIGHT.replace("시는", "시는<script>x</script>")})
    assert "<script" not in public(T, "ko", live.article_id).body
