"""One story on every surface that machines read: the same copyright line everywhere, in a browser too."""

import json
import re
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.articles.reader.conftest import world as world
from tests.articles.reader.surfaces import full_story
from tests.cast import publish

RIGHTS = {
    "rss": "channel/item/{http://purl.org/dc/elements/1.1/}rights",
    "atom": "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}rights",
}


def test_every_surface_says_the_line_the_page_ends_with(client, world, settings):
    settings.FEED_FULL_TEXT = True
    article = full_story(world)
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
        page = client.get(f"/{language}/articles/{article.pk}/", follow=True).content.decode()
        (line,) = re.findall(r'<p class="copyright"[^>]*>([^<]+)</p>', page)
        assert line.startswith("©") and len(line) > 20
        said = {
            "data": json.loads(re.findall(r'ld\+json">(.*?)</script>', page)[0])["@graph"][0][
                "copyrightNotice"
            ]
        }
        for form, path in RIGHTS.items():
            tree = ElementTree.fromstring(client.get(f"/{language}/feeds/all.{form}").content)
            said[form] = tree.findtext(path)
        (item,) = json.loads(client.get(f"/{language}/feeds/all.json").content)["items"]
        said["json"] = item["_rights"]["copyright"]
        said["whole"] = re.findall(r"<p>([^<]+)</p>\Z", item["content_html"])[0]
        lite = client.get(f"/{language}/lite/articles/{article.pk}/").content.decode()
        said["lite"] = re.findall(r"<small[^>]*>([^<]+)</small>", lite)[0]
        assert said == dict.fromkeys(said, line)
        front = client.get(f"/{language}/").content.decode()
        (site_line,) = re.findall(r'<p class="copyright"[^>]*>([^<]+)</p>', front)
        assert f"# {site_line}" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_browser_runs_nothing_of_the_data_and_finds_all_its_parts(page, world):
    hostile = "</script><script>document.title='owned'</script>"
    article = full_story(world, ko={"headline": hostile, "body": "<p>글.</p>"})
    publish(article, "ko", world.cast.admin)
    page.goto(f"/ko/articles/{article.pk}/")
    data = page.locator('script[type="application/ld+json"]').inner_text()
    assert json.loads(data)["@graph"][0]["headline"] == hostile
    assert page.title() != "owned"
    for name in ("manifest", "search"):
        address = page.locator(f'link[rel="{name}"]').get_attribute("href")
        assert page.request.get(address).ok
    for address in (f"/ko/lite/articles/{article.pk}/", "/ko/lite/"):
        page.emulate_media(color_scheme="dark" if "articles" in address else "light")
        page.goto(address)
        assert hostile in page.locator("main").inner_text()
        page.wait_for_load_state()
        assert Axe().run(page).violations_count == 0, address
