"""No save overwrites what its writer had not seen, in whatever order two people open, type and save."""

from types import SimpleNamespace
from typing import Any

import pytest

from articles.admin import seen_fields
from articles.workflow import copy
from tests.full.rivals import play

QUICK, ALL = 8, 500


def test_a_merge_that_looks_at_no_version_is_found_out(
    cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
):
    def blind(_article: Any, _part: str, _base: int, _version: int, mine: Any, theirs: Any) -> Any:
        return {field: value for field, value in mine.items() if value != theirs.get(field)}

    monkeypatch.setattr(copy, "merge", blind)
    assert play(cast, range(20), steps=20, until="form", doors=("form",)).overwritten


def test_a_noun_whose_form_remembers_nothing_is_found_out(
    cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(seen_fields, "settle", lambda form, cleaned: None)
    found = play(cast, range(20), steps=20, until="noun", doors=("noun",)).overwritten
    assert any(line.startswith("noun") for line in found)


def test_nobody_overwrites_what_they_had_not_seen(cast: SimpleNamespace):
    count = play(cast, range(QUICK))
    assert (count.overwritten, count.lost) == ([], [])
    assert count.plays == QUICK and count.saved > QUICK and count.refused and count.kept


@pytest.mark.full
def test_five_hundred_orders_overwrite_and_lose_nothing(cast: SimpleNamespace):
    count = play(cast, range(1000, 1000 + ALL), steps=16)
    assert (count.overwritten, count.lost) == ([], [])
    assert count.plays == ALL
