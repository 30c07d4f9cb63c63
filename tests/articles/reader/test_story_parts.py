"""What a story's page says beside its text: what sort of piece it is, whose, how long, and what to do about
it.
"""

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from articles.models import Reporter
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import EN, KO, publish


@pytest.fixture
def shown(client, world):
    """A function that publishes a story and gives its page in one language."""

    def page(language: str = "en", **shared) -> str:
        made = full_story(world, **shared)
        for code in ("ko", "en"):
            publish(made, code, world.cast.admin)
        return unescape(client.get(f"/{language}/articles/{made.pk}/").content.decode())

    return page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("editorial", "The opinion of this paper."),
        ("column", "The writer's opinion, not this paper's."),
        ("contributed", "The writer's opinion, not this paper's."),
        ("advertisement", "Paid for by an advertiser."),
        ("sponsored", "Paid for by an advertiser."),
        ("news", None),
    ],
)
def test_opinion_and_advertising_are_named_before_the_text(shown, kind, words):
    html = shown(kind=kind)
    if words is None:
        assert 'class="caution"' not in html
    else:
        assert html.index("<h1") < html.index(words) < html.index('<div class="body">')


def test_a_translation_says_how_it_was_made_and_leads_to_its_original(shown):
    en = {**EN, "translation_method": "machine", "slug": "new-pier"}
    html = shown(en=en, ko={**KO, "slug": "새-부두"})
    line = re.search(r'<p class="translator">.*?</p>', html)[0]
    assert "Machine-translated" in line
    assert re.search(r'Original: <a href="/ko/articles/\d+/[^"]+/" lang="ko" hreflang="ko">한국어</a>', line)


def test_the_original_itself_claims_no_translation(shown):
    assert 'class="translator"' not in shown("ko")


def test_times_say_their_zone_and_how_long_the_text_is(shown):
    korean = shown("ko", ko={**KO, "body": f"<p>{'가' * 1000}</p>"})
    assert re.search(r"\d\d\.\d\d \d\d:\d\d</time> KST", korean)
    with translation.override("ko"):
        words = translation.ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", 2)
    assert words % {"minutes": 2} in korean
    english = shown("en")
    assert "KST</time>" in english and "KST</time> KST" not in english and "1 minute to read" in english


def test_a_story_leads_to_its_rights_its_errors_form_its_bureau_and_a_way_back(shown):
    html = shown("en")
    assert '<a href="/en/rights/">' in html
    assert re.search(r'<a href="/en/articles/\d+/report/" rel="nofollow">Report an error</a>', html)
    assert '<dt>Bureau</dt> <dd><ul class="links"><li><a href="/en/bureaus/honam/">Honam Bureau</a>' in html
    notice = re.search(r'<p class="notice"><small>(.*?)</small>', html)[1].replace("<wbr>", "")
    assert re.fullmatch(r"© \d{4} Gaonnaru \(gaonnaru\.example\) All rights reserved\.", notice)


def test_a_reporter_has_face_words_beats_and_the_contact_they_want(client, world, shown):
    face = picture("maroon", "face.jpg")
    Reporter.objects.filter(pk=world.cast.heo.pk).update(portrait=face, contact="relay")
    world.cast.heo.beats.add(world.topic)
    html = shown("en")
    card = re.search(r'<section class="reporter-card".*?</section>', html, re.DOTALL)[0]
    assert html.count(f'src="/media/{face.public_id}/320.jpg" alt=""') == 2
    assert "Covers ports." in card and '<a href="/en/topics/ports/">Ports</a>' in card
    assert '<a href="/en/reporters/heo-ga-on/contact/">Write to Heo Ga-on</a>' in card
    assert "heo-ga-on@private.example" not in html
    assert client.get(f"/media/{face.public_id}/320.jpg").status_code == 200


def test_whoever_has_left_keeps_name_and_words_and_is_written_to_no_more(world, shown):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(contact="address", left_on=dt.date(2020, 1, 1))
    html = shown("en")
    assert "Covers ports." in html and "heo-ga-on@private.example" not in html
    assert 'class="write"' not in html


def test_a_photo_of_the_story_that_is_also_its_authors_face_keeps_its_words(world, shown):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(portrait=world.photo)
    html = shown("en")
    assert 'alt="A ship at a pier"' in html
    assert html.count('<span class="caption">A ship comes alongside.</span>') == 1
    assert 'class="face"' in html


def corrections(*entries: SimpleNamespace) -> str:
    with translation.override("en"):
        return render_to_string("reader/parts/corrections.html", {"corrections": entries}).strip()


def test_corrections_print_nothing_where_there_are_none():
    assert corrections() == ""


def test_a_correction_says_what_it_is_when_and_in_plain_text():
    at = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
    html = corrections(
        SimpleNamespace(kind="correction", text="The pier is <old>.\nSorry.", at=at, seq=1),
        SimpleNamespace(kind="clarification", text="In full.", at=at, seq=2),
    )
    assert re.findall("<strong>(.*?)</strong>", html) == ["Correction", "Clarification"]
    assert "The pier is &lt;old&gt;.<br>Sorry." in html
    assert '<time datetime="2031-03-04T12:00:00+09:00">March 4, 2031, 12:00 p.m. KST</time>' in html
    assert 'id="corrections"' in html


@pytest.mark.parametrize(("kind", "is_large"), [("photo", True), ("card_news", True), ("news", False)])
def test_stories_told_in_pictures_show_them_large(shown, kind, is_large):
    html = shown(kind=kind)
    assert ("in-pictures" in html) is is_large
    assert (", 100vw" in html) and ("64rem" in html) is is_large


def test_every_button_waits_for_the_script_that_knows_it(shown):
    html = shown("en")
    main = html[html.index("<article") : html.index('<footer class="site-footer"')]
    buttons = re.findall(r'<button type="button"[^>]*>', main)
    alone = [button for button in buttons if "hidden" not in button]
    inside = re.findall(r"<(?:li|div)[^>]* hidden>.*?</(?:li|div)>", main, re.DOTALL)
    assert len(buttons) >= 6 and all(any(button in block for block in inside) for button in alone)
