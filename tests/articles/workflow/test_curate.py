"""A coverage takes stories in and out from its own side, as saves of those stories."""

from types import SimpleNamespace

import pytest

from articles.models import Article, Coverage, CoverageItem, SavedCopy
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.curate import put_in, take_out
from articles.workflow.refusals import NotAllowed
from tests.cast import story


@pytest.fixture
def coverage(db: None) -> Coverage:
    return Coverage.objects.create(slug="pier", name_ko="부두", kind="special")


def test_a_story_put_in_has_its_place_and_note_and_a_new_version(cast: SimpleNamespace, coverage: Coverage):
    article = story(cast)
    put_in(coverage, article, by=cast.editor, position=3, note_ko="첫 회")
    item = CoverageItem.objects.get()
    assert (item.article, item.position, item.note_ko) == (article, 3, "첫 회")
    assert Article.objects.get().version == 2
    assert SavedCopy.objects.get().replaced_by == cast.editor
    assert keys.noun("coverage", coverage.pk) in Outbox.objects.latest("pk").keys


def test_a_story_taken_out_stays_in_its_other_coverages(cast: SimpleNamespace, coverage: Coverage):
    other = Coverage.objects.create(slug="port", name_ko="항구", kind="issue")
    article = story(cast, coverages=[coverage.pk, other.pk])
    take_out(coverage, article, by=cast.editor)
    assert CoverageItem.objects.get().coverage == other
    assert keys.noun("coverage", coverage.pk) in Outbox.objects.latest("pk").keys


@pytest.mark.parametrize("who", ["translator", "other_editor", "other_reporter", "nobody"])
def test_who_may_not_change_the_story_cannot_move_it(cast: SimpleNamespace, coverage: Coverage, who: str):
    article = story(cast)
    with pytest.raises(NotAllowed):
        put_in(coverage, article, by=getattr(cast, who), position=1)
    assert not CoverageItem.objects.exists()
    assert Article.objects.get().version == 1
