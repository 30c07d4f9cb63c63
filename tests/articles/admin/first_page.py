"""The desk's first page as its context: what it shows a person, and what of it waits for them."""

from typing import Any

import pytest

from articles.admin.home import context


@pytest.fixture
def desk(rf: Any) -> Any:
    """What the page shows somebody: a function from the person to its context."""

    def look(user: Any) -> dict[str, Any]:
        request = rf.get("/admin/")
        request.user = type(user).objects.get(pk=user.pk)
        return context(request)

    return look


def needs(found: dict[str, Any]) -> dict[str, list[tuple[int, str]]]:
    return {
        group.code: [(line.entry.article, line.entry.language) for line in group.lines]
        for group in found["needs"]
    }
