"""The forms and the paper's own pages in a real browser: by keyboard, with axe, valid markup."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.test import Client

from articles.models import ReaderReport, SiteIdentity
from articles.pagecache import addresses
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish


@pytest.fixture
def article(world):
    cache.clear()
    made = full_story(world)
    for language in ("ko", "en"):
        publish(made, language, world.cast.admin)
        perform("clarify", edition(made, language), by=world.cast.admin, note="The first ship. 첫 배입니다.")
    return made


def own_pages(world, article, language: str) -> list[str]:
    return [
        addresses.corrections(language),
        addresses.about(language),
        addresses.rights(language),
        addresses.accessibility(language),
        addresses.report(language, article.pk),
        addresses.report_thanks(language, article.pk),
        addresses.contact(language, world.cast.ham.slug),
    ]


@pytest.mark.browser
def test_an_error_is_reported_by_keyboard_after_a_slip_that_loses_nothing(page, world, article):
    page.goto(addresses.report("en", article.pk))
    page.get_by_role("radio", name="Spelling or wording").check()
    page.get_by_label("Your e-mail address").fill("reader@")
    page.get_by_label("Tell us where it is").fill("It says frist, 첫 배.")
    page.get_by_label("Tell us where it is").press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.name") == "reply_to"
    assert page.get_by_role("radio", name="Spelling or wording").is_checked()
    assert page.get_by_label("Tell us where it is").input_value() == "It says frist, 첫 배."
    page.wait_for_load_state()
    assert not Axe().run(page).violations_count
    page.get_by_label("Your e-mail address").fill("")
    page.get_by_role("button", name="Send the report").click()
    page.get_by_role("heading", level=1, name="Your report has reached the desk").wait_for()
    report = ReaderReport.objects.get()
    assert (report.kind, report.text, report.reply_to) == ("wording", "It says frist, 첫 배.", "")


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_no_barrier_on_the_papers_own_pages(page, world, article, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    # On the phone with the way to the text edition on top.
    SiteIdentity.objects.update(is_lite_offered=width == 320)
    found = {}
    for language in ("ko", "en"):
        for address in own_pages(world, article, language):
            page.goto(address)
            page.wait_for_load_state()
            results = Axe().run(page)
            if results.violations_count:
                found[address] = [violation["id"] for violation in results.response["violations"]]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert found == {}


@pytest.mark.browser
def test_the_markup_of_the_papers_own_pages_is_valid(nu, world, article):
    SiteIdentity.objects.update(is_lite_offered=True)
    client = Client()
    pages = [
        client.get(address).content.decode()
        for language in ("ko", "en")
        for address in own_pages(world, article, language)
    ]
    wrong = client.post(
        addresses.report("ko", article.pk),
        "text=&reply_to=x",
        content_type="application/x-www-form-urlencoded",
    )
    pages.append(wrong.content.decode())
    assert [(message["message"], message.get("extract")) for message in nu(*pages)] == []
