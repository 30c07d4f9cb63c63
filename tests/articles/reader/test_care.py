"""A story marked so says where help is to be had, wherever its text is read, and is never most read."""

import pytest
from django.conf import settings

from articles import clock
from articles.models import Article, Reading, Revision
from articles.models.public_ranking import most_read
from articles.models.reading import WINDOW, window_of
from articles.pagecache import addresses
from articles.workflow.copy import save_copy
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish

HELP = settings.HELPLINES["suicide"]


@pytest.fixture
def marked(world):
    article = full_story(world, care="suicide")
    for language in ("ko", "en"):
        publish(article, language, world.cast.editor)
    return article


@pytest.fixture
def plain(world):
    article = full_story(world)
    publish(article, "ko", world.cast.editor)
    return article


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("is_whole", [True, False])
def test_wherever_the_text_is_read_stands_where_help_is(client, world, marked, settings, language, is_whole):
    settings.FEED_FULL_TEXT = is_whole
    feeds = [addresses.feed(language, form=form) for form in ("rss", "atom", "json")]
    article = addresses.article(language, marked.pk, edition(marked, language).slug)
    for address in (article, addresses.lite_article(language, marked.pk), *feeds):
        answer = client.get(address, follow=True)
        words = answer.content.decode().replace("&#x27;", "'").replace("&apos;", "'").replace("&#39;", "'")
        assert HELP[language] in words, address


def test_other_stories_say_nothing_of_it(client, plain):
    for address in (addresses.permalink("ko", plain.pk), addresses.lite_article("ko", plain.pk)):
        assert "109" not in client.get(address, follow=True).content.decode()


def test_a_story_with_the_helpline_is_never_most_read(world, marked, plain):
    at = clock.now()
    for article, count in ((marked, 1000), (plain, 1)):
        Reading.objects.create(article=article, language="ko", since=window_of(at) - WINDOW, count=count)
    assert [teaser.number for teaser in most_read(at, "ko", 5)] == [plain.pk]


def test_the_mark_is_frozen_with_the_text(client, world, marked):
    save_copy(marked, {"shared": (1, {"care": ""})}, by=world.cast.editor)
    assert Article.objects.get(pk=marked.pk).care == ""
    assert set(Revision.objects.values_list("care", flat=True)) == {"suicide"}
    assert HELP["ko"] in client.get(addresses.permalink("ko", marked.pk), follow=True).content.decode()


def test_every_language_of_the_columns_has_the_line():
    assert set(HELP) == set(settings.COLUMN_LANGUAGES)
    assert all("109" in line for line in HELP.values())
