"""The screens of a withdrawal: which languages, what became of every place, what is asked by hand."""

import re
from typing import Any

import pytest

from articles.models import Recall
from articles.workflow.recall import recall
from articles.workflow.together import Seen
from tests.cast import agency, edition, publish, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(cast: Any) -> Any:
    article = story(cast)
    for language in ("ko", "en"):
        publish(article, language, cast.admin)
    return article


def holds(article: Any) -> list[str]:
    return [edition(article, language).hold for language in ("ko", "en")]


def address(article: Any, verb: str, language: str = "ko") -> str:
    return f"/admin/articles/article/{article.pk}/act/{language}/{verb}/"


TYPED = {"shared_version": 1, "copy_version_ko": 1, "copy_version_en": 1, "reason": "wrong person"}


def test_the_page_of_a_kill_names_the_languages_and_does_all_at_once(cast, client, live):
    client.force_login(cast.admin)
    client.cookies["staff_language"] = "en"
    page = client.get(address(live, "kill")).content.decode()
    assert re.search(r'name="also" value="en"[^>]*checked', page)
    response = client.post(address(live, "kill"), {**TYPED, "also": ["en"], "order_ref": "YNA-7"})
    found = Recall.objects.get()
    assert response.url == f"/admin/articles/recall/{found.pk}/change/"
    assert holds(live) == ["killed", "killed"]
    assert (found.languages, found.order_ref) == (["ko", "en"], "YNA-7")
    html = client.get(response.url).content.decode()
    assert "Gone from every place of ours." in html
    for words in (
        "wrong person",
        "YNA-7",
        "its own page",
        "feeds",
        "sitemaps",
        "Naver",
        "copies in browsers",
    ):
        assert words in html, words


def test_a_language_that_is_not_ticked_stays(cast, client, live):
    client.force_login(cast.admin)
    client.post(address(live, "withhold"), TYPED)
    assert holds(live) == ["withheld", "none"]


def test_a_language_somebody_saved_meanwhile_stops_all(cast, client, live):
    client.force_login(cast.admin)
    response = client.post(address(live, "kill"), {**TYPED, "copy_version_en": 7, "also": ["en"]})
    assert response.status_code == 200
    assert holds(live) == ["none", "none"] and not Recall.objects.exists()
    without = {name: value for name, value in TYPED.items() if name != "copy_version_en"}
    client.post(address(live, "kill"), {**without, "also": ["en"]})
    assert holds(live) == ["none", "none"]


def test_no_withdrawal_of_another_bureau_is_touched(cast, client, live):
    found = recall([Seen(edition(live, "ko"), 1, 1)], "kill", by=cast.admin, reason="x")
    receipt = found.receipts.get(surface="naver")
    base = f"/admin/articles/recall/{found.pk}"
    for who, status in (("other_editor", 404), ("reporter", 404), ("translator", 404), ("editor", 302)):
        client.force_login(getattr(cast, who))
        assert client.post(f"{base}/look/").status_code == status
        typed = {"state": "asked", "detail": "mail"}
        assert client.post(f"{base}/receipt/{receipt.pk}/", typed).status_code == status
    receipt.refresh_from_db()
    assert receipt.by_id == cast.editor.pk
    assert client.get(f"{base}/look/").status_code == 405


def test_a_receipt_of_another_withdrawal_is_not_there(cast, client, live):
    first = recall([Seen(edition(live, "ko"), 1, 1)], "kill", by=cast.admin, reason="x")
    second = recall([Seen(edition(live, "en"), 1, 1)], "kill", by=cast.admin, reason="y")
    client.force_login(cast.editor)
    receipt = second.receipts.get(surface="naver")
    found = client.post(f"/admin/articles/recall/{first.pk}/receipt/{receipt.pk}/", {"state": "asked"})
    assert found.status_code == 404
    for state in ("there", "kept", "x", ""):
        client.post(f"/admin/articles/recall/{second.pk}/receipt/{receipt.pk}/", {"state": state})
    receipt.refresh_from_db()
    assert receipt.state == "by_hand"


def test_the_list_says_where_something_is_still_to_be_seen(cast, client, live):
    found = recall([Seen(edition(live, "ko"), 1, 1)], "kill", by=cast.admin, reason="x")
    found.receipts.filter(surface="front").update(state="there", detail="200 /ko/articles/1/")
    client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    assert "1 place still shows it." in client.get("/admin/articles/recall/").content.decode()
    page = client.get(f"/admin/articles/recall/{found.pk}/change/").content.decode()
    assert "recall-alarm" in page and "<details open>" in page
    client.post(f"/admin/articles/recall/{found.pk}/look/")
    assert (
        "Gone from every place" in client.get(f"/admin/articles/recall/{found.pk}/change/").content.decode()
    )


def test_an_order_to_kill_finds_only_what_is_in_reach(cast, client):
    ours = story(cast, wire_ref="AKR20261124012300001", origin="wire", source_id=agency().pk)
    publish(ours, "ko", cast.admin)
    theirs = story(cast, bureau=cast.gangwon, wire_ref="AKR20261124012300001", slugline="theirs")
    alike = story(cast, en={"headline": "Boat capsizes off Solseom", "body": "<p>x</p>"})
    client.cookies["staff_language"] = "en"
    ask = "/admin/articles/article/agency-kill/"
    for who in ("reporter", "translator", "nobody"):
        client.force_login(getattr(cast, who))
        assert client.get(ask).status_code in (302, 404)
    client.force_login(cast.editor)
    assert "None." not in client.get(ask).content.decode()
    page = client.get(f"{ask}?ref=akr20261124012300001&words=boat+solseom").content.decode()
    assert f"/article/{ours.pk}/change/" in page and f"/article/{alike.pk}/change/" in page
    assert f"/article/{theirs.pk}/" not in page
    assert "1 more story of another bureau keeps this number" in page
    way = re.search(rf'/admin/articles/article/{ours.pk}/act/ko/withhold/\?[^"]*', page).group()
    sheet = client.get(way.replace("&amp;", "&")).content.decode()
    assert 'value="akr20261124012300001"' in sheet
    assert "The agency killed its item akr20261124012300001." in sheet
    client.force_login(cast.admin)
    page = client.get(f"{ask}?ref=AKR20261124012300001").content.decode()
    assert f"/article/{theirs.pk}/change/" in page and "more story" not in page


@pytest.mark.parametrize(
    "asked", ["", "?ref=&words=", "?ref=" + "9" * 81, "?words=" + "x" * 201, "?words=%00"]
)
def test_a_question_that_names_nothing_finds_nothing(cast, client, asked):
    story(cast)
    client.force_login(cast.editor)
    response = client.get(f"/admin/articles/article/agency-kill/{asked}")
    assert response.status_code == 200
    assert "/change/" not in response.content.decode().split('id="content-main"')[1]
