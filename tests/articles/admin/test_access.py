"""Every address of the admin, every role, own and other bureau: the answer is the table's, each time."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles.admin import preview
from articles.models import Article
from articles.workflow.grants import may
from articles.workflow.policy import POLICY, ROLES
from tests.articles.admin import access, doors

# Of the walk every so-and-so-many-th request within `make test`; all of them in `make test-full`.
STEP = 23


@pytest.fixture
def rooms(cast: SimpleNamespace, pier: Any, foreign_photo: Any) -> dict[str, Any]:
    return {
        "honam": doors.exhibit(cast, cast.honam, cast.editor, pier),
        "gangwon": doors.exhibit(cast, cast.gangwon, cast.other_editor, foreign_photo),
        "paper": doors.whole_paper(cast),
    }


def test_every_address_has_a_row():
    assert access.without_row() == set()
    assert set(access.OTHERWISE) | set(access.table()) == doors.names() - {""}


def test_an_address_without_a_row_is_found(monkeypatch: pytest.MonkeyPatch):
    """The planted fault: a new address nobody thought about."""
    names = doors.names()
    monkeypatch.setattr(doors, "names", lambda: names | {"articles_article_export"})
    assert access.without_row() == {"articles_article_export"}


def test_a_view_that_forgets_the_scope_is_found(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    """The planted fault: a page that gets its story without asking whose it is."""
    wanted = [
        cell
        for cell in access.cells(rooms)
        if cell.name == "articles_article_preview" and cell.place == access.OTHERS
    ]
    assert list(access.walk(client, wanted, cast, rooms)) == []
    monkeypatch.setattr(preview, "row", lambda request, model, pk, **more: Article.objects.get(pk=pk))
    client.force_login(cast.editor)
    leaks = [cell for cell in wanted if cell.who == "bureau_editor"]
    assert [bool(access.deviation(client, cell, rooms)) for cell in leaks] == [True]


def test_the_matrix_of_the_policy_is_what_people_may(cast: SimpleNamespace, rooms: dict[str, Any]):
    """B1: role x model x operation x {own, other bureau, whole paper}, asked of the code that answers."""
    people = access.people(cast)
    asked: Counter[bool] = Counter()
    wrong = []
    for cell, label, operation, record in access.matrix(cast, rooms):
        expected = access.expects(cell, ((label, operation),), record, is_about_record=True)
        asked[expected] += 1
        if may(people[cell.who], type(record), operation, record) is not expected:
            wrong.append(cell)
    models, operations = len(POLICY), len({operation for found in POLICY.values() for operation in found})
    told = f"{len(ROLES)} roles, {models} models, {operations} operations: {sum(asked.values())} cells"
    print(f"B1: {told}, {asked[True]} allowed, {len(wrong)} deviations")
    assert wrong == []
    assert sum(asked.values()) > 6_048 and asked[True] > 400


def test_every_address_has_a_row_and_a_part_of_them_holds(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    everything = access.cells(rooms)
    part = everything[::STEP]
    found = list(access.walk(client, part, cast, rooms))
    print(f"walk: {len(part)} of {len(everything)} requests, {len(found)} deviations")
    assert found == []


@pytest.mark.full
def test_every_address_has_a_row_and_every_row_holds(
    cast: SimpleNamespace, client: Client, rooms: dict[str, Any]
):
    everything = access.cells(rooms)
    found = list(access.walk(client, everything, cast, rooms))
    print(f"walk: {len(everything)} requests at {len(access.table())} addresses by {len(access.WHO)} people,"
          f" {len(found)} deviations")  # fmt: skip
    assert found == []
