"""What stands around every page leads somewhere: each address in its head, header and footer answers."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders

from articles.models import Reporter
from articles.pagecache import addresses
from articles.reader.frame import PAGES
from tests.articles.reader.surfaces import LANGUAGES, full_story
from tests.cast import EN, KO, publish

AROUND = ("head", "header", "footer")
HOST = "http://127.0.0.1:8000"
STATIC = "/static/"


class Addresses(HTMLParser):
    """The addresses a page names in `within`, and the names its parts can be reached by."""

    def __init__(self, html: str, within: tuple[str, ...]) -> None:
        super().__init__()
        self.within, self.depth = within, 0
        self.found: set[str] = set()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.depth += tag in self.within
        given = {name: value for name, value in attrs if value}
        self.names |= {given["id"]} if "id" in given else set()
        if self.depth:
            self.found |= {given[name] for name in ("href", "src", "action") if name in given}
            if given.get("content", "").startswith(HOST):
                self.found.add(given["content"])

    def handle_endtag(self, tag):
        self.depth -= tag in self.within


@pytest.fixture
def live(world):
    """A story on every list, signed by somebody with a face, breaking at first."""
    Reporter.objects.filter(pk=world.cast.heo.pk).update(portrait=world.photo)
    article = full_story(
        world, ko={**KO, "slug": "새-부두"}, en={**EN, "slug": "new-pier"}, kind="flash", label="flash"
    )
    for language in LANGUAGES:
        publish(article, language, world.cast.admin)
    return article


def pages(language, article):
    slug = article.editions.get(language=language).slug
    return addresses.front(language), addresses.article(language, article.pk, slug)


def dead(client, page: str, html: str, within: tuple[str, ...]) -> list[str]:
    """The addresses of this host that do not answer; those of other hosts are not ours to ask."""
    read = Addresses(html, within)
    assert read.found
    failed = []
    for address in read.found:
        whole = urlsplit(urljoin(f"{HOST}{page}", address))
        if f"{whole.scheme}://{whole.netloc}" != HOST:
            continue
        if whole.path == page and whole.fragment:
            failed += [address] if whole.fragment not in read.names else []
            continue
        path = whole._replace(scheme="", netloc="", fragment="").geturl()
        answers = (
            finders.find(whole.path.removeprefix(STATIC)) is not None
            if whole.path.startswith(STATIC)
            else client.get(path).status_code == 200
        )
        if not answers:
            failed.append(address)
    return failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_around_the_front_page_and_a_story_answers(client, world, live, language):
    for page in pages(language, live):
        response = client.get(page)
        assert response.status_code == 200
        assert dead(client, page, response.content.decode(), AROUND) == [], page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_names_every_page_of_the_paper_itself(client, world, live, language):
    for page in pages(language, live):
        found = Addresses(client.get(page).content.decode(), ("footer",)).found
        assert {address(language) for address, _words in PAGES} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_out_of_a_page_that_is_not_there_answers(client, world, live, language):
    page = f"{addresses.front(language)}nothing/"
    response = client.get(page)
    assert response.status_code == 404
    html = response.content.decode()
    assert addresses.archive_index(language) in Addresses(html, ("main",)).found
    assert dead(client, page, html, ("main", *AROUND)) == []
