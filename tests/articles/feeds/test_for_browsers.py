"""What browsers read of the site: its search and its name and icons, in each language."""

import io
import json
from xml.etree import ElementTree

from django.contrib.staticfiles.finders import find
from PIL import Image

from articles.models import SiteIdentity

OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"
HOST = "http://127.0.0.1:8000"


def test_the_search_of_the_paper_is_described_in_each_language(client, world):
    for language, name in (("ko", "가온나루"), ("en", "Gaonnaru")):
        response = client.get(f"/opensearch-{language}.xml")
        assert response.headers["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
        tree = ElementTree.fromstring(response.content)
        assert tree.tag == f"{OPEN}OpenSearchDescription"
        assert tree.findtext(f"{OPEN}ShortName") == name
        assert tree.findtext(f"{OPEN}Description") and tree.findtext(f"{OPEN}Language") == language
        found = {url.get("type"): url.get("template") for url in tree.findall(f"{OPEN}Url")}
        assert found == {
            "text/html": f"{HOST}/{language}/search/?q={{searchTerms}}",
            "application/opensearchdescription+xml": f"{HOST}/opensearch-{language}.xml",
        }


def test_a_long_name_is_cut_to_what_the_standard_allows(client, world):
    SiteIdentity.objects.update(masthead_en="The Gaon Naru Daily of the South Coast")
    tree = ElementTree.fromstring(client.get("/opensearch-en.xml").content)
    assert tree.findtext(f"{OPEN}ShortName") == "The Gaon Naru Da"


def test_a_manifest_names_icons_that_are_what_it_says(client, world):
    response = client.get("/manifest-ko.webmanifest")
    assert response.headers["Content-Type"] == "application/manifest+json; charset=utf-8"
    document = json.loads(response.content)
    assert (document["name"], document["lang"], document["start_url"]) == ("가온나루", "ko", "/ko/")
    assert client.get(document["start_url"]).status_code == 200
    assert {icon["purpose"] for icon in document["icons"]} == {"any", "maskable"}
    for icon in document["icons"]:
        with open(find(icon["src"].removeprefix("/static/")), "rb") as file:
            picture = Image.open(io.BytesIO(file.read()))
        assert f"{picture.width}x{picture.height}" == icon["sizes"]
        assert (picture.format, icon["type"]) == ("PNG", "image/png")


def test_a_page_leads_to_both(client, world):
    html = client.get("/en/").content.decode()
    assert 'type="application/opensearchdescription+xml" title="Gaonnaru" href="/opensearch-en.xml"' in html
    assert '<link rel="manifest" href="/manifest-en.webmanifest">' in html
