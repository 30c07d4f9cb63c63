"""Templates never ask the database, and what a page asks does not grow with the paper."""

import datetime as dt

import pytest
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.models import Section
from articles.pagecache.respond import Answer, QueryWhileDrawing, public, queries_refused
from tests.articles.reader.surfaces import all_addresses, full_story
from tests.cast import publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
# What pages took when this was written, and two more; a story's page asks for its languages, people, rights
# and what stands near it, a list for its lines, and both for what stands around.
MOST_OF_A_STORY, MOST_OF_OTHERS = 29 + 2, 18 + 2


def test_a_template_that_asks_the_database_is_refused(rf, cast):
    planted = engines["django"].from_string("{% for section in sections %}{{ section.name }}{% endfor %}")

    def view(request, at, language):
        return Answer(lambda: planted.render({"sections": Section.objects.all()}).encode())

    with pytest.raises(QueryWhileDrawing, match="articles_section"):
        public(view)(rf.get("/"))


def test_the_refusal_ends_with_the_drawing(cast):
    with queries_refused(), pytest.raises(QueryWhileDrawing):
        Section.objects.count()
    assert Section.objects.count() == 1


def counts(client, addresses: list[str]) -> dict[str, int]:
    found = {}
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code in (200, 302)
        found[address] = len(asked)
    return found


def test_forty_stories_cost_the_queries_of_one(client, world):
    with clock.at(NOON):
        first = full_story(world)
        for language in ("ko", "en"):
            publish(first, language, world.cast.admin)
        none = ("/new-pier/", "/.well-known/", "/history/", "/preview/")
        addresses = [
            address for address in all_addresses(world, first) if not any(part in address for part in none)
        ]
        one = counts(client, addresses)
        for number in range(39):
            text = {"headline": f"{number}", "body": "<p>글.</p>", "slug": f"s{number}"}
            made = full_story(world, ko=text, en=text)
            for language in ("ko", "en"):
                publish(made, language, world.cast.admin)
        forty = counts(client, addresses)
    assert forty == one
    stories = {address: count for address, count in forty.items() if "/articles/" in address}
    assert max(stories.values()) <= MOST_OF_A_STORY
    assert max(count for address, count in forty.items() if address not in stories) <= MOST_OF_OTHERS
