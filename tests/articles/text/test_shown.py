"""What readers get of tables, embeds and the signs a line opens with."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.utils import translation

from articles.text import body, schema
from newsroom.security import PUBLIC_CSP
from tests.articles.text.test_schema import ID


class Tags(HTMLParser):
    """The elements of a text with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.found if name == tag and attributes.items() <= found.items()]


def test_each_table_scrolls_in_a_region_whose_name_is_its_own():
    table = "<table>{}<tbody><tr><td>1</td></tr></tbody></table>"
    text = table.format('<caption>배 &lt;&quot;"</caption>') + table.format("") + "<p>끝</p>"
    with translation.override("en"):
        html = body.render(text, {})
    regions = Tags(html).of("div", **{"class": "scroll"})
    assert [region["aria-label"] for region in regions] == ['Table 1: 배 <""', "Table 2"]
    assert all((region["role"], region["tabindex"]) == ("region", "0") for region in regions)
    assert html.count("</table></div>") == 2


@pytest.mark.parametrize("provider", schema.PROVIDERS, ids=lambda provider: provider.code)
def test_an_embed_loads_nothing_and_its_frame_comes_from_a_host_the_policy_names(provider):
    stored = f'<div data-embed="{provider.code}" data-id="{ID[provider.code]}"></div>'
    with translation.override("en"):
        tags = Tags(body.render(stored, {}))
    assert not {"iframe", "script", "img"} & {name for name, _ in tags.found}
    (box,) = tags.of("div", **{"class": "embed"})
    host = urlsplit(box["data-frame"]).netloc
    assert ID[provider.code] in box["data-frame"]
    assert f"https://{host}" in PUBLIC_CSP.partition("frame-src ")[2].split()
    assert box["data-title"] == f"From {provider.name}"
    assert "hidden" in tags.of("div", **{"class": "ask"})[0]
    assert tags.of("a")[0]["href"] == provider.address.format(id=ID[provider.code])


def test_lines_that_open_with_a_triangle_are_a_list_and_other_signs_are_not_read_out():
    html = body.render("<p>◇편집국</p><p>▲가 나</p><p>▲ 다</p><p>라 ▲마</p><h2>■ 전망</h2>", {})
    assert html == (
        '<p class="sign" data-sign="◇">편집국</p><ul class="tri"><li>가 나</li><li>다</li></ul>'
        '<p>라 ▲마</p><h2 class="sign" data-sign="■">전망</h2>'
    )
