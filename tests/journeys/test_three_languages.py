"""A paper made in three languages: the third is a setting, and nothing else in the house has to know."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Edition
from articles.models.public_list import listing
from articles.models.public_story import live_languages
from articles.models.public_story import story as read
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import Blocked, NotPossible
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
JA = {
    "headline": "光陽港に新埠頭",
    "deck": "一番船は夜明け前に着いた",
    "body": "<p>光陽港に新しい埠頭が開いた。</p>",
}


@pytest.fixture
def japanese(settings):
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]


@pytest.fixture
def notice(cast):
    """The paper's notice with a Japanese line, from T on."""
    Notice.objects.filter(pk=cast.site_notice.pk).update(valid_until=T)
    lines = {f"claim_line_{code}": "© {year} {holder}" for code in ("ko", "en", "ja")}
    terms = {
        "terms_line_ko": "무단전재 금지",
        "terms_line_en": "All rights reserved.",
        "terms_line_ja": "無断転載禁止",
    }
    return Notice.objects.create(
        scope=cast.site_notice.scope,
        holder=cast.holder,
        valid_from=T,
        reason="a third language",
        **lines,
        **terms,
    )


@pytest.mark.usefixtures("japanese")
def test_a_story_gets_an_edition_in_every_language_of_the_site(cast):
    assert set(story(cast).editions.values_list("language", flat=True)) == {"ko", "en", "ja"}


@pytest.mark.usefixtures("japanese", "notice")
def test_a_japanese_text_is_written_approved_published_listed_and_read(cast):
    article = story(cast)
    save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    with clock.at(T):
        publish(article, "ja", cast.admin)
        publish(article, "ko", cast.admin)
    found = read(T, "ja", article.pk)
    assert (found.headline, found.language) == (JA["headline"], "ja")
    # A name without a Japanese form is printed in the site's first language; a story's text never is.
    assert (found.rights.claim, found.rights.terms) == ("© 2031 가온나루", "無断転載禁止")
    assert found.signatures[0].name == "허가온"
    assert [row.language for row in found.alternates] == ["ko"]
    assert [row.language for row in live_languages(T, article.pk)] == ["ko", "ja"]
    assert [row.headline for row in listing(T, "ja", "all").items] == [JA["headline"]]
    assert read(T, "en", article.pk) is None


@pytest.mark.usefixtures("japanese")
def test_a_language_in_which_no_notice_speaks_is_not_published(cast):
    article = story(cast)
    save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    with clock.at(T), pytest.raises(Blocked, match="No copyright notice"):
        perform("approve", edition(article, "ja"), by=cast.admin)


@pytest.mark.usefixtures("japanese", "notice")
def test_readers_get_the_japanese_page_at_its_address(cast, client):
    article = story(cast)
    save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    with clock.at(T):
        publish(article, "ja", cast.admin)
        front, page = client.get("/ja/"), client.get(f"/ja/articles/{article.pk}/", follow=True)
    for answer in (front, page):
        assert answer.status_code == 200
        assert JA["headline"] in answer.content.decode() and 'lang="ja"' in answer.content.decode()


@pytest.mark.usefixtures("japanese")
def test_a_story_begun_before_the_third_language_gets_it_with_its_next_save(cast, settings):
    settings.SITE_LANGUAGES = ["ko", "en"]
    article = story(cast)
    assert not Edition.objects.filter(article=article, language="ja").exists()
    with pytest.raises(NotPossible, match="no such language"):
        save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    assert edition(article, "ja").copy_version == 2


@pytest.mark.usefixtures("notice")
def test_a_language_taken_out_of_the_site_is_no_longer_read_and_comes_back_as_it_was(cast, settings, client):
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    article = story(cast)
    save_copy(article, {"ja": (1, JA)}, by=cast.admin)
    with clock.at(T):
        publish(article, "ja", cast.admin)
        publish(article, "ko", cast.admin)
        settings.SITE_LANGUAGES = ["ko", "en"]
        assert client.get("/ja/").status_code == 404
        assert client.get(f"/ja/articles/{article.pk}/", follow=True).status_code == 404
    assert read(T, "ko", article.pk).alternates == ()
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    assert read(T, "ja", article.pk).headline == JA["headline"]
