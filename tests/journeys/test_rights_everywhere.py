"""One story, every surface: what people and machines are told of rights is the same wherever it is told."""

import json
import re
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles import clock
from articles.models import Bureau, Coverage, Imprint
from articles.rights.models import Notice, Scope
from articles.workflow.nouns import save_noun, scope_of
from articles.workflow.refusals import Blocked
from tests.articles.reader.conftest import world as world
from tests.articles.reader.surfaces import World, full_story
from tests.cast import agency, edition, publish

RSL = "{https://rslstandard.org/rsl}"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGES = ("ko", "en")


def rule(scope: Scope, words: str, by: Any, **more: Any) -> Notice:
    made = Notice(scope=scope, valid_from=clock.now(), reason="new", created_by=by, year_style="none", **more)
    for language in LANGUAGES:
        setattr(made, f"claim_line_{language}", f"© {words} {language}")
        setattr(made, f"terms_line_{language}", f"{words} terms {language}")
    save_noun(made, by=by)
    return made


def of_bureau(world: World) -> dict[str, Any]:
    rule(scope_of(world.cast.honam), "Honam", world.cast.admin, reserve_train=False)
    return {}


def of_section(world: World) -> dict[str, Any]:
    rule(scope_of(world.cast.section), "Economy", world.cast.admin, reserve_input=False)
    return {}


def of_coverage(world: World) -> dict[str, Any]:
    rule(scope_of(world.coverage), "Port", world.cast.admin, reserve_tdm=False)
    return {}


def of_source(world: World) -> dict[str, Any]:
    return {"origin": "wire", "source_id": agency().pk}


def of_parent(world: World) -> dict[str, Any]:
    top = Bureau.objects.create(slug="south", kind="regional", name_ko="남부", name_en="South")
    Bureau.objects.filter(pk=world.cast.honam.pk).update(parent=top)
    rule(scope_of(top), "South", world.cast.admin, allow_search=False)
    return {}


def of_site(world: World) -> dict[str, Any]:
    return {}


SCOPES = (of_site, of_bureau, of_parent, of_section, of_coverage, of_source)


def plain(line: str | None) -> str:
    return re.sub(r"<[^>]+>", "", line or "").replace("&lt;", "<").replace("&gt;", ">")


def surfaces(client: Client, language: str, number: int) -> tuple[dict[str, str], dict[str, str]]:
    """The copyright line and the word for machines of each surface."""
    page = client.get(f"/{language}/articles/{number}/", follow=True)
    html = page.content.decode()
    graph = json.loads(re.findall(r'ld\+json">(.*?)</script>', html)[0])["@graph"][0]
    rss = ElementTree.fromstring(client.get(f"/{language}/feeds/all.rss").content)
    atom = ElementTree.fromstring(client.get(f"/{language}/feeds/all.atom").content)
    (item,) = json.loads(client.get(f"/{language}/feeds/all.json").content)["items"]
    lite = client.get(f"/{language}/lite/articles/{number}/")
    lines = {
        "page": plain(re.findall(r'<p class="(?:copyright|notice)"[^>]*>(.*?)</p>', html)[0]),
        "data": graph["copyrightNotice"],
        "rss": rss.findtext("channel/item/{http://purl.org/dc/elements/1.1/}rights"),
        "atom": atom.findtext(f"{ATOM}entry/{ATOM}rights"),
        "json": item["_rights"]["copyright"],
        "whole": plain(re.findall(r"<p>([^<]+)</p>\Z", item["content_html"])[0]),
        "lite": plain(re.findall(r"<small[^>]*>([^<]+)</small>", lite.content.decode())[0]),
    }
    words = set((rss.findtext(f"channel/item/{RSL}content/{RSL}license/{RSL}prohibits") or "").split())
    train, search = ("n" if words & {"ai-all", "ai-train"} else "y"), ("n" if "search" in words else "y")
    told = {
        "page": page.headers["Content-Usage"],
        "lite": lite.headers["Content-Usage"],
        "json": item["_rights"]["usage"],
        "rss": f"train-ai={train}, search={search}",
    }
    tdm = dict(re.findall(r'<meta name="(tdm-[a-z]+)" content="([^"]+)">', html))
    sent = {word: page.headers[word] for word in ("tdm-reservation", "tdm-policy") if word in page.headers}
    assert tdm == sent
    linked = re.findall(r'<link rel="license"[^>]*href="([^"]+)"', html)
    assert linked == re.findall("<(.*?)>", page.headers["Link"])
    return lines, told


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.__name__)
def test_all_surfaces_print_one_resolved_value(client: Client, world: World, settings: Any, scope: Any):
    settings.FEED_FULL_TEXT = True
    article = full_story(world, **scope(world))
    for language in LANGUAGES:
        publish(article, language, world.cast.admin)
    for language in LANGUAGES:
        lines, told = surfaces(client, language, article.pk)
        assert set(lines.values()) == {lines["page"]} and len(lines["page"]) > 5, lines
        assert set(told.values()) == {told["page"]}, told


def test_what_an_agency_reserves_and_what_we_reserve_both_hold(client: Client, world: World):
    Notice.objects.filter(pk=world.cast.site_notice.pk).update(valid_until=clock.now())
    rule(world.cast.site_notice.scope, "Paper", world.cast.admin, reserve_train=False)
    article = full_story(world, **of_source(world))
    publish(article, "ko", world.cast.admin)
    page = client.get(f"/ko/articles/{article.pk}/", follow=True)
    assert page.headers["Content-Usage"] == "train-ai=n, search=y"
    assert client.get("/ko/").headers["Content-Usage"] == "train-ai=y, search=y"


