"""The page of one story: its address, its credits, its rights, its languages."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from html import unescape
from html.parser import HTMLParser

import pytest

from articles import clock
from articles.media.developing import develop
from articles.pagecache import addresses
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.nouns import scope_of
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import EN, KO, World, full_story, picture
from tests.cast import LONG_AGO, edition, publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SLUGS = {"ko": "광양항-새-부두", "en": "new-pier"}


class Texts(HTMLParser):
    """The texts of a document in order, with the language each stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(data.strip())


@pytest.fixture
def article(world: World):
    made = full_story(
        world,
        ko={
            "headline": "제목",
            "deck": "부제",
            "body": "<p>본문.</p>",
            "slug": SLUGS["ko"],
            "kicker": "어깨",
        },
        en={
            "headline": "Headline",
            "body": "<p>Body.</p>",
            "slug": SLUGS["en"],
            "translation_method": "machine_edited",
        },
    )
    for language in ("ko", "en"):
        publish(made, language, world.cast.admin)
    return made


def page(client, article, language: str) -> str:
    response = client.get(f"/{language}/articles/{article.pk}/{SLUGS[language]}/")
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_short_form_answers_and_names_the_long_one_canonical(client, article):
    response = client.get(f"/en/articles/{article.pk}/")
    assert response.status_code == 200
    canonical = f'<link rel="canonical" href="http://127.0.0.1:8000/en/articles/{article.pk}/new-pier/">'
    assert canonical in response.content.decode()


@pytest.mark.parametrize("slug", ["wrong", "new-pie", "NEW-PIER", "광양", "%FF", "a" * 3000])
def test_wrong_slug_leads_to_the_right_one_for_good(client, article, slug):
    response = client.get(f"/en/articles/{article.pk}/{slug}/")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/en/articles/{article.pk}/new-pier/"


def test_a_slug_where_the_story_has_none_leads_to_the_short_form(client, world):
    made = full_story(world)
    publish(made, "ko", world.cast.admin)
    response = client.get(f"/ko/articles/{made.pk}/anything/")
    assert (response.status_code, response.headers["Location"]) == (301, f"/ko/articles/{made.pk}/")


def test_the_old_slug_leads_on_after_a_change(client, world, article):
    save_copy(article, {"en": (1, {"slug": "second-slug"})}, by=world.cast.admin)
    publish(article, "en", world.cast.admin)
    response = client.get(f"/en/articles/{article.pk}/new-pier/")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/en/articles/{article.pk}/second-slug/",
    )


