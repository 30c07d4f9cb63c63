"""Where a story leads on: its neighbours in a special coverage, others like it, others by its author."""

import datetime as dt
import re
from html import unescape

import pytest

from articles import clock
from articles.models import Coverage, Place, PlaceTerm, Topic
from articles.models.public_related import MOST_BY, MOST_RELATED, neighbours, newest_by, related
from articles.models.public_story import story as read
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import byline, edition, publish

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
NOTHING = {"places": [], "topics": [], "coverages": []}


@pytest.fixture
def run(world):
    """A function that publishes a story of the given nouns on a day and gives its number."""

    def published(days: float = 0, headline: str = "글", **shared) -> int:
        with clock.at(T + days * DAY):
            text = {"headline": headline, "body": "<p>글.</p>"}
            made = full_story(world, ko=text, en=None, photos=[], **{**NOTHING, **shared})
            publish(made, "ko", world.cast.admin)
        return made.pk

    return published


def near(number: int, at: dt.datetime = T + 400 * DAY) -> list[int]:
    found = read(at, "ko", number)
    return [other.number for other in related(at, found)]


def test_the_same_coverage_comes_first_then_most_in_common_then_the_newest(world, run):
    ports, place = {"topics": [world.topic.pk]}, {"places": [world.place.pk]}
    old_topic = run(-3, **ports)
    new_topic = run(-2, **ports)
    both = run(-5, **ports, **place)
    same = run(-9, coverages=[world.coverage.pk])
    run(-1)
    here = run(0, **ports, **place, coverages=[world.coverage.pk])
    assert near(here) == [same, both, new_topic, old_topic]


def test_no_more_than_a_handful_and_never_itself(world, run):
    numbers = [run(-days, topics=[world.topic.pk]) for days in range(1, 9)]
    here = run(0, topics=[world.topic.pk])
    assert near(here) == numbers[:MOST_RELATED]


@pytest.mark.parametrize(("days", "is_near"), [(-91, False), (-89, True), (89, True), (91, False)])
def test_ninety_days_around_a_story_are_its_time(world, run, days, is_near):
    other = run(days, topics=[world.topic.pk])
    here = run(0, topics=[world.topic.pk])
    assert near(here) == ([other] if is_near else [])


def test_what_is_hidden_or_not_yet_public_is_never_near(world, run):
    gone = run(-1, topics=[world.topic.pk], coverages=[world.coverage.pk])
    held = run(-1, topics=[world.topic.pk], coverages=[world.coverage.pk])
    later = run(2, topics=[world.topic.pk], coverages=[world.coverage.pk])
    here = run(0, topics=[world.topic.pk], coverages=[world.coverage.pk])
    with clock.at(T + DAY):
        perform("kill", edition(gone, "ko"), by=world.cast.admin, reason="wrong person")
        perform("withhold", edition(held, "ko"), by=world.cast.admin, reason="asked by counsel")
    found = read(T + DAY, "ko", here)
    assert related(T + DAY, found) == () and neighbours(T + DAY, found) == ()
    assert newest_by(T + DAY, found, world.cast.heo.pk) == ()
    assert near(here, T + 2 * DAY) == [later]


def test_paid_work_is_near_nothing_and_nothing_is_near_it(world, run):
    paid = run(-1, kind="advertisement", topics=[world.topic.pk], coverages=[])
    here = run(0, topics=[world.topic.pk])
    assert near(here) == [] and near(paid) == []


def test_neighbours_in_a_coverage_follow_their_first_publication_also_in_one_instant(world, run):
    within = {"coverages": [world.coverage.pk]}
    first, second, third = (run(days, **within) for days in (0, 1, 1))
    last = run(2, **within)
    at = T + 3 * DAY
    found = {}
    for number in (first, second, third, last):
        (pair,) = neighbours(at, read(at, "ko", number))
        found[number] = tuple(other and other.number for other in (pair.before, pair.after))
    assert found == {
        first: (None, second),
        second: (first, third),
        third: (second, last),
        last: (third, None),
    }


def test_a_coverage_of_one_story_has_no_block(world, run):
    here = run(0, coverages=[world.coverage.pk])
    assert neighbours(T + DAY, read(T + DAY, "ko", here)) == ()


def test_the_newest_others_of_its_author(world, run):
    by_ham = [byline(world.cast.ham, world.cast.gangwon)]
    run(-1, bylines=by_ham)
    others = [run(-days) for days in (2, 3, 4, 5)]
    here = run(0)
    found = newest_by(T + DAY, read(T + DAY, "ko", here), world.cast.heo.pk)
    assert [other.number for other in found] == others[:MOST_BY]


def test_a_page_asks_no_more_for_many_nouns_than_for_a_few(
    client, world, run, django_assert_num_queries, django_assert_max_num_queries
):
    more = [Coverage.objects.create(slug=f"c{n}", kind="special", name_ko=f"특집{n}") for n in range(5)]
    topics = [Topic.objects.create(slug=f"t{n}", name_ko=f"주제{n}") for n in range(9)]
    places = [Place.objects.create(slug=f"p{n}") for n in range(6)]
    for found in places:
        PlaceTerm.objects.create(place=found, name_ko=found.slug)
    few = run(0, topics=[topics[0].pk], places=[places[0].pk], coverages=[more[0].pk])
    run(0, coverages=[found.pk for found in more])
    many = run(
        0,
        topics=[found.pk for found in topics],
        places=[found.pk for found in places],
        coverages=[found.pk for found in more],
    )
    with clock.at(T + DAY):
        with django_assert_max_num_queries(40) as asked:
            assert client.get(f"/ko/articles/{few}/").status_code == 200
        with django_assert_num_queries(len(asked) + 4):  # two more coverages, each with its two neighbours
            assert client.get(f"/ko/articles/{many}/").status_code == 200


def test_a_page_ends_when_something_like_it_appears(client, world, run):
    here = run(0, topics=[world.topic.pk])
    with clock.at(T + DAY):
        made = full_story(
            world,
            ko={"headline": "곧", "body": "<p>글.</p>"},
            en=None,
            **{**NOTHING, "topics": [world.topic.pk]},
        )
        perform("approve", edition(made, "ko"), by=world.cast.admin)
        perform(
            "schedule", edition(made, "ko"), by=world.cast.admin, effective_at=T + DAY + HOUR, weight="minor"
        )
        before = client.get(f"/ko/articles/{here}/")
    assert before.page_until == T + DAY + HOUR
    assert {f"list:topic:{world.topic.pk}:ko", f"list:reporter:{world.cast.heo.pk}:ko"} <= before.page_keys


def block(html: str, name: str) -> str:
    found = re.search(rf'<section class="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def test_no_story_is_named_twice_below_another(client, world, run):
    within = {"coverages": [world.coverage.pk], "topics": [world.topic.pk]}
    before, here, after, later = (run(days, f"{days}일", **within) for days in range(4))
    with clock.at(T + 9 * DAY):
        html = unescape(client.get(f"/ko/articles/{here}/").content.decode())
    beside, others = block(html, "special-coverage"), block(html, "related")
    assert [f"/ko/articles/{number}/" in beside for number in (before, after, later)] == [True, True, False]
    assert [f"/ko/articles/{number}/" in others for number in (before, after, later)] == [False, False, True]