def test_the_files_for_robots_say_what_the_pages_say_and_parse(client: Client, world: World):
    front = client.get("/ko/")
    robots = client.get("/robots.txt").content.decode()
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    for agent in ("GPTBot", "CCBot", "Google-Extended", "ChatGPT-User"):
        assert not parser.can_fetch(agent, "/ko/")
    for agent in ("Googlebot", "Yeti", "OAI-SearchBot", "PerplexityBot"):
        assert parser.can_fetch(agent, "/ko/")
    assert f"Content-Usage: {front.headers['Content-Usage']}" in robots
    (licence,) = re.findall("^License: (.*)$", robots, re.M)
    assert f"<{licence}>" in front.headers["Link"]
    document = client.get("/license.xml")
    assert document.headers["Content-Type"] == "application/rsl+xml; charset=utf-8"
    tree = ElementTree.fromstring(document.content)
    assert tree.tag == f"{RSL}rsl"
    assert tree.findtext(f"{RSL}content/{RSL}license/{RSL}prohibits") == "ai-all"
    assert tree.findtext(f"{RSL}content/{RSL}license/{RSL}permits") == "search"
    (whole,) = json.loads(client.get("/.well-known/tdmrep.json").content)
    assert whole == {"location": "/", "tdm-reservation": 1, "tdm-policy": front.headers["tdm-policy"]}
    policy = json.loads(client.get("/policies/tdm.json").content)
    assert policy["@id"] == front.headers["tdm-policy"]
    assert policy["@type"] == "Offer" and policy["permission"][0]["action"] == "tdm:mine"


def test_a_photo_of_a_maker_who_reserves_more_says_so_whatever_the_paper_allows(client: Client, world: World):
    Notice.objects.filter(pk=world.cast.site_notice.pk).update(valid_until=clock.now())
    rule(world.cast.site_notice.scope, "Paper", world.cast.admin, reserve_train=False, reserve_tdm=False)
    article = full_story(world)
    publish(article, "ko", world.cast.admin)
    address = f"/media/{world.photo.public_id}/640.jpg"
    assert client.get(address).headers["Content-Usage"] == "train-ai=y, search=y"
    type(world.photo).objects.filter(pk=world.photo.pk).update(
        data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"
    )
    found = client.get(address)
    assert (found.headers["Content-Usage"], found.headers["tdm-reservation"]) == ("train-ai=n, search=y", "1")


def test_a_contributed_piece_names_its_author_as_holder_and_an_agencys_the_agency(
    client: Client, world: World
):
    piece = full_story(world, kind="contributed")
    report = full_story(world, slugline="wire", **of_source(world))
    found = []
    for article in (piece, report):
        publish(article, "ko", world.cast.admin)
        html = client.get(f"/ko/articles/{article.pk}/", follow=True).content.decode()
        graph = json.loads(re.findall(r'ld\+json">(.*?)</script>', html)[0])["@graph"][0]
        found.append(graph["copyrightHolder"])
    assert found == [
        [{"@type": "Person", "name": "허가온"}],
        {"@type": "Organization", "name": "한빛통신"},
    ]


def test_coverages_that_say_different_things_are_not_decided_silently(world: World):
    other = Coverage.objects.create(slug="other", kind="special", name_ko="다른", name_en="Other")
    for coverage, words in ((world.coverage, "Port"), (other, "Other")):
        rule(scope_of(coverage), words, world.cast.admin)
    article = full_story(world, coverages=[world.coverage.pk, other.pk])
    with pytest.raises(Blocked) as refused:
        publish(article, "ko", world.cast.admin)
    said = " ".join(finding.message for finding in refused.value.findings)
    assert "© Port ko" in said and "© Other ko" in said
    assert edition(article, "ko").first_published_at is None


def test_an_agencys_text_without_its_line_is_not_claimed_by_us(world: World):
    article = full_story(world, origin="wire")
    with pytest.raises(Blocked) as refused:
        publish(article, "ko", world.cast.admin)
    assert "agency" in " ".join(finding.message for finding in refused.value.findings)


def test_the_foot_of_the_papers_pages_may_print_a_range_and_a_story_never_does(client: Client, world: World):
    old = world.cast.site_notice
    Notice.objects.filter(pk=old.pk).update(valid_until=clock.now())
    made = Notice(scope=old.scope, valid_from=clock.now(), reason="range", year_style="range")
    for language in LANGUAGES:
        setattr(made, f"claim_line_{language}", "© {year} Gaonnaru")
        setattr(made, f"terms_line_{language}", "No copies")
    save_noun(made, by=world.cast.admin)
    Imprint.objects.create(registered_on="2005-04-01", first_published_on="2005-04-04", since="2005-04-01")
    article = full_story(world)
    year = clock.seoul_day(clock.now()).year
    publish(article, "ko", world.cast.admin)
    assert edition(article, "ko").claim_line == f"© {year} Gaonnaru"
    assert f"© 2005–{year} Gaonnaru No copies" in client.get("/ko/").content.decode()
    assert "© (첫 게재 연도) Gaonnaru" in client.get("/ko/rights/").content.decode()
