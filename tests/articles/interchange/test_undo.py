"""A guess of an import can be taken back as long as its place in the text is there."""

from types import SimpleNamespace

import pytest

from articles import clock
from articles.interchange.models import PageImport
from articles.interchange.undo import undo_guess
from articles.languages import own
from articles.models import Article, SavedCopy
from articles.workflow.copy import save_copy
from articles.workflow.refusals import NotAllowed, NotPossible
from tests.cast import story

BEFORE = ["<p>▲ 부두 ▲ 항로</p>"]
AFTER = ['<ul class="tri"><li>부두</li><li>항로</li></ul>']
TEXT = f"<p>앞 문단이다.</p>{AFTER[0]}<p>뒤 문단이다.</p>"


@pytest.fixture
def imported(cast: SimpleNamespace) -> PageImport:
    return PageImport.objects.create(
        article=story(cast, ko={"headline": "제목", "body": TEXT}),
        language="ko",
        sha256="0" * 64,
        evidence="",
        imported_at=clock.now(),
        found={"guesses": [{"code": "list", "before": BEFORE, "after": AFTER}]},
    )


def body(imported: PageImport) -> str:
    return own(Article.objects.get(pk=imported.article_id), "body", "ko")


def test_a_list_becomes_the_run_it_was(cast: SimpleNamespace, imported: PageImport):
    undo_guess(imported, 0, by=cast.editor)
    assert body(imported) == f"<p>앞 문단이다.</p>{BEFORE[0]}<p>뒤 문단이다.</p>"
    imported.refresh_from_db()
    assert imported.found["guesses"][0]["undone"] is True
    assert SavedCopy.objects.get().replaced_by == cast.editor


def test_what_was_edited_elsewhere_stays(cast: SimpleNamespace, imported: PageImport):
    save_copy(imported.article, {"ko": (1, {"body": TEXT.replace("뒤", "마지막")})}, by=cast.editor)
    undo_guess(imported, 0, by=cast.editor)
    assert "마지막 문단" in body(imported)
    assert "<ul" not in body(imported)


def test_a_place_that_is_gone_is_said_and_nothing_changes(cast: SimpleNamespace, imported: PageImport):
    save_copy(imported.article, {"ko": (1, {"body": "<p>새 글이다.</p>"})}, by=cast.editor)
    with pytest.raises(NotPossible):
        undo_guess(imported, 0, by=cast.editor)
    assert body(imported) == "<p>새 글이다.</p>"
    imported.refresh_from_db()
    assert "undone" not in imported.found["guesses"][0]


def test_a_guess_is_taken_back_once(cast: SimpleNamespace, imported: PageImport):
    undo_guess(imported, 0, by=cast.editor)
    with pytest.raises(NotPossible):
        undo_guess(imported, 0, by=cast.editor)


@pytest.mark.parametrize("index", [-1, 1, 99])
def test_a_guess_that_is_not_there_is_said(cast: SimpleNamespace, imported: PageImport, index: int):
    with pytest.raises(NotPossible):
        undo_guess(imported, index, by=cast.editor)


@pytest.mark.parametrize("who", ["reporter", "translator", "other_editor", "nobody"])
def test_only_the_bureaus_desk_takes_back(cast: SimpleNamespace, imported: PageImport, who: str):
    with pytest.raises(NotAllowed):
        undo_guess(imported, 0, by=getattr(cast, who))
    assert body(imported) == TEXT
