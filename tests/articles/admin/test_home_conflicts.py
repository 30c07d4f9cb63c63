"""The desk's first page names where two texts stand against each other, to whom it concerns."""

from types import SimpleNamespace
from typing import Any

from django.test import Client

from articles import clock
from articles.workflow.copy import save_copy
from articles.workflow.task import close_task, open_task
from articles.workflow.typing import Typed, close, keep
from tests.articles.admin.first_page import desk as desk
from tests.articles.admin.first_page import needs
from tests.cast import edition, story


def test_ones_unsaved_words_that_a_save_overtook_are_a_conflict(cast: SimpleNamespace, desk: Any):
    """Mine alone, where the words differ, until the window's text is saved or thrown away."""
    article, calm, theirs = story(cast), story(cast), story(cast, bureau=cast.gangwon)
    mine, same = "a" * 32, "b" * 32
    for found, tab, text in (
        (article, mine, "내 제목"),
        (article, same, "남의 제목"),
        (calm, "c" * 32, "내 제목"),
    ):
        keep(found, tab, [Typed("ko", 1, 1, {"ko-headline": [text]})], by=cast.editor)
    keep(theirs, "d" * 32, [Typed("ko", 1, 1, {"ko-headline": ["바다"]})], by=cast.other_editor)
    assert "conflicts" not in needs(desk(cast.editor)), "nobody has saved anything since"
    for found in (article, theirs):
        save_copy(found, {"ko": (1, {"headline": "남의 제목"})}, by=cast.admin)
    found = desk(cast.editor)
    assert needs(found)["conflicts"] == [(article.pk, "ko")]
    line = next(group for group in found["needs"] if group.code == "conflicts").lines[0]
    assert line.entry.is_urgent
    assert line.address == f"/admin/articles/article/{article.pk}/change/#recover-1"
    assert "conflicts" not in needs(desk(cast.admin))
    assert needs(desk(cast.other_editor))["conflicts"] == [(theirs.pk, "ko")]
    close([mine], by=cast.editor, is_saved=False)
    assert "conflicts" not in needs(desk(cast.editor))


def test_the_line_of_a_conflict_leads_to_both_texts(cast: SimpleNamespace, client: Client):
    article = story(cast)
    keep(article, "a" * 32, [Typed("ko", 1, 1, {"ko-headline": ["내 제목"]})], by=cast.editor)
    save_copy(article, {"ko": (1, {"headline": "남의 제목"})}, by=cast.admin)
    client.force_login(cast.editor)
    address = f"/admin/articles/article/{article.pk}/change/"
    assert f'href="{address}#recover-1"' in client.get("/admin/").content.decode()
    assert 'id="recover-1"' in client.get(address).content.decode()


def test_a_fix_the_draft_could_not_take_in_is_a_conflict(cast: SimpleNamespace, desk: Any):
    found = edition(story(cast), "en")
    task = open_task("merge", f"edition:{found.pk}:release:1", at=clock.now(), edition=found)
    for who in (cast.editor, cast.admin):
        assert needs(desk(who))["conflicts"] == [(found.article_id, "en")]
        assert "tasks" not in needs(desk(who))
    assert "conflicts" not in needs(desk(cast.other_editor))
    close_task(task, by=cast.editor, at=clock.now(), outcome="in the draft now")
    assert "conflicts" not in needs(desk(cast.editor))
