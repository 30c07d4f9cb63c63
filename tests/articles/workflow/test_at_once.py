"""Several people at the same moment, each in a thread and a connection of their own, on both databases."""

import threading
from typing import Any

import pytest
from django.db import connections

from articles.models import Article, Edition, Release
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from articles.workflow.refusals import NotPossible, Refused
from tests.cast import edition, story


def versions(article: Article) -> tuple[int, int, int]:
    """Shared, Korean, English."""
    shared = Article.objects.get(pk=article.pk).version
    return shared, edition(article, "ko").copy_version, edition(article, "en").copy_version


def at_once(saves: list[tuple[str, dict[str, Any]]], article: Article, by: Any) -> list[str]:
    """Each save from version 1 in a thread of its own; "saved" or the refusal's name, in the saves' order."""
    gate, outcomes = threading.Barrier(len(saves)), ["" for _ in saves]

    def run(place: int, part: str, data: dict[str, Any]) -> None:
        try:
            gate.wait(10)
            save_copy(article, {part: (1, data)}, by=by)
            outcomes[place] = "saved"
        except Refused as error:
            outcomes[place] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, *given)) for place, given in enumerate(saves)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_five_who_save_one_field_at_the_same_moment_exactly_one_wins(cast):
    article = story(cast)
    outcomes = at_once([("ko", {"headline": f"제목 {number}"}) for number in range(5)], article, cast.admin)
    assert sorted(outcomes) == ["Conflict"] * 4 + ["saved"]
    saved = Article.objects.get(pk=article.pk)
    assert saved.headline_ko == f"제목 {outcomes.index('saved')}"
    assert versions(article) == (1, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_those_who_save_different_parts_at_the_same_moment_all_win(cast):
    article = story(cast)
    saves = [
        ("ko", {"headline": "ㄱ"}),
        ("ko", {"deck": "ㄴ"}),
        ("en", {"headline": "A"}),
        ("shared", {"slugline": "s"}),
    ]
    assert at_once(saves, article, cast.admin) == ["saved"] * 4
    assert versions(article) == (2, 3, 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_the_same_moment_one_is_told_it_is_published_already(cast):
    article = story(cast)
    found = perform("approve", edition(article, "ko"), by=cast.admin).edition
    gate, outcomes = threading.Barrier(2), []

    def run() -> None:
        try:
            gate.wait(10)
            perform("publish", found, by=cast.admin)
            outcomes.append("published")
        except NotPossible:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["published", "refused"]
    assert Release.objects.filter(edition=found).count() == 1
    assert Edition.objects.get(pk=found.pk).phase(found.releases.get().since) == "live"
