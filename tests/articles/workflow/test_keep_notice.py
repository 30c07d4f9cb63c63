"""A notice that came with a text: kept by those who may import, for that edition alone, and told."""

from types import SimpleNamespace
from typing import Any

import pytest

from articles.models import Edition
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import Notice
from articles.workflow.keep_notice import LINE, keep_notice
from articles.workflow.perform import perform
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import edition, publish, story


def kept(found: Edition, by: Any, **given: Any) -> Notice:
    words = {"claim": "ⓒ 새길일보 {2026}", "terms": "재배포 금지", "holder": None, "reason": "came with it"}
    return keep_notice(found, by=by, **{**words, **given})


@pytest.mark.parametrize("who", ["reporter", "editor", "admin"])
def test_who_may_import_keeps_it_word_for_word_for_this_edition(cast: SimpleNamespace, who: str):
    by = getattr(cast, who)
    article = story(cast, by=by)
    notice = kept(edition(article, "ko"), by)
    assert (notice.is_verbatim, notice.claim_line_ko, notice.terms_line_ko) == (
        True, "ⓒ 새길일보 {2026}", "재배포 금지",
    )  # fmt: skip
    assert not notice.claim_line_en and notice.created_by_id == by.pk
    assert (edition(article, "ko").scope, edition(article, "en").scope) == (notice.scope, None)
    assert set(Outbox.objects.get().keys) == {
        keys.notices(notice.scope.pk), keys.edition(article.pk, "ko"),
    }  # fmt: skip


@pytest.mark.parametrize("who", ["reporter", "translator", "other_editor", "other_reporter", "nobody"])
def test_nobody_keeps_one_for_a_story_that_is_not_theirs_to_import(cast: SimpleNamespace, who: str):
    article = story(cast, bylines=[])
    with pytest.raises(NotAllowed):
        kept(edition(article, "ko"), getattr(cast, who))
    assert edition(article, "ko").scope is None
    assert Notice.objects.count() == 1 and not Outbox.objects.exists()


def test_a_second_one_is_refused(cast: SimpleNamespace):
    found = edition(story(cast), "ko")
    kept(found, cast.admin)
    with pytest.raises(NotPossible):
        kept(found, cast.admin)


def test_a_claim_that_is_pinned_already_is_not_changed(cast: SimpleNamespace):
    article = story(cast)
    publish(article, "ko", cast.admin)
    perform("withhold", edition(article, "ko"), by=cast.admin, reason="asked by counsel")
    with pytest.raises(NotPossible):
        kept(edition(article, "ko"), cast.admin)


@pytest.mark.parametrize("field", ["claim", "terms"])
def test_a_line_too_long_to_print_is_refused(cast: SimpleNamespace, field: str):
    found = edition(story(cast), "ko")
    with pytest.raises(NotPossible):
        kept(found, cast.admin, **{field: "가" * (LINE + 1)})
    assert kept(found, cast.admin, **{field: "가" * LINE})
