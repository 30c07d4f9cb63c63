"""The screen that arranges the front page: it shows what is, takes what fits, and loses nothing typed."""

import datetime as dt
import re

import pytest

from articles import clock
from articles.models import FrontArrangement, FrontItem
from articles.workflow.front import Spot, arrange_front
from tests.cast import publish, story
from tests.forms import fields

pytestmark = pytest.mark.usefixtures("screens_in_english")

SCREEN = "/admin/articles/frontarrangement/add/"
LIST = "/admin/articles/frontarrangement/"


@pytest.fixture
def live(cast):
    """A story of each bureau that readers have, the second one newer."""
    found = [story(cast), story(cast, bureau=cast.gangwon)]
    for article in found:
        publish(article, "ko", cast.admin)
    return found


def sent(response) -> dict[str, str]:
    """The screen's form as the browser would send it; each field of it comes once."""
    return {name: values[0] for name, values in fields(response).items()}


def placed() -> list[tuple[int, int]]:
    newest = FrontArrangement.objects.first()
    return list(FrontItem.objects.filter(arrangement=newest).values_list("position", "article"))


def row_of(form, article) -> str:
    """The prefix of the row that holds the story."""
    return next(
        name.removesuffix("article")
        for name, value in form.items()
        if name.endswith("-article") and value == str(article.pk)
    )


def typed(client, **places):
    """The form as it comes, with places typed in: {"p1": number of the story}."""
    form = sent(client.get(SCREEN))
    for place, article in places.items():
        form[f"{row_of(form, article)}place"] = place.removeprefix("p")
    return form


def test_numbers_put_stories_on_top_and_an_empty_one_takes_them_down(client, cast, live):
    client.force_login(cast.editor)
    first, second = live
    response = client.post(SCREEN, typed(client, p2=first, p1=second))
    assert (response.status_code, response.url) == (302, SCREEN)
    assert placed() == [(1, second.pk), (2, first.pk)]
    form = sent(client.get(SCREEN))
    assert form[f"{row_of(form, second)}place"] == "1"
    form[f"{row_of(form, second)}place"] = ""
    client.post(SCREEN, form)
    assert placed() == [(1, first.pk)]
    assert FrontArrangement.objects.first().by == cast.editor


def test_the_story_of_a_number_that_is_typed_is_found(client, cast, live):
    hidden = story(cast)
    client.force_login(cast.editor)
    form = typed(client)
    blank = next(name for name, value in form.items() if name.endswith("-article") and not value)
    form |= {blank: str(hidden.pk), blank.removesuffix("article") + "place": "1"}
    assert client.post(SCREEN, form).status_code == 302
    assert placed() == [(1, hidden.pk)]


@pytest.mark.parametrize("number", ["999999", "0", "-1", "x", "9" * 30, "1.5"])
def test_a_forged_number_is_refused_and_nothing_is_lost(client, cast, live, number):
    client.force_login(cast.editor)
    form = typed(client, p1=live[0])
    blank = next(name for name, value in form.items() if name.endswith("-article") and not value)
    form |= {blank: number, blank.removesuffix("article") + "place": "2", "text_ko": "치는 중"}
    response = client.post(SCREEN, form)
    assert response.status_code == 200
    assert not FrontArrangement.objects.exists()
    kept = sent(response)
    assert kept[f"{row_of(kept, live[0])}place"] == "1" and kept["text_ko"] == "치는 중"


def test_another_desks_unpublished_story_cannot_be_put_on_and_is_not_named(client, cast, live):
    hidden = story(cast, bureau=cast.gangwon, ko={"headline": "비밀 기사", "body": "<p>글.</p>"})
    arrange_front([Spot(hidden.pk)], None, by=cast.admin, based_on=0)
    client.force_login(cast.editor)
    for page in (SCREEN, LIST, f"{LIST}{FrontArrangement.objects.get().pk}/change/"):
        assert "비밀 기사" not in client.get(page).content.decode(), page
    client.force_login(cast.other_editor)
    for page in (SCREEN, LIST, f"{LIST}{FrontArrangement.objects.get().pk}/change/"):
        assert "비밀 기사" in client.get(page).content.decode(), page


@pytest.mark.parametrize("who", ["reporter", "translator"])
def test_who_may_not_arrange_sees_what_was_and_finds_no_form(client, cast, live, who):
    arrange_front([Spot(live[0].pk)], None, by=cast.admin, based_on=0)
    client.force_login(getattr(cast, who))
    html = client.get(LIST).content.decode()
    assert SCREEN not in html
    assert client.get(f"{LIST}{FrontArrangement.objects.get().pk}/change/").status_code == 200
    assert client.get(SCREEN).status_code == client.post(SCREEN, {"based_on": "1"}).status_code == 404
    for verb in ("change", "delete"):
        page = f"{LIST}{FrontArrangement.objects.get().pk}/{verb}/"
        assert client.post(page, {"post": "yes"}).status_code == 404
    assert FrontArrangement.objects.count() == 1


def test_what_somebody_else_put_there_meanwhile_is_shown_before_it_is_replaced(client, cast, live):
    first, second = live
    client.force_login(cast.editor)
    form = typed(client, p1=first)
    arrange_front([Spot(second.pk)], None, by=cast.other_editor, based_on=0)
    response = client.post(SCREEN, form)
    assert response.status_code == 200
    assert placed() == [(1, second.pk)]
    alert = re.search(r'<div class="errornote" role="alert">(.*?)</div>', response.content.decode(), re.S)[1]
    assert f"<li>{second.pk} " in alert
    assert client.post(SCREEN, sent(response)).status_code == 302
    assert placed() == [(1, first.pk)]


def test_a_strip_is_set_from_the_screen_and_comes_back_until_it_ends(client, cast, live):
    client.force_login(cast.editor)
    now = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
    with clock.at(now):
        form = typed(client) | {"story": str(live[0].pk), "text_ko": "새 부두", "until": "2031-03-04 13:00"}
        assert client.post(SCREEN, form).status_code == 302
        found = FrontArrangement.objects.get()
        assert (found.strip_article, found.strip_text_ko) == (live[0], "새 부두")
        assert found.strip_until == now + dt.timedelta(hours=1)
        assert sent(client.get(SCREEN))["story"] == str(live[0].pk)
    with clock.at(now + dt.timedelta(hours=1)):
        assert sent(client.get(SCREEN))["story"] == ""


@pytest.mark.parametrize(
    ("strip", "field"),
    [
        ({"story": "{live}"}, "until"),
        ({"text_ko": "새 부두"}, "story"),
        ({"story": "{live}", "until": "soon"}, "until"),
        ({"story": "{live}", "until": "2031-03-04 13:00", "text_en": "a" * 121}, "text_en"),
        ({"based_on": "x"}, "based_on"),
        ({"based_on": "9" * 40}, "based_on"),
    ],
)
def test_half_a_strip_is_sent_back_with_a_word_beside_the_field(client, cast, live, strip, field):
    client.force_login(cast.editor)
    form = typed(client) | {name: value.format(live=live[0].pk) for name, value in strip.items()}
    response = client.post(SCREEN, form)
    assert response.status_code == 200
    assert field in response.context["strip"].errors
    assert not FrontArrangement.objects.exists()


def test_more_rows_than_the_form_has_are_refused(client, cast, live):
    client.force_login(cast.editor)
    form = typed(client) | {"spots-TOTAL_FORMS": "5000"}
    assert client.post(SCREEN, form).status_code == 200
    assert client.post(SCREEN, {"based_on": "0"}).status_code == 200
    assert not FrontArrangement.objects.exists()