def test_the_short_address_leads_to_the_default_language_or_the_only_one(client, world, article):
    assert client.get(f"/a/{article.pk}").headers["Location"].startswith(f"/ko/articles/{article.pk}/")
    english = full_story(world)
    publish(english, "en", world.cast.admin)
    response = client.get(f"/a/{english.pk}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"/en/articles/{english.pk}/")


def test_the_short_address_of_a_killed_story_answers_410_like_the_story(client, world, article):
    perform("kill", edition(article, "ko"), by=world.cast.admin, reason="wrong person")
    assert client.get(f"/a/{article.pk}").headers["Location"].startswith(f"/en/articles/{article.pk}/")
    perform("kill", edition(article, "en"), by=world.cast.admin, reason="wrong person")
    short, long = client.get(f"/a/{article.pk}"), client.get(f"/ko/articles/{article.pk}/")
    assert short.status_code == long.status_code == 410
    assert short.content == long.content


def test_the_switch_leads_to_the_live_other_edition_else_to_that_front_page(client, world, article):
    html = page(client, article, "ko")
    assert f'<a href="/en/articles/{article.pk}/new-pier/" lang="en" hreflang="en">English</a>' in html
    alone = full_story(world)
    publish(alone, "ko", world.cast.admin)
    html = client.get(f"/ko/articles/{alone.pk}/").content.decode()
    assert '<a href="/en/" lang="en" hreflang="en">English</a>' in html
    assert 'hreflang="en" href="http' not in html


def test_both_languages_name_each_other_as_alternates(client, article):
    pages = [
        re.findall('hreflang="([^"]+)" href="(http[^"]+)"', page(client, article, code))
        for code in ("ko", "en")
    ]
    assert pages[0] == pages[1]
    assert [code for code, _address in pages[0]] == ["ko", "en", "x-default"]


def test_korean_credits_are_printed_as_newspapers_do(client, article):
    html = page(client, article, "ko")
    assert '호남취재본부 <a href="/ko/reporters/heo-ga-on/" rel="author">허가온</a> 기자' in html
    assert "(광양=가온나루)" in html
    assert re.search(
        r"<p class=\"times\">.*<time datetime=\"[^\"]+\+09:00\">\d{4}\.\d\d\.\d\d \d\d:\d\d</time>", html
    )
    closing = html[html.index('class="closing-line"') :]
    assert closing.index("허가온 기자") < closing.index("mailto:heo-ga-on@private.example")


def test_english_credits_are_printed_as_newspapers_do(client, article):
    html = page(client, article, "en")
    assert 'By <a href="/en/reporters/heo-ga-on/" rel="author">Heo Ga-on</a>, Honam Bureau' in html
    assert "GWANGYANG, South Korea —" in html
    assert "Machine-translated, edited by the desk" in html
    assert '<meta name="translator" content="Machine-translated, edited by the desk">' in html
    assert re.search(r"Published <time [^>]+>[A-Z][a-z]+\.? \d+, \d{4}, \d+:\d\d [ap]\.m\. KST</time>", html)


def test_the_last_text_of_the_page_is_the_copyright_line(client, article):
    for language, line in (
        ("ko", r"© \d{4} 가온나루\(gaonnaru\.example\) 무단전재 및 재배포 금지"),
        ("en", r"© \d{4} Gaonnaru \(gaonnaru\.example\) All rights reserved\."),
    ):
        texts = Texts()
        texts.feed(page(client, article, language))
        assert re.fullmatch(line, texts.found[-1])


def test_a_copyright_line_in_another_script_says_its_language(client, world):
    claim = {"claim_line_ko": "© The Daily.", "claim_line_en": "© 가온나루"}
    terms = {"terms_line_ko": "All rights reserved.", "terms_line_en": "무단전재 금지"}
    where = scope_of(world.cast.honam)
    Notice.objects.create(scope=where, valid_from=LONG_AGO, reason="the bureau's own", **claim, **terms)
    made = full_story(world)
    for language, line in (
        ("ko", '<p class="copyright" lang="en">© The Daily. All rights reserved.</p>'),
        ("en", '<p class="copyright" lang="ko">© 가온나루 무단전재 금지</p>'),
    ):
        publish(made, language, world.cast.admin)
        assert line in client.get(f"/{language}/articles/{made.pk}/").content.decode()


def test_the_photo_has_words_and_sizes(client, world, article):
    develop(world.photo.pk)
    html = page(client, article, "ko")
    image = re.search(r"<img [^>]+>", html)[0]
    assert 'alt="부두에 닿은 배"' in image and 'width="700" height="450"' in image
    assert 'fetchpriority="high"' in image and "loading" not in image
    assert f"/media/{world.photo.public_id}/640.webp 640w" in html
    assert "배가 부두에 닿고 있다." in html and ">사진=광양시<" in html


def test_paid_matter_and_opinion_say_what_they_are(client, world):
    for kind, word in (
        ("advertisement", "Advertisement"),
        ("sponsored", "Sponsored"),
        ("editorial", "Editorial"),
    ):
        made = full_story(world, kind=kind)
        publish(made, "en", world.cast.admin)
        html = client.get(f"/en/articles/{made.pk}/").content.decode()
        assert html.index(f'<span class="kind">{word}</span>') < html.index("<h1"), kind
        listed = client.get(f"/en/sections/{world.cast.section.slug}/").content.decode()
        assert f'<span class="kind">{word}</span>' in listed


def test_paid_work_is_listed_in_its_section_and_never_on_the_front(client, world):
    paid = [full_story(world, kind=kind) for kind in ("advertisement", "sponsored")]
    for made in paid:
        publish(made, "en", world.cast.admin)
    front = client.get("/en/").content.decode()
    section = client.get(f"/en/sections/{world.cast.section.slug}/").content.decode()
    for made in paid:
        assert f"/en/articles/{made.pk}/" not in front
        assert f"/en/articles/{made.pk}/" in section


def test_a_press_release_names_who_issued_it(client, world):
    bodies = {"ko": {**KO, "issuing_body": "광양시"}, "en": {**EN, "issuing_body": "Gwangyang City"}}
    made = full_story(world, origin="press_release", **bodies)
    publish(made, "en", world.cast.admin)
    html = client.get(f"/en/articles/{made.pk}/").content.decode()
    assert "From a press release: <span>Gwangyang City</span>" in html


def test_breaking_news_is_labelled(client, world):
    made = full_story(world, kind="flash", label="flash")
    publish(made, "en", world.cast.admin)
    assert '<span class="label">Breaking</span>' in client.get(f"/en/articles/{made.pk}/").content.decode()


def test_a_coverage_heading_stands_over_other_stories_only(client, world, article):
    heading = 'class="special-coverage"'
    assert heading not in page(client, article, "en")
    other = full_story(world)
    publish(other, "en", world.cast.admin)
    html = page(client, article, "en")
    block = html[html.index(heading) :]
    assert f"/en/articles/{other.pk}/" in block and f"/en/articles/{article.pk}/" not in block
    assert '<a href="/en/coverage/new-port/">A New Port</a>' in block


def test_markup_in_a_headline_is_text(client, world):
    made = full_story(world, en={"headline": 'A <b>bold</b> & "quoted" one', "body": "<p>x</p>"})
    publish(made, "en", world.cast.admin)
    raw = client.get(f"/en/articles/{made.pk}/").content.decode()
    assert "<b>" not in raw and "A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; one" in raw


def test_a_photo_stands_where_the_text_puts_it_and_only_there(client, world):
    inside, below = picture("teal", "inside.jpg"), picture("olive", "below.jpg")
    uses = [
        {
            "photo": photo.pk,
            "role": "body",
            "alt_text": {"ko": f"{photo.pk} 모습", "en": f"view {photo.pk}"},
            "caption": {"ko": f"{photo.pk} 설명", "en": f"caption {photo.pk}"},
            "is_decorative": False,
        }
        for photo in (inside, below)
    ]
    figure = f'<figure data-photo="{inside.pk}"></figure>'
    made = full_story(
        world,
        ko={"headline": "제목", "body": f"{figure}<p>앞</p><p>뒤</p>"},
        en={"headline": "Headline", "body": f"<p>Before</p>{figure}<p>After</p>"},
        photos=uses,
    )
    for language in ("ko", "en"):
        publish(made, language, world.cast.admin)
    html = unescape(client.get(f"/en/articles/{made.pk}/").content.decode().partition("<main")[2])
    places = [html.index(word) for word in ("Before", f"caption {inside.pk}", "After", f"caption {below.pk}")]
    assert places == sorted(places)
    for photo in (inside, below):
        assert html.count(f'alt="view {photo.pk}"') == 1
        assert client.get(f"/media/{photo.public_id}/640.jpg").status_code == 200
    assert "Gwangyang City" in html
    assert "data-photo" not in html
    feed = client.get("/ko/feeds/all.rss").content.decode()
    assert "<description>앞</description>" in feed


def test_a_story_says_when_it_last_changed_and_no_page_around_it_does(client, world):
    with clock.at(NOON - DAY):
        article = full_story(world)
        publish(article, "en", world.cast.admin)
    with clock.at(NOON):
        address = f"/en/articles/{article.pk}/"
        first = client.get(address, follow=True).headers["Last-Modified"]
        save_copy(article, {"en": (1, {"deck": "Another deck"})}, by=world.cast.admin)
        publish(article, "en", world.cast.admin)
    with clock.at(NOON + DAY):
        again = client.get(address, follow=True).headers["Last-Modified"]
        assert "Last-Modified" not in client.get("/en/").headers
        assert client.get(addresses.feed("en")).headers["Last-Modified"] == again
    assert [parsedate_to_datetime(told) for told in (first, again)] == [NOON - DAY, NOON]
