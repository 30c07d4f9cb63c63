"""The paper's past: years and months, a month as a table, and special coverage along time."""

import datetime as dt
import re

import pytest

from articles import clock
from articles.models import CoverageItem
from tests.articles.reader.surfaces import full_story
from tests.cast import publish

# The evening of the last day of February in Seoul.
LAST = dt.datetime(2031, 2, 28, 14, 59, tzinfo=dt.UTC)
NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def paper(world):
    """Two stories on the last of February in Seoul, one in the first minute of March."""
    made = []
    for number, at in enumerate((LAST - MINUTE, LAST, LAST + MINUTE)):
        with clock.at(at):
            article = full_story(
                world, ko={"headline": f"{number}번 기사", "body": "<p>글.</p>", "slug": f"s{number}"}
            )
            publish(article, "ko", world.cast.admin)
            made.append(article)
    return made


def html(client, address):
    with clock.at(NOON):
        response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_months_days_with_stories_are_links_with_their_number(client, paper):
    february, march = html(client, "/ko/archive/2031/02/"), html(client, "/ko/archive/2031/03/")
    days = re.compile(
        r'<a href="(/ko/archive/\d{4}/\d\d/\d\d/)"[^>]*><span>(\d+)</span> '
        r'<span class="count" aria-hidden="true">(\d+)<'
    )
    assert days.findall(february) == [("/ko/archive/2031/02/28/", "28", "2")]
    assert days.findall(march) == [("/ko/archive/2031/03/01/", "1", "1")]


def test_a_month_is_a_table_whose_columns_are_the_days_of_the_week(client, paper):
    table = html(client, "/ko/archive/2031/02/")
    assert re.findall(r'<th scope="col" abbr="(.)요일">(.)</th>', table) == [
        (day, day) for day in "일월화수목금토"
    ]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", table)
    assert len(cells) % 7 == 0
    # 1 February 2031 was a Saturday.
    assert [bool(cell) for cell in cells[:7]] == [False] * 6 + [True]
    assert len([cell for cell in cells if cell]) == 28


def test_today_is_marked_and_the_months_beside_are_linked(client, paper):
    table = html(client, "/ko/archive/2031/03/")
    assert '<td class="today">4</td>' in table
    assert 'href="/ko/archive/2031/02/" rel="prev"' in table and 'rel="next"' not in table
    assert 'href="/ko/archive/2031/03/" rel="next"' in html(client, "/ko/archive/2031/02/")


@pytest.mark.parametrize("month", ["2031/04", "2031/13", "2031/00", "1899/12", "2201/01", "0000/01", "31/3"])
def test_a_month_that_is_none_or_to_come_is_not_there(client, world, month):
    with clock.at(NOON):
        assert client.get(f"/ko/archive/{month}/").status_code == 404


def test_the_calendars_first_month_has_none_before(client, world):
    with clock.at(NOON):
        response = client.get("/ko/archive/1900/01/")
    assert response.status_code == 200
    assert 'rel="prev"' not in response.content.decode()
    assert 'content="noindex"' in response.content.decode()


def test_the_archive_leads_to_every_month_since_the_first_story(client, paper):
    found = re.findall(r'href="/ko/archive/(\d{4}/\d\d)/"', html(client, "/ko/archive/"))
    assert found == ["2031/02", "2031/03"]
    # In English nothing has appeared yet.
    english = html(client, "/en/archive/")
    assert re.findall(r'href="/en/archive/(\d{4}/\d\d)/"', english) == ["2031/03"]


def test_a_day_leads_to_its_month(client, paper):
    assert 'href="/ko/archive/2031/02/"' in html(client, "/ko/archive/2031/02/28/")


def test_a_coverage_can_be_read_along_time(client, world, paper):
    for position, article in enumerate(reversed(paper), 1):
        CoverageItem.objects.filter(article=article).update(position=position)
    chosen, timeline = (
        html(client, "/ko/coverage/new-port/"),
        html(client, "/ko/coverage/new-port/?view=timeline"),
    )
    assert re.findall(r">(\d)번 기사<", chosen) == ["2", "1", "0"]
    assert re.findall(r">(\d)번 기사<", timeline) == ["0", "1", "2"]
    assert re.findall(r"<h3>([\d.]+)</h3>", timeline) == ["2031.02.28", "2031.03.01"]
    canonical = '<link rel="canonical" href="http://127.0.0.1:8000/ko/coverage/new-port/">'
    assert canonical in chosen and canonical in timeline
    assert html(client, "/ko/coverage/new-port/?view=nonsense") == chosen
