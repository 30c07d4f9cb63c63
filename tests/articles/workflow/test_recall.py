"""A withdrawal is one act for all its languages, and every place readers could see it in has a receipt."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from django.urls import resolve

from articles import clock
from articles.models import Edition, Placement, Recall, Receipt, Task, TransitionLog
from articles.models.placement import PlacementQuerySet
from articles.pagecache.surfaces import OUTSIDE, SURFACES, WITHOUT_STORIES
from articles.workflow import looking
from articles.workflow.perform import perform
from articles.workflow.recall import recall
from articles.workflow.receipts import note_by_hand
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.together import NotTogether, Seen
from tests.articles.reader.surfaces import World, full_story, make_world, public_patterns
from tests.cast import edition, publish

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(seconds=60)


@pytest.fixture
def world(cast: Any, settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_world(cast)


@pytest.fixture
def live(world: World) -> Any:
    """A story on every list, live in both languages, and one beside it."""
    other = full_story(world, ko={"headline": "옆에 선 기사", "body": "<p>다른 글.</p>"}, photos=[])
    publish(other, "ko", world.cast.admin)
    article = full_story(world)
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
    return article


def seen(article: Any, *languages: str, version: int = 1) -> list[Seen]:
    return [Seen(edition(article, language), version, 1) for language in languages]


def states(found: Recall) -> Counter[str]:
    return Counter(found.receipts.values_list("state", flat=True))


def holds(article: Any) -> list[str]:
    return [edition(article, language).hold for language in ("ko", "en")]


@pytest.mark.parametrize("verb", ["kill", "withhold"])
def test_every_place_is_empty_at_once(world, live, verb):
    found = recall(seen(live, "ko", "en"), verb, by=world.cast.admin, reason="wrong person")
    assert holds(live) == [{"kill": "killed", "withhold": "withheld"}[verb]] * 2
    there = list(found.receipts.filter(state="there").values_list("surface", "address", "detail"))
    assert there == []
    ours = found.receipts.exclude(surface__in=[place.code for place in OUTSIDE])
    print(f"{verb}: {ours.count()} places of ours, {states(found)}")
    assert set(ours.values_list("state", flat=True)) == {"gone"}
    assert states(found)["by_hand"] == 2 * sum(not place.goes_by_itself for place in OUTSIDE)
    assert not Task.objects.exists()


def test_all_languages_go_in_one_instant(world, live):
    found = recall(seen(live, "ko", "en"), "withhold", by=world.cast.admin, reason="counsel", looks=False)
    assert set(Edition.objects.filter(article=live).values_list("held_at", flat=True)) == {found.at}


def test_an_address_that_fails_is_still_to_be_looked_at_and_stops_no_other(world, live, monkeypatch):
    def torn(path):
        if path == "/ko/corrections/":
            raise ValueError("a fault of the page")
        return resolve(path)

    monkeypatch.setattr(looking, "resolve", torn)
    found = recall(seen(live, "ko"), "kill", by=world.cast.admin, reason="wrong person")
    there = found.receipts.filter(state="there").values_list("surface", "detail")
    assert list(there) == [("corrections", "500")]
    assert not found.receipts.filter(state="unseen").exists()


def test_every_surface_has_a_receipt(world, live):
    found = recall(seen(live, "ko", "en"), "kill", by=world.cast.admin, reason="wrong person")
    for language in ("ko", "en"):
        codes = set(found.receipts.filter(language=language).values_list("surface", flat=True))
        beside = set() if language == "ko" else {"beside"}
        assert codes == ({row.code for row in SURFACES} | {row.code for row in OUTSIDE}) - beside


def test_the_table_of_surfaces_knows_every_public_address():
    known = {pattern for surface in SURFACES for pattern in surface.patterns}
    # The address of a story's photos and its page of thanks are in the table by the page they belong to.
    assert known | WITHOUT_STORIES == public_patterns()
    assert not known & WITHOUT_STORIES


def test_one_act_kills_every_language_or_none(world, live):
    stale = [*seen(live, "ko"), *seen(live, "en", version=7)]
    before = TransitionLog.objects.count()
    with pytest.raises(NotTogether) as refused:
        recall(stale, "kill", by=world.cast.admin, reason="wrong person")
    assert refused.value.language == "en"
    assert holds(live) == ["none", "none"]
    assert TransitionLog.objects.count() == before and not Recall.objects.exists()
    found = recall(
        seen(live, "ko", "en"), "kill", by=world.cast.admin, reason="wrong person", order_ref=" A1 "
    )
    assert (found.languages, found.reason, found.order_ref) == (["ko", "en"], "wrong person", "A1")
    assert Recall.objects.count() == 1
    assert {row.at for row in TransitionLog.objects.filter(verb="kill")}


def test_who_may_not_kill_withdraws_nothing(world, live):
    with pytest.raises(NotTogether):
        recall(seen(live, "ko", "en"), "kill", by=world.cast.editor, reason="wrong person")
    with pytest.raises(NotTogether) as refused:
        recall(seen(live, "ko"), "withhold", by=world.cast.other_editor, reason="x")
    assert isinstance(refused.value.refusal, NotAllowed)
    assert holds(live) == ["none", "none"]


def test_a_surface_that_still_shows_it_is_said(world, live, monkeypatch):
    """The planted fault: lists that forget the hold."""

    def forgetful(rows: PlacementQuerySet, at: dt.datetime) -> PlacementQuerySet:
        return rows.filter(since__lte=at)

    with monkeypatch.context() as planted:
        planted.setattr(PlacementQuerySet, "visible", forgetful)
        found = recall(seen(live, "ko"), "kill", by=world.cast.admin, reason="wrong person")
    there = found.receipts.filter(state="there")
    assert {"front", "lists", "feeds", "archive", "sitemaps"} <= set(there.values_list("surface", flat=True))
    assert all("/ko/" in receipt.detail or "headline" in receipt.detail for receipt in there)
    assert not any("광양항" in receipt.detail for receipt in there)
    task = Task.objects.get(kind="still_shown")
    assert task.article_id == live.pk and task.key == f"recall:{found.pk}"
    assert looking.look_due() == 0, "a minute has not passed"
    with clock.at(clock.now() + MINUTE):
        while looking.look_due():
            pass
    assert states(found)["there"] == 0
    task.refresh_from_db()
    assert task.closed_at is not None


def test_a_killed_page_that_answers_otherwise_than_410_is_there(world, live):
    found = recall(seen(live, "ko"), "kill", by=world.cast.admin, reason="wrong person")
    own = found.receipts.filter(surface="page", language="ko")
    assert set(own.values_list("detail", flat=True)) == {"410"}
    assert looking.judge("own", "killed", looking.Seen(200, ""), [])[0] == "there"
    assert looking.judge("own", "killed", looking.Seen(404, ""), [])[0] == "there"
    assert looking.judge("own", "withheld", looking.Seen(404, ""), [])[0] == "gone"
    assert looking.judge("list", "killed", looking.Seen(503, ""), [])[0] == "there"


def test_the_other_language_may_stay_and_no_longer_leads_to_it(world, live):
    found = recall(seen(live, "ko"), "withhold", by=world.cast.admin, reason="counsel")
    assert holds(live) == ["withheld", "none"]
    assert states(found)["there"] == 0
    assert found.receipts.get(surface="languages").address == f"/en/articles/{live.pk}/"


def test_a_picture_of_another_story_is_kept_and_said(world, live):
    other = full_story(world, ko={"headline": "같은 사진을 쓴 기사", "body": "<p>글.</p>"})
    publish(other, "ko", world.cast.admin)
    found = recall(seen(live, "ko", "en"), "kill", by=world.cast.admin, reason="wrong person")
    pictures = found.receipts.filter(surface="pictures")
    assert set(pictures.values_list("state", flat=True)) == {"kept"}
    assert states(found)["there"] == 0


def test_a_kill_by_any_door_has_receipts_the_tick_looks_at(world, live):
    perform("kill", edition(live, "ko"), by=world.cast.admin, reason="wrong person")
    found = Recall.objects.get()
    assert found.languages == ["ko"] and states(found)["unseen"] > 40
    while looking.look_due():
        pass
    assert states(found)["unseen"] == 0 and states(found)["there"] == 0


def test_what_was_restored_is_not_looked_for(world, live):
    perform("withhold", edition(live, "ko"), by=world.cast.admin, reason="counsel")
    perform("restore", edition(live, "ko"), by=world.cast.admin)
    assert looking.look_due() == 0


def test_a_text_that_never_ran_has_no_receipts(world):
    article = full_story(world)
    perform("approve", edition(article, "ko"), by=world.cast.admin)
    at = clock.now() + 10 * MINUTE
    perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=at)
    assert recall(seen(article, "ko"), "withhold", by=world.cast.admin, reason="x") is None
    assert not Receipt.objects.exists()


def test_a_place_outside_is_noted_by_hand(world, live):
    found = recall(seen(live, "ko"), "kill", by=world.cast.admin, reason="wrong person")
    naver = found.receipts.get(surface="naver")
    with pytest.raises(NotAllowed):
        note_by_hand(naver, "asked", "x", by=world.cast.reporter)
    with pytest.raises(NotAllowed):
        note_by_hand(naver, "asked", "x", by=world.cast.other_editor)
    with pytest.raises(NotPossible):
        note_by_hand(found.receipts.filter(surface="front").get(), "gone", "", by=world.cast.editor)
    with pytest.raises(NotPossible):
        note_by_hand(naver, "there", "", by=world.cast.editor)
    note_by_hand(naver, "asked", "mail of 23:41", by=world.cast.editor)
    naver.refresh_from_db()
    assert (naver.state, naver.detail, naver.by_id) == ("asked", "mail of 23:41", world.cast.editor.pk)


def test_nothing_or_two_stories_are_no_withdrawal(world, live):
    other = Edition.objects.exclude(article=live).first()
    for chosen in ([], [*seen(live, "ko"), Seen(other, 1, 1)]):
        with pytest.raises(NotPossible):
            recall(chosen, "kill", by=world.cast.admin, reason="x")
    with pytest.raises(NotPossible):
        recall(seen(live, "ko"), "spike", by=world.cast.admin, reason="x")
    assert Placement.objects.filter(edition__article=live).exists()
