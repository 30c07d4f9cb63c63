"""The audit log on a screen: who sees which rows, how they are found, and the table that is taken along."""

import csv
import io
from types import SimpleNamespace

import pytest
from django.test import Client

from articles import clock
from articles.models import AuditEntry
from articles.workflow import audit
from tests.cast import person, publish, story

LIST = "/admin/articles/auditentry/"


@pytest.fixture
def logged(cast: SimpleNamespace) -> SimpleNamespace:
    """An act in each bureau and a log-in without a story; the chief is Honam's."""
    cast.chief = person("honam-chief", "bureau_chief", cast.honam)
    cast.ours = publish(story(cast), "ko", cast.editor).article_id
    cast.theirs = publish(story(cast, bureau=cast.gangwon), "ko", cast.other_editor).article_id
    audit.record("login", {"what": "logged_in", "device": "new"}, by=cast.editor)
    return cast


def numbers(response) -> set[int]:
    return {row.number for row in response.context["cl"].result_list}


def test_a_chief_sees_the_rows_of_the_own_bureaus_stories(logged, client: Client):
    client.force_login(logged.chief)
    assert numbers(client.get(LIST)) == {1, 2}
    client.force_login(logged.admin)
    assert numbers(client.get(LIST)) == {1, 2, 3, 4, 5}
    for user in (logged.editor, logged.reporter, logged.translator):
        client.force_login(user)
        assert client.get(LIST).status_code == 404, user


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=login", {5}),
        ("kind=act", {1, 2, 3, 4}),
        ("kind=export", set()),
        ("q=gangwon", {3, 4}),
        ("q=5", {5}),
        ("q=99999999999999999999999", set()),
        ("day=2000-01-01", set()),
        ("day=nonsense", set()),
        ("by=nonsense", set()),
    ],
)
def test_rows_are_found_by_kind_person_day_and_number(logged, client: Client, query: str, found: set[int]):
    client.force_login(logged.admin)
    assert numbers(client.get(f"{LIST}?{query}")) == found


def test_rows_are_found_by_person_and_day(logged, client: Client):
    client.force_login(logged.admin)
    today = clock.seoul_day(clock.now()).isoformat()
    assert numbers(client.get(f"{LIST}?by={logged.other_editor.pk}")) == {3, 4}
    assert numbers(client.get(f"{LIST}?day={today}&by={logged.editor.pk}")) == {1, 2, 5}
    assert numbers(client.get(f"{LIST}?q={logged.ours}&kind=act")) >= {1, 2}


def test_a_row_says_in_words_what_was_done(logged, client: Client):
    client.force_login(logged.admin)
    html = client.get(LIST, headers={"Accept-Language": "en"}).content.decode()
    assert "logged in · device: new to us" in html
    assert "Approve · being written → approved · language: Korean" in html


def test_the_table_holds_what_the_list_shows_and_is_itself_recorded(logged, client: Client):
    client.force_login(logged.chief)
    answer = client.post(f"{LIST}table/?kind=act")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in table[1:]] == ["2", "1"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    newest = AuditEntry.objects.latest("number")
    assert (newest.kind, newest.by, newest.told["rows"]) == ("export", logged.chief, 2)
    assert client.get(f"{LIST}table/").status_code == 405
    client.force_login(logged.editor)
    assert client.post(f"{LIST}table/").status_code == 404


def test_no_cell_of_the_table_is_a_formula(cast, client: Client):
    for name in ('=HYPERLINK("x")', "+1", "-1", "@a", "  =1", "＝1", "|cmd"):
        audit.record("login", {"what": "logged_in"}, by_name=name)
    client.force_login(cast.admin)
    text = b"".join(client.post(f"{LIST}table/").streaming_content).decode("utf-8-sig")
    cells = [cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row]
    assert len(cells) == 49
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "|", "＝"))]


def test_nobody_changes_a_row_by_the_screen(logged, client: Client):
    client.force_login(logged.admin)
    row = AuditEntry.objects.first()
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{row.pk}/change/", {"kind": "login"}).status_code == 404
    assert client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 404
    assert client.get(f"{LIST}add/").status_code == 404


def test_the_first_day_of_all_is_an_empty_list(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    for day in ("0001-01-01", "9999-12-31", "nonsense"):
        page = client.get("/admin/articles/auditentry/", {"day": day})
        assert page.status_code == 200 and page.context["cl"].result_count == 0
