"""One act on many stories: seen before for each, done for each by itself, told for each afterwards."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from articles.models import Edition, Recall, TransitionLog
from articles.workflow import breaker
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

pytestmark = pytest.mark.django_db

BULK = "/admin/articles/article/bulk/"


@pytest.fixture
def desk(cast: Any, client: Client) -> Client:
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    return client


def ids(*articles: Any) -> str:
    return ",".join(str(article.pk) for article in articles)


def look(desk: Client, chosen: str, verb: str, languages: tuple[str, ...] = ("ko",), **more: str) -> Any:
    data = {"ids": chosen, "step": "look", "verb": verb, "languages": languages, "reason": "", **more}
    return desk.post(BULK, data)


def do(desk: Client, page: Any, **more: str) -> Any:
    """What the page of the look offers, posted as a browser would."""
    text = page.content.decode()
    form = text[text.index('name="versions"') - 2000 : text.index('name="versions"') + 4000]
    found: dict[str, Any] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(html.unescape(value))
    found.pop("csrfmiddlewaretoken", None)
    return desk.post(BULK, {**found, **more})


def stages(*articles: Any, language: str = "ko") -> list[str]:
    return [edition(article, language).stage for article in articles]


def test_a_list_of_stories_is_approved_and_published_each_by_itself(cast, desk):
    good, empty, gone = story(cast), story(cast, ko={"headline": "본문이 없는 글"}), story(cast)
    perform("spike", edition(gone, "ko"), by=cast.editor, reason="no news")
    first = desk.post(BULK, {"ids": [str(one.pk) for one in (good, empty, gone)]})
    assert first.status_code == 200 and "3 stories" in first.content.decode()
    page = look(desk, ids(good, empty, gone), "approve")
    text = page.content.decode()
    assert "1 of 3 texts can be done." in text
    assert text.count("Not possible.") == 2 and "Readers see no difference." in text
    assert stages(good, empty, gone) == ["draft", "draft", "spiked"], "a look changes nothing"
    results = do(desk, page).content.decode()
    assert "1 of 3 texts done." in results and results.count("Not done.") == 2
    assert stages(good, empty, gone) == ["approved", "draft", "spiked"]
    page = look(desk, ids(good), "publish")
    assert "Readers see this text from now on." in page.content.decode()
    do(desk, page)
    assert edition(good, "ko").releases.count() == 1


def test_a_text_somebody_saved_meanwhile_is_left_and_the_others_done(cast, desk):
    first, second = story(cast), story(cast)
    page = look(desk, ids(first, second), "approve", ("ko", "en"))
    save_copy(first, {"ko": (1, {"headline": "그사이 고친 제목"})}, by=cast.admin)
    results = do(desk, page).content.decode()
    assert "3 of 4 texts done." in results and "Somebody saved this text" in results
    assert stages(first, second) == ["draft", "approved"]


def test_other_bureaus_stories_are_simply_not_there(cast, desk):
    mine, theirs = story(cast), story(cast, bureau=cast.gangwon, ko={"headline": "강원의 비밀"})
    for step in ("", "look", "do"):
        data = {"ids": ids(mine, theirs), "step": step, "verb": "spike", "languages": "ko", "reason": "x"}
        data["versions"] = f"{mine.pk}:ko:1:1 {theirs.pk}:ko:1:1"
        text = desk.post(BULK, data).content.decode()
        assert "강원의 비밀" not in text and f">{theirs.pk} " not in text
    assert stages(mine, theirs) == ["spiked", "draft"]
    desk.force_login(cast.nobody)
    assert desk.post(BULK, {"ids": ids(mine)}).status_code in (302, 403, 404)


def test_forged_versions_and_numbers_do_nothing(cast, desk):
    article = story(cast)
    for versions in (
        "",
        f"{article.pk}:ko:0:1",
        f"{article.pk}:ko:7:1",
        f"{article.pk}:en:1:1",
        "x" * 500_000,
    ):
        data = {"ids": ids(article), "step": "do", "verb": "spike", "languages": "ko", "reason": "x"}
        assert desk.post(BULK, {**data, "versions": versions}).status_code == 200
    for chosen in ("", "x", "-1", "0", "9" * 30, "1;2", "\x00", "999999999999999999"):
        assert "No story is chosen" in desk.post(BULK, {"ids": chosen}).content.decode()
    for verb in ("correct", "reopen", "delete", ""):
        assert (
            desk.post(BULK, {"ids": ids(article), "step": "do", "verb": verb, "languages": "ko"}).status_code
            == 200
        )
    assert stages(article) == ["draft"] and not TransitionLog.objects.exists()
    assert desk.get(BULK).status_code == 405


def test_ten_thousand_rows_are_refused_with_the_number(cast, desk):
    story(cast)
    chosen = ",".join(str(number) for number in range(1, 10_001))
    data = {"ids": chosen, "step": "do", "verb": "spike", "languages": "ko", "reason": "x"}
    response = desk.post(BULK, data)
    assert response.status_code == 400
    assert "10000 stories are chosen; at most 500" in response.content.decode()
    assert not TransitionLog.objects.exists()
    for count, status in ((500, 200), (501, 400)):
        chosen = ",".join(str(number) for number in range(1, count + 1))
        assert desk.post(BULK, {"ids": chosen}).status_code == status


def test_all_that_a_list_found_is_what_the_list_shows_this_person(cast, desk):
    mine = [story(cast, ko={"headline": f"부두 {number}"}) for number in range(3)]
    other, theirs = story(cast, ko={"headline": "다른 글"}), story(cast, bureau=cast.gangwon)
    text = desk.post(BULK, {"all": "1", "query": "?q=부두"}).content.decode()
    assert f'value="{ids(*mine)}"' in text
    text = desk.post(BULK, {"all": "1", "query": ""}).content.decode()
    assert f'value="{ids(*mine, other)}"' in text, "and no story of another bureau"
    assert theirs.bureau == cast.gangwon
    assert desk.post(BULK, {"all": "1", "query": "?headline_ko__startswith=x"}).status_code in (400, 404)


def test_a_reason_and_an_instant_are_asked_for_where_they_are_needed(cast, desk):
    article = story(cast)
    perform("approve", edition(article, "ko"), by=cast.editor)
    for verb, words in (("return", "Say why"), ("schedule", "Say from which instant on")):
        text = look(desk, ids(article), verb).content.decode()
        assert words in text and "can be done" not in text
    page = look(desk, ids(article), "schedule", instant="2031-03-04 12:00")
    do(desk, page)
    assert edition(article, "ko").releases.get().since.isoformat() == "2031-03-04T03:00:00+00:00"


def test_the_breaker_stops_the_list_and_goes_on_when_told(cast, desk, monkeypatch):
    monkeypatch.setattr(breaker, "MOST", 2)
    articles = [story(cast) for _number in range(4)]
    for article in articles:
        perform("approve", edition(article, "ko"), by=cast.admin)
    results = do(desk, look(desk, ids(*articles), "publish"))
    text = results.content.decode()
    assert "2 stories were published by you within one minute" in text and "Go on with the 2 left" in text
    assert sum(one.releases.exists() for one in Edition.objects.filter(language="ko")) == 2
    text = do(desk, results, go_on="on").content.decode()
    assert "2 of 2 texts done." in text
    assert sum(one.releases.exists() for one in Edition.objects.filter(language="ko")) == 4


def test_withholding_many_has_receipts_for_each(cast, desk):
    articles = [story(cast) for _number in range(2)]
    for article in articles:
        publish(article, "ko", cast.admin)
    do(desk, look(desk, ids(*articles), "withhold", reason="counsel"))
    assert [edition(article, "ko").hold for article in articles] == ["withheld"] * 2
    assert Recall.objects.count() == 2


def test_an_editor_kills_nothing_by_a_list(cast, desk):
    article = story(cast)
    publish(article, "ko", cast.admin)
    page = look(desk, ids(article), "kill", reason="x")
    assert "0 of 1 text can be done." in page.content.decode()
    data = {"ids": ids(article), "step": "do", "verb": "kill", "languages": "ko", "reason": "x"}
    text = desk.post(BULK, {**data, "versions": f"{article.pk}:ko:1:1"}).content.decode()
    assert "0 of 1 text done." in text and "You may not do this" in text
    assert edition(article, "ko").hold == "none"


def test_the_list_has_a_tick_for_each_story(cast, desk):
    article = story(cast)
    text = desk.get("/admin/articles/article/").content.decode()
    assert f'name="ids" value="{article.pk}" form="bulk"' in text
