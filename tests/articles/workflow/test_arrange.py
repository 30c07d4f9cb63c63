"""A coverage's order and notes: written at once, by those who may, and told to its page."""

from types import SimpleNamespace

import pytest

from articles.models import Article, Coverage, CoverageItem
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.arrange import Line, arrange
from articles.workflow.refusals import NotAllowed
from tests.cast import story


@pytest.fixture
def coverage(db: None) -> Coverage:
    return Coverage.objects.create(slug="pier", name_ko="부두", kind="special")


def rows(coverage: Coverage) -> list[tuple[int, int, str]]:
    return list(coverage.items.order_by("article").values_list("article", "position", "note_ko"))


def test_order_and_notes_do_not_touch_the_story(cast: SimpleNamespace, coverage: Coverage):
    article = story(cast, coverages=[coverage.pk])
    arrange(coverage, [Line(article, 7, {"note_ko": "첫 회"})], by=cast.editor)
    assert rows(coverage) == [(article.pk, 7, "첫 회")]
    assert Article.objects.get().version == 1
    assert keys.noun("coverage", coverage.pk) in Outbox.objects.get().keys


def test_stories_come_and_go_in_one_arrangement(cast: SimpleNamespace, coverage: Coverage):
    stays, goes = story(cast, coverages=[coverage.pk]), story(cast, coverages=[coverage.pk])
    comes = story(cast)
    lines = [Line(comes, 1, {}), Line(stays, 2, {"note_ko": "둘째"})]
    arrange(coverage, lines, by=cast.editor, out=[goes])
    assert rows(coverage) == [(stays.pk, 2, "둘째"), (comes.pk, 1, "")]


@pytest.mark.parametrize("who", ["reporter", "translator", "other_editor", "nobody"])
def test_who_may_not_changes_nothing(cast: SimpleNamespace, coverage: Coverage, who: str):
    """The other bureau's editor may change the coverage, but not this story's line in it."""
    article = story(cast, coverages=[coverage.pk])
    before = rows(coverage)
    with pytest.raises(NotAllowed):
        arrange(coverage, [Line(article, 9, {"note_ko": "x"})], by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        arrange(coverage, [], by=getattr(cast, who), out=[article])
    assert rows(coverage) == before
    assert CoverageItem.objects.count() == 1
    assert not Outbox.objects.exists()
