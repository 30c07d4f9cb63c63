"""The front page: by hand first, the rest by rule, no story twice; the strip and its end."""

import datetime as dt
import re
from collections import Counter

import pytest

from articles import clock
from articles.models import Bureau, Edition, Reading, Section, public_front
from articles.models.public_breaking import FRESH, breaking
from articles.models.public_front import SECONDARY, front
from articles.models.reading import WINDOW
from articles.pagecache import keys, sink
from articles.workflow.front import Spot, Strip, arrange_front
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND, MINUTE, HOUR = dt.timedelta(seconds=1), dt.timedelta(minutes=1), dt.timedelta(hours=1)


def live(world, at, *, pictured=True, **shared):
    with clock.at(at):
        make = full_story if pictured else lambda world, **rest: story(world.cast, **rest)
        text = {"headline": f"{at:%H:%M:%S} 기사", "body": "<p>글.</p>"}
        article = make(world, ko={**text, **shared.pop("ko", {})}, en=None, **shared)
        publish(article, "ko", world.cast.admin)
    return article.pk


def page_at(at, language="ko"):
    return front(at, language, breaking(at, language))


def numbers(teasers):
    return [teaser.number for teaser in teasers]


def arrange(world, *spots, strip=None, based_on=0, at=T):
    arrange_front(spots, strip, by=world.cast.admin, based_on=based_on, at=at)


def test_the_rule_opens_with_the_newest_story_with_a_photo(world):
    pictured = live(world, T - 3 * HOUR)
    bare = live(world, T - 2 * HOUR, pictured=False)
    found = page_at(T)
    assert found.lead.number == pictured
    assert numbers(found.secondary) == [bare]
    assert found.lead.figure is not None


@pytest.mark.parametrize("kind", ["editorial", "column", "obituary", "appointments", "notice"])
def test_opinion_and_notices_do_not_stand_on_top_by_rule(world, kind):
    news = live(world, T - 2 * HOUR)
    other = live(world, T - HOUR, kind=kind)
    found = page_at(T)
    assert (found.lead.number, found.secondary) == (news, ())
    others = [
        *found.latest,
        *(teaser for block in found.sections + found.coverages for teaser in block.stories),
    ]
    assert other in numbers(others)


def test_what_is_placed_by_hand_comes_first_in_the_desks_order(world):
    made = [live(world, T - number * HOUR) for number in range(10, 0, -1)]
    arrange(world, Spot(made[2]), Spot(made[0]))
    found = page_at(T)
    assert found.lead.number == made[2]
    assert numbers(found.secondary) == [made[0], *made[:-SECONDARY:-1]]


def test_a_place_by_hand_holds_from_its_first_instant_to_before_its_last(world):
    by_rule, placed = live(world, T - HOUR), live(world, T - 2 * HOUR)
    arrange(world, Spot(placed, since=T + HOUR, until=T + 2 * HOUR))
    for at, lead, until in (
        (T, by_rule, T + HOUR),
        (T + HOUR - SECOND, by_rule, T + HOUR),
        (T + HOUR, placed, T + 2 * HOUR),
        (T + 2 * HOUR - SECOND, placed, T + 2 * HOUR),
        (T + 2 * HOUR, by_rule, None),
    ):
        with sink.recording() as noted:
            assert page_at(at).lead.number == lead, at
        # The ranking's next instant comes sooner than the place's, but never later.
        assert until is None or noted.until <= until
        assert keys.FRONT in noted.keys


def test_a_story_placed_by_hand_shows_in_the_languages_it_is_out_in(world):
    korean = live(world, T - HOUR)
    with clock.at(T - 2 * HOUR):
        both = full_story(world)
        for language in ("ko", "en"):
            publish(both, language, world.cast.admin)
    arrange(world, Spot(korean), Spot(both.pk))
    assert page_at(T, "ko").lead.number == korean
    assert page_at(T, "en").lead.number == both.pk
    with clock.at(T):
        perform("withhold", edition(both, "en"), by=world.cast.admin, reason="asked by counsel")
    assert page_at(T, "en").lead is None


