"""Payloads and naughty strings of the corpus in a real browser: no script runs, nothing foreign is asked for,
and what was typed is what is read."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from articles.models import PhotoBureau, Section
from articles.pagecache.addresses import feed, noun
from articles.text import body, line
from tests.articles.reader.surfaces import picture
from tests.cast import publish, story
from tests.corpus import cases, naughty_strings

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

MOST_CHARACTERS = 400_000
MOST_TAGS = 15_000
# Whatever a script could do first is noted; the policy tells of each that it stopped.
TRAP = """
    window.ran = [];
    for (const name of ["alert", "confirm", "prompt", "print", "open"])
        window[name] = (...words) => { window.ran.push([name, ...words]); };
    addEventListener("securitypolicyviolation", (event) =>
        window.ran.push([event.violatedDirective, event.sample]));
"""
# What no body may hold, whatever it was made from.
REMAINS = """(root) => [...root.querySelectorAll("*")].filter((element) =>
    element.matches("script, style, iframe, object, embed, svg, math, form, input, link, meta, base")
    || [...element.attributes].some(({name, value}) =>
        name.startsWith("on") || ["srcdoc", "style"].includes(name)
        || name === "id" && !/^(to-)?note-/.test(value)
        || ["href", "src", "action", "data"].includes(name) && !/^(https?:|mailto:|#|\\/)/.test(value)))
    .map((element) => element.outerHTML.slice(0, 200))"""


class Trapped:
    """A page that lets nothing out and remembers what wanted to go."""

    def __init__(self, page: Page, host: str) -> None:
        self.page = page
        self.host = host
        self.foreign: list[str] = []
        page.route("**/*", self.route)
        page.on("dialog", lambda dialog: (self.foreign.append(dialog.message), dialog.dismiss()))
        page.add_init_script(TRAP)

    def route(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == self.host or address.scheme in ("data", "blob", "about"):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def looked_at(self, path: str, text: str) -> list[str]:
        """Opens the page; everything in `text` that should not be there, and everything that ran."""
        self.page.goto(path)
        root = self.page.locator(text).first
        root.wait_for()
        return [*root.evaluate(REMAINS), *self.page.evaluate("window.ran"), *self.foreign]


@pytest.fixture
def trapped(browser: Browser, live_server: Any, cast: SimpleNamespace) -> Iterator[Trapped]:
    """A page on which the desk's editor is logged in."""
    client = Client()
    client.force_login(cast.editor)
    context = browser.new_context(base_url=live_server.url, locale="ko-KR")
    context.add_cookies(
        [{"name": key, "value": one.value, "url": live_server.url} for key, one in client.cookies.items()]
    )
    yield Trapped(context.new_page(), urlsplit(live_server.url).netloc)
    context.close()


def batches() -> list[str]:
    """Every payload as the sanitiser keeps it, in as few bodies as may be saved."""
    found, tags = [""], 0
    for case in cases("11-sanitiser") + cases("12-strings"):
        kept = body.sanitise(case)
        if len(found[-1]) + len(kept) > MOST_CHARACTERS or tags + kept.count("<") > MOST_TAGS:
            found.append("")
            tags = 0
        found[-1] += kept
        tags += kept.count("<")
    return found


def test_no_payload_runs_or_asks_for_anything_on_the_page_or_in_the_editor(trapped, cast):
    parts = batches()
    assert sum(map(len, parts)) > 500_000
    for html in parts:
        article = story(cast, ko={"headline": "제목", "body": html})
        article.refresh_from_db()
        assert article.body_ko == html
        publish(article, "ko", cast.admin)
        assert trapped.looked_at(f"/ko/articles/{article.pk}/", ".body") == []
        assert trapped.looked_at(f"/admin/articles/article/{article.pk}/change/", ".desk-text-in") == []


def test_no_payload_runs_when_it_is_put_into_the_editor_as_it_came(trapped, cast):
    article = story(cast)
    trapped.page.goto(f"/admin/articles/article/{article.pk}/change/")
    trapped.page.locator(".desk-text-in").first.wait_for()
    left = trapped.page.locator("textarea[name=ko-body]").evaluate(
        """(area, payloads) => {
            const found = [];
            const bad = /<(?:script|iframe|img|svg)|<[^>]*\\s(?:(?:on\\w+|style|src)=|href="\\s*javascript)/i;
            for (const html of payloads) {
                area.dispatchEvent(new CustomEvent("desk:set-body", {detail: {html}}));
                if (bad.test(area.value)) found.push(area.value.match(bad)[0] + area.value.slice(0, 300));
            }
            return found;
        }""",
        list(cases("11-sanitiser")),
    )
    # The policy also tells of what it refuses in markup that is only being read, apart from the page.
    only_read = {"script-src-attr", "style-src-attr", "style-src-elem", "base-uri"}
    assert {note[0] for note in trapped.page.evaluate("window.ran")} <= only_read
    assert trapped.foreign == []
    assert left == []


def packed(texts: list[str], most: int) -> list[str]:
    """The strings as stored, joined to as few lines as hold them."""
    found = [""]
    for text in texts:
        stored = line.tidy(text)[: most - 3].strip()
        joined = line.tidy(f"{found[-1]} ¦ {stored}") if found[-1] else stored
        if len(joined) <= most:
            found[-1] = joined
        else:
            found.append(stored)
    return found


READ = """
    const flat = (text) => text.split(/\\s+/).filter(Boolean).join(" ");
    const texts = (page, chosen) => [...page.querySelectorAll(chosen)].map((one) => flat(one.textContent));
    const read = async (path, kind = "text/html") => {
        const answer = await fetch(path);
        if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
        return new DOMParser().parseFromString(await answer.text(), kind);
    };
"""
SHOWN = """async (addresses) => {
    READ
    const found = {};
    for (const [pk, path, form] of addresses) {
        const page = await read(path);
        const desk = await read(form);
        const value = (name) => flat(desk.querySelector(`[name="${name}"]`).value);
        found[pk] = {
            headline: [...texts(page, "h1"), value("ko-headline")],
            deck: [...texts(page, ".deck"), value("ko-deck")],
            kicker: [...texts(page, ".kicker"), value("ko-kicker")],
            caption: [...texts(page, "figcaption .caption"), value("photos-0-caption_ko")],
            alt: [flat(page.querySelector("figure img").alt), value("photos-0-alt_text_ko")],
            title: flat(page.title),
            bad: page.querySelectorAll("main script, main style, main iframe, [onerror], [onclick]").length,
        };
    }
    return found;
}"""
LISTED = """async (addresses) => {
    READ
    const found = {list: [], feed: []};
    for (const [list, feed] of addresses) {
        found.list.push(...texts(await read(list), ".teaser .headline, .teaser .deck"));
        found.feed.push(...texts(await read(feed, "text/xml"), "item > title, item > description"));
    }
    return found;
}"""


def flat(text: str) -> str:
    return " ".join(text.replace("\ufeff", " ").split())


def test_every_naughty_string_is_read_as_it_was_typed_in_every_field(trapped, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    photo = picture("navy", preset="own")
    PhotoBureau.objects.create(photo=photo, bureau=cast.honam)
    texts = list(naughty_strings())
    # A kicker is short: it takes as many of its lines as there are stories.
    most = {"headline": 300, "deck": 600, "caption": 600, "alt": 300, "kicker": 80}
    fields = {name: packed(texts, length) for name, length in most.items()}
    count = len(fields["headline"])
    sections = [Section.objects.create(slug=f"s{number}", name_ko="면") for number in range(-(-count // 20))]
    made: dict[int, dict[str, str]] = {}
    for number in range(count):
        # An alt text must not be the headline: it goes round by one.
        words = {name: found[(number + (name == "alt")) % len(found)] for name, found in fields.items()}
        use = {
            "photo": photo.pk, "role": "lead", "is_decorative": False,
            "alt_text": {"ko": words["alt"]}, "caption": {"ko": words["caption"]},
        }  # fmt: skip
        text = {name: words[name] for name in ("headline", "deck", "kicker")} | {"body": "<p>글</p>"}
        article = story(cast, ko=text, en=None, section_id=sections[number // 20].pk, photos=[use])
        publish(article, "ko", cast.admin)
        made[article.pk] = words
    trapped.page.goto("/admin/")
    shown = trapped.page.evaluate(
        SHOWN.replace("READ", READ),
        [[pk, f"/ko/articles/{pk}/", f"/admin/articles/article/{pk}/change/"] for pk in made],
    )
    for pk, words in made.items():
        seen = shown[str(pk)]
        for name in most:
            assert [flat(text) for text in seen[name]] == [flat(words[name])] * 2, (name, words[name])
        assert flat(seen["title"]).startswith(flat(words["headline"]))
        assert seen["bad"] == 0
    listed = trapped.page.evaluate(
        LISTED.replace("READ", READ),
        [[noun("ko", "section", one.slug), feed("ko", "section", one.slug)] for one in sections],
    )
    for place in ("list", "feed"):
        found = {flat(text) for text in listed[place]}
        for words in made.values():
            assert {flat(words["headline"]), flat(words["deck"])} <= found
    assert trapped.page.evaluate("window.ran") == []
    assert trapped.foreign == []