def test_no_story_stands_on_the_front_page_twice(client, world):
    cast = world.cast
    industry = Section.objects.create(slug="industry", name_ko="산업", name_en="Industry")
    Bureau.objects.create(slug="tokyo", kind="foreign", name_ko="도쿄지국", name_en="Tokyo")
    made = []
    for number in range(26):
        where = {"bureau": cast.gangwon} if number % 3 == 0 else {}
        section = industry if number % 2 else cast.section
        label = "flash" if number in (3, 24) else ""
        kind = "editorial" if number % 7 == 0 else "news"
        made.append(
            live(world, T - (26 - number) * MINUTE, section_id=section.pk, label=label, kind=kind, **where)
        )
    for number in (0, 5, 10, 24, 25):
        Reading.objects.create(since=T - WINDOW, article_id=made[number], language="ko", count=number + 1)
    arrange(world, Spot(made[5]), Spot(made[3]), strip=Strip(made[12], T + HOUR))
    with clock.at(T):
        html = client.get("/ko/").content.decode()
        found = page_at(T)
    shown = Counter(re.findall(r'href="/ko/articles/(\d+)/', html))
    assert set(shown.values()) == {1}
    assert len(shown) > 20
    assert found.lead.number == made[5] and found.secondary[0].number == made[3]
    # In the strip what the desk put there, then the flash that is not placed by hand.
    assert numbers(found.breaking) == [made[12], made[24]]
    assert made[25] in numbers(found.secondary) and made[25] not in numbers(found.most_read)
    assert numbers(found.most_read) == [made[10], made[0]]


def test_what_is_older_goes_on_without_a_gap(client, world, monkeypatch):
    monkeypatch.setattr(public_front, "LATEST", 2)
    made = [live(world, T - (24 - number) * MINUTE, pictured=False) for number in range(24)]
    with clock.at(T):
        html = client.get("/ko/").content.decode()
        shown = {int(number) for number in re.findall(r'href="/ko/articles/(\d+)/', html)}
        older = re.search(r'href="(\?before=[^"]+)"', html)[1]
        while older:
            html = client.get(f"/ko/{older}").content.decode()
            shown |= {int(number) for number in re.findall(r'href="/ko/articles/(\d+)/', html)}
            following = re.search(r'href="(\?before=[^"]+)"', html)
            older = following[1] if following else ""
    assert shown == set(made)


def test_a_flash_breaks_into_every_page_for_three_hours(client, world):
    flash = live(world, T, label="flash")
    other = live(world, T - 24 * HOUR)
    link = f'<div class="breaking"[^>]*>.*href="/ko/articles/{flash}/'
    for address in ("/ko/bureaus/", f"/ko/articles/{other}/", "/ko/topics/ports/"):
        with clock.at(T + FRESH - SECOND):
            response = client.get(address)
        assert re.search(link, response.content.decode(), re.DOTALL), address
        assert response.page_until == T + FRESH
        assert response.headers["Cache-Control"] == "public, max-age=1"
        with clock.at(T + FRESH):
            assert not re.search(link, client.get(address).content.decode(), re.DOTALL), address


def test_other_news_leaves_pages_with_no_strip_alone(client, world):
    other = live(world, T - 24 * HOUR)
    with clock.at(T):
        noted = client.get(f"/ko/articles/{other}/").page_keys
    assert keys.listing("flash", 0, "ko") in noted
    assert keys.listing("all", 0, "ko") not in noted


def test_a_strip_by_hand_says_its_own_words_and_ends_at_its_instant(client, world):
    number = live(world, T - 24 * HOUR)
    arrange(world, strip=Strip(number, T + HOUR, {"ko": "새 부두 열린다", "en": "Pier opens"}))
    with clock.at(T + HOUR - SECOND):
        response = client.get("/ko/bureaus/")
    assert "새 부두 열린다" in response.content.decode()
    assert response.page_until == T + HOUR
    with clock.at(T + HOUR):
        assert "새 부두 열린다" not in client.get("/ko/bureaus/").content.decode()
    # Not out in English: no strip there, whatever words there are.
    with clock.at(T):
        assert "Pier opens" not in client.get("/en/bureaus/").content.decode()


def test_a_strip_goes_with_its_story(world):
    number = live(world, T - HOUR)
    arrange(world, strip=Strip(number, T + HOUR))
    assert numbers(breaking(T, "ko")) == [number]
    with clock.at(T):
        perform(
            "kill", Edition.objects.get(article=number, language="ko"), by=world.cast.admin, reason="wrong"
        )
    assert breaking(T, "ko") == ()
